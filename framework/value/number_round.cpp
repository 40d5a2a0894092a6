// SPDX-License-Identifier: MIT
// Rounding doubles to decimal places. Two schools: CPython rounds the exact value and reads the digits back; CRuby
// scales by a power of ten and repairs what the scaling lost, so that 2.675 rounds as its printed form suggests (2.68).
#include <algorithm>
#include <cmath>
#include <string>

#include "framework/value/bigint.h"

namespace hypha::number {

namespace {
// The digits of |d| / 10^-digits rounded to an integer: exact, to the nearest, ties as `mode` says. "" stands for 0.
std::string rounded_digits(double d, int64_t digits, Rounding mode) {
  constexpr int kMostFractionDigits = 1074;  // all doubles end there
  std::string all = number::format_fixed(std::fabs(d), kMostFractionDigits);
  size_t point = all.find('.');
  all.erase(point, 1);
  int64_t keep = int64_t(point) + digits;
  if (keep < 0) return "";
  if (keep >= int64_t(all.size())) return all.append(size_t(keep) - all.size(), '0');
  std::string kept = all.substr(0, size_t(keep));
  char next = all[size_t(keep)];
  bool more = all.find_first_not_of('0', size_t(keep) + 1) != std::string::npos;
  bool odd = !kept.empty() && ((kept.back() - '0') & 1);
  bool tie_up = mode == Rounding::HalfUp || (mode == Rounding::HalfEven && odd);
  if (next < '5' || (next == '5' && !more && !tie_up)) return kept;
  kept.insert(kept.begin(), '0');
  size_t i = kept.size() - 1;
  for (; kept[i] == '9'; i--) kept[i] = '0';
  kept[i]++;
  return kept;
}

double round_exact(double d, int64_t digits, bool half_even) {
  if (digits > 1074 || d == 0) return d;
  if (digits < -309) return std::copysign(0.0, d);
  double r = 0;
  if (half_even && digits >= 0) {  // to_chars rounds just so
    parse_double(format_fixed(d, int(digits)), &r);
    return r;
  }
  std::string kept = rounded_digits(d, digits, half_even ? Rounding::HalfEven : Rounding::HalfUp);
  if (!kept.empty()) parse_double(kept + "e" + std::to_string(-digits), &r);
  return std::copysign(r, d);
}

// CRuby goes through a Rational, whose conversion to a double is a division of two doubles if the reduced terms are
// fixnums: two more roundings, which show in the last bit.
double round_as_ratio(double d, int digits, Rounding mode) {
  Value n = integer::parse("0" + rounded_digits(d, digits, mode), 10);
  if (integer::sign(n) == 0) return 0.0;
  Value unit = integer::pow(fixnum(10), uint64_t(digits)), common = integer::gcd(n, unit);
  n = integer::truncate_div(n, common);
  unit = integer::truncate_div(unit, common);
  double r = n.is_int() && unit.is_int() ? double(n.as_int()) / double(unit.as_int()) : integer::true_divide(n, unit);
  return std::copysign(r, d);
}

// With 10^(e-1) <= |d| < 10^e, estimated from the binary exponent: d has no digits past that place, or is 0 there.
bool already_round(int digits, int binary_exponent) {
  return digits >= 17 - (binary_exponent > 0 ? binary_exponent / 4 : binary_exponent / 3 - 1);
}
bool rounds_to_zero(int digits, int binary_exponent) {
  return digits < -(binary_exponent > 0 ? binary_exponent / 3 + 1 : binary_exponent / 4);
}

// The cases below are written for x >= 0; s is the power of ten.
double half_up(double x, double s) {
  double f = std::round(x * s);
  return (f + 0.5) / s <= x ? f + 1 : f;
}
double half_down(double x, double s) {
  double f = std::round(x * s);
  return (f - 0.5) / s >= x ? f - 1 : f;
}
double half_even(double x, double s) {
  double f = std::floor(x * s), rest = x * s - f;
  if (rest > 0.5) return f + 1;
  bool tie = rest == 0.5 || (f + 0.5) / s <= x;
  return tie ? f + std::fmod(f, 2.0) : f;
}
double scaled_floor(double d, double s) {
  double f = std::floor(d * s);
  return (f + 1) / s <= d ? f + 1 : f;
}
}  // namespace

double round_scaled(double d, int digits, Rounding mode) {
  if (!std::isfinite(d) || d == 0) return d;
  if (mode == Rounding::Truncate) mode = d < 0 ? Rounding::Ceil : Rounding::Floor;
  int binary_exponent;
  std::frexp(d, &binary_exponent);
  if (already_round(digits, binary_exponent)) return d;
  if (mode == Rounding::Floor || mode == Rounding::Ceil) {
    bool floor = mode == Rounding::Floor;
    if ((d > 0) == floor && rounds_to_zero(digits, binary_exponent)) return 0.0;
    double s = std::pow(10, digits);
    return (floor ? scaled_floor(d, s) : std::ceil(d * s)) / s;
  }
  if (rounds_to_zero(digits, binary_exponent)) return 0.0;
  if (digits > 14) return round_as_ratio(d, digits, mode);
  double s = std::pow(10, digits), x = std::fabs(d);
  double f = mode == Rounding::HalfUp ? half_up(x, s) : mode == Rounding::HalfDown ? half_down(x, s) : half_even(x, s);
  return std::copysign(f / s, d);
}

double round_to_digits(double d, int digits, bool half_even) {
  if (!std::isfinite(d)) return d;
  if (half_even || digits <= 0) return round_exact(d, digits, half_even);
  return round_scaled(d, digits, Rounding::HalfUp);
}

}  // namespace hypha::number
