// SPDX-License-Identifier: MIT
// Class variables belong to the class or module around the code (singleton classes do not count) and to its ancestors.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/constant.h"

namespace hypha::ruby {

namespace {

// Null: at the top level.
ClassInfo* owner_at(LexicalScope* scope) {
  for (; scope && scope->outer; scope = scope->outer)
    if (!scope->module->is_singleton) return scope->module;
  return nullptr;
}

Value at_top_level() { return raise(classes.RuntimeError, "class variable access from toplevel"); }

}  // namespace

// Null: c itself has none of that name.
static Rooted<>* class_variable_cell(ClassInfo* c, Symbol* name) {
  std::lock_guard held(class_lock());
  auto it = c->class_variables.find(name);
  return it == c->class_variables.end() ? nullptr : it->second;
}

ClassInfo* class_variable_holder(ClassInfo* c, Symbol* name) {
  if (c->is_singleton && is_kind(c->attached, Kind::Class))
    if (ClassInfo* h = class_variable_holder(class_info(c->attached), name)) return h;
  for (ClassInfo* a : c->ancestors())
    if (class_variable_cell(a, name)) return a;
  return nullptr;
}

Value class_variable(ClassInfo* c, Symbol* name) {
  ClassInfo* holder = class_variable_holder(c, name);
  if (Rooted<>* cell = holder ? class_variable_cell(holder, name) : nullptr) return cell->get();
  return raise_name_error("uninitialized class variable " + std::string(name->view()) + " in " + class_name(c), name,
                          c->object);
}

Value set_class_variable(ClassInfo* c, Symbol* name, Value v) {
  ClassInfo* holder = class_variable_holder(c, name);
  if (!holder) holder = c;
  if (is_frozen_flag(holder->object)) RB_TRY(check_frozen(holder->object));
  Rooted<>* cell;
  {
    std::lock_guard held(class_lock());
    Rooted<>*& found = holder->class_variables[name];
    if (!found) found = new Rooted<>;
    cell = found;
  }
  cell->set(v);
  return v;
}

Value read_class_variable(LexicalScope* scope, Symbol* name) {
  ClassInfo* c = owner_at(scope);
  return c ? class_variable(c, name) : at_top_level();
}

Value write_class_variable(LexicalScope* scope, Symbol* name, Value v) {
  ClassInfo* c = owner_at(scope);
  return c ? set_class_variable(c, name, v) : at_top_level();
}

Value class_variable_or_nil(LexicalScope* scope, Symbol* name) {
  ClassInfo* c = owner_at(scope);
  if (!c) return at_top_level();
  ClassInfo* holder = class_variable_holder(c, name);
  Rooted<>* cell = holder ? class_variable_cell(holder, name) : nullptr;
  return cell ? cell->get() : kNil;
}

Value defined_class_variable(LexicalScope* scope, Symbol* name) {
  ClassInfo* c = owner_at(scope);
  return c && class_variable_holder(c, name) ? new_string("class variable") : kNil;
}

}  // namespace hypha::ruby
