// SPDX-License-Identifier: MIT
#include "framework/thread/fiber.h"

#include <mutex>

#include "framework/engine/check.h"

namespace hypha::fiber {

namespace {

using namespace stack_switch;

constexpr int64_t kStackCost = 16 * 1024;  // roughly what a suspended activation commits, for the collector's pace

// The thread that runs *now*: a fiber may continue on another one, and a compiler may keep the address of a
// thread_local across a jump, so behind a jump the thread is asked for by a call. The rest of a switch is inlined: a
// processor predicts returns by the calls before, which were made on another stack, so each frame to return from costs
// a misprediction.
[[gnu::noinline]] ThreadState& this_thread() {
  asm volatile("");
  return thread();
}

// The words of ThreadState that belong to an activation. Kept in the frame that waits, where the collector sees them.
struct Words {
  char *stack_limit, *stack_base;
  void* fiber;
  Frame* top_frame;
  Value exception, unwind_target, unwind_value;
  uint32_t osr_nesting;
};

[[gnu::always_inline]] inline Words save(const ThreadState& t) {
  return {t.stack_limit, t.stack_base,    t.current_fiber, t.top_frame,
          t.exception,   t.unwind_target, t.unwind_value,  t.osr_nesting};
}

// A completion that arrives brings its payload along; otherwise a pending one of the activation itself comes back.
[[gnu::always_inline]] inline void restore_completion(ThreadState& t, const Words& w, Value arriving) {
  if (arriving != kThrow) t.exception = w.exception;
  if (arriving != kUnwind) {
    t.unwind_target = w.unwind_target;
    t.unwind_value = w.unwind_value;
  }
}

[[gnu::always_inline]] inline Value take_transfer(Fiber* f) {
  Value v = f->transfer.load();
  f->transfer.write(f, kNil);
  return v;
}

// Whoever claims the fiber next sees what its last resumer left.
void set_state(Fiber* f, FiberState s) { f->tagged_state.store(uint64_t(s) << 1, std::memory_order_release); }

FiberStack* running_stack() { return static_cast<FiberStack*>(this_thread().current_fiber); }

// The resumer waits at `context` from now on.
void arrive_from_resumer(FiberStack* s, fcontext_t context) {
  s->resumer = context;
  s->resumer_segment->low = context;
}

void fiber_main(transfer_t from) {
  auto* s = static_cast<FiberStack*>(from.data);
  arrive(nullptr, &s->resumer_identity);
  arrive_from_resumer(s, from.fctx);
  Fiber* f = s->owner;
  auto entry = reinterpret_cast<FiberEntry>(f->tagged_entry >> 1);
  Value result = entry(f->argument.load(), take_transfer(f));
  f->transfer.write(f, result);
  set_state(f, FiberState::Finished);
  leave(nullptr, s->resumer_identity, nullptr);
  jump_fcontext(s->resumer, nullptr);
  __builtin_unreachable();
}

[[gnu::always_inline]] inline void jump_into(FiberStack* s) {
  void* fake_stack = nullptr;
  fcontext_t context = s->context;
  s->context = nullptr;
  leave(&fake_stack, s->identity, &s->resumer_identity);
  transfer_t back = jump_fcontext(context, s);
  arrive(fake_stack, nullptr);
  s->context = back.fctx;
}

[[gnu::always_inline]] inline void jump_out(FiberStack* s) {
  void* fake_stack = nullptr;
  leave(&fake_stack, s->resumer_identity, nullptr);
  transfer_t back = jump_fcontext(s->resumer, s);
  arrive(fake_stack, &s->resumer_identity);
  arrive_from_resumer(s, back.fctx);
}

void give_back_stack(Fiber* f) {
  FiberStack* s = f->stack;
  f->stack = nullptr;
  fiber_stack::release(s);
}

bool give_stack(Fiber* f) {
  FiberStack* s = fiber_stack::acquire();
  if (!s) return false;
  s->owner = f;
  s->context = make_fcontext(s->high, size_t(s->high - s->low), fiber_main);
  f->stack = s;
  heap::enable_finalizer(f);
  heap::external_bytes(kStackCost);
  return true;
}

// A running fiber's stack is scanned with its thread: it has no suspension point.
void trace_suspended(HeapObject* o, heap::Tracer& tracer) {
  FiberStack* s = static_cast<Fiber*>(o)->stack;
  if (s && s->context) tracer.scan_conservative(s->context, s->high);
}

void finalize(HeapObject* o) {
  auto* f = static_cast<Fiber*>(o);
  if (f->stack) give_back_stack(f);
}

[[gnu::always_inline]] inline void enter(ThreadState& t, FiberStack* s, StackSegment& waiting) {
  waiting.high = t.stack_base;
  waiting.next = t.waiting;
  s->resumer_segment = &waiting;
  s->resumer_fiber = static_cast<FiberStack*>(t.current_fiber);
  s->resumer_frame = t.top_frame;
  t.waiting = &waiting;
  t.current_fiber = s;
  t.stack_base = s->high;
  t.set_stack_limit(s->low + kStackReserve);
  t.top_frame = nullptr;
  t.osr_nesting = 0;
}

[[gnu::always_inline]] inline void come_back(ThreadState& t, const Words& w, const StackSegment& waiting) {
  t.waiting = waiting.next;
  t.current_fiber = w.fiber;
  t.stack_base = w.stack_base;
  t.set_stack_limit(w.stack_limit);
  t.top_frame = w.top_frame;
  t.osr_nesting = w.osr_nesting;
}

}  // namespace

Fiber* create(uint32_t shape_id, FiberEntry entry, Value argument) {
  static std::once_flag registered;
  std::call_once(registered, [] {
    heap::set_extra_trace(Kind::Fiber, trace_suspended);
    heap::set_finalizer(Kind::Fiber, finalize);
  });
  auto* f = heap::allocate<Fiber>(shape_id, Kind::Fiber);
  f->aux = (sizeof(Fiber) - sizeof(Object)) / 8;
  f->extension.init(kNil);
  f->tagged_entry = reinterpret_cast<uint64_t>(entry) << 1;
  f->argument.init(argument);
  f->transfer.init(kNil);
  f->owner.init(kNil);
  return f;
}

FiberState claim(Fiber* f) {
  for (uint64_t before = f->tagged_state.load(std::memory_order_relaxed);;) {
    auto s = FiberState(before >> 1);
    if (s == FiberState::Running || s == FiberState::Finished) return s;
    if (f->tagged_state.compare_exchange_weak(before, uint64_t(FiberState::Running) << 1, std::memory_order_acquire))
      return s;
  }
}

void give_back(Fiber* f, FiberState s) { set_state(f, s); }

Value resume(Fiber* f, Value v) {
  FiberState before = claim(f);
  HY_CHECK(before == FiberState::Created || before == FiberState::Suspended,
           "a fiber that runs or has ended cannot be resumed");
  Value out = resume_claimed(f, v);
  if (f->state() == FiberState::Running) give_back(f, f->stack ? FiberState::Suspended : before);
  return out;
}

Value resume_claimed(Fiber* f, Value v) {
  if (!f->stack && !give_stack(f)) return kFailed;
  FiberStack* s = f->stack;
  f->transfer.write(f, v);
  Words words = save(thread());
  StackSegment waiting;
  enter(thread(), s, waiting);
  jump_into(s);
  ThreadState& now = this_thread();
  come_back(now, words, waiting);
  if (f->state() == FiberState::Finished) {
    give_back_stack(f);
    heap::external_bytes(-kStackCost);
  }
  Value out = take_transfer(f);
  restore_completion(now, words, out);
  return out;
}

Value yield(Value v) {
  FiberStack* s = running_stack();
  HY_CHECK(s, "no fiber is running");
  Fiber* f = s->owner;
  Words words = save(thread());
  f->transfer.write(f, v);
  heap::remember(f);  // its stack has changed
  jump_out(s);
  ThreadState& now = this_thread();
  now.top_frame = words.top_frame;
  now.osr_nesting = words.osr_nesting;
  Value in = take_transfer(f);
  restore_completion(now, words, in);
  return in;
}

Fiber* current() {
  FiberStack* s = running_stack();
  return s ? s->owner : nullptr;
}

Fiber* resumer(const Fiber* f) {
  HY_CHECK(f->state() == FiberState::Running);
  return f->stack->resumer_fiber ? f->stack->resumer_fiber->owner : nullptr;
}

Frame* resumer_frame(const Fiber* f) {
  HY_CHECK(f->state() == FiberState::Running);
  return f->stack->resumer_frame;
}

}  // namespace hypha::fiber
