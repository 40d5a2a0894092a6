// SPDX-License-Identifier: MIT
// Attribute access: descriptors, instance attributes, types, modules, super objects.
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/node/node.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

TypeInfo* getset_type() {
  static TypeInfo* t = define_native_type("getset_descriptor", 3);
  return t;
}
static TypeInfo* builtin_method_type() {
  static TypeInfo* t = [] {
    TypeInfo* made = define_native_type("builtin_function_or_method", 2);
    made->layout = Layout::BoundMethod;
    return made;
  }();
  return t;
}
static const MadeBeforeThreads made_types([] { getset_type(), builtin_method_type(); });

Value bind(Value function, Value self) {
  bool native = is_kind(function, Kind::Closure) && code_of(function.ptr<Closure>()->target)->is_native;
  return new_native(native ? builtin_method_type() : types.method, {function, self});
}

// ---- descriptors

static Value property_get(Value p, Value self) {
  Value f = native_field(p, kGetter);
  if (f == kNil) return raise(types.AttributeError, "property of '" + type_name(self) + "' object has no getter");
  return call(f, {self});
}

Value descriptor_get(Value a, Value self, TypeInfo* owner) {
  if (!a.is_heap()) return a;
  if (a.ptr()->kind == Kind::Closure) return self == kUndefined || !binds_self(a) ? a : bind(a, self);
  TypeInfo* t = type_of(a);
  switch (t->layout) {
    case Layout::Property: return self == kUndefined ? a : property_get(a, self);
    case Layout::StaticMethod: return native_field(a, 0);
    case Layout::ClassMethod: {
      Value f = native_field(a, 0);
      if (is_kind(f, Kind::Closure)) return bind(f, owner->object);
      return descriptor_get(f, owner->object, owner->metatype);
    }
    case Layout::Native:
      if (t == getset_type()) return self == kUndefined ? a : getter_row(a)->get(self);
      return a;
    case Layout::Object: {
      Value get = lookup(t, names::get);
      if (get == kUndefined) return a;
      return call_special(a, names::get, {self == kUndefined ? kNil : self, owner->object});
    }
    default: return a;
  }
}

bool is_data_descriptor(Value a) {
  if (!is_kind(a, Kind::Native) && !is_kind(a, Kind::Object)) return false;
  TypeInfo* t = type_of(a);
  if (t->layout == Layout::Property || t == getset_type()) return true;
  return t->layout == Layout::Object && (find_attribute(t, names::set) || find_attribute(t, names::delete_));
}

bool is_plain_value(Value a) {
  if (!a.is_heap()) return true;
  TypeInfo* t = type_of(a);
  switch (t->layout) {
    case Layout::Function: return !binds_self(a);
    case Layout::Property: case Layout::StaticMethod: case Layout::ClassMethod: return false;
    case Layout::Native: return t != getset_type();
    case Layout::Object: return !find_attribute(t, names::get);
    default: return true;
  }
}

// ---- reading

namespace {

// The built-in type's, whatever a subclass has of its own.
IterFunction builtin_function(Value self, Relaxed<IterFunction> TypeInfo::*slot) {
  for (TypeInfo* m : type_of(self)->mro)
    if (IterFunction own = m->is_builtin ? IterFunction(m->*slot) : nullptr) return own;
  HY_CHECK(false, "shown by a type that has none");
}
Value native_iter(CallTarget*, const Value* args) { return builtin_function(args[1], &TypeInfo::iter)(args[1]); }
Value native_next(CallTarget*, const Value* args) {
  Value v = builtin_function(args[1], &TypeInfo::next)(args[1]);
  return v == kUndefined ? raise_stop_iteration(next_result()) : v;
}
const NativeRow kIterRow[] = {{"__iter__", native_iter}};
const NativeRow kNextRow[] = {{"__next__", native_next}};

// A type with built-in iteration shows it as special methods when somebody looks. True: there is one now.
bool show_iteration(const TypeInfo* t, Symbol* name) {
  if (name != names::iter && name != names::next) return false;
  for (TypeInfo* m : t->mro) {
    if (!m->is_builtin || !IterFunction(name == names::iter ? m->iter : m->next)) continue;
    define_methods(m, name == names::iter ? kIterRow : kNextRow);
    lookup_changed(name);
    return true;
  }
  return false;
}

}  // namespace

bool may_have_attribute(const TypeInfo* t, Symbol* name) {
  return t->has_instance_dict || std::find(t->slot_names.begin(), t->slot_names.end(), name) != t->slot_names.end();
}

