// SPDX-License-Identifier: MIT
// Method and UnboundMethod.
#include <alloca.h>

#include "languages/ruby/core/callable.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/closure.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/method_object.h"

namespace hypha::ruby {

namespace {

bool is_bound(Value self) { return method_object_receiver(self) != kUndefined; }

Value call_words(Value self, Value receiver, int64_t skip, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length() - skip;
  bool keywords = args[3] != kNil;
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(rest, i + skip);
  if (keywords) words[n] = args[3];
  return invoke_method(method_of_object(self), receiver, std::span<const Value>(words, size_t(n + keywords)), args[1],
                       keywords);
}
Value method_call(CallTarget*, const Value* args) {
  return call_words(args[0], method_object_receiver(args[0]), 0, args);
}

Value method_to_proc(Value self) { return method_proc(self); }
Value method_receiver(Value self) { return method_object_receiver(self); }
Value method_name(Value self) { return symbol_value(method_object_name(self)); }
Value method_original_name(Value self) {
  Method* m = method_of_object(self);
  return m->target && m->kind != Method::Closure ? symbol_value(intern(m->target->name)) : symbol_value(m->name);
}
Value method_owner(Value self) { return method_of_object(self)->owner->object; }
Value arity(Value self) { return fixnum(method_object_arity(self)); }
Value method_curry(Value self, Value wanted) { return curry_callable(self, method_object_arity(self), true, wanted); }

const Parameters* parameters_of(const Method* m) {
  return m->kind == Method::Closure ? closure_parameters(m->closure->get()) : m->parameters;
}
Value method_parameters(Value self) {
  Method* m = method_of_object(self);
  if (const Parameters* p = parameters_of(m)) return parameter_list(p, true);
  Value list = new_array();
  if (m->kind == Method::AttrWriter) array::push(list.ptr<Array>(), new_array({symbol_value(intern("req"))}));
  return list;
}

Value method_unbind(Value self) {
  return new_unbound_method(class_of(method_object_receiver(self)), method_of_object(self), method_object_name(self));
}

Value check_bind(Value self, Value receiver) {
  ClassInfo* owner = method_of_object(self)->owner;
  if (owner->is_module || is_a(receiver, owner)) return kNil;
  if (owner->is_singleton) return raise(classes.TypeError, "singleton method called for a different object");
  return raise(classes.TypeError, "bind argument must be an instance of " + class_name(owner));
}
Value unbound_bind(Value self, Value receiver) {
  RB_TRY(check_bind(self, receiver));
  return new_method_object(receiver, method_of_object(self), method_object_name(self));
}
Value unbound_bind_call(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  if (rest->length() == 0) return raise_argument_count(0, 1, -1);
  Value receiver = array::get(rest, 0);
  RB_TRY(check_bind(args[0], receiver));
  return call_words(args[0], receiver, 1, args);
}

Value super_method(Value self) {
  Method* m = method_of_object(self);
  Method* above = find_super_method(class_of(method_object_receiver(self)), m->owner, m->name);
  return above ? new_method_object(method_object_receiver(self), above, above->name) : kNil;
}

Value source_location(Value self) {
  Method* m = method_of_object(self);
  CallTarget* t = m->kind == Method::Closure ? m->closure->get().ptr<Closure>()->target : m->target;
  if (!t || !t->section.source) return kNil;
  return new_array({new_string(t->section.source->name()), fixnum(t->section.line())});
}

// (a, b=..., *c, d:, &e): built-ins have no names for theirs.
std::string parameter_text(const Parameters* p) {
  std::string text;
  size_t next = 0;
  auto add = [&](const std::string& s) { text += (text.empty() ? "" : ", ") + s; };
  auto name = [&](const char* otherwise) {
    Symbol* s = next < p->names.size() ? p->names[next] : nullptr;
    next++;
    return s ? std::string(s->view()) : std::string(otherwise);
  };
  for (int i = 0; i < p->required; i++) add(name("_"));
  for (int i = 0; i < p->optional; i++) add(p->names.empty() ? "*" : name("_") + "=...");
  if (p->rest) add("*" + name(""));
  for (int i = 0; i < p->post; i++) add(name("_"));
  for (size_t i = 0; i < p->keyword_names.size(); i++)
    add(std::string(p->keyword_names[i]->view()) + (i < p->required_keywords ? ":" : ": ..."));
  if (p->keyword_rest && !p->names.empty())
    add("**" + (p->keyword_rest_name ? std::string(p->keyword_rest_name->view()) : ""));
  if (p->block_name) add("&" + std::string(p->block_name->view()));
  return text;
}

Value method_inspect(Value self) {
  Method* m = method_of_object(self);
  std::string text = "#<" + class_name(real_class_of(self)) + ": ";
  Value r = method_object_receiver(self);
  if (m->owner->is_singleton) {
    text += std::string(view_of(RB_TRY(inspect(m->owner->attached)))) + ".";
  } else {
    ClassInfo* c = is_bound(self) ? real_class_of(r) : m->owner;
    text += class_name(c);
    if (c != m->owner) text += "(" + class_name(m->owner) + ")";
    text += "#";
  }
  text += method_object_name(self)->view();
  const Parameters* p = parameters_of(m);
  text += "(" + (p ? parameter_text(p) : m->kind == Method::AttrWriter ? "_" : "") + ")";
  if (Value at = source_location(self); at != kNil)
    text += " " + std::string(view_of(array::get(at.ptr<Array>(), 0))) + ":" +
            std::to_string(array::get(at.ptr<Array>(), 1).as_int());
  return new_string(text + ">");
}

Value method_equals(Value self, Value other) {
  if (!is_kind(other, Kind::Native) || real_class_of(self) != real_class_of(other)) return kFalse;
  Method *a = method_of_object(self), *b = method_of_object(other);
  bool same = a == b || (a->target && a->target == b->target && a->owner == b->owner);
  return boolean(same && method_object_receiver(self) == method_object_receiver(other));
}
Value method_hash(Value self) {
  return fixnum(
      int64_t(hash::mix(reinterpret_cast<uintptr_t>(method_of_object(self)), method_object_receiver(self).bits) >> 2));
}

const NativeMethod shared_methods[] = {
    {"name", native<method_name>},
    {"original_name", native<method_original_name>},
    {"owner", native<method_owner>},
    {"arity", native<arity>},
    {"parameters", native<method_parameters>},
    {"source_location", native<source_location>},
    {"inspect", native<method_inspect>},
    {"to_s", native<method_inspect>},
    {"==", native<method_equals>, 1},
    {"eql?", native<method_equals>, 1},
    {"hash", native<method_hash>},
};
const NativeMethod methods[] = {
    {"call", method_call, 0, 0, kRest | kKeywords},
    {"()", method_call, 0, 0, kRest | kKeywords},
    {"[]", method_call, 0, 0, kRest | kKeywords},
    {"===", method_call, 0, 0, kRest | kKeywords},
    {">>", native<callable_then>, 1},
    {"<<", native<callable_after>, 1},
    {"curry", native<method_curry>, 0, 1},
    {"to_proc", native<method_to_proc>},
    {"receiver", native<method_receiver>},
    {"unbind", native<method_unbind>},
    {"super_method", native<super_method>},
};
const NativeMethod unbound_methods[] = {
    {"bind", native<unbound_bind>, 1},
    {"bind_call", unbound_bind_call, 0, 0, kRest | kKeywords},
};

void define_method_objects() {
  define_methods(classes.Method, shared_methods);
  define_methods(classes.UnboundMethod, shared_methods);
  define_methods(classes.Method, methods);
  define_methods(classes.UnboundMethod, unbound_methods);
  undefine_allocation(classes.Method);
  undefine_allocation(classes.UnboundMethod);
}
HY_RUBY_CORE(define_method_objects);

}  // namespace

}  // namespace hypha::ruby
