// SPDX-License-Identifier: MIT
// The collector's global state, behind one lock that only slow paths take, and each thread's share of it. Private to
// framework/heap.
#pragma once
#include <deque>
#include <mutex>
#include <vector>

#include "framework/heap/block_table.h"
#include "framework/heap/heap.h"
#include "framework/heap/large.h"
#include "framework/heap/mark_pool.h"
#include "framework/thread/guest_thread.h"

namespace hypha::heap {

// A run of free lines handed out to one thread, which zeroes it.
struct Span {
  char* cursor = nullptr;
  char* end = nullptr;
  char* start = nullptr;
  size_t room() const { return size_t(end - cursor); }
};

// Two spans: thread().cursor runs through `main`; `spare` takes what does not fit there, so that a medium object does
// not throw away the rest of a span. The roomier one is always made the main one.
struct LocalAllocator {
  ThreadState* thread = nullptr;  // null: its thread has ended, another one may take it over
  Span main;                      // its cursor is out of date: the thread's is the truth
  Span spare;
  Block* hole_block = nullptr;  // the recyclable block whose holes are being used up, from hole_line on
  size_t hole_line = 0;
  std::vector<HeapObject*> remembered;  // old objects into which the thread has stored since the last collection
  std::vector<Slot*> remembered_slots;  // the same, of wide objects
  std::vector<HeapObject*> kept;        // keep.h
};

enum class Due : uint8_t { None, Young, Full };

struct Heap {
  std::mutex mutex;
  Options options;
  std::vector<LocalAllocator*> allocators;

  std::vector<Chunk*> chunks;
  std::vector<Block*> free_blocks;  // LIFO
  std::vector<Block*> recyclable;   // blocks with holes, LIFO
  std::vector<Block*> touched;      // taken from those since the last collection
  LargeSpace large;

  std::vector<HeapObject*> finalizable;  // objects with kGcFinalizer ...
  size_t finalizable_before = 0;         // ... of which so many were there at the last collection
  std::vector<Slots*> weak_cells;        // with a target (weak.h) ...
  size_t weak_cells_before = 0;          // ... of which so many were there at the last collection
  std::deque<Slots*> dead_cells;         // whose owner is to be told
  void (*finalizers[256])(HeapObject*) = {};
  void (*extra_traces[256])(HeapObject*, Tracer&) = {};
  struct RootSet {
    RootFunction function;
    void* context;
  };
  std::vector<RootSet> root_functions;
  void (*collection_hook)(const CollectionInfo&) = nullptr;

  uint64_t since_collection = 0;  // bytes handed out, large objects and external bytes included
  uint64_t threshold = 0;         // collect when since_collection gets there
  uint64_t full_at = 0;           // collect everything when so much is alive
  uint64_t leaf_bytes = 0;        // of what is alive, of large objects without references
  uint64_t idle_since = 0;        // allocated_bytes at the last LargeSpace::release_idle
  uint64_t raise_above = 0;       // live bytes above which OutOfMemory is raised (0: no limit)
  uint64_t nursery = 0;           // bytes between two young collections
  uint64_t stack_bytes = 0;       // what the last collection scanned of the threads' stacks
  bool checking = false;          // stress or debug build: verify references, fill what is freed
  bool collecting = false;
  bool young = false;         // the running collection, or the last one, is a young one
  bool generational = false;  // the next collection may be young: survivors were made old
  uint64_t stress_state = 1;
  uint64_t stress_countdown = 0;
  unsigned stress_young = 0;
  Stats stats;

  Heap();
  static Heap& get();
  bool stress() const { return options.stress_every != 0; }

  // allocate.cpp
  LocalAllocator& allocator_of(ThreadState& t);
  void* allocate_small(size_t bytes);
  void* allocate_large(size_t bytes, Contents contents);
  size_t extend_large(HeapObject* o, size_t bytes);
  void count_large(size_t more);
  void retire_spans();  // before a collection: nothing is handed out afterwards
  // blocks.cpp
  Span take_span(LocalAllocator& a, size_t bytes);
  bool find_hole(LocalAllocator& a, size_t bytes, Block** block, size_t* from, size_t* to);
  Block* take_free_block();
  void touch(Block* b);
  void add_chunk();
  void release_chunk(Chunk* c);
  uint64_t heap_bytes() const { return chunks.size() * kChunkBytes + large.total_bytes(); }
  // heap.cpp
  // The world is stopped, callee-saved registers spilled above stack_low.
  void collect_from(const void* stack_low, Due what);
  void collect_now(const void* stack_low, bool full);
  Due due_now();
  bool wants_generations() const;
  uint64_t alive() const;
  uint64_t to_mark() const;
  MarkTotals mark(const void* stack_low, bool full);
  void note_pause(uint64_t ns, uint64_t marking_ns, bool full);
  unsigned mark_threads() const;
  void set_nursery(uint64_t marked_bytes, uint64_t ns, bool full);
  void set_threshold();
  void set_full_at();
  void check_limit();
  // roots.cpp
  void trace_roots(Tracer& tracer, const void* stack_low);
  void trace_thread(Tracer& tracer, const ThreadState& t, const void* stack_low);
  void trace_stack(Tracer& tracer, const void* low, const void* high);
  void trace_globals(Tracer& tracer);
  // sweep.cpp
  void clear_marks();
  void sweep();
  void sweep_young();
  bool sweep_block(Block& b);
  void run_finalizers(bool full);
  bool is_marked(HeapObject* o) const;  // after marking; not for immortal objects

  // weak.cpp
  void clear_weak(bool full);
  void trace_weak(Tracer& tracer) const;
  // verify.cpp
  void verify_young(const void* stack_low);

  HeapObject* find_object(uintptr_t p);  // the heap object that contains p, or null; while collecting
};

// Stops the world and runs a collection with the caller's registers on the stack, if `due` still says so then. The lock
// is not held.
void collect_if(absl::FunctionRef<Due()> due);
uint64_t now_ns();

}  // namespace hypha::heap
