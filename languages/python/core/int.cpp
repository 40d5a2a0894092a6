// SPDX-License-Identifier: MIT
// int: making, conversions, rounding, bits.
#include "languages/python/core/int.h"

#include <cmath>

#include "languages/python/core/format.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

Value int_from_float(double d) {
  if (std::isnan(d)) return raise_value_error("cannot convert float NaN to integer");
  if (std::isinf(d)) return raise_overflow_error("cannot convert float infinity to integer");
  return integer::from_double(d);
}

namespace {

Value invalid_literal(int base, Value text) {
  return raise_value_error("invalid literal for int() with base " + std::to_string(base) + ": " + std::string(view_of(PY_TRY(repr(text)))));
}

// int(text, base) of str, bytes and bytearray; kUndefined: something else.
Value int_from_text(Value v, int base) {
  Value text = underlying(v);
  std::string_view bytes;
  if (is_str(text)) bytes = view_of(text);
  else if (!bytes_of(text, &bytes)) return kUndefined;
  Value i = parse_int(plain_number_text(bytes), base);
  return i == kFailed ? invalid_literal(base, text) : i;
}

// What __int__, __index__ or __trunc__ say.
Value int_from_object(Value v) {
  Value r = PY_TRY(call_special(v, names::int_));
  if (r != kUndefined) {
    Value i = int_of(r);
    return i == kUndefined ? raise_type_error("__int__ returned non-int (type " + type_name(r) + ")") : i;
  }
  if (has_special(v, names::index)) return index_of(v);
  r = PY_TRY(call_special(v, names::trunc));
  if (r != kUndefined) {
    if (int_of(r) != kUndefined) return int_of(r);
    if (has_special(r, names::index)) return index_of(r);
    return raise_type_error("__trunc__ returned non-Integral (type " + type_name(r) + ")");
  }
  r = PY_TRY(int_from_text(v, 10));
  if (r != kUndefined) return r;
  return raise_type_error("int() argument must be a string, a bytes-like object or a real number, not '" + type_name(v) + "'");
}

Value convert(Value v, Value base) {
  if (!given(base)) {
    if (!given(v)) return fixnum(0);
    if (integer::is(v)) return v;
    if (is_bool(v)) return fixnum(v == kTrue);
    if (is_float(v)) return int_from_float(number::to_double(v));
    if (is_str(v)) return int_from_text(v, 10);
    return int_from_object(v);
  }
  if (!given(v)) return raise_type_error("int() missing string argument");
  int64_t b;
  Value i = PY_TRY(index_of(base));
  if (!integer::to_int64(i, &b) || (b != 0 && (b < 2 || b > 36))) return raise_value_error("int() base must be >= 2 and <= 36, or 0");
  Value r = PY_TRY(int_from_text(v, int(b)));
  return r == kUndefined ? raise_type_error("int() can't convert non-string with explicit base") : r;
}

Value int_new(Value cls, Value v, Value base) {
  TypeInfo* t = new_type(cls, types.int_);
  if (!t) return kThrow;
  return wrap_value(t, PY_TRY(convert(v, base)));
}

Value bool_new(Value cls, Value v) {
  if (!new_type(cls, types.bool_)) return kThrow;
  return given(v) ? truth(v) : kFalse;
}
Value bool_repr(Value self) { return new_str(self == kTrue ? "True" : "False"); }

Value int_repr(Value self) {
  std::string text;
  PY_TRY(int_text(int_of(self), &text));
  return new_str(text);
}

Value int_self(Value self) { return int_of(self); }
Value int_zero(Value) { return fixnum(0); }
Value int_one(Value) { return fixnum(1); }
Value int_to_float(Value self) {
  double d;
  PY_TRY(to_double(self, &d));
  return box_double(d);
}
Value int_bool(Value self) { return boolean(int_of(self) != fixnum(0)); }
Value int_hash(Value self) {
  int64_t h;
  PY_TRY(hash_value(int_of(self), &h));
  return fixnum(h);
}
Value int_bit_length(Value self) { return int_value(int64_t(integer::bit_length(int_of(self)))); }
Value int_bit_count(Value self) { return int_value(int64_t(integer::bit_count(int_of(self)))); }
Value int_ratio(Value self) { return new_tuple({int_of(self), fixnum(1)}); }

// Half to even, to a multiple of a power of ten.
Value int_round(Value self, Value digits) {
  Value i = int_of(self);
  if (!given(digits)) return i;
  int64_t n;
  Value d = PY_TRY(index_of(digits));
  if (!integer::to_int64(d, &n)) return integer::sign(d) > 0 ? i : fixnum(0);
  if (n >= 0) return i;
  if (uint64_t(-n) > integer::bit_length(i)) return fixnum(0);  // 10^-n is more than twice as much
  Value r = integer::round(i, uint64_t(-n), Rounding::HalfEven);
  return r == kFailed ? raise_memory_error() : r;
}

Value int_format(Value self, Value spec) { return format_number(int_of(self), spec, self); }

// ---- bytes

Value is_little(Value order, bool* little) {
  if (!given(order)) return *little = false, kNil;
  order = underlying(order);
  if (!is_str(order)) return raise_type_error("byteorder must be str, not " + type_name(order));
  *little = view_of(order) == "little";
  return *little || view_of(order) == "big" ? kNil : raise_value_error("byteorder must be either 'little' or 'big'");
}

Value int_to_bytes(Value self, Value length, Value order, Value is_signed) {
  int64_t n;
  bool little, negative_too = given(is_signed) && PY_TRY(truth(is_signed)) == kTrue;
  PY_TRY(optional_int(length, 1, &n));
  PY_TRY(is_little(order, &little));
  if (n < 0) return raise_value_error("length argument must be non-negative");
  Value i = int_of(self);
  if (!negative_too && integer::sign(i) < 0) return raise_overflow_error("can't convert negative int to unsigned");
  if (!room_for(n, 1)) return raise_memory_error();
  std::string bytes(size_t(n), '\0');
  if (!integer::to_bytes(i, reinterpret_cast<uint8_t*>(bytes.data()), size_t(n), little, negative_too)) return raise_overflow_error("int too big to convert");
  return new_bytes(bytes);
}

Value int_from_bytes(Value cls, Value source, Value order, Value is_signed) {
  bool little, negative_too = given(is_signed) && PY_TRY(truth(is_signed)) == kTrue;
  PY_TRY(is_little(order, &little));
  std::string_view bytes;
  if (!bytes_of(underlying(source), &bytes)) {
    if (is_str(underlying(source))) return raise_type_error("cannot convert 'str' object to bytes");
    source = PY_TRY(call(types.bytes->object, {source}));
    bytes = view_of(source);
  }
  Value i = integer::from_bytes(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), little, negative_too);
  TypeInfo* t = type_info(cls);
  return t == types.int_ ? i : call(cls, {i});
}

