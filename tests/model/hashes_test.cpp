// SPDX-License-Identifier: MIT
// Hash tables that several threads use: small ones, which are searched in order, and large ones with an index.
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

namespace {

Hash* h;
const KeyProtocol& protocol() { return hash::identity_protocol; }

// Keys whose places in the index of a table with up to 64 of them are the same.
int64_t colliding(int n) {
  auto place = [](int64_t k) { return hash::hash_int(k) >> 7 & 63; };
  int64_t k = 1000;
  for (;; k++)
    if (place(k) == place(1000) && n-- == 0) return k;
}

// With the keys 0 ... n - 1 and a hundred times as much as values.
std::function<void()> table(int n) {
  return [n] {
    h = hash::make(0);
    for (int i = 0; i < n; i++) hash::put(h, fixnum(i), fixnum(i * 100), protocol());
    call_it("table", shared(h), sizeof *h);
    if (h->entries.load().is_heap())
      call_it("entries", h->entries.load().ptr(), 16 + size_t(h->entries.load().ptr<Slots>()->length) * 8);
    if (h->index.load().is_heap())
      call_it("index", h->index.load().ptr(), 16 + size_t(h->index.load().ptr<Raw>()->length));
  };
}
constexpr int kLarge = 10;            // has an index, and room for some more
std::function<void()> full_table() {  // the next key makes it grow
  return [] {
    table(9)();
    for (int64_t k = 9; h->used() < h->entries.load().ptr<Slots>()->length / 3; k++)
      hash::put(h, fixnum(k), fixnum(0), protocol());
  };
}

Operation put(int64_t k, int v) {
  return [=] { return number(hash::put(h, fixnum(k), fixnum(v), protocol())); };
}
Operation get(int64_t k) {
  return [=] { return number(hash::get(h, fixnum(k), protocol())); };
}
Operation get_or_put(int64_t k, int v) {
  return [=] { return number(hash::get_or_put(h, fixnum(k), fixnum(v), protocol())); };
}
Operation remove(int64_t k) {
  return [=] { return number(hash::remove(h, fixnum(k), protocol())); };
}
Operation clear() {
  return [] { hash::clear(h); };
}
Operation count() {
  return [] { return h->count(); };
}
Operation copy_count() {  // a copy is of one moment
  return [] {
    Hash* c = hash::copy(0, h);
    int64_t sum = 0;
    Value key, value;
    for (int64_t i = 0; hash::next(c, &i, &key, &value);) sum = sum * 7 + key.as_int() * 3 + value.as_int();
    return sum * 100 + c->count();
  };
}
// The keys that a loop meets, a bit each (16 and more: from 1000 on, and never twice).
Operation iterate() {
  return [] {
    int64_t seen = 0;
    Value key, value;
    for (int64_t i = 0; hash::next(h, &i, &key, &value);) {
      int64_t k = key.as_int() % 32;
      if (seen >> k & 1) return int64_t{-1};
      if (key.as_int() < kLarge && value != fixnum(key.as_int() * 100) && value != fixnum(7)) return int64_t{-2};
      seen |= int64_t{1} << k;
    }
    return seen;
  };
}

void contents(Outcome& o) {
  Value key, value;
  int64_t n = 0;
  for (int64_t i = 0; hash::next(h, &i, &key, &value); n++) {
    if (key.as_int() < 16 && value == fixnum(key.as_int() * 100) && n == key.as_int()) continue;  // as it was
    o.add(key.as_int());
    o.add(number(value));
    if (hash::get(h, key, protocol()) != value) fail_state("a key of the table is not found");
  }
  o.add(n);
  if (n != h->count()) fail_state("the count is wrong");
  if (h->lock.load()) fail_state("the lock is still held");
}

}  // namespace

#define HASHES(name, setup, ...) \
  TEST_CASE("hash: " name) { CHECK_ALL_SCHEDULES({"hash: " name, setup, {__VA_ARGS__}, contents}); }

HASHES("small: put, put, different keys", table(2), {put(1000, 1)}, {put(1001, 2)})
HASHES("small: put, put, the same key", table(2), {put(1000, 1)}, {put(1000, 2)})
HASHES("small: put, put, into nothing", table(0), {put(1000, 1)}, {put(1001, 2)})
HASHES("small: put, get", table(2), {put(1000, 1)}, {get(1000), get(1)})
HASHES("small: put, remove", table(2), {put(1000, 1)}, {remove(1)})
HASHES("small: put, remove, the same key", table(2), {put(1, 1)}, {remove(1)})
HASHES("small: replace, get", table(2), {put(1, 7)}, {get(1), get(1)})
HASHES("small: remove, get", table(3), {remove(1)}, {get(1), get(2)})
HASHES("small: remove and put, get", table(3), {remove(1), put(1, 7)}, {get(1)})
HASHES("small: clear, put", table(3), {clear()}, {put(1000, 1)})
HASHES("small: clear, get", table(3), {clear()}, {get(1), get(2)})
HASHES("small: becomes large, get", table(8), {put(1000, 1)}, {get(3), get(1000)})
HASHES("small: becomes large, put", table(8), {put(1000, 1)}, {put(1001, 2)})
HASHES("put, put, different keys", table(kLarge), {put(1000, 1)}, {put(1001, 2)})
HASHES("put, put, colliding keys", table(kLarge), {put(colliding(0), 1)}, {put(colliding(1), 2)})
HASHES("put, put, the same key", table(kLarge), {put(1000, 1)}, {put(1000, 2)})
HASHES("put, put, put, colliding keys", table(kLarge), {put(colliding(0), 1)}, {put(colliding(1), 2)},
       {put(colliding(2), 3)})
