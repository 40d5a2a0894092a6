// SPDX-License-Identifier: MIT
// Module: constants and class variables.
#include <algorithm>

#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/constant.h"
#include "languages/ruby/runtime/convert.h"

namespace hypha::ruby {

namespace {

ClassInfo* self_info(Value self) { return class_info(self); }
bool wanted(Value inherited) { return inherited == kUndefined || inherited.truthy(); }

Value wrong_name(std::string_view name, Value self) {
  return raise_name_error("wrong constant name " + std::string(name), intern(name), self);
}

// Object's constants count for modules, too.
Constant* find(ClassInfo* c, Symbol* name, bool inherit) {
  Constant* k = find_constant(c, name, inherit);
  return k || !inherit ? k : find_constant(classes.Object, name, false);
}

// "A::B" step by step. kUndefined: nothing there (and `missing` says where); or a completion.
Value walk_path(Value self, Value path, bool inherit, bool fetch) {
  std::string text(is_symbol(path) ? view_of(path) : view_of(RB_TRY(to_str(path))));
  std::string_view rest = text;
  if (is_string(path) && rest.starts_with("::")) {
    rest.remove_prefix(2);
    self = classes.Object->object;
  }
  Value at = self;
  do {
    size_t end = is_symbol(path) ? rest.size() : std::min(rest.find("::"), rest.size());
    std::string_view name = rest.substr(0, end);
    if (!is_constant_name(name)) return wrong_name(name.empty() ? text : name, self);
    if (!is_kind(at, Kind::Class))
      return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(at)))) + " does not refer to class/module");
    Symbol* s = intern(name);
    Constant* k = find(class_info(at), s, inherit);
    if (!k && !fetch) return kUndefined;
    at = k ? k->value.get() : RB_TRY(constant_missing(class_info(at), s));
    rest.remove_prefix(std::min(rest.size(), end + 2));
  } while (!rest.empty());
  return at;
}

Value const_get(Value self, Value name, Value inherited) {
  if (!is_symbol(name) && !is_string(name)) {
    Symbol* s;
    RB_TRY(to_name(name, &s));
    name = symbol_value(s);
  }
  return walk_path(self, name, wanted(inherited), true);
}

Value const_defined(Value self, Value name, Value inherited) {
  return boolean(RB_TRY(walk_path(self, name, wanted(inherited), false)) != kUndefined);
}

Value const_set(Value self, Value name, Value v) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  if (!is_constant_name(s->view())) return wrong_name(s->view(), self);
  return assign_constant_in(self_info(self), s, v);
}

Value constants(Value self, Value inherited) {
  Value list = new_array();
  std::vector<Symbol*> seen;
  for (ClassInfo* c : self_info(self)->ancestors()) {
    if (c != self_info(self) && (c == classes.Object || !wanted(inherited))) break;
    for (Symbol* name : own_constant_names(c)) {
      Constant* k = own_constant(c, name);
      if (!k || k->is_private || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      array::push(list.ptr<Array>(), symbol_value(name));
    }
  }
  return list;
}

Value const_missing(Value self, Value name) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  return uninitialized_constant(self_info(self), s);
}

Value remove_const(Value self, Value name) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  if (!is_constant_name(s->view()))
    return raise_name_error("`" + std::string(s->view()) + "' is not allowed as a constant name", s, self);
  Constant* k = find_constant(self_info(self), s, false);
  Value v = k ? k->value.get() : kNil;
  if (k && remove_constant(self_info(self), s)) return v;
  std::string in = self_info(self) == classes.Object ? "" : class_name(self_info(self)) + "::";
  return raise_name_error("constant " + in + std::string(s->view()) + " not defined", s, self);
}

// ---- class variables

Value variable_name(Value self, Value name, Symbol** out) {
  RB_TRY(to_name(name, out));
  std::string_view s = (*out)->view();
  if (s.starts_with("@@") && s.size() > 2 && !isdigit(static_cast<unsigned char>(s[2]))) return kNil;
  return raise_name_error("`" + std::string(s) + "' is not allowed as a class variable name", *out, self);
}
Value class_variable_get(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(self, name, &s));
  return class_variable(self_info(self), s);
}
Value class_variable_set(Value self, Value name, Value v) {
  Symbol* s;
  RB_TRY(variable_name(self, name, &s));
  return set_class_variable(self_info(self), s, v);
}
Value class_variable_defined(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(self, name, &s));
  return boolean(class_variable_holder(self_info(self), s) != nullptr);
}
Value class_variables(Value self, Value inherited) {
  std::vector<Symbol*> names;
  for (ClassInfo* c : self_info(self)->ancestors()) {
    if (c != self_info(self) && !wanted(inherited)) break;
    std::lock_guard held(class_lock());
    for (auto& [name, cell] : c->class_variables) names.push_back(name);
  }
  std::sort(names.begin(), names.end(), [](Symbol* a, Symbol* b) { return a->id < b->id; });
  Value list = new_array();
  for (Symbol* s : names) array::push(list.ptr<Array>(), symbol_value(s));
  return list;
}
Value remove_class_variable(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(self, name, &s));
  std::unique_lock held(class_lock());
  auto& own = self_info(self)->class_variables;
  auto it = own.find(s);
  if (it == own.end()) {
    held.unlock();
    return raise_name_error(
        "class variable " + std::string(s->view()) + " not defined for " + class_name(self_info(self)), s, self);
  }
  Value v = it->second->get();
  own.erase(it);
  return v;
}

const NativeMethod module_methods[] = {
    {"const_get", native<const_get>, 1, 1},
    {"const_set", native<const_set>, 2},
    {"const_defined?", native<const_defined>, 1, 1},
    {"constants", native<constants>, 0, 1},
    {"const_missing", native<const_missing>, 1},
    {"remove_const", native<remove_const>, 1, 0, kPrivate},
    {"class_variable_get", native<class_variable_get>, 1},
    {"class_variable_set", native<class_variable_set>, 2},
    {"class_variable_defined?", native<class_variable_defined>, 1},
    {"class_variables", native<class_variables>, 0, 1},
    {"remove_class_variable", native<remove_class_variable>, 1},
};

void define_module_constants() { define_methods(classes.Module, module_methods); }
HY_RUBY_CORE(define_module_constants);

}  // namespace

}  // namespace hypha::ruby
