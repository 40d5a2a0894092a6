// SPDX-License-Identifier: MIT
// What is alive by itself: the running stack and its registers, the stacks that wait for it, the thread's own words,
// Rooted<> and the registered root sets. Suspended fibers are not roots: their owner objects lead to them.
#include <pthread.h>

#include "framework/engine/check.h"
#include "framework/heap/heap_state.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/world.h"

namespace hypha::heap {

namespace {

constinit std::mutex root_mutex;

// Never destroyed: Rooted<> objects of other files may outlive what is here. A table, not a list through the objects:
// their cache misses do not wait for each other.
std::vector<RootBase*>& all_roots() {
  static auto& roots = *new std::vector<RootBase*>;
  return roots;
}

// For a thread that never entered run_on_guest_stack (embedders, unit tests).
char* native_stack_base() {
  pthread_attr_t attributes;
  void* low;
  size_t bytes;
  HY_CHECK(pthread_getattr_np(pthread_self(), &attributes) == 0);
  HY_CHECK(pthread_attr_getstack(&attributes, &low, &bytes) == 0);
  pthread_attr_destroy(&attributes);
  return static_cast<char*>(low) + bytes;
}

}  // namespace

RootBase::RootBase() {
  std::lock_guard lock(root_mutex);
  index_ = all_roots().size();
  all_roots().push_back(this);
}

RootBase::~RootBase() {
  std::lock_guard lock(root_mutex);
  RootBase* last = all_roots().back();
  all_roots()[index_] = last;
  last->index_ = index_;
  all_roots().pop_back();
}

void add_root_function(RootFunction function, void* context) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.root_functions.push_back({function, context});
}

void set_finalizer(Kind kind, void (*function)(HeapObject*)) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.finalizers[size_t(kind)] = function;
}

void set_extra_trace(Kind kind, void (*function)(HeapObject*, Tracer&)) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.extra_traces[size_t(kind)] = function;
}

void trace_extra(HeapObject* o, Tracer& tracer) {
  if (auto* extra = Heap::get().extra_traces[size_t(o->kind)]) extra(o, tracer);
}

void trace_globals(Tracer& tracer) { Heap::get().trace_globals(tracer); }

// Reads past redzones, as Marker::scan_conservative does.
[[gnu::no_sanitize("address", "thread")]] static void scan_words(Heap& heap, const void* low, const void* high,
                                                                 absl::FunctionRef<void(HeapObject*)> f) {
  for (auto* p = static_cast<const uintptr_t*>(low); p < high; p++)
    if (HeapObject* o = heap.find_object(*p)) f(o);
}

void for_each_object_in(const void* low, const void* high, absl::FunctionRef<void(HeapObject*)> f) {
  safepoint::stop_the_world_from_barrier([&] {
    Heap& heap = Heap::get();
    std::lock_guard lock(heap.mutex);
    heap.retire_spans();
    heap.large.sort();
    scan_words(heap, low, high, f);
  });
}

void enable_finalizer(HeapObject* o) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  if (o->gc.fetch_or(kGcFinalizer, std::memory_order_relaxed) & kGcFinalizer) return;
  heap.finalizable.push_back(o);
}

void Heap::trace_roots(Tracer& tracer, const void* stack_low) {
  ThreadState& running = thread();
  if (!running.stack_base) running.stack_base = native_stack_base();
  stack_bytes = 0;
  for (GuestThread* t : World::get().threads) {
    if (t->state == &running)
      trace_thread(tracer, running, stack_low);
    else if (t->state->stack_base)  // else it has not come to its first allocation
      trace_thread(tracer, *t->state, t->stack_low);
  }
  trace_globals(tracer);
}

void Heap::trace_thread(Tracer& tracer, const ThreadState& t, const void* stack_low) {
  HY_CHECK(stack_low <= t.stack_base, "the running stack is not the one that the thread state names");
  trace_stack(tracer, stack_low, t.stack_base);
  for (StackSegment* s = t.waiting; s; s = s->next) {
    // A stack whose base was never asked for belongs to a thread that had no Values before it switched.
    if (s->high) trace_stack(tracer, s->low, s->high);
  }
  for (Value v :
       {t.exception, t.unwind_target, t.unwind_value, t.language_data, t.language_words[0], t.language_words[1]})
    tracer.visit(v);
  const DeferredAppends& d = t.deferred;
  if (d.count == 0) return;
  tracer.visit(d.array);
  tracer.visit_range(d.elements, d.elements + d.count);
}

void Heap::trace_stack(Tracer& tracer, const void* low, const void* high) {
  tracer.scan_conservative(low, high);
  stack_bytes += uintptr_t(high) - uintptr_t(low);
}

void Heap::trace_globals(Tracer& tracer) {
  {
    std::lock_guard lock(root_mutex);
    for (RootBase* r : all_roots()) tracer.visit(r->value);
  }
  trace_weak(tracer);
  for (const RootSet& r : root_functions) r.function(r.context, tracer);
}

}  // namespace hypha::heap
