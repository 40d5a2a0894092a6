// SPDX-License-Identifier: MIT
// float: making, conversions, rounding, text.
#include <cmath>
#include <limits>

#include "languages/python/core/format.h"
#include "languages/python/core/int.h"

namespace hypha::python {

Value float_ratio(double d) {
  if (std::isnan(d)) return raise_value_error("cannot convert NaN to integer ratio");
  if (std::isinf(d)) return raise_overflow_error("cannot convert Infinity to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); i++) fraction *= 2, exponent--;
  Value n = integer::from_double(fraction), power = integer::shift_left(fixnum(1), std::abs(exponent));
  return exponent >= 0 ? new_tuple({integer::mul(n, power), fixnum(1)}) : new_tuple({n, power});
}

Value round_float(double d, Value digits) {
  if (!given(digits) || digits == kNil) {
    double r = std::nearbyint(d);  // the default mode: half to even
    return int_from_float(r);
  }
  int64_t n;
  Value i = PY_TRY(index_of(digits));
  if (!integer::to_int64(i, &n)) n = integer::sign(i) < 0 ? -10000 : 10000;
  if (n > 323 || !std::isfinite(d)) return box_double(d);
  if (n < -308) return box_double(0.0 * d);
  double r = number::round_to_digits(d, int(n), true);
  return std::isinf(r) ? raise_overflow_error("rounded value too large to represent") : box_double(r);
}

namespace {

double value_of(Value self) { return number::to_double(underlying(self)); }

bool strip_underscores(std::string* s) {
  if (s->find('_') == std::string::npos) return true;
  std::string out;
  auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (size_t i = 0; i < s->size(); i++) {
    if ((*s)[i] != '_') out += (*s)[i];
    else if (i == 0 || i + 1 == s->size() || !digit((*s)[i - 1]) || !digit((*s)[i + 1])) return false;
  }
  *s = out;
  return true;
}

bool parse_float(std::string text, double* out) {
  text = plain_number_text(text);
  if (!strip_underscores(&text)) return false;
  std::string lower;
  for (char c : text) lower += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
  bool negative = !lower.empty() && lower[0] == '-';
  if (!lower.empty() && (lower[0] == '-' || lower[0] == '+')) lower.erase(0, 1);
  if (lower == "inf" || lower == "infinity") return *out = negative ? -INFINITY : INFINITY, true;
  if (lower == "nan") return *out = negative ? -NAN : NAN, true;
  return number::parse_double(text, out);
}

Value convert(Value v) {
  if (!given(v)) return box_double(0);
  if (is_float(v)) return v;
  double d;
  Value text = underlying(v);
  std::string_view bytes;
  if (is_str(text) || bytes_of(text, &bytes)) {
    if (is_str(text)) bytes = view_of(text);
    if (parse_float(std::string(bytes), &d)) return box_double(d);
    return raise_value_error("could not convert string to float: " + std::string(view_of(PY_TRY(repr(text)))));
  }
  if (int_of(v) == kUndefined && !is_float(text) && !has_special(v, names::float_) && !has_special(v, names::index))
    return raise_type_error("float() argument must be a string or a real number, not '" + type_name(v) + "'");
  PY_TRY(to_double(v, &d));
  return box_double(d);
}

Value float_new(Value cls, Value v) {
  TypeInfo* t = new_type(cls, types.float_);
  if (!t) return kThrow;
  return wrap_value(t, PY_TRY(convert(v)));
}

Value float_repr_value(Value self) { return new_str(float_repr(value_of(self))); }
Value float_self(Value self) { return underlying(self); }
Value float_zero(Value) { return box_double(0); }
Value float_int(Value self) { return int_from_float(value_of(self)); }
Value float_floor(Value self) { return int_from_float(std::floor(value_of(self))); }
Value float_ceil(Value self) { return int_from_float(std::ceil(value_of(self))); }
Value float_bool(Value self) { return boolean(value_of(self) != 0); }
Value float_hash(Value self) {
  int64_t h;
  PY_TRY(hash_value(underlying(self), &h));
  return fixnum(h);
}
Value float_is_integer(Value self) { return boolean(std::isfinite(value_of(self)) && std::floor(value_of(self)) == value_of(self)); }
Value float_as_ratio(Value self) { return float_ratio(value_of(self)); }
Value float_round(Value self, Value digits) { return round_float(value_of(self), digits); }
Value float_format(Value self, Value spec) { return format_number(underlying(self), spec, self); }

Value float_hex(Value self) {
  double d = value_of(self);
  if (!std::isfinite(d)) return new_str(float_repr(d));
  if (d == 0) return new_str(std::signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
  return new_str(number::format_hex(d, 13, false, false, false));
}

Value float_fromhex(Value cls, Value text) {
  text = underlying(text);
  if (!is_str(text)) return raise_type_error("bad argument type for built-in operation");
  double d;
  std::string plain = plain_number_text(view_of(text));
  if (!number::parse_hex_double(plain, &d) && !parse_float(plain, &d)) return raise_value_error("invalid hexadecimal floating-point string");
  if (std::isinf(d) && plain.find_first_of("iI") == std::string::npos) return raise_overflow_error("hexadecimal value too large to represent as a float");
  return is_exact(cls, types.type) && type_info(cls) == types.float_ ? box_double(d) : call(cls, {box_double(d)});
}

constexpr GetterRow kGetters[] = {{"real", float_self}, {"imag", float_zero}};
constexpr NativeRow kStatic[] = {{"__new__", native<float_new>, "cls x=0 /"}};
constexpr NativeRow kClassRows[] = {{"fromhex", native<float_fromhex>, "string /"}};
constexpr NativeRow kRows[] = {
    {"__repr__", native<float_repr_value>},
    {"__hash__", native<float_hash>},
    {"__bool__", native<float_bool>},
    {"__int__", native<float_int>},
    {"__float__", native<float_self>},
    {"__trunc__", native<float_int>},
    {"__floor__", native<float_floor>},
    {"__ceil__", native<float_ceil>},
    {"__round__", native<float_round>, "ndigits=None /"},
    {"__format__", native<float_format>, "format_spec /"},
    {"conjugate", native<float_self>},
    {"is_integer", native<float_is_integer>},
    {"as_integer_ratio", native<float_as_ratio>},
    {"hex", native<float_hex>},
};

void define_float() {
  define_static_methods(types.float_, kStatic);
  define_class_methods(types.float_, kClassRows);
  define_methods(types.float_, kRows);
  define_getters(types.float_, kGetters);
}
HY_PYTHON_CORE(define_float);

}  // namespace

}  // namespace hypha::python
