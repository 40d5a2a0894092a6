// SPDX-License-Identifier: MIT
// Class: new classes, and new instances of them.
#include <alloca.h>

#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/module.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

const CallTarget *new_target = nullptr, *allocate_target = nullptr;

Value class_allocate(Value self) { return allocate_instance(class_info(self)); }

Value allocate_by_method(ClassInfo* c, Value self) {
  Method* m = find_method(class_of(self), names::allocate);
  if (!m) return raise(classes.TypeError, "allocator undefined for " + class_name(c));
  return m->target == allocate_target ? allocate_instance(c) : call_method(self, names::allocate);
}

// Class#new: words [self, block, rest, keywords]
Value class_new(CallTarget*, const Value* args) {
  Value instance = RB_TRY(allocate_by_method(class_info(args[0]), args[0]));
  auto* rest = args[2].ptr<Array>();
  int64_t n = rest->length();
  bool keywords = args[3] != kNil;
  auto* words = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(rest, i);
  if (keywords) words[n] = args[3];
  RB_TRY(
      call_method(instance, names::initialize, std::span<const Value>(words, size_t(n + keywords)), args[1], keywords));
  return instance;
}

// Class.new(superclass = Object) { }
Value new_class_object(CallTarget*, const Value* args) {
  Value superclass = args[2] == kUndefined ? classes.Object->object : args[2];
  RB_TRY(check_superclass(superclass));
  ClassInfo* c = new_class(class_info(superclass));
  RB_TRY(run_inherited(class_info(superclass), c));
  if (args[1] != kNil) {
    RB_TRY(in_body_of(
        c, [&] { return call_block_with_self(args[1], c->object, std::span<const Value>(&c->object, 1), c); }));
  }
  return c->object;
}

Value class_superclass(Value self) {
  ClassInfo* s = class_info(self)->superclass;
  if (s && !class_info(self)->is_singleton)
    while (s->is_singleton) s = s->superclass;
  return s ? s->object : kNil;
}

Value class_subclasses(Value self) {
  Value list = new_array();
  const auto all = class_info(self)->subclasses_now();
  for (size_t i = all.size(); i-- > 0;)
    if (!all[i]->is_singleton) array::push(list.ptr<Array>(), all[i]->object);
  return list;
}

Value inherited(Value, Value) { return kNil; }

const NativeMethod class_methods[] = {
    {"new", class_new, 0, 0, kRest | kKeywords},      {"allocate", native<class_allocate>},
    {"superclass", native<class_superclass>},         {"subclasses", native<class_subclasses>},
    {"inherited", native<inherited>, 1, 0, kPrivate},
};
const NativeMethod class_singleton_methods[] = {{"new", new_class_object, 0, 1}};

void define_class_core() {
  define_methods(classes.Class, class_methods);
  new_target = find_method(classes.Class, names::new_)->target;
  allocate_target = find_method(classes.Class, names::allocate)->target;
  define_singleton_methods(classes.Class, class_singleton_methods);
  for (const char* name : {"module_function", "append_features", "prepend_features", "extend_object", "refine"})
    undefine_method(classes.Class, name);
}
HY_RUBY_CORE(define_class_core);

}  // namespace

bool is_class_new(const Method* m) { return m->target && m->target == new_target; }

bool has_own_allocator(ClassInfo* c) {
  Method* m = find_method(class_of(c->object), names::allocate);
  return !m || m->target != allocate_target;
}

}  // namespace hypha::ruby
