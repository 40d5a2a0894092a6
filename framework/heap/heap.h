// SPDX-License-Identifier: MIT
// Allocation and collection. Mark-region in the manner of Immix (Blackburn, McKinley, PLDI 2008): 32 KiB blocks of
// 128-byte lines, bump allocation into runs of free lines; conservative stacks, precise heap, no moving (Shahriyar,
// Blackburn, McKinley, OOPSLA 2014). Objects are 16-byte aligned. Fresh memory is zeroed: an object whose header is
// set is always traceable (0 is fixnum 0).
// Thread rule: allocate() attaches the calling thread as a guest thread; it may stop the world and collect, so a Value
// must be reachable from a stack, a Rooted<> or another reachable object across it.
#pragma once
#include <absl/functional/function_ref.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "framework/heap/heap_object.h"
#include "framework/thread/thread_state.h"

namespace hypha {
struct Array;
}

namespace hypha::heap {

struct Options {
  uint64_t limit_bytes = 0;   // 0: none. Soft: past it, allocation goes on but raises thread().poll (OutOfMemory)
  uint64_t stress_every = 0;  // collect at every Nth allocation (0: off)
  uint64_t stress_seed = 1;   // varies the distance between stress collections around N
  // With fewer live bytes to mark every collection is a full one (~0: always): it takes no longer than a young one, and
  // leaves less behind. The stress modes have generations from the start.
  uint64_t generations_from = 24 << 20;
  unsigned mark_threads = 0;  // how many mark at most (0: as many as there are cores)
};
void configure(const Options&);

constexpr size_t kLargeObject = 8 * 1024;  // bytes; from here on each has memory of its own (large.h)

// What a new object contains, apart from its header; a small one is zeroed in any case. `Growing`: anything, and more
// will be asked of extend().
enum class Contents : uint8_t { Zeroed, Any, Growing };
HeapObject* allocate_slow(size_t bytes, Contents contents = Contents::Zeroed);

// `bytes` is rounded up to 16. The object is zeroed apart from its header.
inline HeapObject* allocate(uint32_t shape_id, Kind kind, size_t bytes) {
  bytes = (bytes + 15) & ~size_t{15};
  ThreadState& t = thread();
  char* p = t.cursor;
  HeapObject* o;
  if (size_t(t.limit - p) >= bytes) [[likely]] {  // cursor == limit == null before the first allocation
    t.cursor = p + bytes;
    o = reinterpret_cast<HeapObject*>(p);
  } else {
    o = allocate_slow(bytes);
  }
  o->shape_id = shape_id;
  o->kind = kind;
  return o;
}
template <class T>
T* allocate(uint32_t shape_id, Kind kind, size_t bytes = sizeof(T)) {
  return static_cast<T*>(allocate(shape_id, kind, bytes));
}
Slots* allocate_slots(int64_t length, Value fill = kNil);
Raw* allocate_raw(int64_t bytes);
// What is in them is undefined until the caller has written all of it, for Slots before the next safepoint.
Slots* allocate_unfilled_slots(int64_t length);
Raw* allocate_unfilled_raw(int64_t bytes, Contents contents = Contents::Any);

// Never collected, never moved, not counted: symbols, classes' fixed parts. Zeroed.
HeapObject* allocate_immortal(uint32_t shape_id, Kind kind, size_t bytes);

// True if an allocation of so many bytes can be satisfied within the limit (collects first if it must). Ask before
// building something whose size the guest chose ("x" * n, Array.new(n)); on false raise the guest's memory error.
bool can_allocate(uint64_t bytes);

void collect();         // a full collection, now
void collect_young();   // a young one (heap.cpp), if there are generations
void collect_if_due();  // what kPollCollect asks for

// While one exists, the running thread's allocations come to no safepoint: a collection that is due waits for the next
// poll. For a few objects.
class NoCollections {
 public:
  NoCollections() { thread().no_collections++; }
  ~NoCollections() { thread().no_collections--; }
  NoCollections(const NoCollections&) = delete;
  NoCollections& operator=(const NoCollections&) = delete;
};

// What was stored into an old object without Slot::write must be found by the next young collection. For fibers, whose
// stacks change.
// Before a young object is stored into a slot of an old array's storage.
void remember_element(Array* array, Slot* slot);
void remember_slow(HeapObject* o);
inline void remember(HeapObject* o) {
  if (o->gc.load(std::memory_order_relaxed) & kGcOld) remember_slow(o);
}

size_t object_size(const HeapObject* o);  // in bytes, as allocated (rounded up to 16)

// Room for `bytes` or somewhat more in a Raw or Slots where it is, if that is large and there is address space behind
// it; what is there may be anything. The object's new size in bytes, or 0: it cannot be extended. Its length is the
// caller's to set, once the new part is filled. Like allocating it may collect first.
size_t extend(HeapObject* o, size_t bytes);

// An object's length fields fix its size (layout.h), and the collector finds objects by it: after making them smaller
// (a BigInt's unused top limbs), hand back the rest. `old_bytes`: the size that was asked for.
void shrink(HeapObject* o, size_t old_bytes);

// Memory that objects hold outside the heap (stacks of fibers): counts towards the next collection. Negative when
// freed.
void external_bytes(int64_t delta);

struct Stats {
  uint64_t collections = 0, allocated_bytes = 0, live_bytes = 0, heap_bytes = 0, peak_heap_bytes = 0;
  uint64_t pause_total_ns = 0, pause_max_ns = 0;
  uint64_t young_collections = 0, young_pause_total_ns = 0, young_pause_max_ns = 0;  // included above
  uint64_t full_pause_max_ns = 0, full_marking_ns = 0;
};
Stats stats();
void print_stats(FILE* out);

struct CollectionInfo {
  bool full;
  uint64_t pause_ns, allocated_bytes /* since the one before */, live_bytes, marked_objects, heap_bytes;
};
void set_collection_hook(void (*)(const CollectionInfo&));  // called after each collection; must not allocate

// ---- roots
// A word outside the heap and the stacks that holds a Value. In a global table for its life time.
class RootBase {
 public:
  RootBase();
  ~RootBase();
  RootBase(const RootBase&) = delete;
  RootBase& operator=(const RootBase&) = delete;
  Value value = kNil;

