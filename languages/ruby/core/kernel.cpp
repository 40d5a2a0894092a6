// SPDX-License-Identifier: MIT
// Kernel's functions: conversions, sleep, and helpers of the translation.
#include <chrono>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/stream.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

// exception: false
bool wants_exception(Value keywords) {
  if (keywords == kNil) return true;
  Value e = hash_get(keywords, symbol_value(intern("exception")));
  return e == kUndefined || e.truthy();
}

Value kernel_integer(CallTarget*, const Value* args) {
  return convert_to_integer(args[2], args[3] == kNil ? kUndefined : args[3], wants_exception(args[4]));
}
Value kernel_float(CallTarget*, const Value* args) { return convert_to_float(args[2], wants_exception(args[3])); }

Value kernel_string(Value, Value v) {
  if (is_string(v)) return v;
  if (v.is_heap() && responds_to(v, names::to_str, true)) return to_str(v);
  return to_s(v);
}

Value kernel_array(Value, Value v) {
  if (v == kNil) return new_array();
  Value a = RB_TRY(to_ary(v));
  if (a != kNil) return a;
  if (!v.is_heap() || is_string(v) || is_symbol(v) || !responds_to(v, names::to_a, true)) return new_array({v});
  a = RB_TRY(call_method(v, names::to_a));
  if (is_array(a)) return a;
  if (a == kNil) return new_array({v});
  std::string c = class_name(real_class_of(v));
  return raise(classes.TypeError,
               "can't convert " + c + " to Array (" + c + "#to_a gives " + class_name(real_class_of(a)) + ")");
}

Value kernel_hash(Value, Value v) {
  if (is_hash(v)) return v;
  if (v == kNil || (is_array(v) && v.ptr<Array>()->length() == 0)) return new_hash();
  if (v.is_heap() && responds_to(v, names::to_hash, true)) {
    Value h = RB_TRY(call_method(v, names::to_hash));
    if (is_hash(h)) return h;
  }
  return raise(classes.TypeError, "can't convert " + conversion_subject(v) + " into Hash");
}

// Returns the whole seconds that passed.
Value kernel_sleep(Value, Value duration) {
  flush_standard_output();
  auto start = std::chrono::steady_clock::now();
  Deadline deadline;
  if (duration != kUndefined) {
    bool number = is_integer(duration) || is_float(duration) || is_a(duration, classes.Numeric);
    if (!number)
      return raise(classes.TypeError, "can't convert " + conversion_subject(duration) + " into time interval");
    double seconds;
    RB_TRY(to_double(duration, &seconds));
    if (seconds < 0) return raise(classes.ArgumentError, "time interval must not be negative");
    deadline = deadline_after(seconds);
  }
  RB_TRY(sleep_until(deadline, false));
  double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return fixnum(int64_t(passed + 0.5));
}

// when *list
Value case_any(Value, Value list, Value subject) {
  auto* patterns = list.ptr<Array>();
  for (int64_t i = 0; i < patterns->length(); i++) {
    Value p = array::get(patterns, i);
    Value matches = subject == kUndefined ? boolean(p.truthy()) : RB_TRY(case_equal(p, subject));
    if (matches == kTrue) return kTrue;
  }
  return kFalse;
}

Value kernel_global_variables(Value) { return global_names(); }

const NativeMethod kernel_methods[] = {
    {"Integer", kernel_integer, 1, 1, kKeywords | kModuleFunction},
    {"Float", kernel_float, 1, 0, kKeywords | kModuleFunction},
    {"String", native<kernel_string>, 1, 0, kModuleFunction},
    {"Array", native<kernel_array>, 1, 0, kModuleFunction},
    {"Hash", native<kernel_hash>, 1, 0, kModuleFunction},
    {"sleep", native<kernel_sleep>, 0, 1, kModuleFunction},
    {"global_variables", native<kernel_global_variables>, 0, 0, kModuleFunction},
    {"__case_any", native<case_any>, 2, 0, kPrivate},
};

void define_kernel() { define_methods(classes.Kernel, kernel_methods); }
HY_RUBY_CORE(define_kernel);

}  // namespace

}  // namespace hypha::ruby
