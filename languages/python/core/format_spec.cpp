// SPDX-License-Identifier: MIT
// Reading format specifications; format() of int, float and str.
#include <cmath>

#include "languages/python/core/format.h"
#include "languages/python/core/int.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

// Takes a specification apart from the left, character by character.
struct Reader {
  std::string_view rest;
  char32_t peek(size_t* size) const {
    if (rest.empty()) return *size = 0, 0;
    uint32_t c = string::decode_utf8(rest.data(), rest.data() + rest.size(), size);
    return c == string::kInvalidCodePoint ? U'\uFFFD' : c;
  }
  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  // False: more than the C library's ints hold.
  bool number(int* out) {
    int64_t n = 0;
    while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
      n = n * 10 + (rest[0] - '0');
      if (n > INT32_MAX) return false;
      rest.remove_prefix(1);
    }
    *out = int(n);
    return true;
  }
};

bool is_align(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

void read_align(Reader& r, FormatSpec* out) {
  size_t n;
  r.peek(&n);
  if (n > 0 && r.rest.size() > n && is_align(r.rest[n])) {
    out->fill = std::string(r.rest.substr(0, n));
    out->number.align = r.rest[n];
    out->has_align = true;
    r.rest.remove_prefix(n + 1);
  } else if (!r.rest.empty() && is_align(r.rest[0])) {
    out->number.align = r.rest[0];
    out->has_align = true;
    r.rest.remove_prefix(1);
  }
}

void read_sign(Reader& r, FormatSpec* out) {
  if (r.take('+')) out->number.plus = out->has_sign = true;
  else if (r.take(' ')) out->number.space = out->has_sign = true;
  else if (r.take('-')) out->has_sign = true;
}

std::string code_text(char32_t type) {
  if (type > 32 && type < 128) return std::string(1, char(type));
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "\\x%x", unsigned(type));
  return buffer;
}

Value check_grouping(const FormatSpec& s) {
  char g = s.number.grouping;
  if (!g) return kNil;
  switch (s.type) {
    case 0: case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case 'F': case '%': return kNil;
    case 'b': case 'o': case 'x': case 'X':
      if (g == '_') return kNil;
      break;
    default: break;
  }
  return raise_value_error(std::string("Cannot specify '") + g + "' with '" + code_text(s.type) + "'.");
}

Value read_grouping(Reader& r, FormatSpec* out) {
  if (r.take(',')) out->number.grouping = ',';
  if (r.take('_')) {
    if (out->number.grouping) return raise_value_error("Cannot specify both ',' and '_'.");
    out->number.grouping = '_';
  }
  if (out->number.grouping == '_' && r.take(',')) return raise_value_error("Cannot specify both ',' and '_'.");
  return kNil;
}

}  // namespace

Value parse_format_spec(std::string_view spec, Value object, bool numeric, FormatSpec* out) {
  Reader r{spec};
  NumberFormat& f = out->number;
  read_align(r, out);
  bool fill_given = out->has_align && r.rest.data() - spec.data() > 1;
  read_sign(r, out);
  f.drop_negative_zero = r.take('z');
  f.alternate = r.take('#');
  if (!fill_given && r.take('0')) {
    out->fill = "0";
    if (!out->has_align && numeric) f.align = '=';
  }
  if (!r.number(&f.width)) return raise_value_error("Too many decimal digits in format string");
  PY_TRY(read_grouping(r, out));
  if (r.take('.')) {
    size_t before = r.rest.size();
    if (!r.number(&f.precision)) return raise_value_error("Too many decimal digits in format string");
    if (r.rest.size() == before) return raise_value_error("Format specifier missing precision");
  }
  size_t n;
  char32_t type = r.peek(&n);
  if (r.rest.size() > n)
    return raise_value_error("Invalid format specifier '" + std::string(spec) + "' for object of type '" + type_name(object) + "'");
  out->type = type;
  f.fill = out->fill;
  if (!heap::can_allocate(uint64_t(f.width) * 4 + uint64_t(std::max(f.precision, 0)))) return raise_memory_error();
  return check_grouping(*out);
}

