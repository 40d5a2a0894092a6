// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include <sched.h>

#include "framework/thread/safepoint.h"
#include "framework/thread/thread_state.h"

namespace hypha {

// The holder is at work on another core for some ten nanoseconds. Whoever waits stays away for longer and longer, so that
// a thread which takes the lock again and again has its cache line to itself meanwhile: two threads get as much done as
// one. Then the holder is perhaps not running.
[[gnu::noinline]] void ObjectLock::wait(HeapObject* o) {
  constexpr int kSpins = 8;
  for (int n = 0;; n++) {
    if (n < kSpins)
      for (int i = 0; i < 2 << n; i++) __builtin_ia32_pause();
    else
      sched_yield();
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
    if (o->lock.load(std::memory_order_relaxed) == 0 && o->lock.exchange(1, std::memory_order_acquire) == 0) return;
  }
}

}  // namespace hypha
