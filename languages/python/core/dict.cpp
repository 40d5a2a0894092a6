// SPDX-License-Identifier: MIT
// dict: entries, updating, comparing, text. Iteration and views are in dict_view.cpp.
#include "framework/object/sharing.h"
#include "languages/python/core/dict.h"

namespace hypha::python {

namespace {

// A pair of update(): kNil or kThrow.
Value put_pair(Value dict, Value pair, int64_t number) {
  if (!is_iterable(pair))
    return raise_type_error("cannot convert dictionary update sequence element #" + std::to_string(number) + " to a sequence");
  Value two = PY_TRY(sequence_of(pair));
  if (length_of(two) != 2)
    return raise_value_error("dictionary update sequence element #" + std::to_string(number) + " has length " + std::to_string(length_of(two)) + "; 2 is required");
  return dict_set(dict, array::get(array_of(two), 0), array::get(array_of(two), 1));
}

Value update_from_dict(Value dict, Value source) {
  if (dict == source) return kNil;
  if (sharing::is_shared(source.ptr())) source = copy_dict(source);  // others may change it meanwhile
  int64_t size = hash_of(source)->count();
  return each_entry(source, [&](Value key, Value v) -> Value {
    PY_TRY(dict_set(dict, key, v));
    if (hash_of(source)->count() != size) return raise(types.RuntimeError, "dict mutated during update");
    return kNil;
  });
}

Value update_from_mapping(Value dict, Value source) {
  Value keys = PY_TRY(call_method(source, names::keys));
  return for_each(keys, [&](Value key) -> Value { return dict_set(dict, key, PY_TRY(get_item(source, key))); });
}

bool overrides_iteration(Value v) { return !is_exact(v, types.dict) && type_of(v)->iter == nullptr; }

}  // namespace

Value update_dict(Value dict, Value source) {
  if (is_dict(source) && !overrides_iteration(source)) return update_from_dict(dict, source);
  Value keys = PY_TRY(get_attribute_or(source, names::keys));
  if (keys != kUndefined) return update_from_mapping(dict, source);
  int64_t number = 0;
  return for_each(source, [&](Value pair) -> Value { return put_pair(dict, pair, number++); });
}

Value copy_dict(Value dict) { return ref(hash::copy(types.dict->instance_shape->id(), hash_of(dict))); }

Value dict_equal(Value a, Value b) {
  if (hash_of(a)->count() != hash_of(b)->count()) return kFalse;
  Value r = each_entry(a, [&](Value key, Value v) -> Value {
    Value other = PY_TRY(dict_get(b, key));
    if (other == kUndefined) return kFalse;
    Value same = equal(v, other);
    return same == kTrue ? kNil : same;
  });
  return r == kNil ? kTrue : r;
}

namespace {

Value dict_update_arguments(Value self, Value source, Value kwargs) {
  if (given(source)) PY_TRY(update_dict(self, source));
  return given(kwargs) ? update_from_dict(self, kwargs) : kNil;
}

Value dict_fromkeys(Value cls, Value iterable, Value v) {
  Value dict = PY_TRY(call(cls));
  v = or_none(v);
  bool plain = is_exact(dict, types.dict);
  PY_TRY(for_each(iterable, [&](Value key) -> Value { return plain ? dict_set(dict, key, v) : set_item(dict, key, v); }));
  return dict;
}

Value dict_getitem(Value self, Value key) {
  Value v = PY_TRY(dict_get(self, key));
  if (v != kUndefined) return v;
  if (!is_exact(self, types.dict)) {
    Value made = call_special(self, names::missing, {key});
    if (made != kUndefined) return made;
  }
  return raise_key_error(key);
}
Value dict_setitem(Value self, Value key, Value v) { return dict_set(self, key, v); }
Value dict_delitem(Value self, Value key) {
  Value v = PY_TRY(dict_remove(self, key));
  return v == kUndefined ? raise_key_error(key) : kNil;
}
Value dict_contains(Value self, Value key) { return set_contains(self, key); }

Value dict_get_or(Value self, Value key, Value missing) {
  Value v = PY_TRY(dict_get(self, key));
  return v == kUndefined ? or_none(missing) : v;
}

Value dict_setdefault(Value self, Value key, Value missing) {
  Value v = PY_TRY(dict_get(self, key));
  if (v != kUndefined) return v;
  if (hash_of(self)->default_value.load() != kNil) {  // a namespace is told
    PY_TRY(dict_set(self, key, or_none(missing)));
    return or_none(missing);
  }
  v = hash::get_or_put(hash_of(self), key, or_none(missing), key_protocol);
  return v == kUndefined ? or_none(missing) : v;
}

Value dict_pop(Value self, Value key, Value missing) {
  Value v = PY_TRY(dict_remove(self, key));
  if (v != kUndefined) return v;
  return given(missing) ? missing : raise_key_error(key);
}

Value dict_popitem(Value self) {
  Value key, v;
  if (!dict_take_last(self, &key, &v)) return raise(types.KeyError, "popitem(): dictionary is empty");
  return new_tuple({key, v});
}

Value dict_clear(Value self) {
  hash::clear(hash_of(self));
  return kNil;
}

Value dict_length(Value self) { return fixnum(hash_of(self)->count()); }

Value dict_repr(Value self) {
  static const char guard = 0;
  if (hash_of(self)->count() == 0) return new_str("{}");
  RecursionGuard recursion(&guard, self);
  if (!recursion.entered()) return new_str("{...}");
  std::string text = "{";
  PY_TRY(each_entry(self, [&](Value key, Value v) -> Value {
    if (text.size() > 1) text += ", ";
    text += view_of(PY_TRY(repr(key)));
    text += ": ";
    text += view_of(PY_TRY(repr(v)));
    return kNil;
  }));
  return new_str(text + "}");
}

Value dict_eq(Value self, Value other) { return is_dict(other) ? dict_equal(self, other) : not_implemented; }
Value dict_ne(Value self, Value other) { return is_dict(other) ? boolean(PY_TRY(dict_equal(self, other)) == kFalse) : not_implemented; }

Value dict_or(Value self, Value other) {
  if (!is_dict(other)) return not_implemented;
  Value merged = copy_dict(self);
  PY_TRY(update_dict(merged, other));
  return merged;
}
Value dict_ror(Value self, Value other) { return is_dict(other) ? dict_or(other, self) : not_implemented; }
Value dict_ior(Value self, Value other) {
  PY_TRY(update_dict(self, other));
  return self;
}

constexpr NativeRow kClassRows[] = {{"fromkeys", native<dict_fromkeys>, "iterable value=None /"}};
constexpr NativeRow kRows[] = {
    {"__init__", native<dict_update_arguments>, "iterable= / **kwargs"},
    {"update", native<dict_update_arguments>, "iterable= / **kwargs"},
    {"__getitem__", native<dict_getitem>, "key /"},
    {"__setitem__", native<dict_setitem>, "key value /"},
    {"__delitem__", native<dict_delitem>, "key /"},
    {"__contains__", native<dict_contains>, "key /"},
    {"__len__", native<dict_length>},
    {"__repr__", native<dict_repr>},
    {"__eq__", native<dict_eq>, "value /"},
    {"__ne__", native<dict_ne>, "value /"},
    {"__or__", native<dict_or>, "value /"},
    {"__ror__", native<dict_ror>, "value /"},
    {"__ior__", native<dict_ior>, "value /"},
    {"get", native<dict_get_or>, "key default=None /"},
    {"setdefault", native<dict_setdefault>, "key default=None /"},
    {"pop", native<dict_pop>, "key default= /"},
    {"popitem", native<dict_popitem>},
    {"clear", native<dict_clear>},
    {"copy", native<copy_dict>},
};

void define_dict() {
  define_class_methods(types.dict, kClassRows);
  define_methods(types.dict, kRows);
  set_type_attribute(types.dict, names::hash, kNil);
}
HY_PYTHON_CORE(define_dict);

}  // namespace

}  // namespace hypha::python
