// SPDX-License-Identifier: MIT
// The controls: what the machine itself gains from several threads. The same arguments, input, work and output as
// the guest programs of the same name, see tests/bench/parallel/harness.rb.
#pragma once
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

namespace control {

struct Arguments {
  int threads, rounds;
  bool full;
  Arguments(int argc, char** argv)
      : threads(argc > 1 ? atoi(argv[1]) : 2),
        rounds(argc > 2 ? atoi(argv[2]) : 1),
        full(argc <= 3 || !strcmp(argv[3], "full")) {}
};

// Calls work(index) for 0, 1, ... threads - 1, each in a thread of its own.
template <class Work>
void in_parallel(int threads, Work work) {
  std::vector<std::thread> all;
  for (int index = 0; index < threads; index++) all.emplace_back(work, index);
  for (std::thread& thread : all) thread.join();
}

class Random32 {
 public:
  explicit Random32(uint32_t seed) : state_(seed) {}
  int64_t below(uint32_t limit) {
    state_ = state_ * 1664525 + 1013904223;
    return (state_ >> 8) % limit;
  }

 private:
  uint32_t state_;
};

template <class Run, class Result>
int benchmark(const char* name, const Arguments& arguments, int64_t expected, Run run, Result result) {
  for (int round = 0; round < arguments.rounds; round++) {
    auto start = std::chrono::steady_clock::now();
    run();
    std::chrono::duration<double, std::micro> us = std::chrono::steady_clock::now() - start;
    printf("%s: iterations=1 runtime: %.0fus\n", name, us.count());
    if (result() == expected) continue;
    fprintf(stderr, "%s: wrong result %lld, not %lld\n", name, (long long)result(), (long long)expected);
    return 1;
  }
  printf("%s: result %lld\n", name, (long long)expected);
  return 0;
}

}  // namespace control
