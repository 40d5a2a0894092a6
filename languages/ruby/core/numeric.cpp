// SPDX-License-Identifier: MIT
// Numeric: what a class of numbers has before it says otherwise. Integer and Float have their own of most of these.
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"

namespace hypha::ruby {

namespace {

Value zero() { return fixnum(0); }
Value ask(Value a, const char* method, Value b) { return call_method(a, intern(method), {b}); }

Value itself(Value a) { return a; }
Value no(Value) { return kFalse; }
Value yes(Value) { return kTrue; }
Value none(Value) { return kNil; }
Value negate(Value a) {
  Value pair = RB_TRY(call_method(a, names::coerce, {zero()}));
  if (!is_array(pair) || pair.ptr<Array>()->length() != 2) return raise(classes.TypeError, "coerce must return [x, y]");
  return call_method(array::get(pair.ptr<Array>(), 0), names::minus, {array::get(pair.ptr<Array>(), 1)});
}
Value is_negative(Value a) { return boolean(RB_TRY(call_method(a, names::less, {zero()})).truthy()); }
Value is_positive(Value a) { return boolean(RB_TRY(call_method(a, names::greater, {zero()})).truthy()); }
Value is_zero(Value a) { return equal(a, zero()); }
Value nonzero(Value a) {
  static Symbol* const name = intern("zero?");
  return RB_TRY(call_method(a, name)).truthy() ? kNil : a;
}
Value absolute(Value a) { return RB_TRY(is_negative(a)) == kTrue ? call_method(a, names::unary_minus) : a; }
Value compare_identity(Value a, Value b) { return a == b || RB_TRY(equal(a, b)) == kTrue ? fixnum(0) : kNil; }
Value eql_number(Value a, Value b) { return real_class_of(a) == real_class_of(b) ? equal(a, b) : kFalse; }
Value coerce(Value a, Value b) {
  if (real_class_of(a) == real_class_of(b)) return new_array({b, a});
  Value x = RB_TRY(convert_to_float(b, true)), y = RB_TRY(convert_to_float(a, true));
  return new_array({x, y});
}
Value div(Value a, Value b) {
  if (RB_TRY(equal(b, zero())) == kTrue) return raise_zero_division();
  Value q = RB_TRY(call_method(a, names::divide, {b}));
  return call_method(q, intern("floor"));
}
Value modulo(Value a, Value b) {
  Value q = RB_TRY(ask(a, "div", b)), whole = RB_TRY(call_method(b, names::times, {q}));
  return call_method(a, names::minus, {whole});
}
Value divmod(Value a, Value b) {
  Value q = RB_TRY(ask(a, "div", b)), r = RB_TRY(call_method(a, names::modulo, {b}));
  return new_array({q, r});
}
Value remainder(Value a, Value b) {
  Value m = RB_TRY(call_method(a, names::modulo, {b}));
  if (RB_TRY(equal(m, zero())) == kTrue) return m;
  bool differ = RB_TRY(is_negative(a)) != RB_TRY(is_negative(b));
  return differ ? call_method(m, names::minus, {b}) : m;
}
Value fdiv(Value a, Value b) {
  Value x = RB_TRY(convert_to_float(a, true));
  return call_method(x, names::divide, {b});
}
Value to_int_by_to_i(Value a) { return call_method(a, names::to_i); }
template <const char* const* kName>
Value by_float(CallTarget*, const Value* a) {
  Value x = RB_TRY(convert_to_float(a[0], true));
  Value args[] = {a[2]};
  return call_method(x, intern(*kName), std::span<const Value>(args, a[2] == kUndefined ? 0 : 1));
}
constexpr const char *kFloor = "floor", *kCeil = "ceil", *kRound = "round", *kTruncate = "truncate";

const NativeMethod kMethods[] = {
    {"+@", native<itself>},
    {"-@", native<negate>},
    {"integer?", native<no>},
    {"real?", native<yes>},
    {"real", native<itself>},
    {"finite?", native<yes>},
    {"infinite?", native<none>},
    {"zero?", native<is_zero>},
    {"nonzero?", native<nonzero>},
    {"positive?", native<is_positive>},
    {"negative?", native<is_negative>},
    {"abs", native<absolute>},
    {"magnitude", native<absolute>},
    {"<=>", native<compare_identity>, 1},
    {"eql?", native<eql_number>, 1},
    {"coerce", native<coerce>, 1},
    {"div", native<div>, 1},
    {"%", native<modulo>, 1},
    {"modulo", native<modulo>, 1},
    {"divmod", native<divmod>, 1},
    {"remainder", native<remainder>, 1},
    {"fdiv", native<fdiv>, 1},
    {"to_int", native<to_int_by_to_i>},
    {"floor", by_float<&kFloor>, 0, 1},
    {"ceil", by_float<&kCeil>, 0, 1},
    {"round", by_float<&kRound>, 0, 1},
    {"truncate", by_float<&kTruncate>, 0, 1},
    {"dup", native<itself>},
};

void define_numeric() { define_methods(classes.Numeric, kMethods); }

}  // namespace

HY_RUBY_CORE(define_numeric);

}  // namespace hypha::ruby
