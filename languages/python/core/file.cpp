// SPDX-License-Identifier: MIT
// open() and file objects over the C library's streams. Text is UTF-8; line ends are read as \n.
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "languages/python/core/bytes.h"
#include "languages/python/core/str.h"

namespace hypha::python {

namespace {

// The stream is a raw pointer (even: the collector takes it for a fixnum), 0 when closed.
enum { kStream, kName, kMode, kFileFields };

TypeInfo* file_type;

FILE* stream_of(Value f) { return reinterpret_cast<FILE*>(native_field(f, kStream).bits); }
bool has_mode(Value f, const char* letters) { return view_of(native_field(f, kMode)).find_first_of(letters) != std::string_view::npos; }
bool is_binary(Value f) { return has_mode(f, "b"); }

Value check(Value f, const char* needs = "") {
  if (!stream_of(f)) return raise_value_error("I/O operation on closed file.");
  bool allowed = !*needs || has_mode(f, needs) || has_mode(f, "+");
  return allowed ? kNil : raise(types.OSError, *needs == 'r' ? "not readable" : "not writable");
}

Value text_result(Value f, std::string_view bytes) { return is_binary(f) ? new_bytes(bytes) : decode_bytes(bytes, kUndefined, kUndefined); }

// A character of text, \r\n and \r as \n.
int next_character(Value f) {
  FILE* s = stream_of(f);
  int c = std::getc(s);
  if (c != '\r' || is_binary(f)) return c;
  int following = std::getc(s);
  if (following != '\n' && following != EOF) std::ungetc(following, s);
  return '\n';
}

std::string read_line(Value f, int64_t limit) {
  std::string line;
  for (int c; limit != 0 && (c = next_character(f)) != EOF; limit--) {
    line += char(c);
    if (c == '\n') break;
  }
  return line;
}

Value file_read(Value f, Value size) {
  int64_t n = -1;
  PY_TRY(check(f, "r"));
  if (given(size) && size != kNil) PY_TRY(to_int64(size, &n));
  std::string all;
  bool text = !is_binary(f);
  for (int c; n != 0 && (c = next_character(f)) != EOF;) {
    all += char(c);
    if ((all.size() & 0xFFFFF) == 0 && !heap::can_allocate(all.size() * 3)) return raise_memory_error();
    bool ends_character = true;
    if (text && n > 0) {
      int following = std::getc(stream_of(f));
      ends_character = (following & 0xC0) != 0x80 || following == EOF;
      if (following != EOF) std::ungetc(following, stream_of(f));
    }
    if (n > 0 && ends_character) n--;
  }
  return text_result(f, all);
}

Value file_readline(Value f, Value size) {
  int64_t n;
  PY_TRY(check(f, "r"));
  PY_TRY(optional_int(size, -1, &n));
  return text_result(f, read_line(f, n));
}

Value file_next(Value f) {
  PY_TRY(check(f, "r"));
  std::string line = read_line(f, -1);
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
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_of(f)) != bytes.size()) return raise_os_error(errno, view_of(native_field(f, kName)));
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
  std::fflush(stream_of(f));
  return kNil;
}

Value file_close(Value f) {
  if (FILE* s = stream_of(f)) std::fclose(s);
  set_native_field(f, kStream, fixnum(0));
  return kNil;
}

Value file_seek(Value f, Value offset, Value whence) {
  int64_t at, from;
  PY_TRY(check(f));
  PY_TRY(to_int64(offset, &at));
  PY_TRY(optional_int(whence, SEEK_SET, &from));
  if (std::fseek(stream_of(f), long(at), int(from)) != 0) return raise_os_error(errno, view_of(native_field(f, kName)));
  return int_value(std::ftell(stream_of(f)));
}
Value file_tell(Value f) {
  PY_TRY(check(f));
  return int_value(std::ftell(stream_of(f)));
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
  return fixnum(fileno(stream_of(f)));
}
Value file_closed(Value f) { return boolean(!stream_of(f)); }
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

Value builtin_open(CallTarget*, const Value* a) {
  Value path, mode = given(a[2]) ? underlying(a[2]) : new_str("r");
  PY_TRY(path_text(a[1], &path));
  if (!is_str(mode)) return raise_type_error("open() argument 'mode' must be str, not " + type_name(a[2]));
  if (!is_good_mode(view_of(mode))) return raise_value_error("invalid mode: " + quoted(view_of(mode)));
  std::string how;
  for (char c : view_of(mode))
    if (c == '+' || std::string_view("rwa").find(c) != std::string_view::npos) how.insert(c == '+' ? how.size() : 0, 1, c);
    else if (c == 'x') how.insert(0, "wx");
  FILE* s = std::fopen(view_of(path).data(), how.c_str());
  if (s && how[0] == 'r' && how.find('+') == std::string::npos) {  // a directory opens, and then cannot be read
    int c = std::getc(s);
    if (c == EOF && errno == EISDIR) {
      std::fclose(s);
      return raise_os_error(EISDIR, view_of(path));
    }
    if (c != EOF) std::ungetc(c, s);
  }
  if (!s) return raise_os_error(errno, view_of(path));
  return new_native(file_type, {Value{reinterpret_cast<uint64_t>(s)}, path, mode});
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
