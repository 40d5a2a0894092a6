// SPDX-License-Identifier: MIT
// Constants: lookup, assignment, and what ends the nodes' belief in a value.
#include "languages/ruby/runtime/constant.h"

#include <cctype>

#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

// Under class_lock(). Chains and code still name old assumptions: they stay.
absl::flat_hash_map<Symbol*, Assumption*>& assumptions() {
  static auto* map = new absl::flat_hash_map<Symbol*, Assumption*>;
  return *map;
}

std::string qualified(ClassInfo* c, Symbol* name) {
  std::string own(name->view());
  return c == classes.Object ? own : class_name(c) + "::" + own;
}

Value not_a_module(Value v) {
  return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(v)))) + " is not a class/module");
}

}  // namespace

Assumption& constant_assumption(Symbol* name) {
  std::lock_guard held(class_lock());
  Assumption*& a = assumptions()[name];
  if (!a) a = new Assumption("constant");
  return *a;
}

void constant_changed(Symbol* name) {
  Assumption* old;
  {
    std::lock_guard held(class_lock());
    auto it = assumptions().find(name);
    if (it == assumptions().end()) return;
    old = it->second;
    assumptions().erase(it);
  }
  old->invalidate();
}

// ---- lookup

Constant* find_lexical_constant(LexicalScope* scope, Symbol* name) {
  for (LexicalScope* s = scope; s && s->outer; s = s->outer) {
    if (Constant* k = own_constant(s->module, name)) return k;
  }
  ClassInfo* innermost = scope ? scope->module : classes.Object;
  if (Constant* k = find_constant(innermost, name)) return k;
  return find_constant(classes.Object, name);  // BasicObject's and singleton classes' scopes
}

Constant* find_scoped_constant(ClassInfo* c, Symbol* name) {
  for (ClassInfo* a : c->ancestors()) {
    if (a == classes.Object && c != classes.Object) break;
    if (Constant* k = own_constant(a, name)) return k;
  }
  return nullptr;
}

Value lookup_constant(LexicalScope* scope, Symbol* name) {
  if (Constant* k = find_lexical_constant(scope, name)) return k->value.get();
  return constant_missing(scope ? scope->module : classes.Object, name);
}

bool ReadConstantNode::fill(ConstantEntry& e, const Value*) {
  cache.drop([](const ConstantEntry& old) { return !old.unchanged->valid(); });
  e.unchanged = &constant_assumption(name);  // first: a change meanwhile ends it
  Constant* k = find_lexical_constant(scope, name);
  if (!k) return false;
  e.value = k->value.get();
  return true;
}

bool ScopedConstantNode::fill(ScopedConstantEntry& e, const Value*, Value m) {
  cache.drop([](const ScopedConstantEntry& old) { return !old.unchanged->valid(); });
  e.unchanged = &constant_assumption(name);
  Constant* k = is_kind(m, Kind::Class) ? find_scoped_constant(class_info(m), name) : nullptr;
  if (!k || k->is_private) return false;
  e.value = k->value.get();
  e.module = m;
  return true;
}

Value scoped_constant(Value module, Symbol* name) {
  if (!is_kind(module, Kind::Class)) return not_a_module(module);
  ClassInfo* c = class_info(module);
  Constant* k = find_scoped_constant(c, name);
  if (!k) return constant_missing(c, name);
  if (k->is_private) return raise_name_error("private constant " + qualified(c, name) + " referenced", name, module);
  return k->value.get();
}

Value constant_missing(ClassInfo* in, Symbol* name) {
  if (is_native(find_method(class_of(in->object), names::const_missing))) return uninitialized_constant(in, name);
  return call_method(in->object, names::const_missing, {symbol_value(name)});
}

Value uninitialized_constant(ClassInfo* in, Symbol* name) {
  return raise_name_error("uninitialized constant " + qualified(in, name), name, in->object);
}

Value constant_or_nil(LexicalScope* scope, Symbol* name) {
  Constant* k = find_lexical_constant(scope, name);
  return k ? k->value.get() : kNil;
}

Value defined_constant(LexicalScope* scope, Symbol* name) {
  return find_lexical_constant(scope, name) ? new_string("constant") : kNil;
}

Value module_nesting(LexicalScope* scope) {
  Value list = new_array();
  for (LexicalScope* s = scope; s && s->outer; s = s->outer) array::push(list.ptr<Array>(), s->module->object);
  return list;
}

Value lexical_module(LexicalScope* scope) { return scope ? scope->module->object : classes.Object->object; }

// ---- assignment

bool is_constant_name(std::string_view s) {
  if (s.empty() || !(std::isupper(static_cast<unsigned char>(s[0])) || static_cast<unsigned char>(s[0]) >= 0x80))
    return false;
  for (char c : s)
    if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80))
      return false;
  return true;
}

Value assign_constant_in(ClassInfo* c, Symbol* name, Value v) {
  if (is_frozen_flag(c->object)) RB_TRY(check_frozen(c->object));
  if (find_constant(c, name, false) && !warnings_are_off()) {
    std::string warning = current_place() + ": warning: already initialized constant " + qualified(c, name) + "\n";
    std::fputs(warning.c_str(), stderr);
  }
  set_constant(c, name, v);
  return v;
}

Value assign_constant(Value module, Symbol* name, Value v) {
  if (!is_kind(module, Kind::Class)) return not_a_module(module);
  return assign_constant_in(class_info(module), name, v);
}

Value assign_lexical_constant(LexicalScope* scope, Symbol* name, Value v) {
  return assign_constant_in(scope ? scope->module : classes.Object, name, v);
}

bool remove_constant(ClassInfo* c, Symbol* name) {
  {
    std::lock_guard held(class_lock());
    if (c->constants.erase(name) == 0) return false;
    std::erase(c->constant_order, name);
  }
  constant_changed(name);
  return true;
}

}  // namespace hypha::ruby
