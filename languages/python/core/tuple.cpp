// SPDX-License-Identifier: MIT
// tuple.
#include "languages/python/core/list_operations.h"
#include "languages/python/core/sequence.h"
#include "languages/python/runtime/iterators.h"

namespace hypha::python {

namespace {

Value tuple_get_item(Value self, Value key) {
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) {
    bool whole = native_field(key, kSliceStart) == kNil && native_field(key, kSliceStop) == kNil && native_field(key, kSliceStep) == kNil;
    return whole && is_exact(self, types.tuple) ? self : sequence_slice(types.tuple, self, key);
  }
  int64_t i, n = length_of(self);
  PY_TRY(to_index(key, &i, "tuple"));
  if (i < 0) i += n;
  if (i < 0 || i >= n) return raise(types.IndexError, "tuple index out of range");
  return array::get(array_of(self), i);
}

Value tuple_new(Value cls, Value iterable) {
  TypeInfo* t = new_type(cls, types.tuple);
  if (!t) return kThrow;
  if (t == types.tuple) return given(iterable) ? tuple_of(iterable) : new_tuple({});
  Value made = allocate_instance(t);
  if (given(iterable)) PY_TRY(extend_list(made, iterable));
  return made;
}

Value tuple_add(Value self, Value other) {
  if (!is_tuple(other)) return not_implemented;
  if (length_of(other) == 0 && is_exact(self, types.tuple)) return self;
  if (!room_for(length_of(self) + length_of(other))) return raise_memory_error();
  Value sum = tuple_from_list(self);
  array::append(array_of(sum), array_of(other));
  return sum;
}

Value tuple_mul(Value self, Value n) { return sequence_repeat(types.tuple, self, n); }
Value tuple_length(Value self) { return fixnum(length_of(self)); }
Value tuple_repr(Value self) { return length_of(self) == 0 ? new_str("()") : sequence_repr(self, "(", ")", "(...)"); }

// Combines the elements' hashes one after the other.
Value tuple_hash(Value self) {
  uint64_t h = 0x345678 + uint64_t(length_of(self));
  for (int64_t i = 0; i < length_of(self); i++) {
    int64_t element;
    PY_TRY(hash_value(array::get(array_of(self), i), &element));
    h = hash::mix(h, uint64_t(element));
  }
  return fixnum(int64_t(h) >> 3);
}

Value tuple_index(Value self, Value v, Value start, Value stop) {
  int64_t from, to, at;
  PY_TRY(clip_bounds(start, stop, length_of(self), &from, &to));
  Value found = PY_TRY(sequence_find(self, v, from, to, &at));
  return found == kTrue ? fixnum(at) : raise_value_error("tuple.index(x): x not in tuple");
}

Value tuple_getnewargs(Value self) { return new_tuple({tuple_from_list(self)}); }

// ---- iterator
Value tuple_next(Value it) {
  Value t = native_field(it, kIteratedArray);
  if (t == kNil) return kUndefined;
  int64_t i = native_field(it, kIteratedIndex).as_int();
  if (i < length_of(t)) {
    set_native_field(it, kIteratedIndex, fixnum(i + 1));
    return array::get(array_of(t), i);
  }
  set_native_field(it, kIteratedArray, kNil);
  return kUndefined;
}
Value tuple_iter(Value self) { return new_native(types.tuple_iterator, {self, fixnum(0)}); }
Value tuple_hint(Value it) {
  Value t = native_field(it, kIteratedArray);
  return fixnum(t == kNil ? 0 : length_of(t) - native_field(it, kIteratedIndex).as_int());
}

constexpr NativeRow kIteratorRows[] = {{"__length_hint__", native<tuple_hint>}};
constexpr NativeRow kStatic[] = {{"__new__", native<tuple_new>, "cls iterable=() /"}};
constexpr NativeRow kRows[] = {
    {"count", native<sequence_count>, "value /"},
    {"index", native<tuple_index>, "value start=0 stop=sys.maxsize /"},
    {"__add__", native<tuple_add>, "value /"},
    {"__mul__", native<tuple_mul>, "value /"},
    {"__rmul__", native<tuple_mul>, "value /"},
    {"__len__", native<tuple_length>, "", operation<ArrayLengthOp>, 0},
    {"__getitem__", native<tuple_get_item>, "key /"},
    {"__contains__", native<sequence_contains>, "key /"},
    {"__repr__", native<tuple_repr>},
    {"__hash__", native<tuple_hash>},
    {"__getnewargs__", native<tuple_getnewargs>},
    {"__eq__", native<sequence_comparison<Compare::Equal, is_tuple>>, "value /"},
    {"__ne__", native<sequence_comparison<Compare::NotEqual, is_tuple>>, "value /"},
    {"__lt__", native<sequence_comparison<Compare::Less, is_tuple>>, "value /"},
    {"__le__", native<sequence_comparison<Compare::LessEqual, is_tuple>>, "value /"},
    {"__gt__", native<sequence_comparison<Compare::Greater, is_tuple>>, "value /"},
    {"__ge__", native<sequence_comparison<Compare::GreaterEqual, is_tuple>>, "value /"},
};

void define_tuple() {
  define_static_methods(types.tuple, kStatic);
  define_methods(types.tuple, kRows);
  types.tuple->iter = tuple_iter;
  types.tuple_iterator = define_iterator("tuple_iterator", kArrayIteratorFields, tuple_next);
  define_methods(types.tuple_iterator, kIteratorRows);
}
HY_PYTHON_CORE(define_tuple);

}  // namespace

}  // namespace hypha::python
