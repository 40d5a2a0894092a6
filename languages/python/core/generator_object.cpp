// SPDX-License-Identifier: MIT
// Generators as values.
#include "languages/python/runtime/generator.h"

namespace hypha::python {

namespace {

Value same(Value self) { return self; }

Value ended() { return raise_stop_iteration(next_result()); }
Value check(Value r) { return r == kUndefined ? ended() : r; }

Value generator_send_method(CallTarget*, const Value* args) { return check(generator_send(args[1], args[2])); }
Value generator_throw_method(CallTarget*, const Value* args) {
  Value e = args[2];
  if (is_type(e) && args[3] != kUndefined && args[3] != kNil) {
    e = is_exception(args[3]) ? args[3] : PY_TRY(call(e, {args[3]}));
  } else {
    if (!is_exception(e) && !(is_type(e) && type_info(e)->inherits_from(types.BaseException)))
      return raise_type_error("exceptions must be classes or instances deriving from BaseException, not " + type_name(e));
    e = PY_TRY(make_exception(e));
  }
  return check(generator_throw(args[1], e));
}
Value generator_close_method(CallTarget*, const Value* args) { return generator_close(args[1]); }
Value generator_repr(CallTarget*, const Value* args) {
  char address[32];
  std::snprintf(address, sizeof address, "0x%012lx", static_cast<unsigned long>(args[1].bits - 1));
  return new_str("<generator object " + generator_name(args[1]) + " at " + address + ">");
}
Value get_name(Value g) { return new_str(generator_name(g)); }

const NativeRow kMethods[] = {{"send", generator_send_method, "value /"}, {"throw", generator_throw_method, "typ val= tb= /"}, {"close", generator_close_method},
                              {"__repr__", generator_repr}};
const GetterRow kGetters[] = {{"__name__", get_name}, {"__qualname__", get_name}};

void define_generator() {
  types.generator->iter = same;
  types.generator->next = generator_next;
  define_methods(types.generator, kMethods);
  define_getters(types.generator, kGetters);
}
HY_PYTHON_CORE(define_generator);

}  // namespace

}  // namespace hypha::python
