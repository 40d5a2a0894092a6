// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int64_t kSegment = 16384;

std::vector<int64_t> small_primes(int64_t limit) {
  std::vector<int64_t> primes;
  for (int64_t n = 2; n <= limit; n++) {
    int64_t d = 2;
    while (d * d <= n && n % d) d++;
    if (d * d > n) primes.push_back(n);
  }
  return primes;
}

int64_t segment(std::vector<char>& flags, const std::vector<int64_t>& small, int64_t from, int64_t length) {
  std::fill(flags.begin(), flags.end(), 1);
  for (int64_t prime : small) {
    int64_t square = prime * prime;
    if (square >= from + length) break;
    int64_t multiple = square >= from ? square - from : (prime - from % prime) % prime;
    for (; multiple < length; multiple += prime) flags[multiple] = 0;
  }
  return std::count(flags.begin() + (from == 0 ? 2 : 0), flags.begin() + length, 1);
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  int64_t limit = arguments.full ? 8'000'000 : 20'000;
  std::atomic<int64_t> count = 0;
  auto run = [&] {
    count = 0;
    std::vector<int64_t> small = small_primes(int64_t(std::sqrt(limit)));
    control::in_parallel(arguments.threads, [&](int index) {
      std::vector<char> flags(kSegment);
      int64_t mine = 0;
      for (int64_t from = kSegment * index; from < limit; from += kSegment * arguments.threads)
        mine += segment(flags, small, from, std::min(kSegment, limit - from));
      count += mine;
    });
  };
  auto result = [&] { return count.load(); };
  return control::benchmark("sieve", arguments, arguments.full ? 539'777 : 2262, run, result);
}
