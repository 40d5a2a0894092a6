// SPDX-License-Identifier: MIT
// The lock in every object's header: for a few instructions on the layout of that object. Its holder runs no guest code
// and takes no second one, but for a queue's (thread/sync.h), which takes that of the array behind it; it may allocate and
// stop the world, since whoever waits for the lock comes to safepoints meanwhile.
#pragma once
#include "framework/heap/heap_object.h"

namespace hypha {

class ObjectLock {
 public:
  explicit ObjectLock(HeapObject* o) : o_(o) { acquire(o); }
  ~ObjectLock() { release(o_); }
  static void acquire(HeapObject* o) {
    if (o->lock.exchange(1, std::memory_order_acquire) != 0) [[unlikely]]
      wait(o);
  }
  static void release(HeapObject* o) { o->lock.store(0, std::memory_order_release); }
  ObjectLock(const ObjectLock&) = delete;
  ObjectLock& operator=(const ObjectLock&) = delete;

 private:
  static void wait(HeapObject* o);
  HeapObject* o_;
};

}  // namespace hypha
