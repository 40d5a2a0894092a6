// SPDX-License-Identifier: MIT
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/layout.h"
#include "framework/heap/marker.h"
#include "framework/object/sharing.h"

namespace hypha::heap {

[[gnu::always_inline]] inline void Marker::mark_object(HeapObject* o) {
  Block* b = block_table.find(uintptr_t(o));
  if (!b) [[unlikely]]
    return mark_outside_blocks(o);
  if (heap_.checking) verify(o);
  size_t granule = b->granule_of(uintptr_t(o));
  uint64_t& word = b->marks.words[granule / 64];
  uint64_t bit = uint64_t{1} << (granule % 64);
  if (word & bit) return;
  word |= bit;
  stack_.push_back(o);
}

void Marker::mark_outside_blocks(HeapObject* o) {
  if (o->gc.load(std::memory_order_relaxed) & kGcImmortal) return;
  if (heap_.checking) verify(o);
  LargeRecord* r = LargeSpace::record_of(o);
  if (r->marked) return;
  r->marked = true;
  stack_.push_back(o);
}

// A reference from an object or a root must be the start of a live object.
void Marker::verify(HeapObject* o) {
  HY_CHECK(heap_.find_object(uintptr_t(o)) == o,
           "a reference to memory that was freed, or into the middle of an object");
}

void Marker::visit_range(const Value* from, const Value* to) {
  for (const Value* p = from; p < to; p++)
    mark({std::atomic_ref(const_cast<Value*>(p)->bits).load(std::memory_order_relaxed)});
}

// The line in which an object starts is marked by its mark bit (sweep.cpp); the others that it reaches, here.
void Marker::mark_further_lines(HeapObject* o, size_t bytes) {
  Block* b = block_table.find(uintptr_t(o));
  if (!b) return;
  size_t first = b->line_of(uintptr_t(o)), last = b->line_of(uintptr_t(o) + bytes - 1);
  for (size_t line = first + 1; line <= last; line++) b->line_marks[line] = 1;
}

// What other threads can reach refers to nothing that only one of them may touch (object/sharing.h).
void Marker::verify_sharing(HeapObject* o) {
  struct Check final : Tracer {
    void visit(Value v) override {
      HY_CHECK(!v.is_heap() || sharing::is_leaf(v.ptr()) || sharing::is_shared(v.ptr()),
               "a shared object refers to one that is not");
    }
    void visit_range(const Value* from, const Value* to) override {
      for (const Value* p = from; p < to; p++) visit(*p);
    }
    void scan_conservative(const void*, const void*) override {}
  } check;
  trace_object(o, check);
}

void Marker::scan(HeapObject* o) {
  if (heap_.checking && sharing::is_shared(o)) verify_sharing(o);
  const Layout& layout = kLayouts[size_t(o->kind)];
  size_t bytes;
  if (layout.content == Content::AllWords) {
    auto* words = reinterpret_cast<const Value*>(o);
    size_t n = layout.bytes / 8 + (layout.extent == Extent::Fields ? size_t(o->aux) : 0u);
    bytes = round_to_granule(n * 8);
    visit_range(words + 1, words + n);
    if (auto* extra = heap_.extra_traces[size_t(o->kind)]) [[unlikely]]
      extra(o, *this);
  } else {
    bytes = object_size_as(layout, o);
    if (layout.content == Content::SlotArray) {
      auto* s = static_cast<const Slots*>(o);
      auto* from = reinterpret_cast<const Value*>(s->at);
      if (size_t(s->length) > kWide) {
        ranges_.push_back({from, from + s->length});
      } else {
        visit_range(from, from + s->length);
      }
    }
  }
  live_bytes_ += bytes;
  live_objects_++;
  if (uintptr_t(o) % kLineBytes + bytes > kLineBytes) mark_further_lines(o, bytes);
}

HeapObject* Marker::next() {
  while (ring_count_ < kPrefetched && !stack_.empty()) {
    HeapObject* o = stack_.back();
    stack_.pop_back();
    __builtin_prefetch(o);
    ring_[(ring_head_ + ring_count_++) % kPrefetched] = o;
  }
  if (ring_count_ == 0) return nullptr;
  HeapObject* o = ring_[ring_head_];
  ring_head_ = (ring_head_ + 1) % kPrefetched;
  ring_count_--;
  return o;
}

void Marker::drain() {
  for (;;) {
    while (HeapObject* o = next()) scan(o);
    if (ranges_.empty()) return;
    Range& r = ranges_.back();
    const Value* from = r.from;
    const Value* to = std::min(r.to, from + kWide);
    if (to == r.to)
      ranges_.pop_back();
    else
      r.from = to;
    visit_range(from, to);
  }
}

// Any word may be a reference: tagged or not, to the start of an object or into it. Reads past redzones and other
// stack frames on purpose.
#if defined(__clang__) || defined(__GNUC__)
[[gnu::no_sanitize("address", "thread")]]
#endif
void Marker::scan_conservative(const void* low, const void* high) {
  auto* p = reinterpret_cast<const uintptr_t*>((uintptr_t(low) + 7) & ~uintptr_t{7});
  auto* end = reinterpret_cast<const uintptr_t*>(high);
  for (; p < end; p++) {
    if (HeapObject* o = heap_.find_object(*p)) mark_object(o);
  }
}

HeapObject* Heap::find_object(uintptr_t p) {
  if (Block* b = block_table.find(p)) return b->find(p);
  return large.find(p);
}

void trace_object(const HeapObject* o, Tracer& tracer) {
  const Layout& layout = kLayouts[size_t(o->kind)];
  auto* words = reinterpret_cast<const Value*>(o);
  size_t from = layout.content == Content::SlotArray ? sizeof(Slots) / 8 : 1;
  size_t n = 0;
  if (layout.content == Content::SlotArray) n = from + size_t(static_cast<const Slots*>(o)->length);
  if (layout.content == Content::AllWords) n = layout.bytes / 8 + (layout.extent == Extent::Fields ? size_t(o->aux) : 0u);
  if (n > from) tracer.visit_range(words + from, words + n);
}

}  // namespace hypha::heap
