// SPDX-License-Identifier: MIT
// open() and file objects over the C library's streams. Text is UTF-8; line ends are read as \n. An operation has the
// stream to itself; while it waits, other threads run.
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <utility>

#include "framework/thread/object_lock.h"
#include "framework/thread/safepoint.h"
#include "languages/python/core/bytes.h"
#include "languages/python/core/str.h"

namespace hypha::python {

namespace {

// The stream is a pointer to an OpenFile (even: the collector takes it for a fixnum), 0 when closed.
enum { kStream, kName, kMode, kFileFields };

TypeInfo* file_type;

struct OpenFile {
  std::mutex mutex;
  FILE* stream;               // null: closed
  std::atomic<int> users{1};  // the file object, and operations under way
};

OpenFile* open_file(Value f) { return reinterpret_cast<OpenFile*>(native_field(f, kStream).bits); }

class Operation {
 public:
  explicit Operation(Value f) {
    ObjectLock guard(f.ptr());
    file_ = open_file(f);
    if (file_) file_->users++;
  }
  ~Operation() { release(file_); }
  // work(FILE*) must not touch the heap. False: the file is closed.
  template <class F>
  bool run(F work) {
    if (!file_) return false;
    safepoint::Blocked blocked;
    std::lock_guard held(file_->mutex);
    if (!file_->stream) return false;
    work(file_->stream);
    return true;
  }
  static void release(OpenFile* file) {
    if (file && --file->users == 0) delete file;
  }

 private:
  OpenFile* file_;
};

Value closed_error() { return raise_value_error("I/O operation on closed file."); }
bool has_mode(Value f, const char* letters) { return view_of(native_field(f, kMode)).find_first_of(letters) != std::string_view::npos; }
bool is_binary(Value f) { return has_mode(f, "b"); }

Value check(Value f, const char* needs = "") {
  if (!open_file(f)) return closed_error();
  bool allowed = !*needs || has_mode(f, needs) || has_mode(f, "+");
  return allowed ? kNil : raise(types.OSError, *needs == 'r' ? "not readable" : "not writable");
}

Value text_result(Value f, std::string_view bytes) { return is_binary(f) ? new_bytes(bytes) : decode_bytes(bytes, kUndefined, kUndefined); }

// A character of text, \r\n and \r as \n.
// Signals do not end a read.
int next_byte(FILE* s) {
  int c;
  while ((c = getc_unlocked(s)) == EOF && std::ferror(s) && errno == EINTR) std::clearerr(s);
  return c;
}
int next_character(FILE* s, bool text) {
  int c = next_byte(s);
  if (c != '\r' || !text) return c;
  int following = next_byte(s);
  if (following != '\n' && following != EOF) std::ungetc(following, s);
  return '\n';
}

bool read_line(Value f, int64_t limit, std::string* line) {
  bool text = !is_binary(f);
  return Operation(f).run([&](FILE* s) {
    for (int c; limit != 0 && (c = next_character(s, text)) != EOF; limit--) {
      *line += char(c);
      if (c == '\n') break;
    }
  });
}

bool ends_character(FILE* s) {
  int following = getc_unlocked(s);
  if (following != EOF) std::ungetc(following, s);
  return (following & 0xC0) != 0x80 || following == EOF;
}

// At most n characters (bytes, if not `text`) more, -1: all. False: there are more than fit into one piece.
bool read_piece(FILE* s, bool text, int64_t* n, std::string* all) {
  constexpr size_t kPiece = 1 << 20;
  for (int c; *n != 0 && (c = next_character(s, text)) != EOF;) {
    *all += char(c);
    if (*n > 0 && (!text || ends_character(s))) --*n;
    if (all->size() % kPiece == 0) return false;
  }
  return true;
}

Value file_read(Value f, Value size) {
  int64_t n = -1;
  PY_TRY(check(f, "r"));
  if (given(size) && size != kNil) PY_TRY(to_int64(size, &n));
  std::string all;
  Operation operation(f);
  bool text = !is_binary(f);
  for (bool done = false; !done;) {
    if (!operation.run([&](FILE* s) { done = read_piece(s, text, &n, &all); })) return closed_error();
    if (!done && !heap::can_allocate(all.size() * 3)) return raise_memory_error();
  }
  return text_result(f, all);
}

Value file_readline(Value f, Value size) {
  int64_t n;
  PY_TRY(check(f, "r"));
  PY_TRY(optional_int(size, -1, &n));
  std::string line;
  return read_line(f, n, &line) ? text_result(f, line) : closed_error();
}

Value file_next(Value f) {
  PY_TRY(check(f, "r"));
  std::string line;
  if (!read_line(f, -1, &line)) return closed_error();
  return line.empty() ? kUndefined : text_result(f, line);
}

Value file_readlines(Value f) {
  Value list = new_list();
  for (;;) {
    Value line = PY_TRY(file_next(f));
    if (line == kUndefined) return list;
    array::push(array_of(list), line);
  }
}

Value file_write(Value f, Value v) {
  PY_TRY(check(f, "wax"));
  Value u = underlying(v);
  std::string_view bytes;
  if (is_binary(f)) {
    if (!bytes_of(u, &bytes)) return raise_type_error("a bytes-like object is required, not '" + type_name(v) + "'");
  } else {
    if (!is_str(u)) return raise_type_error("write() argument must be str, not " + type_name(v));
    bytes = view_of(u);
  }
  int error = 0;
  // Strings' bytes are immutable and stay where they are; a bytearray's contents are replaced, not changed.
  if (!Operation(f).run([&](FILE* s) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), s) != bytes.size()) error = errno;
      }))
    return closed_error();
  if (error) return raise_os_error(error, view_of(native_field(f, kName)));
  return fixnum(is_binary(f) ? int64_t(bytes.size()) : code_points(u));
}

