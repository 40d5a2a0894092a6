// SPDX-License-Identifier: MIT
// For stress modes and debug builds: what a full trace reaches must have been marked by the young collection that has
// just ended. Where it was not, somebody stored a reference into an old object without a barrier.
#include <mimalloc.h>

#include <cstdio>
#include <vector>

#include "framework/engine/check.h"
#include "framework/heap/heap_state.h"

namespace hypha::heap {

namespace {

class Verifier final : public Tracer {
 public:
  explicit Verifier(Heap& heap) : heap_(heap) {}
  void visit(Value v) override {
    if (!v.is_heap() || v.ptr()->gc.load(std::memory_order_relaxed) & kGcImmortal) return;
    if (!heap_.is_marked(v.ptr())) report(v.ptr());
    add(v.ptr());
  }
  void visit_range(const Value* from, const Value* to) override {
    for (const Value* p = from; p < to; p++) visit(*p);
  }
  // An old word of a fiber that did not run may by now happen to name a young object, which need not live for that.
  [[gnu::no_sanitize("address", "thread")]] void scan_conservative(const void* low, const void* high) override {
    auto* p = reinterpret_cast<const uintptr_t*>((uintptr_t(low) + 7) & ~uintptr_t{7});
    for (; p < static_cast<const uintptr_t*>(high); p++)
      if (HeapObject* o = heap_.find_object(*p); o && heap_.is_marked(o)) add(o);
  }
  void drain() {
    while (!work_.empty()) {
      from_ = work_.back();
      work_.pop_back();
      trace_object(from_, *this);
      if (auto* extra = heap_.extra_traces[size_t(from_->kind)]) extra(from_, *this);
    }
  }

 private:
  [[noreturn]] void report(const HeapObject* missed) const {
    std::fprintf(stderr, "hypha: kind %d, shape %u is referred to by kind %d, shape %u (-1: a root), which is %s\n",
                 int(missed->kind), uint32_t(missed->shape_id), from_ ? int(from_->kind) : -1,
                 from_ ? uint32_t(from_->shape_id) : 0u, from_ && was_old(from_) ? "old" : "young");
    HY_CHECK(false, "a young collection missed an object: a store without a barrier");
    __builtin_unreachable();
  }
  // Start bits are still those of the collection before.
  bool was_old(const HeapObject* o) const {
    Block* b = block_table.find(uintptr_t(o));
    return b && !b->taken.test(b->line_of(uintptr_t(o)));
  }
  bool see(HeapObject* o) const {  // true for the first time
    Block* b = block_table.find(uintptr_t(o));
    if (!b) return !std::exchange(LargeSpace::record_of(o)->verified, true);
    size_t granule = b->granule_of(uintptr_t(o));
    if (!b->verified) b->verified = static_cast<BitSet<kGranules>*>(mi_zalloc(sizeof(BitSet<kGranules>)));
    if (b->verified->test(granule)) return false;
    b->verified->set(granule);
    return true;
  }
  void add(HeapObject* o) {
    if (see(o)) work_.push_back(o);
  }

  Heap& heap_;
  HeapObject* from_ = nullptr;
  std::vector<HeapObject*> work_;  // style: traced (the world is stopped)
};

}  // namespace

void Heap::verify_young(const void* stack_low) {
  for (Chunk* c : chunks)
    for (Block& b : c->blocks)
      if (b.verified) b.verified->clear();
  large.clear_verified();
  Verifier verifier(*this);
  trace_roots(verifier, stack_low);
  verifier.drain();
}

}  // namespace hypha::heap
