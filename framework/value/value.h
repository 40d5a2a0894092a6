// SPDX-License-Identifier: MIT
// A guest value: one tagged 64-bit word.
//   ......0  fixnum, 63 bits: add, sub and compare need no untagging; overflow goes to BigInt
//   .....11  flonum: most doubles as immediates (rotate and tag, as CRuby does); the rare rest is a HeapDouble
//   ....001  pointer to a HeapObject (objects are 16-byte aligned)
//   ...0101  special: false, nil/None, true, undefined
//   ...1101  completion: break, next, return, throw ... (returned from execute() and calls, never stored anywhere)
// The low-bit patterns are disjoint, so no range check can confuse a special with a fixnum.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>

namespace hypha {

struct HeapObject;

struct Value {
  uint64_t bits;

  bool operator==(const Value&) const = default;  // identity
  constexpr bool is_int() const { return !(bits & 1); }
  constexpr bool is_flonum() const { return (bits & 3) == 3; }
  constexpr bool is_heap() const { return (bits & 7) == 1; }
  constexpr bool is_special() const { return (bits & 15) == 5; }
  constexpr bool is_completion() const { return (bits & 15) == 13; }
  constexpr int64_t as_int() const { return int64_t(bits) >> 1; }  // requires is_int()
  constexpr bool falsy() const { return (bits & ~uint64_t{0x10}) == 0x05; }  // false or nil
  constexpr bool truthy() const { return !falsy(); }
  template <class T = HeapObject>
  T* ptr() const {  // requires is_heap()
    return reinterpret_cast<T*>(bits - 1);
  }
};
static_assert(sizeof(Value) == 8);

constexpr Value kFalse{0x05}, kNil{0x15}, kTrue{0x25};
constexpr Value kUndefined{0x35};  // "no value": absent argument, unset local, empty table entry; never seen by guests

// Completions. kThrow: thread().exception holds the guest exception. kUnwind: a non-local exit on its way to
// thread().unwind_target, carrying thread().unwind_value. The others never leave their call target.
constexpr Value kBreak{0x0D}, kNext{0x1D}, kReturn{0x2D}, kThrow{0x3D}, kUnwind{0x4D}, kRetry{0x5D}, kRedo{0x6D};
constexpr Value kFailed{0x7D};  // a specialization's body gave up before its first effect

constexpr int64_t kFixnumMax = (int64_t{1} << 62) - 1;
constexpr int64_t kFixnumMin = -(int64_t{1} << 62);
constexpr bool fits_fixnum(int64_t i) { return i >= kFixnumMin && i <= kFixnumMax; }
constexpr Value fixnum(int64_t i) { return {uint64_t(i) << 1}; }  // requires fits_fixnum(i)
constexpr Value boolean(bool b) { return b ? kTrue : kFalse; }
template <class T>
Value ref(T* p) {
  return {reinterpret_cast<uint64_t>(p) | 1};
}

// Flonum encoding: doubles whose exponent lies in the common range keep all their bits when rotated left by 3; the
// two bits they lose are implied. +0.0 has a code of its own, everything else (tiny, huge, nan, inf, -0.0) is boxed.
constexpr uint64_t kFlonumZero = 0x8000000000000003, kFlonumHole = 0x3000000000000000;

[[gnu::always_inline]] inline double flonum_to_double(Value v) {  // requires is_flonum()
  if (v.bits == kFlonumZero) return 0.0;
  return std::bit_cast<double>(std::rotr((v.bits & ~uint64_t{3}) | (2 - (v.bits >> 63)), 3));
}

Value box_double_slow(double d);  // allocates; framework/value/number.cpp

// Others need an object, but for 0.0.
constexpr bool has_flonum_exponent(uint64_t b) { return (((b >> 60) + 1) & 6) == 4 && b != kFlonumHole; }
constexpr bool fits_flonum(double d) {
  uint64_t b = std::bit_cast<uint64_t>(d);
  return has_flonum_exponent(b) || b == 0;
}
[[gnu::always_inline]] inline Value box_double(double d) {
  uint64_t b = std::bit_cast<uint64_t>(d);
  if (has_flonum_exponent(b)) [[likely]]
    return {(std::rotl(b, 3) & ~uint64_t{3}) | 3};
  if (b == 0) return {kFlonumZero};
  return box_double_slow(d);
}

}  // namespace hypha
