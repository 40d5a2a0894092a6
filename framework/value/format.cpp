// SPDX-License-Identifier: MIT
#include "framework/value/format.h"

#include <algorithm>
#include <cmath>

#include "framework/engine/check.h"
#include "framework/value/string_data.h"

namespace hypha {

const NumberDialect kRubyLikeFormat{
    .twos_complement = true,
    .precision_stops_zero = true,
    .empty_zero = true,
    .octal_prefix = "0",
    .ties = number::Ties::NearTiesToEven,
    .text = {.point_in_scientific = true, .infinity = "Inf", .nan = "NaN"},
};
const NumberDialect kPythonLikeFormat{
    .zero_has_prefix = true,
    .zero_fills_nonfinite = true,
    .upper_nonfinite = true,
};

namespace {

// A number on its way: sign, prefix, the digits that grouping and zero filling apply to, the rest.
struct Parts {
  std::string sign, prefix, digits, rest;
  int group = 3;
  bool may_group = true, may_zero_fill = true;
};

std::string grouped(const std::string& digits, char separator, int group) {
  std::string out;
  for (size_t i = 0; i < digits.size(); i++) {
    if (i > 0 && (digits.size() - i) % size_t(group) == 0) out += separator;
    out += digits[i];
  }
  return out;
}

// The fewest digits that fill `width` characters together with their separators (none may come first).
size_t digits_to_fill(int64_t width, int group) {
  int64_t n = std::max<int64_t>(width, 0) * group / (group + 1);
  while (n + (n - 1) / group < width) n++;
  return size_t(n);
}

std::string repeated(std::string_view s, int64_t n) {
  std::string out;
  for (; n > 0; n--) out += s;
  return out;
}

struct Fit {
  char align;
  std::string_view fill;
};
Fit fit_of(const NumberFormat& f, bool may_zero_fill) {
  if (f.minus) return {'<', " "};
  if (f.align) return {f.align, f.fill};
  if (f.zero && may_zero_fill) return {'=', "0"};
  return {'>', f.zero ? " " : f.fill};
}

std::string pad(const NumberFormat& f, Fit fit, std::string_view before, std::string_view body, int64_t length) {
  int64_t missing = std::max<int64_t>(f.width - length, 0);
  int64_t left = fit.align == '<' ? 0 : fit.align == '^' ? missing / 2 : missing;
  std::string filling = repeated(fit.fill, left), out;
  if (fit.align == '=') {
    out.append(before).append(filling);
  } else {
    out.append(filling).append(before);
  }
  return out.append(body).append(repeated(fit.fill, missing - left));
}

std::string assemble(const NumberFormat& f, Parts&& p) {
  Fit fit = fit_of(f, p.may_zero_fill);
  std::string before = p.sign + p.prefix;
  if (f.grouping && p.may_group) {
    if (fit.align == '=' && fit.fill == "0") {
      size_t n = digits_to_fill(f.width - int64_t(before.size() + p.rest.size()), p.group);
      if (n > p.digits.size()) p.digits.insert(0, n - p.digits.size(), '0');
    }
    p.digits = grouped(p.digits, f.grouping, p.group);
  }
  std::string body = std::move(p.digits) + p.rest;
  return pad(f, fit, before, body, int64_t(before.size() + body.size()));
}

void set_sign(Parts& p, const NumberFormat& f, bool negative) {
  p.sign = negative ? "-" : f.plus ? "+" : f.space ? " " : "";
}

void to_upper(std::string& s) {
  for (char& c : s)
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
}

// ---- integers

int base_of(char conversion) {
  switch (conversion) {
    case 'b':
    case 'B':
      return 2;
    case 'o':
      return 8;
    case 'x':
    case 'X':
      return 16;
    default:
      return 10;
  }
}

// The digits of a negative number with all its infinitely many leading top digits but one cut off: "f01".
std::string complement_digits(Value negative, int base) {
  unsigned bits = base == 2 ? 1 : base == 8 ? 3 : 4;
  uint64_t n = (integer::bit_length(integer::bit_not(negative)) + bits - 1) / bits;
  Value window = integer::shift_left(fixnum(1), int64_t(n * bits));
  HY_CHECK(window != kFailed, "no longer than the number itself");
  std::string digits = n == 0 ? "" : integer::to_string(integer::add(negative, window), base);
  if (digits.size() < n) digits.insert(0, n - digits.size(), '0');
  return (base == 2 ? '1' : base == 8 ? '7' : 'f') + digits;
}

// "..f01": the dots count as digits when filled up with the top digit, by the precision or by zero and width.
void complement(Parts& p, const NumberFormat& f, Value v, int base) {
  std::string digits = complement_digits(v, base);
  int64_t room = f.precision >= 0 ? f.precision : f.zero && !f.minus ? f.width - int64_t(p.prefix.size()) : 0;
  room -= 2 + int64_t(digits.size());
  if (room > 0) digits.insert(0, size_t(room), digits[0]);
  p.digits = ".." + digits;
  p.may_group = p.may_zero_fill = false;
}

}  // namespace

std::string format_integer(const NumberFormat& f, const NumberDialect& d, Value v) {
  Parts p;
  int base = base_of(f.conversion);
  bool negative = integer::sign(v) < 0, zero = integer::sign(v) == 0;
  bool fixed = f.conversion == 'f' || f.conversion == 'F';
  bool octal_zero = base == 8 && std::string_view(d.octal_prefix) == "0";
  if (base != 10) p.group = 4;
  if (f.alternate && base != 10 && !octal_zero && (!zero || d.zero_has_prefix))
    p.prefix = base == 8 ? d.octal_prefix : base == 2 ? "0b" : "0x";
  if (negative && d.twos_complement && base != 10 && !f.plus && !f.space) {
    complement(p, f, v, base);
  } else {
    set_sign(p, f, negative);
    p.digits = integer::to_string(v, base);
    if (negative) p.digits.erase(0, 1);
    size_t fewest = fixed ? 0 : size_t(std::max(f.precision, 0));
    if (zero && f.precision == 0 && !fixed && d.empty_zero) p.digits.clear();
    if (p.digits.size() < fewest) p.digits.insert(0, fewest - p.digits.size(), '0');
    if (f.alternate && octal_zero && !p.digits.starts_with('0')) p.prefix = "0";
    p.may_zero_fill = fixed || f.precision < 0 || !d.precision_stops_zero;
  }
  if (fixed) {
    int places = f.precision < 0 ? 6 : f.precision;
    if (places > 0) p.rest = "." + std::string(size_t(places), '0');
  }
  if (f.conversion == 'X' || f.conversion == 'B') {
    to_upper(p.digits);
    to_upper(p.prefix);
  }
  return assemble(f, std::move(p));
}

// ---- doubles

namespace {

// Shortest digits, or so many significant ones, with ".0" where the text would look like an integer (which counts as a
// digit in the choice of the exponent form).
std::string format_readable(double d, const NumberFormat& f, const NumberDialect& dialect) {
  if (f.precision < 0) {
    std::string s = number::to_text(d, dialect.text);
    size_t mark = s.find('e');
    if (f.alternate && mark != std::string::npos && s.find('.') == std::string::npos) s.insert(mark, ".");
    return s;
  }
  int precision = std::max(f.precision, 1);
  std::string s = number::format_significant(d, precision, precision - 1, false, f.alternate);
  if (s.find_first_of(".e") == std::string::npos) s += ".0";
  return s;
}

std::string magnitude_text(double d, const NumberFormat& f, const NumberDialect& dialect) {
  int precision = f.precision < 0 ? 6 : f.precision;
  std::string s;
  switch (f.conversion) {
    case 'e':
    case 'E':
      s = number::format_exponent(d, precision, f.conversion == 'E', dialect.ties);
      if (f.alternate && precision == 0) s.insert(1, ".");
      return s;
    case 'g':
    case 'G':
      return number::format_general(d, precision, f.conversion == 'G', f.alternate, dialect.ties);
    case 'a':
    case 'A':
      return number::format_hex(d, f.precision, f.conversion == 'A', f.alternate);
    case 'r':
      return format_readable(d, f, dialect);
    default:
      s = number::format_fixed(d, precision, dialect.ties);
      return f.alternate && precision == 0 ? s + "." : s;
  }
}

Parts nonfinite(double d, const NumberFormat& f, const NumberDialect& dialect) {
  Parts p;
  set_sign(p, f, d < 0);
  p.digits = std::isnan(d) ? dialect.text.nan : dialect.text.infinity;
  if (dialect.upper_nonfinite && f.conversion >= 'A' && f.conversion <= 'Z') to_upper(p.digits);
  p.may_group = false;
  p.may_zero_fill = dialect.zero_fills_nonfinite;
  return p;
}

// No nonzero digit in front of an exponent.
bool is_zero_text(const std::string& s) { return s.find_first_of("123456789") >= s.find_first_of("eE"); }

}  // namespace

std::string format_double(const NumberFormat& f, const NumberDialect& dialect, double d) {
  if (f.conversion == '%') d *= 100;
  const char* suffix = f.conversion == '%' ? "%" : "";
  if (!std::isfinite(d)) {
    Parts p = nonfinite(d, f, dialect);
    p.rest = suffix;
    return assemble(f, std::move(p));
  }
  std::string text = magnitude_text(std::fabs(d), f, dialect);
  Parts p;
  set_sign(p, f, std::signbit(d) && !(f.drop_negative_zero && is_zero_text(text)));
  size_t from = f.conversion == 'a' || f.conversion == 'A' ? 2 : 0;
  p.prefix = text.substr(0, from);
  size_t end = std::min(text.find_first_not_of("0123456789", from), text.size());
  p.digits = text.substr(from, end - from);
  p.rest = text.substr(end) + suffix;
  return assemble(f, std::move(p));
}

// ---- text

std::string format_text(const NumberFormat& f, std::string_view text) {
  const char *p = text.data(), *end = p + text.size();
  int64_t length = 0;
  while (p < end && (f.precision < 0 || length < f.precision)) {
    size_t n;
    string::decode_utf8(p, end, &n);
    p += n;
    length++;
  }
  Fit fit = f.minus ? Fit{'<', f.fill} : Fit{f.align ? f.align : '>', f.fill};
  return pad(f, fit, "", text.substr(0, size_t(p - text.data())), length);
}

}  // namespace hypha
