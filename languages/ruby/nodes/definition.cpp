// SPDX-License-Identifier: MIT
// def, and what other ways of defining methods share with it.
#include "languages/ruby/nodes/definition.h"

#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/module.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

Value run_hook(Value receiver, const char* hook, Symbol* name) {
  Symbol* h = intern(hook);
  Method* m = find_method(class_of(receiver), h);
  if (!m || is_native(m)) return kNil;
  return call_method(receiver, h, {symbol_value(name)});
}

bool always_private(Symbol* name) {
  return name == names::initialize || name == names::initialize_copy || name == names::respond_to_missing ||
         name->view() == "initialize_clone" || name->view() == "initialize_dup";
}

Method* method_of(const MethodDefinition* d, ClassInfo* owner) {
  auto* m = new Method;
  m->name = d->name;
  m->target = d->target;
  m->parameters = &d->info->parameters;
  m->kind = Method::Guest;
  m->owner = owner;
  d->info->method.store(m, std::memory_order_release);
  return m;
}

bool at_top_level(const LexicalScope* scope) { return !scope || (!scope->outer && scope->module == classes.Object); }

// class_eval and instance_eval say where to; otherwise the text does.
ClassInfo* target_of(const MethodDefinition* d, Value self) {
  if (ClassInfo* c = DefineTargetScope::current()) return c == singleton_of_self() ? singleton_class(self) : c;
  return d->scope ? d->scope->module : classes.Object;
}

}  // namespace

Visibility visibility_of_definition(ClassInfo* c, Symbol* name) {
  return always_private(name) || body_mode(c).module_function ? Visibility::Private : body_mode(c).visibility;
}

Value run_method_hook(ClassInfo* c, const char* event, Symbol* name) {
  std::string hook = std::string(c->is_singleton ? "singleton_method_" : "method_") + event;
  return run_hook(c->is_singleton ? c->attached : c->object, hook.c_str(), name);
}

Value add_checked_method(ClassInfo* c, Method* m) {
  if (is_frozen_flag(c->object)) return check_frozen(c->object);
  if (c->is_singleton && is_frozen_flag(c->attached)) return raise_frozen(c->object);
  add_method(c, m);
  return run_method_hook(c, "added", m->name);
}

Value define_method_at(MethodDefinition* d, Value self) {
  ClassInfo* c = target_of(d, self);
  if (!c) return raise(classes.TypeError, "can't define singleton");
  Method* m = method_of(d, c);
  bool top = d->in_body && at_top_level(d->scope) && c == classes.Object;
  m->visibility = top && body_mode(c).visibility == Visibility::Public ? Visibility::Private
                  : d->in_body || DefineTargetScope::current()       ? visibility_of_definition(c, d->name)
                  : always_private(d->name)                          ? Visibility::Private
                                                                     : Visibility::Public;
  RB_TRY(add_checked_method(c, m));
  if (d->in_body && body_mode(c).module_function) {
    auto* function = new Method(*m);
    function->visibility = Visibility::Public;
    RB_TRY(add_checked_method(singleton_class(c->object), function));
  }
  return symbol_value(d->name);
}

Value define_singleton_method_at(MethodDefinition* d, Value object) {
  ClassInfo* c = singleton_class(object);
  if (!c) return raise(classes.TypeError, "can't define singleton");
  RB_TRY(add_checked_method(c, method_of(d, c)));
  return symbol_value(d->name);
}

Value undefined_method_error(ClassInfo* c, Symbol* name) {
  std::string text = "undefined method `" + std::string(name->view()) + "' for " + (c->is_module ? "module" : "class") +
                     " `" + class_name(c) + "'";
  return raise_name_error(text, name, c->object);
}

Value make_alias(ClassInfo* c, Symbol* alias, Symbol* existing) {
  Method* m = find_method(c, existing);
  if (!m && c->is_module) m = find_method(classes.Object, existing);
  if (!m) return undefined_method_error(c, existing);
  auto* copy = new Method(*m);
  copy->name = alias;
  return add_checked_method(c, copy);
}

}  // namespace hypha::ruby
