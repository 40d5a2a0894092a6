// SPDX-License-Identifier: MIT
// Permits, locks, conditions, queues, interrupts, and the search for a deadlock.
#include "framework/thread/sync.h"
#include "framework/thread/world.h"
#include "tests/model/guest.h"
#include "tests/model/tasks.h"

using namespace hypha;
using namespace hypha::model;
using sync::QueueResult;

namespace {

GuestThread& guest(int thread) { return *Scheduler::get().tasks[thread].guest; }
uint32_t plain_shape() {
  static const uint32_t id = Shape::root(nullptr, Kind::Native, 0)->id();
  return id;
}

int hooked;
// All threads of the scenario count as the guest's, nobody else does.
void only(int threads) {
  hooked = 0;
  World& world = World::get();
  for (GuestThread* t : world.threads) t->internal = true;
  for (int i = 0; i < threads; i++) guest(i).internal = false;
  world.guests.store(size_t(threads));
  threads::set_deadlock_hook([] { hooked++; });
}

LockObject* lock;
ConditionObject* condition;
QueueObject *queue, *other_queue;
int64_t ready;
Relaxed<int64_t> count;

void fresh() {
  only(2);
  ready = 0;
  count = 0;
  lock = shared(sync::make_lock(plain_shape()));
  condition = shared(sync::make_condition(plain_shape()));
  queue = shared(sync::make_queue(plain_shape(), 1));
  other_queue = shared(sync::make_queue(plain_shape()));
  call_it("lock", lock, sizeof *lock);
  call_it("condition", condition, sizeof *condition);
  call_it("queue", queue, sizeof *queue);
  call_it("other queue", other_queue, sizeof *other_queue);
}
void fresh_for_three() {
  fresh();
  only(3);
}

void no_deadlock(Outcome& o) {
  if (hooked) fail_state("a deadlock was reported");
  if (lock->owner || !lock->waiters.empty()) fail_state("the lock is still in use");
  if (!condition->waiters.empty()) fail_state("somebody waits for the condition");
  if (!queue->takers.empty() || !queue->givers.empty() || queue->waiting()) fail_state("somebody waits at the queue");
  o.add(queue->length());
}

Operation permit(int thread) {
  return [=] { threads::unpark(guest(thread)); };
}
Operation park() {
  return [] { return int(threads::park()); };
}
Operation park_for_a_while() {
  return [] { return int(threads::park(std::chrono::steady_clock::now())); };
}
Operation interrupt(int thread) {
  return [=] { threads::interrupt(guest(thread)); };
}
bool anything(const Outcome&) { return true; }

void count_locked() {
  sync::lock(lock);
  if (lock->owner != &GuestThread::current()) fail("the lock is another's");
  count = count + 1;
  sync::unlock(lock);
}
void counted(Outcome& o) {
  o.add(count);
  no_deadlock(o);
}

Operation push(int n) {
  return [=] { return int(sync::push(queue, fixnum(n))); };
}
Operation pop() {
  return [] {
    Value v = kNil;
    QueueResult r = sync::pop(queue, &v);
    return r == QueueResult::Done ? number(v) : -int64_t(r);
  };
}
Operation close() {
  return [] { sync::close(queue); };
}

}  // namespace

#define WAITING(name, setup, state, ...) \
  TEST_CASE("waiting: " name) { CHECK_ALL_SCHEDULES({"waiting: " name, setup, {__VA_ARGS__}, state}); }

WAITING("permit, park", fresh, no_deadlock, {permit(1)}, {park()})
WAITING("permit, park, both ways", fresh, no_deadlock, {permit(1), park()}, {permit(0), park()})
WAITING("interrupt, park", fresh, no_deadlock, {interrupt(1)}, {park()})
WAITING("lock, lock", fresh, counted, {count_locked}, {count_locked})
WAITING("lock, lock, lock", fresh_for_three, counted, {count_locked}, {count_locked}, {count_locked})
WAITING("queue: push, pop", fresh, no_deadlock, {push(1)}, {pop()})
WAITING("queue: push twice, pop twice", fresh, no_deadlock, {push(1), push(2)}, {pop(), pop()})
WAITING("queue: push, push, pop twice", fresh_for_three, no_deadlock, {push(1)}, {push(2)}, {pop(), pop()})
WAITING("queue: push twice, pop, pop", fresh_for_three, no_deadlock, {push(1), push(2)}, {pop()}, {pop()})
WAITING("queue: push, close, pop", fresh_for_three, no_deadlock, {push(1)}, {close()}, {pop()})
WAITING("queue: close, pop, pop", fresh_for_three, no_deadlock, {close()}, {pop()}, {pop()})

