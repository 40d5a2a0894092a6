// SPDX-License-Identifier: MIT
// Powers, roots, common divisors.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "framework/value/bigint_limbs.h"

namespace hypha::integer {

namespace {
// Upper bound (by a few bits) of the length of |a|^exponent in bits; long double: exact enough up to kMaxLimbs.
long double power_bits(const Limb* a, int64_t n, uint64_t exponent) {
  long double top = std::log2((long double)a[n - 1] + 1) + 64.0L * (long double)(n - 1);
  return top * (long double)exponent + 1;
}

// Left-to-right binary exponentiation between two buffers; the last product is in *result. Squares double the length,
// so all but the last steps are cheap.
int64_t power_limbs(const Limb* a, int64_t an, uint64_t exponent, Limb** result, Limb* other) {
  Limb *r = *result, *t = other;
  mpn_copyi(r, a, an);
  int64_t n = an;
  for (int i = 62 - __builtin_clzll(exponent); i >= 0; i--) {
    mpn_sqr(t, r, n);
    n = trimmed(t, 2 * n);
    if (exponent >> i & 1) {
      if (an == 1) {
        Limb carry = mpn_mul_1(t, t, n, a[0]);
        if (carry) t[n++] = carry;
        std::swap(r, t);
        continue;
      }
      n >= an ? mpn_mul(r, t, n, a, an) : mpn_mul(r, a, an, t, n);
      n = trimmed(r, n + an);
    } else {
      std::swap(r, t);
    }
  }
  *result = r;
  return n;
}

// odd^exponent for |odd| > 1
Value power_of_odd(const Limb* odd, int64_t n, uint64_t exponent, bool negative) {
  long double bits = power_bits(odd, n, exponent);
  if (bits > 64.0L * (long double)kMaxLimbs) return kFailed;
  int64_t capacity = int64_t(bits / 64) + 3;  // a product may write one limb more than it needs
  BigInt* first = allocate_limbs(capacity);
  if (!first) return kFailed;
  BigInt* second = allocate_limbs(capacity);
  if (!second) return kFailed;
  Limb* result = first->limbs;
  int64_t length = power_limbs(odd, n, exponent, &result, second->limbs);
  return finish(result == first->limbs ? first : second, length, negative);
}
}  // namespace

Value pow(Value base, uint64_t exponent) {
  if (exponent == 0) return fixnum(1);
  if (exponent == 1 || base == fixnum(0) || base == fixnum(1)) return base;
  if (base == fixnum(-1)) return fixnum(exponent & 1 ? -1 : 1);
  Operand a(base);
  // base = odd * 2^zeros: powers of two (and of ten) are mostly a shift.
  uint64_t zeros = mpn_scan1(a.limbs, 0);
  if (zeros != 0 && exponent > uint64_t(kMaxLimbs) * 64 / zeros) return kFailed;
  bool negative = a.negative && exponent & 1;
  int64_t whole = int64_t(zeros / 64), n = a.length - whole;
  Scratch odd(n);
  if (zeros % 64) {
    mpn_rshift(odd.get(), a.limbs + whole, n, zeros % 64);
  } else {
    mpn_copyi(odd.get(), a.limbs + whole, n);
  }
  n = trimmed(odd.get(), n);
  bool is_power_of_two = n == 1 && odd.get()[0] == 1;
  Value r = is_power_of_two ? fixnum(negative ? -1 : 1) : power_of_odd(odd.get(), n, exponent, negative);
  return r == kFailed || zeros == 0 ? r : shift_left(r, int64_t(zeros * exponent));
}

// ---- modular

namespace {
uint64_t power_mod_64(uint64_t base, const Operand& exponent, uint64_t modulus) {
  using Wide = unsigned __int128;
  uint64_t r = 1 % modulus;
  for (uint64_t i = bits_of(exponent.limbs, exponent.length); i-- > 0;) {
    r = uint64_t(Wide(r) * r % modulus);
    if (exponent.limbs[i / 64] >> (i % 64) & 1) r = uint64_t(Wide(r) * base % modulus);
  }
  return r;
}

// Fixed windows of four exponent bits over base^0 .. base^15 mod m; all numbers have n limbs.
class ModularPower {
 public:
  ModularPower(const Limb* modulus, int64_t n)
      : m_(modulus), n_(n), table_(16 * n), product_(2 * n), quotient_(n + 1), result_(n) {}

