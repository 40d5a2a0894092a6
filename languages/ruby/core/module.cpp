// SPDX-License-Identifier: MIT
// Module: names, comparison, ancestry, mixing in, evaluating blocks; Class: making classes and instances.
#include "languages/ruby/runtime/module.h"

#include <alloca.h>

#include <algorithm>

#include "languages/ruby/core/is_a_operation.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/operation.h"
#include "languages/ruby/runtime/binding.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

ClassInfo* self_info(Value self) { return class_info(self); }

// ---- names

Value module_name(Value self) {
  ClassInfo* c = self_info(self);
  return c->name.empty() || c->is_singleton ? kNil : new_string(c->name);
}
Value module_to_s(Value self) { return new_string(class_name(self_info(self))); }

// ---- comparison

Value case_equals(Value self, Value v) { return boolean(is_a(v, self_info(self))); }

Value other_module(Value v) {
  return is_kind(v, Kind::Class) ? kNil : raise(classes.TypeError, "compared with non class/module");
}

// true: a is below b; false: above; nil: unrelated.
Value below(ClassInfo* a, ClassInfo* b) {
  if (a->inherits_from(b)) return kTrue;
  return b->inherits_from(a) ? kFalse : kNil;
}
Value module_less(Value self, Value other) {
  RB_TRY(other_module(other));
  return self == other ? kFalse : below(self_info(self), self_info(other));
}
Value module_less_equal(Value self, Value other) {
  RB_TRY(other_module(other));
  return below(self_info(self), self_info(other));
}
Value module_greater(Value self, Value other) {
  RB_TRY(other_module(other));
  return self == other ? kFalse : below(self_info(other), self_info(self));
}
Value module_greater_equal(Value self, Value other) {
  RB_TRY(other_module(other));
  return below(self_info(other), self_info(self));
}
Value module_compare(Value self, Value other) {
  if (!is_kind(other, Kind::Class)) return kNil;
  if (self == other) return fixnum(0);
  Value b = below(self_info(self), self_info(other));
  return b == kNil ? kNil : fixnum(b == kTrue ? -1 : 1);
}

// ---- ancestry

Value module_ancestors(Value self) {
  Value list = new_array();
  for (ClassInfo* c : self_info(self)->ancestors()) array::push(list.ptr<Array>(), c->object);
  return list;
}
Value module_included_modules(Value self) {
  Value list = new_array();
  for (ClassInfo* c : self_info(self)->ancestors())
    if (c->is_module && c != self_info(self)) array::push(list.ptr<Array>(), c->object);
  return list;
}
Value module_argument(Value v) {
  return is_kind(v, Kind::Class) && class_info(v)->is_module ? kNil : raise_expected_module(v, "Module");
}
Value module_includes(Value self, Value m) {
  RB_TRY(module_argument(m));
  return boolean(self != m && self_info(self)->inherits_from(class_info(m)));
}

// include(A, B): B first, so that A is found before it.
Value mix_in(Value self, Value modules, void (*mix)(ClassInfo*, ClassInfo*), const char* work, Symbol* hook) {
  auto* list = modules.ptr<Array>();
  if (list->length() == 0) return raise_argument_count(0, 1, -1);
  for (int64_t i = 0; i < list->length(); i++) RB_TRY(module_argument(array::get(list, i)));
  for (int64_t i = list->length(); i-- > 0;) {
    Value m = array::get(list, i);
    if (is_frozen_flag(self)) return check_frozen(self);
    if (class_info(m)->inherits_from(self_info(self)) && self_info(self)->is_module)
      return raise(classes.ArgumentError, "cyclic include detected");
    Method* own = find_method(class_of(m), intern(work));
    if (own && !is_native(own))
      RB_TRY(call_method(m, intern(work), {self}));
    else
      mix(self_info(self), class_info(m));
    Method* told = find_method(class_of(m), hook);
    if (told && !is_native(told)) RB_TRY(call_method(m, hook, {self}));
  }
  return self;
}
Value module_include(Value self, Value modules) {
  return mix_in(self, modules, include_module, "append_features", names::included);
}
Value module_prepend(Value self, Value modules) {
  return mix_in(self, modules, prepend_module, "prepend_features", names::prepended);
}
Value module_append_features(Value self, Value into) {
  include_module(class_info(into), self_info(self));
  return self;
}
Value module_prepend_features(Value self, Value into) {
  prepend_module(class_info(into), self_info(self));
  return self;
}
Value module_extend_object(Value self, Value object) {
  include_module(singleton_class(object), self_info(self));
  return object;
}
Value hook(Value, Value) { return kNil; }
Value is_singleton_class(Value self) { return boolean(self_info(self)->is_singleton); }
Value main_include(Value, Value modules) { return module_include(classes.Object->object, modules); }

