// SPDX-License-Identifier: MIT
// Large hash tables that several threads change. Every test runs many rounds: each is a race of its own.
#include "framework/object/hash_concurrent.h"

#include <doctest/doctest.h>

#include "framework/object/array.h"
#include "framework/object/sharing.h"
#include "tests/framework/object/object_fixture.h"
#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

constexpr int kThreads = 4, kRounds = 25;
constexpr int64_t kOld = 300;  // keys that are there from the beginning: -1, -2, ...

Value put(Hash* h, int64_t key, int64_t value) {
  return hash::put(h, fixnum(key), fixnum(value), hash::identity_protocol);
}
Value get(Hash* h, int64_t key) { return hash::get(h, fixnum(key), hash::identity_protocol); }
Value remove(Hash* h, int64_t key) { return hash::remove(h, fixnum(key), hash::identity_protocol); }

struct Table {
  Rooted<Hash> root;
  Table() {
    sharing::begin();
    Hash* h = hash::make(0);
    for (int64_t i = 1; i <= kOld; i++) put(h, -i, i);
    root.set(ref(h));
    REQUIRE(hash::is_concurrent(h));
  }
  Hash* operator->() { return root.ptr(); }
  operator Hash*() { return root.ptr(); }

  // Of all keys that are there: each once, forwards and backwards.
  void check_sound() {
    Hash* h = root.ptr();
    std::vector<int64_t> keys, backwards;
    Value key, value;
    for (int64_t at = 0; hash::next(h, &at, &key, &value);) {
      keys.push_back(key.as_int());
      REQUIRE(hash::get(h, key, hash::identity_protocol) == value);
    }
    for (int64_t at = h->used(); hash::previous(h, &at, &key, &value);) backwards.push_back(key.as_int());
    REQUIRE(int64_t(keys.size()) == h->count());
    REQUIRE(std::vector<int64_t>(backwards.rbegin(), backwards.rend()) == keys);
    std::sort(keys.begin(), keys.end());
    REQUIRE(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  }
};

// Runs body(table, thread) in all threads, many times; then check(table).
void race(const std::function<void(Hash*, int)>& body, const std::function<void(Table&)>& check) {
  for (int round = 0; round < kRounds; round++) {
    Table table;
    run_threads(kThreads, [&](int me) { body(table, me); });
    table.check_sound();
    check(table);
  }
}

}  // namespace

TEST_CASE("concurrent hash: no key is lost, and each thread's keys keep their order") {
  race(
      [](Hash* h, int me) {
        for (int64_t i = 0; i < 500; i++) {
          put(h, i * kThreads + me, i);
          poll();
        }
      },
      [](Table& h) {
        REQUIRE(h->count() == kOld + kThreads * 500);
        int64_t seen[kThreads] = {};
        Value key, value;
        int64_t at = kOld;
        while (hash::next(h, &at, &key, &value)) REQUIRE(value == fixnum(seen[key.as_int() % kThreads]++));
      });
}

TEST_CASE("concurrent hash: of the threads that insert a key one is the first") {
  std::atomic<int64_t> inserted{0}, found{0};
  race(
      [&](Hash* h, int me) {
        for (int64_t i = 0; i < 400; i++) {
          if (i % 2 == 0) {
            inserted += put(h, i, me) == kTrue;
          } else {
            Value v = hash::get_or_put(h, fixnum(i), fixnum(me), hash::identity_protocol);
            inserted += v == kUndefined;
            found += v != kUndefined && get(h, i) == v;  // whoever came first, stays
          }
          poll();
        }
      },
      [](Table& h) { REQUIRE(h->count() == kOld + 400); });
  CHECK(inserted == kRounds * 400);
  CHECK(found == kRounds * 200 * (kThreads - 1));
}

TEST_CASE("concurrent hash: a value is taken out once") {
  // Put and taken are the same values, whoever did it.
  std::atomic<int64_t> put_in{0}, taken{0};
  race(
      [&](Hash* h, int me) {
        for (int64_t i = 0; i < 600; i++) {
          int64_t key = i % 7;
          if ((i + me) % 2 == 0) {
            put_in += hash::get_or_put(h, fixnum(key), fixnum(i), hash::identity_protocol) == kUndefined ? i : 0;
          } else {
            Value v = remove(h, key);
            taken += v == kUndefined ? 0 : v.as_int();
          }
          poll();
        }
      },
      [&](Table& h) {
        for (int64_t key = 0; key < 7; key++) {
          Value v = remove(h, key);
          taken += v == kUndefined ? 0 : v.as_int();
        }
        REQUIRE(h->count() == kOld);
      });
  CHECK(put_in == taken);
}

