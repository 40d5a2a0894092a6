// SPDX-License-Identifier: MIT
#include "framework/heap/large.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/framework/heap/heap_fixture.h"
#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {
[[gnu::noinline]] uintptr_t hidden_large(size_t offset) {
  Slots* s = heap::allocate_slots(5000, fixnum(5));
  return uintptr_t(s) + offset;
}
// No reference is left in the caller's frame.
[[gnu::noinline]] bool hidden_large_is_intact(uintptr_t address) {
  auto* s = reinterpret_cast<Slots*>(address);
  return s->length == 5000 && s->at[4999].load() == fixnum(5);
}
[[gnu::noinline]] bool last_is(const Rooted<Slots>& root, int64_t at, int64_t number) {
  return root.ptr()->at[at].load() == fixnum(number);
}

// What /proc tells of the mapping that contains `address`: the words after "VmFlags:".
std::string mapping_flags(uintptr_t address) {
  std::ifstream maps("/proc/self/smaps");
  bool inside = false;
  for (std::string line; std::getline(maps, line);) {
    uintptr_t begin, end;
    if (sscanf(line.c_str(), "%lx-%lx ", &begin, &end) == 2) inside = begin <= address && address < end;
    if (inside && line.starts_with("VmFlags:")) return line.substr(8);
  }
  return "";
}
}  // namespace

TEST_CASE("big objects are in huge pages, if there are any") {
  if (!std::filesystem::exists("/sys/kernel/mm/transparent_hugepage") || mapping_flags(uintptr_t(&kNil)).empty())
    return;
  Rooted<Raw> root(ref(heap::allocate_raw(5'000'000)));
  for (uintptr_t offset : {0, 2'500'000, 4'999'999})
    CHECK(mapping_flags(uintptr_t(root.ptr()) + offset).find(" hg ") != std::string::npos);
}

