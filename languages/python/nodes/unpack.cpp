// SPDX-License-Identifier: MIT
#include "languages/python/nodes/unpack.h"

namespace hypha::python {

static Value too_many(int64_t expected) {
  return raise_value_error("too many values to unpack (expected " + std::to_string(expected) + ")");
}
static Value not_enough(int64_t expected, int64_t got, bool at_least) {
  return raise_value_error("not enough values to unpack (expected " + std::string(at_least ? "at least " : "") +
                           std::to_string(expected) + ", got " + std::to_string(got) + ")");
}
static Value check_unpackable(Value v) {
  return is_iterable(v) ? kNil : raise_type_error("cannot unpack non-iterable " + type_name(v) + " object");
}

Value unpack_exactly(Value v, int64_t count) {
  if (is_exact(v, types.list) || is_exact(v, types.tuple)) {
    Value all = PY_TRY(tuple_of(v));
    int64_t n = length_of(all);
    if (n == count) return all;
    return n > count ? too_many(count) : not_enough(count, n, false);
  }
  PY_TRY(check_unpackable(v));
  Value it = PY_TRY(iterate(v));
  Value list = new_list();
  for (int64_t i = 0; i < count; i++) {
    Value e = PY_TRY(next(it));
    if (e == kUndefined) return not_enough(count, i, false);
    array::push(array_of(list), e);
  }
  Value more = PY_TRY(next(it));
  return more == kUndefined ? tuple_from_list(list) : too_many(count);
}

Value unpack_star(Value v, int64_t before, int64_t after) {
  PY_TRY(check_unpackable(v));
  Value all = PY_TRY(list_of(v));
  int64_t n = length_of(all);
  if (n < before + after) return not_enough(before + after, n, true);
  Value middle = ref(array::slice(types.list->instance_shape->id(), array_of(all), before, n - before - after));
  array::remove(array_of(all), before, n - before - after);
  array::insert(array_of(all), before, 1, &middle);
  return tuple_from_list(all);
}

}  // namespace hypha::python
