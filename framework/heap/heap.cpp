// SPDX-License-Identifier: MIT
// How the collector works
// =======================
// Memory. Chunks of 2 MiB come from mimalloc and are cut into 32 KiB blocks of 256 lines (block.h). An allocator owns
// spans: runs of free lines in one block, zeroed when they are taken; thread().cursor runs through one of them, so
// that allocating is a compare and an add, in C++ and in machine code alike. What does not fit goes to a spare span
// (objects of more than a line) or, from 8 KiB on, to mimalloc directly, or to address space of its own (large.h). Side
// tables, not headers, say what is where: mark bits and start bits for every 16 bytes, one mark byte for every line.
// (Mark bytes, which several markers could write without locking the bus, take 30 % longer to mark 300 MB: the bits of
// a big heap stay in the cache.)
//
// When. Every slow allocation asks whether the bytes handed out since the last collection have reached the threshold,
// 16 MB, or less where young collections would take too long. Then comes a young collection, or a full one if what is
// alive has grown since the last by as much as had to be marked then: by as much as was alive, less large objects
// without references. If that is little there are no generations: every collection is full, and comes when so much was
// allocated. So the heap stays below about twice what is alive, and full marking costs O(1) for each allocated byte.
// Near a heap limit all this comes earlier. The limit is soft: a collection that leaves more than the limit raises
// thread().poll's OutOfMemory bit, the guest gets its error at the next poll, and allocation never fails in between.
//
// Roots. Stacks and registers are scanned conservatively: any word that points to or into an object keeps it. Hence
// C++ code holds plain Values, and nothing ever moves. Everything else is precise: thread words, Rooted<>, root sets
// (roots.cpp), and the layout table for objects (layout.cpp). A suspended fiber's stack is scanned when its owner is
// marked (set_extra_trace), so that unreachable generators die like other garbage.
//
// Is this word an object? block_table finds the block, and the last start bit at or below the word the object. The
// allocation fast path sets no start bits. Old objects have theirs: after marking, the start bits of a block *become*
// its mark bits. For what was allocated since, the span is walked from object to object by size, and only when a
// conservative word points into it; most spans are never walked. (This is why object sizes must follow from length
// fields that do not change: see layout.h and heap::shrink. Debug builds and --gc-stress walk every span.)
//
// Generations. Mark bits stay set: what has survived a collection is old, and stays where it is (sticky mark bits:
// Demers et al.). A young collection marks from the roots, and from the old objects into which a reference was stored
// since the last collection (remember.cpp); it stops at what is marked already. Only blocks in which something was
// allocated since can have changed, and only they are swept. Both kinds make all survivors old. A full collection first
// forgets all marks. The header bit kGcOld, which the barrier tests, says "marked, and not remembered".
//
// Threads. Each has its own spans and allocates without a lock; the heap's lock is for spans and large objects. A
// thread whose allocation finds a collection due stops the world (thread/safepoint.h), looks again, and collects.
//
// Marking uses an explicit worklist with a small ring of prefetched objects in front (marker.h). Scanning an object
// marks its lines. What is not done after some thousand objects is done by all cores together (mark_pool.h). Sweeping
// looks at marks only: no dead object is ever touched, and a block with holes is reused hole by hole. That is so little
// (--gc-stats tells) that it is done at once, not lazily: a young collection needs all start bits anyway. Finalizers
// run between the two, for the listed objects without a mark.
//
// Checking. In debug builds, and with --gc-stress=N, which collects at about every Nth allocation, each precise
// reference is verified to be the start of a live object, freed memory is filled with 0xDB, and a full trace behind
// every young collection looks for what it missed (verify.cpp). Seven of eight collections are young ones then.
// AddressSanitizer builds also poison free lines.
//
// S. Blackburn, K. McKinley: Immix, a mark-region garbage collector, PLDI 2008.
// A. Demers, M. Weiser, B. Hayes, H. Boehm, D. Bobrow, S. Shenker: Combining generational and conservative garbage
//   collection, POPL 1990.
// R. Shahriyar, S. Blackburn, K. McKinley: Fast conservative garbage collection, OOPSLA 2014.
#include "framework/heap/heap.h"

