// SPDX-License-Identifier: MIT
// File and IO's class methods: opening, reading and writing whole files.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/stream.h"

namespace hypha::ruby {

namespace {

// ---- modes

struct OpenMode {
  int flags = O_RDONLY;
  bool readable = true, writable = false;
};

Value parse_mode(Value mode, OpenMode* out) {
  if (mode == kUndefined || mode == kNil) return kNil;
  if (mode.is_int()) {
    int access = int(mode.as_int()) & O_ACCMODE;
    *out = {int(mode.as_int()), access != O_WRONLY, access != O_RDONLY};
    return kNil;
  }
  std::string text(view_of(RB_TRY(to_str(mode))));
  std::string m = text.substr(0, text.find(':'));
  bool plus = m.find('+') != std::string::npos, exclusive = m.find('x') != std::string::npos;
  char kind = m.empty() ? 0 : m[0];
  for (size_t i = 1; i < m.size(); i++)
    if (std::string_view("+btx").find(m[i]) == std::string_view::npos) kind = 0;
  int access = plus ? O_RDWR : kind == 'r' ? O_RDONLY : O_WRONLY;
  switch (kind) {
    case 'r':
      out->flags = access;
      break;
    case 'w':
      out->flags = access | O_CREAT | O_TRUNC | (exclusive ? O_EXCL : 0);
      break;
    case 'a':
      out->flags = access | O_CREAT | O_APPEND;
      break;
    default:
      return raise(classes.ArgumentError, "invalid access mode " + text);
  }
  out->readable = plus || kind == 'r';
  out->writable = plus || kind != 'r';
  return kNil;
}

Value option(Value keywords, const char* name) {
  return keywords == kNil ? kUndefined : hash_get(keywords, symbol_value(intern(name)));
}

Value path_text(Value path, std::string* out) {
  if (is_io(path)) {
    Stream* s = stream_of(path);
    return *out = s ? s->path() : "", kNil;
  }
  if (!is_string(path) && path.is_heap() && responds_to(path, intern("to_path")))
    path = RB_TRY(call_method(path, intern("to_path")));
  *out = std::string(view_of(RB_TRY(to_str(path))));
  return out->find('\0') == std::string::npos ? kNil : raise(classes.ArgumentError, "string contains null byte");
}

Value open_stream(Value path, Value mode, Stream** out) {
  std::string name;
  RB_TRY(path_text(path, &name));
  OpenMode m;
  RB_TRY(parse_mode(mode, &m));
  int fd = ::open(name.c_str(), m.flags | O_CLOEXEC, 0666);
  if (fd < 0) return raise_errno(errno, "rb_sysopen - " + name);
  *out = new Stream(fd, m.readable, m.writable, name);
  return kNil;
}

// Opens, calls the block with the IO, closes.
Value with_block(Value io, Value block) {
  if (block == kNil) return io;
  Value v = call_block(block, {io});
  // A completion's payload must survive the closing, which raises nothing here.
  close_stream(io);
  return v;
}

// Words: [class, block, path, mode, permissions, keywords]
Value file_open(CallTarget*, const Value* args) {
  Value mode = args[3] == kUndefined ? option(args[5], "mode") : args[3];
  return with_block(RB_TRY(open_file(class_info(args[0]), args[2], mode)), args[1]);
}
Value file_new(CallTarget* t, const Value* args) {
  Value mode = args[3] == kUndefined ? option(args[5], "mode") : args[3];
  return open_file(class_info(args[0]), args[2], mode);
}
// open(path, mode) { }
Value kernel_open(CallTarget*, const Value* args) {
  Value mode = args[3] == kUndefined ? option(args[5], "mode") : args[3];
  return with_block(RB_TRY(open_file(classes.File, args[2], mode)), args[1]);
}

// ---- whole files

Value read_directory_error(const Stream* s) {
  struct stat info;
  return fstat(s->fd(), &info) == 0 && S_ISDIR(info.st_mode) ? raise_errno(EISDIR, "io_fread - " + s->path()) : kNil;
}

Value read_whole(Value path, Value length, Value offset, Encoding e) {
  Stream* s = nullptr;
  RB_TRY(open_stream(path, kUndefined, &s));
  std::unique_ptr<Stream> owner(s);
  RB_TRY(read_directory_error(s));
  int64_t n = -1, from = 0;
  if (length != kUndefined && length != kNil) RB_TRY(to_int64(length, &n));
  if (offset != kUndefined && offset != kNil) RB_TRY(to_int64(offset, &from));
  if (from) s->seek(from, SEEK_SET);
  std::string text;
  bool some = s->read(n, &text);
  return !some && n > 0 ? kNil : new_string(string::make(text, n >= 0 ? Encoding::Binary : e));
}
// Words: [class, block, path, length, offset, keywords]
Value io_read(CallTarget*, const Value* args) { return read_whole(args[2], args[3], args[4], Encoding::Utf8); }
Value io_binread(CallTarget*, const Value* args) { return read_whole(args[2], args[3], args[4], Encoding::Binary); }

Value write_whole(Value path, Value text, const char* mode) {
  Stream* s = nullptr;
  RB_TRY(open_stream(path, new_string(mode), &s));
  std::unique_ptr<Stream> owner(s);
  Value bytes = RB_TRY(to_s(text));
  int error = s->write(view_of(bytes));
  if (!error) error = s->close();
  return error ? raise_errno(error, s->path()) : fixnum(int64_t(view_of(bytes).size()));
}
// Words: [class, block, path, text, offset, keywords]
Value io_write(CallTarget*, const Value* args) {
  Value mode = option(args[5], "mode");
  if (mode == kUndefined) return write_whole(args[2], args[3], "w");
  std::string m(view_of(RB_TRY(to_str(mode))));
  return write_whole(args[2], args[3], m.c_str());
}

// foreach and readlines are each_line and readlines of the open file; words: [class, block, path, separator, limit,
// keywords]
Value with_lines(const Value* args, const char* method) {
  Value io = RB_TRY(open_file(classes.File, args[2], kUndefined));
  Value words[3];
  size_t n = 0;
  for (int i = 3; i < 5 && args[i] != kUndefined; i++) words[n++] = args[i];
  bool keywords = args[5] != kNil;
  if (keywords) words[n++] = args[5];
  Value v = call_method(io, intern(method), std::span<const Value>(words, n), args[1], keywords);
  close_stream(io);
  return v;
}
Value io_foreach(CallTarget*, const Value* args) {
  if (args[1] == kNil) return call_method(args[0], intern("to_enum"), {symbol_value(intern("foreach")), args[2]});
  Value v = with_lines(args, "each_line");
  return v.is_completion() ? v : kNil;
}
Value io_readlines(CallTarget*, const Value* args) { return with_lines(args, "readlines"); }

const NativeMethod singleton_methods[] = {
    {"open", file_open, 1, 2, kKeywords},     {"new", file_new, 1, 2, kKeywords},
    {"read", io_read, 1, 2, kKeywords},       {"binread", io_binread, 1, 2, kKeywords},
    {"write", io_write, 2, 1, kKeywords},     {"binwrite", io_write, 2, 1, kKeywords},
    {"foreach", io_foreach, 1, 2, kKeywords}, {"readlines", io_readlines, 1, 2, kKeywords},
};
const NativeMethod kernel_methods[] = {{"open", kernel_open, 1, 2, kKeywords | kModuleFunction}};

void define_file() {
  define_singleton_methods(classes.IO, singleton_methods);
  define_methods(classes.Kernel, kernel_methods);
}
HY_RUBY_CORE(define_file);

}  // namespace

Value open_file(ClassInfo* c, Value path, Value mode) {
  Stream* s = nullptr;
  RB_TRY(open_stream(path, mode, &s));
  return new_io(c, s);
}

}  // namespace hypha::ruby
