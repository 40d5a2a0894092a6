// SPDX-License-Identifier: MIT
// print and input.
#include "languages/python/core/native.h"
#include "languages/python/runtime/module.h"

namespace hypha::python {

namespace {

// sep=, end=: a str, or None for the usual one.
Value text_argument(Value v, const char* name, const char* usual, std::string* out) {
  Value u = or_none(v);
  if (u == kNil) return *out = usual, kNil;
  Value text = underlying(u);
  if (!is_str(text)) return raise_type_error(std::string(name) + " must be None or a string, not " + type_name(u));
  return *out = std::string(view_of(text)), kNil;
}

// To standard output: in one piece. What was ready when a __str__ raised is printed.
Value print_at_once(Value values, const std::string& separator, const std::string& end) {
  std::string line;
  for (int64_t i = 0; i < length_of(values); i++) {
    if (i > 0) line += separator;
    Value text = str(array::get(array_of(values), i));
    if (text.is_completion()) {
      if (!line.empty()) PY_TRY(print_to(kNil, line));
      return text;
    }
    line += view_of(text);
  }
  return print_to(kNil, line += end);
}

Value print_each(Value file, Value values, const std::string& separator, const std::string& end) {
  for (int64_t i = 0; i < length_of(values); i++) {
    if (i > 0) PY_TRY(print_to(file, separator));
    Value text = PY_TRY(str(array::get(array_of(values), i)));
    PY_TRY(print_to(file, view_of(text)));
  }
  return print_to(file, end);
}

Value builtin_print(CallTarget*, const Value* a) {
  Value values = a[1], file = or_none(a[4]), flush = a[5];
  std::string separator, end;
  PY_TRY(text_argument(a[2], "sep", " ", &separator));
  PY_TRY(text_argument(a[3], "end", "\n", &end));
  PY_TRY(file == kNil ? print_at_once(values, separator, end) : print_each(file, values, separator, end));
  if (given(flush) && PY_TRY(truth(flush)) == kTrue) {
    if (file == kNil) flush_stdout();
    else PY_TRY(call_method(file, names::flush));
  }
  return kNil;
}

Value builtin_input(Value prompt) {
  if (given(prompt)) PY_TRY(print_to(kNil, view_of(PY_TRY(str(prompt)))));
  flush_stdout();
  std::string line;
  PY_TRY(read_line(&line));
  if (line.empty()) return raise(types.EOFError, "EOF when reading a line");
  if (line.back() == '\n') line.pop_back();
  return new_str(line);
}

constexpr NativeRow kRows[] = {
    {"print", builtin_print, "*args sep= end= file=None flush=False"},
    {"input", native<builtin_input>, "prompt='' /"},
};
void define_builtins_io() { define_functions(builtins, kRows); }
HY_PYTHON_CORE(define_builtins_io);

}  // namespace

}  // namespace hypha::python
