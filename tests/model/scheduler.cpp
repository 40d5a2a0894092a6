// SPDX-License-Identifier: MIT
#include "tests/model/scheduler.h"

#include <sys/mman.h>

#include <cstring>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/world.h"
#include "tests/model/report.h"
#include "tests/model/tasks.h"

namespace hypha {

// A check of the runtime that fails under the model is a result like others: the execution is left as it stands.
void check_failed(const char* expression, const char* file, int line, const char* detail) {
  static char text[512];
  std::snprintf(text, sizeof text, "check failed: %s %s (%s:%d)", expression, detail, file, line);
  if (model::current_thread() >= 0) model::fail(text);
  std::fprintf(stderr, "model: %s\n", text);
  std::abort();
}

namespace model {

using boost::context::detail::jump_fcontext;
using boost::context::detail::make_fcontext;
using boost::context::detail::transfer_t;

constinit ThreadState* running = nullptr;

namespace {
constexpr size_t kStackBytes = 256 * 1024;
constexpr uint64_t kMaxSteps = 20000;  // of one execution: more is a loop that never ends
}  // namespace

Scheduler& Scheduler::get() {
  static auto* s = new Scheduler;
  return *s;
}

// ---- switching

void Scheduler::wake_up() {
  running = current ? current->state : nullptr;
  memory::set_owner(current ? current->number + 1 : 0);
}

void Scheduler::switch_to(Task* u) {
  Task* from = current;
  if (u == from) return;
  leaving = from ? &from->context : &controller;
  current = u;
  transfer_t arrived = jump_fcontext(u ? u->context : controller, nullptr);
  *leaving = arrived.fctx;
  wake_up();
}

void Scheduler::stop(End e, const char* reason) {
  end = e;
  why = reason;
  switch_to(nullptr);
}

static void run_thread(transfer_t arrived) {
  Scheduler& s = Scheduler::get();
  *s.leaving = arrived.fctx;
  s.wake_up();
  Task& me = *s.current;
  {
    (*s.body)(me.number);
    new safepoint::Blocked;  // for good: a thread that has ended holds nobody up
  }
  me.waits = Task::Finished;
  s.give_up_turn(me);
  HY_CHECK(false, "a thread that has ended runs");
}

// ---- choosing

const Option& Scheduler::choose(Task& t, const Option* options, unsigned n) {
  unsigned i = n == 1 ? 0 : chooser->choose(t.number, t.accesses, options, n);
  if (i > 0) decisions.push_back({uint8_t(t.number), t.accesses, options[i]});
  return options[i];
}

bool Scheduler::can_run(const Task& u) const {
  switch (u.waits) {
    case Task::Ready:
      return true;
    case Task::WantsMutex:
      return *u.mutex == 0;
    case Task::InCondition:
      return (u.notified || u.timed_out) && *u.mutex == 0;
    case Task::BacksOff:
      for (uint32_t i = 0; i < Task::kRemembered && i < u.seen_count; i++)
        if (memory::read(u.seen[i].at, u.seen[i].size) != u.seen[i].bits) return true;
      return false;
    case Task::Finished:
      return false;
  }
  return false;
}

bool Scheduler::may_time_out(const Task& u) const {
  return u.waits == Task::InCondition && u.timed && !u.notified && !u.timed_out && *u.mutex == 0;
}

void Scheduler::before_access(Task& t, bool contested) {
  if (++steps > kMaxSteps) stop(End::Failed, "no end: too many steps");
  offer_others(t, contested);
  t.asleep = false;
  if (t.pending) wake(t, t.pending, t.pending_writes);
}

void Scheduler::offer_others(Task& t, bool contested) {
  if (t.buffered && !t.looked) return;  // an interruption before these stores does the same
  if (!chooser->wants(contested)) return;
  for (;;) {
    Option options[1 + 2 * kMaxThreads];
    unsigned n = 0;
    options[n++] = {'-', uint8_t(t.number), 0};
    for (int i = 0; i < threads; i++) {
      Task& u = tasks[i];
      if (&u != &t && can_run(u) && !u.asleep) options[n++] = {'>', uint8_t(i), 1};
      if (&u != &t && may_time_out(u)) options[n++] = {'t', uint8_t(i), 1};
      if (u.buffered) options[n++] = {'f', uint8_t(i), 1};
    }
    const Option& o = choose(t, options, n);
    if (o.kind == '-') return;
    Task& u = tasks[o.target];
    if (o.kind == 'f') {
      see_one(u);
      continue;
    }
    if (o.kind == 't') u.timed_out = true;
    t.asleep = o.kind == '>' && t.pending && !t.buffered;
    return switch_to(&u);
  }
}

bool Scheduler::chooses_delay(Task& t, bool contested) {
  if (t.buffered) return true;  // in order
  if (!delays_stores || !chooser->wants(contested)) return false;
  Option options[] = {{'-', uint8_t(t.number), 0}, {'d', uint8_t(t.number), 1}};
  return choose(t, options, 2).kind == 'd';
}

void Scheduler::see_one(Task& t) {
  Word w = t.buffer[0];
  std::memmove(t.buffer, t.buffer + 1, size_t(--t.buffered) * sizeof(Word));
  memory::write(w.at, w.size, w.bits);
  wake(t, w.at, true);
  step(t, "is seen", w.at, w.size, w.bits, nullptr);
}

void Scheduler::drain(Task& t) {
  if (t.buffered && !t.looked) stop(End::Redundant, nullptr);
  see_all(t);
}

void Scheduler::give_up_turn(Task& t) {
  if (t.buffered) {
    t.accesses++;  // a point of its own
    t.pending = nullptr;
    before_access(t, true);
  }
  drain(t);
  if (chooser->one_at_a_time() && t.waits != Task::Finished && !can_run(t)) stop(End::Waits, "an operation waits");
  for (;;) {
    Option options[2 * kMaxThreads];
    unsigned n = 0;
    bool finished = true, sleeps = false;
    for (int i = 1; i <= threads; i++) {
      Task& u = tasks[(t.number + i) % threads];
      finished &= u.waits == Task::Finished;
      if (!can_run(u)) continue;
      if (u.asleep)
        sleeps = true;
      else
        options[n++] = {'|', uint8_t(u.number), 0};
    }
    if (finished) {
      for (int i = 0; i < threads; i++) see_all(tasks[i]);
      stop(End::Done, nullptr);
    }
    if (n == 0 && sleeps) stop(End::Redundant, nullptr);
    if (n == 0) {  // the time passes, and stores come through
      for (int i = 0; i < threads; i++) see_all(tasks[i]);
      for (int i = 0; i < threads; i++)
        if (may_time_out(tasks[i])) options[n++] = {'t', uint8_t(i), 0};
      bool moved = false;
      for (int i = 0; i < threads; i++) moved |= can_run(tasks[i]);
      if (moved) continue;
    }
    if (n == 0) stop(End::Failed, "deadlock: every thread waits");
    const Option& o = choose(t, options, n);
    Task& u = tasks[o.target];
    if (o.kind == 't') {
      u.timed_out = true;
      continue;
    }
    return switch_to(&u);
  }
}

// ---- one execution

namespace {

void start(Task& t, bool in_arena) {
  t.waits = Task::Ready;
  t.notified = t.timed = t.timed_out = false;
  t.accesses = t.seen_count = 0;
  t.asleep = false;
  t.buffered = 0;
  for (auto kind : {memory::kHeap, memory::kNew}) t.published[kind] = memory::arena(t.number + 1, kind);
  if (in_arena) {
    t.state->cursor = memory::arena(t.number + 1, memory::kHeap);
    t.state->limit = t.state->cursor + memory::kArenaBytes;
  }
  t.context = make_fcontext(t.stack + kStackBytes, kStackBytes, run_thread);
}

}  // namespace

End run(const Execution& e, const char** why) {
  Scheduler& s = Scheduler::get();
  s.threads = e.threads;
  s.chooser = &e.chooser;
  s.delays_stores = e.delays_stores;
  s.weakening = e.weakening;
  s.body = &e.body;
  s.steps = 0;
  s.decisions.clear();
  s.why = nullptr;
  for (int i = 0; i < e.threads; i++) start(s.tasks[i], memory::active());
  if (!e.chooser.one_at_a_time())
    for (int i = 0; i < e.threads; i++) s.tasks[i].guest->at_safepoint.store(false);
  GuestThread& controller = *tls_thread.guest;
  controller.at_safepoint.store(true);
  Option options[kMaxThreads];
  for (int i = 0; i < e.threads; i++) options[i] = {'|', uint8_t(i), 0};
  s.switch_to(&s.tasks[s.choose(s.tasks[0], options, unsigned(e.threads)).target]);
  controller.at_safepoint.store(false);
  s.all_steps += s.steps;
  *why = s.why;
  return s.end;
}

void prepare_threads() {
  Scheduler& s = Scheduler::get();
  if (s.tasks[0].guest) return;
  GuestThread::current();
  World& world = World::get();
  world.threads.reserve(16);
  memory::keep_as_is(&world, sizeof world);
  memory::keep_as_is(world.threads.data(), world.threads.capacity() * sizeof(GuestThread*));
  memory::keep_as_is(&tls_thread, sizeof tls_thread);
  for (int i = 0; i < kMaxThreads; i++) {
    Task& t = s.tasks[i];
    t.number = i;
    t.state = new ThreadState;
    void* stack =
        mmap(nullptr, kStackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    HY_CHECK(stack != MAP_FAILED);
    t.stack = static_cast<char*>(stack);
    t.state->stack_base = t.stack + kStackBytes;
    t.state->set_stack_limit(t.stack + kStackBytes / 4);
    running = t.state;
    t.guest = &GuestThread::current();
    t.guest->at_safepoint.store(true);
    t.guest->stack_low = t.state->stack_base;
    memory::keep_as_is(t.state, sizeof(ThreadState));
    memory::keep_as_is(t.guest, sizeof(GuestThread));
  }
  running = nullptr;
  constexpr const char* kNames[kMaxThreads][2] = {
      {"state of 0", "thread 0"}, {"state of 1", "thread 1"}, {"state of 2", "thread 2"}, {"state of 3", "thread 3"}};
  for (Task& t : s.tasks) {
    call_it_always(kNames[t.number][0], t.state, sizeof(ThreadState));
    call_it_always(kNames[t.number][1], t.guest, sizeof(GuestThread));
  }
  call_it_always("world", &world, sizeof world);
  sharing::begin();
}

void settle_threads() {
  for (Task& t : Scheduler::get().tasks) {
    t.state->clear_poll(0xFF);
    t.guest->permit = t.guest->waits_for_ever = false;
  }
}

// ---- inside

int current_thread() {
  Task* t = Scheduler::get().current;
  return t ? t->number : -1;
}

// In the order that is asked for, threads whose turn it is not are at rest.
void next_operation() {
  Scheduler& s = Scheduler::get();
  Task& me = *s.current;
  if (s.chooser->one_at_a_time()) {
    me.guest->at_safepoint.store(true);
    me.guest->stack_low = __builtin_frame_address(0);
    while (true) {
      int next = s.chooser->next_operation(me.number);
      if (next == me.number) break;
      s.switch_to(&s.tasks[next]);
    }
    me.guest->at_safepoint.store(false);
  } else if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) {
    safepoint::park();
  }
  s.steps++;
}

uint64_t clock() { return Scheduler::get().steps; }

void fail(const char* why) {
  Scheduler::get().stop(End::Failed, why);
  std::abort();
}

const memory::List<Decision>& decisions() { return Scheduler::get().decisions; }
void record_steps(memory::List<Step>* into) { Scheduler::get().record = into; }
uint64_t step_count() { return Scheduler::get().all_steps; }

}  // namespace model
}  // namespace hypha
