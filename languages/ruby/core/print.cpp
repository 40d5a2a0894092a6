// SPDX-License-Identifier: MIT
#include "languages/ruby/core/print.h"

#include <alloca.h>

#include "languages/ruby/core/format.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/stream.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

Value line(Value io, std::string_view text) {
  // One write, so that lines of several threads stay whole.
  if (is_io(io)) {
    return write_to(io, text, text.ends_with('\n') ? "" : "\n");
  }
  std::string whole(text);
  if (!text.ends_with('\n')) whole += '\n';
  return write_to(io, whole);
}

Value put_one(Value io, Value v) {
  if (is_string(v)) return line(io, string::handle_view(v.ptr<StringHandle>()));
  Value list = is_array(v) ? v : RB_TRY(to_ary(v));
  if (list == kNil) return line(io, view_of(RB_TRY(to_s(v))));
  RecursionGuard guard(reinterpret_cast<const void*>(put_one), list);
  if (!guard.entered()) return line(io, "[...]");
  if (!stack_has_room()) return raise_stack_overflow();
  for (int64_t i = 0; i < list.ptr<Array>()->length(); i++) RB_TRY(put_one(io, array::get(list.ptr<Array>(), i)));
  return kNil;
}

// ---- Kernel: to $stdout

// $stdout may be any object: its own puts is asked, and if that is this one, its `write`.
Value kernel_puts(Value self, Value values) {
  Value out = standard_output();
  return is_io(out) || out == self
             ? print_lines(out, values)
             : call_method(out, intern("puts"),
                           {values.ptr<Array>()->length() == 1 ? array::get(values.ptr<Array>(), 0) : values});
}
Value kernel_print(Value, Value values) { return print_values(standard_output(), values); }
Value kernel_p(Value, Value values) { return print_inspected(standard_output(), values); }
Value kernel_putc(Value, Value v) { return print_character(standard_output(), v); }
Value kernel_printf(Value, Value arguments) {
  auto* list = arguments.ptr<Array>();
  if (list->length() == 0) return kNil;
  Value first = array::get(list, 0);
  if (is_string(first)) return print_formatted(standard_output(), arguments);
  return print_formatted(first, ref(array::slice(classes.Array->instance_shape->id(), list, 1, list->length() - 1)));
}
Value kernel_display(Value self, Value port) {
  Value out = port == kUndefined ? standard_output() : port;
  RB_TRY(write_to(out, view_of(RB_TRY(to_s(self)))));
  return kNil;
}
Value kernel_warn(CallTarget*, const Value* args) {
  auto* list = args[2].ptr<Array>();
  if (list->length() == 0 || warnings_are_off()) return kNil;
  return print_lines(global_cell(intern("$stderr"))->get(), args[2]);
}
Value standard_input(const char* method, const Value* args) {
  Value in = global_cell(intern("$stdin"))->get();
  Value words[3];
  size_t n = 0;
  for (int i = 2; i < 4 && args[i] != kUndefined; i++) words[n++] = args[i];
  if (args[4] != kNil) words[n++] = args[4];
  return call_method(in, intern(method), std::span<const Value>(words, n), args[1], args[4] != kNil);
}
Value kernel_gets(CallTarget*, const Value* args) { return standard_input("gets", args); }
Value kernel_readline(CallTarget*, const Value* args) { return standard_input("readline", args); }
Value kernel_readlines(CallTarget*, const Value* args) { return standard_input("readlines", args); }

const NativeMethod kernel_methods[] = {
    {"puts", native<kernel_puts>, 0, 0, kRest | kModuleFunction},
    {"print", native<kernel_print>, 0, 0, kRest | kModuleFunction},
    {"p", native<kernel_p>, 0, 0, kRest | kModuleFunction},
    {"pp", native<kernel_p>, 0, 0, kRest | kModuleFunction},
    {"putc", native<kernel_putc>, 1, 0, kModuleFunction},
    {"printf", native<kernel_printf>, 0, 0, kRest | kModuleFunction},
    {"display", native<kernel_display>, 0, 1},
    {"warn", kernel_warn, 0, 0, kRest | kKeywords | kModuleFunction},
    {"gets", kernel_gets, 0, 2, kKeywords | kModuleFunction},
    {"readline", kernel_readline, 0, 2, kKeywords | kModuleFunction},
    {"readlines", kernel_readlines, 0, 2, kKeywords | kModuleFunction},
};

void define_print() {
  define_methods(classes.Kernel, kernel_methods);
  for (const char* name : {"$VERBOSE", "$DEBUG"}) global_cell(intern(name))->set(kFalse);
}
HY_RUBY_CORE(define_print);

}  // namespace

Value print_lines(Value io, Value values) {
  auto* list = values.ptr<Array>();
  if (list->length() == 0) return line(io, "");
  for (int64_t i = 0; i < list->length(); i++) RB_TRY(put_one(io, array::get(list, i)));
  return kNil;
}

Value print_values(Value io, Value values) {
  auto* list = values.ptr<Array>();
  if (list->length() == 0) RB_TRY(write_to(io, view_of(RB_TRY(to_s(global_cell(intern("$_"))->get())))));
  for (int64_t i = 0; i < list->length(); i++) RB_TRY(write_to(io, view_of(RB_TRY(to_s(array::get(list, i))))));
  return kNil;
}

Value print_inspected(Value io, Value values) {
  auto* list = values.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Value text = RB_TRY(inspect(array::get(list, i)));
    RB_TRY(write_to(io, std::string(view_of(text)) + "\n"));
  }
  return list->length() == 0 ? kNil : list->length() == 1 ? array::get(list, 0) : values;
}

Value print_formatted(Value io, Value arguments) {
  auto* list = arguments.ptr<Array>();
  int64_t n = list->length();
  if (n == 0) return kNil;
  auto* words = static_cast<Value*>(alloca(size_t(n) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(list, i);
  Value text = RB_TRY(format_string(words[0], std::span<const Value>(words + 1, size_t(n - 1))));
  return write_to(io, view_of(text));
}

Value print_character(Value io, Value v) {
  if (is_string(v)) {
    auto* s = text_of(v);
    RB_TRY(write_to(io, string::substring(s, 0, 1)->view()));
    return v;
  }
  int64_t code;
  RB_TRY(to_int64(v, &code));
  char byte = char(code);
  RB_TRY(write_to(io, {&byte, 1}));
  return v;
}

}  // namespace hypha::ruby
