// SPDX-License-Identifier: MIT
#include "languages/ruby/core/numeric_support.h"

#include <cmath>

namespace hypha::ruby {

std::string describe_operand(Value v) {
  if (!v.is_heap() || is_float(v) || is_symbol(v)) {
    Value text = is_integer(v) ? kFailed : inspect(v);
    if (!text.is_completion()) return std::string(view_of(text));
    return integer::to_string(v);
  }
  return class_name(real_class_of(v));
}

Value raise_comparison(Value a, Value b) {
  return raise(classes.ArgumentError,
               "comparison of " + class_name(real_class_of(a)) + " with " + describe_operand(b) + " failed");
}
Value raise_zero_division() { return raise(classes.ZeroDivisionError, "divided by 0"); }
Value raise_too_big() { return raise(classes.NoMemoryError, "failed to allocate memory"); }

// kTrue: *a and *b are the pair; kFalse: b knows no coerce (or answers nil).
static Value coerce_pair(Value* a, Value* b, bool required) {
  if (!responds_to(*b, names::coerce, true)) return kFalse;
  Value pair = RB_TRY(call_method(*b, names::coerce, {*a}));
  if (pair == kNil && !required) return kFalse;
  if (!is_array(pair) || pair.ptr<Array>()->length() != 2) return raise(classes.TypeError, "coerce must return [x, y]");
  *a = array::get(pair.ptr<Array>(), 0);
  *b = array::get(pair.ptr<Array>(), 1);
  return kTrue;
}

static Value raise_no_coercion(Value a, Value b) {
  return raise(classes.TypeError, describe_operand(b) + " can't be coerced into " + class_name(real_class_of(a)));
}

Value coerce_binary(Value a, Value b, Symbol* op) {
  Value x = a, y = b;
  if (RB_TRY(coerce_pair(&x, &y, true)) == kFalse) return raise_no_coercion(a, b);
  return call_method(x, op, {y});
}

Value coerce_bits(Value a, Value b, Symbol* op) {
  Value x = a, y = b;
  if (RB_TRY(coerce_pair(&x, &y, true)) == kFalse || !responds_to(x, op)) return raise_no_coercion(a, b);
  return call_method(x, op, {y});
}

Value coerce_compare(Value a, Value b) {
  if (RB_TRY(coerce_pair(&a, &b, false)) == kFalse) return kNil;
  return call_method(a, names::compare, {b});
}

Value coerce_relation(Value a, Value b, Symbol* op) {
  Value x = a, y = b;
  if (RB_TRY(coerce_pair(&x, &y, false)) == kTrue) {
    Value v = RB_TRY(call_method(x, op, {y}));
    if (v != kNil) return v;
  }
  return raise_comparison(a, b);
}

double floor_modulo(double x, double y, double* quotient) {
  double m = std::fmod(x, y);
  if (std::isinf(y) && !std::isinf(x)) m = x;
  double q = std::isinf(x) && !std::isinf(y) ? x : (x - m) / y;
  if (y * m < 0) {
    m += y;
    q -= 1;
  }
  if (quotient) {
    if (q != 0) {
      double f = std::floor(q);
      q = q - f > 0.5 ? f + 1 : f;
    }
    *quotient = q;
  }
  return m;
}

Value integer_from_double(double d) {
  if (std::isnan(d)) return raise(classes.FloatDomainError, "NaN");
  if (std::isinf(d)) return raise(classes.FloatDomainError, d < 0 ? "-Infinity" : "Infinity");
  return integer::from_double(d);
}

Value rounding_mode(Value keywords, Rounding* mode) {
  *mode = Rounding::HalfUp;
  if (!is_hash(keywords)) return kNil;
  static Symbol* const half = intern("half");
  Value v = RB_TRY(hash_get(keywords, symbol_value(half)));
  if (v == kUndefined || v == kNil) return kNil;
  if (!is_symbol(v) && !is_string(v)) {
    v = RB_TRY(inspect(v));
    return raise(classes.ArgumentError, "invalid rounding mode: " + std::string(view_of(v)));
  }
  std::string_view name = view_of(v);
  if (name == "up") *mode = Rounding::HalfUp;
  else if (name == "even") *mode = Rounding::HalfEven;
  else if (name == "down") *mode = Rounding::HalfDown;
  else return raise(classes.ArgumentError, "invalid rounding mode: " + std::string(name));
  return kNil;
}

Value rounding_digits(Value v, int64_t* digits) {
  *digits = 0;
  return v == kUndefined ? kNil : to_int64(v, digits);
}

// The bound below which the reference takes the result for 0 without looking.
static bool rounds_to_zero(Value a, int64_t digits) {
  double bytes = a.is_int() ? 8 : double((integer::bit_length(a) + 7) / 8);
  return -0.415241 * double(digits) - 0.125 > bytes;
}

Value round_integer(Value a, int64_t digits, Rounding mode) {
  if (digits >= 0) return a;
  if (rounds_to_zero(a, digits)) return fixnum(0);
  return big_result(integer::round(a, uint64_t(-digits), mode));
}

}  // namespace hypha::ruby
