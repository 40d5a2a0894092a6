// SPDX-License-Identifier: MIT
// Kernel: sending, asking for methods, instance variables.
#include <alloca.h>

#include "languages/ruby/core/method_list.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/nodes/instance_variable.h"
#include "languages/ruby/runtime/binding.h"
#include "languages/ruby/runtime/closure.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/method_object.h"
#include "languages/ruby/runtime/module.h"

namespace hypha::ruby {

namespace {

// ---- send: words [self, block, rest, keywords]

Value send_with(const Value* args, bool public_only) {
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length();
  if (n == 0) return raise(classes.ArgumentError, "no method name given");
  Symbol* name;
  RB_TRY(to_name(array::get(rest, 0), &name));
  bool keywords = args[3] != kNil;
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 1; i < n; i++) words[i - 1] = array::get(rest, i);
  if (keywords) words[n - 1] = args[3];
  std::span<const Value> all(words, size_t(n - 1 + keywords));
  return public_only ? call_public(args[0], name, all, args[1], keywords)
                     : call_method(args[0], name, all, args[1], keywords);
}
Value object_send(CallTarget*, const Value* args) { return send_with(args, false); }
Value object_public_send(CallTarget*, const Value* args) { return send_with(args, true); }

Value object_respond_to(Value self, Value name, Value include_all) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  return boolean(responds_to(self, s, include_all != kUndefined && include_all.truthy()));
}
Value never_responds(Value, Value, Value) { return kFalse; }

// ---- methods as objects

std::string owner_text(ClassInfo* c) {
  return std::string(c->is_module ? "module" : "class") + " `" + class_name(c) + "'";
}

Value missing_method(Value self, Symbol* name) {
  ClassInfo* c = class_of(self);
  return raise_name_error("undefined method `" + std::string(name->view()) + "' for " + owner_text(c), name, self);
}

// Data: receiver, name. The method behind respond_to_missing?.
Value call_missing_method(CallTarget* t, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  Value all = new_array({symbol_value(static_cast<Symbol*>(const_cast<void*>(t->language_data)))});
  array::append(all.ptr<Array>(), rest);
  auto* words = static_cast<Value*>(alloca(size_t(all.ptr<Array>()->length()) * sizeof(Value)));
  for (int64_t i = 0; i < all.ptr<Array>()->length(); i++) words[i] = array::get(all.ptr<Array>(), i);
  return call_method(args[0], names::method_missing, std::span<const Value>(words, size_t(all.ptr<Array>()->length())),
                     args[1]);
}

Method* method_by_missing(Value self, Symbol* name) {
  auto* text = new std::string(name->view());
  ClassInfo holder;  // the row is not entered into any class
  NativeMethod row{text->c_str(), call_missing_method, 0, 0, kRest};
  Method* m = define_native(&holder, row);
  m->owner = real_class_of(self);
  m->target->language_data = name;
  return m;
}

Value method_object_for(Value self, Value name, bool public_only) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  Method* m = find_method(class_of(self), s);
  if (m && public_only && m->visibility != Visibility::Public) m = nullptr;
  if (!m && responds_to(self, s, !public_only)) m = method_by_missing(self, s);
  return m ? new_method_object(self, m, s) : missing_method(self, s);
}
Value object_method(Value self, Value name) { return method_object_for(self, name, false); }
Value object_public_method(Value self, Value name) { return method_object_for(self, name, true); }

Value object_singleton_method(Value self, Value name) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  ClassInfo* c = class_of(self);
  if (c->is_singleton)
    if (Method* m = own_method(c, s); m && !m->undefined())
      return new_method_object(self, m, s);
  return raise_name_error("undefined singleton method `" + std::string(s->view()) + "' for `" +
                              std::string(view_of(RB_TRY(inspect(self)))) + "'",
                          s, self);
}

Value object_methods(Value self, Value inherited) {
  if (inherited != kUndefined && inherited.falsy()) return list_singleton_methods(self, false);
  return list_methods(class_of(self), kPublicMask | kProtectedMask);
}
template <unsigned kMask>
Value object_methods_of(Value self, Value all) {
  ClassInfo *end = nullptr, *own = class_of(self);
  if (all != kUndefined && all.falsy() && real_class_of(self)->superclass) end = real_class_of(self)->superclass;
  return list_methods(own, kMask, end);
}
Value object_singleton_methods(Value self, Value all) {
  return list_singleton_methods(self, all == kUndefined || all.truthy());
}

