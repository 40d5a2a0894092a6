// SPDX-License-Identifier: MIT
// sys.stdin, stdout and stderr.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <mutex>

#include "framework/node/node.h"
#include "framework/thread/safepoint.h"
#include "languages/python/runtime/module.h"

namespace hypha::python {

namespace {

enum StreamField { kDescriptor };

int descriptor_of(Value s) { return int(native_field(s, kDescriptor).as_int()); }

void write_to(int descriptor, std::string_view text) {
  if (descriptor == 1) return write_stdout(text);
  write_unbuffered(descriptor, text);
}

Value stream_write(CallTarget*, const Value* args) {
  Value text = underlying(args[2]);
  if (!is_str(text)) return raise_type_error("write() argument must be str, not " + type_name(args[2]));
  if (descriptor_of(args[1]) == 0) return raise(types.OSError, "not writable");
  write_to(descriptor_of(args[1]), view_of(text));
  return fixnum(string::length(text.ptr<StringData>()));
}
Value stream_writelines(CallTarget*, const Value* args) {
  return for_each(args[2], [&](Value v) -> Value {
    const Value words[] = {kNil, args[1], v};
    PY_TRY(stream_write(nullptr, words));
    return kNil;
  });
}
Value stream_flush(CallTarget*, const Value* args) {
  if (descriptor_of(args[1]) == 1) flush_stdout();
  return kNil;
}

// A signal came while the read waited.
bool was_interrupted(FILE* f) {
  if (!std::ferror(f) || errno != EINTR) return false;
  std::clearerr(f);
  return true;
}

// Up to `last` or to the end; other threads run meanwhile. False: a signal came.
bool read_some(int last, std::string* text) {
  safepoint::Blocked blocked;
  static std::mutex input;  // the C library's own lock would hold up its flushing at exit
  std::lock_guard reading(input);
  for (int c; (c = getc_unlocked(stdin)) != EOF;) {
    *text += char(c);
    if (c == last) return true;
  }
  return !was_interrupted(stdin);
}
Value read_until(int last, std::string* text) {
  while (!read_some(last, text)) PY_TRY(poll_slow());
  return kNil;
}
Value stream_readline(CallTarget*, const Value*) {
  std::string line;
  PY_TRY(read_line(&line));
  return new_str(line);
}
Value stream_read(CallTarget*, const Value*) {
  std::string all;
  PY_TRY(read_until(EOF, &all));
  return new_str(all);
}
Value stream_next(Value) {
  std::string line;
  PY_TRY(read_line(&line));
  return line.empty() ? kUndefined : new_str(line);
}
Value same(Value s) { return s; }
Value stream_isatty(CallTarget*, const Value* args) { return boolean(isatty(descriptor_of(args[1]))); }
Value stream_fileno(CallTarget*, const Value* args) { return fixnum(descriptor_of(args[1])); }
Value stream_enter(CallTarget*, const Value* args) { return args[1]; }
Value stream_nothing(CallTarget*, const Value*) { return kNil; }

Value stream_name(Value s) {
  static const char* const kNames[] = {"<stdin>", "<stdout>", "<stderr>"};
  return new_str(kNames[descriptor_of(s)]);
}
Value stream_encoding(Value) { return new_str("utf-8"); }

const NativeRow kMethods[] = {{"write", stream_write, "s /"}, {"writelines", stream_writelines, "lines /"}, {"flush", stream_flush}, {"readline", stream_readline, "size= /"},
                              {"read", stream_read, "size= /"}, {"isatty", stream_isatty}, {"fileno", stream_fileno}, {"__enter__", stream_enter},
                              {"__exit__", stream_nothing, "*args"}, {"close", stream_nothing}};
const GetterRow kGetters[] = {{"name", stream_name}, {"encoding", stream_encoding}};

TypeInfo* stream_type() {
  static TypeInfo* t = [] {
    TypeInfo* made = define_native_type("TextIOWrapper", 1);
    made->module = "_io";
    made->iter = same;
    made->next = stream_next;
    define_methods(made, kMethods);
    define_getters(made, kGetters);
    return made;
  }();
  return t;
}
const MadeBeforeThreads made_streams([] {
  for (int i : {0, 1, 2}) standard_stream(i);
});

}  // namespace

Value read_line(std::string* line) { return read_until('\n', line); }

Value standard_stream(int descriptor) {
  static auto* streams = new Rooted<>[3];
  if (streams[descriptor].get() == kNil) streams[descriptor].set(new_native(stream_type(), {fixnum(descriptor)}));
  return streams[descriptor].get();
}

// kNil: what sys.stdout is now.
Value print_to(Value file, std::string_view text) {
  if (file == kNil) {
    Value sys = dict_get(loaded_modules(), "sys");
    file = is_kind(sys, Kind::Native) ? value_of(module_info(sys)->globals.find(intern("stdout"))) : kUndefined;
    if (file == kUndefined) file = standard_stream(1);
    if (file == kNil) return kNil;
  }
  if (type_of(file) == stream_type()) return write_to(descriptor_of(file), text), kNil;
  PY_TRY(call_method(file, names::write, {new_str(text)}));
  return kNil;
}

}  // namespace hypha::python
