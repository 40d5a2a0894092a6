// SPDX-License-Identifier: MIT
// Conversions that the runtime makes implicitly. Values of built-in classes take short cuts; others are asked by their
// methods.
#include "languages/ruby/runtime/convert.h"

#include <cmath>

#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/recursion_guard.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

// ---- texts

std::string float_to_s(double d) {
  static const number::TextStyle kStyle{
      .fixed_to = 14, .point_in_scientific = true, .infinity = "Infinity", .nan = "NaN"};
  return number::to_text(d, kStyle);
}

std::string address_text(Value v) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%016lx", static_cast<unsigned long>(v.bits & ~uint64_t{7}));
  return text;
}

Value any_to_s(Value v) { return new_string("#<" + class_name(real_class_of(v)) + ":" + address_text(v) + ">"); }

// Empty view: no short cut.
static Value plain_text(Value v) {
  if (v.is_int() || is_kind(v, Kind::BigInt)) return new_string(integer::to_string(v));
  if (is_float(v)) return new_string(float_to_s(number::to_double(v)));
  return kUndefined;
}

Value to_s(Value v) {
  if (is_string(v)) return v;
  if (is_symbol(v)) return new_string(text_of(v));
  if (Value text = plain_text(v); text != kUndefined) return text;
  Value text = RB_TRY(call_method(v, names::to_s));
  return is_string(text) ? text : any_to_s(v);
}

Value inspect(Value v) {
  if (Value text = plain_text(v); text != kUndefined) return text;
  if (v == kNil) return new_string("nil");
  Value text = RB_TRY(call_method(v, names::inspect));
  return is_string(text) ? text : to_s(text);
}

Value default_inspect(Value v) {
  if (!v.is_heap() || is_kind(v, Kind::StringData) || property_count(v.ptr<Object>()) == 0) return any_to_s(v);
  std::string text = "#<" + class_name(real_class_of(v)) + ":" + address_text(v);
  RecursionGuard guard(reinterpret_cast<const void*>(default_inspect), v);
  if (!guard.entered()) return new_string(text + " ...>");
  const char* separator = " ";
  for (Symbol* name : instance_variable_names(v)) {
    Value member = get_property(v.ptr<Object>(), name);
    if (member == kUndefined) continue;
    text.append(separator).append(name->view()).append("=");
    text += view_of(RB_TRY(inspect(member)));
    separator = ", ";
  }
  return new_string(text + ">");
}

// ---- implicit conversions

static bool convertible(Value v, Symbol* method) { return v.is_heap() && responds_to(v, method, true); }

static Value checked(Value v, Value result, const char* to, const char* method) {
  std::string c = class_name(real_class_of(v));
  return raise(classes.TypeError, "can't convert " + c + " to " + to + " (" + c + "#" + method + " gives " +
                                      class_name(real_class_of(result)) + ")");
}

Value to_str(Value v) {
  if (is_string(v)) return v;
  if (is_symbol(v) || !convertible(v, names::to_str)) return raise_no_conversion(v, "String");
  Value s = RB_TRY(call_method(v, names::to_str));
  return is_string(s) ? s : checked(v, s, "String", "to_str");
}

Value to_ary(Value v) {
  if (is_array(v)) return v;
  if (is_string(v) || is_symbol(v) || is_hash(v) || !convertible(v, names::to_ary)) return kNil;
  Value a = RB_TRY(call_method(v, names::to_ary));
  return is_array(a) || a == kNil ? a : checked(v, a, "Array", "to_ary");
}

static Value integral_part(double d) {
  if (std::isfinite(d)) return integer::from_double(d);
  return raise(classes.FloatDomainError, float_to_s(d));
}

Value to_int(Value v) {
  if (is_integer(v)) return v;
  if (is_float(v)) return integral_part(number::to_double(v));
  if (!convertible(v, names::to_int)) return raise_no_conversion(v, "Integer");
  Value i = RB_TRY(call_method(v, names::to_int));
  return is_integer(i) ? i : checked(v, i, "Integer", "to_int");
}

Value to_int64(Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return kNil;
  }
  if (v == kNil) return raise(classes.TypeError, "no implicit conversion from nil to integer");
  if (is_float(v)) {
    double d = number::to_double(v);
    if (!(d > -9223372036854775809.0 && d < 9223372036854775808.0))
      return raise(classes.RangeError, "float " + float_to_s(d) + " out of range of integer");
    *out = int64_t(d);
    return kNil;
  }
  Value i = RB_TRY(to_int(v));
  if (!integer::to_int64(i, out)) return raise(classes.RangeError, "bignum too big to convert into `long'");
  return kNil;
}

Value to_double(Value v, double* out) {
  if (is_float(v)) return *out = number::to_double(v), kNil;
  if (is_integer(v)) return *out = integer::to_double(v), kNil;
  if (!is_a(v, classes.Numeric) || !responds_to(v, names::to_f, true))
    return raise(classes.TypeError, "can't convert " + conversion_subject(v) + " into Float");
  Value f = RB_TRY(call_method(v, names::to_f));
  if (!is_float(f)) return checked(v, f, "Float", "to_f");
  return *out = number::to_double(f), kNil;
}

Value to_name(Value v, Symbol** out) {
  if (is_symbol(v)) return *out = v.ptr<Symbol>(), kNil;
  if (!is_string(v)) {
    if (!convertible(v, names::to_str))
      return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(v)))) + " is not a symbol nor a string");
    v = RB_TRY(to_str(v));
  }
  return *out = intern(view_of(v)), kNil;
}

}  // namespace hypha::ruby
