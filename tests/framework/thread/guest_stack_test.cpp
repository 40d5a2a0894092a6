// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "framework/thread/fiber.h"
#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

[[gnu::noinline]] int64_t depth_until_limit(int64_t depth) {
  volatile char frame[2000];  // few enough frames for ThreadSanitizer's own shadow of the stack
  frame[0] = 1;
  if (static_cast<char*>(__builtin_frame_address(0)) < thread().stack_limit) return depth;
  int64_t d = depth_until_limit(depth + 1);
  return d + frame[0] - 1;
}

Value resume_in_fiber(Value, Value v) { return fiber::yield(v); }

}  // namespace

TEST_CASE("a guest stack returns its result and puts the thread back") {
  char* base = thread().stack_base;
  int n = 41;
  CHECK(run_on_guest_stack([](void* p) { return *static_cast<int*>(p) + 1; }, &n) == 42);
  CHECK(thread().stack_base == base);
  CHECK(thread().waiting == nullptr);
}

TEST_CASE("a deep stack is usable down to its limit") {
  int64_t depth = 0;
  auto body = [](void* p) {
    *static_cast<int64_t*>(p) = depth_until_limit(0);
    return 0;
  };
  run_on_guest_stack(body, &depth, size_t{64} << 20);
  CHECK(depth > 20'000);
}

TEST_CASE("collections on a guest stack see it and the native stack below") {
  WithOptions o(stress(10));
  Value below = make_list(40);
  auto body = [](void*) {
    Value mine = make_list(200);
    Fiber* f = fiber::create(0, resume_in_fiber, kNil);
    Value v = fiber::resume(f, make_list(20));
    make_list(100);
    bool good = list_is_intact(mine, 200) && list_is_intact(v, 20);
    good &= list_is_intact(fiber::resume(f, make_list(30)), 30);
    return int(good);
  };
  CHECK(run_on_guest_stack(body, nullptr) == 1);
  CHECK(list_is_intact(below, 40));
}
