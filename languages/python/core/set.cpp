// SPDX-License-Identifier: MIT
// set and frozenset: making, elements, text, hash. Operators and the named operations are in set_operations.cpp.
#include "languages/python/core/dict.h"

namespace hypha::python {

static Value add_all(Value set, Value iterable) {
  if (is_any_set(iterable)) note_set_merge(set, 0, hash_of(iterable)->count());
  return for_each(iterable, [&](Value v) -> Value {
    Value done = set_add(set, v);
    return done.is_completion() ? done : kNil;
  });
}

Value set_of(Value iterable) {
  Value set = new_set();
  PY_TRY(add_all(set, iterable));
  return set;
}

namespace {

Value set_init(Value self, Value iterable) {
  hash::clear(hash_of(self));
  return given(iterable) ? add_all(self, iterable) : kNil;
}

Value frozenset_new(Value cls, Value iterable) {
  TypeInfo* t = new_type(cls, types.frozenset);
  if (!t) return kThrow;
  if (t == types.frozenset && given(iterable) && is_exact(iterable, t)) return iterable;
  Value set = allocate_instance(t);
  if (given(iterable)) PY_TRY(add_all(set, iterable));
  return set;
}

// A set cannot be hashed; where one is looked for, a frozenset with its elements stands for it.
Value as_key(Value v) {
  return is_any_set(v) && type_of(v)->layout == Layout::Set
             ? ref(hash::copy(types.frozenset->instance_shape->id(), hash_of(v)))
             : v;
}

Value set_contains_method(Value self, Value v) { return set_contains(self, as_key(v)); }

Value set_add_method(Value self, Value v) {
  PY_TRY(set_add(self, v));
  return kNil;
}

Value set_discard(Value self, Value v) {
  PY_TRY(dict_remove(self, as_key(v)));
  return kNil;
}

Value set_remove(Value self, Value v) {
  Value found = PY_TRY(dict_remove(self, as_key(v)));
  return found == kUndefined ? raise_key_error(v) : kNil;
}

Value set_pop(Value self) {
  constexpr int64_t kOrdered = 64;  // larger ones are emptied in order of insertion, for the sake of speed
  if (Value order = hash_of(self)->count() <= kOrdered ? set_order(self) : kUndefined; order != kUndefined) {
    Value key = array::find(array_of(order), 0);
    if (key != kUndefined && PY_TRY(dict_remove(self, key)) != kUndefined) return key;
    // Else another thread was faster, or the key's hash is not what it was.
  }
  Value key, unused;
  return hash::take_first(hash_of(self), &key, &unused) ? key : raise(types.KeyError, "pop from an empty set");
}

Value set_clear(Value self) {
  hash::clear(hash_of(self));
  return kNil;
}

Value set_copy(Value self) {
  Value copy = ref(hash::copy(types.set->instance_shape->id(), hash_of(self)));
  return note_set_merge(copy, 0, hash_of(self)->count());
}
Value frozenset_copy(Value self) {
  return is_exact(self, types.frozenset) ? self : ref(hash::copy(types.frozenset->instance_shape->id(), hash_of(self)));
}
Value set_length(Value self) { return fixnum(hash_of(self)->count()); }

// Field kOrder: the elements in another order than the table's; None: in that order.
enum { kOrder = kTableIteratorFields, kSetIteratorFields };
TypeInfo* set_iterator;
Value set_next(Value it) {
  Value key, unused, order = native_field(it, kOrder), table = native_field(it, kTable);
  int64_t at = native_field(it, kPosition).as_int(), left = native_field(it, kLeft).as_int();
  if (order != kNil && table != kNil && native_field(it, kSize) == fixnum(hash_of(table)->count())) {
    if (at >= length_of(order)) return set_native_field(it, kTable, kNil), kUndefined;
    set_native_field(it, kPosition, fixnum(at + 1));
    set_native_field(it, kLeft, fixnum(left - 1));
    return array::get(array_of(order), at);
  }
  Value more = next_entry(it, "Set", false, &key, &unused);
  return more == kTrue ? key : more;
}
Value set_iter(Value self) {
  Value it = make_table_iterator(set_iterator, self), order = set_order(self);
  set_native_field(it, kOrder, order == kUndefined ? kNil : order);
  return it;
}

Value set_repr(Value self) {
  static const char guard = 0;
  std::string name = type_name(self);
  if (hash_of(self)->count() == 0) return new_str(name + "()");
  RecursionGuard recursion(&guard, self);
  if (!recursion.entered()) return new_str(name + "(...)");
  std::string text = "{";
  PY_TRY(for_each(set_iter(self), [&](Value key) -> Value {
    if (text.size() > 1) text += ", ";
    text += view_of(PY_TRY(repr(key)));
    return kNil;
  }));
  text += "}";
  return new_str(is_exact(self, types.set) ? text : name + "(" + text + ")");
}

// The order of the elements does not count.
Value frozenset_hash(Value self) {
  uint64_t h = 1927868237 * uint64_t(hash_of(self)->count() + 1);
  PY_TRY(each_entry(self, [&](Value key, Value) -> Value {
    int64_t n;
    PY_TRY(hash_value(key, &n));
    h ^= hash::scramble(n);
    return kNil;
  }));
  return fixnum(int64_t(hash::scramble(int64_t(h))) >> 3);
}

constexpr NativeRow kIteratorRows[] = {{"__length_hint__", native<table_iterator_hint>}};
constexpr NativeRow kStatic[] = {{"__new__", native<frozenset_new>, "cls iterable= /"}};
constexpr NativeRow kCommonRows[] = {
    {"__contains__", native<set_contains_method>, "key /"},
    {"__len__", native<set_length>},
    {"__repr__", native<set_repr>},
};
constexpr NativeRow kFrozenRows[] = {{"__hash__", native<frozenset_hash>}, {"copy", native<frozenset_copy>}};
constexpr NativeRow kSetRows[] = {
    {"__init__", native<set_init>, "iterable= /"},
    {"add", native<set_add_method>, "elem /"},
    {"discard", native<set_discard>, "elem /"},
    {"remove", native<set_remove>, "elem /"},
    {"pop", native<set_pop>},
    {"clear", native<set_clear>},
    {"copy", native<set_copy>},
};

void define_set() {
  set_iterator = define_iterator("set_iterator", kSetIteratorFields, set_next);
  define_methods(set_iterator, kIteratorRows);
  for (TypeInfo* t : {types.set, types.frozenset}) {
    define_methods(t, kCommonRows);
    t->iter = set_iter;
  }
  define_methods(types.set, kSetRows);
  define_methods(types.frozenset, kFrozenRows);
  define_static_methods(types.frozenset, kStatic);
  set_type_attribute(types.set, names::hash, kNil);
}
HY_PYTHON_CORE(define_set);

}  // namespace

}  // namespace hypha::python
