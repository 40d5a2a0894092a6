// SPDX-License-Identifier: MIT
// Threads that take over what ended ones have left of their allocators.
#include <doctest/doctest.h>

#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

[[gnu::noinline]] void root_slots(Rooted<Slots>& root, int64_t n) { root.set(ref(heap::allocate_slots(n))); }
[[gnu::noinline]] void store_list(Slots* owner, int64_t at, int64_t n) { owner->at[at].write(owner, make_list(n)); }
[[gnu::noinline]] bool stored_list_is_intact(Slots* owner, int64_t at, int64_t n) {
  return list_is_intact(owner->at[at].load(), n);
}

}  // namespace

TEST_CASE("a thread may store into an old object before it allocates anything") {
  WithGenerations generations;
  Rooted<Slots> root, other;
  root_slots(root, 4);
  root_slots(other, 4);
  store_list(root.ptr(), 0, 100);
  heap::collect_young();
  size_t room = 0;
  for (int round = 0; round < 20; round++) {
    // The allocator of the first thread, which has room left, is taken over by the second.
    run_threads(1, [&](int) { store_list(other.ptr(), 0, 3); });
    run_threads(1, [&](int) {
      root.ptr()->at[1].write(root.ptr(), other.ptr()->at[0].load());
      room = size_t(thread().limit - thread().cursor);  // that allocations will rely on
      store_list(root.ptr(), 2, 5000);
    });
    REQUIRE(room <= heap::kLargeObject * 4);  // of a block
    heap::collect_young();
    REQUIRE(stored_list_is_intact(root.ptr(), 0, 100));
    REQUIRE(stored_list_is_intact(root.ptr(), 1, 3));
    REQUIRE(stored_list_is_intact(root.ptr(), 2, 5000));
  }
}
