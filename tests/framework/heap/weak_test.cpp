// SPDX-License-Identifier: MIT
#include "framework/heap/weak.h"

#include <doctest/doctest.h>

#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

// cells[i] refers weakly to a list, which kept[i] holds if i is even.
[[gnu::noinline]] void make_cells(Rooted<Slots>& cells, Rooted<Slots>& kept, int64_t n, bool with_owners) {
  cells.set(ref(heap::allocate_slots(n)));
  kept.set(ref(heap::allocate_slots(n)));
  for (int64_t i = 0; i < n; i++) {
    Value list = make_list(3);
    if (i % 2 == 0) kept.ptr()->at[i].write(kept.ptr(), list);
    cells.ptr()->at[i].write(cells.ptr(), ref(weak::make(list, with_owners ? fixnum(i) : kNil)));
  }
}
[[gnu::noinline]] Value target_of(const Rooted<Slots>& cells, int64_t i) {
  return weak::target(cells.ptr()->at[i].load().ptr<Slots>());
}
[[gnu::noinline]] int64_t count_dead(const Rooted<Slots>& cells, bool even) {
  int64_t dead = 0;
  for (int64_t i = even ? 0 : 1; i < cells.ptr()->length; i += 2) dead += target_of(cells, i) == kUndefined;
  return dead;
}
[[gnu::noinline]] void collect(bool full) {
  wipe_stack();
  full ? heap::collect() : heap::collect_young();
}
int64_t take_all_dead() {
  int64_t n = 0;
  while (weak::take_dead() != kUndefined) n++;
  return n;
}

}  // namespace

TEST_CASE("weak references are emptied when their target dies, by collections of both kinds") {
  WithGenerations generations;
  for (bool full : {false, true}) {
    Rooted<Slots> cells, kept;
    make_cells(cells, kept, 200, false);
    collect(full);
    CHECK(count_dead(cells, true) == 0);
    CHECK(count_dead(cells, false) >= 97);  // a stale word on the stack may keep one or two
    CHECK(take_all_dead() == 0);
    for (int64_t i = 0; i < 200; i += 2) REQUIRE(list_is_intact(target_of(cells, i), 3));
  }
}

TEST_CASE("old targets die in a full collection") {
  WithGenerations generations;
  Rooted<Slots> cells, kept;
  make_cells(cells, kept, 200, false);
  collect(false);
  kept.set(kNil);
  collect(false);
  CHECK(count_dead(cells, true) == 0);
  collect(true);
  CHECK(count_dead(cells, true) >= 97);
}

TEST_CASE("owners of emptied cells are handed out once") {
  WithGenerations generations;
  Rooted<Slots> cells, kept;
  make_cells(cells, kept, 100, true);
  collect(false);
  CHECK((thread().poll.load() & kPollDead) != 0);
  int64_t first = take_all_dead();
  CHECK(first == count_dead(cells, false));
  kept.set(kNil);
  collect(true);
  CHECK(first + take_all_dead() == count_dead(cells, false) + count_dead(cells, true));
  thread().clear_poll(kPollDead);
}

TEST_CASE("a dead cell tells nobody") {
  Rooted<Slots> cells, kept;
  make_cells(cells, kept, 100, true);
  cells.set(kNil);
  kept.set(kNil);
  collect(true);
  CHECK(take_all_dead() <= 3);
  thread().clear_poll(kPollDead);
}

TEST_CASE("weak references under stress") {
  WithOptions o(stress(17));
  Rooted<Slots> cells, kept;
  make_cells(cells, kept, 300, false);
  make_list(1000);
  CHECK(count_dead(cells, true) == 0);
  for (int64_t i = 0; i < 300; i += 2) REQUIRE(list_is_intact(target_of(cells, i), 3));
}

TEST_CASE("immortal targets stay") {
  HeapObject* immortal = heap::allocate_immortal(0, Kind::Native, 16);
  Rooted<Slots> cell(ref(weak::make(ref(immortal))));
  heap::collect();
  CHECK(weak::target(cell.ptr()) == ref(immortal));
}