  const Limb* run(const Operand& base, const Operand& exponent) {
    Limb* t = table_.get();
    std::fill_n(t, 2 * n_, 0);
    t[0] = 1;
    mpn_copyi(t + n_, base.limbs, base.length);
    for (int i = 2; i < 16; i++) multiply(t + i * n_, t + (i - 1) * n_, t + n_);
    Limb* r = result_.get();
    mpn_copyi(r, t, n_);
    for (uint64_t i = (bits_of(exponent.limbs, exponent.length) + 3) / 4; i-- > 0;) {
      for (int k = 0; k < 4; k++) multiply(r, r, r);
      uint64_t digit = exponent.limbs[i / 16] >> (i % 16 * 4) & 15;
      if (digit) multiply(r, r, t + int64_t(digit) * n_);
    }
    return r;
  }

 private:
  void multiply(Limb* r, const Limb* a, const Limb* b) {
    a == b ? mpn_sqr(product_.get(), a, n_) : mpn_mul_n(product_.get(), a, b, n_);
    mpn_tdiv_qr(quotient_.get(), r, 0, product_.get(), 2 * n_, m_, n_);
  }
  const Limb* m_;
  int64_t n_;
  Scratch table_, product_, quotient_, result_;
};
}  // namespace

Value pow_mod(Value base, Value exponent, Value modulus) {
  Operand m(modulus), e(exponent);
  Value magnitude = abs(modulus);
  if (magnitude == kFailed) return kFailed;
  Value reduced = floor_mod(base, magnitude), r;
  if (reduced == kFailed) return kFailed;
  if (e.length == 0) {
    r = fixnum(magnitude == fixnum(1) ? 0 : 1);
  } else if (m.length == 1) {
    Operand b(reduced);
    r = from_magnitude(power_mod_64(b.length ? b.limbs[0] : 0, e, m.limbs[0]), false);
  } else {
    BigInt* out = allocate_limbs(m.length);
    if (!out) return kFailed;
    ModularPower power(m.limbs, m.length);
    mpn_copyi(out->limbs, power.run(Operand(reduced), e), m.length);
    r = finish(out, m.length, false);
  }
  return m.negative && r != fixnum(0) ? add(r, modulus) : r;
}

Value mod_inverse(Value a, Value modulus) {
  // Euclid: r = s * a (mod |modulus|) for both rows, until r is the greatest common divisor.
  Value m = abs(modulus);
  Value r0 = m, r1 = floor_mod(a, m), s0 = fixnum(0), s1 = fixnum(1);
  while (r1 != fixnum(0)) {
    Value q, r;
    if (!divide(r0, r1, true, &q, &r)) return kFailed;
    Value s = sub(s0, mul(q, s1));
    r0 = std::exchange(r1, r);
    s0 = std::exchange(s1, s);
  }
  return r0 == fixnum(1) ? floor_mod(s0, modulus) : kFailed;
}

// ---- gcd, square root

Value gcd(Value x, Value y) {
  if (x.is_int() && y.is_int())
    return from_magnitude(std::gcd(magnitude_of(x.as_int()), magnitude_of(y.as_int())), false);
  Operand a(x), b(y);
  if (a.length == 0) return abs(y);
  if (b.length == 0) return abs(x);
  uint64_t a_zeros = mpn_scan1(a.limbs, 0), b_zeros = mpn_scan1(b.limbs, 0);
  // mpn_gcd destroys its operands and wants the second odd and not longer than the first: both without their zeros.
  auto strip = [](const Operand& o, uint64_t zeros, Limb* out) {
    int64_t whole = int64_t(zeros / 64), n = o.length - whole;
    zeros % 64 ? void(mpn_rshift(out, o.limbs + whole, n, zeros % 64)) : mpn_copyi(out, o.limbs + whole, n);
    return trimmed(out, n);
  };
  Scratch as(a.length), bs(b.length);
  int64_t an = strip(a, a_zeros, as.get()), bn = strip(b, b_zeros, bs.get());
  bool swap = compare_magnitudes(as.get(), an, bs.get(), bn) < 0;
  BigInt* r = allocate_limbs(std::min(an, bn));
  if (!r) return kFailed;
  int64_t n = swap ? mpn_gcd(r->limbs, bs.get(), bn, as.get(), an) : mpn_gcd(r->limbs, as.get(), an, bs.get(), bn);
  return shift_left(finish(r, n, false), int64_t(std::min(a_zeros, b_zeros)));
}

Value isqrt(Value v) {
  Operand a(v);
  if (a.length == 0) return v;
  BigInt* r = allocate_limbs((a.length + 1) / 2);
  if (!r) return kFailed;
  mpn_sqrtrem(r->limbs, nullptr, a.limbs, a.length);
  return finish(r, (a.length + 1) / 2, false);
}

}  // namespace hypha::integer
