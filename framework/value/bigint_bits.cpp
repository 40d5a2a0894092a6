// SPDX-License-Identifier: MIT
// Integers as bit strings: two's complement of unbounded width over sign and magnitude, made limb by limb on the fly
// (-m is ~m + 1), so that no operand is ever converted.
#include <algorithm>
#include <bit>
#include <cstring>

#include "framework/value/bigint_limbs.h"

namespace hypha::integer {

namespace {
class TwosComplement {
 public:
  explicit TwosComplement(const Operand& o) : o_(o), carry_(o.negative) {}
  Limb next() {
    Limb m = i_ < o_.length ? o_.limbs[i_] : 0;
    i_++;
    if (!o_.negative) return m;
    Limb r = ~m + carry_;
    carry_ = carry_ && r == 0;
    return r;
  }

 private:
  const Operand& o_;
  int64_t i_ = 0;
  bool carry_;
};

template <class Op>
Value bitwise(Value x, Value y, Op op) {
  if (x.is_int() && y.is_int()) return fixnum(op(x.as_int(), y.as_int()));
  Operand a(x), b(y);
  int64_t n = std::max(a.length, b.length) + 1;  // the top limb holds nothing but the sign
  BigInt* r = allocate_limbs(n);
  if (!r) return kFailed;
  TwosComplement as(a), bs(b);
  for (int64_t i = 0; i < n; i++) r->limbs[i] = op(as.next(), bs.next());
  bool negative = r->limbs[n - 1] >> 63;
  if (negative) mpn_neg(r->limbs, r->limbs, n);
  return finish(r, n, negative);
}
}  // namespace

Value bit_and(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x & y; });
}
Value bit_or(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x | y; });
}
Value bit_xor(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x ^ y; });
}
Value bit_not(Value a) { return a.is_int() ? fixnum(~a.as_int()) : sub(fixnum(-1), a); }

// ---- shifts

namespace {
Value shift_up(Value v, uint64_t n) {
  if (v.is_int()) {
    int64_t i = v.as_int();
    if (i == 0) return v;
    if (n < 62 && (i >> (62 - n)) == (i >> 63)) return fixnum(int64_t(uint64_t(i) << n));
  }
  Operand a(v);
  if (n / 64 > uint64_t(kMaxLimbs)) return kFailed;
  int64_t whole = int64_t(n / 64);
  BigInt* r = allocate_limbs(a.length + whole + 1);
  if (!r) return kFailed;
  if (unsigned part = n % 64) {
    r->limbs[a.length + whole] = mpn_lshift(r->limbs + whole, a.limbs, a.length, part);
  } else {
    mpn_copyi(r->limbs + whole, a.limbs, a.length);
    r->limbs[a.length + whole] = 0;
  }
  return finish(r, a.length + whole + 1, a.negative);  // the low limbs are zero as allocated
}

Value shift_down(Value v, uint64_t n) {
  if (v.is_int()) return fixnum(v.as_int() >> std::min<uint64_t>(n, 63));
  Operand a(v);
  if (n / 64 >= uint64_t(a.length)) return fixnum(a.negative ? -1 : 0);
  int64_t whole = int64_t(n / 64), length = a.length - whole;
  BigInt* r = allocate_limbs(length + 1);
  if (!r) return kFailed;
  bool lost = trimmed(a.limbs, whole) != 0;
  if (unsigned part = n % 64) {
    lost |= mpn_rshift(r->limbs, a.limbs + whole, length, part) != 0;
  } else {
    mpn_copyi(r->limbs, a.limbs + whole, length);
  }
  r->limbs[length] = a.negative && lost ? mpn_add_1(r->limbs, r->limbs, length, 1) : 0;
  return finish(r, length + 1, a.negative);
}
}  // namespace

Value shift_left(Value a, int64_t n) { return n >= 0 ? shift_up(a, uint64_t(n)) : shift_down(a, magnitude_of(n)); }
Value shift_right(Value a, int64_t n) { return n >= 0 ? shift_down(a, uint64_t(n)) : shift_up(a, magnitude_of(n)); }

// ---- single bits and bytes

uint64_t bit_length(Value v) {
  Operand a(v);
  return bits_of(a.limbs, a.length);
}

uint64_t bit_count(Value v) {
  Operand a(v);
  return a.length == 0 ? 0 : mpn_popcount(a.limbs, a.length);
}

bool bit(Value v, uint64_t n) {
  if (v.is_int()) return v.as_int() >> std::min<uint64_t>(n, 63) & 1;
  Operand a(v);
  uint64_t limb = n / 64;
  if (limb >= uint64_t(a.length)) return a.negative;
  bool set = a.limbs[limb] >> (n % 64) & 1;
  if (!a.negative) return set;
  // ~m + 1: bits up to and including the lowest one of m stay, those above are inverted.
  bool ones_below = trimmed(a.limbs, int64_t(limb)) != 0 || (a.limbs[limb] & ((Limb{1} << (n % 64)) - 1)) != 0;
  return set != ones_below;
}

Value from_bytes(const uint8_t* bytes, size_t n, bool little_endian, bool is_signed) {
  auto at = [&](size_t i) { return bytes[little_endian ? i : n - 1 - i]; };
  if (n == 0) return fixnum(0);
  if (n / 8 >= size_t(kMaxLimbs)) return kFailed;
  int64_t length = int64_t(n / 8 + 1);
  BigInt* r = allocate_limbs(length);
  if (!r) return kFailed;
  bool negative = is_signed && at(n - 1) >> 7;
  if (negative) std::fill_n(r->limbs, length, ~Limb{0});
  for (size_t i = 0; i < n; i++) {
    unsigned shift = unsigned(i % 8) * 8;
    Limb& l = r->limbs[i / 8];
    l = (l & ~(Limb{0xFF} << shift)) | Limb{at(i)} << shift;
  }
  if (negative) mpn_neg(r->limbs, r->limbs, length);
  return finish(r, length, negative);
}

bool to_bytes(Value v, uint8_t* out, size_t n, bool little_endian, bool is_signed) {
  Operand a(v);
  if (a.negative && !is_signed) return false;
  uint64_t bits = a.negative ? bit_length(bit_not(v)) : bits_of(a.limbs, a.length);
  if ((bits != 0 || n != 0) && a.length != 0 && bits + is_signed > uint64_t(n) * 8) return false;
  TwosComplement limbs(a);
  Limb l = 0;
  for (size_t i = 0; i < n; i++, l >>= 8) {
    if (i % 8 == 0) l = limbs.next();
    out[little_endian ? i : n - 1 - i] = uint8_t(l);
  }
  return true;
}

}  // namespace hypha::integer
