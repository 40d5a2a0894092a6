// SPDX-License-Identifier: MIT
#include "framework/object/sharing.h"
#include "languages/python/core/sequence.h"

namespace hypha::python {

// The first index at which they differ; kThrow, or kNil and *at (the shorter length if there is none).
static Value first_difference(Value a, Value b, int64_t* at) {
  int64_t i = 0;
  for (; i < length_of(a) && i < length_of(b); i++) {
    Value same = PY_TRY(element_equal(array::get(array_of(a), i), array::get(array_of(b), i)));
    if (same == kFalse) break;
  }
  *at = i;
  return kNil;
}

static bool holds(Compare op, int64_t a, int64_t b) {
  switch (op) {
    case Compare::Equal: return a == b;
    case Compare::NotEqual: return a != b;
    case Compare::Less: return a < b;
    case Compare::LessEqual: return a <= b;
    case Compare::Greater: return a > b;
    default: return a >= b;
  }
}

Value sequence_compare(Compare op, Value a, Value b) {
  bool equality = op == Compare::Equal || op == Compare::NotEqual;
  if (equality && length_of(a) != length_of(b)) return boolean(op == Compare::NotEqual);
  int64_t i;
  PY_TRY(first_difference(a, b, &i));
  if (i >= length_of(a) || i >= length_of(b)) return boolean(holds(op, length_of(a), length_of(b)));
  if (equality) return boolean(op == Compare::NotEqual);
  return compare(op, array::get(array_of(a), i), array::get(array_of(b), i));
}

Value sequence_find(Value s, Value v, int64_t from, int64_t to, int64_t* at) {
  for (int64_t i = from; i < to; i++) {
    Value element = array::find(array_of(s), i);
    if (element == kUndefined) break;
    if (PY_TRY(element_equal(element, v)) == kTrue) return *at = i, kTrue;
  }
  return kFalse;
}

// Another thread may make a list shorter at any time.
template <class F>
static Value for_each_element(Value s, F f) {
  for (int64_t i = 0;; i++) {
    Value v = array::find(array_of(s), i);
    if (v == kUndefined) return kNil;
    PY_TRY(f(v));
  }
}

Value sequence_count(Value s, Value v) {
  int64_t n = 0;
  PY_TRY(for_each_element(s, [&](Value element) -> Value {
    if (PY_TRY(element_equal(element, v)) == kTrue) n++;
    return kNil;
  }));
  return fixnum(n);
}

Value sequence_contains(Value s, Value v) {
  int64_t at;
  return sequence_find(s, v, 0, length_of(s), &at);
}

Value sequence_repr(Value s, const char* open, const char* close, const char* cycle) {
  static const char guard = 0;
  RecursionGuard recursion(&guard, s);
  if (!recursion.entered()) return new_str(cycle);
  std::string text = open;
  PY_TRY(for_each_element(s, [&](Value element) -> Value {
    if (text.size() > 1) text += ", ";
    text += view_of(PY_TRY(repr(element)));
    return kNil;
  }));
  if (is_tuple(s) && length_of(s) == 1) text += ",";
  return new_str(text + close);
}

Value sequence_repeat(TypeInfo* result, Value s, Value n) {
  int64_t times, all;
  if (Value r = repeat_count(n, &times); r != kNil) return r == kUndefined ? not_implemented : r;
  int64_t length = length_of(s);
  if (__builtin_mul_overflow(length, times, &all) || !room_for(all)) return raise_memory_error();
  return ref(array::repeat(result->instance_shape->id(), array_of(s), times));
}

static bool is_negative(Value v) { return v != kNil && !(v.is_int() && v.as_int() >= 0); }

Value sequence_slice(TypeInfo* result, Value s, Value slice) {
  int64_t start, stop, step, count;
  PY_TRY(slice_indices(slice, length_of(s), &start, &stop, &step, &count));
  uint32_t shape = result->instance_shape->id();
  if (is_growing(array_of(s)->strategy())) {
    Value first = native_field(slice, kSliceStart), last = native_field(slice, kSliceStop);
    if (step == 1 && first.is_int() && last == kNil)
      return ref(array::slice(shape, array_of(s), first.as_int(), array::kMaxLength));
    if (step != 1 || is_negative(first) || is_negative(last)) {  // the length that counts is that of one moment
      s = list_from_array(array_of(s));
      PY_TRY(slice_indices(slice, length_of(s), &start, &stop, &step, &count));
    }
  }
  if (!room_for(count)) return raise_memory_error();
  if (count == 0) return ref(array::make(shape));
  if (step == 1) return ref(array::slice(shape, array_of(s), start, count));
  Array* out = array::make(shape);
  array::reserve(out, count);
  for (int64_t i = 0, at = start; i < count; i++, at += step) array::push(out, array::get(array_of(s), at));
  return ref(out);
}

}  // namespace hypha::python
