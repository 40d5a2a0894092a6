// SPDX-License-Identifier: MIT
// The marker: an explicit worklist over precise objects, no recursion. An object is pushed when its mark bit is set
// and scanned once; its header is first touched when it is scanned, after a prefetch.
#pragma once
#include <vector>

#include "framework/heap/heap_state.h"

namespace hypha::heap {

class Marker final : public Tracer {
 public:
  explicit Marker(Heap& heap) : heap_(heap) {}
  void visit(Value v) override { mark(v); }
  void visit_range(const Value* from, const Value* to) override;
  void scan_conservative(const void* low, const void* high) override;
  void drain();  // until nothing is left to scan
  uint64_t live_bytes() const { return live_bytes_; }
  uint64_t live_objects() const { return live_objects_; }

 private:
  void mark(Value v) {
    if (v.is_heap()) mark_object(v.ptr());
  }
  void mark_object(HeapObject* o);
  void mark_outside_blocks(HeapObject* o);
  void scan(HeapObject* o);
  void mark_further_lines(HeapObject* o, size_t bytes);
  HeapObject* next();
  void verify(HeapObject* o);
  static void verify_sharing(HeapObject* o);

  static constexpr size_t kWide = 512;         // longer arrays are scanned piece by piece: the worklist stays short
  static constexpr unsigned kPrefetched = 16;  // objects between prefetch and scan
  struct Range {
    const Value *from, *to;
  };
  Heap& heap_;
  std::vector<HeapObject*> stack_;
  std::vector<Range> ranges_;
  HeapObject* ring_[kPrefetched];
  unsigned ring_head_ = 0, ring_count_ = 0;
  uint64_t live_bytes_ = 0, live_objects_ = 0;
};

}  // namespace hypha::heap
