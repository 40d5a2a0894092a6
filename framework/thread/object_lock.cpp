// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include "framework/thread/safepoint.h"
#include "framework/thread/thread_state.h"

namespace hypha {

[[gnu::noinline]] void ObjectLock::wait(HeapObject* o) {
  for (int n = 0;; n++) {
    back_off(n);
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
    if (o->lock.load(std::memory_order_relaxed) == 0 && o->lock.exchange(1, std::memory_order_acquire) == 0) return;
  }
}

}  // namespace hypha
