// SPDX-License-Identifier: MIT
// Hash tables that several threads use: small ones, which are searched in order, larger ones with an index, and those
// that are changed without a lock (framework/object/hash_concurrent.h).
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

namespace {

Hash* h;
const KeyProtocol& protocol() { return hash::identity_protocol; }

// Keys whose places in the index are the same, up to 512 of them.
int64_t colliding(int n) {
  auto place = [](int64_t k) { return hash::hash_int(k) & 511 << 7; };
  int64_t k = 1000;
  for (;; k++)
    if (place(k) == place(1000) && n-- == 0) return k;
}

// With the keys 0 ... n - 1 and a hundred times as much as values.
void make_table(int64_t expected, int n) {
  h = hash::make(0, expected);
  for (int i = 0; i < n; i++) hash::put(h, fixnum(i), fixnum(i * 100), protocol());
  call_it("table", shared(h), sizeof *h);
  if (Value e = h->entries.load(); e.is_heap()) call_it("entries", e.ptr(), 16 + size_t(e.ptr<Slots>()->length) * 8);
  if (Value i = h->index.load(); i.is_heap()) call_it("index", i.ptr(), 16 + size_t(i.ptr<Raw>()->length));
}
std::function<void()> table(int n) {
  return [n] { make_table(0, n); };
}
// Large enough to be changed without a lock.
constexpr int64_t kExpected = 192;
std::function<void()> concurrent(int n) {
  return [n] { make_table(kExpected, n); };
}
// The next key makes it grow; with room for 128 it is changed without a lock from then on.
std::function<void()> full(int64_t expected) {
  return [expected] {
    make_table(expected, 10);
    for (int64_t k = 2000; h->used() < h->entries.load().ptr<Slots>()->length / 3; k++)
      hash::put(h, fixnum(k), fixnum(0), protocol());
  };
}
std::function<void()> full_concurrent() { return full(kExpected); }
constexpr int64_t kHalf = kExpected / 2;
constexpr int kLarge = 10;  // has an index, and room for some more
std::function<void()> full_table() { return full(10); }

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
// The key, or -1: the table is empty.
Operation take_first() {
  return [] {
    Value key, value;
    return hash::take_first(h, &key, &value) ? key.as_int() : -1;
  };
}
Operation take_last() {
  return [] {
    Value key, value;
    return hash::take_last(h, &key, &value) ? key.as_int() : -1;
  };
}
// By one key, 3, with a new value.
Operation replace_all() {
  return [] {
    Hash* with = hash::make(0);
    hash::put(with, fixnum(3), fixnum(7), protocol());
    hash::replace(h, with);
  };
}
Operation rehash() {
  return [] { return number(hash::rehash(h, protocol())); };
}
Operation by_identity() {
  return [] { hash::compare_by_identity(h); };
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
    if (key.as_int() >= 2000) continue;                                                           // of a full table
    if (key.as_int() < 16 && value == fixnum(key.as_int() * 100) && n == key.as_int()) continue;  // as it was
    o.add(key.as_int());
    o.add(number(value));
    if (hash::get(h, key, protocol()) != value) fail_state("a key of the table is not found");
  }
  o.add(n);
  if (n != h->count()) fail_state("the count is wrong");
  if (ObjectLock::is_held(h)) fail_state("the lock is still held");
}

}  // namespace

// Where the setup takes long.
#define FULL_HASHES(name, setup, ...) \
  TEST_CASE("hash: " name) { CHECK_ALL_SCHEDULES({"hash: " name, setup, {__VA_ARGS__}, contents, {}, true, {}, 2}); }
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