constexpr GetterRow kGetters[] = {{"real", int_self}, {"imag", int_zero}, {"numerator", int_self}, {"denominator", int_one}};
constexpr NativeRow kStatic[] = {{"__new__", native<int_new>, "cls x=0 / base="}};
constexpr NativeRow kBoolStatic[] = {{"__new__", native<bool_new>, "cls x=False /"}};
constexpr NativeRow kBoolRows[] = {{"__repr__", native<bool_repr>}};
constexpr NativeRow kClassRows[] = {{"from_bytes", native<int_from_bytes>, "bytes byteorder='big' * signed="}};
constexpr NativeRow kRows[] = {
    {"__repr__", native<int_repr>},
    {"__hash__", native<int_hash>},
    {"__bool__", native<int_bool>},
    {"__int__", native<int_self>},
    {"__index__", native<int_self>},
    {"__trunc__", native<int_self>},
    {"__floor__", native<int_self>},
    {"__ceil__", native<int_self>},
    {"__float__", native<int_to_float>},
    {"__round__", native<int_round>, "ndigits= /"},
    {"__format__", native<int_format>, "format_spec /"},
    {"conjugate", native<int_self>},
    {"bit_length", native<int_bit_length>},
    {"bit_count", native<int_bit_count>},
    {"as_integer_ratio", native<int_ratio>},
    {"to_bytes", native<int_to_bytes>, "length=1 byteorder='big' * signed="},
};

void define_int() {
  define_static_methods(types.int_, kStatic);
  define_static_methods(types.bool_, kBoolStatic);
  define_class_methods(types.int_, kClassRows);
  define_methods(types.int_, kRows);
  define_methods(types.bool_, kBoolRows);
  define_getters(types.int_, kGetters);
}
HY_PYTHON_CORE(define_int);

}  // namespace

}  // namespace hypha::python
