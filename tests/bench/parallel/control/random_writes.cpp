// SPDX-License-Identifier: MIT
#include <atomic>
#include <numeric>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int kBatches = 16, kLength = 100'000;

using Numbers = std::vector<std::atomic<int64_t>>;

void write(Numbers& numbers, control::Random32 random, int writes) {
  for (int n = 0; n < writes; n++) {
    int64_t i = random.below(kLength);
    numbers[i].store(i & 1023, std::memory_order_relaxed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  int writes = arguments.full ? 1'600'000 : 200;
  Numbers numbers(kLength);
  auto run = [&] {
    control::in_parallel(arguments.threads, [&](int index) {
      for (int batch = index; batch < kBatches; batch += arguments.threads)
        write(numbers, control::Random32(batch), writes);
    });
  };
  auto result = [&] { return std::accumulate(numbers.begin(), numbers.end(), int64_t(0)); };
  return control::benchmark("random_writes", arguments, arguments.full ? 51'031'728 : 1'644'101, run, result);
}
