// SPDX-License-Identifier: MIT
#include <mutex>
#include <numeric>
#include <utility>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int kBatches = 16;

using Numbers = std::vector<int64_t>;

struct Shared {
  std::mutex mutex;
  Numbers numbers;
  void append(int64_t n) {
    std::lock_guard lock(mutex);
    numbers.push_back(n);
  }
};

void append(Shared& all, Numbers& part, int batch, int count) {
  for (int i = 0; i < count; i++) {
    all.append(i + batch);
    part.push_back(i);
  }
}

int64_t take(Numbers& numbers) {  // its size and sum; leaves an empty one
  const Numbers taken = std::exchange(numbers, {});
  return std::accumulate(taken.begin(), taken.end(), int64_t(taken.size()));
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  const int count = arguments.full ? 100'000 : 200;
  Shared all;
  std::vector<Numbers> parts(arguments.threads);
  auto run = [&] {
    control::in_parallel(arguments.threads, [&](int index) {
      Numbers part;
      for (int batch = index; batch < kBatches; batch += arguments.threads) append(all, part, batch, count);
      parts[index] = std::move(part);
    });
  };
  auto result = [&] {
    int64_t sum = take(all.numbers);
    for (Numbers& part : parts) sum += take(part);
    return sum;
  };
  return control::benchmark("appends", arguments, arguments.full ? 160'013'600'000 : 667'200, run, result);
}
