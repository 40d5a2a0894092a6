// SPDX-License-Identifier: MIT
// How an Array lies in its storage: begin <= data <= data + length <= limit. The gap in front of `data` is left by
// shift and used by unshift. All storages consist of 8-byte words: tagged fixnums (Ints), doubles (Doubles) or Slots
// (Values). Places of Values storage outside of the array hold nil, so that they keep nothing alive. Internal to
// framework/object. Nothing here checks bounds but by HY_DCHECK.
#pragma once
#include <algorithm>
#include <bit>

#include "framework/object/array.h"
#include "framework/object/array_shared.h"
#include "framework/value/bigint.h"

namespace hypha::array {

constexpr size_t kStorageHeader = 16;  // the words begin here, in Raw and in Slots
constexpr int64_t kMinCapacity = 4;
static_assert(sizeof(Slots) == kStorageHeader && sizeof(Raw) == kStorageHeader);

inline HeapObject* storage_of(const Array* a) { return a->storage.load().ptr(); }  // requires a storage
inline char* storage_begin(const Array* a) {
  return a->storage.load().is_heap() ? reinterpret_cast<char*>(storage_of(a)) + kStorageHeader : nullptr;
}
inline int64_t storage_words(const Array* a) {  // 0 without storage
  return a->storage.load().is_heap() ? (a->limit - storage_begin(a)) / 8 : 0;
}
inline int64_t front_gap(const Array* a) { return (a->data - storage_begin(a)) / 8; }

// The word of element i as stored. Relaxed atomics: a plain move, but never torn.
inline uint64_t* words(const Array* a) { return reinterpret_cast<uint64_t*>(static_cast<char*>(a->data)); }
inline Slot* slots(const Array* a) { return reinterpret_cast<Slot*>(static_cast<char*>(a->data)); }
inline uint64_t load_word(const uint64_t* p) {
  return AtomicRef(const_cast<uint64_t&>(*p)).load(std::memory_order_relaxed);
}
inline void store_word(uint64_t* p, uint64_t w) { AtomicRef(*p).store(w, std::memory_order_relaxed); }

inline ArrayStrategy strategy_for(Value v) {
  return v.is_int() ? ArrayStrategy::Ints : number::is_double(v) ? ArrayStrategy::Doubles : ArrayStrategy::Values;
}
inline bool accepts(const Array* a, Value v) {
  switch (a->strategy()) {
    case ArrayStrategy::Empty:
      return false;
    case ArrayStrategy::Ints:
    case ArrayStrategy::SharedGrowingInts:
    case ArrayStrategy::SharedInts:
      return v.is_int();
    case ArrayStrategy::Doubles:
    case ArrayStrategy::SharedDoubles:
      return number::is_double(v);
    case ArrayStrategy::Values:
    case ArrayStrategy::SharedGrowing:
    case ArrayStrategy::SharedFixed:
      return true;
  }
  return false;
}
inline Value load_at(const Array* a, int64_t i) {  // may allocate (a double that is no flonum)
  switch (a->strategy()) {
    case ArrayStrategy::Empty:
      return kNil;
    case ArrayStrategy::Ints:
    case ArrayStrategy::SharedGrowingInts:
    case ArrayStrategy::SharedInts:
      return {load_word(words(a) + i)};
    case ArrayStrategy::Doubles:
    case ArrayStrategy::SharedDoubles:
      return box_double(std::bit_cast<double>(load_word(words(a) + i)));
    case ArrayStrategy::Values:
    case ArrayStrategy::SharedGrowing:
    case ArrayStrategy::SharedFixed:
      return slots(a)[i].load();
  }
  return kNil;
}
inline void store_at(Array* a, int64_t i, Value v) {  // requires accepts(a, v); never allocates
  switch (a->strategy()) {
    case ArrayStrategy::Empty:
      break;
    case ArrayStrategy::Ints:
    case ArrayStrategy::SharedGrowingInts:
    case ArrayStrategy::SharedInts:
      store_word(words(a) + i, v.bits);
      break;
    case ArrayStrategy::Doubles:
    case ArrayStrategy::SharedDoubles:
      store_word(words(a) + i, std::bit_cast<uint64_t>(number::to_double(v)));
      break;
    case ArrayStrategy::Values:
    case ArrayStrategy::SharedGrowing:
    case ArrayStrategy::SharedFixed:
      slots(a)[i].write(storage_of(a), v);
      break;
  }
}
// What there is of n elements from i on; a negative i counts from the end.
struct Part {
  int64_t from, count;
};
inline Part part_of(const Array* a, int64_t i, int64_t n) {
  const int64_t length = a->length(), from = i < 0 ? std::max<int64_t>(i + length, 0) : std::min(i, length);
  return {from, std::clamp<int64_t>(length - from, 0, n)};
}
// The place of element i, or -1: there is none.
inline int64_t place_of(const Array* a, int64_t i) {
  const int64_t length = a->length(), at = i < 0 ? i + length : i;
  return at < length ? std::max<int64_t>(at, -1) : -1;
}
inline void set_length(Array* a, int64_t n) { a->tagged_length = uint64_t(n) << 1; }

// Makes the array accept what the strategy s is for: a local array without elements takes it, others become Values.
void adapt(Array* a, ArrayStrategy s);
// Another strategy for a local array without elements; storage is kept where it fits.
void set_empty_strategy(Array* a, ArrayStrategy s);
// A fresh storage for `capacity` elements with `gap` places in front of the first; moves the elements there. The
// strategy s is not Empty, and the array's own, or made for values where that is for ints.
void reallocate(Array* a, int64_t capacity, int64_t gap, ArrayStrategy s);
inline void reallocate(Array* a, int64_t capacity, int64_t gap) { reallocate(a, capacity, gap, a->strategy()); }
// Without storage: no elements, strategy Empty or what comes next.
void drop_storage(Array* a, ArrayStrategy s);
// Room for `n` elements in all behind `data`. Amortized: grows by half at least.
void ensure_room(Array* a, int64_t n);
// n places free in front of `data`. Amortized, too.
void ensure_front(Array* a, int64_t n);
// n places for new elements at i: they hold anything that the strategy allows. Adds n to the length.
void open_gap(Array* a, int64_t i, int64_t n);
// Takes out n elements at i.
void close_gap(Array* a, int64_t i, int64_t n);
// Elements [from, from + n) -> [to, to + n) within the array; the ranges may overlap.
void move_within(Array* a, int64_t to, int64_t from, int64_t n);
// a[to, n] = b[from, n], which `a` accepts. a != b. May allocate where doubles must be boxed.
void copy_elements(Array* a, int64_t to, const Array* b, int64_t from, int64_t n);
// True for a storage so empty that it should be replaced: a stack that once was high does not keep its memory for ever.
inline bool is_wasteful(const Array* a, int64_t length) {
  int64_t all = storage_words(a);
  return all > 64 && length < all / 8;
}
// Clears the n places from i (which may lie outside of the array).
void vacate(Array* a, int64_t i, int64_t n);

}  // namespace hypha::array