#include <mimalloc.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "framework/engine/check.h"
#include "framework/heap/heap_state.h"
#include "framework/heap/marker.h"
#include "framework/thread/safepoint.h"

namespace hypha::heap {

namespace {
constexpr uint64_t kNursery = 16 << 20;           // bytes between two collections
constexpr uint64_t kSmallestNursery = 4 << 20;    // however long the pauses are
constexpr uint64_t kYoungPause = 3'000'000;       // ns: what is aimed at
constexpr uint64_t kSmallestGrowth = 16 << 20;    // of what is alive between two full ones
constexpr uint64_t kSmallestThreshold = 1 << 20;  // however near the limit is
constexpr uint64_t kMarkAlone = 20'000;           // steps, which take no longer than to wake the helpers
}  // namespace

Heap::Heap() {
  // An array that grows gives back memory that it, or another, asks for again soon: page faults would cost it most of
  // its time. What is really not needed any more goes back after a full collection (sweep.cpp).
  mi_option_set_enabled_default(mi_option_allow_decommit, false);
  mi_option_set_default(mi_option_decommit_delay, 1000);  // ms; else it resets pages instead
  threshold = nursery = kNursery;
  full_at = kSmallestGrowth;
#ifndef NDEBUG
  checking = true;
#endif
}

Heap& Heap::get() {
  static Heap& heap = *new Heap;  // never destroyed: Rooted<> and finalizers may outlive main
  return heap;
}

uint64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return uint64_t(t.tv_sec) * 1'000'000'000 + uint64_t(t.tv_nsec);
}

// What the live objects occupy, roughly: those with a finalizer may hold something outside of the heap.
uint64_t Heap::alive() const {
  constexpr uint64_t kHeldOutside = 16 * 1024;
  return stats.live_bytes + finalizable.size() * kHeldOutside;
}

// What a full collection looks at. Its cost follows from that, and so does how often it may come; memory without
// references costs nothing, however much of it there is.
uint64_t Heap::to_mark() const { return alive() - std::min(alive(), leaf_bytes); }

bool Heap::wants_generations() const { return stress() || to_mark() >= options.generations_from; }

Due Heap::due_now() {
  constexpr unsigned kStressFull = 8;  // one of so many
  if (!generational) return Due::Full;
  if (stress()) return ++stress_young % kStressFull ? Due::Young : Due::Full;
  return alive() >= full_at ? Due::Full : Due::Young;
}

// So that the next young collection takes as long as is wished, if as much survives as did this time; if this one was
// full, which does not tell, if all does.
void Heap::set_nursery(uint64_t marked_bytes, uint64_t ns, bool full) {
  const double bytes = double(full ? marked_bytes : since_collection);
  const auto wished = uint64_t(bytes * double(kYoungPause) / double(ns + 1));
  // A pause may be long because the machine is busy.
  nursery = std::clamp(wished, std::max(nursery / 2, kSmallestNursery), std::min(nursery / 4 * 5, kNursery));
}

void Heap::set_threshold() {
  threshold = generational ? nursery : std::max(kNursery, to_mark());
  // Every collection scans the stacks, so a recursion that allocates would cost the square of its depth.
  threshold = std::max(threshold, stack_bytes);
  if (uint64_t limit = options.limit_bytes) {
    uint64_t left = limit > stats.live_bytes ? limit - stats.live_bytes : 0;
    threshold = std::min(threshold, std::max({left, limit / 16, kSmallestThreshold}));
  }
}

void Heap::set_full_at() {
  full_at = alive() + std::max(to_mark(), kSmallestGrowth);
  if (options.limit_bytes) full_at = std::min(full_at, options.limit_bytes);
}

