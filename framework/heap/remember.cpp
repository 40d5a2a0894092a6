// SPDX-License-Identifier: MIT
// The write barrier. A young collection does not look at old objects, apart from those into which something was stored
// since the collection before. So the first store of a reference into an old object puts it on its thread's list, and
// takes the bit that sent it here away: the object counts as young until a collection has looked at it again, and
// further stores cost a test. The test of a shared owner is the same one.
// A wide object would take long to look at: of those, the slots are remembered, and they keep the bit.
#include "framework/heap/heap_state.h"
#include "framework/heap/keep.h"
#include "framework/object/array.h"

namespace hypha::heap {

namespace {

constexpr int64_t kWide = 1024;                 // slots
constexpr size_t kMostSlots = size_t{1} << 16;  // on a thread's list; beyond it whole objects are remembered

bool is_wide(const HeapObject* o) { return o->kind == Kind::Slots && static_cast<const Slots*>(o)->length >= kWide; }
bool is_lasting(const HeapObject* o) { return o->gc.load(std::memory_order_relaxed) & (kGcOld | kGcImmortal); }

LocalAllocator& own_lists() {
  ThreadState& t = thread();
  if (!t.allocator) {
    Heap& heap = Heap::get();
    std::lock_guard lock(heap.mutex);
    heap.allocator_of(t);
  }
  return *t.allocator;
}

// False: there is no room.
bool remember_slot(Slot* slot) {
  std::vector<Slot*>& slots = own_lists().remembered_slots;
  if (slots.size() >= kMostSlots) return false;
  slots.push_back(slot);
  return true;
}

}  // namespace

void remember_slow(HeapObject* o) {
  // Of several threads that come here at the same time one finds the bit.
  if (o->gc.fetch_and(uint8_t(~kGcOld), std::memory_order_relaxed) & kGcOld) own_lists().remembered.push_back(o);
}

void keep_until_collection(Value v) {
  if (Heap::get().generational) own_lists().kept.push_back(v.ptr());
}

void remember_element(Array* array, Slot* slot) {
  if (!is_wide(array->storage.load().ptr()) || !remember_slot(slot)) remember_slow(array);
}

void store_barrier(HeapObject* owner, Slot* slot, Value v) {
  uint8_t gc = owner->gc.load(std::memory_order_relaxed);
  if (gc & kGcShared) share_global(v);  // which looks at objects only
  if (!(gc & kGcOld)) return;
  if (!slot || !is_wide(owner)) return remember_slow(owner);
  if (v.is_heap() && !is_lasting(v.ptr()) && !remember_slot(slot)) remember_slow(owner);
}

}  // namespace hypha::heap
