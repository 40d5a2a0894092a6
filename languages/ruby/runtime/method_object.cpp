// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/method_object.h"

#include <algorithm>

#include "languages/ruby/runtime/closure.h"

namespace hypha::ruby {

namespace {

// A pointer as a field: its low bit is clear, so the collector takes it for a fixnum.
Value pointer_word(const void* p) { return {reinterpret_cast<uint64_t>(p)}; }

Value field(Value method_object, MethodObjectField f) { return method_object.ptr<Object>()->fields[f].load(); }

Value make(ClassInfo* c, Value receiver, Method* m, Symbol* name, ClassInfo* seen_in) {
  Object* o = allocate_object(c->instance_shape);
  o->fields[kReceiver].init(receiver);
  o->fields[kMethodPointer].init(pointer_word(m));
  o->fields[kMethodName].init(symbol_value(name));
  o->fields[kMethodClass].init(pointer_word(seen_in));
  return ref(o);
}

}  // namespace

Value new_method_object(Value receiver, Method* m, Symbol* name) {
  return make(classes.Method, receiver, m, name, class_of(receiver));
}
Value new_unbound_method(ClassInfo* seen_in, Method* m, Symbol* name) {
  return make(classes.UnboundMethod, kUndefined, m, name, seen_in);
}

Method* method_of_object(Value o) { return reinterpret_cast<Method*>(field(o, kMethodPointer).bits); }
Value method_object_receiver(Value o) { return field(o, kReceiver); }
Symbol* method_object_name(Value o) { return field(o, kMethodName).ptr<Symbol>(); }
int method_object_arity(Value o) { return method_arity(method_of_object(o)); }

Value call_method_object(Value o, std::span<const Value> args, Value block, bool keywords) {
  return invoke_method(method_of_object(o), method_object_receiver(o), args, block, keywords);
}

int method_arity(const Method* m) {
  switch (m->kind) {
    case Method::AttrReader:
      return 0;
    case Method::AttrWriter:
      return 1;
    case Method::Closure:
      return closure_arity(m->closure->get(), true);
    default:
      if (!m->parameters) return -1;
      // A built-in that takes a variable number of arguments does not say how many.
      if (bool built_in = m->kind == Method::Native; built_in && !m->parameters->simple()) return -1;
      return m->parameters->arity(true);
  }
}

// min == max ? min : -min - 1; a block that is no lambda counts as fixed while it has a maximum.
int Parameters::arity(bool strict) const {
  int least = required + post + (required_keywords > 0);
  bool open = rest || (strict && (optional > 0 || (keywords && required_keywords == 0)));
  return open ? -least - 1 : least;
}

Value parameter_list(const Parameters* p, bool strict) {
  Value list = new_array();
  auto add = [&](const char* kind, Symbol* name = nullptr) {
    Value pair = new_array({symbol_value(intern(kind))});
    if (name)
      array::push(pair.ptr<Array>(), symbol_value(name));
    else if (!strict && std::string_view(kind) == "opt")
      array::push(pair.ptr<Array>(), kNil);  // (a, b)
    array::push(list.ptr<Array>(), pair);
  };
  size_t next = 0;
  auto name = [&]() -> Symbol* { return next < p->names.size() ? p->names[next++] : nullptr; };
  for (int i = 0; i < p->required; i++) add(strict ? "req" : "opt", name());
  for (int i = 0; i < p->optional; i++) add("opt", name());
  if (p->rest) add("rest", name());
  for (int i = 0; i < p->post; i++) add(strict ? "req" : "opt", name());
  for (size_t i = 0; i < p->keyword_names.size(); i++)
    add(i < p->required_keywords ? "keyreq" : "key", p->keyword_names[i]);
  if (p->keyword_rest) add("keyrest", p->keyword_rest_name);
  if (p->no_keywords) add("nokey");
  if (p->block_name) add("block", p->block_name);
  return list;
}

}  // namespace hypha::ruby
