// SPDX-License-Identifier: MIT
// Built-in functions about numbers and characters.
#include "languages/python/core/builtin_operations.h"
#include "languages/python/core/int.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

Value builtin_round(Value v, Value digits) {
  bool none = !given(digits) || digits == kNil;
  if (integer::is(v) && none) return v;
  if (is_float(v)) return round_float(number::to_double(v), digits);
  Value r = none ? call_special(v, names::round) : call_special(v, names::round, {digits});
  return r == kUndefined ? raise_type_error("type " + type_name(v) + " doesn't define __round__ method") : r;
}

// __divmod__, __rdivmod__: as an operator does.
Value builtin_divmod(Value a, Value b) {
  TypeInfo *ta = type_of(a), *tb = type_of(b);
  bool right_first = ta != tb && tb->inherits_from(ta) && lookup(tb, names::rdivmod) != lookup(ta, names::rdivmod);
  Value r;
  if (right_first) {
    r = PY_TRY(call_special(b, names::rdivmod, {a}));
    if (r != not_implemented && r != kUndefined) return r;
  }
  r = PY_TRY(call_special(a, names::divmod, {b}));
  if (r != not_implemented && r != kUndefined) return r;
  if (!right_first && ta != tb) {
    r = PY_TRY(call_special(b, names::rdivmod, {a}));
    if (r != not_implemented && r != kUndefined) return r;
  }
  return raise_operand_error("divmod()", a, b);
}

Value builtin_pow(Value base, Value exponent, Value modulus) { return power(base, exponent, or_none(modulus)); }

// "0x1f" with the sign in front.
template <int kBase>
Value based(Value v) {
  Value i = PY_TRY(index_of(v));
  std::string digits = integer::to_string(i, kBase);
  bool negative = digits[0] == '-';
  const char* prefix = kBase == 16 ? "0x" : kBase == 8 ? "0o" : "0b";
  return new_str((negative ? "-" : "") + std::string(prefix) + digits.substr(negative));
}

Value builtin_chr(Value v) {
  Value i = PY_TRY(index_of(v));
  int64_t c;
  if (!integer::to_int64(i, &c) || c > INT32_MAX || c < INT32_MIN) return raise_overflow_error("Python int too large to convert to C int");
  if (c < 0 || c > 0x10FFFF) return raise_value_error("chr() arg not in range(0x110000)");
  std::string text;
  append_utf8(text, uint32_t(c));
  return new_str(text);
}

Value builtin_ord(Value v) {
  Value u = underlying(v);
  int64_t n;
  std::string_view bytes;
  if (is_str(u)) {
    n = string::length(u.ptr<StringData>());
    if (n == 1) return fixnum(string::code_point_at(u.ptr<StringData>(), 0));
  } else if (bytes_of(u, &bytes)) {
    n = int64_t(bytes.size());
    if (n == 1) return fixnum(uint8_t(bytes[0]));
  } else {
    return raise_type_error("ord() expected string of length 1, but " + type_name(v) + " found");
  }
  return raise_type_error("ord() expected a character, but string of length " + std::to_string(n) + " found");
}

constexpr NativeRow kRows[] = {
    {"abs", native<absolute>, "x /", operation<AbsOp>, 1},
    {"round", native<builtin_round>, "number ndigits=None"},
    {"divmod", native<builtin_divmod>, "x y /"},
    {"pow", native<builtin_pow>, "base exp mod=None"},
    {"bin", native<based<2>>, "number /"},
    {"oct", native<based<8>>, "number /"},
    {"hex", native<based<16>>, "number /"},
    {"chr", native<builtin_chr>, "i /"},
    {"ord", native<builtin_ord>, "c /"},
};
void define_builtins_number() { define_functions(builtins, kRows); }
HY_PYTHON_CORE(define_builtins_number);

}  // namespace

}  // namespace hypha::python
