// SPDX-License-Identifier: MIT
// How long the threads that stop the world wait until all others have come to a safepoint.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>

namespace hypha {

// Whoever has stopped the world adds to it.
class StopTimes {
 public:
  void add(uint64_t ns) {
    buckets_[bucket_of(ns)]++;
    count_++;
    longest_ = ns > longest_ ? ns : longest_;
  }
  // The time within which so many per mille of the stops were reached, at most an eighth too long.
  uint64_t per_mille(uint64_t n) const {
    uint64_t wanted = (count_ * n + 999) / 1000, seen = 0;
    for (size_t i = 0; i < buckets_.size(); i++)
      if ((seen += buckets_[i]) >= wanted) return end_of(i);
    return longest_;
  }
  uint64_t count() const { return count_; }
  uint64_t longest() const { return longest_; }
  void print(FILE* out) const {
    auto us = [](uint64_t ns) { return double(ns) / 1e3; };
    if (count_ > 0)
      std::fprintf(
          out, "safepoints: %llu, reached within %.1f us (half), %.1f us (99 %%), %.1f us (99.9 %%), %.1f us (all)\n",
          static_cast<unsigned long long>(count_), us(per_mille(500)), us(per_mille(990)), us(per_mille(999)),
          us(longest_));
  }

 private:
  // Eight buckets for each power of two.
  static size_t bucket_of(uint64_t ns) {
    if (ns < 8) return size_t(ns);
    unsigned width = unsigned(std::bit_width(ns));
    return (width - 3) * 8 + size_t(ns >> (width - 4)) - 8;
  }
  static uint64_t end_of(size_t bucket) {
    if (bucket < 8) return bucket;
    uint64_t step = bucket / 8 - 1, part = bucket % 8 + 8;
    return ((part + 1) << step) - 1;
  }
  std::array<uint64_t, 512> buckets_{};
  uint64_t count_ = 0, longest_ = 0;
};

}  // namespace hypha