TEST_CASE("concurrent hash: an entry is taken out by one of those that want the oldest or the newest") {
  std::atomic<int64_t> sum{0};
  race(
      [&](Hash* h, int me) {
        for (int64_t i = 0; i < 200; i++) {
          put(h, i * kThreads + me, 1);
          Value key, value;
          if (me % 2 == 0 ? hash::take_first(h, &key, &value) : hash::take_last(h, &key, &value)) sum += key.as_int();
          poll();
        }
      },
      [&](Table& h) {
        Value key, value;
        while (hash::take_first(h, &key, &value)) sum += key.as_int();
        REQUIRE(h->count() == 0);
      });
  int64_t all = 200 * kThreads;
  CHECK(sum == kRounds * (all * (all - 1) / 2 - kOld * (kOld + 1) / 2));
}

TEST_CASE("concurrent hash: readers and loops see pairs that belong together") {
  std::atomic<int> wrong{0};
  race(
      [&](Hash* h, int me) {
        for (int64_t i = 0; i < 200; i++) {
          if (me < 2) {
            int64_t key = i % 50;
            put(h, key, key * 1000 + i);
            if (i % 3 == 0) remove(h, (key + 25) % 50);
          } else {
            Value key, value;
            if (Value v = get(h, i % 50); v != kUndefined) wrong += v.as_int() / 1000 != i % 50;
            for (int64_t at = kOld - 20; hash::next(h, &at, &key, &value);)
              wrong += key.as_int() < 0 ? value.as_int() != -key.as_int() : value.as_int() / 1000 != key.as_int();
            int64_t at = h->used();
            if (hash::previous(h, &at, &key, &value)) wrong += !key.is_int() || !value.is_int();
          }
          poll();
        }
      },
      [](Table&) {});
  CHECK(wrong == 0);
}

TEST_CASE("concurrent hash: clearing, copying, replacing and comparing by identity while others insert") {
  std::atomic<int> wrong{0};
  race(
      [&](Hash* h, int me) {
        for (int64_t i = 0; i < 150; i++) {
          if (me == 0 && i % 10 == 0) {
            Hash* c = hash::copy(0, h);
            Value key, value;
            int64_t n = 0;
            for (int64_t at = 0; hash::next(c, &at, &key, &value);)
              n++, wrong += value != fixnum(std::abs(key.as_int()));
            wrong += n != c->count();
            if (i % 50 == 0) hash::clear(h);
            if (i % 50 == 20) hash::replace(h, c);
            if (i == 70) hash::compare_by_identity(h);
          }
          put(h, i * kThreads + me, i * kThreads + me);
          poll();
        }
      },
      [](Table& h) {
        put(h, 1, 1);
        REQUIRE(get(h, 1) == fixnum(1));
      });
  CHECK(wrong == 0);
}

TEST_CASE("concurrent hash: a guest's equality may run anything") {
  static Hash* table;
  static thread_local int depth;
  depth = 0;
  // Keys are Arrays of one number; comparing them puts others in.
  static const KeyProtocol guest{
      [](Value key, uint64_t* out) {
        *out = uint64_t(array::get(key.ptr<Array>(), 0).as_int() % 3) * 256;
        return kNil;
      },
      [](Value stored, Value key) {
        if (depth++ < 3) put(table, depth * 31 + array::get(key.ptr<Array>(), 0).as_int(), 0);
        depth--;
        poll();
        return boolean(is_kind(stored, Kind::Array) &&
                       array::get(stored.ptr<Array>(), 0) == array::get(key.ptr<Array>(), 0));
      },
      false,
  };
  std::atomic<int64_t> inserted{0};
  for (int round = 0; round < kRounds; round++) {
    Table t;
    table = t;
    run_threads(kThreads, [&](int) {
      for (int64_t i = 0; i < 40; i++) {
        Value key = ref(array::make(0, 1, fixnum(i)));
        inserted += hash::put(t, key, fixnum(i), guest) == kTrue;
        poll();
      }
    });
    for (int64_t i = 0; i < 40; i++) {
      Value key = ref(array::make(0, 1, fixnum(i)));
      REQUIRE(hash::get(t, key, guest) == fixnum(i));
    }
  }
  CHECK(inserted == kRounds * 40);
}
