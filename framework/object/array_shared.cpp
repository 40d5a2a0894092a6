// SPDX-License-Identifier: MIT
#include "framework/object/array_shared.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array_storage.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"

namespace hypha::array {

static Atomic<bool (*)(const Array*)> immutable{nullptr};

void set_immutable(bool (*is_immutable)(const Array*)) { immutable.store(is_immutable); }

namespace {

// Short arrays that were taken for complete and grew after all: each has stopped the world. Those that had room to
// spare, and those that had none, which were made with all their elements.
Atomic<int> wrong_guesses[2];
constexpr int kMostWrongGuesses = 32;
Atomic<int>& wrong_guesses_like(const Array* a) { return wrong_guesses[capacity(a) == a->length()]; }

bool looks_complete(const Array* a) {
  return a->length() > 0 && wrong_guesses_like(a).load(std::memory_order_relaxed) < kMostWrongGuesses;
}

bool stays_as_it_is(const Array* a) {
  if (a->length() >= kShortArray) return true;
  auto* is_immutable = immutable.load(std::memory_order_relaxed);
  return (is_immutable && is_immutable(a)) || looks_complete(a);
}

// Fixed arrays of ints (0) and of doubles (1) that had to hold something else after all.
Atomic<int> widened[2];
bool keeps_its_kind(const Array* a) {
  if (holds_values(a) || a->length() == 0) return false;
  return widened[holds_doubles(a->strategy())].load(std::memory_order_relaxed) < kMostWrongGuesses;
}

void become_growing(Array* a) {
  const bool holds_ints_alone = holds_ints(a->strategy()) || a->strategy() == ArrayStrategy::Empty;
  if (!holds_ints_alone) to_values(a);
  a->aux = uint8_t(holds_ints_alone ? ArrayStrategy::SharedGrowingInts : ArrayStrategy::SharedGrowing);
}

}  // namespace

void become_shared(Array* a) {
  if (stays_as_it_is(a) && keeps_its_kind(a)) {
    a->aux = uint8_t(holds_ints(a->strategy()) ? ArrayStrategy::SharedInts : ArrayStrategy::SharedDoubles);
    return;
  }
  if (!stays_as_it_is(a)) return become_growing(a);
  to_values(a);
  a->aux = uint8_t(ArrayStrategy::SharedFixed);
}

[[gnu::noinline]] void unfix(Array* a) {
  if (a->length() < kShortArray) wrong_guesses_like(a).fetch_add(1, std::memory_order_relaxed);
  safepoint::stop_the_world([a] {
    heap::NoCollections no_collections;
    if (is_fixed(a)) become_growing(a);  // unless another thread was first
  });
}

[[gnu::noinline]] void widen(Array* a) {
  safepoint::stop_the_world([a] {
    if (!is_fixed(a) || holds_values(a)) return;  // another thread was first
    heap::NoCollections no_collections;
    widened[holds_doubles(a->strategy())].fetch_add(1, std::memory_order_relaxed);
    to_values(a);
    a->aux = uint8_t(ArrayStrategy::SharedFixed);
  });
}

namespace {

ArrayStrategy local_strategy(const Array* shared) {
  ArrayStrategy s = shared->strategy();
  return holds_ints(s) ? ArrayStrategy::Ints : holds_doubles(s) ? ArrayStrategy::Doubles : ArrayStrategy::Values;
}

int64_t length_in_words(const HeapObject* storage) {
  return storage->kind == Kind::Slots ? static_cast<const Slots*>(storage)->length
                                      : static_cast<const Raw*>(storage)->length / 8;
}

// Element i of a storage, or null: there is no such element, or the words do not belong together.
const Slot* place_in(const HeapObject* storage, const Array* a, int64_t i) {
  const char* data = a->data;
  if ((i = place_of(a, i)) < 0) return nullptr;
  auto* begin = reinterpret_cast<const Slot*>(reinterpret_cast<const char*>(storage) + kStorageHeader);
  int64_t at = (data - reinterpret_cast<const char*>(begin)) / int64_t(sizeof(Slot)) + i;
  return at >= 0 && at < length_in_words(storage) ? begin + at : nullptr;
}

}  // namespace

Value get_shared(const Array* a, int64_t i) {
  auto get = [=](Value (*load)(const Array*, int64_t)) {
    const int64_t at = place_of(a, i);
    return at >= 0 ? load(a, at) : kUndefined;
  };
  if (is_fixed(a)) return get(load_at);
  Value storage = a->storage.load();
  if (!storage.is_heap()) return kUndefined;  // there is one before the first element and behind the last one
  uint32_t before = changes(storage.ptr());
  if (before % 2 == 0) [[likely]] {
    keep_loads_in_order();
    const Slot* place = place_in(storage.ptr(), a, i);
    Value v = place ? place->load() : kUndefined;
    keep_loads_in_order();
    if (changes(storage.ptr()) == before) [[likely]]
      return v;
  }
  ObjectLock lock(const_cast<Array*>(a));
  return get([](const Array* array, int64_t at) { return slots(array)[at].load(); });
}

namespace {

// A private array that is to take elements of `a`.
void prepare(Array* copy, const Array* a, int64_t room) {
  set_empty_strategy(copy, local_strategy(a));
  reallocate(copy, room, 0);
}

// Takes them, at one moment: under the lock of `a`. False: it is not prepared for what `a` is by now.
bool take_copy(Array* copy, const Array* a, Part part) {
  if (part.count > capacity(copy) || copy->strategy() != local_strategy(a)) return false;
  if (holds_values(a))
    for (int64_t k = 0; k < part.count; k++) slots(copy)[k].write(storage_of(copy), slots(a)[part.from + k].load());
  else
    for (int64_t k = 0; k < part.count; k++) store_word(words(copy) + k, load_word(words(a) + part.from + k));
  set_length(copy, part.count);
  return true;
}

}  // namespace

Array* snapshot(const Array* a, int64_t i, int64_t n) {
  Array* copy = make(0);  // the layout alone counts
  for (;;) {
    prepare(copy, a, part_of(a, i, n).count);
    ObjectLock lock(const_cast<Array*>(a));
    if (take_copy(copy, a, part_of(a, i, n))) return copy;
  }
}

Array* cut_shared(uint32_t shape_id, Array* a, int64_t i, int64_t n) {
  if (is_fixed(a)) unfix(a);
  Array* taken = make(shape_id);
  for (;;) {
    prepare(taken, a, part_of(a, i, n).count);
    Changing changing(a);
    const Part part = part_of(a, i, n);
    if (!take_copy(taken, a, part)) continue;
    close_gap(a, part.from, part.count);
    return taken;
  }
}

}  // namespace hypha::array
