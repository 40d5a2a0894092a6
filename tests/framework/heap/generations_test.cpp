// SPDX-License-Identifier: MIT
// Young collections: what they free, what they leave alone, and that no reference from an old object is missed.
#include <doctest/doctest.h>

#include <random>

#include "framework/heap/weak.h"
#include "framework/object/array.h"
#include "framework/object/hash.h"
#include "framework/thread/fiber.h"
#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

bool is_old(const HeapObject* o) { return o->gc.load() & kGcOld; }

[[gnu::noinline]] uint64_t live_after_young_collection() {
  wipe_stack();
  heap::collect_young();
  return heap::stats().live_bytes;
}

// In pieces: a stale word on the stack must not keep all of it.
[[gnu::noinline]] void make_garbage(int64_t n) {
  for (int64_t i = 0; i < n; i += 500) make_list(500);
}
[[gnu::noinline]] void root_slots(Rooted<Slots>& root, int64_t n) { root.set(ref(heap::allocate_slots(n))); }
[[gnu::noinline]] void store_list(Slots* owner, int64_t at, int64_t n) { owner->at[at].write(owner, make_list(n)); }
[[gnu::noinline]] bool stored_list_is_intact(Slots* owner, int64_t at, int64_t n) {
  return list_is_intact(owner->at[at].load(), n);
}

int dead = 0;
[[gnu::noinline]] void make_finalizable_garbage(int n) {
  for (int i = 0; i < n; i++) {
    auto* o = heap::allocate<Object>(0, Kind::Native, sizeof(Object));
    o->extension.init(kNil);
    heap::enable_finalizer(o);
  }
}

Value collect_lists(Value, Value) {
  Value lists[10];
  for (Value& v : lists) v = kNil;
  for (int64_t i = 0; i < 10; i++) {
    lists[i] = make_list(100 + i);
    fiber::yield(kNil);
  }
  bool good = true;
  for (int64_t i = 0; i < 10; i++) good &= list_is_intact(lists[i], 100 + i);
  return boolean(good);
}

}  // namespace

TEST_CASE("what survives is old, and an old object that refers to young ones is remembered") {
  WithGenerations generations;
  Rooted<Slots> root;
  root_slots(root, 4);
  CHECK(!is_old(root.ptr()));
  heap::collect_young();
  CHECK(is_old(root.ptr()));
  store_list(root.ptr(), 0, 1000);
  CHECK(!is_old(root.ptr()));
  heap::collect_young();
  CHECK(is_old(root.ptr()));
  CHECK(is_old(root.ptr()->at[0].load().ptr()));
  CHECK(stored_list_is_intact(root.ptr(), 0, 1000));
  root.ptr()->at[1].write(root.ptr(), fixnum(3));  // no reference
  CHECK(is_old(root.ptr()));
}

