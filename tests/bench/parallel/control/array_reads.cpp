// SPDX-License-Identifier: MIT
#include <atomic>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int kPasses = 768;

// Atomic, as an array must be that any thread may write at any time; this also keeps the compiler from vectorizing.
using Numbers = std::vector<std::atomic<int64_t>>;

int64_t total(const Numbers& numbers, int pass) {
  int64_t sum = 0;
  for (const auto& number : numbers) sum += number.load(std::memory_order_relaxed) ^ pass;
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  Numbers numbers(arguments.full ? 100'000 : 500);
  control::Random32 random(1);
  for (auto& number : numbers) number = random.below(1000);
  std::atomic<int64_t> sum = 0;
  auto run = [&] {
    sum = 0;
    control::in_parallel(arguments.threads, [&](int index) {
      int64_t mine = 0;
      for (int pass = index; pass < kPasses; pass += arguments.threads) mine += total(numbers, pass);
      sum += mine;
    });
  };
  auto result = [&] { return sum.load(); };
  return control::benchmark("array_reads", arguments, arguments.full ? 39'042'093'056 : 195'564'032, run, result);
}
