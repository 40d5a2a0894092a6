// SPDX-License-Identifier: MIT
// IO: reading and writing streams.
#include <fcntl.h>
#include <unistd.h>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/print.h"
#include "languages/ruby/core/stream.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

Value closed() { return raise(classes.IOError, "closed stream"); }

// Sets *out, or raises IOError.
Value open_stream(Value self, Stream** out) {
  *out = stream_of(self);
  return *out ? kNil : closed();
}
Value reader(Value self, Stream** out) {
  RB_TRY(open_stream(self, out));
  if ((*out)->fd() == 0) flush_standard_output();
  return (*out)->readable() ? kNil : raise(classes.IOError, "not opened for reading");
}

// ---- writing

Value io_write(Value self, Value parts) {
  auto* list = parts.ptr<Array>();
  int64_t bytes = 0;
  for (int64_t i = 0; i < list->length(); i++) {
    Value s = RB_TRY(to_s(array::get(list, i)));
    RB_TRY(write_to(self, view_of(s)));
    bytes += int64_t(view_of(s).size());
  }
  return fixnum(bytes);
}
Value io_append(Value self, Value v) {
  Value s = RB_TRY(to_s(v));
  RB_TRY(write_to(self, view_of(s)));
  return self;
}
Value io_puts(Value self, Value args) { return print_lines(self, args); }
Value io_print(Value self, Value args) { return print_values(self, args); }
Value io_putc(Value self, Value v) { return print_character(self, v); }
Value io_printf(Value self, Value args) { return print_formatted(self, args); }
Value io_flush(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  std::unique_lock held(s->lock);
  int error = s->flush();
  held.unlock();
  return error ? raise_errno(error, s->path()) : self;
}
Value io_fsync(Value self) {
  RB_TRY(io_flush(self));
  return fixnum(0);
}
Value io_sync(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  return boolean(s->sync);
}
Value io_set_sync(Value self, Value v) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  s->sync = v.truthy();
  std::lock_guard held(s->lock);
  if (s->sync) s->flush();
  return v;
}

// ---- reading

struct LineOptions {
  std::string separator = "\n";
  bool paragraph = false, chomp = false;
  int64_t limit = -1;
};

// (separator = "\n", limit = nil, chomp: false); nil: everything, "": paragraphs.
Value line_options(Value a, Value b, Value keywords, LineOptions* out) {
  Value limit = b;
  if (a == kNil)
    out->separator.clear();
  else if (a.is_int())
    limit = a;
  else if (a != kUndefined)
    out->separator = std::string(view_of(RB_TRY(to_str(a))));
  if (a != kUndefined && !a.is_int() && a != kNil && out->separator.empty()) {
    out->paragraph = true;
    out->separator = "\n\n";
  }
  if (limit != kUndefined && limit != kNil) RB_TRY(to_int64(limit, &out->limit));
  if (keywords != kNil) {
    Value chomp = hash_get(keywords, symbol_value(intern("chomp")));
    out->chomp = chomp != kUndefined && chomp.truthy();
  }
  return kNil;
}

// String or nil, or an interrupt's completion.
Value next_line(Stream* s, const LineOptions& o) {
  std::lock_guard held(s->lock);
  std::string line;
  if (o.paragraph) {
    int c;
    while ((c = s->read_byte()) == '\n') {
    }
    if (c >= 0) {
      char byte = char(c);
      s->unread({&byte, 1});
    }
  }
  if (!s->read_line(o.separator, o.limit, &line)) return s->interrupted();
  s->line++;
  if (o.chomp && !o.separator.empty() && line.ends_with(o.separator)) {
    line.resize(line.size() - o.separator.size());
    if (o.separator == "\n" && line.ends_with('\r')) line.pop_back();
  }
  return new_string(line);
}

