// SPDX-License-Identifier: MIT
// Closures without a block literal, and where definitions go in class_eval.
#include "languages/ruby/runtime/closure.h"

#include <alloca.h>

#include "framework/engine/check.h"
#include "languages/ruby/nodes/symbol_block.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/method_object.h"

namespace hypha::ruby {

namespace {

Value never_entered(CallTarget*, const Value*) { HY_CHECK(false, "a native closure has no frame to enter"); }

CallTarget* native_target() {
  static CallTarget* t = [] {
    auto* target = new CallTarget;
    target->entry.store(never_entered);
    target->never_compile = target->never_inline = true;
    target->name = "block";
    return target;
  }();
  return t;
}

Value make(Value extra) { return ref(make_closure(classes.Proc->instance_shape, native_target(), kNil, kNil, extra)); }

Slots* native_data(Value closure) {
  if (block_info(closure.ptr<Closure>()->target)) return nullptr;
  Value extra = closure.ptr<Closure>()->extra.load();
  return is_kind(extra, Kind::Slots) ? extra.ptr<Slots>() : nullptr;
}

thread_local ClassInfo* current_target = nullptr;

}  // namespace

// ---- native closures

Value native_closure(NativeBlock function, std::initializer_list<Value> data, int arity) {
  Slots* s = heap::allocate_slots(int64_t(data.size()) + kNativeData);
  s->at[kNativeFunction].init(Value{reinterpret_cast<uint64_t>(function) << 1});
  s->at[kNativeArity].init(fixnum(arity));
  int64_t i = kNativeData;
  for (Value v : data) s->at[i++].init(v);
  return make(ref(s));
}

Value method_proc(Value method_object) { return make(method_object); }

Value call_native_block(Value closure, std::span<const Value> args, Value block) {
  if (Slots* s = native_data(closure)) {
    auto function = reinterpret_cast<NativeBlock>(s->at[kNativeFunction].load().bits >> 1);
    int64_t arity = s->at[kNativeArity].load().as_int();
    if (arity >= 0 && int64_t(args.size()) != arity)
      return raise_argument_count(int(args.size()), int(arity), int(arity));
    return function(s, args, block);
  }
  return call_method_object(closure.ptr<Closure>()->extra.load(), args, block, false);
}

// ---- asking

Symbol* symbol_of_closure(Value closure) {
  Value extra = closure.ptr<Closure>()->extra.load();
  return is_symbol(extra) ? extra.ptr<Symbol>() : nullptr;
}

Value method_of_closure(Value closure) {
  Value extra = closure.ptr<Closure>()->extra.load();
  return is_kind(extra, Kind::Native) ? extra : kNil;
}

const Parameters* closure_parameters(Value closure) {
  if (symbol_of_closure(closure)) return nullptr;
  BlockInfo* info = block_info(closure.ptr<Closure>()->target);
  return info ? &info->parameters : nullptr;
}

int closure_arity(Value closure, bool lambda) {
  if (symbol_of_closure(closure)) return -2;
  if (const Parameters* p = closure_parameters(closure)) return p->arity(lambda);
  if (Value m = method_of_closure(closure); m != kNil) return method_object_arity(m);
  Slots* s = native_data(closure);
  return s ? int(s->at[kNativeArity].load().as_int()) : -1;
}

// ---- where definitions go

DefineTargetScope::DefineTargetScope(ClassInfo* target) : before_(current_target), changed_(target != nullptr) {
  if (changed_) current_target = target;
}
DefineTargetScope::~DefineTargetScope() {
  if (changed_) current_target = before_;
}
ClassInfo* DefineTargetScope::current() { return current_target == lexical_target() ? nullptr : current_target; }

ClassInfo* singleton_of_self() {
  static ClassInfo marker;
  return &marker;
}
ClassInfo* lexical_target() {
  static ClassInfo marker;
  return &marker;
}

}  // namespace hypha::ruby
