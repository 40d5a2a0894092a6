// SPDX-License-Identifier: MIT
// Module: defining, removing, listing methods.
#include "languages/ruby/core/method_list.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/method_object.h"
#include "languages/ruby/runtime/module.h"

namespace hypha::ruby {

namespace {

ClassInfo* self_info(Value self) { return class_info(self); }

// ---- attributes

Value define_attribute(ClassInfo* c, Value name, bool writer, Array* made) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  std::string text(s->view());
  bool good = !text.empty() && !(text[0] >= '0' && text[0] <= '9');
  for (char ch : text)
    good = good && (isalnum(static_cast<unsigned char>(ch)) || ch == '_' || static_cast<unsigned char>(ch) >= 0x80);
  if (!good) return raise_name_error("invalid attribute name `" + text + "'", s, c->object);
  auto* m = new Method;
  m->name = writer ? intern(text + "=") : s;
  m->kind = writer ? Method::AttrWriter : Method::AttrReader;
  m->attribute = intern("@" + text);
  m->visibility = visibility_of_definition(c, m->name);
  reserve_instance_variables(c, {m->attribute});
  RB_TRY(add_checked_method(c, m));
  array::push(made, symbol_value(m->name));
  return kNil;
}

Value define_attributes(Value self, Value names, bool reader, bool writer) {
  auto* list = names.ptr<Array>();
  Value made = new_array();
  for (int64_t i = 0; i < list->length(); i++) {
    if (reader) RB_TRY(define_attribute(self_info(self), array::get(list, i), false, made.ptr<Array>()));
    if (writer) RB_TRY(define_attribute(self_info(self), array::get(list, i), true, made.ptr<Array>()));
  }
  return made;
}
Value attr_reader(Value self, Value names) { return define_attributes(self, names, true, false); }
Value attr_writer(Value self, Value names) { return define_attributes(self, names, false, true); }
Value attr_accessor(Value self, Value names) { return define_attributes(self, names, true, true); }

// ---- define_method

Value method_body(ClassInfo* c, Value body, Method** out) {
  auto* m = new Method;
  *out = m;
  if (is_kind(body, Kind::Closure)) {
    m->kind = Method::Closure;
    m->closure = new Rooted<>(body);
    if (BlockInfo* info = block_info(body.ptr<Closure>()->target)) m->parameters = &info->parameters;
    return kNil;
  }
  if (is_a(body, classes.Method) || is_a(body, classes.UnboundMethod)) {
    *m = *method_of_object(body);
    bool fits = m->owner->is_module || c->is_module || c->inherits_from(m->owner);
    return fits ? kNil : raise(classes.TypeError, "bind argument must be a subclass of " + class_name(m->owner));
  }
  if (body == kNil) return raise(classes.ArgumentError, "tried to create Proc object without a block");
  return raise_expected_module(body, "Proc/Method/UnboundMethod");
}

Value define_method(CallTarget*, const Value* args) {
  ClassInfo* c = self_info(args[0]);
  Symbol* name;
  RB_TRY(to_name(args[2], &name));
  return define_method_from(c, args[2], args[3] == kUndefined ? args[1] : args[3], visibility_of_definition(c, name));
}
Value main_define_method(CallTarget*, const Value* args) {
  return define_method_from(classes.Object, args[2], args[3] == kUndefined ? args[1] : args[3], Visibility::Public);
}

// ---- alias, remove, undef

Value module_alias_method(Value self, Value alias, Value existing) {
  Symbol *a, *e;
  RB_TRY(to_name(alias, &a));
  RB_TRY(to_name(existing, &e));
  RB_TRY(make_alias(self_info(self), a, e));
  return symbol_value(a);
}

Value each_name(Value names, Value (*f)(ClassInfo*, Symbol*), ClassInfo* c) {
  auto* list = names.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Symbol* s;
    RB_TRY(to_name(array::get(list, i), &s));
    RB_TRY(f(c, s));
  }
  return c->object;
}
Value remove_one(ClassInfo* c, Symbol* name) {
  if (is_frozen_flag(c->object)) return check_frozen(c->object);
  if (Method* m = own_method(c, name); m && !m->undefined())
    remove_method(c, name);
  else
    return raise_name_error("method `" + std::string(name->view()) + "' not defined in " + class_name(c), name,
                            c->object);
  return run_method_hook(c, "removed", name);
}
Value undef_one(ClassInfo* c, Symbol* name) {
  if (is_frozen_flag(c->object)) return check_frozen(c->object);
  if (!find_method(c, name) && !(c->is_module && find_method(classes.Object, name)))
    return undefined_method_error(c, name);
  undefine_method(c, name);
  return run_method_hook(c, "undefined", name);
}
Value module_remove_method(Value self, Value names) { return each_name(names, remove_one, self_info(self)); }
Value module_undef_method(Value self, Value names) { return each_name(names, undef_one, self_info(self)); }

