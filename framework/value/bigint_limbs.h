// SPDX-License-Identifier: MIT
// What the files of integer:: share: a sign-and-magnitude view of any integer, result objects, and scratch limbs.
// Limb pointers into heap objects stay valid across allocations: objects do not move, and interior pointers on the
// stack keep them alive.
#pragma once
#include <gmp.h>

#include "framework/engine/check.h"
#include "framework/value/bigint.h"

namespace hypha::integer {

using Limb = mp_limb_t;
static_assert(sizeof(Limb) == 8 && GMP_NUMB_BITS == 64 && std::is_same_v<Limb, uint64_t>);

constexpr uint64_t magnitude_of(int64_t i) { return i < 0 ? 0 - uint64_t(i) : uint64_t(i); }

class Operand {
 public:
  explicit Operand(Value v) {
    if (v.is_int()) {
      int64_t i = v.as_int();
      small_ = magnitude_of(i);
      limbs = &small_;
      length = i != 0;
      negative = i < 0;
    } else {
      BigInt* b = v.ptr<BigInt>();
      limbs = b->limbs;
      negative = b->signed_length < 0;
      length = negative ? -b->signed_length : b->signed_length;
    }
  }
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;

  const Limb* limbs;
  int64_t length;  // 0 for zero
  bool negative;

 private:
  Limb small_;
};

inline int64_t trimmed(const Limb* limbs, int64_t n) {
  while (n > 0 && limbs[n - 1] == 0) n--;
  return n;
}

inline uint64_t bits_of(const Limb* limbs, int64_t n) {  // requires a nonzero top limb
  return n == 0 ? 0 : uint64_t(n) * 64 - uint64_t(__builtin_clzll(limbs[n - 1]));
}

// <0, 0, >0 for trimmed magnitudes.
inline int compare_magnitudes(const Limb* a, int64_t an, const Limb* b, int64_t bn) {
  if (an != bn) return an < bn ? -1 : 1;
  return an == 0 ? 0 : mpn_cmp(a, b, an);
}

// Room for a result of up to n limbs; null if that is too large. The object counts n limbs (a collection that happens
// before finish() must see all of it).
BigInt* allocate_limbs(int64_t n);
// Trims to the significant limbs (of the first n), sets the sign, hands unused memory back, and turns what fits into a
// fixnum. Once for each result.
Value finish(BigInt* result, int64_t n, bool negative);
Value from_magnitude(uint64_t magnitude, bool negative);
Value from_magnitude128(unsigned __int128 magnitude, bool negative);

// Temporary limbs: on the stack when few, else in a heap object that the next collection takes away.
class Scratch {
 public:
  explicit Scratch(int64_t n)
      : limbs_(n <= kInline ? inline_ : reinterpret_cast<Limb*>(heap::allocate_raw(n * int64_t{8})->bytes)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Limb* get() { return limbs_; }

 private:
  static constexpr int64_t kInline = 64;
  Limb* limbs_;
  Limb inline_[kInline];
};

// Truncated (or floored) division; quotient and remainder may be null where not wanted. False: too large.
bool divide(Value a, Value b, bool floor, Value* quotient, Value* remainder);

}  // namespace hypha::integer
