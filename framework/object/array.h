// SPDX-License-Identifier: MIT
// Arrays with storage strategies (Bolz, Diekmann, Tratt, Storage Strategies for Collections, OOPSLA 2013): the strategy
// (header byte `aux`) says what the storage holds. Ints and Doubles need no type test on reading and no tracing.
#pragma once
#include <absl/functional/function_ref.h>

#include "framework/heap/heap.h"

namespace hypha {

enum class ArrayStrategy : uint8_t {
  Empty,    // no storage
  Ints,     // Raw of tagged fixnum words
  Doubles,  // Raw of unboxed doubles
  Values,   // Slots
  // Of arrays that several threads can reach (array_shared.h), with storages as above:
  SharedGrowingInts,
  SharedGrowing,
  SharedFixed,
  SharedInts,
  SharedDoubles,
};
constexpr bool is_shared(ArrayStrategy s) { return s >= ArrayStrategy::SharedGrowingInts; }
constexpr bool is_growing(ArrayStrategy s) {
  return s == ArrayStrategy::SharedGrowingInts || s == ArrayStrategy::SharedGrowing;
}
constexpr bool holds_values(ArrayStrategy s) {
  return s == ArrayStrategy::Values || s == ArrayStrategy::SharedGrowing || s == ArrayStrategy::SharedFixed;
}
constexpr bool holds_ints(ArrayStrategy s) {
  return s == ArrayStrategy::Ints || s == ArrayStrategy::SharedGrowingInts || s == ArrayStrategy::SharedInts;
}
constexpr bool holds_doubles(ArrayStrategy s) {
  return s == ArrayStrategy::Doubles || s == ArrayStrategy::SharedDoubles;
}

struct Array : Object {
  // fields (the Object family's, after `extension`):
  Relaxed<uint64_t> tagged_length;  // length << 1: compared with a tagged index without untagging
  Relaxed<char*> data;              // the first element; inside the storage (not at its start after shift)
  Slot storage;                     // nil, Raw or Slots
  Relaxed<char*> limit;             // the end of the storage: room for one more if data + 8 * length < limit
  int64_t length() const { return int64_t(uint64_t(tagged_length)) >> 1; }
  ArrayStrategy strategy() const { return ArrayStrategy(uint8_t(aux)); }
};

// All functions: indices are in elements and must be within bounds where not said otherwise. Callers check sizes the
// guest chose with heap::can_allocate first. Each is atomic on a shared array, where the length may have changed since
// the caller looked: an index that is out of bounds by now is brought into them, or reads nil. In find, store, take, cut
// and slice a negative index counts from the end.
namespace array {
constexpr int64_t kMaxLength = int64_t{1} << 40;
Array* make(uint32_t shape_id, int64_t length = 0, Value fill = kNil);  // picks the strategy from fill
Array* from(uint32_t shape_id, const Value* values, int64_t n);
Value get(const Array* a, int64_t i);
Value find(const Array* a, int64_t i);      // kUndefined if there is no such element: tests and reads at once
bool store(Array* a, int64_t i, Value v);   // likewise: false if there is none
void set(Array* a, int64_t i, Value v);                     // i == length appends; changes strategy as needed
void set_growing(Array* a, int64_t i, Value v, Value gap);  // any i >= 0; fills the gap
void push(Array* a, Value v);
void push_all(Array* a, const Value* values, int64_t n);
Value pop(Array* a);    // kUndefined if there is none
Value shift(Array* a);  // likewise; amortized O(1)
void insert(Array* a, int64_t i, int64_t n, const Value* values);
void remove(Array* a, int64_t i, int64_t n = 1);
// Removes and returns one; kUndefined if there is none.
Value take(Array* a, int64_t i);
// Takes out n elements at i, as far as they exist: an array of them.
Array* cut(uint32_t shape_id, Array* a, int64_t i, int64_t n);
// Takes out those from the index `from` on that `is_gone` says, which comes to no safepoint. Returns how many.
int64_t remove_where(Array* a, int64_t from, absl::FunctionRef<bool(int64_t i, Value v)> is_gone);
void replace_range(Array* a, int64_t i, int64_t n, const Array* with);  // a[i, n] = with (may be a itself)
void append(Array* a, const Array* b);                                  // a += b in place
Array* slice(uint32_t shape_id, const Array* a, int64_t i, int64_t n);
Array* repeat(uint32_t shape_id, const Array* a, int64_t times);
void resize(Array* a, int64_t length, Value fill);
void reserve(Array* a, int64_t capacity);
void clear(Array* a);
void replace(Array* a, const Array* with);  // contents
void reverse(Array* a);
void rotate(Array* a, int64_t n);  // the first n come last; n < 0: the last -n come first. O(n)
// An array of at most `most` elements, where one more at an end takes the place of the one at the other. Amortized O(1)
void push_bounded(Array* a, Value v, int64_t most);
void unshift_bounded(Array* a, Value v, int64_t most);
int64_t capacity(const Array* a);
void to_values(Array* a);  // force the Values strategy
}  // namespace array

}  // namespace hypha