// ---- asking

template <unsigned kMask>
Value module_methods_of(Value self, Value inherited) {
  ClassInfo* c = self_info(self);
  if (inherited != kUndefined && inherited.falsy()) return list_own_methods(c, kMask);
  return list_methods(c, kMask);
}

unsigned mask_of(Visibility v) {
  return v == Visibility::Public ? kPublicMask : v == Visibility::Protected ? kProtectedMask : kPrivateMask;
}

template <unsigned kMask>
Value module_method_defined(Value self, Value name, Value inherited) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  ClassInfo* c = self_info(self);
  Method* m = find_method(c, s);
  bool own_only = inherited != kUndefined && inherited.falsy();
  return boolean(m && (mask_of(m->visibility) & kMask) && !(own_only && m->owner != c));
}

Value instance_method_for(Value self, Value name, bool public_only) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  ClassInfo* c = self_info(self);
  Method* m = find_method(c, s);
  if (!m || (public_only && m->visibility != Visibility::Public)) return undefined_method_error(c, s);
  return new_unbound_method(c, m, s);
}
Value module_instance_method(Value self, Value name) { return instance_method_for(self, name, false); }
Value module_public_instance_method(Value self, Value name) { return instance_method_for(self, name, true); }

const NativeMethod module_methods[] = {
    {"attr_reader", native<attr_reader>, 0, 0, kRest},
    {"attr", native<attr_reader>, 0, 0, kRest},
    {"attr_writer", native<attr_writer>, 0, 0, kRest},
    {"attr_accessor", native<attr_accessor>, 0, 0, kRest},
    {"define_method", define_method, 1, 1},
    {"alias_method", native<module_alias_method>, 2},
    {"remove_method", native<module_remove_method>, 0, 0, kRest},
    {"undef_method", native<module_undef_method>, 0, 0, kRest},
    {"instance_methods", native<module_methods_of<kPublicMask | kProtectedMask>>, 0, 1},
    {"public_instance_methods", native<module_methods_of<kPublicMask>>, 0, 1},
    {"protected_instance_methods", native<module_methods_of<kProtectedMask>>, 0, 1},
    {"private_instance_methods", native<module_methods_of<kPrivateMask>>, 0, 1},
    {"method_defined?", native<module_method_defined<kPublicMask | kProtectedMask>>, 1, 1},
    {"public_method_defined?", native<module_method_defined<kPublicMask>>, 1, 1},
    {"protected_method_defined?", native<module_method_defined<kProtectedMask>>, 1, 1},
    {"private_method_defined?", native<module_method_defined<kPrivateMask>>, 1, 1},
    {"instance_method", native<module_instance_method>, 1},
    {"public_instance_method", native<module_public_instance_method>, 1},
};
const NativeMethod main_methods[] = {{"define_method", main_define_method, 1, 1, kPrivate}};

void define_module_methods() {
  define_methods(classes.Module, module_methods);
  define_methods(singleton_class(main_object), main_methods);
}
HY_RUBY_CORE(define_module_methods);

}  // namespace

Value define_method_from(ClassInfo* c, Value name, Value body, Visibility visibility) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  Method* m = nullptr;
  RB_TRY(method_body(c, body, &m));
  m->name = s;
  m->visibility = visibility;
  RB_TRY(add_checked_method(c, m));
  return symbol_value(s);
}

}  // namespace hypha::ruby
