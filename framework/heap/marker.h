// SPDX-License-Identifier: MIT
// The marker: an explicit worklist over precise objects, no recursion. An object is pushed when its mark bit is set
// and scanned once; its header is first touched when it is scanned, after a prefetch. Several markers may work at the
// same time (mark_pool.h): each has its own worklist, and whoever sets an object's mark bit scans it.
#pragma once
#include <vector>

#include "framework/heap/heap_state.h"
#include "framework/heap/mark_pool.h"

namespace hypha {
struct Array;
}

namespace hypha::heap {

// Of an object that is alive, in a stopped world: what others rely on holds, or the process ends (verify_object.cpp).
void verify_object(const HeapObject* o);

class Marker final : public Tracer {
 public:
  explicit Marker(Heap& heap) : heap_(heap) {}
  void visit(Value v) override;
  void visit_range(const Value* from, const Value* to) override;
  void scan_conservative(const void* low, const void* high) override;
  // Until nothing is left to scan (true), or so many steps were made: each scans an object, or a piece of a long array.
  bool drain_alone(uint64_t steps);
  void look_again(HeapObject* o);     // a young collection: an old object that may refer to young ones
  void drain_with(MarkPool& others);  // until nobody has anything left
  const MarkTotals& totals() const { return totals_; }

 private:
  void mark(Value v) {
    if (v.is_heap()) mark_object(v.ptr());
  }
  void mark_object(HeapObject* o);
  bool set_mark(uint64_t* word, uint64_t bit) const;
  bool set_mark(bool* mark) const;
  void mark_outside_blocks(HeapObject* o);
  void scan(HeapObject* o);
  size_t scan_contents(HeapObject* o);
  void scan_slots(const Slots* s);
  void scan_storage(const Array* a);
  void set_age(HeapObject* o) const;
  void mark_further_lines(HeapObject* o, size_t bytes);
  void count_leaf(const HeapObject* o, size_t bytes);  // a large object
  HeapObject* next();
  bool step();
  bool refill();
  void feed_others();
  void verify(HeapObject* o);

  static constexpr size_t kWide = 512;         // longer arrays are scanned piece by piece: the worklist stays short
  static constexpr unsigned kPrefetched = 16;  // objects between prefetch and scan
  Heap& heap_;
  MarkPool* others_ = nullptr;  // who may be marking at the same time
  std::vector<HeapObject*> stack_;
  std::vector<MarkRange> ranges_;
  HeapObject* ring_[kPrefetched];
  unsigned ring_head_ = 0, ring_count_ = 0;
  MarkTotals totals_;
};

}  // namespace hypha::heap