TEST_CASE("large objects are kept by precise and by interior references, and freed") {
  uint64_t empty = live_after_collection();
  volatile uintptr_t word = hidden_large(16 + 4999 * 8 + 3);
  Rooted<Slots> root(ref(heap::allocate_slots(3000, fixnum(6))));
  for (int i = 0; i < 100; i++) heap::allocate_raw(10'000 + i * 1000);
  CHECK(live_after_collection() >= 64'000);
  CHECK(hidden_large_is_intact(word - (16 + 4999 * 8 + 3)));
  CHECK(last_is(root, 2999, 6));
  word = 0;
  root.set(kNil);
  CHECK(live_after_collection() < empty + 64'000);
}

namespace {

Raw* growing_raw(int64_t bytes) { return heap::allocate_unfilled_raw(bytes, heap::Contents::Growing); }
[[maybe_unused]] size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  size_t all = 0, resident = 0;
  statm >> all >> resident;
  return resident * 4096;
}

}  // namespace

TEST_CASE("a large object that grows does so where it is") {
  Rooted<Raw> root(ref(growing_raw(2 << 20)));
  Raw* r = root.ptr();
  std::memset(r->bytes, 1, 2 << 20);
  for (size_t bytes = 3 << 20; bytes <= 12 << 20; bytes += 3 << 20) {
    const size_t now = heap::extend(r, bytes);
    REQUIRE(now >= bytes);
    r->length = int64_t(now - sizeof(Raw));
    std::memset(r->bytes, 1, size_t(r->length));
    heap::collect();
    CHECK(heap::stats().live_bytes >= bytes);
  }
  CHECK(std::all_of(r->bytes, r->bytes + r->length, [](uint8_t b) { return b == 1; }));
}

TEST_CASE("an object that did not say that it grows, and one that outgrows its address space, cannot be extended") {
  Rooted<Raw> exact(ref(heap::allocate_raw(2 << 20))), growing(ref(growing_raw(2 << 20)));
  CHECK(heap::extend(exact.ptr(), 3 << 20) == 0);
  CHECK(heap::extend(growing.ptr(), size_t{1} << 40) == 0);
  CHECK(growing.ptr()->length == 2 << 20);
}

// Each is alive when the next one is allocated, and survives a collection.
[[gnu::noinline]] static uint64_t heap_bytes_with_short_lived_arrays(int count) {
  uint64_t most = 0;
  for (int i = 0; i < count; i++) {
    Rooted<Raw> array(ref(heap::allocate_raw(20 << 20)));
    heap::allocate_raw(20 << 20);
    most = std::max(most, heap::stats().heap_bytes);
  }
  return most;
}

TEST_CASE("dead arrays of numbers do not wait until as much is allocated as is alive: to mark it costs nothing") {
  Rooted<Raw> root(ref(heap::allocate_raw(400 << 20)));
  heap::collect();
  CHECK(heap_bytes_with_short_lived_arrays(20) < heap::stats().live_bytes + (200 << 20));
}

TEST_CASE("what an old object grows by counts as alive, so that a full collection comes") {
  WithGenerations generations;
  Rooted<Raw> root(ref(growing_raw(1 << 20)));
  heap::collect();
  const uint64_t before = heap::stats().live_bytes;
  const size_t now = heap::extend(root.ptr(), 9 << 20);
  root.ptr()->length = int64_t(now - sizeof(Raw));
  heap::collect_young();
  CHECK(heap::stats().live_bytes >= before + (8 << 20));
}

namespace {

// A space apart from the heap: nothing in it is marked, so a sweep frees all but what the test marks.
struct Space {
  heap::LargeSpace space;
  ~Space() {
    space.clear_marks();
    space.sweep(false);
    space.release_spare();
  }
  uint8_t* make(size_t bytes, heap::Contents contents) {
    return reinterpret_cast<uint8_t*>(space.allocate(bytes, contents));
  }
  uint8_t* make_filled(size_t bytes, heap::Contents contents) {
    uint8_t* p = make(bytes, contents);
    std::memset(p + sizeof(HeapObject), 7, bytes - sizeof(HeapObject));
    return p;
  }
  void make_old(uint8_t* p) { heap::LargeSpace::record_of(reinterpret_cast<HeapObject*>(p))->marked = true; }
};

}  // namespace

TEST_CASE("memory of a dead object is used again, and is zero if it has to be") {
  Space s;
  uint8_t* first = s.make_filled(12 << 20, heap::Contents::Growing);
  s.space.sweep(false);
  CHECK(s.space.total_bytes() == 0);
  uint8_t* second = s.make(11 << 20, heap::Contents::Zeroed);
  CHECK(second == first);
  CHECK(std::all_of(second, second + (11 << 20), [](uint8_t b) { return b == 0; }));
}

#if !defined(__SANITIZE_THREAD__)  // which keeps a shadow of the memory that is gone
TEST_CASE("memory that is not used again goes back to the system") {
  Space s;
  const size_t before = resident_bytes();
  for (int i = 0; i < 20; i++) s.make_filled(20 << 20, heap::Contents::Any);
  CHECK(resident_bytes() > before + (350 << 20));
  s.space.sweep_young(false);
  CHECK(resident_bytes() < before + (300 << 20));
  s.space.limit_spare(1000 << 20);
  for (int i = 0; i < 20; i++) s.make_filled(20 << 20, heap::Contents::Any);
  s.space.sweep_young(false);
  CHECK(resident_bytes() > before + (350 << 20));
}

TEST_CASE("memory without an object goes to where another one grows") {
  Space s;
  s.make_filled(20 << 20, heap::Contents::Any);
  uint8_t* small = s.make_filled(2 << 20, heap::Contents::Growing);
  s.space.sweep(false);
  const size_t before = resident_bytes();
  uint8_t* p = s.make_filled(1 << 20, heap::Contents::Growing);
  CHECK(p == small);
  auto* o = reinterpret_cast<HeapObject*>(p);
  for (size_t bytes = 2 << 20; bytes <= (12 << 20); bytes += 1 << 20) {
    REQUIRE(s.space.extend(o, bytes) >= bytes);
    std::memset(p + bytes - (1 << 20), 7, 1 << 20);
  }
  CHECK(std::all_of(p + sizeof(HeapObject), p + (12 << 20), [](uint8_t b) { return b == 7; }));
  s.make_filled(8 << 20, heap::Contents::Any);   // gets the rest
  CHECK(resident_bytes() < before + (7 << 20));  // without huge pages the first ones may be new in part
}

TEST_CASE("memory for which there has been no object for long goes back to the system") {
  Space s;
  const size_t before = resident_bytes();
  s.space.limit_spare(1000 << 20);
  for (int i = 0; i < 20; i++) s.make_filled(20 << 20, heap::Contents::Any);
  s.space.sweep(false);
  s.space.release_idle();  // all of it was needed
  CHECK(resident_bytes() > before + (350 << 20));
  uint8_t* needed = s.make_filled(20 << 20, heap::Contents::Any);
  s.space.sweep(false);
  s.space.release_idle();
  CHECK(resident_bytes() < before + (50 << 20));
  CHECK(s.make(20 << 20, heap::Contents::Any) == needed);
}

TEST_CASE("small objects in the place of big ones do not keep their memory") {
  Space s;
  const size_t before = resident_bytes();
  for (int i = 0; i < 20; i++) {
    s.make_filled(20 << 20, heap::Contents::Any);
    s.space.sweep(false);
    s.make_old(s.make(1 << 20, heap::Contents::Growing));  // gets the other's
  }
  CHECK(resident_bytes() > before + (350 << 20));
  s.space.limit_spare(0);
  CHECK(resident_bytes() < before + (100 << 20));
}
#endif

TEST_CASE("large objects refer to small ones and back") {
  WithOptions o(stress(10));
  Rooted<Slots> root(ref(heap::allocate_slots(2000)));
  for (int64_t i = 0; i < 200; i++) root.ptr()->at[i * 10].write(root.ptr(), cons(i, root.get()));
  for (int64_t i = 0; i < 200; i++) {
    Value node = root.ptr()->at[i * 10].load();
    REQUIRE(number_of(node) == i);
    REQUIRE(next_of(node) == root.get());
  }
}

[[gnu::noinline]] static void make_large_garbage() {
  for (int i = 0; i < 100; i++) heap::allocate_raw(10 << 20);
  heap::allocate_raw(heap::kLargeObject);  // what a stale word on the stack may keep is small
}

TEST_CASE("large garbage is collected by its bytes") {
  uint64_t before = heap::stats().collections;
  make_large_garbage();
  CHECK(heap::stats().collections - before >= 40);
  CHECK(heap::stats().heap_bytes < 200 << 20);
}

// In a thread of their own, so that what stale words on the main thread's stack keep from earlier tests stays the same.
TEST_CASE("the limit raises OutOfMemory once, and again after the heap has shrunk") {
  run_threads(1, [](int) {
    heap::Options options;
    options.limit_bytes = live_after_collection() + (8 << 20);
    WithOptions o(options);
    auto raised = [] { return (thread().poll.fetch_and(uint8_t(~kPollOutOfMemory)) & kPollOutOfMemory) != 0; };
    for (int i = 0; i < 1000; i++) make_list(1000);  // garbage only
    CHECK(!raised());
    Rooted<> root;
    for (int round = 0; round < 2; round++) {
      grow_list(root, 280'000);  // 9 MB
      heap::collect();
      CHECK(raised());
      heap::collect();
      CHECK(!raised());
      root.set(kNil);
      live_after_collection();
      CHECK(!raised());
    }
    grow_list(root, 280'000);
    heap::collect();
    CHECK(raised());
    grow_list(root, 280'000);
    heap::collect();
    CHECK(raised());  // it went on growing
    root.set(kNil);
  });
}

TEST_CASE("can_allocate") {
  CHECK(heap::can_allocate(1 << 20));
  CHECK(!heap::can_allocate(uint64_t{1} << 60));
  CHECK(!heap::can_allocate(~uint64_t{0}));
  run_threads(1, [](int) {
    heap::Options options;
    options.limit_bytes = live_after_collection() + (32 << 20);
    WithOptions o(options);
    CHECK(heap::can_allocate(24 << 20));
    CHECK(!heap::can_allocate(33 << 20));
    heap::allocate_raw(15 << 20);  // garbage: makes room for others when asked
    heap::allocate_raw(15 << 20);
    wipe_stack();
    CHECK(heap::can_allocate(16 << 20));
  });
}
