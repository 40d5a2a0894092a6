// SPDX-License-Identifier: MIT
// object and the singletons.
#include <algorithm>

#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

std::string address_of(Value v) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%012lx", static_cast<unsigned long>(v.bits - 1));
  return text;
}

Value object_repr(CallTarget*, const Value* args) {
  TypeInfo* t = type_of(args[1]);
  return new_str("<" + full_type_name(t) + " object at " + address_of(args[1]) + ">");
}
Value object_str(CallTarget*, const Value* args) { return repr(args[1]); }
Value object_hash(CallTarget*, const Value* args) { return fixnum(int64_t(args[1].bits >> 4) & kFixnumMax); }
Value object_eq(CallTarget*, const Value* args) { return args[1] == args[2] ? kTrue : not_implemented; }
Value object_ne(CallTarget*, const Value* args) {
  Value r = PY_TRY(call_special(args[1], names::eq, {args[2]}));
  if (r == kUndefined || r == not_implemented) return not_implemented;
  Value t = PY_TRY(truth(r));
  return boolean(t == kFalse);
}
Value object_order(CallTarget*, const Value*) { return not_implemented; }

Value object_format(CallTarget*, const Value* args) {
  if (!is_str(args[2])) return raise_type_error("__format__() argument must be str, not " + type_name(args[2]));
  if (!view_of(args[2]).empty()) return raise_type_error("unsupported format string passed to " + type_name(args[1]) + ".__format__");
  return str(args[1]);
}

Value object_new(CallTarget*, const Value* args) {
  if (!is_type(args[1])) return raise_type_error("object.__new__(X): X is not a type object (" + type_name(args[1]) + ")");
  TypeInfo* t = type_info(args[1]);
  bool own_new = find_attribute(t, names::new_) != types.object->attributes.find(names::new_);
  bool own_init = find_attribute(t, names::init) != types.object->attributes.find(names::init);
  bool excess = length_of(args[2]) > 0 || args[3] != kUndefined;
  if (excess && own_new) return raise_type_error("object.__new__() takes exactly one argument (the type to instantiate)");
  if (excess && !own_init) return raise_type_error(t->name + "() takes no arguments");
  if (t->is_abstract) return make_instance(t, {}, {});  // raises
  return allocate_instance(t);
}
Value object_init(CallTarget*, const Value* args) {
  TypeInfo* t = type_of(args[1]);
  bool excess = length_of(args[2]) > 0 || args[3] != kUndefined;
  bool own_init = find_attribute(t, names::init) != types.object->attributes.find(names::init);
  if (excess && own_init) return raise_type_error("object.__init__() takes exactly one argument (the instance to initialize)");
  return kNil;
}

Value object_getattribute(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  Value v = generic_get_attribute(args[1], name);
  return v == kUndefined ? raise_attribute_error(args[1], name) : v;
}
Value object_setattr(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  return generic_set_attribute(args[1], name, args[3]);
}
Value object_delattr(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  return generic_set_attribute(args[1], name, kUndefined);
}
Value object_init_subclass(CallTarget*, const Value*) { return kNil; }

void add_type_names(Value list, const TypeInfo* t) {
  for (TypeInfo* m : t->mro)
    m->attributes.each_defined([&](Symbol* name, Value) { array::push(array_of(list), str_value(name)); });
}

Value object_dir(CallTarget*, const Value* args) {
  Value list = new_list();
  Value self = args[1];
  if (is_type(self)) {
    add_type_names(list, type_info(self));
  } else {
    if (is_module(self)) {
      module_info(self)->globals.each_defined([&](Symbol* name, Value) { array::push(array_of(list), str_value(name)); });
      return list;
    }
    if (self.is_heap() && (type_of(self)->has_instance_dict || !type_of(self)->slot_names.empty()))
      for (Symbol* s : property_names(self.ptr<Object>())) array::push(array_of(list), str_value(s));
    add_type_names(list, type_of(self));
  }
  return list;
}

Value object_reduce(CallTarget*, const Value* args) { return raise_type_error("cannot pickle '" + type_name(args[1]) + "' object"); }