// Raises once when the limit is crossed; again only when the heap has shrunk below it meanwhile, or grows on and on.
void Heap::check_limit() {
  uint64_t limit = options.limit_bytes;
  if (!limit) return;
  if (stats.live_bytes <= limit) {
    raise_above = limit;
  } else if (stats.live_bytes > raise_above) {
    raise_above = stats.live_bytes + limit / 8;
    thread().request_poll(kPollOutOfMemory);
  }
}

unsigned Heap::mark_threads() const {
  if (options.mark_threads) return options.mark_threads;
  static const unsigned cores = [] {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? unsigned(CPU_COUNT(&set)) : 1u;
  }();
  return cores;
}

MarkTotals Heap::mark(const void* stack_low, bool full) {
  young = !full;
  Marker marker(*this);
  for (LocalAllocator* a : allocators) {
    for (HeapObject* o : a->remembered)
      if (young) marker.look_again(o);
    for (Slot* slot : a->remembered_slots)
      if (young) marker.visit(slot->load());
    for (HeapObject* o : a->kept)
      if (young) marker.visit(ref(o));
    a->kept.clear();
    a->remembered.clear();
    a->remembered_slots.clear();
  }
  trace_roots(marker, stack_low);
  unsigned threads = mark_threads();
  if (marker.drain_alone(threads > 1 ? kMarkAlone : ~uint64_t{0})) return marker.totals();
  MarkTotals all = MarkPool::get().finish(marker, threads - 1);
  return all += marker.totals();
}

void Heap::note_pause(uint64_t ns, uint64_t marking_ns, bool full) {
  stats.collections++;
  stats.pause_total_ns += ns;
  stats.pause_max_ns = std::max(stats.pause_max_ns, ns);
  if (full) {
    stats.full_pause_max_ns = std::max(stats.full_pause_max_ns, ns);
    stats.full_marking_ns += marking_ns;
    return;
  }
  stats.young_collections++;
  stats.young_pause_total_ns += ns;
  stats.young_pause_max_ns = std::max(stats.young_pause_max_ns, ns);
}

void Heap::collect_now(const void* stack_low, bool full) {
  uint64_t start = now_ns();
  retire_spans();
  large.sort();
  if (full) {
    clear_marks();
    generational = wants_generations();
  }
  uint64_t marking = now_ns();
  MarkTotals marked = mark(stack_low, full);
  marking = now_ns() - marking;
  stats.live_bytes = marked.bytes + (full ? 0 : stats.live_bytes);
  leaf_bytes = marked.leaf_bytes + (full ? 0 : leaf_bytes);
  if (checking && !full) verify_young(stack_low);
  clear_weak(full);
  run_finalizers(full);
  set_nursery(marked.bytes, now_ns() - start, full);
  set_threshold();
  full ? sweep() : sweep_young();
  uint64_t allocated = since_collection;
  since_collection = 0;
  uint64_t pause = now_ns() - start;
  note_pause(pause, marking, full);
  if (collection_hook) collection_hook({full, pause, allocated, stats.live_bytes, marked.objects, heap_bytes()});
}

void Heap::collect_from(const void* stack_low, Due what) {
  std::lock_guard lock(mutex);
  collecting = true;
  collect_now(stack_low, what == Due::Full);
  // No error for want of memory as long as there may be garbage among the old objects.
  if (what == Due::Young && options.limit_bytes && stats.live_bytes > options.limit_bytes) collect_now(stack_low, true);
  check_limit();
  collecting = false;
}

namespace {
// Its frame lies below the registers that collect_if spilled.
[[gnu::noinline]] void collect_below(absl::FunctionRef<Due()> due) {
  Heap& heap = Heap::get();
  auto collect = [&] {
    if (Due what = due(); what != Due::None) heap.collect_from(__builtin_frame_address(0), what);
  };
  // Many threads may find at once that a collection is due.
  safepoint::stop_the_world(collect, [&] {
    std::lock_guard lock(heap.mutex);
    return due() != Due::None;
  });
}
}  // namespace

