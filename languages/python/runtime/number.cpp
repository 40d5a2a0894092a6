// SPDX-License-Identifier: MIT
// Arithmetic of bool, int and float.
#include <cmath>

#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

Value zero_division(const char* what) { return raise(types.ZeroDivisionError, what); }

// integer:: functions answer kFailed for what is too large to exist.
Value checked(Value v) { return v == kFailed ? raise_memory_error() : v; }

Value int_power(Value a, Value b) {
  int64_t n;
  if (integer::sign(b) < 0) {
    if (a == fixnum(0)) return zero_division("0.0 cannot be raised to a negative power");
    return box_double(std::pow(integer::to_double(a), integer::to_double(b)));
  }
  if (!integer::to_int64(b, &n)) {
    if (a == fixnum(0) || a == fixnum(1)) return a;
    if (a == fixnum(-1)) return fixnum(integer::bit(b, 0) ? -1 : 1);
    return raise_memory_error();
  }
  return checked(integer::pow(a, uint64_t(n)));
}

Value int_shift(Operator op, Value a, Value b) {
  if (integer::sign(b) < 0) return raise_value_error("negative shift count");
  int64_t n;
  bool left = op == Operator::LShift;
  if (!integer::to_int64(b, &n)) {
    if (a == fixnum(0)) return a;
    if (!left) return fixnum(integer::sign(a) < 0 ? -1 : 0);
    return raise_overflow_error("too many digits in integer");
  }
  return checked(left ? integer::shift_left(a, n) : integer::shift_right(a, n));
}

Value int_true_divide(Value a, Value b) {
  double q = integer::true_divide(a, b);
  return std::isinf(q) ? raise_overflow_error("integer division result too large for a float") : box_double(q);
}

Value int_operation(Operator op, Value a, Value b) {
  switch (op) {
    case Operator::Add:
      return checked(integer::add(a, b));
    case Operator::Sub:
      return checked(integer::sub(a, b));
    case Operator::Mul:
      return checked(integer::mul(a, b));
    case Operator::TrueDiv:
      return b == fixnum(0) ? zero_division("division by zero") : int_true_divide(a, b);
    case Operator::FloorDiv:
      return b == fixnum(0) ? zero_division("integer division or modulo by zero") : checked(integer::floor_div(a, b));
    case Operator::Mod:
      return b == fixnum(0) ? zero_division("integer modulo by zero") : checked(integer::floor_mod(a, b));
    case Operator::Pow:
      return int_power(a, b);
    case Operator::LShift:
    case Operator::RShift:
      return int_shift(op, a, b);
    case Operator::And:
      return checked(integer::bit_and(a, b));
    case Operator::Or:
      return checked(integer::bit_or(a, b));
    case Operator::Xor:
      return checked(integer::bit_xor(a, b));
    default:
      return kUndefined;
  }
}

double float_modulo(double a, double b) {
  double r = std::fmod(a, b);
  if (r != 0) return (b < 0) != (r < 0) ? r + b : r;
  return std::copysign(0.0, b);
}

double float_floor_divide(double a, double b) {
  double mod = std::fmod(a, b), div = (a - mod) / b;
  if (mod != 0 && (b < 0) != (mod < 0)) div -= 1.0;
  if (div == 0) return std::copysign(0.0, a / b);
  double floor = std::floor(div);
  return div - floor > 0.5 ? floor + 1.0 : floor;
}

Value float_power(double a, double b) {
  if (a == 0 && b < 0) return zero_division("0.0 cannot be raised to a negative power");
  if (a < 0 && std::isfinite(b) && b != std::floor(b)) return complex_power(a, b);
  double r = std::pow(a, b);
  if (std::isinf(r) && std::isfinite(a) && std::isfinite(b))
    return raise(types.OverflowError, {fixnum(34), new_str("Numerical result out of range")});
  return box_double(r);
}

