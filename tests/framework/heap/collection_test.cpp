// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "framework/value/bigint.h"
#include "framework/value/string_data.h"
#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

TEST_CASE("lists and trees survive collections at every allocation") {
  WithOptions o(stress(1));
  Value list = make_list(300);
  Value tree = make_tree(6);
  CHECK(list_is_intact(list, 300));
  CHECK(leaves(tree) == 64);
}

TEST_CASE("lists and trees survive seeded stress") {
  for (uint64_t seed = 1; seed <= 5; seed++) {
    WithOptions o(stress(7 * seed, seed));
    uint64_t before = heap::stats().collections;
    Value kept = make_list(500);
    for (int i = 0; i < 20; i++) {
      Value tree = make_tree(5);
      REQUIRE(leaves(tree) == 32);
      REQUIRE(list_is_intact(make_list(100), 100));
    }
    CHECK(list_is_intact(kept, 500));
    CHECK(heap::stats().collections - before > 3000 / (14 * seed));
  }
}

TEST_CASE("stress with one seed collects at the same allocations") {
  uint64_t counts[2];
  for (uint64_t& count : counts) {
    WithOptions o(stress(10, 42));
    uint64_t before = heap::stats().collections;
    make_list(1003);
    count = heap::stats().collections - before;
  }
  CHECK(counts[0] == counts[1]);
  CHECK(counts[0] > 60);
  CHECK(counts[0] < 150);
}