[[gnu::noinline]] void collect_if(absl::FunctionRef<Due()> due) {
  __builtin_unwind_init();  // callee-saved registers go to this frame
  collect_below(due);
  asm volatile("" ::: "memory");  // no tail call: the frame must stay
}

void collect() {
  HY_CHECK(!Heap::get().collecting, "a root function or finalizer must not collect");
  collect_if([] { return Due::Full; });
}

void collect_young() {
  HY_CHECK(!Heap::get().collecting, "a root function or finalizer must not collect");
  collect_if([] { return Heap::get().generational ? Due::Young : Due::Full; });
}

bool can_allocate(uint64_t bytes) {
  if (bytes < kLargeObject) return true;  // the soft limit is for these
  Heap& heap = Heap::get();
  std::unique_lock lock(heap.mutex);
  uint64_t limit = heap.options.limit_bytes;
  if (!limit) {
    static const uint64_t physical = uint64_t(sysconf(_SC_PHYS_PAGES)) * uint64_t(sysconf(_SC_PAGESIZE));
    limit = physical;
  }
  if (bytes > limit) return false;
  auto fits = [&] { return heap.stats.live_bytes + heap.since_collection <= limit - bytes; };
  if (fits()) return true;
  lock.unlock();
  collect();
  lock.lock();
  return fits();
}

void configure(const Options& options) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.options = options;
  heap.raise_above = options.limit_bytes;
  heap.stress_state = options.stress_seed * 2 + 1;
  heap.stress_countdown = options.stress_every;
  if (heap.stress()) heap.checking = true;
  heap.generational = false;  // until a full collection has made the survivors old
  heap.set_threshold();
  heap.set_full_at();
  // The next allocation takes the slow path, which sets the fast path's limit according to the new options.
  heap.retire_spans();
}

Stats stats() {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  Stats s = heap.stats;
  s.heap_bytes = heap.heap_bytes();
  for (const LocalAllocator* a : heap.allocators)  // of running threads a little out of date
    for (const Span* span : {&a->main, &a->spare})
      if (span->start) s.allocated_bytes += uint64_t(span->cursor - span->start);
  if (const LocalAllocator* a = thread().allocator; a && a->main.start)
    s.allocated_bytes += uint64_t(thread().cursor - a->main.cursor);
  return s;
}

void print_stats(FILE* out) {
  Stats s = stats();
  auto mb = [](uint64_t bytes) { return double(bytes) / (1 << 20); };
  auto ms = [](uint64_t ns) { return double(ns) / 1e6; };
  auto count = [](uint64_t n) { return static_cast<unsigned long long>(n); };
  std::fprintf(out,
               "gc: %llu collections, %.3f ms in all, longest %.3f ms\n"
               "gc: of these %llu young, %.3f ms, longest %.3f ms; %llu full, %.3f ms (%.3f ms of it "
               "marking), longest %.3f ms\n"
               "gc: %.1f MB allocated; live %.1f MB after the last collection; heap %.1f MB, at most %.1f MB\n",
               count(s.collections), ms(s.pause_total_ns), ms(s.pause_max_ns), count(s.young_collections),
               ms(s.young_pause_total_ns), ms(s.young_pause_max_ns), count(s.collections - s.young_collections),
               ms(s.pause_total_ns - s.young_pause_total_ns), ms(s.full_marking_ns), ms(s.full_pause_max_ns),
               mb(s.allocated_bytes), mb(s.live_bytes), mb(s.heap_bytes), mb(s.peak_heap_bytes));
}

void set_collection_hook(void (*hook)(const CollectionInfo&)) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  heap.collection_hook = hook;
}

}  // namespace hypha::heap