// What a deadline or an interrupt ends depends on the time; nothing hangs, and nobody stays in a list.
TEST_CASE("waiting: park for a while, permit") {
  CHECK_ALL_SCHEDULES(
      {"waiting: park for a while, permit", fresh, {{park_for_a_while()}, {permit(0)}}, no_deadlock, anything});
}
TEST_CASE("waiting: lock for a while") {
  auto lock_for_a_while = [] {
    Wake wake = sync::lock(lock, std::chrono::steady_clock::now());
    if (wake == Wake::Notified) sync::unlock(lock);
    return int(wake);
  };
  CHECK_ALL_SCHEDULES(
      {"waiting: lock for a while, lock", fresh, {{lock_for_a_while}, {count_locked}}, no_deadlock, anything});
}
TEST_CASE("waiting: interrupt a pop") {
  CHECK_ALL_SCHEDULES(
      {"waiting: interrupt a pop, push", fresh_for_three, {{pop()}, {push(1)}, {interrupt(0)}}, no_deadlock, anything});
}

namespace {
void wait_until_ready() {
  sync::lock(lock);
  while (!ready) sync::wait(condition, lock);
  sync::unlock(lock);
}
int64_t wait_once() {
  while (sync::lock(lock) != Wake::Notified) thread().clear_poll(kPollInterrupt);
  Wake wake = ready ? Wake::Notified : sync::wait(condition, lock);
  if (lock->owner != &GuestThread::current()) fail("the lock is not held after the wait");
  sync::unlock(lock);
  thread().clear_poll(kPollInterrupt);
  return int64_t(wake);
}
Operation get_ready(int64_t waiters) {
  return [=] {
    sync::lock(lock);
    ready = 1;
    sync::notify(condition, waiters);
    sync::unlock(lock);
  };
}
}  // namespace

WAITING("condition: wait, notify", fresh, no_deadlock, {wait_until_ready}, {get_ready(1)})
WAITING("condition: wait, wait, notify all", fresh_for_three, no_deadlock, {wait_until_ready}, {wait_until_ready},
        {get_ready(2)})
TEST_CASE("waiting: condition: wait, notify, interrupt") {
  CHECK_ALL_SCHEDULES({"waiting: condition: wait, notify, interrupt",
                       fresh_for_three,
                       {{wait_once}, {get_ready(1)}, {interrupt(0)}},
                       no_deadlock,
                       anything});
}

// A thread that ends gives its locks up.
TEST_CASE("waiting: an abandoned lock is another's") {
  auto take_and_end = [] {
    sync::lock(lock);
    sync::lock_again(lock);
    sync::abandon(lock);
  };
  CHECK_ALL_SCHEDULES({"waiting: abandon, lock", fresh, {{take_and_end}, {count_locked}}, counted});
}
TEST_CASE("waiting: queue: more room") {
  auto more = [] { sync::set_capacity(queue, 2); };
  CHECK_ALL_SCHEDULES({"waiting: queue: push twice, more room", fresh, {{push(1), push(2)}, {more}}, no_deadlock});
}

// Each waits for what the other would give: found in all schedules, and ended by what the hook does.
TEST_CASE("waiting: a deadlock is found") {
  auto setup = [] {
    fresh();
    threads::set_deadlock_hook([] {
      hooked++;
      threads::interrupt(guest(0));
    });
  };
  auto pop_and_push = [](QueueObject* from, QueueObject* to) {
    Value v;
    QueueResult r = sync::pop(from, &v);
    thread().clear_poll(kPollInterrupt);
    sync::push(to, fixnum(1));
    return int(r);
  };
  CHECK_ALL_SCHEDULES(
      {"waiting: a deadlock is found",
       setup,
       {{[=] { return pop_and_push(queue, other_queue); }}, {[=] { return pop_and_push(other_queue, queue); }}},
       [](Outcome&) {
         if (!hooked) fail_state("the deadlock was not found");
       },
       anything});
}
TEST_CASE("waiting: no deadlock where one wakes the other") {
  CHECK_ALL_SCHEDULES({"waiting: crosswise, no deadlock",
                       fresh,
                       {{push(1),
                         [] {
                           Value v;
                           return int(sync::pop(other_queue, &v));
                         }},
                        {pop(), [] { return int(sync::push(other_queue, fixnum(2))); }}},
                       no_deadlock});
}