// ---- class_eval, class_exec

Value evaluate(Value self, Value block, std::span<const Value> args) {
  return in_body_of(self_info(self), [&] { return call_block_with_self(block, self, args, self_info(self)); });
}
Value module_eval(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  if (args[1] == kNil) {
    if (rest->length() == 0) return raise(classes.ArgumentError, "wrong number of arguments (given 0, expected 1..3)");
    return call_method(args[0], intern("__class_eval"), {global_binding(), array::get(rest, 0)});
  }
  return evaluate(args[0], args[1], std::span<const Value>(args, 1));
}
Value module_exec(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length();
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(rest, i);
  return evaluate(args[0], args[1], std::span<const Value>(words, size_t(n)));
}

// Module.new { }, also of subclasses of Module
Value module_new(CallTarget*, const Value* args) {
  ClassInfo* m = new_module();
  if (args[0] != classes.Module->object) change_class(m->object.ptr<Object>(), class_info(args[0]));
  Method* initialize = find_method(class_of(m->object), names::initialize);
  if (initialize && !is_native(initialize)) {
    auto* rest = args[2].ptr<Array>();
    auto* words = static_cast<Value*>(alloca(size_t(rest->length() + 1) * sizeof(Value)));
    for (int64_t i = 0; i < rest->length(); i++) words[i] = array::get(rest, i);
    RB_TRY(call_method(m->object, names::initialize, std::span<const Value>(words, size_t(rest->length())), args[1]));
  } else if (args[1] != kNil) {
    RB_TRY(evaluate(m->object, args[1], std::span<const Value>(&m->object, 1)));
  }
  return m->object;
}
Value module_initialize(CallTarget*, const Value* args) {
  return args[1] == kNil ? kNil : evaluate(args[0], args[1], std::span<const Value>(args, 1));
}

const NativeMethod module_methods[] = {
    {"name", native<module_name>},
    {"to_s", native<module_to_s>},
    {"inspect", native<module_to_s>},
    {"===", native<case_equals>, 1, 0, 0, operation<IsAOp<2, 0>>, 1},
    {"<", native<module_less>, 1},
    {"<=", native<module_less_equal>, 1},
    {">", native<module_greater>, 1},
    {">=", native<module_greater_equal>, 1},
    {"<=>", native<module_compare>, 1},
    {"ancestors", native<module_ancestors>},
    {"included_modules", native<module_included_modules>},
    {"include?", native<module_includes>, 1},
    {"include", native<module_include>, 0, 0, kRest},
    {"prepend", native<module_prepend>, 0, 0, kRest},
    {"append_features", native<module_append_features>, 1, 0, kPrivate},
    {"prepend_features", native<module_prepend_features>, 1, 0, kPrivate},
    {"extend_object", native<module_extend_object>, 1, 0, kPrivate},
    {"included", native<hook>, 1, 0, kPrivate},
    {"extended", native<hook>, 1, 0, kPrivate},
    {"prepended", native<hook>, 1, 0, kPrivate},
    {"method_added", native<hook>, 1, 0, kPrivate},
    {"method_removed", native<hook>, 1, 0, kPrivate},
    {"method_undefined", native<hook>, 1, 0, kPrivate},
    {"singleton_class?", native<is_singleton_class>},
    {"const_added", native<hook>, 1, 0, kPrivate},
    {"class_eval", module_eval, 0, 0, kRest},
    {"module_eval", module_eval, 0, 0, kRest},
    {"class_exec", module_exec, 0, 0, kRest},
    {"module_exec", module_exec, 0, 0, kRest},
    {"initialize", module_initialize, 0, 0, kPrivate},
};
const NativeMethod module_singleton_methods[] = {{"new", module_new, 0, 0, kRest}};
const NativeMethod main_methods[] = {{"include", native<main_include>, 0, 0, kRest}};

void define_module_core() {
  define_methods(classes.Module, module_methods);
  define_singleton_methods(classes.Module, module_singleton_methods);
  define_methods(singleton_class(main_object), main_methods);
}
HY_RUBY_CORE(define_module_core);

}  // namespace

}  // namespace hypha::ruby
