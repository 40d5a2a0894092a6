// SPDX-License-Identifier: MIT
// Operations on ranges of arrays and on two arrays.
#include <algorithm>
#include <cstring>
#include <functional>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/object/array_storage.h"

namespace hypha::array {

namespace {

// The strategy for all of values[0, n).
ArrayStrategy common_strategy(const Value* values, int64_t n) {
  ArrayStrategy s = strategy_for(values[0]);
  for (int64_t i = 1; i < n && s != ArrayStrategy::Values; ++i)
    if (strategy_for(values[i]) != s) s = ArrayStrategy::Values;
  return s;
}

// True if the values lie in the storage of `a`, whose elements are about to move.
bool inside(const Array* a, const Value* values) {
  const char* p = reinterpret_cast<const char*>(values);
  const char* begin = storage_begin(a);
  return begin != nullptr && !std::less<>()(p, begin) && std::less<>()(p, begin + storage_words(a) * 8);
}

}  // namespace

namespace {

void insert_here(Array* a, int64_t i, int64_t n, const Value* values) {
  i = std::min(i, a->length());
  const Slots* scratch = nullptr;
  if (inside(a, values)) {
    Slots* copy = heap::allocate_slots(n);
    for (int64_t k = 0; k < n; ++k) copy->at[k].init(values[k]);
    scratch = copy;
  }
  auto value = [&](int64_t k) { return scratch != nullptr ? scratch->at[k].load() : values[k]; };
  adapt(a, common_strategy(values, n));
  if (a->length() == 0 && capacity(a) < n) reallocate(a, n, 0);
  open_gap(a, i, n);
  for (int64_t k = 0; k < n; ++k) store_at(a, i + k, value(k));
}

// An array whose elements may be copied in peace.
const Array* quiet(const Array* a) { return is_shared(a) ? snapshot(a) : a; }

void replace_range_here(Array* a, int64_t i, int64_t n, const Array* with) {
  i = std::min(i, a->length());
  n = std::min(n, a->length() - i);
  int64_t m = with->length();
  if (n == a->length() && !is_shared(a)) {
    close_gap(a, 0, n);  // everything goes: the strategy is free again
    n = 0;
  }
  if (m > 0) adapt(a, with->strategy());
  if (m > n) open_gap(a, i + n, m - n);
  if (m < n) close_gap(a, i + m, n - m);
  copy_elements(a, i, with, 0, m);
}

}  // namespace

void insert(Array* a, int64_t i, int64_t n, const Value* values) {
  HY_DCHECK(i >= 0 && n >= 0);
  if (n > 0) change(a, [=] { insert_here(a, i, n, values); });
}

void remove(Array* a, int64_t i, int64_t n) {
  HY_DCHECK(i >= 0 && n >= 0);
  change(a, [=] {
    int64_t from = std::min(i, a->length());
    close_gap(a, from, std::min(n, a->length() - from));
  });
}

Value take(Array* a, int64_t i) {
  return change(a, [=] {
    const int64_t at = place_of(a, i);
    if (at < 0) return kUndefined;
    Value v = load_at(a, at);
    close_gap(a, at, 1);
    return v;
  });
}

int64_t remove_where(Array* a, int64_t from, absl::FunctionRef<bool(int64_t, Value)> is_gone) {
  return change(a, [=] {
    const int64_t n = a->length();
    int64_t kept = std::min(from, n);
    for (int64_t i = kept; i < n; i++) {
      if (is_gone(i, load_at(a, i))) continue;
      move_within(a, kept++, i, 1);
    }
    close_gap(a, kept, n - kept);
    return n - kept;
  });
}

void replace_range(Array* a, int64_t i, int64_t n, const Array* with) {
  HY_DCHECK(i >= 0 && n >= 0);
  const Array* source = with == a && !is_shared(a) ? slice(a->shape_id, a, 0, a->length()) : quiet(with);
  change(a, [=] { replace_range_here(a, i, n, source); });
}

void append(Array* a, const Array* b) { replace_range(a, kMaxLength, 0, b); }

Array* cut(uint32_t shape_id, Array* a, int64_t i, int64_t n) {
  if (is_shared(a)) return cut_shared(shape_id, a, i, n);
  const Part part = part_of(a, i, n);
  Array* taken = slice(shape_id, a, part.from, part.count);
  close_gap(a, part.from, part.count);
  return taken;
}

Array* slice(uint32_t shape_id, const Array* a, int64_t i, int64_t n) {
  if (is_shared(a)) {
    a = snapshot(a, i, n);
    i = 0;
  }
  const Part part = part_of(a, i, n);
  Array* s = make(shape_id);
  if (part.count == 0) return s;
  set_empty_strategy(s, a->strategy());
  reallocate(s, part.count, 0);
  copy_elements(s, 0, a, part.from, part.count);
  set_length(s, part.count);
  return s;
}

Array* repeat(uint32_t shape_id, const Array* a, int64_t times) {
  a = quiet(a);
  Array* r = make(shape_id);
  int64_t n = a->length(), all = 0;
  if (n == 0 || times <= 0) return r;
  HY_CHECK(!__builtin_mul_overflow(n, times, &all) && all <= kMaxLength);
  set_empty_strategy(r, a->strategy());
  reallocate(r, all, 0);
  copy_elements(r, 0, a, 0, n);
  // Then the array itself, twice as much each time, as long as that stays in a cache. Nobody else knows it, and what it
  // refers to is older than its storage.
  constexpr int64_t kInCache = 16 * 1024;
  for (int64_t done = n, more; done < all; done += more) {
    more = std::min({done, all - done, std::max(n, kInCache / n * n)});
    std::memcpy(words(r) + done, words(r), size_t(more) * 8);
  }
  set_length(r, all);
  return r;
}

void replace(Array* a, const Array* with) {
  if (a == with) return;
  replace_range(a, 0, kMaxLength, with);
}

void reverse(Array* a) {
  change(a, [=] {
    int64_t n = a->length();
    if (n < 2) return;
    if (!holds_values(a) && !is_shared(a)) return std::reverse(words(a), words(a) + n);
    HeapObject* owner = storage_of(a);
    for (int64_t i = 0, k = n - 1; i < k; ++i, --k) {
      Value low = slots(a)[i].load();
      slots(a)[i].write(owner, slots(a)[k].load());
      slots(a)[k].write(owner, low);
    }
  });
}

}  // namespace hypha::array
