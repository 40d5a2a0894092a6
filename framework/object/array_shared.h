// SPDX-License-Identifier: MIT
// Arrays that several threads can reach (Daloze, Tal, Marr, Bonetta, Moessenboeck, Parallelization of Dynamic
// Languages: Synchronizing Built-in Collections, OOPSLA 2018):
//   SharedFixed    Elements are read and written without a lock; the layout (storage, data, length) does not change.
//                  For a change the array becomes SharedGrowing first, while the world is stopped: nobody is between
//                  a test of the strategy and the access that relies on it.
//   SharedInts, SharedDoubles   Likewise, with the storage of Ints and Doubles: a word cannot tear. For a value of
//                  another kind the array becomes SharedFixed first, in a stopped world too.
//   SharedGrowing  Whatever writes holds the array's ObjectLock. What changes the layout or moves elements also counts
//                  the changes of the storage, once before and once behind, so that the number is odd meanwhile.
//                  Reading takes no lock: if the number is even and the same before and afterwards, all that was read
//                  belongs together (Lameter, Effective Synchronization on Linux/NUMA Systems, 2005). Otherwise it
//                  reads under the lock. The length is written once in a change, since it is read without that.
//   SharedGrowingInts   Likewise, with the storage of Ints, which the collector need not look at. For a value of
//                  another kind the array becomes SharedGrowing, with a new storage. Nobody need stop for that: who
//                  relies on SharedGrowingInts still stores an int, under the lock, and either storage takes it as it
//                  is.
// An array that is long, or that its language never changes, is fixed when it becomes shared. So is a short one that is
// not empty, until many such have grown: giving it up stops the world. Other short ones may grow soon, and their lock
// costs little. Internal to framework/object, apart from set_immutable.
#pragma once
#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/thread/object_lock.h"

namespace hypha::array {

constexpr int64_t kShortArray = 16;

inline bool is_shared(const Array* a) { return kSharing && hypha::is_shared(a->strategy()); }
inline bool is_fixed(const Array* a) { return kSharing && a->strategy() >= ArrayStrategy::SharedFixed; }
inline bool holds_values(const Array* a) { return holds_values(a->strategy()); }

// The array's owner is making it shared: nobody else knows it yet.
void become_shared(Array* a);
// Which arrays never change once they are complete (Python's tuples). Set at a language's start.
void set_immutable(bool (*is_immutable)(const Array*));
// A fixed array becomes a growing one. Stops the world.
void unfix(Array* a);
// SharedInts or SharedDoubles -> SharedFixed, where it is not something else already. Stops the world.
void widen(Array* a);
// Of a shared array; kUndefined: there is no such element (any more).
Value get_shared(const Array* a, int64_t i);
// A private copy of the elements [i, i + n), as far as they exist, as they are at one moment.
Array* snapshot(const Array* a, int64_t i = 0, int64_t n = kMaxLength);
// array::cut of a shared array.
Array* cut_shared(uint32_t shape_id, Array* a, int64_t i, int64_t n);

// How often a storage was changed. It stands where other objects name their shape, which Slots and Raw have none of. A
// storage that a change makes begins with 1, one that is replaced stays odd.
inline Relaxed<uint32_t>& changes(HeapObject* storage) { return storage->shape_id; }

// Of a growing array, for who writes. From before the thread waits until it has written it comes to no safepoint: so
// others can wait for the lock where they may not come to one (object/deferred_appends.h), and what was tested before
// still holds.
class WriteLock {
 public:
  explicit WriteLock(Array* a) : lock_(a) {}

 private:
  heap::NoCollections no_safepoint_;
  ObjectLock lock_;
};

// The layout changes while this exists.
class Changing {
 public:
  explicit Changing(Array* a) : lock_(a), array_(a) {
    count();
    keep_stores_in_order();
  }
  ~Changing() {
    keep_stores_in_order();
    count();
  }

 private:
  void count() {
    if (Value storage = array_->storage.load(); storage.is_heap()) changes(storage.ptr()) += 1u;
  }
  WriteLock lock_;
  Array* array_;
};

// Runs f, which changes the layout of `a`, or may do so.
template <class F>
[[gnu::always_inline]] inline auto change(Array* a, F f) {
  if (!is_shared(a)) [[likely]]
    return f();
  if (is_fixed(a)) unfix(a);
  Changing changing(a);
  return f();
}

}  // namespace hypha::array
