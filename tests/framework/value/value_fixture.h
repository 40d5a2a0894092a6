// SPDX-License-Identifier: MIT
// Short names for the tests of numbers and text: integers are written and compared as decimal text.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "framework/value/bigint.h"
#include "framework/value/string_data.h"

namespace hypha::test {

inline Value big(std::string_view decimal) { return integer::parse(decimal, 10); }
inline std::string text(Value v) { return v == kFailed ? "too large" : integer::to_string(v); }

// Deterministic numbers: splitmix64.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
  }
  int64_t below(int64_t n) { return int64_t(next() % uint64_t(n)); }
  // Of up to `bits` bits, either sign, with a liking for limb boundaries.
  Value integer(int64_t bits) {
    Value v = fixnum(0);
    int64_t n = below(bits) + 1;
    for (int64_t i = 0; i < n; i += 32) v = integer::add(integer::shift_left(v, 32), fixnum(int64_t(next() >> 32)));
    if (below(8) == 0)
      v = integer::sub(integer::shift_left(fixnum(1), below(4) * 64 + 62 + below(4)), fixnum(below(3) - 1));
    return below(2) ? integer::neg(v) : v;
  }

 private:
  uint64_t state_;
};

}  // namespace hypha::test
