// SPDX-License-Identifier: MIT
#include "languages/python/runtime/class_definition.h"

#include <algorithm>

#include "languages/python/nodes/function.h"
#include "languages/python/runtime/evaluate.h"
#include "languages/python/runtime/thread_data.h"

namespace hypha::python {

void expect_instance_attributes(const std::vector<Symbol*>* names) { thread_caches().expected_attributes = names; }

TypeInfo* choose_metatype(TypeInfo* wanted, Value bases) {
  TypeInfo* best = wanted;
  for (int64_t i = 0; i < length_of(bases); i++) {
    TypeInfo* t = type_of(array::get(array_of(bases), i));
    if (best->inherits_from(t)) continue;
    if (!t->inherits_from(best)) {
      raise_type_error(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
          "all its bases");
      return nullptr;
    }
    best = t;
  }
  return best;
}

namespace {

Value base_types(Value bases, std::vector<TypeInfo*>& out) {
  for (int64_t i = 0; i < length_of(bases); i++) {
    Value b = array::get(array_of(bases), i);
    if (!is_type(b)) return raise_type_error("bases must be types");
    out.push_back(type_info(b));
  }
  if (out.empty()) out.push_back(types.object);
  return kNil;
}

Value take_name(Value names, Symbol* name) {
  Value v = dict_get(names, str_value(name));
  if (v != kUndefined) static_cast<void>(dict_remove(names, str_value(name)));
  return v;
}

// __slots__: a name, or several.
Value take_slots(Value names, std::vector<Symbol*>* out, bool* has_dict) {
  Value slots = dict_get(names, str_value(names::slots));
  if (slots == kUndefined) return kFalse;
  if (is_str(slots)) {
    out->push_back(intern(view_of(slots)));
    return kTrue;
  }
  PY_TRY(for_each(slots, [&](Value v) -> Value {
    if (!is_str(v)) return raise_type_error("__slots__ items must be strings, not '" + type_name(v) + "'");
    if (view_of(v) == "__dict__")
      *has_dict = true;
    else if (view_of(v) != "__weakref__")
      out->push_back(intern(view_of(v)));
    return kNil;
  }));
  for (Symbol* s : *out)
    if (dict_get(names, str_value(s)) != kUndefined)
      return raise_value_error("'" + std::string(s->view()) + "' in __slots__ conflicts with class variable");
  return kTrue;
}

void make_implicit(Value names, Symbol* name, TypeInfo* wrapper) {
  Value f = dict_get(names, str_value(name));
  if (f != kUndefined && is_kind(f, Kind::Closure)) dict_set(names, name, new_native(wrapper, {f}));
}

Value tell_attributes(TypeInfo* t) {
  std::vector<Cell*> cells = t->attributes.in_order();
  for (Cell* c : cells) {
    Value v = c->value.get();
    if (v == kUndefined || !v.is_heap() || !find_attribute(type_of(v), names::set_name)) continue;
    PY_TRY(call_special(v, names::set_name, {t->object, str_value(c->name)}));
  }
  return kNil;
}

Value call_init_subclass(TypeInfo* t, Value keywords) {
  Value f = lookup_after(t, t, names::init_subclass);
  if (f == kUndefined) return kNil;
  Value bound = PY_TRY(descriptor_get(f, kUndefined, t));
  return call_star(bound, new_tuple({}), keywords);
}

void set_abstract(TypeInfo* t) {
  Symbol* name = intern("__abstractmethods__");
  Value abstract = kUndefined;
  auto note = [&](Symbol* s) {
    if (abstract == kUndefined) abstract = new_frozenset();
    static_cast<void>(set_add(abstract, str_value(s)));
  };
  auto is_abstract = [](Value v) {
    if (!v.is_heap()) return false;
    if (layout_of(v) == Layout::Property)
      v = native_field(v, kGetter);
    else if (layout_of(v) == Layout::ClassMethod || layout_of(v) == Layout::StaticMethod)
      v = native_field(v, 0);
    return is_kind(v, Kind::Closure) && get_property(v.ptr<Object>(), names::isabstract) == kTrue;
  };
  t->attributes.each_defined([&](Symbol* s, Value v) {
    if (is_abstract(v)) note(s);
  });
  for (TypeInfo* b : t->bases) {
    if (!b->is_abstract) continue;
    Value inherited = lookup(b, name);
    if (inherited == kUndefined) continue;
    Value key, v;
    for (int64_t i = 0; hash::next(hash_of(inherited), &i, &key, &v);) {
      Symbol* s = intern(view_of(key));
      if (is_abstract(lookup(t, s))) note(s);
    }
  }
  t->is_abstract = abstract != kUndefined;
  if (abstract != kUndefined) t->attributes.at(name).value.set(abstract);
}

// Only classes with the metaclass ABCMeta check for abstract methods.
bool checks_abstract(TypeInfo* metatype) {
  for (TypeInfo* m : metatype->mro)
    if (m->name == "ABCMeta") return true;
  return false;
}

}  // namespace

Value create_type(TypeInfo* metatype, std::string_view name, Value bases, Value names, Value keywords) {
  metatype = choose_metatype(metatype, bases);
  if (!metatype) return kThrow;
  std::vector<TypeInfo*> base_list;
  PY_TRY(base_types(bases, base_list));
  names = ref(hash::copy(types.dict->instance_shape->id(), hash_of(names)));
  Value qualified = take_name(names, names::qualname);
  Value cell = take_name(names, names::classcell);
  std::vector<Symbol*> slots;
  bool has_dict = false;
  Value has_slots = PY_TRY(take_slots(names, &slots, &has_dict));
  make_implicit(names, names::new_, types.staticmethod);
  make_implicit(names, names::init_subclass, types.classmethod);
  make_implicit(names, names::class_getitem, types.classmethod);
  if (dict_get(names, str_value(names::doc)) == kUndefined) dict_set(names, names::doc, kNil);
  if (dict_get(names, str_value(names::eq)) != kUndefined && dict_get(names, str_value(names::hash)) == kUndefined)
    dict_set(names, names::hash, kNil);
  std::vector<Symbol*> expected;
  if (auto* attributes = thread_caches().expected_attributes) expected = *attributes;
  expect_instance_attributes(nullptr);
  for (Symbol* s : slots) expected.push_back(s);
  Value object = PY_TRY(make_type(name, base_list, names, metatype, expected));
  TypeInfo* t = type_info(object);
  if (qualified != kUndefined && is_str(qualified)) t->qualified_name = view_of(qualified);
  Value module = dict_get(names, str_value(names::module));
  if (module == kUndefined) set_type_attribute(t, names::module, module = new_str(calling_module()->name));
  if (is_str(module)) t->module = view_of(module);
  t->has_slots = has_slots == kTrue;
  for (Symbol* s : slots) t->slot_names.push_back(s);
  if (!t->has_slots || has_dict) t->has_instance_dict = true;
  if (checks_abstract(metatype)) set_abstract(t);
  if (is_kind(cell, Kind::Slots)) {
    auto* env = cell.ptr<Slots>();
    env->at[1].write(env, object);
  }
  PY_TRY(tell_attributes(t));
  PY_TRY(call_init_subclass(t, keywords));
  return object;
}

// ---- the class statement

namespace {

// Bases that are not types may stand for some (__mro_entries__).
Value resolve_bases(Value bases) {
  bool plain = true;
  for (int64_t i = 0; i < length_of(bases); i++)
    if (!is_type(array::get(array_of(bases), i))) plain = false;
  if (plain) return bases;
  Value list = new_list();
  for (int64_t i = 0; i < length_of(bases); i++) {
    Value b = array::get(array_of(bases), i);
    Value entries = is_type(b) ? kUndefined : PY_TRY(call_special(b, names::mro_entries, {bases}));
    if (entries == kUndefined)
      array::push(array_of(list), b);
    else
      PY_TRY(extend_list(list, entries));
  }
  return tuple_from_list(list);
}

Value prepare_names(Value metaclass, Value name, Value bases, Value keywords) {
  if (metaclass == types.type->object) return new_dict();
  Value prepare = PY_TRY(get_attribute_or(metaclass, names::prepare));
  if (prepare == kUndefined) return new_dict();
  return call_star(prepare, new_tuple({name, bases}), keywords);
}

Value run_class_body(ClassBody* c, Value env, Value names) {
  PY_TRY(set_item(names, str_value(names::module), new_str(c->module->name)));
  PY_TRY(set_item(names, str_value(names::qualname), new_str(c->qualified_name)));
  if (c->has_docstring) PY_TRY(set_item(names, str_value(names::doc), new_str(c->docstring)));
  CallScope scope;
  if (recursion_depth().as_int() >= recursion_limit.as_int()) return raise_recursion_error();
  recursion_depth() = fixnum(recursion_depth().as_int() + 1);
  Value words[] = {env, names};
  return invoke(c->body, words);
}

}  // namespace

Value build_class(ClassBody* c, Value env, Value bases, Value keywords) {
  Value original = bases;
  bases = PY_TRY(resolve_bases(bases));
  Value metaclass = kUndefined;
  if (keywords != kNil) metaclass = PY_TRY(dict_remove(keywords, str_value(names::metaclass)));
  if (metaclass == kUndefined)
    metaclass = length_of(bases) > 0 ? type_of(array::get(array_of(bases), 0))->object : types.type->object;
  if (is_type(metaclass)) {
    TypeInfo* chosen = choose_metatype(type_info(metaclass), bases);
    if (!chosen) return kThrow;
    metaclass = chosen->object;
  }
  Value name = str_value(c->name);
  Value names = PY_TRY(prepare_names(metaclass, name, bases, keywords));
  Value own_env = PY_TRY(run_class_body(c, env, names));
  if (own_env != kNil) PY_TRY(set_item(names, str_value(names::classcell), own_env));
  if (original != bases) PY_TRY(set_item(names, new_str("__orig_bases__"), original));
  expect_instance_attributes(&c->instance_attributes);
  Value made = metaclass == types.type->object && is_exact(names, types.dict)
                   ? create_type(types.type, c->name->view(), bases, names, keywords)
                   : call_star(metaclass, new_tuple({name, bases, names}), keywords);
  expect_instance_attributes(nullptr);
  return made;
}

}  // namespace hypha::python
