// SPDX-License-Identifier: MIT
// The write barrier. A young collection does not look at old objects, apart from those into which something was stored
// since the collection before. So the first store of a reference into an old object puts it on its thread's list, and
// takes the bit that sent it here away: the object counts as young until a collection has looked at it again, and
// further stores cost a test. The test of a shared owner is the same one.
#include "framework/heap/heap_state.h"

namespace hypha {

void heap::remember_slow(HeapObject* o) {
  // Of several threads that come here at the same time one finds the bit.
  if (!(o->gc.fetch_and(uint8_t(~kGcOld), std::memory_order_relaxed) & kGcOld)) return;
  ThreadState& t = thread();
  if (!t.allocator) {
    Heap& heap = Heap::get();
    std::lock_guard lock(heap.mutex);
    heap.allocator_of(t);
  }
  t.allocator->remembered.push_back(o);
}

void heap::store_barrier(HeapObject* owner, Value v) {
  uint8_t gc = owner->gc.load(std::memory_order_relaxed);
  if (gc & kGcOld) heap::remember_slow(owner);
  if (gc & kGcShared) heap::share_global(v);
}

}  // namespace hypha
