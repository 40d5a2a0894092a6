// SPDX-License-Identifier: MIT
#include "languages/python/nodes/literal.h"

#include "languages/python/core/dict.h"

namespace hypha::python {

Value empty_list() { return new_list(); }
Value display_append(Value list, Value v) {
  array::push(array_of(list), v);
  return list;
}
Value display_extend(Value list, Value iterable) {
  if (!is_iterable(iterable)) return raise_type_error("Value after * must be an iterable, not " + type_name(iterable));
  PY_TRY(extend_list(list, iterable));
  return list;
}
Value new_constant_set(int64_t count) { return note_set_merge(new_set(), 0, count); }
Value set_insert(Value set, Value v) {
  PY_TRY(set_add(set, v));
  return set;
}
Value set_extend(Value set, Value iterable) {
  if (is_any_set(iterable)) note_set_merge(set, hash_of(set)->count(), hash_of(iterable)->count());
  PY_TRY(for_each(iterable, [&](Value v) -> Value { return PY_TRY(set_add(set, v)), kNil; }));
  return set;
}
Value dict_insert(Value dict, Value key, Value v) {
  PY_TRY(dict_set(dict, key, v));
  return dict;
}
Value dict_insert_argument(Value dict, Value key, Value v) {
  dict_set(dict, intern(view_of(key)), v);
  return dict;
}

// Of a dict, or of anything with keys().
template <class F>
static Value each_item(Value mapping, F f) {
  if (is_dict(mapping)) {
    Value key, v;
    for (int64_t i = 0; hash::next(hash_of(mapping), &i, &key, &v);) PY_TRY(f(key, v));
    return kNil;
  }
  Value keys = PY_TRY(call_method(mapping, names::keys));
  return for_each(keys, [&](Value key) -> Value {
    Value v = PY_TRY(get_item(mapping, key));
    PY_TRY(f(key, v));
    return kNil;
  });
}

// "module.name()", as errors about the arguments say it.
static std::string callee_text(Value f) {
  Value name = get_attribute_or(f, names::qualname);
  if (name.is_completion()) take_exception();
  if (!name.is_heap() || !is_str(name)) {
    Value text = str(f);
    return text.is_completion() ? (take_exception(), "?") : std::string(view_of(text));
  }
  Value module = get_attribute_or(f, names::module);
  bool plain = !module.is_heap() || !is_str(module) || view_of(module) == "builtins";
  return (plain ? "" : std::string(view_of(module)) + ".") + std::string(view_of(name)) + "()";
}

static bool is_mapping(Value v) { return is_dict(v) || get_attribute_or(v, names::keys) != kUndefined; }

Value dict_merge(Value dict, Value mapping) {
  if (!is_mapping(mapping)) return raise_type_error("'" + type_name(mapping) + "' object is not a mapping");
  PY_TRY(each_item(mapping, [&](Value key, Value v) { return dict_set(dict, key, v); }));
  return dict;
}

Value argument_merge(Value dict, Value mapping, Value callee) {
  if (!is_mapping(mapping))
    return raise_type_error(callee_text(callee) + " argument after ** must be a mapping, not " + type_name(mapping));
  PY_TRY(each_item(mapping, [&](Value key, Value v) -> Value {
    if (!is_str(key)) return raise_type_error("keywords must be strings");
    if (dict_get(dict, key) != kUndefined)
      return raise_type_error(callee_text(callee) + " got multiple values for keyword argument '" +
                              std::string(view_of(key)) + "'");
    return dict_set(dict, key, v);
  }));
  return dict;
}
Value dict_merge_arguments(Value dict, Value mapping) { return argument_merge(dict, mapping, types.type->object); }

Value argument_extend(Value list, Value iterable, Value callee) {
  if (!is_iterable(iterable))
    return raise_type_error(callee_text(callee) + " argument after * must be an iterable, not " + type_name(iterable));
  PY_TRY(extend_list(list, iterable));
  return list;
}

// ---- f-strings

Value format_piece(Value v, Value spec, int64_t conversion) {
  switch (conversion) {
    case 'r':
      v = PY_TRY(repr(v));
      break;
    case 's':
      v = PY_TRY(str(v));
      break;
    case 'a':
      v = PY_TRY(ascii(v));
      break;
    default:
      break;
  }
  return format(v, spec);
}

Value join_pieces(Value list) {
  std::string out;
  for (int64_t i = 0; i < length_of(list); i++) out += view_of(array::get(array_of(list), i));
  return new_str(out);
}

}  // namespace hypha::python