Value file_writelines(Value f, Value lines) {
  return for_each(lines, [&](Value line) -> Value {
    PY_TRY(file_write(f, line));
    return kNil;
  });
}

Value file_flush(Value f) {
  PY_TRY(check(f));
  return Operation(f).run([](FILE* s) { std::fflush(s); }) ? kNil : closed_error();
}

Value file_close(Value f) {
  OpenFile* file;
  {
    ObjectLock guard(f.ptr());
    file = open_file(f);
    set_native_field(f, kStream, fixnum(0));
  }
  if (!file) return kNil;
  {
    safepoint::Blocked blocked;
    std::lock_guard held(file->mutex);
    std::fclose(std::exchange(file->stream, nullptr));
  }
  Operation::release(file);
  return kNil;
}

Value file_seek(Value f, Value offset, Value whence) {
  int64_t at, from;
  PY_TRY(check(f));
  PY_TRY(to_int64(offset, &at));
  PY_TRY(optional_int(whence, SEEK_SET, &from));
  int error = 0;
  long now = 0;
  if (!Operation(f).run([&](FILE* s) {
        if (std::fseek(s, long(at), int(from)) != 0) error = errno;
        now = std::ftell(s);
      }))
    return closed_error();
  return error ? raise_os_error(error, view_of(native_field(f, kName))) : int_value(now);
}
Value file_tell(Value f) {
  PY_TRY(check(f));
  long now = 0;
  return Operation(f).run([&](FILE* s) { now = std::ftell(s); }) ? int_value(now) : closed_error();
}

Value file_enter(Value f) {
  PY_TRY(check(f));
  return f;
}
Value file_exit(Value f, Value) { return file_close(f); }
Value file_readable(Value f) { return boolean(has_mode(f, "r+")); }
Value file_writable(Value f) { return boolean(has_mode(f, "wax+")); }
Value file_fileno(Value f) {
  PY_TRY(check(f));
  int descriptor = 0;
  return Operation(f).run([&](FILE* s) { descriptor = fileno(s); }) ? fixnum(descriptor) : closed_error();
}
Value file_closed(Value f) { return boolean(!open_file(f)); }
Value file_name(Value f) { return native_field(f, kName); }
Value file_mode(Value f) { return native_field(f, kMode); }
Value file_encoding(Value) { return new_str("UTF-8"); }
Value file_repr(Value f) {
  std::string name(view_of(PY_TRY(repr(native_field(f, kName))))), mode(view_of(native_field(f, kMode)));
  if (is_binary(f)) return new_str("<_io.BufferedReader name=" + name + ">");
  return new_str("<_io.TextIOWrapper name=" + name + " mode='" + mode + "' encoding='UTF-8'>");
}