Value unknown_format_code(char32_t type, Value object) {
  return raise_value_error("Unknown format code '" + code_text(type) + "' for object of type '" + type_name(object) + "'");
}

namespace {

Value format_as_character(const FormatSpec& s, Value i) {
  if (s.has_sign) return raise_value_error("Sign not allowed with integer format specifier 'c'");
  if (s.number.alternate) return raise_value_error("Alternate form (#) not allowed with integer format specifier 'c'");
  int64_t c;
  if (!integer::to_int64(i, &c)) return raise_overflow_error("Python int too large to convert to C long");
  if (c < 0 || c > 0x10FFFF) return raise_overflow_error("%c arg not in range(0x110000)");
  std::string text;
  append_utf8(text, uint32_t(c));
  NumberFormat f = s.number;
  if (!f.align) f.align = '>';
  return new_str(format_text(f, text));
}

Value format_float_value(FormatSpec& s, double d) {
  switch (s.type) {
    case 0: s.number.conversion = 'r'; break;
    case 'n': s.number.conversion = 'g'; break;
    default: s.number.conversion = char(s.type);
  }
  return new_str(format_double(s.number, kPythonLikeFormat, d));
}

Value format_int_value(FormatSpec& s, Value i, Value object) {
  switch (s.type) {
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
      double d;
      PY_TRY(to_double(i, &d));
      return format_float_value(s, d);
    }
    case 0: case 'b': case 'c': case 'd': case 'o': case 'x': case 'X': case 'n': break;
    default: return unknown_format_code(s.type, object);
  }
  if (s.number.precision >= 0) return raise_value_error("Precision not allowed in integer format specifier");
  if (s.number.drop_negative_zero) return raise_value_error("Negative zero coercion (z) not allowed in integer format specifier");
  if (s.type == 'c') return format_as_character(s, i);
  s.number.conversion = s.type == 0 || s.type == 'n' ? 'd' : char(s.type);
  std::string unused;
  if (s.number.conversion == 'd' && !i.is_int()) PY_TRY(int_text(i, &unused));  // too many digits
  return new_str(format_integer(s.number, kPythonLikeFormat, i));
}

}  // namespace

Value format_number(Value number, Value spec, Value object) {
  spec = underlying(spec);
  if (!is_str(spec)) return raise_type_error("__format__() argument must be str, not " + type_name(spec));
  if (view_of(spec).empty()) return str(object);
  FormatSpec s;
  PY_TRY(parse_format_spec(view_of(spec), object, true, &s));
  if (!is_float(number)) return format_int_value(s, number, object);
  switch (s.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%': return format_float_value(s, number::to_double(number));
    default: return unknown_format_code(s.type, object);
  }
}

Value format_str(Value text, Value spec, Value object) {
  spec = underlying(spec);
  if (!is_str(spec)) return raise_type_error("__format__() argument must be str, not " + type_name(spec));
  if (view_of(spec).empty()) return str(object);
  FormatSpec s;
  PY_TRY(parse_format_spec(view_of(spec), object, false, &s));
  if (s.type != 0 && s.type != 's') return unknown_format_code(s.type, object);
  if (s.number.grouping) return raise_value_error(std::string("Cannot specify '") + s.number.grouping + "' with 's'.");
  if (s.has_sign) return raise_value_error(s.number.space ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
  if (s.number.drop_negative_zero) return raise_value_error("Negative zero coercion (z) not allowed in string format specifier");
  if (s.number.alternate) return raise_value_error("Alternate form (#) not allowed in string format specifier");
  if (s.number.align == '=') return raise_value_error("'=' alignment not allowed in string format specifier");
  if (!s.number.align) s.number.align = '<';
  return new_str(format_text(s.number, view_of(text)));
}

}  // namespace hypha::python
