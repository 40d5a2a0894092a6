// SPDX-License-Identifier: MIT
// set and frozenset: union, intersection, difference, comparison. Operators want sets on both sides, the named
// operations take any iterables.
#include "languages/python/core/dict.h"

namespace hypha::python {

Value all_contained(Value a, Value b) {
  Value r = each_entry(a, [&](Value key, Value) -> Value {
    Value in = set_contains(b, key);
    return in == kTrue ? kNil : in;
  });
  return r == kNil ? kTrue : r;
}

namespace {

// A table with the elements of any iterable: sets and dicts are taken as they are.
Value table_of(Value v) { return is_set(v) || is_exact(v, types.dict) ? v : set_of(v); }

// A new set of the base type of `like`.
Value base_copy(Value like, Value elements) {
  TypeInfo* t = type_of(like)->layout == Layout::FrozenSet ? types.frozenset : types.set;
  Value copy = ref(hash::copy(t->instance_shape->id(), hash_of(elements)));
  hash_of(copy)->default_value.write(copy.ptr(), kNil);
  return note_set_merge(copy, 0, hash_of(elements)->count());
}
Value empty_like(Value like) { return type_of(like)->layout == Layout::FrozenSet ? new_frozenset() : new_set(); }

Value add_from(Value set, Value other) {
  if (is_set(other)) note_set_merge(set, hash_of(set)->count(), hash_of(other)->count());
  return for_each(other, [&](Value v) -> Value {
    Value done = set_add(set, v);
    return done.is_completion() ? done : kNil;
  });
}

Value remove_from(Value set, Value other) {
  if (set == other) return hash::clear(hash_of(set)), kNil;
  return for_each(other, [&](Value v) -> Value {
    PY_TRY(dict_remove(set, v));
    return kNil;
  });
}

// The elements of a that are (kIn) or are not in the table b, as a's base type. The smaller one is gone through if that
// is possible.
template <bool kIn>
Value selected(Value a, Value b) {
  Value result = empty_like(a);
  if (kIn && hash_of(b)->count() <= hash_of(a)->count()) std::swap(a, b);
  PY_TRY(for_each(a, [&](Value key) -> Value {
    Value in = PY_TRY(set_contains(b, key));
    if ((in == kTrue) == kIn) PY_TRY(set_add(result, key));
    return kNil;
  }));
  return result;
}

Value toggle_from(Value set, Value other) {
  Value table = PY_TRY(table_of(other));
  if (table == set) return hash::clear(hash_of(set)), kNil;
  return for_each(table, [&](Value key) -> Value {
    Value found = PY_TRY(dict_remove(set, key));
    if (found == kUndefined) PY_TRY(set_add(set, key));
    return kNil;
  });
}

void take_over(Value set, Value elements) { hash::replace(hash_of(set), hash_of(elements)); }

// ---- the named operations: `others` is a tuple of iterables

template <class F>
Value each_of(Value others, F f) {
  for (int64_t i = 0; i < length_of(others); i++) PY_TRY(f(array::get(array_of(others), i)));
  return kNil;
}

Value set_union(Value self, Value others) {
  Value result = base_copy(self, self);
  PY_TRY(each_of(others, [&](Value other) { return add_from(result, other); }));
  return result;
}
Value set_update(Value self, Value others) {
  return each_of(others, [&](Value other) { return add_from(self, other); });
}
Value set_difference(Value self, Value others) {
  Value result = base_copy(self, self);
  PY_TRY(each_of(others, [&](Value other) { return remove_from(result, other); }));
  return result;
}
Value set_difference_update(Value self, Value others) {
  return each_of(others, [&](Value other) { return remove_from(self, other); });
}
Value set_intersection(Value self, Value others) {
  Value result = base_copy(self, self);
  for (int64_t i = 0; i < length_of(others); i++)
    result = PY_TRY(selected<true>(result, PY_TRY(table_of(array::get(array_of(others), i)))));
  return result;
}
Value set_intersection_update(Value self, Value others) {
  take_over(self, PY_TRY(set_intersection(self, others)));
  return kNil;
}
Value set_symmetric_difference(Value self, Value other) {
  Value result = base_copy(self, PY_TRY(table_of(other)));
  if (self == other) return empty_like(self);
  PY_TRY(toggle_from(result, self));
  return result;
}
Value set_symmetric_difference_update(Value self, Value other) { return toggle_from(self, other); }

Value set_isdisjoint(Value self, Value other) {
  Value r = for_each(other, [&](Value v) -> Value {
    Value in = set_contains(self, v);
    return in == kFalse ? kNil : in == kTrue ? kFalse : in;
  });
  return r == kNil ? kTrue : r;
}
Value set_issubset(Value self, Value other) { return all_contained(self, PY_TRY(table_of(other))); }
Value set_issuperset(Value self, Value other) { return all_contained(PY_TRY(table_of(other)), self); }

// ---- operators

Value set_or(Value a, Value b) { return is_set(b) ? set_union(a, new_tuple({b})) : not_implemented; }
Value set_and(Value a, Value b) { return is_set(b) ? selected<true>(a, b) : not_implemented; }
Value set_sub(Value a, Value b) { return is_set(b) ? selected<false>(a, b) : not_implemented; }
Value set_xor(Value a, Value b) { return is_set(b) ? set_symmetric_difference(a, b) : not_implemented; }
template <Value (*kOperator)(Value, Value)>
Value reflected(Value a, Value b) {
  return is_set(b) ? kOperator(b, a) : not_implemented;
}

Value set_ior(Value a, Value b) {
  if (!is_set(b)) return not_implemented;
  PY_TRY(add_from(a, b));
  return a;
}
Value set_isub(Value a, Value b) {
  if (!is_set(b)) return not_implemented;
  PY_TRY(remove_from(a, b));
  return a;
}
Value set_iand(Value a, Value b) {
  if (!is_set(b)) return not_implemented;
  take_over(a, PY_TRY(selected<true>(a, b)));
  return a;
}
Value set_ixor(Value a, Value b) {
  if (!is_set(b)) return not_implemented;
  PY_TRY(toggle_from(a, b));
  return a;
}

int64_t count_of(Value set) { return hash_of(set)->count(); }
Value set_eq(Value a, Value b) {
  if (!is_set(b)) return not_implemented;
  return count_of(a) == count_of(b) ? all_contained(a, b) : kFalse;
}
Value set_ne(Value a, Value b) {
  Value same = PY_TRY(set_eq(a, b));
  return same == not_implemented ? same : boolean(same == kFalse);
}
Value set_le(Value a, Value b) {
  return !is_set(b) ? not_implemented : count_of(a) <= count_of(b) ? all_contained(a, b) : kFalse;
}
Value set_lt(Value a, Value b) {
  return !is_set(b) ? not_implemented : count_of(a) < count_of(b) ? all_contained(a, b) : kFalse;
}
Value set_ge(Value a, Value b) { return is_set(b) ? set_le(b, a) : not_implemented; }
Value set_gt(Value a, Value b) { return is_set(b) ? set_lt(b, a) : not_implemented; }

constexpr NativeRow kCommonRows[] = {
    {"union", native<set_union>, "*others"},
    {"intersection", native<set_intersection>, "*others"},
    {"difference", native<set_difference>, "*others"},
    {"symmetric_difference", native<set_symmetric_difference>, "other /"},
    {"isdisjoint", native<set_isdisjoint>, "other /"},
    {"issubset", native<set_issubset>, "other /"},
    {"issuperset", native<set_issuperset>, "other /"},
    {"__or__", native<set_or>, "value /"},
    {"__ror__", native<reflected<set_or>>, "value /"},
    {"__and__", native<set_and>, "value /"},
    {"__rand__", native<reflected<set_and>>, "value /"},
    {"__sub__", native<set_sub>, "value /"},
    {"__rsub__", native<reflected<set_sub>>, "value /"},
    {"__xor__", native<set_xor>, "value /"},
    {"__rxor__", native<reflected<set_xor>>, "value /"},
    {"__eq__", native<set_eq>, "value /"},
    {"__ne__", native<set_ne>, "value /"},
    {"__le__", native<set_le>, "value /"},
    {"__lt__", native<set_lt>, "value /"},
    {"__ge__", native<set_ge>, "value /"},
    {"__gt__", native<set_gt>, "value /"},
};
constexpr NativeRow kSetRows[] = {
    {"update", native<set_update>, "*others"},
    {"intersection_update", native<set_intersection_update>, "*others"},
    {"difference_update", native<set_difference_update>, "*others"},
    {"symmetric_difference_update", native<set_symmetric_difference_update>, "other /"},
    {"__ior__", native<set_ior>, "value /"},
    {"__iand__", native<set_iand>, "value /"},
    {"__isub__", native<set_isub>, "value /"},
    {"__ixor__", native<set_ixor>, "value /"},
};

void define_set_operations() {
  define_methods(types.set, kCommonRows);
  define_methods(types.frozenset, kCommonRows);
  define_methods(types.set, kSetRows);
}
HY_PYTHON_CORE(define_set_operations);

}  // namespace

}  // namespace hypha::python
