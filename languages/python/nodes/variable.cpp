// SPDX-License-Identifier: MIT
#include "languages/python/nodes/variable.h"

namespace hypha::python {

static Value name_error(TypeInfo* type, Symbol* name, const std::string& text) {
  Value message = new_str(text);
  Value e = new_exception(type, std::span<const Value>(&message, 1));
  set_property(e.ptr<Object>(), names::plain_name, str_value(name));
  return raise_value(e);
}
static std::string quoted_name(Symbol* name) { return "'" + std::string(name->view()) + "'"; }

Value raise_unbound_local(Symbol* name) {
  return name_error(types.UnboundLocalError, name,
                    "cannot access local variable " + quoted_name(name) + " where it is not associated with a value");
}
Value raise_unbound_free(Symbol* name) {
  return name_error(types.NameError, name,
                    "cannot access free variable " + quoted_name(name) +
                        " where it is not associated with a value in enclosing scope");
}
static Value raise_undefined(Symbol* name) {
  return name_error(types.NameError, name, "name " + quoted_name(name) + " is not defined");
}

static Value find_global(ModuleInfo* m, Symbol* name) {
  Value v = value_of(m->globals.find(name));
  return v != kUndefined ? v : value_of(builtins->globals.find(name));
}

Value read_global(ModuleInfo* m, Symbol* name) {
  Value v = find_global(m, name);
  return v == kUndefined ? raise_undefined(name) : v;
}

bool ReadGlobalNode::learn(GlobalEntry& e, const Value*) {
  cache.drop([](const GlobalEntry& old) { return dead(old.unchanged) || dead(old.hidden); });
  Cell& own = module->globals.at(name);
  if (Value v = value_of(&own); v != kUndefined) {
    e.unchanged = watch(own);
    e.constant = v;
    if (!e.unchanged) e.address = own.value.address();
    return true;
  }
  Cell* behind = builtins->globals.find(name);
  Value v = value_of(behind);
  if (v == kUndefined) return false;
  e.hidden = watch(own);
  e.unchanged = watch(*behind);
  e.constant = v;
  return e.hidden && e.unchanged;
}

Value assign_cell(Cell* c, Value v) {
  write_cell(*c, v);
  return v;
}

Value delete_global(Cell* c) {
  if (c->value.get() == kUndefined) return raise_undefined(c->name);
  write_cell(*c, kUndefined);
  return kNil;
}

Value put_local(Value dict, Symbol* name, Value v) {
  if (v != kUndefined) dict_set(dict, name, v);
  return kNil;
}

// ---- class bodies

Value read_class_name_or(Value ns, Symbol* name) {
  if (is_exact(ns, types.dict)) return dict_get(ns, str_value(name));
  Value v = get_item(ns, str_value(name));
  if (v == kThrow && exception_is(types.KeyError)) return take_exception(), kUndefined;
  return v;
}

Value read_class_name(Value ns, Symbol* name, ModuleInfo* m) {
  Value v = PY_TRY(read_class_name_or(ns, name));
  return v == kUndefined ? read_global(m, name) : v;
}

Value write_class_name(Value ns, Symbol* name, Value v) {
  PY_TRY(set_item(ns, str_value(name), v));
  return v;
}

Value delete_class_name(Value ns, Symbol* name) {
  Value v = PY_TRY(read_class_name_or(ns, name));
  return v == kUndefined ? raise_undefined(name) : delete_item(ns, str_value(name));
}

}  // namespace hypha::python
