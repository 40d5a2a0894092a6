// SPDX-License-Identifier: MIT
// Module: public, private, protected, module_function, for methods and constants.
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/constant.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/module.h"

namespace hypha::ruby {

namespace {

Method* method_seen_by(ClassInfo* c, Symbol* name) {
  Method* m = find_method(c, name);
  return m || !c->is_module ? m : find_method(classes.Object, name);
}

// An inherited method gets a copy here.
Value set_visibility(ClassInfo* c, Symbol* name, Visibility v) {
  Method* m = method_seen_by(c, name);
  if (!m) return undefined_method_error(c, name);
  if (m->visibility == v && m->owner == c) return kNil;
  uint32_t serial = m->owner == c ? m->serial : 0;
  auto* copy = new Method(*m);
  copy->visibility = v;
  add_method(c, copy);
  if (serial) copy->serial = serial;
  return kNil;
}

// Names come one by one or as an Array.
template <class F>
Value each_name(Value names, F f) {
  auto* list = names.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Value v = array::get(list, i);
    if (is_array(v)) {
      RB_TRY(each_name(v, f));
      continue;
    }
    Symbol* s;
    RB_TRY(to_name(v, &s));
    RB_TRY(f(s));
  }
  return kNil;
}

// nil, the one argument, or all of them.
Value echo(Value names) {
  auto* list = names.ptr<Array>();
  return list->length() == 0 ? kNil : list->length() == 1 ? array::get(list, 0) : names;
}

Value change_visibility(ClassInfo* c, Value names, Visibility v) {
  if (names.ptr<Array>()->length() == 0) {
    body_mode(c).visibility = v;
    body_mode(c).module_function = false;
    return kNil;
  }
  RB_TRY(each_name(names, [&](Symbol* s) { return set_visibility(c, s, v); }));
  return echo(names);
}

template <Visibility kVisibility>
Value module_visibility(Value self, Value names) {
  return change_visibility(class_info(self), names, kVisibility);
}
template <Visibility kVisibility>
Value main_visibility(Value, Value names) {
  return change_visibility(classes.Object, names, kVisibility);
}
template <Visibility kVisibility>
Value class_method_visibility(Value self, Value names) {
  ClassInfo* c = singleton_class(self);
  RB_TRY(each_name(names, [&](Symbol* s) { return set_visibility(c, s, kVisibility); }));
  return kNil;
}

Value make_module_function(ClassInfo* c, Symbol* name) {
  Method* m = method_seen_by(c, name);
  if (!m) return undefined_method_error(c, name);
  auto* function = new Method(*m);
  function->visibility = Visibility::Public;
  add_method(singleton_class(c->object), function);
  return set_visibility(c, name, Visibility::Private);
}
Value module_function(Value self, Value names) {
  ClassInfo* c = class_info(self);
  if (names.ptr<Array>()->length() == 0) {
    body_mode(c).module_function = true;
    return kNil;
  }
  RB_TRY(each_name(names, [&](Symbol* s) { return make_module_function(c, s); }));
  return echo(names);
}

template <bool kPrivateConstant>
Value constant_visibility(Value self, Value names) {
  ClassInfo* c = class_info(self);
  return each_name(names, [&](Symbol* s) {
    Constant* k = find_constant(c, s, false);
    if (!k)
      return raise_name_error("constant " + class_name(c) + "::" + std::string(s->view()) + " not defined", s,
                              c->object);
    k->is_private = kPrivateConstant;
    constant_changed(s);
    return kNil;
  });
}

constexpr auto kPublicV = Visibility::Public, kPrivateV = Visibility::Private, kProtectedV = Visibility::Protected;

const NativeMethod module_methods[] = {
    {"public", native<module_visibility<kPublicV>>, 0, 0, kRest | kPrivate},
    {"private", native<module_visibility<kPrivateV>>, 0, 0, kRest | kPrivate},
    {"protected", native<module_visibility<kProtectedV>>, 0, 0, kRest | kPrivate},
    {"module_function", native<module_function>, 0, 0, kRest | kPrivate},
    {"public_class_method", native<class_method_visibility<kPublicV>>, 0, 0, kRest},
    {"private_class_method", native<class_method_visibility<kPrivateV>>, 0, 0, kRest},
    {"public_constant", native<constant_visibility<false>>, 0, 0, kRest},
    {"private_constant", native<constant_visibility<true>>, 0, 0, kRest},
};
const NativeMethod main_methods[] = {
    {"public", native<main_visibility<kPublicV>>, 0, 0, kRest | kPrivate},
    {"private", native<main_visibility<kPrivateV>>, 0, 0, kRest | kPrivate},
};

void define_module_visibility() {
  define_methods(classes.Module, module_methods);
  define_methods(singleton_class(main_object), main_methods);
}
HY_RUBY_CORE(define_module_visibility);

}  // namespace

}  // namespace hypha::ruby
