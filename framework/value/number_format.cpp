// SPDX-License-Identifier: MIT
// printf's e, f, g and a for doubles, exact and independent of the locale (libstdc++'s to_chars: Ryu printf).
#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "framework/engine/check.h"
#include "framework/value/bigint.h"

namespace hypha::number {

namespace {
std::string print(double d, std::chars_format format, int precision) {
  HY_DCHECK(std::isfinite(d) && precision >= 0);
  constexpr size_t kMostBefore = 330;  // 309 digits before the point
  char buffer[kMostBefore + 64];
  if (precision <= 64) return {buffer, std::to_chars(buffer, std::end(buffer), d, format, precision).ptr};
  std::string s(size_t(precision) + kMostBefore, '\0');
  s.resize(size_t(std::to_chars(s.data(), s.data() + s.size(), d, format, precision).ptr - s.data()));
  return s;
}

void append_exponent(std::string& s, int e) {
  s += e < 0 ? "e-" : "e+";
  if (std::abs(e) < 10) s += '0';
  s += std::to_string(std::abs(e));
}

void to_upper(std::string& s) {
  for (char& c : s)
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
}
}  // namespace

std::string format_fixed(double d, int precision, Ties ties) {
  if (ties == Ties::Exact || d == 0) return print(d, std::chars_format::fixed, precision);
  std::optional<Decimal> n = resolve_near_tie(std::fabs(d), precision, true);
  if (!n) return print(d, std::chars_format::fixed, precision);
  std::string s = n->digits;
  if (n->exponent <= 0) s.insert(0, size_t(1 - n->exponent), '0');
  s.resize(size_t(std::max(n->exponent, 1) + precision), '0');
  if (precision > 0) s.insert(s.size() - size_t(precision), ".");
  return std::signbit(d) ? "-" + s : s;
}

std::string format_exponent(double d, int precision, bool upper, Ties ties) {
  std::optional<Decimal> n;
  if (ties == Ties::NearTiesToEven && d != 0) n = resolve_near_tie(std::fabs(d), precision + 1, false);
  std::string s;
  if (n) {
    s = std::signbit(d) ? "-" : "";
    s.append(n->digits, 0, 1);
    if (precision > 0) s.append(".").append(n->digits, 1).append(size_t(precision + 1) - n->digits.size(), '0');
    append_exponent(s, n->exponent - 1);
  } else {
    s = print(d, std::chars_format::scientific, precision);
  }
  if (upper) to_upper(s);
  return s;
}

std::string format_general(double d, int precision, bool upper, bool alternate, Ties ties) {
  precision = std::max(precision, 1);
  return format_significant(d, precision, precision, upper, alternate, ties);
}

std::string format_significant(double d, int precision, int fixed_below, bool upper, bool alternate, Ties ties) {
  // The exponent after rounding decides between the forms.
  std::string s = format_exponent(d, precision - 1, upper, ties);
  size_t mark = s.find(upper ? 'E' : 'e');
  int exponent = std::atoi(s.c_str() + mark + 1);
  std::string suffix;
  if (exponent >= -4 && exponent < fixed_below) {
    s = format_fixed(d, precision - 1 - exponent, ties);
  } else {
    suffix = s.substr(mark);
    s.resize(mark);
  }
  bool point = s.find('.') != std::string::npos;
  if (alternate && !point) s += '.';
  if (!alternate && point) {
    s.resize(s.find_last_not_of('0') + 1);
    if (s.back() == '.') s.pop_back();
  }
  return s + suffix;
}

std::string format_hex(double d, int precision, bool upper, bool alternate, bool normalize) {
  HY_DCHECK(std::isfinite(d));
  constexpr int kFractionBits = 52, kFractionDigits = 13;
  uint64_t bits = std::bit_cast<uint64_t>(std::fabs(d));
  int exponent = int(bits >> kFractionBits);
  uint64_t m = bits & ((uint64_t{1} << kFractionBits) - 1);  // the digits after the leading one
  uint64_t lead = exponent != 0;
  exponent = m == 0 && !lead ? 0 : lead ? exponent - 1023 : -1022;
  if (!lead && m != 0 && normalize) {
    int up = std::countl_zero(m) - (63 - kFractionBits);
    m = m << up & ((uint64_t{1} << kFractionBits) - 1);
    lead = 1;
    exponent -= up;
  }
  int digits = kFractionDigits;
  if (precision < 0) {
    while (digits > 0 && (m & 15) == 0) m >>= 4, digits--;
  } else if (precision < kFractionDigits) {
    int drop = 4 * (kFractionDigits - precision);
    digits = precision;
    m |= lead << kFractionBits;
    uint64_t half = uint64_t{1} << (drop - 1);
    if ((m & half) && (m & (3 * half - 1))) m += half;
    m >>= drop;
    lead = m >> (4 * digits);
    m &= (uint64_t{1} << (4 * digits)) - 1;
    if (lead == 2 && normalize) {
      lead = 1;
      exponent++;
    }
  }
  std::string s = std::signbit(d) ? "-0x" : "0x";
  s += char('0' + lead);
  int zeros = precision > digits ? precision - digits : 0;
  if (digits + zeros > 0 || alternate) s += '.';
  for (int i = digits - 1; i >= 0; i--) s += "0123456789abcdef"[m >> (4 * i) & 15];
  s.append(size_t(zeros), '0').append(exponent < 0 ? "p-" : "p+").append(std::to_string(std::abs(exponent)));
  if (upper) to_upper(s);
  return s;
}

}  // namespace hypha::number
