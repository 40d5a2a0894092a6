// SPDX-License-Identifier: MIT
// Text to numbers, as Integer(), Float(), String#to_i and String#to_f read it.
#include <cmath>

#include "languages/ruby/core/numeric_support.h"

namespace hypha::ruby {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}
void skip_blanks(std::string_view& s) {
  while (!s.empty() && is_blank(s[0])) s.remove_prefix(1);
}

int prefix_base(char c) {
  switch (c) {
    case 'x': case 'X': return 16;
    case 'b': case 'B': return 2;
    case 'o': case 'O': return 8;
    case 'd': case 'D': return 10;
    default: return 0;
  }
}

// Removes 0x and its like where the base allows it; base 0 becomes what the prefix says.
void read_prefix(std::string_view& s, int& base) {
  if (s.size() >= 2 && s[0] == '0') {
    int named = prefix_base(s[1]);
    if (named && (base == 0 || base == named)) {
      base = named;
      // What follows must be a digit: "0x" alone and "0x_1" are malformed, "0x".to_i is the 0.
      if (s.size() > 2 && digit_value(s[2]) < base) s.remove_prefix(2);
      return;
    }
    if (base == 0) base = 8;
  }
  if (base == 0) base = 10;
}

// digit ( _? digit )*
template <class IsDigit>
size_t take_digits(std::string_view s, IsDigit is_digit_here, std::string* out) {
  size_t i = 0;
  while (i < s.size()) {
    if (is_digit_here(s[i])) out->push_back(s[i++]);
    else if (s[i] == '_' && i > 0 && i + 1 < s.size() && is_digit_here(s[i + 1])) i++;
    else break;
  }
  return i;
}

}  // namespace

Value parse_integer(std::string_view s, int base, bool strict) {
  skip_blanks(s);
  std::string digits;
  if (!s.empty() && (s[0] == '-' || s[0] == '+')) {
    if (s[0] == '-') digits = "-";
    s.remove_prefix(1);
  }
  read_prefix(s, base);
  size_t before = digits.size();
  s.remove_prefix(take_digits(s, [base](char c) { return digit_value(c) < base; }, &digits));
  if (digits.size() == before) return strict ? kFailed : fixnum(0);
  if (strict) {
    skip_blanks(s);
    if (!s.empty()) return kFailed;
  }
  return integer::parse(digits, base);
}

std::optional<double> parse_float(std::string_view s, bool strict) {
  auto failed = [&]() -> std::optional<double> { return strict ? std::nullopt : std::optional<double>(0.0); };
  skip_blanks(s);
  std::string text;
  if (!s.empty() && (s[0] == '-' || s[0] == '+')) {
    if (s[0] == '-') text = "-";
    s.remove_prefix(1);
  }
  double value;
  if (s.size() > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X')) {
    if (!strict) return 0.0;
    while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
    if (!number::parse_hex_double(text + std::string(s), &value)) return std::nullopt;
    return value;
  }
  size_t sign = text.size();
  s.remove_prefix(take_digits(s, is_digit, &text));
  bool whole = text.size() > sign;
  if (!whole) text += '0';
  if (s.size() > 1 && s[0] == '.' && is_digit(s[1])) {
    text += '.';
    s.remove_prefix(1);
    s.remove_prefix(take_digits(s, is_digit, &text));
  } else if (!whole) {
    return failed();
  }
  if (!s.empty() && (s[0] == 'e' || s[0] == 'E')) {
    size_t at = 1 + (s.size() > 1 && (s[1] == '-' || s[1] == '+'));
    if (s.size() > at && is_digit(s[at])) {
      text.append(s.substr(0, at));
      s.remove_prefix(at);
      s.remove_prefix(take_digits(s, is_digit, &text));
    }
  }
  if (strict) {
    skip_blanks(s);
    if (!s.empty()) return std::nullopt;
  }
  return number::parse_double(text, &value) ? std::optional<double>(value) : failed();
}

// ---- Kernel#Integer, Kernel#Float

namespace {

Value malformed(const char* function, Value text) {
  Value shown = RB_TRY(inspect(text));
  return raise(classes.ArgumentError,
               std::string("invalid value for ") + function + "(): " + std::string(view_of(shown)));
}
std::string type_name(Value v) {
  if (v == kNil || v == kTrue || v == kFalse) return std::string(view_of(inspect(v)));
  return class_name(real_class_of(v));
}
Value no_conversion(Value v, const char* to) {
  return raise(classes.TypeError, "can't convert " + type_name(v) + " into " + to);
}

// v.name() if it answers to it and the result passes the test; else kUndefined.
template <class Test>
Value try_conversion(Value v, Symbol* name, Test test) {
  if (!responds_to(v, name, true)) return kUndefined;
  Value r = RB_TRY(call_method(v, name));
  return test(r) ? r : kUndefined;
}

Value string_to_integer(Value text, int64_t base) {
  Value v = parse_integer(view_of(text), int(base), true);
  return v == kFailed ? malformed("Integer", text) : v;
}

Value to_integer(Value v, Value base) {
  if (base != kUndefined && base != kNil) {
    int64_t radix;
    RB_TRY(to_int64(base, &radix));
    Value text = is_string(v) ? v : RB_TRY(try_conversion(v, names::to_str, is_string));
    if (!is_string(text)) return raise(classes.ArgumentError, "base specified for non string value");
    if (radix < 0) radix = -radix;
    if (radix == 1 || radix > 36) return raise(classes.ArgumentError, "invalid radix " + std::to_string(radix));
    return string_to_integer(text, radix);
  }
  if (is_integer(v)) return v;
  if (is_float(v)) return integer_from_double(number::to_double(v));
  if (is_string(v)) return string_to_integer(v, 0);
  if (v == kNil) return no_conversion(v, "Integer");
  Value r = RB_TRY(try_conversion(v, names::to_int, is_integer));
  if (r != kUndefined) return r;
  r = RB_TRY(try_conversion(v, names::to_str, is_string));
  if (r != kUndefined) return string_to_integer(r, 0);
  if (!responds_to(v, names::to_i, true)) return no_conversion(v, "Integer");
  r = RB_TRY(call_method(v, names::to_i));
  if (is_integer(r)) return r;
  return raise(classes.TypeError,
               "can't convert " + type_name(v) + " to Integer (" + type_name(v) + "#to_i gives " + type_name(r) + ")");
}

Value to_float(Value v) {
  if (is_float(v)) return v;
  if (is_integer(v)) return box_double(integer::to_double(v));
  if (is_string(v)) {
    std::string_view s = view_of(v);
    if (s.find('\0') != s.npos) return raise(classes.ArgumentError, "string for Float contains null byte");
    auto d = parse_float(s, true);
    return d ? box_double(*d) : malformed("Float", v);
  }
  if (!is_a(v, classes.Numeric) && !responds_to(v, names::to_f, true)) return no_conversion(v, "Float");
  if (v == kNil) return no_conversion(v, "Float");
  Value r = RB_TRY(call_method(v, names::to_f));
  if (is_float(r)) return r;
  return raise(classes.TypeError,
               "can't convert " + type_name(v) + " to Float (" + type_name(v) + "#to_f gives " + type_name(r) + ")");
}

// exception: false
Value or_nil(Value v, bool raises) {
  if (raises || v != kThrow || !is_a(thread().exception, classes.StandardError)) return v;
  return kNil;
}

}  // namespace

Value convert_to_integer(Value v, Value base, bool raises) { return or_nil(to_integer(v, base), raises); }
Value convert_to_float(Value v, bool raises) { return or_nil(to_float(v), raises); }

}  // namespace hypha::ruby