// One of r, w, a, x; + and b or t at most once.
bool is_good_mode(std::string_view mode) {
  int actions = 0;
  for (char c : mode) {
    if (std::string_view("rwax").find(c) != std::string_view::npos) actions++;
    else if (std::string_view("+bt").find(c) == std::string_view::npos) return false;
    if (std::count(mode.begin(), mode.end(), c) > 1) return false;
  }
  return actions == 1 && !(mode.find('b') != std::string_view::npos && mode.find('t') != std::string_view::npos);
}

Value path_text(Value path, Value* out) {
  if (has_special(path, names::fspath)) path = PY_TRY(call_special(path, names::fspath));
  *out = underlying(path);
  if (is_bytes(*out)) *out = PY_TRY(decode_bytes(view_of(*out), kUndefined, new_str("surrogateescape")));
  if (!is_str(*out)) return raise_type_error("expected str, bytes or os.PathLike object, not " + type_name(path));
  return view_of(*out).find('\0') == std::string_view::npos ? kNil : raise_value_error("embedded null byte");
}

// Null: errno says why.
FILE* open_stream(const std::string& path, const std::string& how) {
  int error = 0;
  FILE* s;
  {
    safepoint::Blocked blocked;
    s = std::fopen(path.c_str(), how.c_str());
    if (!s) error = errno;
    if (s && how[0] == 'r' && how.find('+') == std::string::npos) {  // a directory opens, and then cannot be read
      int c = std::getc(s);
      if (c == EOF && errno == EISDIR) {
        std::fclose(s);
        s = nullptr;
        error = EISDIR;
      } else if (c != EOF) {
        std::ungetc(c, s);
      }
    }
  }
  errno = error;
  return s;
}

Value builtin_open(CallTarget*, const Value* a) {
  Value path, mode = given(a[2]) ? underlying(a[2]) : new_str("r");
  PY_TRY(path_text(a[1], &path));
  if (!is_str(mode)) return raise_type_error("open() argument 'mode' must be str, not " + type_name(a[2]));
  if (!is_good_mode(view_of(mode))) return raise_value_error("invalid mode: " + quoted(view_of(mode)));
  std::string how;
  for (char c : view_of(mode))
    if (c == '+' || std::string_view("rwa").find(c) != std::string_view::npos) how.insert(c == '+' ? how.size() : 0, 1, c);
    else if (c == 'x') how.insert(0, "wx");
  FILE* s = open_stream(std::string(view_of(path)), how);
  if (!s) return raise_os_error(errno, view_of(path));
  return new_native(file_type, {Value{reinterpret_cast<uint64_t>(new OpenFile{{}, s})}, path, mode});
}

constexpr GetterRow kGetters[] = {{"closed", file_closed}, {"name", file_name}, {"mode", file_mode}, {"encoding", file_encoding}};
constexpr NativeRow kRows[] = {
    {"read", native<file_read>, "size=-1 /"},
    {"readline", native<file_readline>, "size=-1 /"},
    {"readlines", native<file_readlines>},
    {"write", native<file_write>, "text /"},
    {"writelines", native<file_writelines>, "lines /"},
    {"flush", native<file_flush>},
    {"close", native<file_close>},
    {"seek", native<file_seek>, "cookie whence=0 /"},
    {"tell", native<file_tell>},
    {"readable", native<file_readable>},
    {"writable", native<file_writable>},
    {"fileno", native<file_fileno>},
    {"__enter__", native<file_enter>},
    {"__exit__", native<file_exit>, "*args"},
    {"__repr__", native<file_repr>},
};
constexpr NativeRow kOpen[] = {{"open", builtin_open, "file mode='r' buffering=-1 encoding=None errors=None newline=None closefd=True opener=None"}};

void define_file() {
  file_type = define_iterator("TextIOWrapper", kFileFields, file_next);
  file_type->module = "_io";
  define_methods(file_type, kRows);
  define_getters(file_type, kGetters);
  define_functions(builtins, kOpen);
}
HY_PYTHON_CORE(define_file);

}  // namespace

}  // namespace hypha::python
