// SPDX-License-Identifier: MIT
// type: classes as values, and super.
#include "framework/thread/safepoint.h"
#include "languages/python/nodes/function.h"
#include "languages/python/runtime/class_definition.h"

namespace hypha::python {

namespace {

TypeInfo* self_type(Value v) { return type_info(v); }

Value type_repr(CallTarget*, const Value* args) {
  return new_str("<class '" + full_type_name(self_type(args[1])) + "'>");
}

Value type_new(CallTarget*, const Value* args) {
  Value meta = args[1], name = args[2], bases = args[3], names = args[4];
  if (bases == kUndefined && name != kUndefined) return type_of(name)->object;
  if (names == kUndefined && meta == types.type->object) return raise_type_error("type() takes 1 or 3 arguments");
  if (!is_type(meta)) return raise_type_error("type.__new__(X): X is not a type object");
  if (!is_str(name)) return raise_type_error("type.__new__() argument 1 must be str, not " + type_name(name));
  if (!is_tuple(bases)) return raise_type_error("type.__new__() argument 2 must be tuple, not " + type_name(bases));
  if (names == kUndefined || !is_dict(names))
    return raise_type_error("type.__new__() argument 3 must be dict, not " + type_name(names));
  Value keywords = args[5] == kUndefined ? kNil : args[5];
  return create_type(type_info(meta), view_of(name), bases, names, keywords);
}
Value type_init(CallTarget*, const Value*) { return kNil; }

// obj = metaclass.__call__(cls, ...), as a guest metaclass's super().__call__ wants it.
Value type_call(CallTarget*, const Value* args) {
  Value tuple = args[2];
  std::vector<Symbol*> names;
  Value list = list_from_array(array_of(tuple));
  if (args[3] != kUndefined) {
    Value key, v;
    for (int64_t i = 0; hash::next(hash_of(args[3]), &i, &key, &v);) {
      names.push_back(intern(view_of(key)));
      array::push(array_of(list), v);
    }
  }
  Value all = ref(heap::allocate_slots(length_of(list) + 1));
  for (int64_t i = 0; i < length_of(list); i++) all.ptr<Slots>()->at[i].write(all.ptr(), array::get(array_of(list), i));
  return make_instance(
      self_type(args[1]),
      std::span<const Value>(reinterpret_cast<const Value*>(all.ptr<Slots>()->at), size_t(length_of(list))), names);
}

Value type_mro(CallTarget*, const Value* args) {
  Value list = new_list();
  for (TypeInfo* m : self_type(args[1])->mro) array::push(array_of(list), m->object);
  return list;
}
Value type_subclasses(CallTarget*, const Value* args) {
  Value list = new_list();
  std::vector<TypeInfo*> all;
  {
    ChangeScope scope;
    all = self_type(args[1])->subclasses;
  }
  for (TypeInfo* m : all) array::push(array_of(list), m->object);
  return list;
}
Value type_instancecheck(CallTarget*, const Value* args) { return boolean(is_instance(args[2], self_type(args[1]))); }
Value type_subclasscheck(CallTarget*, const Value* args) {
  if (!is_type(args[2])) return raise_type_error("issubclass() arg 1 must be a class");
  return boolean(type_info(args[2])->inherits_from(self_type(args[1])));
}
Value type_getattribute(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  Value v = type_get_attribute(self_type(args[1]), name);
  return v == kUndefined ? raise_attribute_error(args[1], name) : v;
}
Value type_setattr(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  return type_set_attribute(self_type(args[1]), name, args[3]);
}
Value type_delattr(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  return type_set_attribute(self_type(args[1]), name, kUndefined);
}
Value type_prepare(CallTarget*, const Value*) { return new_dict(); }

const NativeRow kMethods[] = {
    {"__repr__", type_repr},
    {"__init__", type_init, "*args **kwargs"},
    {"__call__", type_call, "*args **kwargs"},
    {"mro", type_mro},
    {"__subclasses__", type_subclasses},
    {"__instancecheck__", type_instancecheck, "instance /"},
    {"__subclasscheck__", type_subclasscheck, "subclass /"},
    {"__getattribute__", type_getattribute, "name /"},
    {"__setattr__", type_setattr, "name value /"},
    {"__delattr__", type_delattr, "name /"},
};
const NativeRow kStatic[] = {{"__new__", type_new, "cls name= bases= dict= / **kwds"}};
const NativeRow kClassMethods[] = {{"__prepare__", type_prepare, "*args **kwargs"}};

// Others may be reading the old text, up to their next safepoint or longer: it stays.
void change_text(std::string& text, Value v) {
  auto* fresh = new std::string(view_of(v));
  safepoint::stop_the_world([&] { fresh->swap(text); });
}

Value get_name(Value self) { return new_str(self_type(self)->name); }
Value set_name(Value self, Value v) {
  if (!is_str(v))
    return raise_type_error("can only assign string to " + self_type(self)->name + ".__name__, not '" + type_name(v) +
                            "'");
  change_text(self_type(self)->name, v);
  return kNil;
}
Value get_qualname(Value self) { return new_str(self_type(self)->qualified_name); }
Value set_qualname(Value self, Value v) { return change_text(self_type(self)->qualified_name, v), kNil; }
Value get_module(Value self) {
  Value v = value_of(self_type(self)->attributes.find(names::module));
  return v != kUndefined ? v : new_str(self_type(self)->module);
}
Value set_module(Value self, Value v) {
  if (is_str(v)) change_text(self_type(self)->module, v);
  set_type_attribute(self_type(self), names::module, v);
  return kNil;
}
Value get_bases(Value self) {
  Value list = new_list();
  for (TypeInfo* b : self_type(self)->bases) array::push(array_of(list), b->object);
  return tuple_from_list(list);
}
Value set_bases(Value self, Value v) {
  TypeInfo* t = self_type(self);
  if (t->is_builtin) return raise_type_error("cannot set '__bases__' attribute of immutable type '" + t->name + "'");
  if (!is_tuple(v)) return raise_type_error("can only assign tuple to " + t->name + ".__bases__, not " + type_name(v));
  if (length_of(v) == 0)
    return raise_type_error("can only assign non-empty tuple to " + t->name + ".__bases__, not ()");
  std::vector<TypeInfo*> bases;
  for (int64_t i = 0; i < length_of(v); i++) {
    Value b = array::get(array_of(v), i);
    if (!is_type(b))
      return raise_type_error(t->name + ".__bases__ must be tuple of classes, not '" + type_name(b) + "'");
    if (type_info(b)->inherits_from(t)) return raise_type_error("a __bases__ item causes an inheritance cycle");
    bases.push_back(type_info(b));
  }
  return change_bases(t, std::move(bases));
}
Value get_base(Value self) {
  const auto& bases = self_type(self)->bases;
  return bases.empty() ? kNil : bases[0]->object;
}
Value get_mro(Value self) {
  return tuple_from_list(type_mro(nullptr, std::initializer_list<Value>{kNil, self}.begin()));
}
Value get_dict(Value self) {
  Value d = new_dict();
  self_type(self)->attributes.each_defined([&](Symbol* name, Value v) { dict_set(d, name, v); });
  return new_native(types.mappingproxy, {d});
}
Value get_annotations(Value self) {
  Cell& c = self_type(self)->attributes.at(names::annotations);
  Value v = value_of(&c);
  if (v == kUndefined) {
    if (self_type(self)->is_builtin) return raise_attribute_error(self, names::annotations);
    c.value.set(v = new_dict());
  }
  return v;
}
Value set_annotations(Value self, Value v) {
  if (self_type(self)->is_builtin)
    return raise_type_error("cannot set '__annotations__' attribute of immutable type '" + self_type(self)->name + "'");
  set_type_attribute(self_type(self), names::annotations, v);
  return kNil;
}
Value get_abstract(Value self) {
  Value v = value_of(self_type(self)->attributes.find(intern("__abstractmethods__")));
  return v != kUndefined ? v : raise(types.AttributeError, "__abstractmethods__");
}
Value set_abstract(Value self, Value v) {
  self_type(self)->attributes.at(intern("__abstractmethods__")).value.set(v);
  self_type(self)->is_abstract = truth(v) == kTrue;
  return kNil;
}
const GetterRow kGetters[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__bases__", get_bases, set_bases},
    {"__base__", get_base},
    {"__mro__", get_mro},
    {"__dict__", get_dict},
    {"__annotations__", get_annotations, set_annotations},
    {"__abstractmethods__", get_abstract, set_abstract},
};

// ---- super

Value super_new(CallTarget*, const Value* args) {
  if (args[2] == kUndefined) return raise(types.RuntimeError, "super(): no arguments");
  return make_super(args[2], args[3] == kUndefined ? kNil : args[3]);
}
const NativeRow kSuperStatic[] = {{"__new__", super_new, "cls type= object= /"}};

Value super_repr(CallTarget*, const Value* args) {
  std::string text = "<super: <class '" + type_info(native_field(args[1], 0))->name + "'>, ";
  Value self = native_field(args[1], 1);
  return new_str(text + "<" + type_name(self) + " object>>");
}
const NativeRow kSuperMethods[] = {{"__repr__", super_repr}};

void define_type() {
  define_methods(types.type, kMethods);
  define_static_methods(types.type, kStatic);
  define_class_methods(types.type, kClassMethods);
  define_getters(types.type, kGetters);
  define_static_methods(types.super, kSuperStatic);
  define_methods(types.super, kSuperMethods);
}
HY_PYTHON_CORE(define_type);

}  // namespace

Value make_super(Value type, Value self) {
  if (!is_type(type)) return raise_type_error("super() argument 1 must be a type, not " + type_name(type));
  TypeInfo* t = type_info(type);
  bool of_class = is_type(self) && type_info(self)->inherits_from(t);
  if (!of_class && !is_instance(self, t))
    return raise_type_error("super(type, obj): obj must be an instance or subtype of type");
  return new_native(types.super, {type, self});
}

}  // namespace hypha::python