// define_singleton_method(name, method = block): as define_method on the singleton class
Value object_define_singleton_method(CallTarget*, const Value* args) {
  ClassInfo* c = singleton_class(args[0]);
  if (!c) return raise(classes.TypeError, "can't define singleton");
  Value body = args[3] == kUndefined ? args[1] : args[3];
  return define_method_from(c, args[2], body, Visibility::Public);
}

// ---- instance variables

Value variable_name(Value name, Symbol** out) {
  RB_TRY(to_name(name, out));
  std::string_view s = (*out)->view();
  bool good = s.size() > 1 && s[0] == '@' && s[1] != '@' && !(s[1] >= '0' && s[1] <= '9');
  for (char c : s.substr(good))
    good = good && (isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80);
  if (good) return kNil;
  return raise_name_error("`" + std::string(s) + "' is not allowed as an instance variable name", *out, kNil);
}

bool has_variables(Value v) { return v.is_heap() && v.ptr()->kind >= Kind::Object; }

Value variable_get(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(name, &s));
  return InstanceVariableRules::read(self, s);
}
Value variable_set(Value self, Value name, Value v) {
  Symbol* s;
  RB_TRY(variable_name(name, &s));
  return InstanceVariableRules::write(self, s, v);
}
Value variable_defined(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(name, &s));
  return boolean(has_variables(self) && get_property(self.ptr<Object>(), s) != kUndefined);
}
Value variables(Value self) {
  Value list = new_array();
  if (!has_variables(self)) return list;
  for (Symbol* s : instance_variable_names(self)) array::push(list.ptr<Array>(), symbol_value(s));
  return list;
}
Value variable_remove(Value self, Value name) {
  Symbol* s;
  RB_TRY(variable_name(name, &s));
  RB_TRY(check_frozen(self));
  Value v = get_property(self.ptr<Object>(), s);
  if (v != kUndefined && delete_property(self.ptr<Object>(), s)) return v;
  return raise_name_error("instance variable " + std::string(s->view()) + " not defined", s, self);
}

// ---- instance_eval, instance_exec

Value instance_eval(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  if (args[1] == kNil) {
    if (rest->length() == 0) return raise(classes.ArgumentError, "wrong number of arguments (given 0, expected 1..3)");
    return call_method(args[0], intern("__instance_eval"), {global_binding(), array::get(rest, 0)});
  }
  if (rest->length() > 0) return raise_argument_count(int(rest->length()), 0, 0);
  return call_block_with_self(args[1], args[0], std::span<const Value>(args, 1), singleton_of_self());
}
Value instance_exec(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length();
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(rest, i);
  return call_block_with_self(args[1], args[0], std::span<const Value>(words, size_t(n)), singleton_of_self());
}

const NativeMethod basic_methods[] = {
    {"__send__", object_send, 0, 0, kRest | kKeywords},
    {"instance_eval", instance_eval, 0, 0, kRest},
    {"instance_exec", instance_exec, 0, 0, kRest},
};
const NativeMethod kernel_methods[] = {
    {"send", object_send, 0, 0, kRest | kKeywords},
    {"public_send", object_public_send, 0, 0, kRest | kKeywords},
    {"respond_to?", native<object_respond_to>, 1, 1},
    {"respond_to_missing?", native<never_responds>, 2, 0, kPrivate},
    {"method", native<object_method>, 1},
    {"public_method", native<object_public_method>, 1},
    {"singleton_method", native<object_singleton_method>, 1},
    {"methods", native<object_methods>, 0, 1},
    {"public_methods", native<object_methods_of<kPublicMask>>, 0, 1},
    {"protected_methods", native<object_methods_of<kProtectedMask>>, 0, 1},
    {"private_methods", native<object_methods_of<kPrivateMask>>, 0, 1},
    {"singleton_methods", native<object_singleton_methods>, 0, 1},
    {"define_singleton_method", object_define_singleton_method, 1, 1},
    {"instance_variable_get", native<variable_get>, 1},
    {"instance_variable_set", native<variable_set>, 2},
    {"instance_variable_defined?", native<variable_defined>, 1},
    {"instance_variables", native<variables>},
    {"remove_instance_variable", native<variable_remove>, 1},
};

void define_object_reflection() {
  define_methods(classes.BasicObject, basic_methods);
  define_methods(classes.Kernel, kernel_methods);
}
HY_RUBY_CORE(define_object_reflection);

}  // namespace

}  // namespace hypha::ruby
