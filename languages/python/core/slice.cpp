// SPDX-License-Identifier: MIT
// slice objects.
#include "languages/python/core/native.h"

namespace hypha::python {

namespace {

bool is_slice(Value v) { return is_kind(v, Kind::Native) && layout_of(v) == Layout::Slice; }
Value as_tuple(Value s) { return new_tuple({native_field(s, kSliceStart), native_field(s, kSliceStop), native_field(s, kSliceStep)}); }

Value slice_construct(Value cls, Value a, Value b, Value c) {
  if (!new_type(cls, types.slice)) return kThrow;
  return given(b) ? new_slice(a, b, or_none(c)) : new_slice(kNil, a, kNil);
}

Value slice_get_indices(Value self, Value length) {
  int64_t n, start, stop, step, count;
  PY_TRY(to_int64(length, &n));
  if (n < 0) return raise_value_error("length should not be negative");
  PY_TRY(slice_indices(self, n, &start, &stop, &step, &count));
  return new_tuple({int_value(start), int_value(stop), int_value(step)});
}

Value slice_repr(Value self) {
  std::string text = "slice(";
  for (int i = 0; i < kSliceFields; i++) {
    if (i > 0) text += ", ";
    text += view_of(PY_TRY(repr(native_field(self, i))));
  }
  return new_str(text + ")");
}

template <Compare kOp>
Value slice_compare(Value a, Value b) {
  return is_slice(b) ? compare(kOp, as_tuple(a), as_tuple(b)) : not_implemented;
}

template <int kField>
Value part(Value self) {
  return native_field(self, kField);
}

constexpr GetterRow kGetters[] = {{"start", part<kSliceStart>}, {"stop", part<kSliceStop>}, {"step", part<kSliceStep>}};
constexpr NativeRow kStatic[] = {{"__new__", native<slice_construct>, "cls start stop= step= /"}};
constexpr NativeRow kRows[] = {
    {"indices", native<slice_get_indices>, "length /"},
    {"__repr__", native<slice_repr>},
    {"__eq__", native<slice_compare<Compare::Equal>>, "value /"},
    {"__ne__", native<slice_compare<Compare::NotEqual>>, "value /"},
    {"__lt__", native<slice_compare<Compare::Less>>, "value /"},
    {"__le__", native<slice_compare<Compare::LessEqual>>, "value /"},
    {"__gt__", native<slice_compare<Compare::Greater>>, "value /"},
    {"__ge__", native<slice_compare<Compare::GreaterEqual>>, "value /"},
};

void define_slice() {
  define_static_methods(types.slice, kStatic);
  define_methods(types.slice, kRows);
  define_getters(types.slice, kGetters);
  set_type_attribute(types.slice, names::hash, kNil);
}
HY_PYTHON_CORE(define_slice);

}  // namespace

}  // namespace hypha::python
