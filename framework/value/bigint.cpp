// SPDX-License-Identifier: MIT
// Making, comparing, adding, multiplying and dividing integers.
#include "framework/value/bigint.h"

#include <algorithm>

#include "framework/value/bigint_limbs.h"

namespace hypha::integer {

uint32_t bigint_shape_id = 0;

namespace {
constexpr int64_t kAskAboveLimbs = 8 * 1024;  // below, asking the heap costs more than it saves
using Wide = __int128;
using WideUnsigned = unsigned __int128;
}  // namespace

BigInt* allocate_limbs(int64_t n) {
  if (n > kMaxLimbs) return nullptr;
  size_t bytes = sizeof(BigInt) + size_t(n) * sizeof(Limb);
  if (n >= kAskAboveLimbs && !heap::can_allocate(bytes)) return nullptr;
  auto* b = heap::allocate<BigInt>(bigint_shape_id, Kind::BigInt, bytes);
  b->signed_length = n;
  return b;
}

Value finish(BigInt* result, int64_t n, bool negative) {
  n = trimmed(result->limbs, n);
  if (n <= 1) {
    uint64_t m = n == 0 ? 0 : result->limbs[0];
    if (m <= uint64_t(kFixnumMax) + negative) return fixnum(int64_t(negative ? 0 - m : m));
  }
  int64_t allocated = result->signed_length;
  result->signed_length = negative ? -n : n;
  if (n != allocated) heap::shrink(result, sizeof(BigInt) + size_t(allocated) * sizeof(Limb));
  return ref(result);
}

Value from_magnitude(uint64_t magnitude, bool negative) {
  if (magnitude <= uint64_t(kFixnumMax) + negative) return fixnum(int64_t(negative ? 0 - magnitude : magnitude));
  BigInt* b = allocate_limbs(1);
  b->limbs[0] = magnitude;
  b->signed_length = negative ? -1 : 1;
  return ref(b);
}

Value from_magnitude128(WideUnsigned magnitude, bool negative) {
  uint64_t high = uint64_t(magnitude >> 64);
  if (high == 0) return from_magnitude(uint64_t(magnitude), negative);
  BigInt* b = allocate_limbs(2);
  b->limbs[0] = uint64_t(magnitude);
  b->limbs[1] = high;
  b->signed_length = negative ? -2 : 2;
  return ref(b);
}

Value from_int64(int64_t i) { return fits_fixnum(i) ? fixnum(i) : from_magnitude(magnitude_of(i), i < 0); }
Value from_uint64(uint64_t i) { return from_magnitude(i, false); }

bool to_int64(Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  Operand a(v);
  if (a.length != 1 || a.limbs[0] > uint64_t(INT64_MAX) + a.negative) return false;
  *out = int64_t(a.negative ? 0 - a.limbs[0] : a.limbs[0]);
  return true;
}

int sign(Value v) {
  if (v.is_int()) return v.as_int() > 0 ? 1 : v.as_int() < 0 ? -1 : 0;
  return v.ptr<BigInt>()->signed_length < 0 ? -1 : 1;
}

int compare(Value x, Value y) {
  if (x.is_int() && y.is_int()) return x.as_int() < y.as_int() ? -1 : x.as_int() > y.as_int();
  Operand a(x), b(y);
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  int c = compare_magnitudes(a.limbs, a.length, b.limbs, b.length);
  return a.negative ? -c : c;
}

bool equal(Value a, Value b) { return a == b || (!a.is_int() && !b.is_int() && compare(a, b) == 0); }

// ---- addition

namespace {
Value add_signed(Value x, Value y, bool flip) {
  Operand a(x), b(y);
  bool a_negative = a.negative, b_negative = b.negative != flip;
  bool swap = compare_magnitudes(a.limbs, a.length, b.limbs, b.length) < 0;
  const Operand &large = swap ? b : a, &small = swap ? a : b;
  bool negative = swap ? b_negative : a_negative;
  if (small.length == 0) return large.negative == negative ? (swap ? y : x) : neg(swap ? y : x);
  bool grows = a_negative == b_negative;
  BigInt* r = allocate_limbs(large.length + grows);
  if (!r) return kFailed;
  if (grows) {
    r->limbs[large.length] = mpn_add(r->limbs, large.limbs, large.length, small.limbs, small.length);
  } else {
    mpn_sub(r->limbs, large.limbs, large.length, small.limbs, small.length);
  }
  return finish(r, large.length + grows, negative);
}

Value with_sign(Value v, bool negative) {
  Operand a(v);
  if (a.length <= 1) return from_magnitude(a.length ? a.limbs[0] : 0, negative);
  BigInt* r = allocate_limbs(a.length);
  if (!r) return kFailed;
  mpn_copyi(r->limbs, a.limbs, a.length);
  return finish(r, a.length, negative);
}
}  // namespace

Value add(Value a, Value b) {
  if (a.is_int() && b.is_int()) return from_int64(a.as_int() + b.as_int());
  return add_signed(a, b, false);
}

Value sub(Value a, Value b) {
  if (a.is_int() && b.is_int()) return from_int64(a.as_int() - b.as_int());
  return add_signed(a, b, true);
}

Value neg(Value a) {
  if (a.is_int()) return from_int64(-a.as_int());
  return with_sign(a, sign(a) > 0);
}

Value abs(Value a) { return sign(a) < 0 ? neg(a) : a; }

// ---- multiplication

Value mul(Value x, Value y) {
  if (x.is_int() && y.is_int()) {
    Wide p = Wide(x.as_int()) * y.as_int();
    if (p >= kFixnumMin && p <= kFixnumMax) return fixnum(int64_t(p));
    return from_magnitude128(p < 0 ? -WideUnsigned(p) : WideUnsigned(p), p < 0);
  }
  Operand a(x), b(y);
  if (a.length == 0 || b.length == 0) return fixnum(0);
  const Operand &large = a.length < b.length ? b : a, &small = a.length < b.length ? a : b;
  BigInt* r = allocate_limbs(large.length + small.length);
  if (!r) return kFailed;
  if (small.length == 1) {
    r->limbs[large.length] = mpn_mul_1(r->limbs, large.limbs, large.length, small.limbs[0]);
  } else if (a.limbs == b.limbs) {
    mpn_sqr(r->limbs, a.limbs, a.length);
  } else {
    mpn_mul(r->limbs, large.limbs, large.length, small.limbs, small.length);
  }
  return finish(r, a.length + b.length, a.negative != b.negative);
}

// ---- division

namespace {
void divide_int64(int64_t a, int64_t b, bool floor, Value* quotient, Value* remainder) {
  int64_t q = a / b, r = a % b;  // fixnums: min / -1 does not overflow an int64
  if (floor && r != 0 && (r < 0) != (b < 0)) {
    q--;
    r += b;
  }
  if (quotient) *quotient = from_int64(q);
  if (remainder) *remainder = from_int64(r);
}

// |a| < |b|, so the truncated quotient is 0 and the remainder is a.
bool divide_by_larger(Value x, Value y, bool adjust, Value* quotient, Value* remainder) {
  if (quotient) *quotient = fixnum(adjust ? -1 : 0);
  if (!remainder) return true;
  *remainder = adjust ? add(x, y) : x;
  return *remainder != kFailed;
}
}  // namespace

bool divide(Value x, Value y, bool floor, Value* quotient, Value* remainder) {
  if (x.is_int() && y.is_int()) {
    divide_int64(x.as_int(), y.as_int(), floor, quotient, remainder);
    return true;
  }
  Operand a(x), b(y);
  HY_DCHECK(b.length != 0);
  bool mixed = a.negative != b.negative;
  if (compare_magnitudes(a.limbs, a.length, b.limbs, b.length) < 0)
    return divide_by_larger(x, y, floor && mixed && a.length != 0, quotient, remainder);

  int64_t n = a.length - b.length + 1;
  BigInt* q = quotient ? allocate_limbs(n + 1) : nullptr;  // one more: flooring may carry
  BigInt* r = remainder ? allocate_limbs(b.length) : nullptr;
  if ((quotient && !q) || (remainder && !r)) return false;
  Scratch q_scratch(q || b.length == 1 ? 0 : n), r_scratch(r ? 0 : b.length);
  Limb* ql = q ? q->limbs : q_scratch.get();
  Limb* rl = r ? r->limbs : r_scratch.get();
  if (b.length == 1) {
    rl[0] = q ? mpn_divrem_1(ql, 0, a.limbs, a.length, b.limbs[0]) : mpn_mod_1(a.limbs, a.length, b.limbs[0]);
  } else {
    mpn_tdiv_qr(ql, rl, 0, a.limbs, a.length, b.limbs, b.length);
  }
  bool adjust = floor && mixed && trimmed(rl, b.length) != 0;
  if (q) {
    ql[n] = adjust ? mpn_add_1(ql, ql, n, 1) : 0;
    *quotient = finish(q, n + 1, mixed);
  }
  if (r) {
    if (adjust) mpn_sub_n(rl, b.limbs, rl, b.length);
    *remainder = finish(r, b.length, adjust ? b.negative : a.negative);
  }
  return true;
}

Value floor_div(Value a, Value b) {
  Value q;
  return divide(a, b, true, &q, nullptr) ? q : kFailed;
}
Value floor_mod(Value a, Value b) {
  Value r;
  return divide(a, b, true, nullptr, &r) ? r : kFailed;
}
bool floor_divmod(Value a, Value b, Value* quotient, Value* remainder) {
  return divide(a, b, true, quotient, remainder);
}
Value truncate_div(Value a, Value b) {
  Value q;
  return divide(a, b, false, &q, nullptr) ? q : kFailed;
}
Value remainder(Value a, Value b) {
  Value r;
  return divide(a, b, false, nullptr, &r) ? r : kFailed;
}

Value round(Value a, uint64_t digits, Rounding mode) {
  if (digits == 0) return a;
  bool towards_zero = mode == Rounding::Truncate || (mode == Rounding::Floor ? sign(a) >= 0 : sign(a) <= 0);
  // 10^digits > 2|a|: no need to build the power when the answer is 0.
  if (digits > bit_length(a) / 3 + 1 && (towards_zero || mode < Rounding::Floor)) return fixnum(0);
  Value unit = pow(fixnum(10), digits), q, r;
  if (unit == kFailed || !divide(a, unit, true, &q, &r)) return kFailed;
  if (sign(r) == 0) return a;
  bool up;
  if (mode == Rounding::Floor || mode == Rounding::Ceil || mode == Rounding::Truncate) {
    up = mode == Rounding::Ceil || (mode == Rounding::Truncate && sign(a) < 0);
  } else {
    int c = compare(shift_left(r, 1), unit);
    bool tie_up = mode == Rounding::HalfEven ? bit(q, 0) : (mode == Rounding::HalfUp) == (sign(a) > 0);
    up = c > 0 || (c == 0 && tie_up);
  }
  Value base = sub(a, r);
  return up && base != kFailed ? add(base, unit) : base;
}

}  // namespace hypha::integer
