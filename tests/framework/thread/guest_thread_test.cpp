// SPDX-License-Identifier: MIT
#include "framework/thread/guest_thread.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <set>
#include <vector>

#include "framework/thread/safepoint.h"
#include "framework/thread/sync.h"
#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

TEST_CASE("threads allocate and collect at the same time, each keeping its own") {
  WithOptions options(stress(97));
  std::atomic<int> intact{0};
  run_threads(4, [&](int) {
    Value kept = make_list(100);
    for (int i = 0; i < 200; i++)
      if (!list_is_intact(make_list(20), 20)) return;
    intact += list_is_intact(kept, 100);
  });
  CHECK(intact == 4);
}

TEST_CASE("the world stops: nobody is in between, and everybody goes on") {
  std::atomic<int> inside{0}, wrong{0}, stops{0};
  run_threads(4, [&](int) {
    for (int i = 0; i < 200; i++) {
      inside++;
      if (inside < 1) wrong++;
      inside--;
      poll();
      safepoint::stop_the_world([&] {
        if (inside != 0) wrong++;
        stops++;
      });
    }
  });
  CHECK(wrong == 0);
  CHECK(stops == 800);
}

TEST_CASE("a thread that waits for input does not hold up the others") {
  std::atomic<bool> done{false};
  run_threads(2, [&](int i) {
    if (i == 0) {
      safepoint::Blocked blocked;
      while (!done) sched_yield();
    } else {
      for (int n = 0; n < 100; n++) safepoint::stop_the_world([] {});
      done = true;
    }
  });
  CHECK(done);
}

TEST_CASE("many threads that rest while others stop the world all come to run") {
  std::atomic<int> stops{0};
  run_threads(100, [&](int) {
    for (int i = 0; i < 5; i++) {
      safepoint::stop_the_world([&] { stops++; });
      safepoint::Blocked blocked;
      sched_yield();
    }
  });
  CHECK(stops == 500);
}

// Whoever wants to stop the world from a barrier sleeps among those who give way to it.
TEST_CASE("of many threads that stop the world, some from barriers, none sleeps for ever") {
  std::atomic<int> stops{0};
  run_threads(8, [&](int me) {
    for (int i = 0; i < 1000; i++)
      me % 4 ? safepoint::stop_the_world([&] { stops++; }) : safepoint::stop_the_world_from_barrier([&] { stops++; });
  });
  CHECK(stops == 8000);
}

TEST_CASE("a stop is not made for what another thread's action has done") {
  std::atomic<int> done{0}, asked{0};
  auto first = [&] { done += done == 0; };
  run_threads(8, [&](int) {
    safepoint::stop_the_world(first, [&] {
      asked++;
      return done == 0;
    });
  });
  CHECK(done == 1);
  CHECK(asked <= 7);
}

// The system's threads are used again.
TEST_CASE("a guest thread finds nothing of those before it") {
  std::set<pid_t> threads;
  std::atomic<int> wrong{0};
  const int rounds = 200;
  for (int i = 0; i < rounds; i++)
    run_threads(1, [&](int) {
      threads.insert(gettid());
      ThreadState& t = thread();
      const bool is_fresh = t.exception == kNil && t.language_data == kNil && t.language_words[1] == kNil &&
                            t.top_frame == nullptr && t.current_fiber == nullptr && t.deferred.count == 0 &&
                            t.poll.load() == kPollNone;
      if (!is_fresh) wrong++;
      t.exception = t.language_data = t.language_words[1] = kTrue;
      t.request_poll(kPollInterrupt);
    });
  CHECK(wrong == 0);
  CHECK(threads.size() < rounds);
}

TEST_CASE("many threads live at once") {
  std::atomic<int> alive{0};
  std::atomic<bool> go{false};
  run_threads(200, [&](int) {
    alive++;
    safepoint::Blocked blocked;
    while (alive < 200) sched_yield();
  });
  CHECK(alive == 200);
}

TEST_CASE("a lock excludes, a permit is not lost, a deadline is kept") {
  LockObject* l = sync::make_lock(0);
  Rooted<> root(ref(l));
  int64_t count = 0;
  run_threads(4, [&](int) {
    for (int i = 0; i < 1000; i++) {
      sync::lock(root.get().ptr<LockObject>());
      count++;
      sync::unlock(root.get().ptr<LockObject>());
      poll();
    }
  });
  CHECK(count == 4000);
  CHECK(sync::try_lock(l));
  CHECK(sync::lock(l, deadline_after(0.001)) == Wake::TimedOut);
  sync::unlock(l);
  CHECK(threads::park(deadline_after(0.001)) == Wake::TimedOut);
  threads::unpark(GuestThread::current());
  CHECK(threads::park() == Wake::Notified);
}

TEST_CASE("a queue hands over every value once, in order from each giver") {
  Rooted<> root(ref(sync::make_queue(0, 4)));
  auto queue = [&] { return root.get().ptr<QueueObject>(); };
  std::atomic<int64_t> sum{0};
  std::atomic<int> givers{2};
  run_threads(4, [&](int me) {
    if (me < 2) {
      for (int64_t i = 1; i <= 1000; i++) sync::push(queue(), fixnum(i));
      if (--givers == 0) sync::close(queue());
    } else {
      Value v;
      while (sync::pop(queue(), &v) == sync::QueueResult::Done) sum += v.as_int();
    }
  });
  CHECK(sum == 2 * 500500);
}

TEST_CASE("conditions wake those who wait, and give the lock back to them") {
  Rooted<> lock(ref(sync::make_lock(0))), condition(ref(sync::make_condition(0)));
  int64_t turn = 0;
  run_threads(3, [&](int me) {
    for (int round = 0; round < 1000; round++) {
      sync::lock(lock.get().ptr<LockObject>());
      while (turn % 3 != me) sync::wait(condition.get().ptr<ConditionObject>(), lock.get().ptr<LockObject>());
      turn++;
      sync::notify(condition.get().ptr<ConditionObject>(), 3);
      sync::unlock(lock.get().ptr<LockObject>());
    }
  });
  CHECK(turn == 3000);
}

TEST_CASE("an interrupt ends a wait, and a deadlock is noticed") {
  static std::atomic<GuestThread*> victim{nullptr};
  threads::set_deadlock_hook([] {
    if (GuestThread* t = victim) threads::interrupt(*t);
  });
  Wake wake = Wake::Notified;
  run_threads(1, [&](int) {
    victim = &GuestThread::current();
    wake = threads::park();  // the main thread waits for this one, and this one for nobody
    thread().clear_poll(kPollInterrupt);
    victim = nullptr;
  });
  threads::set_deadlock_hook(nullptr);
  CHECK(wake == Wake::Interrupted);
}