// Words: [self, block, separator, limit, keywords]
Value io_gets(CallTarget*, const Value* args) {
  Stream* s;
  RB_TRY(reader(args[0], &s));
  LineOptions o;
  RB_TRY(line_options(args[2], args[3], args[4], &o));
  Value line = RB_TRY(next_line(s, o));
  global_cell(intern("$_"))->set(line);
  global_cell(intern("$."))->set(fixnum(s->line));
  return line;
}
Value io_readline(CallTarget* t, const Value* args) {
  Value line = RB_TRY(io_gets(t, args));
  return line == kNil ? raise(classes.EOFError, "end of file reached") : line;
}
Value io_readlines(CallTarget*, const Value* args) {
  Stream* s;
  RB_TRY(reader(args[0], &s));
  LineOptions o;
  RB_TRY(line_options(args[2], args[3], args[4], &o));
  Value lines = new_array();
  for (Value line; (line = RB_TRY(next_line(s, o))) != kNil;) array::push(lines.ptr<Array>(), line);
  return lines;
}
// The method without a block.
Value enumerator_for(const Value* args, const char* method) {
  Value words[4] = {symbol_value(intern(method))};
  size_t n = 1;
  for (int i = 2; i < 4 && args[i] != kUndefined; i++) words[n++] = args[i];
  if (args[4] != kNil) words[n++] = args[4];
  return call_method(args[0], intern("to_enum"), std::span<const Value>(words, n), kNil, args[4] != kNil);
}
Value io_each_line(CallTarget*, const Value* args) {
  if (args[1] == kNil) return enumerator_for(args, "each_line");
  LineOptions o;
  RB_TRY(line_options(args[2], args[3], args[4], &o));
  for (;;) {
    Stream* s;
    RB_TRY(reader(args[0], &s));
    Value line = RB_TRY(next_line(s, o));
    if (line == kNil) return args[0];
    RB_TRY(call_block(args[1], {line}));
  }
}
Value io_read(Value self, Value length, Value buffer) {
  Stream* s;
  RB_TRY(reader(self, &s));
  int64_t n = -1;
  if (length != kUndefined && length != kNil) {
    RB_TRY(to_int64(length, &n));
    if (n < 0) return raise(classes.ArgumentError, "negative length " + std::to_string(n) + " given");
  }
  std::string text;
  std::unique_lock held(s->lock);
  bool some = s->read(n, &text);
  RB_TRY(s->interrupted());
  held.unlock();
  if (!some && n > 0) return kNil;
  if (n < 0) return new_string(text);
  return new_string(string::make(text, Encoding::Binary));
}
Value io_getc(Value self) {
  Stream* s;
  RB_TRY(reader(self, &s));
  std::lock_guard held(s->lock);
  int c = s->read_byte();
  if (c < 0) return s->interrupted();
  std::string bytes(1, char(c));
  for (int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0; more > 0; more--)
    if (int next = s->read_byte(); next >= 0) bytes += char(next);
  return new_string(bytes);
}
Value io_getbyte(Value self) {
  Stream* s;
  RB_TRY(reader(self, &s));
  std::lock_guard held(s->lock);
  int c = s->read_byte();
  return c < 0 ? s->interrupted() : fixnum(c);
}
Value io_ungetc(Value self, Value v) {
  Stream* s;
  RB_TRY(reader(self, &s));
  Value text = RB_TRY(to_str(v));
  std::lock_guard held(s->lock);
  s->unread(view_of(text));
  return kNil;
}
Value io_eof(Value self) {
  Stream* s;
  RB_TRY(reader(self, &s));
  std::lock_guard held(s->lock);
  bool end = s->at_end();
  RB_TRY(s->interrupted());
  return boolean(end);
}

// ---- position and state

