// SPDX-License-Identifier: MIT
// list: making, adding and removing elements.
#include "framework/object/sharing.h"
#include "languages/python/core/list_operations.h"
#include "languages/python/core/sequence.h"
#include "languages/python/nodes/append.h"
#include "languages/python/runtime/iterators.h"

namespace hypha::python {

Value list_append(Value list, Value v) {
  array::push(array_of(list), v);
  return kNil;
}

Value list_extend(Value self, Value iterable) { return extend_list(self, iterable); }

Value remove_first(Value list, Value v) {
  Array* a = array_of(list);
  for (int64_t at;;) {
    if (PY_TRY(sequence_find(list, v, 0, a->length(), &at)) == kFalse) return kFalse;
    if (!sharing::is_shared(a)) return array::remove(a, at), kTrue;
    // Another thread may have moved it since. Then what is equal is looked for again.
    Value found = array::find(a, at);
    auto is_it = [=](int64_t i, Value e) { return i == at && is_identical(e, found); };
    if (found != kUndefined && PY_TRY(element_equal(found, v)) == kTrue && array::remove_where(a, at, is_it)) return kTrue;
  }
}

namespace {

Value list_init(Value self, Value iterable) {
  array::clear(array_of(self));
  if (!given(iterable)) return kNil;
  return extend_list(self, iterable);
}

Value list_iadd(Value self, Value iterable) {
  PY_TRY(extend_list(self, iterable));
  return self;
}

Value list_add(Value self, Value other) {
  if (!is_list(other)) return not_implemented;
  if (!room_for(length_of(self) + length_of(other))) return raise_memory_error();
  Value sum = list_from_array(array_of(self));
  array::append(array_of(sum), array_of(other));
  return sum;
}

Value list_mul(Value self, Value n) { return sequence_repeat(types.list, self, n); }

Value list_imul(Value self, Value n) {
  Value repeated = PY_TRY(list_mul(self, n));
  if (repeated == not_implemented) return repeated;
  array::replace(array_of(self), array_of(repeated));
  return self;
}

Value list_insert(Value self, Value index, Value v) {
  int64_t i, n = length_of(self);
  PY_TRY(to_int64(index, &i));
  if (i < 0) i = std::max<int64_t>(i + n, 0);
  array::insert(array_of(self), std::min(i, n), 1, &v);
  return kNil;
}

Value list_pop(Value self, Value index) {
  int64_t i;
  PY_TRY(optional_int(index, -1, &i));
  Array* a = array_of(self);
  Value v = i == -1 ? array::pop(a) : i == 0 ? array::shift(a) : array::take(a, i);
  if (v != kUndefined) return v;
  return raise(types.IndexError, a->length() == 0 ? "pop from empty list" : "pop index out of range");
}

Value list_remove(Value self, Value v) {
  if (PY_TRY(remove_first(self, v)) == kTrue) return kNil;
  return raise_value_error("list.remove(x): x not in list");
}

Value list_clear(Value self) {
  array::clear(array_of(self));
  return kNil;
}

Value list_copy(Value self) { return list_from_array(array_of(self)); }

Value list_reverse(Value self) {
  array::reverse(array_of(self));
  return kNil;
}

Value list_index(Value self, Value v, Value start, Value stop) {
  int64_t from, to, at;
  PY_TRY(clip_bounds(start, stop, length_of(self), &from, &to));
  Value found = PY_TRY(sequence_find(self, v, from, to, &at));
  if (found == kTrue) return fixnum(at);
  return raise_value_error(std::string(view_of(PY_TRY(repr(v)))) + " is not in list");
}

Value list_length(Value self) { return fixnum(length_of(self)); }
Value list_repr(Value self) { return length_of(self) == 0 ? new_str("[]") : sequence_repr(self, "[", "]", "[...]"); }

// ---- iterators. Fields: list (None: exhausted), index.
Value list_next(Value it) {
  Value list = native_field(it, kIteratedArray);
  if (list == kNil) return kUndefined;
  int64_t i = native_field(it, kIteratedIndex).as_int();
  if (Value v = array::find(array_of(list), i); v != kUndefined) {
    set_native_field(it, kIteratedIndex, fixnum(i + 1));
    return v;
  }
  set_native_field(it, kIteratedArray, kNil);
  return kUndefined;
}

Value list_next_backwards(Value it) {
  Value list = native_field(it, kIteratedArray);
  if (list == kNil) return kUndefined;
  int64_t i = native_field(it, kIteratedIndex).as_int();
  if (Value v = i < 0 ? kUndefined : array::find(array_of(list), i); v != kUndefined) {
    set_native_field(it, kIteratedIndex, fixnum(i - 1));
    return v;
  }
  set_native_field(it, kIteratedArray, kNil);
  return kUndefined;
}

TypeInfo* backward_iterator;

Value list_iter(Value self) { return new_native(types.list_iterator, {self, fixnum(0)}); }
Value list_reversed(Value self) { return new_native(backward_iterator, {self, fixnum(length_of(self) - 1)}); }

Value forward_hint(Value it) {
  Value list = native_field(it, kIteratedArray);
  return fixnum(list == kNil ? 0 : std::max<int64_t>(length_of(list) - native_field(it, kIteratedIndex).as_int(), 0));
}
Value backward_hint(Value it) {
  Value list = native_field(it, kIteratedArray);
  return list == kNil ? fixnum(0) : fixnum(native_field(it, kIteratedIndex).as_int() + 1);
}

constexpr NativeRow kForwardRows[] = {{"__length_hint__", native<forward_hint>}};
constexpr NativeRow kBackwardRows[] = {{"__length_hint__", native<backward_hint>}};
constexpr NativeRow kRows[] = {
    {"__init__", native<list_init>, "iterable=() /"},
    {"append", native<list_append>, "object /", operation<AppendOp<1>>, 1},
    {"extend", native<list_extend>, "iterable /"},
    {"insert", native<list_insert>, "index object /"},
    {"pop", native<list_pop>, "index=-1 /"},
    {"remove", native<list_remove>, "value /"},
    {"clear", native<list_clear>},
    {"copy", native<list_copy>},
    {"reverse", native<list_reverse>},
    {"index", native<list_index>, "value start=0 stop=sys.maxsize /"},
    {"count", native<sequence_count>, "value /"},
    {"__add__", native<list_add>, "value /"},
    {"__iadd__", native<list_iadd>, "value /"},
    {"__mul__", native<list_mul>, "value /"},
    {"__rmul__", native<list_mul>, "value /"},
    {"__imul__", native<list_imul>, "value /"},
    {"__len__", native<list_length>, "", operation<ArrayLengthOp>, 0},
    {"__contains__", native<sequence_contains>, "key /"},
    {"__repr__", native<list_repr>},
    {"__reversed__", native<list_reversed>},
    {"__eq__", native<sequence_comparison<Compare::Equal, is_list>>, "value /"},
    {"__ne__", native<sequence_comparison<Compare::NotEqual, is_list>>, "value /"},
    {"__lt__", native<sequence_comparison<Compare::Less, is_list>>, "value /"},
    {"__le__", native<sequence_comparison<Compare::LessEqual, is_list>>, "value /"},
    {"__gt__", native<sequence_comparison<Compare::Greater, is_list>>, "value /"},
    {"__ge__", native<sequence_comparison<Compare::GreaterEqual, is_list>>, "value /"},
};

void define_list() {
  define_methods(types.list, kRows);
  set_type_attribute(types.list, names::hash, kNil);
  types.list->iter = list_iter;
  types.list_iterator = define_iterator("list_iterator", kArrayIteratorFields, list_next);
  backward_iterator = define_iterator("list_reverseiterator", kArrayIteratorFields, list_next_backwards);
  define_methods(types.list_iterator, kForwardRows);
  define_methods(backward_iterator, kBackwardRows);
}
HY_PYTHON_CORE(define_list);

}  // namespace

}  // namespace hypha::python
