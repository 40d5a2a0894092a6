// SPDX-License-Identifier: MIT
// Integers and doubles: exact comparison, correctly rounded conversion and division, one hash for equal values.
#include <algorithm>
#include <bit>
#include <climits>
#include <cmath>

#include "framework/value/bigint_limbs.h"

namespace hypha {

namespace integer {

namespace {
// The top 64 significant bits, with the lowest bit set if anything below was lost: more than enough for ldexp to round
// once and correctly.
uint64_t top_bits_sticky(const Limb* limbs, int64_t n, int64_t* shift) {
  unsigned leading = unsigned(__builtin_clzll(limbs[n - 1]));
  uint64_t top = limbs[n - 1] << leading;
  bool lost = false;
  if (n > 1) {
    if (leading) top |= limbs[n - 2] >> (64 - leading);
    lost = (limbs[n - 2] << leading) != 0 || trimmed(limbs, n - 2) != 0;
  }
  *shift = n * 64 - 64 - int64_t(leading);
  return top | lost;
}

constexpr int64_t kTooLargeExponent = 5000;  // any exponent that overflows a double
}  // namespace

double to_double(Value v) {
  if (v.is_int()) return double(v.as_int());
  Operand a(v);
  int64_t shift;
  uint64_t top = top_bits_sticky(a.limbs, a.length, &shift);
  double d = std::ldexp(double(top), int(std::min(shift, kTooLargeExponent)));
  return a.negative ? -d : d;
}

Value from_double(double d) {
  HY_DCHECK(std::isfinite(d));
  if (std::fabs(d) < 0x1p62) return fixnum(int64_t(d));
  int exponent;
  double m = std::frexp(d, &exponent);
  return shift_left(fixnum(int64_t(std::ldexp(m, 53))), exponent - 53);
}

namespace {
int compare_int64_double(int64_t i, double d) {
  if (d >= 0x1p63) return -1;
  if (d < -0x1p63) return 1;
  int64_t whole = int64_t(d);
  if (i != whole) return i < whole ? -1 : 1;
  double fraction = d - double(whole);
  return fraction > 0 ? -1 : fraction < 0;
}
}  // namespace

int compare_double(Value v, double d) {
  if (v.is_int()) return compare_int64_double(v.as_int(), d);
  Operand a(v);
  if (a.negative != (d < 0)) return a.negative ? -1 : 1;
  int larger = a.negative ? -1 : 1;  // the answer if |a| > |d|
  if (std::isinf(d)) return -larger;
  int exponent;
  double m = std::frexp(std::fabs(d), &exponent);
  uint64_t bits = bits_of(a.limbs, a.length);
  if (exponent <= 0 || bits > uint64_t(exponent)) return larger;
  if (bits < uint64_t(exponent)) return -larger;
  // Same length, and longer than a fixnum: d is an integer of at most 1024 bits.
  Limb limbs[1024 / 64 + 1] = {};
  uint64_t mantissa = uint64_t(std::ldexp(m, 64));
  unsigned low = unsigned(bits % 64);
  int64_t n = a.length;
  limbs[n - 1] = low ? mantissa >> (64 - low) : mantissa;
  if (low && n > 1) limbs[n - 2] = mantissa << low;
  return larger * compare_magnitudes(a.limbs, n, limbs, n);
}

namespace {
constexpr int kMinExponent = -1021, kDigits = 53;  // of a double, as frexp counts

// |a| / 2^shift in `out` (a.length + |shift| / 64 + 1 limbs of room); returns the length. *lost: nonzero bits went.
int64_t scaled(const Operand& a, int64_t shift, Limb* out, bool* lost) {
  int64_t words = std::abs(shift) / 64, length;
  unsigned part = unsigned(std::abs(shift) % 64);
  if (shift > 0) {
    *lost = trimmed(a.limbs, words) != 0;
    length = a.length - words;
    if (part) {
      *lost |= mpn_rshift(out, a.limbs + words, length, part) != 0;
    } else {
      mpn_copyi(out, a.limbs + words, length);
    }
  } else {
    length = a.length + words + 1;
    std::fill_n(out, words, 0);
    mpn_copyi(out + words, a.limbs, a.length);
    out[length - 1] = part ? mpn_lshift(out + words, out + words, a.length, part) : 0;
  }
  return trimmed(out, length);
}

// q * 2^shift, the lowest bit of q sticky. The bits that are too many are rounded away by hand: ldexp would round a
// subnormal result a second time.
double rounded(uint64_t q, int64_t shift) {
  int64_t bits = 64 - std::countl_zero(q);
  int64_t extra = std::max<int64_t>(bits, kMinExponent - shift) - kDigits;
  uint64_t half = uint64_t{1} << (extra - 1);
  if ((q & half) && (q & (3 * half - 1))) q += half;
  q &= ~(2 * half - 1);
  return std::ldexp(double(q), int(shift));
}
}  // namespace

// The quotient to at least 55 bits (fewer for subnormal results), the lowest one sticky, and one rounding to even.
double true_divide(Value x, Value y) {
  constexpr int64_t kExact = int64_t{1} << kDigits;
  if (x.is_int() && y.is_int() && std::abs(x.as_int()) <= kExact && std::abs(y.as_int()) <= kExact)
    return double(x.as_int()) / double(y.as_int());
  Operand a(x), b(y);
  double sign = a.negative != b.negative ? -1 : 1;
  if (a.length == 0) return sign * 0.0;
  int64_t difference = int64_t(bits_of(a.limbs, a.length)) - int64_t(bits_of(b.limbs, b.length));
  if (difference > 1024) return sign * HUGE_VAL;
  if (difference < -1100) return sign * 0.0;
  int64_t shift = std::max<int64_t>(difference, kMinExponent) - kDigits - 2;

  Scratch n_scratch(a.length + std::abs(shift) / 64 + 1);
  Limb* n = n_scratch.get();
  bool sticky = false;
  int64_t length = scaled(a, shift, n, &sticky);
  uint64_t q = 0;
  if (length >= b.length) {
    Scratch q_scratch(length - b.length + 1), r_scratch(b.length);
    mpn_tdiv_qr(q_scratch.get(), r_scratch.get(), 0, n, length, b.limbs, b.length);
    q = q_scratch.get()[0];  // at most 56 bits
    sticky |= trimmed(r_scratch.get(), b.length) != 0;
  } else {
    sticky |= length != 0;
  }
  return sign * rounded(q | sticky, shift);
}

uint64_t hash(Value v) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  Operand a(v);
  int64_t h = a.length == 0 ? 0 : int64_t(mpn_mod_1(a.limbs, a.length, kModulus));
  if (a.negative) h = -h;
  return uint64_t(h == -1 ? -2 : h);
}

}  // namespace integer

uint64_t number::hash(double d) {
  if (std::isnan(d)) return 0;
  if (std::isinf(d)) return uint64_t(d > 0 ? 314159 : -314159);
  // |d| = m * 2^e; multiplying by 2^e modulo 2^61 - 1 rotates the 61 bits.
  int e;
  uint64_t m = uint64_t(std::ldexp(std::frexp(std::fabs(d), &e), 53));
  int turn = ((e - 53) % 61 + 61) % 61;
  constexpr uint64_t kMask = (uint64_t{1} << 61) - 1;
  int64_t h = int64_t(turn == 0 ? m : (m << turn & kMask) | m >> (61 - turn));
  if (d < 0) h = -h;
  return uint64_t(h == -1 ? -2 : h);
}

}  // namespace hypha