Value float_operation(Operator op, double a, double b) {
  switch (op) {
    case Operator::Add:
      return box_double(a + b);
    case Operator::Sub:
      return box_double(a - b);
    case Operator::Mul:
      return box_double(a * b);
    case Operator::TrueDiv:
      return b == 0 ? zero_division("float division by zero") : box_double(a / b);
    case Operator::FloorDiv:
      return b == 0 ? zero_division("float floor division by zero") : box_double(float_floor_divide(a, b));
    case Operator::Mod:
      return b == 0 ? zero_division("float modulo") : box_double(float_modulo(a, b));
    case Operator::Pow:
      return float_power(a, b);
    default:
      return kUndefined;
  }
}

// An int as a double, or OverflowError.
Value as_double(Value v, double* out) {
  if (is_float(v)) return *out = number::to_double(v), kNil;
  *out = integer::to_double(v);
  return std::isinf(*out) ? raise_overflow_error("int too large to convert to float") : kNil;
}

bool is_number(Value v) { return v.is_int() || is_float(v) || is_bool(v) || is_kind(v, Kind::BigInt); }

}  // namespace

Value number_binary(Operator op, Value a, Value b) {
  a = underlying(a), b = underlying(b);
  if (!is_number(a) || !is_number(b)) return kUndefined;
  if (is_float(a) || is_float(b)) {
    if (op >= Operator::LShift || op == Operator::MatMul) return kUndefined;
    double x, y;
    if (is_bool(a)) a = fixnum(a == kTrue);
    if (is_bool(b)) b = fixnum(b == kTrue);
    PY_TRY(as_double(a, &x));
    PY_TRY(as_double(b, &y));
    return float_operation(op, x, y);
  }
  bool both_bools = is_bool(a) && is_bool(b);
  Value r = int_operation(op, int_of(a), int_of(b));
  if (both_bools && (op == Operator::And || op == Operator::Or || op == Operator::Xor)) return boolean(r == fixnum(1));
  return r;
}

// kUndefined: not two numbers.
Value number_compare(Compare op, Value a, Value b) {
  a = underlying(a), b = underlying(b);
  if (!is_number(a) || !is_number(b)) return kUndefined;
  if (is_bool(a)) a = fixnum(a == kTrue);
  if (is_bool(b)) b = fixnum(b == kTrue);
  int order;
  if (is_float(a) && is_float(b)) {
    double x = number::to_double(a), y = number::to_double(b);
    if (std::isnan(x) || std::isnan(y)) return boolean(op == Compare::NotEqual);
    order = x < y ? -1 : x > y;
  } else if (is_float(a) || is_float(b)) {
    double d = number::to_double(is_float(a) ? a : b);
    if (std::isnan(d)) return boolean(op == Compare::NotEqual);
    order = is_float(a) ? -integer::compare_double(b, d) : integer::compare_double(a, d);
  } else {
    order = integer::compare(a, b);
  }
  switch (op) {
    case Compare::Equal:
      return boolean(order == 0);
    case Compare::NotEqual:
      return boolean(order != 0);
    case Compare::Less:
      return boolean(order < 0);
    case Compare::LessEqual:
      return boolean(order <= 0);
    case Compare::Greater:
      return boolean(order > 0);
    default:
      return boolean(order >= 0);
  }
}

Value power(Value base, Value exponent, Value modulus) {
  if (modulus == kNil) return binary(Operator::Pow, base, exponent);
  Value a = int_of(base), e = int_of(exponent), m = int_of(modulus);
  if (a == kUndefined || e == kUndefined || m == kUndefined) {
    if (is_kind(base, Kind::Object)) {
      Value r = PY_TRY(call_special(base, intern("__pow__"), {exponent, modulus}));
      if (r != kUndefined && r != not_implemented) return r;
    }
    if (is_float(base) || is_float(exponent) || is_float(modulus))
      return raise_type_error("pow() 3rd argument not allowed unless all arguments are integers");
    return raise_type_error("unsupported operand type(s) for ** or pow(): '" + type_name(base) + "', '" +
                            type_name(exponent) + "', '" + type_name(modulus) + "'");
  }
  if (m == fixnum(0)) return raise_value_error("pow() 3rd argument cannot be 0");
  if (integer::sign(e) < 0) {
    a = integer::mod_inverse(a, m);
    if (a == kFailed) return raise_value_error("base is not invertible for the given modulus");
    e = integer::neg(e);
  }
  return checked(integer::pow_mod(a, e, m));
}

}  // namespace hypha::python
