// SPDX-License-Identifier: MIT
#include "languages/python/runtime/generator.h"

#include "framework/node/node.h"
#include "framework/thread/fiber.h"

namespace hypha::python {

namespace {

// Of a generator object. The depth of calls inside is counted from where it was first resumed. Whoever has claimed the
// fiber has the generator: a second thread gets ValueError.
enum GeneratorField { kFiber, kBody, kDepth, kHandled, kGeneratorFields };

Fiber* fiber_of(Value g) { return native_field(g, kFiber).ptr<Fiber>(); }
FiberState claim(Value g) { return fiber::claim(fiber_of(g)); }

CallTarget* body_of(Value g) { return reinterpret_cast<CallTarget*>(native_field(g, kBody).bits); }

// Runs on the fiber's own stack.
Value run_body(Value argument, Value) {
  CallTarget* t = reinterpret_cast<CallTarget*>(argument.ptr<Slots>()->at[0].load().bits);
  Slots* words = argument.ptr<Slots>()->at[1].load().ptr<Slots>();
  Value room[64];
  for (int64_t i = 0; i < words->length; i++) room[i] = words->at[i].load();
  return invoke(t, room);
}

uint32_t fiber_shape() {
  static const uint32_t id = Shape::root(types.generator, Kind::Fiber, 0, 0)->id();
  return id;
}

Value already_running() { return raise_value_error("generator already executing"); }

Value ended_already() { return set_next_result(kNil), kUndefined; }

// The caller has claimed the generator, which was in state `before`. kUndefined: the body ended.
Value resume(Value g, FiberState before, Value v) {
  Fiber* f = fiber_of(g);
  Value depth = recursion_depth(), handled = handled_exception();
  if (depth.as_int() >= recursion_limit.as_int()) return fiber::give_back(f, before), raise_recursion_error();
  if (before == FiberState::Created) set_native_field(g, kDepth, fixnum(depth.as_int() + 1));
  recursion_depth() = native_field(g, kDepth);
  if (Value own = native_field(g, kHandled); own != kNil) set_handled_exception(own);
  Value r = fiber::resume_claimed(f, v);
  bool ended = f->state() == FiberState::Finished;
  Value inside = handled_exception();
  set_native_field(g, kHandled, inside == handled ? kNil : inside);
  if (!ended) set_native_field(g, kDepth, recursion_depth());
  set_handled_exception(handled);
  recursion_depth() = depth;
  if (r == kFailed) return fiber::give_back(f, FiberState::Finished), raise_memory_error();
  if (!ended) return fiber::give_back(f, FiberState::Suspended), r;
  if (r == kThrow) return leave_generator();
  set_next_result(r);
  return kUndefined;
}

}  // namespace

// StopIteration would end the loop around it silently.
Value leave_generator() {
  if (is_stop_iteration()) {
    Value cause = take_exception();
    Value text = new_str("generator raised StopIteration");
    Value e = new_exception(types.RuntimeError, std::span<const Value>(&text, 1));
    set_exception_field(e, kCause, cause);
    set_exception_field(e, kContext, cause);
    set_exception_field(e, kSuppressContext, kTrue);
    thread().exception = e;
  }
  extend_traceback();
  return kThrow;
}

Value make_generator(CallTarget* body, Value words) {
  Slots* argument = heap::allocate_slots(2, kNil);
  argument->at[0].init(Value{reinterpret_cast<uint64_t>(body)});
  argument->at[1].init(words);
  Value fiber = ref(fiber::create(fiber_shape(), run_body, ref(argument)));
  return new_native(types.generator, {fiber, Value{reinterpret_cast<uint64_t>(body)}, fixnum(0), kNil});
}

// An exception that throw() or close() brings is raised here.
static Value raised_at_yield() { return extend_traceback(), kThrow; }

Value yield_value(Value v) {
  Value sent = fiber::yield(v);
  return sent == kThrow ? raised_at_yield() : sent;
}

Value generator_send(Value g, Value v) {
  FiberState before = claim(g);
  if (before == FiberState::Running) return already_running();
  if (before == FiberState::Finished) return ended_already();
  if (before == FiberState::Created && v != kNil) {
    fiber::give_back(fiber_of(g), before);
    return raise_type_error("can't send non-None value to a just-started generator");
  }
  return resume(g, before, v);
}
Value generator_next(Value g) { return generator_send(g, kNil); }

// A generator that has not begun ends at once.
static FiberState claim_begun(Value g) {
  FiberState before = claim(g);
  if (before != FiberState::Created) return before;
  fiber::give_back(fiber_of(g), FiberState::Finished);
  return FiberState::Finished;
}

Value generator_throw(Value g, Value exception) {
  FiberState before = claim_begun(g);
  if (before == FiberState::Running) return already_running();
  if (before == FiberState::Finished) return raise_value(exception);
  thread().exception = exception;
  return resume(g, before, kThrow);
}

Value generator_close(Value g) {
  FiberState before = claim_begun(g);
  if (before == FiberState::Running) return already_running();
  if (before == FiberState::Finished) return kNil;
  thread().exception = new_exception(types.GeneratorExit, {});
  Value r = resume(g, before, kThrow);
  if (r == kThrow) {
    if (!exception_is(types.GeneratorExit) && !is_stop_iteration()) return kThrow;
    take_exception();
    return kNil;
  }
  if (r != kUndefined) return raise(types.RuntimeError, "generator ignored GeneratorExit");
  return kNil;
}

std::string generator_name(Value g) {
  const FunctionCode* code = code_of(body_of(g));
  return code ? code->qualified_name : "?";
}

// A coroutine is run like a generator; what awaits it delegates to it.
Value await_value(Value awaitable) {
  if (is_exact(awaitable, types.generator)) return yield_from(awaitable);
  Value it = PY_TRY(call_special(awaitable, intern("__await__")));
  if (it == kUndefined) return raise_type_error("object " + type_name(awaitable) + " can't be used in 'await' expression");
  return yield_from(it);
}

// ---- yield from (PEP 380)

namespace {

Value delegate_throw(Value it, Value exception) {
  auto raise_here = [=] { return thread().exception = exception, raised_at_yield(); };
  if (is_exact(it, types.generator)) {
    if (is_instance(exception, types.GeneratorExit)) {
      PY_TRY(generator_close(it));
      return raise_here();
    }
    return generator_throw(it, exception);
  }
  if (is_instance(exception, types.GeneratorExit)) {
    Value close = PY_TRY(get_attribute_or(it, names::close));
    if (close != kUndefined) PY_TRY(call(close));
    return raise_here();
  }
  Value f = PY_TRY(get_attribute_or(it, names::throw_));
  if (f == kUndefined) return raise_here();
  Value r = call(f, {exception});
  if (r != kThrow || !is_stop_iteration()) return r;
  Value v = get_property(take_exception().ptr<Object>(), names::value);
  set_next_result(v == kUndefined ? kNil : v);
  return kUndefined;
}

Value delegate_send(Value it, Value v) {
  if (is_exact(it, types.generator)) return generator_send(it, v);
  if (v == kNil) return next(it);
  Value r = call_method(it, names::send, {v});
  if (r != kThrow || !is_stop_iteration()) return r;
  Value value = get_property(take_exception().ptr<Object>(), names::value);
  set_next_result(value == kUndefined ? kNil : value);
  return kUndefined;
}

}  // namespace

Value yield_from(Value iterable) {
  Value it = is_exact(iterable, types.generator) ? iterable : PY_TRY(iterate(iterable));
  Value sent = kNil;
  for (;;) {
    Value v = delegate_send(it, sent);
    for (;;) {
      if (v == kUndefined) return next_result();
      if (v.is_completion()) return v;
      sent = fiber::yield(v);
      if (sent != kThrow) break;
      v = delegate_throw(it, take_exception());
    }
  }
}

}  // namespace hypha::python
