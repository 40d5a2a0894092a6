// SPDX-License-Identifier: MIT
// The lock in every object's header: for a few instructions on the layout of that object. Its holder runs no guest code
// and takes no second one, but for a queue's (thread/sync.h), which takes that of the array behind it; it may allocate
// and stop the world, since whoever waits for the lock comes to safepoints meanwhile. An array's holder does neither,
// except for what sharing does: its lock is waited for under heap::NoCollections, too (object/deferred_appends.h).
//
// The byte tells who had the lock last, and whether he has it still. Threads that fight for a lock seldom find it held:
// it is the cache line that they wait for. Who finds too often that another one has had the lock since gives it back
// and stays away for a turn (engine/back_off.cpp).
#pragma once
#include "framework/heap/heap_object.h"
#include "framework/thread/thread_state.h"

namespace hypha {

class ObjectLock {
 public:
  explicit ObjectLock(HeapObject* o) : o_(o) { acquire(o); }
  ~ObjectLock() { release(o_); }
  static void acquire(HeapObject* o) {
    const uint8_t me = thread().lock_tag;
    const uint8_t before = o->lock.exchange(me | kHeld, std::memory_order_acquire);
    if (before != me) [[unlikely]]
      acquire_from(o, before);
  }
  static void release(HeapObject* o) { o->lock.store(thread().lock_tag, std::memory_order_release); }
  // For those who have another way: only where this thread had the lock last and nobody has it. Machine code does the
  // same (partial_eval/x64/lower_memory.cpp).
  static bool try_acquire(HeapObject* o) {
    const uint8_t me = thread().lock_tag;
    const uint8_t before = o->lock.exchange(me | kHeld, std::memory_order_acquire);
    if (before == me) return true;
    if (!(before & kHeld)) o->lock.store(before, std::memory_order_release);  // as if nobody had come
    return false;
  }
  static bool is_held(const HeapObject* o) { return o->lock.load(std::memory_order_relaxed) & kHeld; }
  ObjectLock(const ObjectLock&) = delete;
  ObjectLock& operator=(const ObjectLock&) = delete;

  static constexpr uint8_t kHeld = 1;  // the other bits are the thread's tag; 0: nobody has had it yet

 private:
  static void acquire_from(HeapObject* o, uint8_t before);
  static void wait(HeapObject* o);
  HeapObject* o_;
};

}  // namespace hypha
