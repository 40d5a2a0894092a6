// SPDX-License-Identifier: MIT
// Stopping the world, coming to rest, and the lock in an object's header.
#include "framework/thread/object_lock.h"
#include "framework/thread/world.h"
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;
using safepoint::Blocked;

namespace {

// What may only change while the world is stopped: looked at twice without a safepoint in between it is the same.
Slots* layout;
void fresh_layout() {
  layout = shared(heap::allocate_slots(2, fixnum(0)));
  call_it("layout", layout, sizeof(Slots) + 16);
}
void change_both() {
  for (int i = 0; i < 2; i++) layout->at[i].init(fixnum(layout->at[i].load().as_int() + 1));
}
void stop() { safepoint::stop_the_world(change_both); }
bool is_fresh() { return layout->at[1].load() == fixnum(0); }
void stop_if_fresh() {
  auto change = [] {
    if (is_fresh()) change_both();
  };
  safepoint::stop_the_world(change, is_fresh);
}
void use() {
  Value first = layout->at[0].load(), second = layout->at[1].load();
  if (first != second) fail("the world changed between two looks");
}
void use_blocked_use() {
  use();
  { Blocked blocked; }
  use();
}
void use_poll_use() {
  use();
  if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
  use();
}
// Comes to no rest but at its polls: a request that is lost holds the world up.
void poll_until_changed_twice() {
  { Blocked blocked; }
  for (int n = 0; layout->at[1].load().as_int() < 2; n++) {
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint)
      safepoint::park();
    else
      back_off(n);
  }
}
void stops(Outcome& o) {
  o.add(layout->at[0].load().as_int());
  if (World::get().stopping.load()) fail_state("the world still stops");
}

}  // namespace

#define THREADS(name, ...) \
  TEST_CASE("threads: " name) { CHECK_ALL_SCHEDULES({"threads: " name, fresh_layout, {__VA_ARGS__}, stops}); }

THREADS("stop, use", {stop}, {use, use})
THREADS("stop, rest", {stop}, {use_blocked_use})
THREADS("stop, poll", {stop}, {use_poll_use, use_poll_use})
THREADS("stop, rest and poll", {stop, stop}, {use_blocked_use, use_poll_use})
THREADS("stop twice, poll until then", {stop, stop}, {poll_until_changed_twice})
THREADS("stop, stop", {stop}, {stop})
THREADS("stop, use, stop, use", {stop, use}, {stop, use})
THREADS("stop, stop, use", {stop}, {stop}, {use})
THREADS("stop, rest, rest", {stop}, {use_blocked_use}, {use_blocked_use})
THREADS("stop, rest, rest, rest", {stop}, {use_blocked_use}, {use_blocked_use}, {use_blocked_use})
THREADS("stop if nobody has", {stop_if_fresh}, {stop_if_fresh})
THREADS("stop if nobody has, use", {stop_if_fresh, use}, {stop_if_fresh}, {use_blocked_use})
THREADS("stop inside", {[] { safepoint::stop_the_world(stop); }}, {use_blocked_use})

// A thread that ends is waited for no more, one that begins waits.
TEST_CASE("threads: stop, end and begin") {
  auto setup = [] {
    fresh_layout();
    for (GuestThread* t : World::get().threads)
      if (t->state) t->state->allocator = nullptr;
  };
  auto end_and_begin = [] {
    GuestThread* me = thread().guest;
    use();
    World& world = World::get();
    world.detach();
    {
      std::lock_guard held(world.mutex);
      world.finishing--;
    }
    world.attach(me);
    use();
  };
  CHECK_ALL_SCHEDULES({"threads: stop, end and begin", setup, {{stop}, {end_and_begin}}, stops});
}

// ---- ObjectLock

namespace {

int inside;
Slots* locked;
void fresh_lock() {
  inside = 0;
  locked = shared(heap::allocate_slots(1, fixnum(0)));
  call_it("locked", locked, sizeof(Slots) + 8);
}
void increment() { locked->at[0].init(fixnum(locked->at[0].load().as_int() + 1)); }
void hold() {
  ObjectLock lock(locked);
  if (inside++) fail("two threads hold one lock");
  increment();
  inside--;
}
void try_to_hold() {
  if (!ObjectLock::try_acquire(locked)) return hold();
  if (inside++) fail("two threads hold one lock");
  increment();
  inside--;
  ObjectLock::release(locked);
}
void hold_and_stop() {
  ObjectLock lock(locked);
  if (inside++) fail("two threads hold one lock");
  safepoint::stop_the_world(increment);
  inside--;
}
void stop_and_increment() { safepoint::stop_the_world(increment); }
// A store that has tested the layout already when its barrier has to stop the world.
void store_with_barrier() {
  const Value before = locked->at[0].load();
  safepoint::stop_the_world_from_barrier([] {});
  if (locked->at[0].load() != before) fail("the layout has changed within a store");
}
void counts(Outcome& o) {
  o.add(locked->at[0].load().as_int());
  if (ObjectLock::is_held(locked)) fail_state("the lock is still held");
}

}  // namespace

#define LOCKS(name, ...) \
  TEST_CASE("object lock: " name) { CHECK_ALL_SCHEDULES({"object lock: " name, fresh_lock, {__VA_ARGS__}, counts}); }

// Whoever gets the lock from another one gives it back first, and comes again.
#define CONTESTED_LOCKS(name, ...)                                                              \
  TEST_CASE("object lock, fought for: " name) {                                                 \
    locks_are_fought_for = true;                                                                \
    CHECK_ALL_SCHEDULES({"object lock, fought for: " name, fresh_lock, {__VA_ARGS__}, counts}); \
    locks_are_fought_for = false;                                                               \
  }

CONTESTED_LOCKS("two threads", {hold, hold}, {hold, hold})
CONTESTED_LOCKS("three threads", {hold}, {hold}, {hold})
LOCKS("two threads", {hold, hold}, {hold, hold})
LOCKS("three threads", {hold}, {hold}, {hold})
LOCKS("tried, two threads", {hold, try_to_hold}, {hold, try_to_hold})
LOCKS("tried, three threads", {hold, try_to_hold}, {hold}, {try_to_hold})
CONTESTED_LOCKS("tried", {hold, try_to_hold}, {try_to_hold})
LOCKS("its holder stops the world", {hold_and_stop}, {hold})
LOCKS("its holder stops the world, and so does another", {hold_and_stop}, {hold_and_stop})
LOCKS("held while another stops the world", {hold, hold}, {stop_and_increment})

#define STOPS(name, ...) \
  TEST_CASE("stop: " name) { CHECK_ALL_SCHEDULES({"stop: " name, fresh_lock, {__VA_ARGS__}, counts}); }
STOPS("one each", {stop_and_increment}, {stop_and_increment})
STOPS("from a barrier, and by another", {store_with_barrier}, {stop_and_increment, stop_and_increment})
STOPS("from two barriers, and by another", {store_with_barrier}, {store_with_barrier}, {stop_and_increment})
STOPS("from a barrier, and by three others", {store_with_barrier}, {stop_and_increment}, {stop_and_increment},
      {stop_and_increment})
STOPS("from a barrier, and by two others", {store_with_barrier}, {stop_and_increment}, {stop_and_increment})