TEST_CASE("garbage is reclaimed without being asked for") {
  uint64_t before = heap::stats().collections;
  for (int i = 0; i < 200; i++) make_list(20'000);  // 32 bytes each: 128 MB
  heap::Stats s = heap::stats();
  CHECK(s.collections - before >= 4);
  CHECK(s.heap_bytes < 64 << 20);
}

namespace {
// Collections while 128 MB of garbage are made below `levels` frames of 64 KB.
[[gnu::noinline]] uint64_t collections_below(int levels) {
  volatile char frame[64 * 1024];
  frame[0] = 1;
  if (levels > 0) return collections_below(levels - 1) + frame[0] - 1;
  heap::collect();
  uint64_t before = heap::stats().collections;
  for (int i = 0; i < 200; i++) make_list(20'000);
  return heap::stats().collections - before;
}
}  // namespace

TEST_CASE("the deeper the stack that every collection scans, the fewer there are") {
  for (bool generations : {false, true}) {
    heap::Options options;
    if (generations) options.generations_from = 0;
    WithOptions o(options);
    auto body = [](void* levels) { return int(collections_below(*static_cast<int*>(levels))); };
    int shallow = 4, deep = 1024;
    CHECK(run_on_guest_stack(body, &shallow) >= 7);
    CHECK(run_on_guest_stack(body, &deep) <= 2);
  }
}

namespace {
[[gnu::noinline]] uintptr_t hidden_object(size_t offset) {
  Slots* s = heap::allocate_slots(40);
  s->at[39].init(fixnum(77));
  return uintptr_t(s) + offset;
}
}  // namespace

TEST_CASE("untagged, tagged and interior pointers on the stack keep an object") {
  for (size_t offset : {size_t{0}, size_t{1}, size_t{8}, size_t{16 + 39 * 8}, size_t{16 + 39 * 8 + 7}}) {
    volatile uintptr_t word = hidden_object(offset);
    make_list(1000);
    live_after_collection();
    make_list(1000);
    live_after_collection();
    auto* s = reinterpret_cast<Slots*>(word - offset);
    REQUIRE(s->kind == Kind::Slots);
    CHECK(s->length == 40);
    CHECK(s->at[39].load() == fixnum(77));
  }
}

TEST_CASE("what lost its root dies") {
  uint64_t empty = live_after_collection();
  {
    Rooted<> root;
    root_list(root, 100'000);
    CHECK(live_after_collection() >= empty + 2'800'000);
    CHECK(rooted_list_is_intact(root, 100'000));
    root.set(kNil);  // the root's own memory is a stack word, too
  }
  CHECK(live_after_collection() < empty + 800'000);
}

TEST_CASE("roots come and go in any order") {
  std::vector<std::unique_ptr<Rooted<>>> roots;
  for (int i = 0; i < 50; i++) roots.push_back(std::make_unique<Rooted<>>(make_list(i)));
  for (size_t i = 0; i < 50; i += 3) roots[i].reset();
  live_after_collection();
  for (size_t i = 0; i < 50; i++)
    if (roots[i]) CHECK(list_is_intact(roots[i]->get(), int64_t(i)));
}

TEST_CASE("a very long list is marked without recursion") {
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
  constexpr int64_t kNodes = 1'000'000;
#else
  constexpr int64_t kNodes = 10'000'000;
#endif
  Rooted<> root;
  root_list(root, kNodes);
  heap::collect();
  CHECK(heap::stats().live_bytes >= kNodes * 32);
  CHECK(rooted_list_is_intact(root, kNodes));
  // at most twice what is alive, and what a chunk rounds up to
  CHECK(heap::stats().heap_bytes < 2 * heap::stats().live_bytes + (4 << 20));
  // In pieces: a word left on the stack must not keep all of it for the tests that follow.
  for (int64_t i = 0; root.get() != kNil; i++) drop_first(root, i % 1000 == 0);
  live_after_collection();
  CHECK(heap::stats().heap_bytes < 64 << 20);  // surplus chunks went back
}

TEST_CASE("wide arrays of objects") {
  Rooted<Slots> wide(ref(heap::allocate_slots(100'000)));
  for (int64_t i = 0; i < 100'000; i++) wide.ptr()->at[i].write(wide.ptr(), cons(i, kNil));
  heap::collect();
  make_list(100'000);
  heap::collect();
  bool good = true;
  for (int64_t i = 0; i < 100'000; i++) good &= number_of(wide.ptr()->at[i].load()) == i;
  CHECK(good);
}

TEST_CASE("fragmented blocks are reused") {
  constexpr int64_t kCount = 200'000;
  Rooted<Slots> all(ref(heap::allocate_slots(kCount)));
  for (int64_t i = 0; i < kCount; i++) all.ptr()->at[i].write(all.ptr(), ref(heap::allocate_slots(i % 23)));
  uint64_t full = live_after_collection();
  // One of eight stays, scattered over all blocks; the holes take objects of all sizes up to the old live size.
  for (int64_t i = 0; i < kCount; i++)
    if (i % 8) all.ptr()->at[i].write(all.ptr(), kNil);
  live_after_collection();
  uint64_t heap_bytes = heap::stats().heap_bytes;
  for (int64_t i = 0; i < kCount; i++) {
    if (i % 8) all.ptr()->at[i].write(all.ptr(), ref(heap::allocate_slots(i % 23, fixnum(i))));
  }
  CHECK(live_after_collection() < full + full / 10);
  CHECK(heap::stats().heap_bytes <= heap_bytes + (16 << 20));
  bool good = true;
  for (int64_t i = 0; i < kCount; i++) {
    auto* s = all.ptr()->at[i].load().ptr<Slots>();
    good &= s->length == i % 23 && (i % 8 == 0 || s->length == 0 || s->at[s->length - 1].load() == fixnum(i));
  }
  CHECK(good);
}

TEST_CASE("medium objects of every size, mixed, under stress") {
  WithOptions o(stress(13));
  Rooted<Slots> kept(ref(heap::allocate_slots(64)));
  for (int64_t i = 0; i < 3000; i++) {
    int64_t n = i * 37 % 1100;  // up to 8.8 KB: both sides of the large threshold
    Slots* s = heap::allocate_slots(n, fixnum(n));
    kept.ptr()->at[i % 64].write(kept.ptr(), ref(s));
    auto* other = kept.ptr()->at[i * 7 % 64].load().ptr<Slots>();
    if (Value v = kept.ptr()->at[i * 7 % 64].load(); v.is_heap() && other->length > 0) {
      REQUIRE(other->at[0].load() == fixnum(other->length));
      REQUIRE(other->at[other->length - 1].load() == fixnum(other->length));
    }
  }
}

TEST_CASE("fresh memory is zeroed, wherever it comes from") {
  WithOptions o(stress(50));
  for (int64_t i = 0; i < 4000; i++) {
    int64_t n = i % 10 ? i * 11 % 400 : i * 11 % 20'000;
    Raw* r = heap::allocate_raw(n);
    bool zero = true;
    for (int64_t k = 0; k < n; k++) zero &= r->bytes[k] == 0;
    REQUIRE(zero);
    for (int64_t k = 0; k < n; k++) r->bytes[k] = 0xFF;
  }
}

TEST_CASE("sizes of all variable layouts") {
  CHECK(heap::object_size(heap::allocate_slots(3)) == 48);
  CHECK(heap::object_size(heap::allocate_raw(17)) == 48);
  auto* b = heap::allocate<BigInt>(0, Kind::BigInt, sizeof(BigInt) + 3 * 8);
  b->signed_length = -3;
  CHECK(heap::object_size(b) == 48);
  auto* o = heap::allocate(0, Kind::Object, 16 + 5 * 8);
  o->aux = 5;
  CHECK(heap::object_size(o) == 64);
}

TEST_CASE("an object made smaller leaves the span walkable") {
  WithOptions options(stress(3));
  Rooted<Slots> kept(ref(heap::allocate_slots(200)));
  for (int64_t i = 0; i < 200; i++) {
    int64_t limbs = i % 40 + 1;
    size_t bytes = sizeof(BigInt) + size_t(limbs) * 8;
    auto* b = heap::allocate<BigInt>(0, Kind::BigInt, bytes);
    b->signed_length = limbs;
    for (int64_t k = 0; k < limbs; k++) b->limbs[k] = uint64_t(i);
    b->signed_length = -(limbs / 2);
    heap::shrink(b, bytes);
    kept.ptr()->at[i].write(kept.ptr(), ref(b));
    make_list(3);
  }
  for (int64_t i = 0; i < 200; i++) {
    auto* b = kept.ptr()->at[i].load().ptr<BigInt>();
    REQUIRE(b->kind == Kind::BigInt);
    REQUIRE(b->signed_length == -((i % 40 + 1) / 2));
    for (int64_t k = 0; k < -b->signed_length; k++) REQUIRE(b->limbs[k] == uint64_t(i));
  }
}
