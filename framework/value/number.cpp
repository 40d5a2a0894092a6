// SPDX-License-Identifier: MIT
// Doubles as values, and their shortest decimal text; reading decimal and hexadecimal text.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "framework/engine/check.h"
#include "framework/value/bigint.h"

namespace hypha {

uint32_t number::double_shape_id = 0;

Value box_double_slow(double d) {
  auto* box = heap::allocate<HeapDouble>(number::double_shape_id, Kind::Double);
  box->value = d;
  return ref(box);
}

namespace number {

Decimal shortest(double d) {
  HY_DCHECK(std::isfinite(d));
  Decimal r{std::signbit(d), {}, 1};
  char buffer[32];
  const char* end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(d), std::chars_format::scientific).ptr;
  const char* p = buffer;
  for (; *p != 'e'; p++)
    if (*p != '.') r.digits += *p;
  p += p[1] == '+' ? 2 : 1;
  std::from_chars(p, end, r.exponent);
  r.exponent++;
  return r;
}

namespace {
void append_exponent(std::string& out, int e) {
  out += 'e';
  out += e < 0 ? '-' : '+';
  e = std::abs(e);
  if (e < 10) out += '0';
  out += std::to_string(e);
}
}  // namespace

std::string to_text(double d, const TextStyle& style) {
  if (std::isnan(d)) return style.nan;
  if (std::isinf(d)) return d < 0 ? std::string("-") + style.infinity : style.infinity;
  Decimal n = shortest(d);
  int length = int(n.digits.size()), e = n.exponent - 1;
  std::string out;
  if (n.negative) out += '-';
  if (e < style.fixed_from || (e > style.fixed_to && length <= e + 1)) {
    out += n.digits[0];
    if (length > 1 || style.point_in_scientific) out += '.';
    length > 1 ? out.append(n.digits, 1) : out.append(style.point_in_scientific, '0');
    append_exponent(out, e);
    return out;
  }
  if (e < 0) return out.append("0.").append(size_t(-e - 1), '0').append(n.digits);
  if (length <= e + 1) {
    out.append(n.digits).append(size_t(e + 1 - length), '0');
    return style.point_in_fixed ? out.append(".0") : out;
  }
  return out.append(n.digits, 0, size_t(e + 1)).append(1, '.').append(n.digits, size_t(e + 1));
}

// ---- reading

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Numeral {  // what the grammar check learns on the way
  bool valid = false;
  int64_t magnitude = 0;  // decimal exponent of the first nonzero digit; only its sign matters
};

int64_t read_exponent(std::string_view t, size_t* i) {
  bool negative = t[*i] == '-';
  if (negative || t[*i] == '+') ++*i;
  int64_t e = 0;
  for (; *i < t.size() && is_digit(t[*i]); ++*i)
    if (e < 1'000'000'000) e = e * 10 + (t[*i] - '0');
  return negative ? -e : e;
}

Numeral check_numeral(std::string_view t) {
  Numeral n;
  size_t i = 0, digits = 0;
  int64_t first = 0, point = -1;  // position of the first nonzero digit (from 1), digits before the point
  for (; i < t.size() && (is_digit(t[i]) || (t[i] == '.' && point < 0)); i++) {
    if (t[i] == '.') {
      point = int64_t(digits);
      continue;
    }
    digits++;
    if (first == 0 && t[i] != '0') first = int64_t(digits);
  }
  if (digits == 0) return n;
  int64_t exponent = 0;
  if (i < t.size()) {
    if (t[i] != 'e' && t[i] != 'E') return n;
    if (++i == t.size()) return n;
    exponent = read_exponent(t, &i);
    if (i != t.size() || !is_digit(t[i - 1])) return n;
  }
  n.valid = true;
  n.magnitude = (point < 0 ? int64_t(digits) : point) - first + exponent;
  return n;
}

bool take_sign(std::string_view* text) {
  bool negative = text->starts_with('-');
  if (negative || text->starts_with('+')) text->remove_prefix(1);
  return negative;
}
}  // namespace

bool parse_double(std::string_view text, double* out) {
  bool negative = take_sign(&text);
  Numeral n = check_numeral(text);
  if (!n.valid) return false;
  double d = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), d).ec == std::errc::result_out_of_range)
    d = n.magnitude > 0 ? HUGE_VAL : 0.0;
  *out = negative ? -d : d;
  return true;
}

namespace {
// mantissa * 2^exponent, rounded once (to even), subnormal results too; `sticky`: more nonzero bits follow.
double scale(uint64_t mantissa, bool sticky, int64_t exponent) {
  if (mantissa == 0) return 0;
  int leading = __builtin_clzll(mantissa);
  mantissa <<= leading;
  exponent -= leading;
  if (exponent > 1000) return HUGE_VAL;
  int64_t drop = std::max<int64_t>(64 - 53, -1074 - exponent);
  if (drop > 64) return 0;
  uint64_t kept = drop == 64 ? 0 : mantissa >> drop, half = uint64_t{1} << (drop - 1);
  uint64_t rest = mantissa & (2 * half - 1);
  if (rest > half || (rest == half && (sticky || (kept & 1)))) kept++;
  return std::ldexp(double(kept), int(exponent + drop));
}
}  // namespace

bool parse_hex_double(std::string_view text, double* out) {
  bool negative = take_sign(&text);
  if (text.starts_with("0x") || text.starts_with("0X")) text.remove_prefix(2);
  uint64_t mantissa = 0;
  int64_t exponent = 0;
  bool point = false, any = false, sticky = false;
  size_t i = 0;
  for (; i < text.size(); i++) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    uint8_t digit = 0;
    if (std::from_chars(&text[i], &text[i] + 1, digit, 16).ec != std::errc()) break;
    any = true;
    bool full = mantissa >> 60;
    if (full) sticky |= digit != 0;
    if (!full) mantissa = mantissa << 4 | digit;
    exponent += 4 * (int(full) - int(point));
  }
  if (!any) return false;
  if (i < text.size()) {
    if ((text[i] | 32) != 'p' || ++i == text.size()) return false;
    exponent += read_exponent(text, &i);
    if (i != text.size() || !is_digit(text[i - 1])) return false;
  }
  double d = scale(mantissa, sticky, exponent);
  *out = negative ? -d : d;
  return true;
}

}  // namespace number
}  // namespace hypha