static bool has_properties(Value object, const TypeInfo* t) {
  return object.is_heap() && (t->has_instance_dict || !t->slot_names.empty());
}

Value generic_get_attribute(Value object, Symbol* name) {
  TypeInfo* t = type_of(object);
  Value a = lookup(t, name);
  if (a != kUndefined && is_data_descriptor(a)) return descriptor_get(a, object, t);
  if (has_properties(object, t))
    if (Value v = get_property(object.ptr<Object>(), name); v != kUndefined) return v;
  if (a == kUndefined && show_iteration(t, name)) a = lookup(t, name);
  return a == kUndefined ? kUndefined : descriptor_get(a, object, t);
}

Value type_get_attribute(TypeInfo* t, Symbol* name) {
  Value meta = lookup(t->metatype, name);
  if (meta != kUndefined && is_data_descriptor(meta)) return descriptor_get(meta, t->object, t->metatype);
  Value a = lookup(t, name);
  if (a == kUndefined && show_iteration(t, name)) a = lookup(t, name);
  if (a != kUndefined) return descriptor_get(a, kUndefined, t);
  return meta == kUndefined ? kUndefined : descriptor_get(meta, t->object, t->metatype);
}

static Value module_get_attribute(Value m, Symbol* name) {
  ModuleInfo* info = module_info(m);
  if (Value v = value_of(info->globals.find(name)); v != kUndefined) return v;
  Value v = generic_get_attribute(m, name);
  if (v != kUndefined) return v;
  Value hook = value_of(info->globals.find(names::getattr));
  return hook != kUndefined ? call(hook, {str_value(name)}) : kUndefined;
}

enum SuperField { kSuperType, kSuperSelf };
static Value super_get_attribute(Value s, Symbol* name) {
  Value self = native_field(s, kSuperSelf);
  TypeInfo* after = type_info(native_field(s, kSuperType));
  bool of_class = is_type(self) && type_info(self)->inherits_from(after);
  TypeInfo* start = of_class ? type_info(self) : type_of(self);
  if (name == names::class_) return generic_get_attribute(s, name);
  Value a = lookup_after(start, after, name);
  if (a == kUndefined && show_iteration(start, name)) a = lookup_after(start, after, name);
  if (a == kUndefined) return generic_get_attribute(s, name);
  return descriptor_get(a, of_class ? kUndefined : self, start);
}

static Value plain_get(Value object, Symbol* name) {
  switch (layout_of(object)) {
    case Layout::Type: return type_get_attribute(type_info(object), name);
    case Layout::Module: return module_get_attribute(object, name);
    case Layout::Super: return super_get_attribute(object, name);
    case Layout::BoundMethod: {
      Value v = generic_get_attribute(object, name);
      return v == kUndefined ? get_attribute_or(bound_function(object), name) : v;
    }
    default: return generic_get_attribute(object, name);
  }
}

// A guest's __getattribute__, __setattr__ or __delattr__; kUndefined: there is the built-in one.
static Value guest_hook(const TypeInfo* t, Symbol* name) {
  Value hook = lookup(t, name);
  return is_kind(hook, Kind::Closure) && !code_of(hook.ptr<Closure>()->target)->is_native ? hook : kUndefined;
}

static Value hooked_get(TypeInfo* t, Value object, Symbol* name) {
  Value hook = guest_hook(t, names::getattribute);
  return hook == kUndefined ? plain_get(object, name) : call(hook, {object, str_value(name)});
}

Value get_attribute_or(Value object, Symbol* name) {
  TypeInfo* t = type_of(object);
  if (!t->hooks_attributes) {
    Value v = plain_get(object, name);
    if (v == kThrow && exception_is(types.AttributeError)) return take_exception(), kUndefined;
    return v;
  }
  Value v = hooked_get(t, object, name);
  if (v == kThrow && exception_is(types.AttributeError)) take_exception(), v = kUndefined;
  if (v != kUndefined) return v;
  v = call_special(object, names::getattr, {str_value(name)});
  if (v == kThrow && exception_is(types.AttributeError)) return take_exception(), kUndefined;
  return v;
}

