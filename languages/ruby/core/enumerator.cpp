// SPDX-License-Identifier: MIT
// What Enumerator's prelude needs of C++: its helper classes, and a suspended activation for external iteration (next,
// peek).
#include "framework/thread/fiber.h"
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/fiber.h"
#include "languages/ruby/nodes/dispatch.h"

namespace hypha::ruby {

namespace {

// The fiber runs the block given to __start.
Value run_block(Value block, Value) { return call_block(block, std::span<const Value>{}); }

Value enumerator_start(CallTarget*, const Value* args) {
  static Shape* shape = Shape::root(classes.Fiber, Kind::Fiber, 0, 0);
  RB_TRY(need_block(args[1]));
  return ref(fiber::create(shape->id(), run_block, args[1]));
}

Value enumerator_resume(CallTarget*, const Value* args) {
  auto* f = args[2].ptr<Fiber>();
  if (!f->can_resume()) return raise(classes.FiberError, "attempt to resume a resuming fiber");
  Value v = switch_to(f, kNil);
  return v == kFailed ? raise(classes.FiberError, "can't alloc machine stack to fiber: Cannot allocate memory") : v;
}

Value enumerator_yield(CallTarget*, const Value* args) { return switch_back(args[2]); }

Value enumerator_finished(CallTarget*, const Value* args) {
  return boolean(args[2].ptr<Fiber>()->state() == FiberState::Finished);
}

// Raises the end of the iteration with what `each` returned.
Value enumerator_stop(CallTarget*, const Value* args) {
  Value e = new_exception(classes.StopIteration, new_string("iteration reached an end"));
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), args[2]);
  return raise_value(e);
}

const NativeMethod methods[] = {
    {"__start", enumerator_start, 0, 0, kPrivate}, {"__resume", enumerator_resume, 1, 0, kPrivate},
    {"__yield", enumerator_yield, 1, 0, kPrivate}, {"__finished?", enumerator_finished, 1, 0, kPrivate},
    {"__stop", enumerator_stop, 1, 0, kPrivate},
};

void define_enumerator() {
  define_methods(classes.Enumerator, methods);
  define_class("Lazy", classes.Enumerator, classes.Enumerator);
  define_class("Yielder", classes.Object, classes.Enumerator);
  ClassInfo* generator = define_class("Generator", classes.Object, classes.Enumerator);
  include_module(generator, classes.Enumerable);
  define_class("Chain", classes.Enumerator, classes.Enumerator);
  define_class("ArithmeticSequence", classes.Enumerator, classes.Enumerator);
}
HY_RUBY_CORE(define_enumerator);

}  // namespace

}  // namespace hypha::ruby
