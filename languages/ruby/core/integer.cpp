// SPDX-License-Identifier: MIT
// Integer: arithmetic, comparison, questions. Conversions and bits are in integer_convert.cpp.
#include <cmath>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/number_method.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/unary_operations.h"

namespace hypha::ruby {

namespace {

Value negate(Value a) { return big_result(integer::neg(a)); }
Value absolute(Value a) { return big_result(integer::abs(a)); }
Value complement(Value a) { return big_result(integer::bit_not(a)); }
Value succ(Value a) { return big_result(integer::add(a, fixnum(1))); }
Value pred(Value a) { return big_result(integer::sub(a, fixnum(1))); }
Value is_even(Value a) { return boolean(!integer::bit(a, 0)); }
Value is_odd(Value a) { return boolean(integer::bit(a, 0)); }
Value is_zero(Value a) { return boolean(integer::sign(a) == 0); }
Value is_positive(Value a) { return boolean(integer::sign(a) > 0); }
Value is_negative(Value a) { return boolean(integer::sign(a) < 0); }
Value nonzero(Value a) { return integer::sign(a) == 0 ? kNil : a; }
Value itself(Value a) { return a; }
Value yes(Value) { return kTrue; }
Value none(Value) { return kNil; }
Value one(Value) { return fixnum(1); }
Value to_float(Value a) { return box_double(integer::to_double(a)); }

Value hash_number(Value a) {
  int64_t n = 0;
  hash::key_number(a, key_protocol, &n);
  return fixnum(n);
}

Value eql_integer(Value a, Value b) { return boolean(is_integer(b) && integer::equal(a, b)); }

Value fdiv(Value a, Value b) {
  if (is_integer(b)) {
    if (integer::sign(b) == 0) return box_double(integer::to_double(a) / 0.0);
    return box_double(integer::true_divide(a, b));
  }
  if (is_float(b)) return box_double(integer::to_double(a) / number::to_double(b));
  return coerce_binary(a, b, intern("fdiv"));
}

Value div(Value a, Value b) {
  if (is_integer(b)) return integer_divide(a, b);
  if (is_float(b)) {
    if (number::to_double(b) == 0) return raise_zero_division();
    return integer_from_double(std::floor(integer::to_double(a) / number::to_double(b)));
  }
  return coerce_binary(a, b, intern("div"));
}

Value divmod(Value a, Value b) {
  if (is_integer(b)) {
    if (integer::sign(b) == 0) return raise_zero_division();
    Value q, r;
    if (!integer::floor_divmod(a, b, &q, &r)) return raise_too_big();
    return new_array({q, r});
  }
  if (is_float(b)) return call_method(to_float(a), intern("divmod"), {b});
  return coerce_binary(a, b, intern("divmod"));
}

Value remainder(Value a, Value b) {
  if (is_integer(b)) return integer::sign(b) == 0 ? raise_zero_division() : big_result(integer::remainder(a, b));
  if (is_float(b)) return box_double(std::fmod(integer::to_double(a), number::to_double(b)));
  return coerce_binary(a, b, intern("remainder"));
}

Value pow(Value a, Value exponent, Value modulus) {
  if (modulus == kUndefined) return integer_power(a, exponent);
  if (!is_integer(exponent))
    return raise(classes.TypeError, "Integer#pow() 2nd argument not allowed unless a 1st argument is integer");
  if (integer::sign(exponent) < 0)
    return raise(classes.RangeError, "Integer#pow() 1st argument cannot be negative when 2nd argument specified");
  if (!is_integer(modulus))
    return raise(classes.TypeError, "Integer#pow() 2nd argument not allowed unless all arguments are integers");
  if (integer::sign(modulus) == 0) return raise_zero_division();
  return big_result(integer::pow_mod(a, exponent, modulus));
}

Value need_integer(Value v) { return is_integer(v) ? kNil : raise(classes.TypeError, "not an integer"); }
Value gcd(Value a, Value b) {
  RB_TRY(need_integer(b));
  return big_result(integer::gcd(a, b));
}
Value lcm(Value a, Value b) {
  RB_TRY(need_integer(b));
  if (integer::sign(a) == 0 || integer::sign(b) == 0) return fixnum(0);
  Value parts = RB_TRY(big_result(integer::truncate_div(a, integer::gcd(a, b))));
  return big_result(integer::abs(integer::mul(parts, b)));
}
Value gcdlcm(Value a, Value b) {
  Value g = RB_TRY(gcd(a, b)), l = RB_TRY(lcm(a, b));
  return new_array({g, l});
}

Value coerce(Value a, Value other) {
  if (is_integer(other)) return new_array({other, a});
  Value x = RB_TRY(convert_to_float(other, true));
  return new_array({x, to_float(a)});
}

Value integer_sqrt(Value, Value v) {
  v = RB_TRY(to_int(v));
  if (integer::sign(v) < 0) {
    static Symbol* const name = intern("DomainError");
    return raise(class_info(find_constant(classes.Math, name)->value.get()),
                 "Numerical argument is out of domain - \"isqrt\"");
  }
  return integer::isqrt(v);
}

const NativeMethod kMethods[] = {
    {"+", native<integer_plus>, 1, 0, 0, number_method<AddOp, integer_plus>, 1},
    {"-", native<integer_minus>, 1, 0, 0, number_method<SubOp, integer_minus>, 1},
    {"*", native<integer_times>, 1, 0, 0, number_method<MulOp, integer_times>, 1},
    {"/", native<integer_divide>, 1, 0, 0, number_method<FloorDivOp, integer_divide>, 1},
    {"%", native<integer_modulo>, 1, 0, 0, number_method<FloorModOp, integer_modulo>, 1},
    {"modulo", native<integer_modulo>, 1, 0, 0, number_method<FloorModOp, integer_modulo>, 1},
    {"&", native<integer_and>, 1, 0, 0, number_method<BitAndOp, integer_and>, 1},
    {"|", native<integer_or>, 1, 0, 0, number_method<BitOrOp, integer_or>, 1},
    {"^", native<integer_xor>, 1, 0, 0, number_method<BitXorOp, integer_xor>, 1},
    {"<<", native<integer_shift_left>, 1, 0, 0, number_method<ShiftLeftOp, integer_shift_left>, 1},
    {">>", native<integer_shift_right>, 1, 0, 0, number_method<ShiftRightOp, integer_shift_right>, 1},
    {"<", native<integer_less>, 1, 0, 0, number_method<LessOp, integer_less>, 1},
    {"<=", native<integer_less_equal>, 1, 0, 0, number_method<LessEqualOp, integer_less_equal>, 1},
    {">", native<integer_greater>, 1, 0, 0, number_method<GreaterOp, integer_greater>, 1},
    {">=", native<integer_greater_equal>, 1, 0, 0, number_method<GreaterEqualOp, integer_greater_equal>, 1},
    {"==", native<integer_equal>, 1, 0, 0, number_method<EqualOp, integer_equal>, 1},
    {"===", native<integer_equal>, 1, 0, 0, number_method<EqualOp, integer_equal>, 1},
    {"<=>", native<integer_compare>, 1, 0, 0, make_operation<CompareOp<integer_compare>>, 1},
    {"**", native<integer_power>, 1},
    {"pow", native<pow>, 1, 1},
    {"-@", native<negate>, 0, 0, 0, make_operation<NegateOp<negate>>, 0},
    {"~", native<complement>, 0, 0, 0, make_operation<ComplementOp<complement>>, 0},
    {"abs", native<absolute>, 0, 0, 0, make_operation<AbsOp<absolute>>, 0},
    {"magnitude", native<absolute>, 0, 0, 0, make_operation<AbsOp<absolute>>, 0},
    {"succ", native<succ>, 0, 0, 0, make_operation<StepOp<1, succ>>, 0},
    {"next", native<succ>, 0, 0, 0, make_operation<StepOp<1, succ>>, 0},
    {"pred", native<pred>, 0, 0, 0, make_operation<StepOp<-1, pred>>, 0},
    {"even?", native<is_even>, 0, 0, 0, make_operation<LowBitOp<0, is_even>>, 0},
    {"odd?", native<is_odd>, 0, 0, 0, make_operation<LowBitOp<1, is_odd>>, 0},
    {"zero?", native<is_zero>, 0, 0, 0, make_operation<SignOp<EqualOp, is_zero>>, 0},
    {"positive?", native<is_positive>, 0, 0, 0, make_operation<SignOp<GreaterOp, is_positive>>, 0},
    {"negative?", native<is_negative>, 0, 0, 0, make_operation<SignOp<LessOp, is_negative>>, 0},
    {"to_i", native<itself>, 0, 0, 0, make_operation<SelfOp>, 0},
    {"to_int", native<itself>, 0, 0, 0, make_operation<SelfOp>, 0},
    {"ord", native<itself>, 0, 0, 0, make_operation<SelfOp>, 0},
    {"numerator", native<itself>},
    {"denominator", native<one>},
    {"to_f", native<to_float>, 0, 0, 0, make_operation<ToFloatOp<to_float>>, 0},
    {"nonzero?", native<nonzero>},
    {"integer?", native<yes>},
    {"finite?", native<yes>},
    {"infinite?", native<none>},
    {"hash", native<hash_number>},
    {"eql?", native<eql_integer>, 1},
    {"fdiv", native<fdiv>, 1},
    {"div", native<div>, 1},
    {"divmod", native<divmod>, 1},
    {"remainder", native<remainder>, 1},
    {"gcd", native<gcd>, 1},
    {"lcm", native<lcm>, 1},
    {"gcdlcm", native<gcdlcm>, 1},
    {"coerce", native<coerce>, 1},
};
const NativeMethod kSingletonMethods[] = {{"sqrt", native<integer_sqrt>, 1}};

void define_integer() {
  define_methods(classes.Integer, kMethods);
  define_singleton_methods(classes.Integer, kSingletonMethods);
  undefine_allocation(classes.Integer);
}

}  // namespace

HY_RUBY_CORE(define_integer);

}  // namespace hypha::ruby
