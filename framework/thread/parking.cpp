// SPDX-License-Identifier: MIT
// Waiting and waking: permits, joins, interrupts, and the search for a deadlock.
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/thread/guest_thread.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/world.h"

namespace hypha::threads {

namespace {

Atomic<void (*)()> deadlock_hook{nullptr};

// Permits and interrupts given so far.
Atomic<uint64_t> wakes{0};
// Threads with waits_for_ever: while there are fewer than threads, nobody needs to be asked.
Atomic<size_t> waiting_for_ever{0};

// The thread's mutex is held. Whoever is given a permit does not wait any more: so that two threads which hand each
// other things do not search among thousands that wait, each time that one goes to sleep before the other is awake.
void set_waits_for_ever(GuestThread& t, bool waits) {
  if (t.waits_for_ever == waits) return;
  t.waits_for_ever = waits;
  waits ? waiting_for_ever.fetch_add(1) : waiting_for_ever.fetch_sub(1);
}

// Nobody is left who could wake anybody. A thread that was given a permit or an interrupt counts as running, also one
// that was given it behind the back of this search: by a thread that then went to wait itself.
bool all_wait_for_ever() {
  World& world = World::get();
  std::lock_guard held(world.mutex);
  uint64_t before = wakes.load();
  auto is_guest = [](GuestThread* t) { return !t->internal; };
  if (std::any_of(world.starting.begin(), world.starting.end(), is_guest) || world.finishing > 0) return false;
  for (GuestThread* t : world.threads) {
    if (t->internal) continue;
    std::lock_guard own(t->mutex);
    if (!t->waits_for_ever || t->state->poll.load() & kPollInterrupt) return false;
  }
  return wakes.load() == before;
}

// The thread's own mutex is held.
Wake wait(GuestThread& me, std::unique_lock<Mutex>& held, const Deadline& deadline, bool interruptible) {
  auto interrupted = [&] { return interruptible && (thread().poll.load() & kPollInterrupt) != 0; };
  for (;;) {
    if (interrupted()) return Wake::Interrupted;
    if (me.permit) {
      me.permit = false;
      return Wake::Notified;
    }
    if (!deadline)
      me.woken.wait(held);
    else if (me.woken.wait_until(held, *deadline) == std::cv_status::timeout && !me.permit && !interrupted())
      return Wake::TimedOut;
  }
}

}  // namespace

void look_for_deadlock() {
  auto* hook = deadlock_hook.load();
  if (hook && waiting_for_ever.load() >= World::get().guests.load() && all_wait_for_ever()) hook();
}

Wake park(Deadline deadline, bool interruptible) {
  GuestThread& me = GuestThread::current();
  if (!deadline) {
    {
      std::lock_guard held(me.mutex);
      set_waits_for_ever(me, !me.permit);
    }
    look_for_deadlock();
  }
  Wake wake;
  {
    safepoint::Blocked blocked;
    std::unique_lock held(me.mutex);
    wake = wait(me, held, deadline, interruptible);
    set_waits_for_ever(me, false);
  }
  return wake;
}

void unpark(GuestThread& t) {
  std::lock_guard held(t.mutex);
  t.permit = true;
  set_waits_for_ever(t, false);
  wakes.fetch_add(1);  // not earlier: a search that begins in between would count the wake and not find the permit
  t.woken.notify_one();
}

void interrupt(GuestThread& t) {
  wakes.fetch_add(1);
  World& world = World::get();
  {
    std::lock_guard held(world.mutex);
    if (!t.state) return;  // it has ended
    t.state->request_poll(kPollInterrupt);
  }
  std::lock_guard held(t.mutex);
  t.woken.notify_one();
}

Wake join(GuestThread& t, Deadline deadline) {
  GuestThread& me = GuestThread::current();
  HY_CHECK(&t != &me, "a thread cannot wait for its own end");
  {
    std::lock_guard held(t.mutex);
    if (t.finished.load()) return Wake::Notified;
    me.retain();
    t.joiners.push_back(&me);
  }
  for (;;) {
    Wake wake = park(deadline);
    std::lock_guard held(t.mutex);
    if (t.finished.load()) return Wake::Notified;
    if (wake == Wake::Notified) continue;
    if (auto it = std::find(t.joiners.begin(), t.joiners.end(), &me); it != t.joiners.end()) {
      t.joiners.erase(it);
      me.release();
    }
    return wake;
  }
}

void set_deadlock_hook(void (*hook)()) { deadlock_hook.store(hook); }

}  // namespace hypha::threads