HASHES("small: take, take", table(2), {take_first()}, {take_first()})
HASHES("small: take from both ends", table(1), {take_first()}, {take_last()})
HASHES("take, put, remove", table(kLarge), {take_first()}, {put(1000, 1)}, {remove(int64_t{0})})
HASHES("replaced, put", table(kLarge), {replace_all()}, {put(1000, 1)})
HASHES("replaced, get", table(kLarge), {replace_all()}, {get(3), get(4)})
HASHES("rehash, put", table(3), {rehash()}, {put(1000, 1)})
HASHES("rehash, get", table(kLarge), {rehash()}, {get(3), get(1000)})
HASHES("by identity, get", table(kLarge), {by_identity()}, {get(3), get(1000)})
HASHES("by identity, put", table(kLarge), {by_identity()}, {put(1000, 1), put(3, 7)})
FULL_HASHES("becomes concurrent: put, put", full(kHalf), {put(1000, 1)}, {put(1001, 2)})
FULL_HASHES("becomes concurrent: put, put, the same key", full(kHalf), {put(1000, 1)}, {put(1000, 2)})
FULL_HASHES("becomes concurrent: put, get", full(kHalf), {put(1000, 1)}, {get(3), get(1000)})
FULL_HASHES("becomes concurrent: put, remove", full(kHalf), {put(1000, 1)}, {remove(3)})
FULL_HASHES("becomes concurrent: put, replace, get", full(kHalf), {put(1000, 1)}, {put(3, 7)}, {get(3)})
HASHES("concurrent: take, take", concurrent(2), {take_first()}, {take_first()})
HASHES("concurrent: take from both ends", concurrent(2), {take_first(), take_first()}, {take_last()})
HASHES("concurrent: take, remove", concurrent(2), {take_first()}, {remove(int64_t{0})})
HASHES("concurrent: take, put", concurrent(1), {take_first(), take_first()}, {put(1000, 1)})
HASHES("concurrent: replaced, put", concurrent(4), {replace_all()}, {put(1000, 1)})
HASHES("concurrent: replaced, get", concurrent(4), {replace_all()}, {get(3), get(2)})
HASHES("concurrent: rehash, put", concurrent(3), {rehash()}, {put(1000, 1)})
HASHES("concurrent: by identity, put", concurrent(3), {by_identity()}, {put(1000, 1), put(1, 7)})
HASHES("concurrent: put, put, different keys", concurrent(10), {put(1000, 1)}, {put(1001, 2)})
HASHES("concurrent: put, put, colliding keys", concurrent(2), {put(colliding(0), 1)}, {put(colliding(1), 2)})
HASHES("concurrent: put, put, the same key", concurrent(2), {put(1000, 1)}, {put(1000, 2)})
HASHES("concurrent: put, put, put, the same key", concurrent(2), {put(1000, 1)}, {put(1000, 2)}, {put(1000, 3)})
HASHES("concurrent: put, put, put, colliding keys", concurrent(2), {put(colliding(0), 1)}, {put(colliding(1), 2)},
       {put(colliding(2), 3)})
HASHES("concurrent: two puts each", concurrent(2), {put(1000, 1), put(1001, 2)}, {put(1001, 3), put(1000, 4)})
HASHES("concurrent: put, get", concurrent(2), {put(1000, 1)}, {get(1000), get(1000)})
HASHES("concurrent: put, get, colliding keys", concurrent(2), {put(colliding(0), 1), put(colliding(1), 2)},
       {get(colliding(1)), get(colliding(0))})
HASHES("concurrent: get_or_put, get_or_put, the same key", concurrent(2), {get_or_put(1000, 1)}, {get_or_put(1000, 2)})
HASHES("concurrent: get_or_put, put, remove, the same key", concurrent(2), {get_or_put(1000, 1)}, {put(1000, 2)},
       {remove(1000)})
