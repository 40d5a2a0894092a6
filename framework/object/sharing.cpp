// SPDX-License-Identifier: MIT
#include "framework/object/sharing.h"

#include <vector>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/heap/weak.h"
#include "framework/object/array_shared.h"
#include "framework/object/hash.h"
#include "framework/object/shape.h"
#include "framework/thread/safepoint.h"

namespace hypha {

namespace sharing {

Atomic<bool> begun{false};
Atomic<uint64_t> array_shape_changes{0};

namespace {

// The worklist holds objects whose bit is set and whose contents are still to be looked at. No Value is only here: each
// is referred to by one that is being shared, or by the caller.
class Sharer final : public heap::Tracer {
 public:
  void visit(Value v) override {
    if (v.is_heap()) add(v.ptr());
  }
  void visit_range(const Value* from, const Value* to) override {
    for (const Value* p = from; p < to; p++)
      visit({AtomicRef(const_cast<Value*>(p)->bits).load(std::memory_order_relaxed)});
  }
  void scan_conservative(const void* low, const void* high) override {
    heap::for_each_object_in(low, high, [this](HeapObject* o) { add(o); });
  }
  void drain() {
    while (!work_.empty()) {
      HeapObject* o = work_.back();
      work_.pop_back();
      convert(o);
      heap::trace_object(o, *this);
      heap::trace_extra(o, *this);
    }
  }

 private:
  void add(HeapObject* o) {
    if (is_shared(o)) return;
    o->gc.fetch_or(kGcShared, std::memory_order_relaxed);  // of leaves too: the next barrier is done with them at once
    if (!is_leaf(o)) work_.push_back(o);
  }
  static void convert(HeapObject* o) {
    if (o->kind == Kind::Array) array::become_shared(static_cast<Array*>(o));
    if (o->kind == Kind::Hash) hash::become_shared(static_cast<Hash*>(o));
    if (o->shape_id == 0) return;
    Shape* s = shape_of(o);
    if (!s->shared()) set_shape(o, s->to_shared());
  }

  std::vector<HeapObject*> work_;  // style: traced (reachable from what is being shared)
};

}  // namespace

Assumption& one_thread() {
  static auto* assumption = new Assumption("one thread");
  return *assumption;
}

void share(Value v) {
  if (!begun.load(std::memory_order_relaxed) || !v.is_heap() || is_shared(v.ptr())) return;
  // A barrier is no safepoint: its caller is between looking at a layout and the access that relies on it.
  heap::NoCollections no_collections;
  Sharer sharer;
  sharer.visit(v);
  sharer.drain();
}

void begin() {
  if (begun.load(std::memory_order_acquire)) return;
  safepoint::stop_the_world([] {
    if (begun.load()) return;
    begun.store(true);
    heap::NoCollections no_collections;  // the collector checks what is shared only in part so far
    Sharer sharer;
    heap::trace_globals(sharer);
    weak::for_each_target([&](Value v) { sharer.visit(v); });
    sharer.drain();
  });
  one_thread().invalidate();
}

}  // namespace sharing

void heap::share_global(Value v) { sharing::share(v); }

}  // namespace hypha
