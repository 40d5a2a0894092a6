// SPDX-License-Identifier: MIT
// The near ties of CRuby's printf. Gay's conversion (Correctly Rounded Binary-Decimal and Decimal-Binary Conversions,
// 1990) first tries floating-point arithmetic with an error bound and falls back on exact arithmetic when the bound
// leaves the last digit open; CRuby rounds to even there instead. To be like it, this performs the same operations in
// the same order: every rounding error and the bound itself decide what counts as near.
#include <array>
#include <cmath>

#include "framework/value/bigint.h"

namespace hypha::number {

namespace {
constexpr int kMostDigits = 14;  // the attempt is not made for more
constexpr double kTens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::array kBigTens{1e16, 1e32, 1e64, 1e128, 1e256};

struct Scaled {
  double value;  // d / 10^exponent, about 1 to 10
  int exponent;
  bool certain;    // the exponent is not an estimate
  int errors = 2;  // bound of the relative error in units of 2^-52
};

Scaled scale(double d) {
  int binary_exponent;
  double mantissa = std::frexp(d, &binary_exponent) * 2;
  // Tangent of log10 at 1.5, and log10(2).
  double estimate = (mantissa - 1.5) * 0.289529654602168 + 0.1760912590558 + (binary_exponent - 1) * 0.301029995663981;
  Scaled s{d, int(std::floor(estimate)), false};
  if (s.exponent >= 0 && s.exponent <= 22) {
    if (d < kTens[s.exponent]) s.exponent--;
    s.certain = true;
  }
  int steps = std::abs(s.exponent) >> 4;
  double power = kTens[std::abs(s.exponent) & 15];
  if (s.exponent > 0) {
    if (steps & 16) {
      s.value /= kBigTens.back();
      s.errors++;
    }
    for (size_t i = 0; i < 4; i++) {
      if (!(steps >> i & 1)) continue;
      power *= kBigTens[i];
      s.errors++;
    }
    s.value /= power;
  } else if (s.exponent < 0) {
    s.value *= power;
    for (size_t i = 0; i < kBigTens.size(); i++) {
      if (!(steps >> i & 1)) continue;
      s.value *= kBigTens[i];
      s.errors++;
    }
  }
  return s;
}

void increment(Decimal& n) {
  size_t i = n.digits.size();
  while (i > 0 && n.digits[i - 1] == '9') i--;
  n.digits.resize(i);
  if (i > 0) {
    n.digits[i - 1]++;
  } else {
    n.digits.push_back('1');
    n.exponent++;
  }
}
}  // namespace

std::optional<Decimal> resolve_near_tie(double d, int digits, bool after_point) {
  if (digits > 400) return std::nullopt;
  Scaled s = scale(d);
  int wanted = after_point ? digits + s.exponent + 1 : digits;
  if (wanted <= 0 || wanted > kMostDigits) return std::nullopt;
  if (!s.certain && s.value < 1) {
    if (after_point && --wanted == 0) return std::nullopt;
    s.exponent--;
    s.value *= 10;
    s.errors++;
  }
  double error = std::ldexp(s.errors * s.value + 7, -52) * kTens[wanted - 1];
  Decimal n{false, "", s.exponent + 1};
  for (double rest = s.value;; rest *= 10) {
    int digit = int(rest);
    rest -= digit;
    n.digits += char('0' + digit);
    if (rest == 0) return std::nullopt;
    if (int(n.digits.size()) < wanted) continue;
    if (rest > 0.5 + error || rest < 0.5 - error) return std::nullopt;
    if (digit & 1) increment(n);
    return n;
  }
}

}  // namespace hypha::number