Value get_attribute(Value object, Symbol* name) {
  TypeInfo* t = type_of(object);
  Value v;
  if (!t->hooks_attributes) {
    v = plain_get(object, name);
    return v == kUndefined ? raise_attribute_error(object, name) : v;
  }
  Value missing = lookup(t, names::getattr);
  v = hooked_get(t, object, name);
  if (missing == kUndefined) return v == kUndefined ? raise_attribute_error(object, name) : v;
  if (v == kThrow && exception_is(types.AttributeError)) take_exception(), v = kUndefined;
  return v == kUndefined ? call_special(object, names::getattr, {str_value(name)}) : v;
}

Value attribute_name(Value v, Symbol** out) {
  v = underlying(v);
  if (!is_str(v)) return raise_type_error("attribute name must be string, not '" + type_name(v) + "'");
  *out = intern(view_of(v));
  return kNil;
}

// ---- writing

static std::string whose(Value object) { return "'" + type_name(object) + "' object"; }

static Value set_through_descriptor(Value a, Value object, Symbol* name, Value v) {
  TypeInfo* t = type_of(a);
  if (t->layout == Layout::Property) {
    Value f = native_field(a, v == kUndefined ? kDeleter : kSetter);
    if (f == kNil)
      return raise(types.AttributeError, "property '" + std::string(name->view()) + "' of " + whose(object) + " has no " + (v == kUndefined ? "deleter" : "setter"));
    PY_TRY(v == kUndefined ? call(f, {object}) : call(f, {object, v}));
    return kNil;
  }
  if (t == getset_type()) {
    const GetterRow* row = getter_row(a);
    if (!row->set) return raise(types.AttributeError, "attribute '" + std::string(name->view()) + "' of '" + type_name(object) + "' objects is not writable");
    PY_TRY(row->set(object, v));
    return kNil;
  }
  Value done = v == kUndefined ? call_special(a, names::delete_, {object}) : call_special(a, names::set, {object, v});
  if (done == kUndefined) return raise(types.AttributeError, v == kUndefined ? "__delete__" : "__set__");
  return done.is_completion() ? done : kNil;
}

Value generic_set_attribute(Value object, Symbol* name, Value v) {
  TypeInfo* t = type_of(object);
  Value a = lookup(t, name);
  if (a != kUndefined && is_data_descriptor(a)) return set_through_descriptor(a, object, name, v);
  if (!may_have_attribute(t, name) || !object.is_heap()) {
    if (a != kUndefined) return raise(types.AttributeError, whose(object) + " attribute '" + std::string(name->view()) + "' is read-only");
    return raise_attribute_error(object, name);
  }
  if (v != kUndefined) return set_property(object.ptr<Object>(), name, v), kNil;
  if (!delete_property(object.ptr<Object>(), name)) {
    if (t->has_instance_dict) return raise_attribute_error(object, name);
    return raise(types.AttributeError, name->view());
  }
  return kNil;
}

Value type_set_attribute(TypeInfo* t, Symbol* name, Value v) {
  if (t->is_builtin)
    return raise_type_error("cannot set '" + std::string(name->view()) + "' attribute of immutable type '" + full_type_name(t) + "'");
  Value meta = lookup(t->metatype, name);
  if (meta != kUndefined && is_data_descriptor(meta)) return set_through_descriptor(meta, t->object, name, v);
  if (v == kUndefined && value_of(t->attributes.find(name)) == kUndefined) return raise_attribute_error(t->object, name);
  set_type_attribute(t, name, v);
  return kNil;
}

static Value plain_set(Value object, Symbol* name, Value v) {
  switch (layout_of(object)) {
    case Layout::Type: return type_set_attribute(type_info(object), name, v);
    case Layout::Module: {
      Cell& c = module_info(object)->globals.at(name);
      if (v == kUndefined && c.value.get() == kUndefined) return raise_attribute_error(object, name);
      write_cell(c, v);
      return kNil;
    }
    default: return generic_set_attribute(object, name, v);
  }
}

static Value hooked_set(Value object, Symbol* name, Value v) {
  TypeInfo* t = type_of(object);
  if (t->hooks_attributes) {
    Value hook = guest_hook(t, v == kUndefined ? names::delattr : names::setattr);
    if (hook != kUndefined) {
      Value done = v == kUndefined ? call(hook, {object, str_value(name)}) : call(hook, {object, str_value(name), v});
      return done.is_completion() ? done : kNil;
    }
  }
  return plain_set(object, name, v);
}

Value set_attribute(Value object, Symbol* name, Value v) { return hooked_set(object, name, v); }
Value delete_attribute(Value object, Symbol* name) { return hooked_set(object, name, kUndefined); }

}  // namespace hypha::python
