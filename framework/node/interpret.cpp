// SPDX-License-Identifier: MIT
// Entering the interpreter: calls, misses, and the continuation of frames.
#include <alloca.h>

#include "framework/engine/check.h"
#include "framework/node/resume.h"
#include "framework/node/tiering.h"
#include "framework/specialize/limits.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/signals.h"

namespace hypha {

std::atomic<uint64_t> rewrite_count{0};
RuntimeHooks runtime_hooks;
Tiering tiering;
WorkCounters work;
Options options;
Limits limits;
std::mutex Rewriting::lock_;

Value Node::execute(Frame*) { HY_CHECK(false, "an operation was executed without inputs"); }
Value Node::apply(Frame*, const Value*) { HY_CHECK(false, "a node was applied to inputs"); }

namespace {

[[gnu::noinline, gnu::cold]] bool compiled_now(CallTarget* t) {
  if (!tiering.compile || t->never_compile) {
    t->heat.store(0, std::memory_order_relaxed);
    t->loop_work.store(0, std::memory_order_relaxed);
    return false;
  }
  tiering.compile(t);
  return t->entry.load(std::memory_order_acquire) != interpret;
}

[[gnu::always_inline]] inline Value run_body(CallTarget* t, Value* slots) {
  ThreadState& state = thread();
  Frame frame{slots, t, state.top_frame};
  state.top_frame = &frame;
  Value v = t->body->execute(&frame);
  thread().top_frame = frame.caller;
  return v == kReturn ? frame.return_value : v;
}

}  // namespace

// A few words are copied: a call of memmove would cost more than the loop.
[[gnu::optimize("no-tree-loop-distribute-patterns")]] Value interpret(CallTarget* t, const Value* args) {
  if (static_cast<char*>(__builtin_frame_address(0)) < thread().entry_limit.load(std::memory_order_relaxed)) [[unlikely]]
    if (Value v = enter_slow(); v.is_completion()) return v;
  uint32_t heat = t->heat.load(std::memory_order_relaxed) + 1;
  t->heat.store(heat, std::memory_order_relaxed);
  work.interpreted_calls.store(work.interpreted_calls.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  if (heat > options.compile_threshold) [[unlikely]]
    if (compiled_now(t)) return invoke(t, args);
  auto* slots = static_cast<Value*>(alloca(t->slot_count * sizeof(Value)));
  uint32_t i = 0;
  for (; i < t->argument_count; i++) slots[i] = args[i];
  for (; i < t->slot_count; i++) slots[i] = kNil;
  return run_body(t, slots);
}

void LoopCounter::flush() {
  node.state.store(count, std::memory_order_relaxed);
  uint64_t done = count - before;
  uint32_t work_before = target->loop_work.load(std::memory_order_relaxed), work_now = work_before + uint32_t(done);
  target->loop_work.store(work_now, std::memory_order_relaxed);
  target->heat.store(target->heat.load(std::memory_order_relaxed) + (work_now / 8 - work_before / 8), std::memory_order_relaxed);
  work.interpreted_iterations.store(work.interpreted_iterations.load(std::memory_order_relaxed) + done, std::memory_order_relaxed);
  before = count;
}

bool enter_osr(Node& loop, Frame* f, Value* completion) {
  if (tiering.enter_osr && tiering.enter_osr(loop, f, completion)) return true;
  loop.state.store(0, std::memory_order_relaxed);  // ask again after another threshold's worth of iterations
  return false;
}

void come_to_safepoint() {
  ThreadState& t = thread();
  if (t.poll.load(std::memory_order_relaxed) & kPollSafepoint) {
    safepoint::park();
    signals::print_stacks_if_asked();
  }
  if (t.poll.load(std::memory_order_relaxed) & kPollCollect) {
    t.clear_poll(kPollCollect);
    heap::collect_if_due();
  }
}

Value poll_slow() {
  ThreadState& t = thread();
  come_to_safepoint();
  return t.poll.load(std::memory_order_relaxed) && runtime_hooks.poll ? runtime_hooks.poll() : kNil;
}

Value enter_slow() {
  ThreadState& t = thread();
  if (static_cast<char*>(__builtin_frame_address(0)) < t.stack_limit) return runtime_hooks.stack_overflow();
  t.set_stack_limit(t.stack_limit);  // in case that nobody asks for a poll any more
  return poll_slow();
}

Value relearn(Node& n, Frame* f, const Value* args, int count, Value a, Value b, Value c, Value d) {
  const Value inputs[] = {a, b, c, d};
  ResumeEntry log[4];
  for (int i = 0; i < count; i++) log[i] = {false, inputs[i].bits};
  ResumeActivation activation{&n, log, uint32_t(count)};
  ResumeFrame frame{f->target, f->slots, &activation, 1};
  ResumeState rs{&frame, 1};
  return n.resume(Resume{{f, args}, &rs, 0, 0});
}

Value resume_frame(ResumeState* rs, uint32_t index) {
  ResumeFrame& r = rs->frames[index];
  ThreadState& state = thread();
  Frame frame{r.slots, r.target, state.top_frame};
  state.top_frame = &frame;
  Value v = r.activations[0].node->resume(Resume{{&frame}, rs, index, 0});
  thread().top_frame = frame.caller;
  return v == kReturn ? frame.return_value : v;
}

void Resume::activate(Node& n, uint32_t bit) {
  uint32_t before = n.state.load();
  uint32_t after = bit == kGeneric ? kGeneric : before | bit;
  if (bit == kGeneric) n.excluded.store(~kGeneric);
  if (after == before) return;
  n.state.store(after);
  rewrite_count.fetch_add(1, std::memory_order_relaxed);
  if (events::enabled()) events::node_specialized(n, before, after);
}

void Resume::exclude(Node& n, uint32_t bit) {
  n.excluded.fetch_or(bit);
  n.state.fetch_and(~bit);
  rewrite_count.fetch_add(1, std::memory_order_relaxed);
}

void Resume::note_cache(Node& n, uint32_t length, bool megamorphic) {
  rewrite_count.fetch_add(1, std::memory_order_relaxed);
  if (events::enabled()) events::cache_grown(n, length, megamorphic);
}

}  // namespace hypha
