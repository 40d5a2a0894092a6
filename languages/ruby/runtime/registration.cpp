// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/registration.h"

#include <algorithm>
#include <cstring>
#include <deque>

#include "framework/engine/check.h"
#include "framework/node/node.h"

namespace hypha::ruby {

namespace {

struct Registration {
  const char* name;
  void (*define)();
};
std::vector<Registration>& registrations() {
  static auto* list = new std::vector<Registration>;
  return *list;
}

// One description for each form of parameters.
const Parameters* shared_parameters(const NativeMethod& m) {
  static auto* all = new absl::flat_hash_map<uint32_t, const Parameters*>;
  uint32_t key = uint32_t(m.required) << 16 | uint32_t(m.optional) << 8 | uint32_t(m.flags & (kRest | kKeywords));
  std::lock_guard held(class_lock());
  const Parameters*& found = (*all)[key];
  if (found) return found;
  auto* p = new Parameters;
  p->required = m.required;
  p->optional = m.optional;
  p->rest = m.flags & kRest;
  p->keywords = p->keyword_rest = m.flags & kKeywords;
  return found = p;
}

// A method that is only an operation, called from C++: the operation runs in a frame of its own.
Value run_operation(CallTarget* t, const Value* args) {
  ThreadState& state = thread();
  Frame frame{const_cast<Value*>(args), t, state.top_frame};
  state.top_frame = &frame;
  Value v = t->body->apply(&frame, args);
  thread().top_frame = frame.caller;
  return v;
}

CallTarget* make_target(const NativeMethod& m) {
  static auto* targets = new std::deque<CallTarget>;
  std::unique_lock held(class_lock());
  CallTarget* t = &targets->emplace_back();
  held.unlock();
  t->name = m.name;
  t->argument_count = t->slot_count =
      kMethodHeader + m.required + m.optional + ((m.flags & kRest) != 0) + ((m.flags & kKeywords) != 0);
  t->never_compile = t->never_inline = true;
  if (m.function) {
    t->entry.store(m.function, std::memory_order_relaxed);
  } else {
    HY_CHECK(m.make_operation, m.name);
    t->body = m.make_operation();
    t->entry.store(run_operation, std::memory_order_relaxed);
  }
  return t;
}

Method* make_method(const NativeMethod& m) {
  static auto* methods = new std::deque<Method>;
  std::unique_lock held(class_lock());
  Method* made = &methods->emplace_back();
  held.unlock();
  made->name = intern(m.name);
  made->visibility = m.flags & (kPrivate | kModuleFunction) ? Visibility::Private : Visibility::Public;
  NativeMethod shape = m;
  if (!m.function) shape.required = uint8_t(m.operation_argc), shape.optional = 0, shape.flags = 0;
  made->target = make_target(shape);
  made->parameters = shared_parameters(shape);
  made->make_operation = m.make_operation;
  made->operation_argc = m.operation_argc;
  return made;
}

}  // namespace

CoreRegistration::CoreRegistration(const char* name, void (*define)()) { registrations().push_back({name, define}); }

void run_core_registrations() {
  auto& all = registrations();
  std::sort(all.begin(), all.end(),
            [](const Registration& a, const Registration& b) { return std::strcmp(a.name, b.name) < 0; });
  for (const Registration& r : all) r.define();
}

Method* define_native(ClassInfo* c, const NativeMethod& m) {
  Method* made = make_method(m);
  add_method(c, made);
  if (m.flags & kModuleFunction) {
    auto* public_one = new Method(*made);
    public_one->visibility = Visibility::Public;
    add_method(singleton_class(c->object), public_one);
  }
  return made;
}

void define_methods(ClassInfo* c, std::span<const NativeMethod> rows) {
  c->methods.reserve(c->methods.size() + rows.size());
  for (const NativeMethod& m : rows) define_native(c, m);
}

void define_singleton_methods(ClassInfo* c, std::span<const NativeMethod> rows) {
  define_methods(singleton_class(c->object), rows);
}

void alias_method(ClassInfo* c, const char* alias, const char* existing) {
  Method* m = find_method(c, intern(existing));
  HY_CHECK(m, existing);
  auto* copy = new Method(*m);
  copy->name = intern(alias);
  add_method(c, copy);
}

void undefine_method(ClassInfo* c, Symbol* name) {
  auto* m = new Method;
  m->name = name;
  add_method(c, m);
}

}  // namespace hypha::ruby
