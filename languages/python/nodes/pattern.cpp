// SPDX-License-Identifier: MIT
#include "languages/python/nodes/pattern.h"

namespace hypha::python {

// list, tuple, range and their like; never text.
static bool is_sequence(Value v) {
  switch (layout_of(v)) {
    case Layout::List: case Layout::Tuple: case Layout::Range: return true;
    case Layout::Object: return type_of(v)->name == "deque";
    default: return false;
  }
}

Value match_sequence(Value subject, int64_t count, int64_t star) {
  if (!is_sequence(subject)) return kNil;
  Value all = PY_TRY(list_of(subject));
  int64_t n = length_of(all);
  if (star < 0) return n == count ? all : kNil;
  return n < count ? kNil : unpack_star(all, star, count - star);
}

Value match_mapping(Value subject, Value keys, int64_t with_rest) {
  if (!is_dict(subject)) return kNil;
  Value parts = new_list();
  for (int64_t i = 0; i < length_of(keys); i++) {
    Value v = PY_TRY(dict_get(subject, array::get(array_of(keys), i)));
    if (v == kUndefined) return kNil;
    array::push(array_of(parts), v);
  }
  if (!with_rest) return parts;
  Value rest = ref(hash::copy(types.dict->instance_shape->id(), hash_of(subject)));
  for (int64_t i = 0; i < length_of(keys); i++) PY_TRY(dict_remove(rest, array::get(array_of(keys), i)));
  array::push(array_of(parts), rest);
  return parts;
}

// Types whose one positional pattern is the subject itself.
static bool matches_itself(TypeInfo* t) {
  for (TypeInfo* k : {types.bool_, types.bytearray, types.bytes, types.dict, types.float_, types.frozenset, types.int_, types.list, types.set, types.str, types.tuple})
    if (t->inherits_from(k)) return true;
  return false;
}

static Value positional_parts(Value subject, TypeInfo* t, int64_t count, Value parts) {
  Value names = PY_TRY(get_attribute_or(t->object, names::match_args));
  if (names == kUndefined && matches_itself(t)) {
    if (count > 1) return raise_type_error(t->name + "() accepts 1 positional sub-pattern (" + std::to_string(count) + " given)");
    array::push(array_of(parts), subject);
    return kTrue;
  }
  int64_t allowed = names == kUndefined ? 0 : length_of(names);
  if (count > allowed)
    return raise_type_error(t->name + "() accepts " + std::to_string(allowed) + " positional sub-pattern" + (allowed == 1 ? "" : "s") + " (" + std::to_string(count) +
                            " given)");
  for (int64_t i = 0; i < count; i++) {
    Symbol* name;
    PY_TRY(attribute_name(array::get(array_of(names), i), &name));
    Value v = PY_TRY(get_attribute_or(subject, name));
    if (v == kUndefined) return kFalse;
    array::push(array_of(parts), v);
  }
  return kTrue;
}

Value match_class(Value subject, Value type, int64_t positional, const std::vector<Symbol*>* names) {
  if (!is_type(type)) return raise_type_error("called match pattern must be a class");
  TypeInfo* t = type_info(type);
  if (!is_instance(subject, t)) return kNil;
  Value parts = new_list();
  if (positional > 0 && PY_TRY(positional_parts(subject, t, positional, parts)) == kFalse) return kNil;
  for (Symbol* name : *names) {
    Value v = PY_TRY(get_attribute_or(subject, name));
    if (v == kUndefined) return kNil;
    array::push(array_of(parts), v);
  }
  return parts;
}

}  // namespace hypha::python
