// SPDX-License-Identifier: MIT
#include "framework/heap/weak.h"

#include <algorithm>

#include "framework/heap/heap_state.h"
#include "framework/object/sharing.h"
#include "framework/thread/world.h"

namespace hypha::weak {

namespace {

enum Word { kTarget, kOwner, kWords };  // of a cell

// Without the tag's bit a reference looks like a fixnum.
Value hidden(Value v) { return {v.bits ^ 1}; }

}  // namespace

Slots* make(Value target, Value owner) {
  sharing::share(target);  // whoever gets at the cell gets at it
  Slots* cell = heap::allocate_slots(kWords);
  cell->at[kOwner].write(cell, owner);
  cell->at[kTarget].init(hidden(target));
  if (target.ptr()->gc.load(std::memory_order_relaxed) & kGcImmortal) return cell;
  heap::Heap& heap = heap::Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.weak_cells.push_back(cell);
  return cell;
}

Value target(const Slots* cell) {
  Value v = cell->at[kTarget].load();
  return v == kUndefined ? v : hidden(v);
}

Value take_dead() {
  heap::Heap& heap = heap::Heap::get();
  std::lock_guard lock(heap.mutex);
  if (heap.dead_cells.empty()) return kUndefined;
  Slots* cell = heap.dead_cells.front();
  heap.dead_cells.pop_front();
  return cell->at[kOwner].load();
}

void for_each_target(absl::FunctionRef<void(Value)> f) {
  for (Slots* cell : heap::Heap::get().weak_cells) f(target(cell));
}

}  // namespace hypha::weak

namespace hypha::heap {

// The one that collects, unless it runs no guest code.
static ThreadState& thread_for_dead() {
  ThreadState& t = thread();
  if (!t.guest || !t.guest->internal) return t;
  for (GuestThread* g : World::get().threads)
    if (!g->internal) return *g->state;
  return t;
}

// A cell's target is older than it. So a young collection needs to look only at cells that were made since the one
// before: the others are old, and so are their targets.
void Heap::clear_weak(bool full) {
  auto is_done = [this](Slots* cell) {
    if (!is_marked(cell)) return true;
    Value target = weak::target(cell);
    if (is_marked(target.ptr())) return false;
    cell->at[weak::kTarget].init(kUndefined);
    if (cell->at[weak::kOwner].load() != kNil) dead_cells.push_back(cell);
    return true;
  };
  auto from = weak_cells.begin() + ptrdiff_t(full ? 0 : weak_cells_before);
  weak_cells.erase(std::remove_if(from, weak_cells.end(), is_done), weak_cells.end());
  weak_cells_before = weak_cells.size();
  if (!dead_cells.empty()) thread_for_dead().request_poll(kPollDead);
}

void Heap::trace_weak(Tracer& tracer) const {
  for (Slots* cell : dead_cells) tracer.visit(ref(cell));
}

}  // namespace hypha::heap
