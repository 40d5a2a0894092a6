// SPDX-License-Identifier: MIT
// The slow halves of Integer's operators.
#include <cmath>

#include "languages/ruby/core/numeric_support.h"

namespace hypha::ruby {

namespace {
double f(Value number) { return is_float(number) ? number::to_double(number) : integer::to_double(number); }
}  // namespace

Value integer_plus(Value a, Value b) {
  if (is_integer(b)) return big_result(integer::add(a, b));
  if (is_float(b)) return box_double(f(a) + f(b));
  return coerce_binary(a, b, names::plus);
}

Value integer_minus(Value a, Value b) {
  if (is_integer(b)) return big_result(integer::sub(a, b));
  if (is_float(b)) return box_double(f(a) - f(b));
  return coerce_binary(a, b, names::minus);
}

Value integer_times(Value a, Value b) {
  if (is_integer(b)) return big_result(integer::mul(a, b));
  if (is_float(b)) return box_double(f(a) * f(b));
  return coerce_binary(a, b, names::times);
}

Value integer_divide(Value a, Value b) {
  if (is_integer(b)) return integer::sign(b) == 0 ? raise_zero_division() : big_result(integer::floor_div(a, b));
  if (is_float(b)) return box_double(f(a) / f(b));
  return coerce_binary(a, b, names::divide);
}

Value integer_modulo(Value a, Value b) {
  if (is_integer(b)) return integer::sign(b) == 0 ? raise_zero_division() : big_result(integer::floor_mod(a, b));
  if (is_float(b)) return float_modulo(box_double(f(a)), b);
  return coerce_binary(a, b, names::modulo);
}

// A negative exponent makes a Rational.
static Value power_of_negative(Value a, Value exponent) {
  if (integer::sign(a) == 0) return raise_zero_division();
  Value positive = RB_TRY(integer_power(a, big_result(integer::neg(exponent))));
  return call_method(main_object, intern("Rational"), {fixnum(1), positive});
}
Value complex_power(Value a, Value b) {
  Value c = RB_TRY(call_method(main_object, intern("Complex"), {a, fixnum(0)}));
  return call_method(c, names::power, {b});
}

// Square and multiply while it fits 64 bits; kFailed otherwise.
static Value small_power(int64_t base, int64_t exponent) {
  int64_t result = 1;
  for (;; base *= base) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return kFailed;
    exponent >>= 1;
    if (exponent == 0) return integer::from_int64(result);
    if (base > INT32_MAX || base < -INT32_MAX) return kFailed;
  }
}

Value integer_power(Value a, Value b) {
  if (a.is_int() && b.is_int() && b.as_int() >= 0)
    if (Value v = small_power(a.as_int(), b.as_int()); v != kFailed) return v;
  if (is_float(b)) {
    double x = f(a), y = f(b);
    if (x < 0 && y != std::floor(y))
      return complex_power(a, b);
    return box_double(std::pow(x, y));
  }
  if (!is_integer(b)) return coerce_binary(a, b, names::power);
  if (integer::sign(b) < 0) return power_of_negative(a, b);
  if (a == fixnum(1)) return a;
  if (a == fixnum(-1)) return fixnum(integer::bit(b, 0) ? -1 : 1);
  if (a == fixnum(0)) return fixnum(integer::sign(b) == 0 ? 1 : 0);
  // As the reference: a result of more than 32 MB of bits is Infinity.
  constexpr double kLimitBits = 32.0 * 1024 * 1024 * 8;
  if (!b.is_int() || double(integer::bit_length(a)) * double(b.as_int()) > kLimitBits)
    return box_double(std::pow(f(a), f(b)));
  return big_result(integer::pow(a, uint64_t(b.as_int())));
}

// ---- bits

Value integer_and(Value a, Value b) {
  return is_integer(b) ? big_result(integer::bit_and(a, b)) : coerce_bits(a, b, names::bit_and);
}
Value integer_or(Value a, Value b) {
  return is_integer(b) ? big_result(integer::bit_or(a, b)) : coerce_bits(a, b, names::bit_or);
}
Value integer_xor(Value a, Value b) {
  return is_integer(b) ? big_result(integer::bit_xor(a, b)) : coerce_bits(a, b, names::bit_xor);
}

static Value shift(Value a, Value b, bool left) {
  Value n = RB_TRY(to_int(b));
  if (!n.is_int()) {
    bool grows = (integer::sign(n) > 0) == left;
    if (!grows) return fixnum(integer::sign(a) < 0 ? -1 : 0);
    return integer::sign(a) == 0 ? fixnum(0) : raise(classes.RangeError, "shift width too big");
  }
  Value v = left ? integer::shift_left(a, n.as_int()) : integer::shift_right(a, n.as_int());
  return v == kFailed ? raise(classes.NoMemoryError, "failed to allocate memory") : v;
}
Value integer_shift_left(Value a, Value b) { return shift(a, b, true); }
Value integer_shift_right(Value a, Value b) { return shift(a, b, false); }

// ---- comparison

namespace {
// <0, 0, >0; nothing if nan.
std::optional<int> order(Value a, Value b) {
  if (is_integer(b)) return integer::compare(a, b);
  double d = number::to_double(b);
  if (std::isnan(d)) return std::nullopt;
  return integer::compare_double(a, d);
}
template <class Test>
Value relation(Value a, Value b, Symbol* op, Test test) {
  if (!is_integer(b) && !is_float(b)) return coerce_relation(a, b, op);
  auto o = order(a, b);
  return boolean(o && test(*o));
}
}  // namespace

Value integer_less(Value a, Value b) {
  return relation(a, b, names::less, [](int o) { return o < 0; });
}
Value integer_less_equal(Value a, Value b) {
  return relation(a, b, names::less_equal, [](int o) { return o <= 0; });
}
Value integer_greater(Value a, Value b) {
  return relation(a, b, names::greater, [](int o) { return o > 0; });
}
Value integer_greater_equal(Value a, Value b) {
  return relation(a, b, names::greater_equal, [](int o) { return o >= 0; });
}

Value integer_equal(Value a, Value b) {
  if (is_integer(b)) return boolean(integer::equal(a, b));
  if (is_float(b)) return boolean(order(a, b) == 0);
  if (!b.is_heap() || is_string(b) || is_symbol(b) || is_array(b)) return kFalse;
  return boolean(RB_TRY(call_method(b, names::equal, {a})).truthy());
}

Value integer_compare(Value a, Value b) {
  if (!is_integer(b) && !is_float(b)) return coerce_compare(a, b);
  auto o = order(a, b);
  return o ? fixnum(*o < 0 ? -1 : *o > 0) : kNil;
}

}  // namespace hypha::ruby