TEST_CASE("young garbage is freed by a young collection, old garbage by a full one") {
  WithGenerations generations;
  Rooted<Slots> root;
  root_slots(root, 4);
  store_list(root.ptr(), 0, 50'000);
  uint64_t live = live_after_collection();
  make_garbage(50'000);
  CHECK(live_after_young_collection() < live + 100'000);
  root.ptr()->at[0].write(root.ptr(), kNil);
  CHECK(live_after_young_collection() >= live);
  CHECK(live_after_collection() + 1'000'000 < live);
}

TEST_CASE("large objects have generations, too") {
  WithGenerations generations;
  Rooted<Slots> root;
  root_slots(root, 5000);
  for (int64_t round = 0; round < 5; round++) {
    heap::collect_young();
    CHECK(is_old(root.ptr()));
    for (int64_t i = 0; i < 20; i++) store_list(root.ptr(), round * 100 + i * 5, i);
    heap::allocate_slots(3000 + round);
    for (int64_t i = 0; i < 20; i++) CHECK(stored_list_is_intact(root.ptr(), round * 100 + i * 5, i));
  }
  live_after_collection();
  for (int64_t i = 0; i < 20; i++) CHECK(stored_list_is_intact(root.ptr(), 300 + i * 5, i));
}

TEST_CASE("holes between old objects are used again, and what is put there survives") {
  WithGenerations generations;
  Rooted<Slots> all;
  root_slots(all, 40'000);
  for (int64_t i = 0; i < 40'000; i++) store_list(all.ptr(), i, 4);
  for (int64_t i = 0; i < 40'000; i++)
    if (i % 16) all.ptr()->at[i].write(all.ptr(), kNil);
  live_after_collection();
  uint64_t heap_bytes = heap::stats().heap_bytes;
  for (int64_t round = 1; round < 16; round++) {
    for (int64_t i = round; i < 40'000; i += 16) store_list(all.ptr(), i, 4);
    heap::collect_young();
  }
  bool good = true;
  for (int64_t i = 0; i < 40'000; i++) good &= stored_list_is_intact(all.ptr(), i, 4);
  CHECK(good);
  CHECK(heap::stats().heap_bytes <= heap_bytes + (2 << 20));
}

TEST_CASE("arrays and hashes that are old") {
  WithOptions o(stress(31));
  Rooted<Array> array(ref(array::make(0)));
  Rooted<Hash> hash(ref(hash::make(0)));
  for (int64_t i = 0; i < 600; i++) {
    array::push(array.ptr(), make_list(i % 7));
    hash::put(hash.ptr(), fixnum(i), make_list(i % 5), hash::identity_protocol);
    if (i % 3 == 0) array::insert(array.ptr(), 0, 1, std::array{make_list(3)}.data());
    if (i % 5 == 0) hash::remove(hash.ptr(), fixnum(i / 2), hash::identity_protocol);
    if (i % 100 == 99) array::reverse(array.ptr());
  }
  for (int64_t i = 0; i < array.ptr()->length(); i++) {
    Value v = array::get(array.ptr(), i);
    int64_t n = v == kNil ? 0 : number_of(v) + 1;
    CHECK(list_is_intact(v, n));
  }
  Value key, value;
  for (int64_t i = 0; hash::next(hash.ptr(), &i, &key, &value);) CHECK(list_is_intact(value, key.as_int() % 5));
}

namespace {
// As machine code does: the array is remembered, not its storage.
[[gnu::noinline]] Slots* store_list_through_array(Array* a, int64_t i) {
  Value v = make_list(5);
  Slots* weak = weak::make(v);
  Slot* slot = reinterpret_cast<Slot*>(static_cast<char*>(a->data)) + i;
  heap::remember_element(a, slot);
  slot->init(v);
  return weak;
}
[[gnu::noinline]] void grow_and_overwrite(Array* a, int64_t i) {
  for (Value before = a->storage.load(); a->storage.load() == before;) array::push(a, kNil);
  array::set(a, i, kNil);
}
}  // namespace

TEST_CASE("a storage that an array has given up stays whole while a stale word on a stack keeps it") {
  for (bool drops : {false, true}) {
    WithGenerations generations;
    Rooted<Array> array(ref(array::make(0)));
    for (int64_t i = 0; i < 20; i++) array::push(array.ptr(), make_list(1));
    auto* storage = array.ptr()->storage.load().ptr<Slots>();
    live_after_young_collection();
    REQUIRE(is_old(storage));
    Slots* weak = store_list_through_array(array.ptr(), 3);
    drops ? array::clear(array.ptr()) : grow_and_overwrite(array.ptr(), 3);
    live_after_young_collection();
    CHECK(weak::target(weak) != kUndefined);
    CHECK(stored_list_is_intact(storage, 3, 5));
  }
}

TEST_CASE("the stack of an old fiber that ran") {
  WithGenerations generations;
  Rooted<Fiber> f(ref(fiber::create(0, collect_lists, kNil)));
  for (int i = 0; i < 10; i++) {
    fiber::resume(f.ptr(), kNil);
    heap::collect_young();
    CHECK(is_old(f.ptr()));
    make_list(10'000);
    live_after_young_collection();
    make_list(10'000);
  }
  CHECK(fiber::resume(f.ptr(), kNil) == kTrue);
}

TEST_CASE("finalizers of young objects run at once") {
  WithGenerations generations;
  heap::set_finalizer(Kind::Native, [](HeapObject*) { dead++; });
  heap::collect();
  dead = 0;
  make_finalizable_garbage(100);
  live_after_young_collection();
  CHECK(dead >= 98);
  CHECK(dead <= 100);
}

TEST_CASE("full collections come when the old objects have grown, young ones in between") {
  WithGenerations generations;
  heap::Stats before = heap::stats();
  Rooted<> root;
  root_list(root, 3'000'000);
  heap::Stats after = heap::stats();
  uint64_t young = after.young_collections - before.young_collections;
  uint64_t full = after.collections - before.collections - young;
  CHECK(young >= 3);
  CHECK(full >= 1);
  CHECK(full <= 4);
  CHECK(rooted_list_is_intact(root, 3'000'000));
}

TEST_CASE("without generations") {
  heap::Options options;
  options.generations_from = ~uint64_t{0};
  WithOptions o(options);
  uint64_t before = heap::stats().young_collections;
  Rooted<> root;
  root_list(root, 1'000'000);
  CHECK(heap::stats().young_collections == before);
  CHECK(rooted_list_is_intact(root, 1'000'000));
}

TEST_CASE("a random graph under young collections, with several markers") {
  std::mt19937_64 random(7);
  heap::Options options = stress(211);
  options.mark_threads = 2;
  WithOptions o(options);
  Rooted<Slots> root;
  root_slots(root, 50);
  for (int64_t i = 0; i < 50; i++) root.ptr()->at[i].write(root.ptr(), fixnum(-1));
  for (int i = 0; i < 30'000; i++) {
    auto at = int64_t(random() % 50), other = int64_t(random() % 50);
    Value v = root.ptr()->at[other].load();
    bool is_long = v.is_heap() && number_of(v) > 30;
    Value made = cons(v.is_heap() && !is_long ? number_of(v) + 1 : 0, is_long || !v.is_heap() ? kNil : v);
    root.ptr()->at[at].write(root.ptr(), made);
    if (v.is_heap()) REQUIRE(list_is_intact(v, number_of(v) + 1));
  }
}
