// SPDX-License-Identifier: MIT
// Fiber: the guest's object around an engine (framework/thread/fiber.h).
#include "framework/thread/fiber.h"

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/fiber.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/recursion_guard.h"
#include "languages/ruby/runtime/thread.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

// What a thread has of Ruby belongs to the fiber that runs. One of these keeps it while another fiber does.
class WhileAnotherRuns {
 public:
  // The thread may be another one behind the switch: no address of before is to be used.
  [[gnu::noinline]] WhileAnotherRuns()
      : slots_(thread().language_data), outermost_(std::exchange(RecursionGuard::outermost, nullptr)) {}
  [[gnu::noinline]] ~WhileAnotherRuns() {
    thread().language_data = slots_;
    RecursionGuard::outermost = outermost_;
  }
  WhileAnotherRuns(const WhileAnotherRuns&) = delete;
  WhileAnotherRuns& operator=(const WhileAnotherRuns&) = delete;

 private:
  Value slots_;
  RecursionGuard* outermost_;
};

// kThreadOf: the Thread that made it, and that alone may resume it.
enum FiberField { kEngine, kBlock, kThreadOf, kLocals, kFiberFields };

hypha::Fiber* engine_of(Value fiber) {
  Value e = fiber.ptr<Object>()->fields[kEngine].load();
  return is_kind(e, Kind::Fiber) ? e.ptr<hypha::Fiber>() : nullptr;
}

// What resume and Fiber.yield hand over: nothing, one value, or several as an Array.
Value packed(Value list) {
  auto* a = array_of(list);
  return a->length() == 0 ? kNil : a->length() == 1 ? array::get(a, 0) : list;
}

Value run_fiber(Value self, Value first) {
  auto* arguments = array_of(first);
  std::vector<Value> words;  // style: traced (the Array holds them)
  for (int64_t i = 0; i < arguments->length(); i++) words.push_back(array::get(arguments, i));
  return call_block(self.ptr<Object>()->fields[kBlock].load(), words);
}

Value fiber_initialize(CallTarget*, const Value* args) {
  static Shape* shape = Shape::root(classes.Fiber, Kind::Fiber, 0, 0);
  if (args[1] == kNil) return raise(classes.ArgumentError, "tried to create Proc object without a block");
  auto* o = args[0].ptr<Object>();
  o->fields[kBlock].write(o, args[1]);
  o->fields[kThreadOf].write(o, current_thread());
  auto* engine = fiber::create(shape->id(), run_fiber, args[0]);
  engine->owner.write(engine, args[0]);
  o->fields[kEngine].write(o, ref(engine));
  return kNil;
}

Value check_resumable(Value fiber) {
  hypha::Fiber* f = engine_of(fiber);
  const char* why = nullptr;
  if (!f)
    why = "uninitialized fiber";
  else if (fiber.ptr<Object>()->fields[kThreadOf].load() != current_thread())
    why = "fiber called across threads";
  else if (f->state() == FiberState::Finished)
    why = "attempt to resume a terminated fiber";
  else if (f == fiber::current())
    why = "attempt to resume the current fiber";
  else if (!f->can_resume())
    why = "attempt to resume a resuming fiber";
  return why ? raise(classes.FiberError, why) : kNil;
}

Value enter(hypha::Fiber* f, Value v) {
  Value result = switch_to(f, v);
  if (result == kFailed) return raise(classes.FiberError, "can't alloc machine stack to fiber: Cannot allocate memory");
  if (result == kUnwind && is_interrupt_target(thread().unwind_target)) return kUnwind;
  return result == kUnwind ? raise(classes.LocalJumpError, "break from proc-closure") : result;
}

Value fiber_resume(Value self, Value arguments) {
  RB_TRY(check_resumable(self));
  auto* f = engine_of(self);
  return enter(f, f->state() == FiberState::Created ? arguments : packed(arguments));
}

Value fiber_raise(CallTarget*, const Value* args) {
  auto* f = engine_of(args[0]);
  if (f && f->state() == FiberState::Created)
    return raise(classes.FiberError, "cannot raise exception on unborn fiber");
  if (f && f->state() == FiberState::Finished) return raise(classes.FiberError, "dead fiber called");
  RB_TRY(check_resumable(args[0]));
  std::vector<Value> words;  // style: traced (the Array holds them)
  for (int64_t i = 0; i < array_of(args[2])->length(); i++) words.push_back(array::get(array_of(args[2]), i));
  if (call_method(main_object, intern("raise"), words) != kThrow) return kThrow;
  return enter(f, kThrow);
}

Value fiber_is_alive(Value self) {
  auto* f = engine_of(self);
  return boolean(f && f->state() != FiberState::Finished);
}

Value fiber_yield(Value, Value arguments) {
  if (!fiber::current()) return raise(classes.FiberError, "attempt to yield on a not resumed fiber");
  return switch_back(packed(arguments));
}

Value fiber_current(Value) {
  if (Value f = current_guest_fiber(); f != kNil) return f;
  Slots* s = thread_slots();
  if (s->at[kRootFiber].load() == kNil) {
    Value root = ref(allocate_object(classes.Fiber->instance_shape));
    thread_slots()->at[kRootFiber].write(thread_slots(), root);
  }
  return thread_slots()->at[kRootFiber].load();
}

const NativeMethod methods[] = {
    {"initialize", fiber_initialize, 0, 0, kKeywords | kPrivate},
    {"resume", native<fiber_resume>, 0, 0, kRest},
    {"raise", fiber_raise, 0, 0, kRest},
    {"alive?", native<fiber_is_alive>},
};
const NativeMethod singleton_methods[] = {
    {"yield", native<fiber_yield>, 0, 0, kRest},
    {"current", native<fiber_current>},
};

void define_fiber() {
  ClassInfo* c = classes.Fiber;
  c->reserved_fields = kFiberFields;
  c->instance_shape = Shape::root(c, Kind::Object, kFiberFields + 2, kFiberFields);
  define_methods(c, methods);
  define_singleton_methods(c, singleton_methods);
}
HY_RUBY_CORE(define_fiber);

}  // namespace

Value switch_to(hypha::Fiber* f, Value v) {
  WhileAnotherRuns kept;
  return fiber::resume(f, v);
}

Value switch_back(Value v) {
  WhileAnotherRuns kept;
  return fiber::yield(v);
}

Value current_guest_fiber() {
  for (auto* f = fiber::current(); f; f = fiber::resumer(f))
    if (Value owner = f->owner.load(); owner.is_heap() && is_a(owner, classes.Fiber)) return owner;
  return kNil;
}

Slot& fiber_locals(Value fiber) { return fiber.ptr<Object>()->fields[kLocals]; }

}  // namespace hypha::ruby
