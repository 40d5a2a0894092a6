// SPDX-License-Identifier: MIT
// Small structures for the heap tests, and options that are put back at the end of a test.
#pragma once
#include "framework/heap/heap.h"

namespace hypha::test {

struct WithOptions {
  explicit WithOptions(const heap::Options& o) { heap::configure(o); }
  ~WithOptions() { heap::configure({}); }
};
// Young collections from now on, however little is alive.
struct WithGenerations : WithOptions {
  explicit WithGenerations(heap::Options o = {}) : WithOptions((o.generations_from = 0, o)) { heap::collect(); }
};
inline heap::Options stress(uint64_t every, uint64_t seed = 1) {
  heap::Options o;
  o.stress_every = every;
  o.stress_seed = seed;
  return o;
}

// A list node is a Slots of two: next, and a number.
inline Value cons(int64_t number, Value next) {
  Slots* s = heap::allocate_slots(2);
  s->at[0].init(next);
  s->at[1].init(fixnum(number));
  return ref(s);
}
inline Value next_of(Value node) { return node.ptr<Slots>()->at[0].load(); }
inline int64_t number_of(Value node) { return node.ptr<Slots>()->at[1].load().as_int(); }

// n-1, ..., 1, 0 from the head on
inline Value make_list(int64_t n) {
  Value head = kNil;
  for (int64_t i = 0; i < n; i++) head = cons(i, head);
  return head;
}
inline bool list_is_intact(Value head, int64_t n) {
  for (; head != kNil; head = next_of(head))
    if (!is_kind(head, Kind::Slots) || number_of(head) != --n) return false;
  return n == 0;
}

// The same on a root, without leaving a reference in the caller's frame, where the collector would find it.
[[gnu::noinline]] inline void root_list(Rooted<>& root, int64_t n) { root.set(make_list(n)); }
[[gnu::noinline]] inline void grow_list(Rooted<>& root, int64_t n) {
  for (int64_t i = 0; i < n; i++) root.set(cons(i, root.get()));
}
// The root becomes the second node; `cut`: also for whoever holds the first.
[[gnu::noinline]] inline void drop_first(Rooted<>& root, bool cut) {
  Slots* first = root.get().ptr<Slots>();
  root.set(first->at[0].load());
  if (cut) first->at[0].write(first, kNil);
}
[[gnu::noinline]] inline bool rooted_list_is_intact(const Rooted<>& root, int64_t n) {
  return list_is_intact(root.get(), n);
}

inline Value make_tree(int depth) {
  if (depth == 0) return fixnum(1);
  Value left = make_tree(depth - 1), right = make_tree(depth - 1);
  Slots* s = heap::allocate_slots(2);
  s->at[0].init(left);
  s->at[1].init(right);
  return ref(s);
}
inline int64_t leaves(Value tree) {
  return tree.is_int() ? tree.as_int()
                       : leaves(tree.ptr<Slots>()->at[0].load()) + leaves(tree.ptr<Slots>()->at[1].load());
}

// Overwrites what calls before left below the current frame, so that no stale reference there keeps an object.
[[gnu::noinline]] inline void wipe_stack() {
  volatile char junk[64 * 1024];
  for (size_t i = 0; i < sizeof junk; i++) junk[i] = 0;
}
[[gnu::noinline]] inline uint64_t live_after_collection() {
  wipe_stack();
  heap::collect();
  return heap::stats().live_bytes;
}

}  // namespace hypha::test
