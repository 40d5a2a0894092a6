// SPDX-License-Identifier: MIT
#include <atomic>
#include <numeric>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int kPasses = 384;

// Atomic, as an array must be that any thread may read at any time; this also keeps the compiler from vectorizing.
using Numbers = std::vector<std::atomic<int64_t>>;

void write(Numbers& numbers, int64_t from, int64_t to, int pass) {
  for (int64_t i = from; i < to; i++) numbers[i].store((i + pass) & 1023, std::memory_order_relaxed);
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  int64_t length = arguments.full ? 200'000 : 1000;
  Numbers numbers(length);
  auto run = [&] {
    control::in_parallel(arguments.threads, [&](int index) {
      int64_t from = length * index / arguments.threads, to = length * (index + 1) / arguments.threads;
      for (int pass = 0; pass < kPasses; pass++) write(numbers, from, to, pass);
    });
  };
  auto result = [&] { return std::accumulate(numbers.begin(), numbers.end(), int64_t(0)); };
  return control::benchmark("array_writes", arguments, arguments.full ? 102'309'920 : 514'884, run, result);
}
