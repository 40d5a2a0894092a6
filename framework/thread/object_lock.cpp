// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include <sched.h>

#include "framework/thread/safepoint.h"
#include "framework/thread/thread_state.h"

namespace hypha {

// Short spins first: the holder is at work on another core for some ten nanoseconds. Then it is perhaps not running.
[[gnu::noinline]] void ObjectLock::wait(HeapObject* o) {
  constexpr int kSpins = 100;
  for (int n = 0;; n++) {
    if (n < kSpins)
      __builtin_ia32_pause();
    else
      sched_yield();
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
    if (o->lock.load(std::memory_order_relaxed) == 0 && o->lock.exchange(1, std::memory_order_acquire) == 0) return;
  }
}

}  // namespace hypha
