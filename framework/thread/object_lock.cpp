// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include "framework/thread/safepoint.h"
#include "framework/thread/thread_state.h"

namespace hypha {

// Who may not come to a safepoint lets those stop the world for whom that is none either. An array's holder needs no
// more (object/array_shared.h: WriteLock); others may be about to collect.
static void let_others_stop(const HeapObject* o) {
  if (thread().no_collections == 0 || o->kind != Kind::Array) return safepoint::park();
  safepoint::stop_the_world_from_barrier([] {});
}

void ObjectLock::wait(HeapObject* o) {
  const uint8_t held = thread().lock_tag | kHeld;
  for (int n = 0;; n++) {
    safepoint::at_rest([n] { back_off(n); });
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) let_others_stop(o);
    if (!is_held(o) && !(o->lock.exchange(held, std::memory_order_acquire) & kHeld)) return;
  }
}

// The lock has been tried: `before` is what its byte was.
[[gnu::noinline]] void ObjectLock::acquire_from(HeapObject* o, uint8_t before) {
  if (before & kHeld) return wait(o);
  if (before == 0 || !is_fought_for(o)) return;
  o->lock.store(before, std::memory_order_release);  // to the other it looks as if nobody had come
  safepoint::at_rest([] { leave_turn(); });
  if (o->lock.exchange(thread().lock_tag | kHeld, std::memory_order_acquire) & kHeld) wait(o);
}

}  // namespace hypha