HASHES("two puts each", table(kLarge), {put(1000, 1), put(1001, 2)}, {put(1001, 3), put(1000, 4)})
HASHES("get_or_put, get_or_put, the same key", table(kLarge), {get_or_put(1000, 1)}, {get_or_put(1000, 2)})
HASHES("get_or_put, put, remove, the same key", table(kLarge), {get_or_put(1000, 1)}, {put(1000, 2)}, {remove(1000)})
HASHES("put, get", table(kLarge), {put(1000, 1)}, {get(1000), get(1000)})
HASHES("put, get, colliding keys", table(kLarge), {put(colliding(0), 1), put(colliding(1), 2)},
       {get(colliding(1)), get(colliding(0))})
HASHES("put, remove, the same key", table(kLarge), {put(3, 7)}, {remove(3)})
HASHES("put a new key, remove it", table(kLarge), {put(1000, 1)}, {remove(1000)})
HASHES("put, remove, different keys", table(kLarge), {put(1000, 1)}, {remove(3)})
HASHES("remove, remove, the same key", table(kLarge), {remove(3)}, {remove(3)})
HASHES("remove, get", table(kLarge), {remove(3)}, {get(3), get(3)})
HASHES("remove and put, get", table(kLarge), {remove(3), put(3, 7)}, {get(3)})
HASHES("remove and put, put", table(kLarge), {remove(3), put(3, 7)}, {put(3, 8)})
HASHES("remove, put, get, the same key", table(kLarge), {remove(3)}, {put(3, 7)}, {get(3)})
HASHES("grows: put, put", full_table(), {put(1000, 1)}, {put(1001, 2)})
HASHES("grows: put, get", full_table(), {put(1000, 1)}, {get(1000), get(3)})
HASHES("grows: put, remove", full_table(), {put(1000, 1)}, {remove(3)})
HASHES("grows: put, replace", full_table(), {put(1000, 1)}, {put(3, 7)})
HASHES("clear, put", table(kLarge), {clear()}, {put(1000, 1)})
HASHES("clear, get", table(kLarge), {clear()}, {get(3), get(4)})
HASHES("clear, remove", table(kLarge), {clear()}, {remove(3)})
HASHES("clear and put, get", table(kLarge), {clear(), put(3, 7)}, {get(3)})
HASHES("copy, put and remove", table(3), {copy_count()}, {put(1000, 1), remove(1)})
HASHES("count, put", table(kLarge), {count()}, {put(1000, 1)})

// A loop meets every key that stays, once, and no key that never was.
TEST_CASE("hash: iterate, remove") {
  CHECK_ALL_SCHEDULES(
      {"hash: iterate, remove", table(kLarge), {{iterate()}, {remove(3), remove(4)}}, {}, [](const Outcome& o) {
         return (o.numbers[0] & ~0x18) == (0x3FF & ~0x18);
       }});
}
TEST_CASE("hash: iterate, put") {  // 1000 % 32 == 8, 1001: 9, 1020: 28
  CHECK_ALL_SCHEDULES(
      {"hash: iterate, put", table(kLarge), {{iterate()}, {put(3, 7), put(1020, 1)}}, {}, [](const Outcome& o) {
         return (o.numbers[0] & ~(1 << 28)) == 0x3FF;
       }});
}
TEST_CASE("hash: iterate a small table, put, remove") {
  CHECK_ALL_SCHEDULES({"hash: iterate a small table, put, remove",
                       table(3),
                       {{iterate()}, {put(1020, 1), remove(1)}},
                       {},
                       [](const Outcome& o) { return (o.numbers[0] & ~(1 << 28) & ~2) == 5; }});
}

// Keys that only a guest can compare: it is asked without a lock.
namespace {
const KeyProtocol guest_keys = {
    [](Value, uint64_t* out) {
      *out = hash::hash_int(1);
      return kNil;
    },
    [](Value a, Value b) {
      return boolean(is_kind(a, Kind::Slots) && a.ptr<Slots>()->at[0].load() == b.ptr<Slots>()->at[0].load());
    },
    false,
};
Value guest_key(int n) {
  Slots* s = heap::allocate_slots(1);
  s->at[0].init(fixnum(n));
  return ref(s);
}
Operation put_guest(int k, int v) {
  return [=] { return number(hash::put(h, guest_key(k), fixnum(v), guest_keys)); };
}
Operation get_guest(int k) {
  return [=] { return number(hash::get(h, guest_key(k), guest_keys)); };
}
Operation remove_guest(int k) {
  return [=] { return number(hash::remove(h, guest_key(k), guest_keys)); };
}
void guest_table() {
  table(9)();
  for (int i = 0; i < 2; i++) hash::put(h, guest_key(i), fixnum(i), guest_keys);
}
void guest_contents(Outcome& o) {
  for (int i = 0; i < 4; i++) o.add(number(hash::get(h, guest_key(i), guest_keys)));
  o.add(h->count());
}
}  // namespace

#define GUEST_KEYS(name, ...)                                                                     \
  TEST_CASE("hash: guest keys: " name) {                                                          \
    CHECK_ALL_SCHEDULES({"hash: guest keys: " name, guest_table, {__VA_ARGS__}, guest_contents}); \
  }
GUEST_KEYS("put, put, the same", {put_guest(2, 7)}, {put_guest(2, 8)})
GUEST_KEYS("put, put", {put_guest(2, 7)}, {put_guest(3, 8)})
GUEST_KEYS("put, remove", {put_guest(1, 7)}, {remove_guest(1)})
GUEST_KEYS("remove, get", {remove_guest(0)}, {get_guest(1)})
