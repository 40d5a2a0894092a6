// SPDX-License-Identifier: MIT
// The slow end of allocation: a new span, a spare span for medium objects, a large object, a collection that is due.
#include <mimalloc.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "framework/engine/check.h"
#include "framework/heap/heap_state.h"
#include "framework/heap/layout.h"
#include "framework/heap/poison.h"
#include "framework/thread/guest_thread.h"

namespace hypha::heap {

namespace {

uint64_t next_random(uint64_t& state) {  // xorshift64*
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 0x2545F4914F6CDD1DULL;
}

// True at every Nth allocation or so: the distance varies between N/2 and 3N/2, so that no rhythm of the program hides
// a bug.
bool stress_is_due(Heap& heap) {
  if (heap.stress_countdown > 1) {
    heap.stress_countdown--;
    return false;
  }
  uint64_t n = heap.options.stress_every;
  heap.stress_countdown = n == 1 ? 1 : n / 2 + next_random(heap.stress_state) % n + 1;
  return true;
}

bool is_due(Heap& heap) {
  std::lock_guard lock(heap.mutex);
  bool due = heap.stress() ? stress_is_due(heap) : heap.since_collection >= heap.threshold;
  if (!due || !thread().no_collections) return due;
  thread().request_poll(kPollCollect);
  return false;
}

void retire(Heap& heap, Span& s) {
  if (!s.start) return;
  heap.stats.allocated_bytes += uint64_t(s.cursor - s.start);
  if (heap.checking) {
    // Every later search relies on walking a span by its objects' sizes: find a wrong size while it is fresh.
    Block* b = block_table.find(uintptr_t(s.start));
    HY_CHECK(b->walk(s.start, s.cursor) == s.cursor, "an object's length fields do not match its allocated size");
    for (char* p = s.start; p < s.cursor; p += kLineBytes) b->unwalked.reset(b->line_of(uintptr_t(p)));
  }
  s = Span{};
}

}  // namespace

// Takes over the spans of a thread that has ended, if there is one.
LocalAllocator& Heap::allocator_of(ThreadState& t) {
  if (t.allocator) return *t.allocator;
  auto free = std::find_if(allocators.begin(), allocators.end(), [](LocalAllocator* a) { return !a->thread; });
  if (free == allocators.end()) free = allocators.insert(allocators.end(), new LocalAllocator);
  t.allocator = *free;
  t.allocator->thread = &t;
  t.cursor = t.allocator->main.cursor;
  t.limit = stress() ? t.cursor : t.allocator->main.end;  // who comes here need not go on to allocate (remember.cpp)
  return *t.allocator;
}

void detach(ThreadState& t) {
  if (!t.allocator) return;
  std::lock_guard lock(Heap::get().mutex);
  t.allocator->main.cursor = t.cursor;
  t.allocator->thread = nullptr;
  t.allocator = nullptr;
  t.cursor = t.limit = nullptr;
}

void collect_if_due() {
  Heap& heap = Heap::get();
  collect_if([&] { return heap.stress() || heap.since_collection >= heap.threshold ? heap.due_now() : Due::None; });
}

namespace {
// Before `bytes` are handed out that are not at hand.
void make_room(Heap& heap, size_t bytes) {
  GuestThread::current();
  HY_DCHECK(!heap.collecting, "a root function or finalizer must not allocate");
  if (is_due(heap)) {
    collect_if_due();
    // What is asked for now will be alive: it is no further growth behind the guest's back.
    std::lock_guard lock(heap.mutex);
    if (heap.raise_above > heap.options.limit_bytes) heap.raise_above += bytes;
  }
}
}  // namespace

HeapObject* allocate_slow(size_t bytes, Contents contents) {
  bytes = round_to_granule(bytes);
  Heap& heap = Heap::get();
  make_room(heap, bytes);
  return static_cast<HeapObject*>(bytes >= kLargeObject ? heap.allocate_large(bytes, contents)
                                                        : heap.allocate_small(bytes));
}

size_t extend(HeapObject* o, size_t bytes) {
  if (object_size(o) < kReservedIfGrowing) return 0;
  Heap& heap = Heap::get();
  make_room(heap, bytes - object_size(o));
  return heap.extend_large(o, round_to_granule(bytes));
}

void* Heap::allocate_small(size_t bytes) {
  std::unique_lock lock(mutex);
  ThreadState& t = thread();
  LocalAllocator& a = allocator_of(t);
  a.main.cursor = t.cursor;
  Span fresh;
  if (a.main.room() < bytes) {
    if (a.spare.room() < bytes) {
      // The span with less room is given up: until the next collection, as none of its lines will be marked.
      if (a.spare.room() > a.main.room()) std::swap(a.main, a.spare);
      retire(*this, a.spare);
      a.spare = fresh = take_span(a, bytes);
    }
    char* p = a.spare.cursor;
    a.spare.cursor += bytes;
    if (a.spare.room() >= a.main.room()) std::swap(a.main, a.spare);
    t.cursor = a.main.cursor;
    t.limit = stress() ? t.cursor : a.main.end;
    lock.unlock();
    if (fresh.start) std::memset(fresh.start, 0, size_t(fresh.end - fresh.start));
    return p;
  }
  char* p = a.main.cursor;
  t.cursor = a.main.cursor = p + bytes;
  t.limit = stress() ? t.cursor : a.main.end;
  return p;
}

void Heap::count_large(size_t more) {
  since_collection += more;
  stats.allocated_bytes += more;
  stats.peak_heap_bytes = std::max(stats.peak_heap_bytes, heap_bytes());
}

size_t Heap::extend_large(HeapObject* o, size_t bytes) {
  std::lock_guard lock(mutex);
  const size_t before = large.total_bytes();
  const size_t now = large.extend(o, bytes);
  const size_t more = large.total_bytes() - before;
  count_large(more);
  if (LargeSpace::record_of(o)->marked) {  // a young collection will not look at it again
    stats.live_bytes += more;
    if (is_untraced(o)) leaf_bytes += more;
  }
  return now;
}

void* Heap::allocate_large(size_t bytes, Contents contents) {
  std::unique_lock lock(mutex);
  HeapObject* o = large.allocate(bytes, contents);
  if (!o) {  // garbage may be holding what the system lacks
    lock.unlock();
    collect();
    lock.lock();
    large.release_spare();
    mi_collect(true);
    o = large.allocate(bytes, contents);
    HY_CHECK(o, "the system has no memory left (heap::can_allocate was not asked, or it promised too much)");
  }
  count_large(bytes);
  return o;
}

void Heap::retire_spans() {
  for (LocalAllocator* a : allocators) {
    if (a->thread && a->main.start) a->main.cursor = a->thread->cursor;
    retire(*this, a->main);
    retire(*this, a->spare);
    a->hole_block = nullptr;
    if (a->thread) a->thread->cursor = a->thread->limit = nullptr;
  }
}

namespace {
template <class T>
T* allocate_unfilled(Kind kind, size_t bytes, Contents contents) {
  const size_t at_hand = size_t(thread().limit - thread().cursor);
  if (bytes < kLargeObject || bytes <= at_hand) return allocate<T>(0, kind, bytes);
  auto* o = static_cast<T*>(allocate_slow(bytes, contents));
  o->kind = kind;
  return o;
}
}  // namespace

Slots* allocate_unfilled_slots(int64_t length) {
  HY_DCHECK(length >= 0);
  auto* s = allocate_unfilled<Slots>(Kind::Slots, sizeof(Slots) + size_t(length) * sizeof(Slot), Contents::Any);
  s->length = length;
  return s;
}

Slots* allocate_slots(int64_t length, Value fill) {
  Slots* s = allocate_unfilled_slots(length);
  for (int64_t i = 0; i < length; i++) s->at[i].init(fill);
  return s;
}

Raw* allocate_unfilled_raw(int64_t bytes, Contents contents) {
  HY_DCHECK(bytes >= 0);
  auto* r = allocate_unfilled<Raw>(Kind::Raw, sizeof(Raw) + size_t(bytes), contents);
  r->length = bytes;
  return r;
}

Raw* allocate_raw(int64_t bytes) {
  HY_DCHECK(bytes >= 0);
  auto* r = allocate<Raw>(0, Kind::Raw, sizeof(Raw) + size_t(bytes));
  r->length = bytes;
  return r;
}

HeapObject* allocate_immortal(uint32_t shape_id, Kind kind, size_t bytes) {
  constexpr size_t kPiece = 64 * 1024;
  static constinit char *cursor = nullptr, *end = nullptr;
  bytes = round_to_granule(bytes);
  std::lock_guard lock(Heap::get().mutex);
  char* p;
  if (bytes >= kPiece / 4) {
    p = static_cast<char*>(mi_zalloc(bytes));
    HY_CHECK(p, "out of memory");
  } else {
    if (size_t(end - cursor) < bytes) {
      cursor = static_cast<char*>(mi_zalloc(kPiece));
      HY_CHECK(cursor, "out of memory");
      end = cursor + kPiece;
    }
    p = cursor;
    cursor += bytes;
  }
  auto* o = reinterpret_cast<HeapObject*>(p);
  o->shape_id = shape_id;
  o->kind = kind;
  o->gc.store(kGcImmortal, std::memory_order_relaxed);
  return o;
}

void shrink(HeapObject* o, size_t old_bytes) {
  size_t now = object_size(o);
  old_bytes = round_to_granule(old_bytes);
  HY_DCHECK(now <= old_bytes);
  if (now == old_bytes) return;
  auto* rest = reinterpret_cast<Raw*>(reinterpret_cast<char*>(o) + now);
  rest->shape_id = 0;
  rest->lock.store(0, std::memory_order_relaxed);
  rest->gc.store(0, std::memory_order_relaxed);
  rest->aux = 0;
  rest->length = int64_t(old_bytes - now - sizeof(Raw));
  rest->kind = Kind::Raw;
}

void external_bytes(int64_t delta) {
  Heap& heap = Heap::get();
  std::lock_guard lock(heap.mutex);
  if (delta < 0 && heap.since_collection < uint64_t(-delta)) delta = -int64_t(heap.since_collection);
  heap.since_collection += uint64_t(delta);
}

}  // namespace hypha::heap