 private:
  size_t index_;  // in the table
};

// What a root set or an object is traced with.
class Tracer {
 public:
  virtual void visit(Value v) = 0;  // precise: immediate values are ignored
  virtual void visit_range(const Value* from, const Value* to) = 0;
  virtual void scan_conservative(const void* low, const void* high) = 0;

 protected:
  ~Tracer() = default;
};
// Further root sets (shape table, constant pools, suspended stacks): called at every collection.
using RootFunction = void (*)(void* context, Tracer&);
void add_root_function(RootFunction, void* context);
// Visits what the heap object holds: for root functions that own immortal objects.
void trace_object(const HeapObject* o, Tracer& tracer);
void trace_extra(HeapObject* o, Tracer& tracer);  // what set_extra_trace's function visits
void trace_globals(Tracer& tracer);               // Rooted<> and the root functions; the world is stopped

// The objects that words of a stack refer to. Stops the world.
void for_each_object_in(const void* low, const void* high, absl::FunctionRef<void(HeapObject*)> f);

// The running guest thread ends: it allocates no more. The world's lock is held.
void detach(ThreadState& t);
// Objects given to enable_finalizer (which sets kGcFinalizer): called after the object was found dead, in the
// collecting thread, before its memory is reused. Must not allocate, nor follow references to other objects. One for
// each Kind.
void set_finalizer(Kind, void (*)(HeapObject*));
void enable_finalizer(HeapObject* o);
// Kinds whose objects hold Values outside of themselves (a fiber's stack): traced when the owner is marked.
void set_extra_trace(Kind, void (*)(HeapObject*, Tracer&));

}  // namespace hypha::heap

namespace hypha {
namespace heap {
void share_global(Value v);  // sharing::share
}

// A global or C++-held guest value. Rooted<> in static storage or members; on stacks plain Values do.
template <class T = HeapObject>
class Rooted : private heap::RootBase {
 public:
  Rooted() = default;
  explicit Rooted(Value v) { set(v); }
  Value get() const { return {AtomicRef(const_cast<Value&>(value).bits).load(kLoadWord)}; }
  T* ptr() const { return get().template ptr<T>(); }
  void set(Value v) {  // other threads find it here
    heap::share_global(v);
    AtomicRef(value.bits).store(v.bits, std::memory_order_release);
  }
  Value* address() { return &value; }  // for machine code and cell nodes
};
}  // namespace hypha
