// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include <sched.h>
#include <x86intrin.h>

#include <algorithm>

#include "framework/thread/safepoint.h"
#include "framework/thread/thread_state.h"

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

[[gnu::noinline]] void ObjectLock::wait(HeapObject* o) {
  uint64_t cycles = kShortestWait;
  for (int n = 0;; n++) {
    if (n < kTurns)
      stay_away(cycles);
    else
      sched_yield();
    cycles = std::min(cycles * 2, kLongestWait);
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
    if (o->lock.load(std::memory_order_relaxed) == 0 && o->lock.exchange(1, std::memory_order_acquire) == 0) return;
  }
}

}  // namespace hypha