Value get_class(Value self) { return type_of(self)->object; }
Value set_class(Value self, Value v) {
  if (!is_type(v)) return raise_type_error("__class__ must be set to a class, not '" + type_name(v) + "' object");
  TypeInfo* t = type_info(v);
  if (t->is_builtin || type_of(self)->is_builtin) return raise_type_error("__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (t->instance_kind != self.ptr()->kind) return raise_type_error("__class__ assignment: '" + t->name + "' object layout differs from '" + type_name(self) + "'");
  change_class(self.ptr<Object>(), t);
  return kNil;
}
Value get_dict(Value self) {
  TypeInfo* t = type_of(self);
  if (!t->has_instance_dict || !self.is_heap()) return raise_attribute_error(self, names::dict);
  return attribute_dict(self);
}
Value set_dict(Value self, Value v) {
  if (!is_dict(v) || !type_of(self)->has_instance_dict) return raise_type_error("__dict__ must be set to a dictionary, not a '" + type_name(v) + "'");
  for (Symbol* s : property_names(self.ptr<Object>())) delete_property(self.ptr<Object>(), s);
  Value key, x;
  for (int64_t i = 0; hash::next(hash_of(v), &i, &key, &x);)
    if (is_str(key)) set_property(self.ptr<Object>(), intern(view_of(key)), x);
  return kNil;
}

const NativeRow kMethods[] = {
    {"__repr__", object_repr}, {"__str__", object_str}, {"__hash__", object_hash}, {"__eq__", object_eq, "value /"}, {"__ne__", object_ne, "value /"},
    {"__lt__", object_order, "value /"}, {"__le__", object_order, "value /"}, {"__gt__", object_order, "value /"}, {"__ge__", object_order, "value /"},
    {"__format__", object_format, "format_spec /"}, {"__init__", object_init, "*args **kwargs"}, {"__getattribute__", object_getattribute, "name /"},
    {"__setattr__", object_setattr, "name value /"}, {"__delattr__", object_delattr, "name /"}, {"__dir__", object_dir}, {"__reduce__", object_reduce},
};
const NativeRow kStatic[] = {{"__new__", object_new, "cls *args **kwargs"}};
const NativeRow kClassMethods[] = {{"__init_subclass__", object_init_subclass}};
const GetterRow kGetters[] = {{"__class__", get_class, set_class}, {"__dict__", get_dict, set_dict}};

// ---- None, NotImplemented, Ellipsis

Value none_repr(CallTarget*, const Value*) { return new_str("None"); }
Value none_bool(CallTarget*, const Value*) { return kFalse; }
Value none_hash(CallTarget*, const Value*) { return fixnum(0xfca86420 >> 1); }
Value none_new(CallTarget*, const Value*) { return kNil; }
const NativeRow kNoneMethods[] = {{"__repr__", none_repr}, {"__bool__", none_bool}, {"__hash__", none_hash}};
const NativeRow kNoneStatic[] = {{"__new__", none_new, "cls"}};
Value not_implemented_repr(CallTarget*, const Value*) { return new_str("NotImplemented"); }
const NativeRow kNotImplementedMethods[] = {{"__repr__", not_implemented_repr}};
Value ellipsis_repr(CallTarget*, const Value*) { return new_str("Ellipsis"); }
const NativeRow kEllipsisMethods[] = {{"__repr__", ellipsis_repr}};

void define_object() {
  define_methods(types.object, kMethods);
  define_static_methods(types.object, kStatic);
  define_class_methods(types.object, kClassMethods);
  define_getters(types.object, kGetters);
  types.object->attributes.at(names::doc).value.set(kNil);
  define_methods(types.NoneType, kNoneMethods);
  define_static_methods(types.NoneType, kNoneStatic);
  define_methods(types.NotImplementedType, kNotImplementedMethods);
  define_methods(types.ellipsis, kEllipsisMethods);
}
HY_PYTHON_CORE(define_object);

}  // namespace

}  // namespace hypha::python
