// SPDX-License-Identifier: MIT
// Single elements and making. The storage's mechanics are in array_storage.cpp, whole ranges in array_range.cpp.
#include "framework/object/array.h"

#include <algorithm>
#include <cstring>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array_storage.h"

namespace hypha::array {

namespace {
Array* make_empty(uint32_t shape_id) {
  Array* a = heap::allocate<Array>(shape_id, Kind::Array);
  a->extension.init(kNil);
  a->storage.init(kNil);
  return a;  // data == nullptr, length 0, strategy Empty: fresh memory is zero
}

void fill(Array* a, int64_t i, int64_t n, Value v) {
  for (int64_t k = i; k < i + n; ++k) store_at(a, k, v);
}
}  // namespace

Array* make(uint32_t shape_id, int64_t length, Value v) {
  Array* a = make_empty(shape_id);
  resize(a, length, v);
  return a;
}

Array* from(uint32_t shape_id, const Value* values, int64_t n) {
  Array* a = make_empty(shape_id);
  insert(a, 0, n, values);
  return a;
}

Value get(const Array* a, int64_t i) {
  if (is_shared(a)) [[unlikely]] {
    Value v = get_shared(a, i);
    return v == kUndefined ? kNil : v;
  }
  HY_DCHECK(i >= 0 && i < a->length());
  return load_at(a, i);
}

Value find(const Array* a, int64_t i) {
  if (is_shared(a)) [[unlikely]]
    return get_shared(a, i);
  const int64_t at = place_of(a, i);
  return at >= 0 ? load_at(a, at) : kUndefined;
}

namespace {

void push_here(Array* a, Value v) {
  if (!accepts(a, v)) adapt(a, strategy_for(v));
  int64_t n = a->length();
  if (a->data + n * 8 == a->limit) ensure_room(a, n + 1);
  store_at(a, n, v);
  set_length(a, n + 1);
}

void set_here(Array* a, int64_t i, Value v) {
  if (i >= a->length()) return push_here(a, v);
  if (!accepts(a, v)) to_values(a);
  store_at(a, i, v);
}

enum class InPlace { Done, NoSuchElement, LayoutChanges };

// Of a shared array: as long as its layout stays.
InPlace store_in_place(Array* a, int64_t i, Value v) {
  auto store = [=] {
    const int64_t at = place_of(a, i);
    if (at < 0) return InPlace::NoSuchElement;
    if (!accepts(a, v)) return InPlace::LayoutChanges;
    store_at(a, at, v);
    return InPlace::Done;
  };
  if (is_fixed(a) && !accepts(a, v)) widen(a);
  if (is_fixed(a)) return store();
  WriteLock lock(a);
  return store();
}

}  // namespace

void set(Array* a, int64_t i, Value v) {
  HY_DCHECK(i >= 0 && (i <= a->length() || is_shared(a)));
  if (is_shared(a) && store_in_place(a, i, v) == InPlace::Done) return;
  change(a, [=] { set_here(a, i, v); });
}

bool store(Array* a, int64_t i, Value v) {
  if (is_shared(a)) {
    const InPlace result = store_in_place(a, i, v);
    if (result != InPlace::LayoutChanges) return result == InPlace::Done;
  }
  return change(a, [=] {
    const int64_t at = place_of(a, i);
    if (at >= 0) set_here(a, at, v);
    return at >= 0;
  });
}

void set_growing(Array* a, int64_t i, Value v, Value gap) {
  if (is_shared(a) && i < a->length()) return set(a, i, v);
  change(a, [=] {
    int64_t length = a->length();
    if (i > length) {
      if (!accepts(a, gap)) adapt(a, strategy_for(gap));
      if (!accepts(a, v)) adapt(a, strategy_for(v));  // both at once: no array of ints is made just to be boxed
      if (!accepts(a, gap)) to_values(a);
      ensure_room(a, i + 1);
      fill(a, length, i - length, gap);
      store_at(a, i, v);
      return set_length(a, i + 1);
    }
    set_here(a, i, v);
  });
}

// Of a shared array with room: nothing moves, so readers need not hear of it. They see the length behind the element.
static bool push_in_place(Array* a, Value v) {
  WriteLock lock(a);
  int64_t n = a->length();
  if (a->data + n * 8 == a->limit || !accepts(a, v)) return false;
  store_at(a, n, v);
  keep_stores_in_order();
  set_length(a, n + 1);
  return true;
}

void push(Array* a, Value v) {
  if (is_growing(a->strategy()) && push_in_place(a, v)) return;
  change(a, [=] { push_here(a, v); });
}

// The same with several. Nobody reads what is behind the last element.
static bool push_all_in_place(Array* a, const Value* values, int64_t n) {
  WriteLock lock(a);
  const int64_t before = a->length();
  if (a->data + (before + n) * 8 > a->limit) return false;
  if (holds_ints(a->strategy())) {
    if (!std::all_of(values, values + n, [](Value v) { return v.is_int(); })) return false;
    std::memcpy(words(a) + before, values, size_t(n) * 8);
  } else {
    for (int64_t i = 0; i < n; i++) store_at(a, before + i, values[i]);
  }
  keep_stores_in_order();
  set_length(a, before + n);
  return true;
}

void push_all(Array* a, const Value* values, int64_t n) {
  if (is_growing(a->strategy()) && push_all_in_place(a, values, n)) return;
  change(a, [=] {
    ensure_room(a, a->length() + n);
    for (int64_t i = 0; i < n; i++) push_here(a, values[i]);
  });
}

Value pop(Array* a) {
  return change(a, [=] {
    int64_t left = a->length() - 1;
    if (left < 0) return kUndefined;
    Value v = load_at(a, left);
    if (left == 0 || is_wasteful(a, left)) {
      close_gap(a, left, 1);
    } else {
      vacate(a, left, 1);
      set_length(a, left);
    }
    return v;
  });
}

Value shift(Array* a) {
  return change(a, [=] {
    int64_t left = a->length() - 1;
    if (left < 0) return kUndefined;
    Value v = load_at(a, 0);
    if (left == 0 || is_wasteful(a, left)) {
      close_gap(a, 0, 1);
    } else {
      vacate(a, 0, 1);
      a->data += 8;
      set_length(a, left);
    }
    return v;
  });
}

void resize(Array* a, int64_t length, Value v) {
  change(a, [=] {
    int64_t had = a->length();
    if (length <= had) return close_gap(a, length, had - length);
    if (!accepts(a, v)) adapt(a, strategy_for(v));
    if (had == 0) {
      if (capacity(a) < length) reallocate(a, length, 0);  // exactly: most arrays made with a length keep it
    } else {
      ensure_room(a, length);
    }
    bool is_there = holds_values(a) && v == kNil;  // places outside of the array hold nil
    if (!is_there) fill(a, had, length - had, v);
    set_length(a, length);
  });
}

void reserve(Array* a, int64_t n) {
  if (capacity(a) >= n) return;
  change(a, [=] {
    // The strategy is not known yet: Ints is a guess, whose storage serves Doubles too.
    if (a->strategy() == ArrayStrategy::Empty) set_empty_strategy(a, ArrayStrategy::Ints);
    reallocate(a, std::max(n, a->length()), 0);
  });
}

void clear(Array* a) {
  change(a, [=] { drop_storage(a, ArrayStrategy::Empty); });
}

int64_t capacity(const Array* a) { return (a->limit - a->data) / 8; }

}  // namespace hypha::array
