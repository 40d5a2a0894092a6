// SPDX-License-Identifier: MIT
// Top-down merge sort: runs of kRun by binary insertion, and no merge where the halves are in order already, so that
// sorted input costs about one comparison an element. Only the left half is copied out for a merge; at any moment all
// elements are in `values` or in the part of `scratch` that is still to be merged, so that a raise loses none.
#include "framework/object/array_sort.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "framework/heap/heap.h"
#include "framework/object/array_storage.h"

namespace hypha::array {

namespace {

constexpr int64_t kRun = 8;

struct Sorter {
  Slots* values;
  Slots* scratch;  // half as long
  Compare compare;
  void* context;

  Value at(int64_t i) const { return values->at[i].load(); }
  void put(int64_t i, Value v) const { values->at[i].write(values, v); }

  // Sets *less to whether b belongs before a, which stands before it.
  Value before(Value b, Value a, bool* less) const {
    int result = 0;
    Value status = compare(context, a, b, &result);
    *less = result > 0;
    return status;
  }

  Value insertion_sort(int64_t from, int64_t to) const {
    for (int64_t i = from + 1; i < to; ++i) {
      Value v = at(i);
      bool less;
      if (before(v, at(i - 1), &less) == kThrow) return kThrow;
      if (!less) continue;
      int64_t low = from, high = i - 1;  // the place is in [low, high]
      while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (before(v, at(middle), &less) == kThrow) return kThrow;
        if (less)
          high = middle;
        else
          low = middle + 1;
      }
      for (int64_t k = i; k > low; --k) put(k, at(k - 1));
      put(low, v);
    }
    return kNil;
  }

  Value merge(int64_t from, int64_t middle, int64_t to) const {
    int64_t n = middle - from;
    for (int64_t i = 0; i < n; ++i) scratch->at[i].write(scratch, at(from + i));
    int64_t left = 0, right = middle, out = from;
    Value status = kNil;
    while (left < n && right < to) {
      Value a = scratch->at[left].load(), b = at(right);
      bool less;
      status = before(b, a, &less);
      if (status == kThrow) break;
      if (less)
        ++right;
      else
        ++left;
      put(out++, less ? b : a);
    }
    while (left < n) put(out++, scratch->at[left++].load());  // fills exactly the places up to `right`
    return status;
  }

  Value merge_sort(int64_t from, int64_t to) const {
    if (to - from <= kRun) return insertion_sort(from, to);
    int64_t middle = from + (to - from) / 2;
    if (merge_sort(from, middle) == kThrow || merge_sort(middle, to) == kThrow) return kThrow;
    bool less;
    if (before(at(middle), at(middle - 1), &less) == kThrow) return kThrow;
    return less ? merge(from, middle, to) : kNil;
  }
};

template <class T, class Less>
void sort_words(Array* a, bool stable, Less less) {
  auto* begin = words(a);
  auto by_value = [less](uint64_t x, uint64_t y) { return less(std::bit_cast<T>(x), std::bit_cast<T>(y)); };
  if (stable)
    std::stable_sort(begin, begin + a->length(), by_value);
  else
    std::sort(begin, begin + a->length(), by_value);
}

}  // namespace

Value sort_slots(Slots* values, int64_t n, Compare compare, void* context) {
  if (n < 2) return kNil;
  Sorter sorter{values, heap::allocate_slots(n / 2 + 1), compare, context};
  return sorter.merge_sort(0, n);
}

Value sort(Array* a, Compare compare, void* context) {
  const Array* source = is_shared(a) ? snapshot(a) : a;
  int64_t n = source->length();
  if (n < 2) return kNil;
  Slots* copy = heap::allocate_slots(n);
  for (int64_t i = 0; i < n; ++i) copy->at[i].write(copy, load_at(source, i));
  if (sort_slots(copy, n, compare, context) == kThrow) return kThrow;
  // Picks the strategy anew. The private copy is not written any more: its words may be read as plain Values.
  Array* sorted = from(0, reinterpret_cast<const Value*>(copy->at), n);
  replace(a, sorted);
  return kNil;
}

bool sort_numbers(Array* a, bool descending) {
  uint64_t* begin = words(a);
  if (a->strategy() == ArrayStrategy::Empty) return true;
  if (a->strategy() == ArrayStrategy::Ints) {  // tagging keeps the order; equal ints cannot be told apart
    if (descending)
      sort_words<int64_t>(a, false, [](int64_t x, int64_t y) { return x > y; });
    else
      sort_words<int64_t>(a, false, [](int64_t x, int64_t y) { return x < y; });
    return true;
  }
  if (a->strategy() != ArrayStrategy::Doubles) return false;
  if (std::any_of(begin, begin + a->length(), [](uint64_t w) { return std::isnan(std::bit_cast<double>(w)); }))
    return false;
  // Stable, since 0.0 and -0.0 are equal but not the same.
  if (descending)
    sort_words<double>(a, true, [](double x, double y) { return x > y; });
  else
    sort_words<double>(a, true, [](double x, double y) { return x < y; });
  return true;
}

}  // namespace hypha::array
