// SPDX-License-Identifier: MIT
#include "framework/thread/fiber.h"

#include <doctest/doctest.h>

#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

Value count_to(Value argument, Value) {
  Value kept = make_list(50);
  for (int64_t i = 0; i < argument.as_int(); i++) {
    Value yielded = cons(i, kNil);
    Value got = fiber::yield(yielded);
    if (!list_is_intact(kept, 50) || got != fixnum(i * 2)) return kFalse;
  }
  return kTrue;
}

Value walk_tree(Value tree, Value) {  // yields the leaves, one fiber a level
  if (tree.is_int()) {
    fiber::yield(tree);
    return kNil;
  }
  for (int i = 0; i < 2; i++) {
    Fiber* f = fiber::create(0, walk_tree, tree.ptr<Slots>()->at[i].load());
    for (Value v; v = fiber::resume(f, kNil), f->state() != FiberState::Finished;) fiber::yield(v);
  }
  return kNil;
}

Value forever(Value argument, Value) {
  Value mine = make_list(100);
  for (int64_t i = 0;; i++) {
    fiber::yield(fixnum(i));
    if (!list_is_intact(mine, 100)) return kFalse;
  }
}

Value count_up(Value, Value) {
  for (int64_t i = 0;; i++) fiber::yield(fixnum(i));
}

Value echo_completions(Value, Value v) {
  for (;;) v = fiber::yield(v);
}

Value throw_at_once(Value, Value) {
  thread().exception = cons(99, kNil);
  return kThrow;
}

[[gnu::noinline]] void abandon(int n) {
  for (int i = 0; i < n; i++) {
    Fiber* f = fiber::create(0, forever, kNil);
    REQUIRE(fiber::resume(f, kNil) == fixnum(0));
    REQUIRE(fiber::resume(f, kNil) == fixnum(1));
  }
}

void check_counting(int64_t n) {
  Fiber* f = fiber::create(0, count_to, fixnum(n));
  CHECK(f->state() == FiberState::Created);
  for (int64_t i = 0; i < n; i++) {
    Value v = fiber::resume(f, i == 0 ? kNil : fixnum((i - 1) * 2));
    REQUIRE(is_kind(v, Kind::Slots));
    REQUIRE(number_of(v) == i);
    REQUIRE(f->state() == FiberState::Suspended);
    make_list(10);
  }
  CHECK(fiber::resume(f, fixnum((n - 1) * 2)) == kTrue);
  CHECK(f->state() == FiberState::Finished);
  CHECK(!f->can_resume());
  CHECK(f->stack == nullptr);
}

}  // namespace

TEST_CASE("values travel both ways") { check_counting(1000); }

TEST_CASE("suspended and running stacks are scanned") {
  WithOptions o(stress(9));
  check_counting(200);
}

TEST_CASE("collections inside a fiber see the stacks that wait") {
  WithOptions o(stress(11));
  Value outer = make_list(60);
  Value tree = make_tree(4);
  Fiber* f = fiber::create(0, walk_tree, tree);
  int64_t sum = 0;
  for (Value v; v = fiber::resume(f, kNil), f->state() != FiberState::Finished;) sum += v.as_int();
  CHECK(sum == 16);
  CHECK(list_is_intact(outer, 60));
}

TEST_CASE("many fibers in turn") {
  WithOptions o(stress(500));
  constexpr int64_t kFibers = 300;
  Rooted<Slots> fibers(ref(heap::allocate_slots(kFibers)));
  for (int64_t i = 0; i < kFibers; i++) fibers.ptr()->at[i].write(fibers.ptr(), ref(fiber::create(0, forever, kNil)));
  for (int64_t round = 0; round < 10; round++)
    for (int64_t i = 0; i < kFibers; i++)
      REQUIRE(fiber::resume(fibers.ptr()->at[i].load().ptr<Fiber>(), kNil) == fixnum(round));
}

TEST_CASE("stacks of unreachable fibers come back") {
  live_after_collection();
  size_t before = fiber_stack::in_use();
  abandon(200);
  live_after_collection();
  CHECK(fiber_stack::in_use() <= before + 2);  // a stale word may keep one or two
}

TEST_CASE("abandoned fibers alone make the collector run") {
  size_t most = 0;
  for (int i = 0; i < 50; i++) {
    abandon(100);
    most = std::max(most, fiber_stack::in_use());
  }
  CHECK(most < 2500);
}

TEST_CASE("completions carry their payload, pending ones of the other side stay") {
  Value pending = cons(1, kNil), brought = cons(2, kNil);
  Fiber* f = fiber::create(0, echo_completions, kNil);
  thread().exception = pending;
  CHECK(fiber::resume(f, fixnum(4)) == fixnum(4));
  CHECK(thread().exception == pending);
  thread().exception = brought;
  CHECK(fiber::resume(f, kThrow) == kThrow);
  CHECK(thread().exception == brought);

  Fiber* thrower = fiber::create(0, throw_at_once, kNil);
  CHECK(fiber::resume(thrower, kNil) == kThrow);
  CHECK(number_of(thread().exception) == 99);
  CHECK(thrower->state() == FiberState::Finished);
  thread().exception = kNil;
}

TEST_CASE("the thread's words describe the stack that runs") {
  char* outer_limit = thread().stack_limit;
  auto body = [](Value, Value) -> Value {
    char here;
    FiberStack* s = fiber::current()->stack;
    bool good = thread().stack_base == s->high && thread().stack_limit == s->low + kStackReserve && &here > s->low &&
                &here < s->high && thread().top_frame == nullptr;
    return boolean(good && fiber::resumer(fiber::current()) == nullptr);
  };
  Frame* frame = reinterpret_cast<Frame*>(16);
  thread().top_frame = frame;
  Fiber* f = fiber::create(0, body, kNil);
  CHECK(fiber::resume(f, kNil) == kTrue);
  CHECK(thread().top_frame == frame);
  CHECK(thread().stack_limit == outer_limit);
  CHECK(fiber::current() == nullptr);
  CHECK(thread().waiting == nullptr);
  thread().top_frame = nullptr;
}

TEST_CASE("threads that resume one fiber take turns, and nobody gets a value twice") {
  Rooted<> shared(ref(fiber::create(0, count_up, kNil)));
  std::atomic<int64_t> resumed{0}, refused{0}, sum{0};
  run_threads(4, [&](int) {
    Fiber* f = shared.get().ptr<Fiber>();
    for (int i = 0; i < 500;) {
      poll();
      FiberState before = fiber::claim(f);
      if (before == FiberState::Running) {
        refused++;
        sched_yield();
        continue;
      }
      sum += fiber::resume_claimed(f, kNil).as_int();
      fiber::give_back(f, FiberState::Suspended);
      resumed++;
      i++;
    }
  });
  CHECK(resumed == 2000);
  CHECK(sum == 2000 * 1999 / 2);
  CHECK(fiber::claim(shared.get().ptr<Fiber>()) == FiberState::Suspended);
  fiber::give_back(shared.get().ptr<Fiber>(), FiberState::Finished);
  CHECK(fiber::claim(shared.get().ptr<Fiber>()) == FiberState::Finished);
}
