// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "framework/engine/check.h"
#include "framework/heap/layout.h"
#include "framework/heap/marker.h"
#include "framework/object/array.h"

namespace hypha::heap {

[[gnu::always_inline]] inline void Marker::mark_object(HeapObject* o) {
  Block* b = block_table.find(uintptr_t(o));
  if (!b) [[unlikely]]
    return mark_outside_blocks(o);
  if (heap_.checking) verify(o);
  size_t granule = b->granule_of(uintptr_t(o));
  if (set_mark(&b->marks.words[granule / 64], uint64_t{1} << (granule % 64))) stack_.push_back(o);
}

// True for the one who sets it.
[[gnu::always_inline]] inline bool Marker::set_mark(uint64_t* word, uint64_t bit) const {
  if (others_) {
    std::atomic_ref shared(*word);
    return !(shared.load(std::memory_order_relaxed) & bit) && !(shared.fetch_or(bit, std::memory_order_relaxed) & bit);
  }
  if (*word & bit) return false;
  *word |= bit;
  return true;
}
bool Marker::set_mark(bool* mark) const {
  return !(others_ ? std::atomic_ref(*mark).exchange(true, std::memory_order_relaxed) : std::exchange(*mark, true));
}

void Marker::mark_outside_blocks(HeapObject* o) {
  if (o->gc.load(std::memory_order_relaxed) & kGcImmortal) return;
  if (heap_.checking) verify(o);
  if (set_mark(&LargeSpace::record_of(o)->marked)) stack_.push_back(o);
}

// A reference from an object or a root must be the start of a live object.
void Marker::verify(HeapObject* o) {
  HY_CHECK(heap_.find_object(uintptr_t(o)) == o,
           "a reference to memory that was freed, or into the middle of an object");
}

void Marker::visit(Value v) { mark(v); }

void Marker::visit_range(const Value* from, const Value* to) {
  for (const Value* p = from; p < to; p++)
    mark({std::atomic_ref(const_cast<Value*>(p)->bits).load(std::memory_order_relaxed)});
}

void Marker::count_leaf(const HeapObject* o, size_t bytes) {
  if (is_untraced(o)) totals_.leaf_bytes += bytes;
}

// The line in which an object starts is marked by its mark bit (sweep.cpp); the others that it reaches, here.
void Marker::mark_further_lines(HeapObject* o, size_t bytes) {
  Block* b = block_table.find(uintptr_t(o));
  if (!b) return count_leaf(o, bytes);
  size_t first = b->line_of(uintptr_t(o)), last = b->line_of(uintptr_t(o) + bytes - 1);
  for (size_t line = first + 1; line <= last; line++)
    std::atomic_ref(b->line_marks[line]).store(1, std::memory_order_relaxed);
}

inline void Marker::set_age(HeapObject* o) const {
  uint8_t gc = o->gc.load(std::memory_order_relaxed);
  bool old = gc & kGcOld;
  if (old != heap_.generational) o->gc.store(gc ^ kGcOld, std::memory_order_relaxed);
}

inline void Marker::scan_slots(const Slots* s) {
  auto* from = reinterpret_cast<const Value*>(s->at);
  if (size_t(s->length) > kWide)
    ranges_.push_back({from, from + s->length});
  else
    visit_range(from, from + s->length);
}

// Machine code asks an Array whether what it stores into its storage must be remembered. So an array that is
// remembered, or young, stands for its storage too, even if that is old.
void Marker::scan_storage(const Array* a) {
  if (!holds_values(a->strategy()) || !a->storage.load().is_heap()) return;
  auto* s = a->storage.load().ptr<Slots>();
  if (heap_.is_marked(s)) scan_slots(s);
}

// Its size.
[[gnu::always_inline]] inline size_t Marker::scan_contents(HeapObject* o) {
  const Layout& layout = kLayouts[size_t(o->kind)];
  if (layout.content != Content::AllWords) {
    if (layout.content == Content::SlotArray) scan_slots(static_cast<const Slots*>(o));
    return object_size_as(layout, o);
  }
  if (heap_.young && o->kind == Kind::Array) scan_storage(static_cast<const Array*>(o));
  auto* words = reinterpret_cast<const Value*>(o);
  size_t n = layout.bytes / 8 + (layout.extent == Extent::Fields ? size_t(o->aux) : 0u);
  visit_range(words + 1, words + n);
  if (auto* extra = heap_.extra_traces[size_t(o->kind)]) [[unlikely]]
    extra(o, *this);
  return round_to_granule(n * 8);
}

void Marker::scan(HeapObject* o) {
  if (heap_.checking) verify_object(o);
  set_age(o);
  size_t bytes = scan_contents(o);
  totals_.bytes += bytes;
  totals_.objects++;
  if (uintptr_t(o) % kLineBytes + bytes > kLineBytes) mark_further_lines(o, bytes);
}

void Marker::look_again(HeapObject* o) {
  set_age(o);
  scan_contents(o);
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

// False: there is nothing to scan.
[[gnu::always_inline]] inline bool Marker::step() {
  if (HeapObject* o = next()) return scan(o), true;
  if (ranges_.empty()) return false;
  MarkRange& r = ranges_.back();
  const Value* from = r.from;
  const Value* to = std::min(r.to, from + kWide);
  if (to == r.to)
    ranges_.pop_back();
  else
    r.from = to;
  visit_range(from, to);
  return true;
}

bool Marker::drain_alone(uint64_t steps) {
  for (; steps > 0; steps--)
    if (!step()) return true;
  return false;
}

void Marker::drain_with(MarkPool& others) {
  constexpr unsigned kStepsBetweenLooks = 64;
  others_ = &others;
  do {
    for (unsigned steps = 0; step(); steps++)
      if (steps % kStepsBetweenLooks == 0 && others.hungry()) feed_others();
  } while (refill());
}

// Half of what is to be done. What was pushed first tends to lead to the most.
void Marker::feed_others() {
  MarkWork given;
  if (!ranges_.empty() && ranges_.front().to - ranges_.front().from > ptrdiff_t(2 * kWide)) {
    MarkRange& r = ranges_.front();
    const Value* middle = r.from + (r.to - r.from) / 2;
    given.ranges.push_back({middle, r.to});
    r.to = middle;
  }
  if (stack_.size() >= 2) {
    auto half = stack_.begin() + ptrdiff_t(stack_.size() / 2);
    given.objects.assign(stack_.begin(), half);
    stack_.erase(stack_.begin(), half);
  }
  if (!given.objects.empty() || !given.ranges.empty()) others_->give(std::move(given));
}

bool Marker::refill() {
  MarkWork w;
  if (!others_->take(&w)) return false;
  stack_.swap(w.objects);
  ranges_.swap(w.ranges);
  return true;
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
  if (layout.content == Content::AllWords)
    n = layout.bytes / 8 + (layout.extent == Extent::Fields ? size_t(o->aux) : 0u);
  if (n > from) tracer.visit_range(words + from, words + n);
}

}  // namespace hypha::heap
