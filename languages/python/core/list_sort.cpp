// SPDX-License-Identifier: MIT
#include "languages/python/core/sort.h"

#include "framework/object/array_sort.h"
#include "framework/object/sharing.h"

namespace hypha::python {

namespace {

// The sorter only asks whether b belongs before a.
Value compare_values(void*, Value a, Value b, int* result) {
  Value before = PY_TRY(less(b, a));
  *result = before == kTrue;
  return kNil;
}

// Values are positions; what they stand for is in the array of keys.
Value compare_keys(void* context, Value a, Value b, int* result) {
  auto* keys = static_cast<Array*>(context);
  return compare_values(nullptr, array::get(keys, a.as_int()), array::get(keys, b.as_int()), result);
}

Value sort_by_values(Array* a, bool descending) {
  if (array::sort_numbers(a, descending)) return kNil;
  if (descending) array::reverse(a);
  Value done = array::sort(a, compare_values, nullptr);
  if (descending) array::reverse(a);
  return done;
}

Value sort_by_keys(Array* a, Value key, bool descending) {
  int64_t n = a->length();
  Value keys = new_list(), order = new_list();
  for (int64_t i = 0; i < n; i++) {
    array::push(array_of(keys), PY_TRY(call(key, {array::get(a, i)})));
    array::push(array_of(order), fixnum(i));
  }
  if (descending) array::reverse(array_of(order));
  Value done = array::sort(array_of(order), compare_keys, array_of(keys));
  if (descending) array::reverse(array_of(order));
  Array* sorted = array_of(new_list());
  array::reserve(sorted, n);
  for (int64_t i = 0; i < n; i++) array::push(sorted, array::get(a, array::get(array_of(order), i).as_int()));
  array::replace(a, sorted);
  return done;
}

}  // namespace

Value sort_list(Value list, Value key, Value reverse) {
  int64_t flag = 0;
  if (given(reverse)) PY_TRY(to_int64(reverse, &flag));
  Value elements = ref(array::cut(types.list->instance_shape->id(), array_of(list), 0, array::kMaxLength));
  Value done = key == kNil || !given(key) ? sort_by_values(array_of(elements), flag != 0) : sort_by_keys(array_of(elements), key, flag != 0);
  // While it is being sorted the list is empty. What other threads append meanwhile stays behind the sorted elements.
  const bool is_shared = sharing::is_shared(list.ptr()), is_changed = !is_shared && length_of(list) > 0;
  array::replace_range(array_of(list), 0, is_shared ? 0 : array::kMaxLength, array_of(elements));
  if (done.is_completion()) return done;
  return is_changed ? raise_value_error("list modified during sort") : kNil;
}

static Value list_sort(Value self, Value others, Value key, Value reverse) {
  if (length_of(others) > 0) return raise_type_error("sort() takes no positional arguments");
  return sort_list(self, key, reverse);
}

namespace {

constexpr NativeRow kRows[] = {{"sort", native<list_sort>, "*args key=None reverse=False"}};
void define_list_sort() { define_methods(types.list, kRows); }
HY_PYTHON_CORE(define_list_sort);

}  // namespace

}  // namespace hypha::python
