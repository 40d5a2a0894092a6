// SPDX-License-Identifier: MIT
// Float: arithmetic, comparison, questions, constants. Rounding is in float_round.cpp.
#include <cfloat>
#include <cmath>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/number_method.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"
#include "languages/ruby/core/unary_operations.h"

namespace hypha::ruby {

namespace {
double f(Value number) { return is_float(number) ? number::to_double(number) : integer::to_double(number); }
bool is_real(Value v) { return is_float(v) || is_integer(v); }
// nan: unordered
int order(Value a, Value b, bool* ordered) {
  double x = number::to_double(a);
  *ordered = !std::isnan(x) && !(is_float(b) && std::isnan(number::to_double(b)));
  if (!*ordered) return 0;
  if (is_integer(b)) return -integer::compare_double(b, x);
  double y = number::to_double(b);
  return x < y ? -1 : x > y;
}
template <class Test>
Value relation(Value a, Value b, Symbol* op, Test test) {
  if (!is_real(b)) return coerce_relation(a, b, op);
  bool ordered;
  int o = order(a, b, &ordered);
  return boolean(ordered && test(o));
}
}  // namespace

Value float_plus(Value a, Value b) { return is_real(b) ? box_double(f(a) + f(b)) : coerce_binary(a, b, names::plus); }
Value float_minus(Value a, Value b) { return is_real(b) ? box_double(f(a) - f(b)) : coerce_binary(a, b, names::minus); }
Value float_times(Value a, Value b) { return is_real(b) ? box_double(f(a) * f(b)) : coerce_binary(a, b, names::times); }
Value float_divide(Value a, Value b) {
  return is_real(b) ? box_double(f(a) / f(b)) : coerce_binary(a, b, names::divide);
}

Value float_modulo(Value a, Value b) {
  if (!is_real(b)) return coerce_binary(a, b, names::modulo);
  double y = f(b);
  if (std::isnan(y)) return box_double(y);
  if (y == 0) return raise_zero_division();
  return box_double(floor_modulo(f(a), y));
}

Value float_power(Value a, Value b) {
  if (!is_real(b)) return coerce_binary(a, b, names::power);
  double x = f(a), y = f(b);
  if (x < 0 && y != std::floor(y))
    return complex_power(a, b);
  return box_double(std::pow(x, y));
}

Value float_less(Value a, Value b) { return relation(a, b, names::less, [](int o) { return o < 0; }); }
Value float_less_equal(Value a, Value b) { return relation(a, b, names::less_equal, [](int o) { return o <= 0; }); }
Value float_greater(Value a, Value b) { return relation(a, b, names::greater, [](int o) { return o > 0; }); }
Value float_greater_equal(Value a, Value b) {
  return relation(a, b, names::greater_equal, [](int o) { return o >= 0; });
}

Value float_equal(Value a, Value b) {
  if (!is_real(b)) return integer_equal(a, b);  // asks b
  bool ordered;
  int o = order(a, b, &ordered);
  return boolean(ordered && o == 0);
}

Value float_compare(Value a, Value b) {
  if (!is_real(b)) {
    // An infinity is compared with what calls itself infinite.
    static Symbol* const infinite = intern("infinite?");
    if (std::isinf(f(a)) && responds_to(b, infinite)) {
      Value i = RB_TRY(call_method(b, infinite));
      int mine = f(a) < 0 ? -1 : 1;
      if (!i.truthy()) return fixnum(mine);
      int other = i.is_int() && i.as_int() < 0 ? -1 : 1;
      return fixnum(mine == other ? 0 : mine);
    }
    return coerce_compare(a, b);
  }
  bool ordered;
  int o = order(a, b, &ordered);
  return ordered ? fixnum(o) : kNil;
}

namespace {

Value negate(Value a) { return box_double(-f(a)); }
Value absolute(Value a) { return box_double(std::fabs(f(a))); }
Value is_zero(Value a) { return boolean(f(a) == 0); }
Value is_positive(Value a) { return boolean(f(a) > 0); }
Value is_negative(Value a) { return boolean(f(a) < 0); }
Value nonzero(Value a) { return f(a) == 0 ? kNil : a; }
Value itself(Value a) { return a; }
Value no(Value) { return kFalse; }
Value is_nan(Value a) { return boolean(std::isnan(f(a))); }
Value is_finite(Value a) { return boolean(std::isfinite(f(a))); }
Value infinite(Value a) { return std::isinf(f(a)) ? fixnum(f(a) < 0 ? -1 : 1) : kNil; }
Value next_float(Value a) { return box_double(std::nextafter(f(a), HUGE_VAL)); }
Value prev_float(Value a) { return box_double(std::nextafter(f(a), -HUGE_VAL)); }
Value to_text(Value a) { return make_string(float_to_s(f(a)), Encoding::Ascii); }

Value hash_number(Value a) {
  int64_t n = 0;
  hash::key_number(a, key_protocol, &n);
  return fixnum(n ^ 0x1F10A7);  // not that of the equal Integer
}
Value eql_float(Value a, Value b) { return boolean(is_float(b) && f(a) == f(b)); }

Value divmod(Value a, Value b) {
  if (!is_real(b)) return coerce_binary(a, b, intern("divmod"));
  double y = f(b), quotient;
  if (y == 0) return raise_zero_division();
  if (std::isnan(y)) return integer_from_double(y);
  double m = floor_modulo(f(a), y, &quotient);
  Value q = RB_TRY(integer_from_double(quotient));
  return new_array({q, box_double(m)});
}
Value div(Value a, Value b) {
  if (!is_real(b)) return coerce_binary(a, b, intern("div"));
  if (f(b) == 0) return raise_zero_division();
  return integer_from_double(std::floor(f(a) / f(b)));
}
Value remainder(Value a, Value b) {
  if (!is_real(b)) return coerce_binary(a, b, intern("remainder"));
  return box_double(std::fmod(f(a), f(b)));
}
Value coerce(Value a, Value other) {
  Value x = RB_TRY(convert_to_float(other, true));
  return new_array({x, a});
}

const NativeMethod kMethods[] = {
    {"+", native<float_plus>, 1, 0, 0, number_method<AddOp, float_plus>, 1},
    {"-", native<float_minus>, 1, 0, 0, number_method<SubOp, float_minus>, 1},
    {"*", native<float_times>, 1, 0, 0, number_method<MulOp, float_times>, 1},
    {"/", native<float_divide>, 1, 0, 0, number_method<FloorDivOp, float_divide>, 1},
    {"quo", native<float_divide>, 1},
    {"fdiv", native<float_divide>, 1},
    {"<", native<float_less>, 1, 0, 0, number_method<LessOp, float_less>, 1},
    {"<=", native<float_less_equal>, 1, 0, 0, number_method<LessEqualOp, float_less_equal>, 1},
    {">", native<float_greater>, 1, 0, 0, number_method<GreaterOp, float_greater>, 1},
    {">=", native<float_greater_equal>, 1, 0, 0, number_method<GreaterEqualOp, float_greater_equal>, 1},
    {"==", native<float_equal>, 1, 0, 0, number_method<EqualOp, float_equal>, 1},
    {"===", native<float_equal>, 1, 0, 0, number_method<EqualOp, float_equal>, 1},
    {"<=>", native<float_compare>, 1, 0, 0, make_operation<CompareOp<float_compare>>, 1},
    {"%", native<float_modulo>, 1},
    {"modulo", native<float_modulo>, 1},
    {"**", native<float_power>, 1},
    {"pow", native<float_power>, 1},
    {"-@", native<negate>, 0, 0, 0, make_operation<NegateOp<negate>>, 0},
    {"abs", native<absolute>, 0, 0, 0, make_operation<AbsOp<absolute>>, 0},
    {"magnitude", native<absolute>, 0, 0, 0, make_operation<AbsOp<absolute>>, 0},
    {"zero?", native<is_zero>, 0, 0, 0, make_operation<SignOp<EqualOp, is_zero>>, 0},
    {"positive?", native<is_positive>, 0, 0, 0, make_operation<SignOp<GreaterOp, is_positive>>, 0},
    {"negative?", native<is_negative>, 0, 0, 0, make_operation<SignOp<LessOp, is_negative>>, 0},
    {"to_f", native<itself>, 0, 0, 0, make_operation<SelfOp>, 0},
    {"nonzero?", native<nonzero>},
    {"integer?", native<no>},
    {"nan?", native<is_nan>},
    {"finite?", native<is_finite>},
    {"infinite?", native<infinite>},
    {"next_float", native<next_float>},
    {"prev_float", native<prev_float>},
    {"to_s", native<to_text>},
    {"inspect", native<to_text>},
    {"hash", native<hash_number>},
    {"eql?", native<eql_float>, 1},
    {"divmod", native<divmod>, 1},
    {"div", native<div>, 1},
    {"remainder", native<remainder>, 1},
    {"coerce", native<coerce>, 1},
};

void define_float() {
  define_methods(classes.Float, kMethods);
  undefine_allocation(classes.Float);
  auto constant = [](const char* name, Value v) { set_constant(classes.Float, intern(name), v); };
  constant("MAX", box_double(DBL_MAX));
  constant("MIN", box_double(DBL_MIN));
  constant("EPSILON", box_double(DBL_EPSILON));
  constant("INFINITY", box_double(HUGE_VAL));
  constant("NAN", box_double(std::nan("")));
  constant("DIG", fixnum(DBL_DIG));
  constant("MANT_DIG", fixnum(DBL_MANT_DIG));
  constant("RADIX", fixnum(FLT_RADIX));
  constant("MAX_EXP", fixnum(DBL_MAX_EXP));
  constant("MIN_EXP", fixnum(DBL_MIN_EXP));
  constant("MAX_10_EXP", fixnum(DBL_MAX_10_EXP));
  constant("MIN_10_EXP", fixnum(DBL_MIN_10_EXP));
}

}  // namespace

HY_RUBY_CORE(define_float);

}  // namespace hypha::ruby
