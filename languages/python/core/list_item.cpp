// SPDX-License-Identifier: MIT
// list: reading, writing and deleting elements and slices.
#include "languages/python/core/sequence.h"

namespace hypha::python {

static bool is_slice(Value v) { return is_kind(v, Kind::Native) && layout_of(v) == Layout::Slice; }

static Value list_get_item(Value list, Value key) {
  if (is_slice(key)) return sequence_slice(types.list, list, key);
  int64_t i;
  PY_TRY(to_index(key, &i, "list"));
  Value v = array::find(array_of(list), i);
  return v == kUndefined ? raise(types.IndexError, "list index out of range") : v;
}

// list[slice] = values
static Value assign_slice(Value list, Value slice, Value values) {
  int64_t start, stop, step, count;
  bool plain = native_field(slice, kSliceStep) == kNil || native_field(slice, kSliceStep) == fixnum(1);
  Value with = plain ? sequence_of(values, "can only assign an iterable") : sequence_of(values, "must assign iterable to extended slice");
  PY_TRY(with);
  PY_TRY(slice_indices(slice, length_of(list), &start, &stop, &step, &count));
  int64_t n = length_of(with);
  if (step == 1) {
    if (!room_for(length_of(list) + n)) return raise_memory_error();
    array::replace_range(array_of(list), start, count, array_of(with));
    return kNil;
  }
  if (n != count)
    return raise_value_error("attempt to assign sequence of size " + std::to_string(n) + " to extended slice of size " + std::to_string(count));
  if (with == list) with = list_from_array(array_of(with));
  for (int64_t i = 0, at = start; i < count; i++, at += step) array::store(array_of(list), at, array::get(array_of(with), i));
  return kNil;
}

static Value list_set_item(Value list, Value key, Value v) {
  if (is_slice(key)) return assign_slice(list, key, v);
  int64_t i;
  PY_TRY(to_index(key, &i, "list"));
  return array::store(array_of(list), i, v) ? kNil : raise(types.IndexError, "list assignment index out of range");
}

static Value delete_slice(Value list, Value slice) {
  int64_t start, stop, step, count;
  PY_TRY(slice_indices(slice, length_of(list), &start, &stop, &step, &count));
  if (count == 0) return kNil;
  Array* a = array_of(list);
  if (step < 0) start += (count - 1) * step, step = -step;
  if (step == 1) return array::remove(a, start, count), kNil;
  array::remove_where(a, start, [=](int64_t i, Value) { return (i - start) % step == 0 && (i - start) / step < count; });
  return kNil;
}

static Value list_delete_item(Value list, Value key) {
  if (is_slice(key)) return delete_slice(list, key);
  int64_t i;
  PY_TRY(to_index(key, &i, "list"));
  if (array::take(array_of(list), i) == kUndefined) return raise(types.IndexError, "list assignment index out of range");
  return kNil;
}

namespace {

constexpr NativeRow kRows[] = {
    {"__getitem__", native<list_get_item>, "index /"},
    {"__setitem__", native<list_set_item>, "key value /"},
    {"__delitem__", native<list_delete_item>, "key /"},
};
void define_list_item() { define_methods(types.list, kRows); }
HY_PYTHON_CORE(define_list_item);

}  // namespace

}  // namespace hypha::python