Value io_pos(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  std::unique_lock held(s->lock);
  int64_t at = s->position();
  held.unlock();
  return integer::from_int64(at);
}
Value io_seek(Value self, Value offset, Value whence) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  int64_t to, how = SEEK_SET;
  RB_TRY(to_int64(offset, &to));
  if (is_symbol(whence))
    how = view_of(whence) == "END" ? SEEK_END : view_of(whence) == "CUR" ? SEEK_CUR : SEEK_SET;
  else if (whence != kUndefined)
    RB_TRY(to_int64(whence, &how));
  std::unique_lock held(s->lock);
  int error = s->seek(to, int(how));
  held.unlock();
  return error ? raise_errno(error, s->path()) : fixnum(0);
}
Value io_rewind(Value self) {
  Value done = RB_TRY(io_seek(self, fixnum(0), kUndefined));
  stream_of(self)->line = 0;
  return done;
}
Value io_lineno(Value self) {
  Stream* s;
  RB_TRY(reader(self, &s));
  return fixnum(s->line);
}
Value io_set_lineno(Value self, Value v) {
  Stream* s;
  RB_TRY(reader(self, &s));
  RB_TRY(to_int64(v, &s->line));
  return v;
}
Value io_close(Value self) {
  Stream* s = stream_of(self);
  std::string path = s ? s->path() : "";
  int error = close_stream(self);
  return error ? raise_errno(error, path) : kNil;
}
Value io_is_closed(Value self) { return boolean(!stream_of(self)); }
Value io_fileno(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  return fixnum(s->fd());
}
Value io_is_tty(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  return boolean(s->is_terminal());
}
Value io_inspect(Value self) {
  Stream* s = stream_of(self);
  return new_string("#<" + class_name(real_class_of(self)) + ":" + (s ? s->path() : "(closed)") + ">");
}
Value io_path(Value self) {
  Stream* s;
  RB_TRY(open_stream(self, &s));
  return new_string(s->path());
}
Value io_self(Value self, Value) { return self; }

const NativeMethod methods[] = {
    {"write", native<io_write>, 0, 0, kRest},
    {"<<", native<io_append>, 1},
    {"puts", native<io_puts>, 0, 0, kRest},
    {"print", native<io_print>, 0, 0, kRest},
    {"putc", native<io_putc>, 1},
    {"printf", native<io_printf>, 0, 0, kRest},
    {"flush", native<io_flush>},
    {"fsync", native<io_fsync>},
    {"sync", native<io_sync>},
    {"sync=", native<io_set_sync>, 1},
    {"gets", io_gets, 0, 2, kKeywords},
    {"readline", io_readline, 0, 2, kKeywords},
    {"readlines", io_readlines, 0, 2, kKeywords},
    {"each_line", io_each_line, 0, 2, kKeywords},
    {"each", io_each_line, 0, 2, kKeywords},
    {"read", native<io_read>, 0, 2},
    {"getc", native<io_getc>},
    {"readchar", native<io_getc>},
    {"getbyte", native<io_getbyte>},
    {"ungetc", native<io_ungetc>, 1},
    {"eof?", native<io_eof>},
    {"eof", native<io_eof>},
    {"pos", native<io_pos>},
    {"tell", native<io_pos>},
    {"pos=", native<io_seek>, 1},
    {"seek", native<io_seek>, 1, 1},
    {"rewind", native<io_rewind>},
    {"lineno", native<io_lineno>},
    {"lineno=", native<io_set_lineno>, 1},
    {"close", native<io_close>},
    {"closed?", native<io_is_closed>},
    {"fileno", native<io_fileno>},
    {"to_i", native<io_fileno>},
    {"tty?", native<io_is_tty>},
    {"isatty", native<io_is_tty>},
    {"inspect", native<io_inspect>},
    {"path", native<io_path>},
    {"binmode", native<io_self>},
    {"set_encoding", native<io_self>, 1, 1},
};

void define_io() {
  define_methods(classes.IO, methods);
  include_module(classes.IO, classes.Enumerable);
  struct Standard {
    const char *constant, *global;
    Stream* stream;
  };
  const Standard standards[] = {
      {"STDIN", "$stdin", new Stream(0, true, false, "<STDIN>")},
      {"STDOUT", "$stdout", &output_stream()},
      {"STDERR", "$stderr", new Stream(2, false, true, "<STDERR>")},
  };
  for (const Standard& s : standards) {
    Value io = new_io(classes.IO, s.stream);
    set_constant(classes.Object, intern(s.constant), io);
    global_cell(intern(s.global))->set(io);
  }
  standards[2].stream->sync = true;
  global_cell(intern("$/"))->set(new_string("\n"));
}
HY_RUBY_CORE(define_io);

}  // namespace

}  // namespace hypha::ruby
