// SPDX-License-Identifier: MIT
#include <sched.h>
#include <x86intrin.h>

#include <algorithm>

#include "framework/engine/atomic.h"

namespace hypha {

namespace {

// About two to ten microseconds on the machines of today. The holder is done within some ten nanoseconds, but whoever
// comes back at once takes the cache lines away from a thread that wants the lock again and again, and gets them taken
// away: two threads that append to one array then need nine times as long for an element as one thread alone (so do
// compare-and-swap and fetch-and-add in place of a lock). Staying away gives each a turn of some hundred elements, and
// two threads get as much done as one.
constexpr uint64_t kShortestWait = 5'000, kLongestWait = 20'000;  // cycles of the time stamp counter
constexpr int kTurns = 100;                                       // then the holder is perhaps not running

void stay_away(uint64_t cycles) {
  for (const uint64_t start = __rdtsc(); __rdtsc() - start < cycles;) __builtin_ia32_pause();
}

}  // namespace

void back_off(int n) {
  if (n < kTurns)
    stay_away(std::min(kShortestWait << std::min(n, 8), kLongestWait));
  else
    sched_yield();
}

}  // namespace hypha
