// SPDX-License-Identifier: MIT
// The special methods of int and float that stand for operators: what the runtime does for a OP b, reached by name.
#include "languages/python/core/native.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

bool is_int_like(Value v) { return int_of(v) != kUndefined; }
bool is_number_like(Value v) { return is_int_like(v) || is_float(underlying(v)); }

// int's know other ints only, float's both.
template <bool kFloat>
bool accepts(Value v) {
  return kFloat ? is_number_like(v) : is_int_like(v);
}

template <Operator kOp, bool kFloat>
Value forward(Value self, Value other) {
  if (!accepts<kFloat>(other)) return not_implemented;
  Value r = number_binary(kOp, self, other);
  return r == kUndefined ? not_implemented : r;
}
template <Operator kOp, bool kFloat>
Value reflected(Value self, Value other) {
  if (!accepts<kFloat>(other)) return not_implemented;
  Value r = number_binary(kOp, other, self);
  return r == kUndefined ? not_implemented : r;
}
template <Compare kOp, bool kFloat>
Value comparison(Value self, Value other) {
  return accepts<kFloat>(other) ? number_compare(kOp, self, other) : not_implemented;
}

template <bool kFloat>
Value power_of(Value self, Value exponent, Value modulus) {
  if (given(modulus) && modulus != kNil) return accepts<kFloat>(exponent) ? power(self, exponent, modulus) : not_implemented;
  return forward<Operator::Pow, kFloat>(self, exponent);
}

Value divide_with_remainder(Value a, Value b) {
  bool floats = is_float(underlying(a)) || is_float(underlying(b));
  if (!floats) {
    if (int_of(b) == fixnum(0)) return raise(types.ZeroDivisionError, "integer division or modulo by zero");
    Value q, r;
    if (!integer::floor_divmod(int_of(a), int_of(b), &q, &r)) return raise_memory_error();
    return new_tuple({q, r});
  }
  double divisor;
  PY_TRY(to_double(b, &divisor));
  if (divisor == 0) return raise(types.ZeroDivisionError, "float divmod()");
  Value q = PY_TRY(number_binary(Operator::FloorDiv, a, b));
  return new_tuple({q, PY_TRY(number_binary(Operator::Mod, a, b))});
}
template <bool kFloat>
Value divmod(Value self, Value other) {
  return accepts<kFloat>(other) ? divide_with_remainder(self, other) : not_implemented;
}
template <bool kFloat>
Value rdivmod(Value self, Value other) {
  return accepts<kFloat>(other) ? divide_with_remainder(other, self) : not_implemented;
}

#define HY_BINARY(name, op, kFloat) \
  {"__" name "__", native<forward<Operator::op, kFloat>>, "value /"}, {"__r" name "__", native<reflected<Operator::op, kFloat>>, "value /"}
#define HY_NUMBER_ROWS(kFloat)                                                                                                       \
  HY_BINARY("add", Add, kFloat), HY_BINARY("sub", Sub, kFloat), HY_BINARY("mul", Mul, kFloat), HY_BINARY("truediv", TrueDiv, kFloat), \
      HY_BINARY("floordiv", FloorDiv, kFloat), HY_BINARY("mod", Mod, kFloat),                                                        \
      {"__pow__", native<power_of<kFloat>>, "value mod=None /"}, {"__rpow__", native<reflected<Operator::Pow, kFloat>>, "value mod= /"}, \
      {"__divmod__", native<divmod<kFloat>>, "value /"}, {"__rdivmod__", native<rdivmod<kFloat>>, "value /"},                        \
      {"__neg__", native<negative>}, {"__pos__", native<positive>}, {"__abs__", native<absolute>},                                   \
      {"__eq__", native<comparison<Compare::Equal, kFloat>>, "value /"}, {"__ne__", native<comparison<Compare::NotEqual, kFloat>>, "value /"}, \
      {"__lt__", native<comparison<Compare::Less, kFloat>>, "value /"}, {"__le__", native<comparison<Compare::LessEqual, kFloat>>, "value /"}, \
      {"__gt__", native<comparison<Compare::Greater, kFloat>>, "value /"},                                                           \
      {"__ge__", native<comparison<Compare::GreaterEqual, kFloat>>, "value /"}

constexpr NativeRow kIntRows[] = {
    HY_NUMBER_ROWS(false), HY_BINARY("lshift", LShift, false), HY_BINARY("rshift", RShift, false), HY_BINARY("and", And, false),
    HY_BINARY("or", Or, false), HY_BINARY("xor", Xor, false), {"__invert__", native<invert>},
};
constexpr NativeRow kFloatRows[] = {HY_NUMBER_ROWS(true)};

void define_number_operators() {
  define_methods(types.int_, kIntRows);
  define_methods(types.float_, kFloatRows);
}
HY_PYTHON_CORE(define_number_operators);

}  // namespace

}  // namespace hypha::python