HASHES("concurrent: replace, replace, get", concurrent(3), {put(1, 7)}, {put(1, 8)}, {get(1)})
HASHES("concurrent: replace, remove", concurrent(3), {put(1, 7)}, {remove(1)})
HASHES("concurrent: put a new key, remove it", concurrent(3), {put(1000, 1)}, {remove(1000)})
HASHES("concurrent: put, remove, different keys", concurrent(3), {put(1000, 1)}, {remove(1)})
HASHES("concurrent: remove, remove, the same key", concurrent(3), {remove(1)}, {remove(1)})
HASHES("concurrent: remove, get", concurrent(3), {remove(1)}, {get(1), get(1)})
HASHES("concurrent: remove and put, get", concurrent(3), {remove(1), put(1, 7)}, {get(1)})
HASHES("concurrent: remove and put, put", concurrent(3), {remove(1), put(1, 7)}, {put(1, 8)})
HASHES("concurrent: remove and put, remove and put", concurrent(3), {remove(1), put(1, 7)}, {remove(1), put(1, 8)})
HASHES("concurrent: remove, put, get, the same key", concurrent(3), {remove(1)}, {put(1, 7)}, {get(1)})
HASHES("concurrent: count, put, remove", concurrent(3), {put(1000, 1), remove(1)}, {count()})
FULL_HASHES("concurrent: grows: put, put", full_concurrent(), {put(1000, 1)}, {put(1001, 2)})
FULL_HASHES("concurrent: grows: put, get", full_concurrent(), {put(1000, 1)}, {get(1000), get(3)})
FULL_HASHES("concurrent: grows: put, remove", full_concurrent(), {put(1000, 1)}, {remove(3)})
FULL_HASHES("concurrent: grows: put, replace", full_concurrent(), {put(1000, 1)}, {put(3, 7)})
HASHES("concurrent: clear, put", concurrent(3), {clear()}, {put(1000, 1)})
HASHES("concurrent: clear, get", concurrent(3), {clear()}, {get(1), get(2)})
HASHES("concurrent: clear, remove", concurrent(3), {clear()}, {remove(1)})
HASHES("concurrent: copy, put and remove", concurrent(3), {copy_count()}, {put(1000, 1), remove(1)})

// A loop meets every key that stays, once, and no key that never was.
// 1020 stands for the bit 28.
#define ITERATES(name, setup, stays, may, ...)                                                     \
  TEST_CASE("hash: iterate: " name) {                                                              \
    auto meets = [](const Outcome& o) { return (o.numbers[0] & ~int64_t(may)) == (stays); };       \
    CHECK_ALL_SCHEDULES({"hash: iterate: " name, setup, {{iterate()}, {__VA_ARGS__}}, {}, meets}); \
  }
ITERATES("remove", table(kLarge), 0x3E7, 0x18, remove(3), remove(4))
ITERATES("put", table(kLarge), 0x3FF, 1 << 28, put(3, 7), put(1020, 1))
ITERATES("small: put, remove", table(3), 5, 1 << 28 | 2, put(1020, 1), remove(1))
ITERATES("concurrent: put, remove", concurrent(3), 5, 1 << 28 | 2, put(1020, 1), remove(1))
ITERATES("concurrent: remove twice", concurrent(4), 9, 6, remove(2), remove(1))
ITERATES("concurrent: replace", concurrent(3), 7, 0, put(1, 7))

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
std::function<void()> guest_table(int64_t expected) {
  return [expected] {
    make_table(expected, 9);
    for (int i = 0; i < 2; i++) hash::put(h, guest_key(i), fixnum(i), guest_keys);
  };
}
void guest_contents(Outcome& o) {
  for (int i = 0; i < 4; i++) o.add(number(hash::get(h, guest_key(i), guest_keys)));
  o.add(h->count());
}
}  // namespace

#define GUEST_KEYS(name, expected, ...)                                                                     \
  TEST_CASE("hash: guest keys: " name) {                                                                    \
    CHECK_ALL_SCHEDULES({"hash: guest keys: " name, guest_table(expected), {__VA_ARGS__}, guest_contents}); \
  }
GUEST_KEYS("put, put, the same", 0, {put_guest(2, 7)}, {put_guest(2, 8)})
GUEST_KEYS("put, put", 0, {put_guest(2, 7)}, {put_guest(3, 8)})
GUEST_KEYS("put, remove", 0, {put_guest(1, 7)}, {remove_guest(1)})
GUEST_KEYS("remove, get", 0, {remove_guest(0)}, {get_guest(1)})
GUEST_KEYS("concurrent: put, put, the same", kExpected, {put_guest(2, 7)}, {put_guest(2, 8)})
GUEST_KEYS("concurrent: put, put", kExpected, {put_guest(2, 7)}, {put_guest(3, 8)})
GUEST_KEYS("concurrent: put, remove", kExpected, {put_guest(1, 7)}, {remove_guest(1)})
GUEST_KEYS("concurrent: remove and put, get", kExpected, {remove_guest(0), put_guest(0, 7)}, {get_guest(0)})
