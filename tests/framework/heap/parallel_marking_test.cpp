// SPDX-License-Identifier: MIT
// Whatever the number of markers, the same is alive.
#include <doctest/doctest.h>

#include "framework/thread/fiber.h"
#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

heap::Options markers(unsigned n) {
  heap::Options o;
  o.mark_threads = n;
  return o;
}

uint64_t live_with(unsigned n) {
  WithOptions o(markers(n));
  return live_after_collection();
}

// Stale words on the stack may keep a little more in one collection than in another.
void check_same_with_all(uint64_t alone) {
  for (unsigned n : {2u, 3u, 8u}) {
    uint64_t live = live_with(n);
    CHECK(live + 4096 >= alone);
    CHECK(live <= alone + 4096);
  }
}

[[gnu::noinline]] void root_tree(Rooted<>& root, int depth) { root.set(make_tree(depth)); }
[[gnu::noinline]] int64_t rooted_leaves(const Rooted<>& root) { return leaves(root.get()); }

[[gnu::noinline]] void fill_with_lists(Rooted<Slots>& all, int64_t n) {
  all.set(ref(heap::allocate_slots(n)));
  for (int64_t i = 0; i < n; i++) all.ptr()->at[i].write(all.ptr(), make_list(i % 5));
}
[[gnu::noinline]] bool lists_are_intact(const Rooted<Slots>& all) {
  bool good = true;
  for (int64_t i = 0; i < all.ptr()->length; i++) good &= list_is_intact(all.ptr()->at[i].load(), i % 5);
  return good;
}

Value hold_list(Value n, Value) {
  Value list = make_list(n.as_int());
  fiber::yield(kNil);
  return boolean(list_is_intact(list, n.as_int()));
}

}  // namespace

TEST_CASE("a tree is marked by several threads") {
  Rooted<> root;
  root_tree(root, 18);
  uint64_t alone = live_with(1);
  CHECK(alone + 32 >= (1 << 18) * 32);
  check_same_with_all(alone);
  CHECK(rooted_leaves(root) == 1 << 18);
}

TEST_CASE("a wide array is marked by several threads") {
  Rooted<Slots> all;
  fill_with_lists(all, 200'000);
  check_same_with_all(live_with(1));
  CHECK(lists_are_intact(all));
}

TEST_CASE("one long list, which only one thread at a time can follow") {
  Rooted<> root;
  root_list(root, 300'000);
  check_same_with_all(live_with(1));
  CHECK(rooted_list_is_intact(root, 300'000));
}

TEST_CASE("several threads mark what suspended fibers hold") {
  constexpr int64_t kFibers = 200;
  Rooted<Slots> fibers(ref(heap::allocate_slots(kFibers)));
  for (int64_t i = 0; i < kFibers; i++) {
    Fiber* f = fiber::create(0, hold_list, fixnum(1000 + i));
    fibers.ptr()->at[i].write(fibers.ptr(), ref(f));
    fiber::resume(f, kNil);
  }
  {
    WithOptions o(markers(4));
    for (int i = 0; i < 3; i++) {
      live_after_collection();
      make_list(100'000);
    }
  }
  for (int64_t i = 0; i < kFibers; i++) CHECK(fiber::resume(fibers.ptr()->at[i].load().ptr<Fiber>(), kNil) == kTrue);
}

TEST_CASE("several markers verify references, too") {
  Rooted<> root;
  root_tree(root, 17);
  heap::Options options = stress(200'000);
  options.mark_threads = 3;
  WithOptions o(options);
  for (int i = 0; i < 10; i++) {
    Value other = make_tree(14);
    CHECK(leaves(other) == 1 << 14);
  }
  CHECK(rooted_leaves(root) == 1 << 17);
}
