// SPDX-License-Identifier: MIT
// Proc: calling, composing, currying, asking.
#include <alloca.h>

#include "languages/ruby/core/callable.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/nodes/proc_call.h"
#include "languages/ruby/runtime/binding.h"
#include "languages/ruby/runtime/closure.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/method_object.h"

namespace hypha::ruby {

namespace {

Closure* closure_of(Value v) { return v.ptr<Closure>(); }

// ---- calling: words [self, block, rest, keywords]

Value proc_call(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length();
  bool keywords = args[3] != kNil;
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(rest, i);
  if (keywords) words[n] = args[3];
  return call_closure_with_block(args[0], std::span<const Value>(words, size_t(n + keywords)), args[1], keywords);
}

// ---- composing

// data: first, then
Value run_composed(Slots* data, std::span<const Value> args, Value block) {
  Value first = data->at[kNativeData].load(), then = data->at[kNativeData + 1].load();
  Value middle = RB_TRY(call_callable(first, args, block));
  return call_callable(then, std::span<const Value>(&middle, 1), kNil);
}

Value callable_argument(Value v) {
  if (is_kind(v, Kind::Closure) || (v.is_heap() && responds_to(v, names::call))) return kNil;
  return raise(classes.TypeError, "callable object is expected");
}
}  // namespace

Value compose(Value first, Value then) { return native_closure(run_composed, {first, then}); }
Value callable_then(Value self, Value g) {
  RB_TRY(callable_argument(g));
  return compose(self, g);
}
Value callable_after(Value self, Value g) {
  RB_TRY(callable_argument(g));
  return compose(g, self);
}

Value call_callable(Value f, std::span<const Value> args, Value block) {
  if (is_kind(f, Kind::Closure)) return call_closure_with_block(f, args, block, false);
  return call_method(f, names::call, args, block);
}

namespace {

// ---- currying

Value curried(Value callable, int64_t arity, Value passed);

// data: callable, number of arguments wanted, arguments so far
Value run_curried(Slots* data, std::span<const Value> args, Value block) {
  Value callable = data->at[kNativeData].load(), so_far = data->at[kNativeData + 2].load();
  int64_t arity = data->at[kNativeData + 1].load().as_int();
  Value all =
      ref(array::slice(classes.Array->instance_shape->id(), so_far.ptr<Array>(), 0, so_far.ptr<Array>()->length()));
  for (Value v : args) array::push(all.ptr<Array>(), v);
  int64_t n = all.ptr<Array>()->length();
  if (n < arity) return curried(callable, arity, all);
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(all.ptr<Array>(), i);
  return call_callable(callable, std::span<const Value>(words, size_t(n)), block);
}
Value curried(Value callable, int64_t arity, Value passed) {
  return native_closure(run_curried, {callable, fixnum(arity), passed});
}

}  // namespace

Value curry_callable(Value callable, int own_arity, bool strict, Value wanted) {
  int64_t arity = own_arity < 0 ? -own_arity - 1 : own_arity;
  if (wanted != kUndefined && wanted != kNil) {
    int64_t n;
    RB_TRY(to_int64(wanted, &n));
    bool fits = own_arity < 0 ? n >= arity : n == arity;
    if (strict && !fits) return raise_argument_count(int(n), int(arity), own_arity < 0 ? -1 : int(arity));
    arity = n;
  }
  Value none = new_array();
  Value closure = curried(callable, arity, none);
  return arity == 0 ? call_callable(callable, {}, kNil) : closure;
}

namespace {

Value proc_curry(Value self, Value wanted) {
  return curry_callable(self, closure_arity(self, is_lambda(self)), is_lambda(self), wanted);
}

// ---- asking

Value proc_to_proc(Value self) { return self; }
Value proc_binding(Value self) { return binding_of_closure(self); }
Value proc_is_lambda(Value self) { return boolean(is_lambda(self)); }
Value proc_arity(Value self) { return fixnum(closure_arity(self, is_lambda(self))); }

Value proc_parameters(CallTarget*, const Value* args) {
  Value self = args[0];
  bool strict = is_lambda(self);
  if (args[2] != kNil) {
    Value asked = hash_get(args[2], symbol_value(intern("lambda")));
    if (asked != kUndefined && asked != kNil) strict = asked.truthy();
  }
  if (const Parameters* p = closure_parameters(self)) return parameter_list(p, strict);
  Value list = new_array();
  if (symbol_of_closure(self)) array::push(list.ptr<Array>(), new_array({symbol_value(intern("req"))}));
  if (Value m = method_of_closure(self); m != kNil && method_of_object(m)->parameters)
    return parameter_list(method_of_object(m)->parameters, true);
  array::push(list.ptr<Array>(), new_array({symbol_value(intern("rest"))}));
  return list;
}

std::string place_of(const CallTarget* t) {
  return t->section.source ? t->section.source->name() + ":" + std::to_string(t->section.line()) : "";
}

Value proc_inspect(Value self) {
  std::string text = "#<Proc:" + address_text(self);
  if (Symbol* s = symbol_of_closure(self))
    text += "(&:" + std::string(s->view()) + ")";
  else if (std::string place = place_of(closure_of(self)->target); !place.empty())
    text += " " + place;
  return new_string(text + (is_lambda(self) ? " (lambda)>" : ">"));
}

Value proc_equals(Value self, Value other) {
  if (self == other) return kTrue;
  if (!is_kind(other, Kind::Closure)) return kFalse;
  Closure *a = closure_of(self), *b = closure_of(other);
  return boolean(a->target == b->target && a->env.load() == b->env.load() && a->self.load() == b->self.load() &&
                 a->extra.load() == b->extra.load());
}
Value proc_hash(Value self) {
  Closure* c = closure_of(self);
  return fixnum(
      int64_t(hash::mix(reinterpret_cast<uintptr_t>(c->target), c->env.load().bits ^ c->self.load().bits) >> 2));
}

Value proc_source_location(Value self) {
  const SourceSection& s = closure_of(self)->target->section;
  return s.source ? new_array({new_string(s.source->name()), fixnum(s.line())}) : kNil;
}

Value proc_new(CallTarget*, const Value* args) {
  if (args[1] == kNil) return raise(classes.ArgumentError, "tried to create Proc object without a block");
  if (args[0] == classes.Proc->object) return args[1];
  Closure* from = closure_of(args[1]);
  Value p = ref(make_closure(class_info(args[0])->instance_shape, from->target, from->env.load(), from->self.load(),
                             from->extra.load()));
  return p;
}

Value kernel_block(CallTarget* t, const Value* args) {
  return args[1] == kNil ? raise(classes.ArgumentError, "tried to create Proc object without a block") : args[1];
}
// Where the block is known the translator answers; here it was called by another name.
Value kernel_block_given(Value) { return kFalse; }

const NativeMethod methods[] = {
    {"call", proc_call, 0, 0, kRest | kKeywords},
    {"()", proc_call, 0, 0, kRest | kKeywords},
    {"yield", proc_call, 0, 0, kRest | kKeywords},
    {"[]", proc_call, 0, 0, kRest | kKeywords},
    {"===", proc_call, 0, 0, kRest | kKeywords},
    {">>", native<callable_then>, 1},
    {"<<", native<callable_after>, 1},
    {"curry", native<proc_curry>, 0, 1},
    {"to_proc", native<proc_to_proc>},
    {"lambda?", native<proc_is_lambda>},
    {"binding", native<proc_binding>},
    {"arity", native<proc_arity>},
    {"parameters", proc_parameters, 0, 0, kKeywords},
    {"inspect", native<proc_inspect>},
    {"to_s", native<proc_inspect>},
    {"==", native<proc_equals>, 1},
    {"eql?", native<proc_equals>, 1},
    {"hash", native<proc_hash>},
    {"source_location", native<proc_source_location>},
    {"ruby2_keywords", native<proc_to_proc>},
};
const NativeMethod singleton_methods[] = {{"new", proc_new, 0, 0, kRest}};
const NativeMethod kernel_methods[] = {
    {"proc", kernel_block, 0, 0, kModuleFunction},
    {"lambda", kernel_block, 0, 0, kModuleFunction},
    {"block_given?", native<kernel_block_given>, 0, 0, kModuleFunction},
};

void define_proc() {
  define_methods(classes.Proc, methods);
  for (const char* name : {"call", "()", "yield", "[]", "==="})
    find_method(classes.Proc, intern(name))->make_any_operation = make_proc_call;
  define_singleton_methods(classes.Proc, singleton_methods);
  define_methods(classes.Kernel, kernel_methods);
}
HY_RUBY_CORE(define_proc);

}  // namespace

}  // namespace hypha::ruby
