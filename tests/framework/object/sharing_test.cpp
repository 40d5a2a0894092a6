// SPDX-License-Identifier: MIT
// Objects that several threads can reach. Every test runs many rounds: each is a race of its own.
#include "framework/object/sharing.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "framework/object/array.h"
#include "framework/object/hash.h"
#include "framework/object/shape.h"
#include "framework/value/string_data.h"
#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {
constexpr int kThreads = 4, kRounds = 50;

Shape* small_shape() {
  static int some_class;
  static Shape* s = Shape::root(&some_class, Kind::Object, 2);
  return s;
}
Symbol* name(int i) { return intern("field" + std::to_string(i)); }
void start_sharing() { sharing::begin(); }
}  // namespace

TEST_CASE("what is stored into a shared object is shared, with all that it refers to") {
  start_sharing();
  Object* outer = allocate_object(small_shape());
  Object* inner = allocate_object(small_shape());
  Array* list = array::from(0, (const Value[]){fixnum(1), fixnum(2)}, 2);
  set_property(inner, name(2), ref(list));
  set_property(outer, name(0), fixnum(7));
  CHECK(shape_of(outer)->find(name(0))->location.type == LocationType::Int);
  CHECK_FALSE(sharing::is_shared(outer));
  Rooted<> global(ref(outer));
  global.set(ref(outer));
  CHECK(sharing::is_shared(outer));
  CHECK(shape_of(outer)->shared());
  CHECK(shape_of(outer)->find(name(0))->location.type == LocationType::Int);
  CHECK_FALSE(sharing::is_shared(inner));
  set_property(outer, name(1), ref(inner));
  CHECK(sharing::is_shared(inner));
  CHECK(sharing::is_shared(list));
  CHECK(list->strategy() == ArrayStrategy::SharedInts);
  CHECK(array::get(list, 1) == fixnum(2));
  CHECK(small_shape()->to_shared() == small_shape()->to_shared());
}

TEST_CASE("a shared field keeps its type until a value of another one comes, then for no object of that shape") {
  start_sharing();
  static int guest_class;
  Shape* root = Shape::root(&guest_class, Kind::Object, 2);
  auto make = [&](Value first, Value second) {
    Object* o = allocate_object(root);
    set_property(o, name(0), first);
    set_property(o, name(1), second);
    return o;
  };
  Rooted<> first(ref(make(fixnum(1), box_double(0.5)))), second(ref(make(fixnum(2), box_double(1.5))));
  Shape* typed = shape_of(first.get().ptr());
  REQUIRE(typed->shared());
  CHECK(shape_of(second.get().ptr()) == typed);
  const Location before = typed->find(name(1))->location;
  CHECK(before.type == LocationType::Double);
  CHECK_FALSE(before.forgotten());
  CHECK_FALSE(plan_write(typed, name(1), fixnum(3)).cacheable);
  Object* o = first.get().ptr<Object>();
  set_property(o, name(1), fixnum(3));
  CHECK(get_property(o, name(1)) == fixnum(3));
  CHECK(shape_of(o) == typed);
  CHECK(before.forgotten());
  CHECK(typed->find(name(1))->location.type == LocationType::Any);
  CHECK(plan_write(typed, name(1), kNil).to == typed);
  CHECK(typed->find(name(0))->location.type == LocationType::Int);
  CHECK(get_property(second.get().ptr<Object>(), name(1)) == box_double(1.5));
  Rooted<> third(ref(make(fixnum(3), box_double(2.5))));
  CHECK(shape_of(third.get().ptr()) == typed);
  set_property(o, name(2), fixnum(1));  // what is added to a shared object has no type
  CHECK(shape_of(o)->find(name(2))->location.type == LocationType::Any);
}

TEST_CASE("a short array is fixed, until many like it have grown") {
  start_sharing();
  Rooted<> root;
  for (int64_t room : {2, 4}) {
    auto share_new = [&] {
      Array* list = array::from(0, (const Value[]){fixnum(1), fixnum(2)}, 2);
      array::reserve(list, room);
      root.set(ref(list));
      return list->strategy();
    };
    for (int grown = 0; share_new() == ArrayStrategy::SharedInts; grown++) {
      REQUIRE(grown < 100);
      auto* list = root.get().ptr<Array>();
      array::push(list, fixnum(3));
      CHECK(list->strategy() == ArrayStrategy::SharedGrowingInts);
      CHECK(array::get(list, 2) == fixnum(3));
    }
    CHECK(root.get().ptr<Array>()->strategy() == ArrayStrategy::SharedGrowingInts);
  }
  root.set(ref(array::make(0)));
  CHECK(root.get().ptr<Array>()->strategy() == ArrayStrategy::SharedGrowingInts);
}

TEST_CASE("a growing array of ints takes any value, in whatever way it comes") {
  start_sharing();
  const Value strange = ref(array::make(0));
  Rooted<> keep_strange;
  keep_strange.set(strange);
  using Change = void (*)(Array*, Value);
  const Change changes[] = {
      [](Array* a, Value v) { array::push(a, v); },
      [](Array* a, Value v) { array::set(a, 1, v); },
      [](Array* a, Value v) { array::set(a, a->length(), v); },
      [](Array* a, Value v) { array::set_growing(a, 30, fixnum(1), v); },
      [](Array* a, Value v) { array::set_growing(a, 30, v, fixnum(1)); },
      [](Array* a, Value v) { array::insert(a, 1, 1, &v); },
      [](Array* a, Value v) { array::resize(a, 30, v); },
      [](Array* a, Value v) { array::append(a, array::from(0, &v, 1)); },
      [](Array* a, Value v) { array::replace(a, array::from(0, &v, 1)); },
  };
  for (int64_t length : {0, 1, 2, 3, 20}) {
    for (Change change : changes) {
      if (length < 2 && change == changes[1]) continue;
      Rooted<> root;
      root.set(ref(array::make(0)));
      auto* a = root.get().ptr<Array>();
      for (int64_t i = 0; i < length; i++) array::push(a, fixnum(i));
      CHECK(a->strategy() == ArrayStrategy::SharedGrowingInts);
      change(a, strange);
      CHECK(a->strategy() == ArrayStrategy::SharedGrowing);
      int64_t found = 0;
      for (int64_t i = 0; i < a->length(); i++) found += array::get(a, i) == strange;
      CHECK(found > 0);
      array::push(a, fixnum(7));
      CHECK(array::pop(a) == fixnum(7));
    }
  }
}

TEST_CASE("threads that add fields to one object lose none") {
  start_sharing();
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(allocate_object(small_shape())));
    run_threads(kThreads, [&](int me) {
      for (int i = 0; i < 10; i++) {
        set_property(root.get().ptr<Object>(), name(me * 10 + i), fixnum(me * 10 + i));
        poll();
      }
    });
    int kept = 0;
    for (int i = 0; i < kThreads * 10; i++) kept += get_property(root.get().ptr<Object>(), name(i)) == fixnum(i);
    REQUIRE(kept == kThreads * 10);
  }
}

TEST_CASE("fields survive while others are deleted and the class changes") {
  start_sharing();
  static int other_class;
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(allocate_object(small_shape())));
    std::atomic<int> wrong{0};
    run_threads(kThreads, [&](int me) {
      auto* o = root.get().ptr<Object>();
      for (int i = 0; i < 40; i++) {
        set_property(o, name(me), fixnum(i));
        if (get_property(o, name(me)) != fixnum(i)) wrong++;
        if (me == 0 && i == 20) delete_property(o, name(99));
        if (me == 1 && i == 10) set_property(o, name(99), kTrue), delete_property(o, name(99));
        if (me == 2 && i == 30) change_class(o, &other_class);
        poll();
      }
    });
    REQUIRE(wrong == 0);
    REQUIRE(shape_of(root.ptr())->class_data() == &other_class);
  }
}

// A long move counts as at a safepoint: collections come while the new storage is being filled.
TEST_CASE("large arrays grow while others collect") {
  start_sharing();
  test::WithOptions generations({.generations_from = 0});
  for (int round = 0; round < 20; round++) {
    const int64_t length = round % 10 == 0 ? 300'000 : 60'000;  // the longer ones grow where they are
    Rooted<> root(ref(array::make(0)));
    std::atomic<int> growing{2}, wrong{0};
    run_threads(3, [&](int me) {
      if (me == 2) {
        while (growing.load() > 0) {
          round % 2 ? heap::collect() : heap::collect_young();
          safepoint::at_rest([] { usleep(500); });
        }
        return;
      }
      auto* a = me == 0 ? root.get().ptr<Array>() : array::make(0);  // a shared one and a local one
      for (int64_t i = 0; i < length; i++) {
        Value number = fixnum(i);
        array::push(a, i % 16 ? number : ref(array::from(0, &number, 1)));
        poll();
      }
      for (int64_t i = 0; i < length; i++) {
        Value v = array::get(a, i);
        wrong += (i % 16 ? v : array::get(v.ptr<Array>(), 0)) != fixnum(i);
      }
      growing--;
    });
    REQUIRE(wrong == 0);
  }
}

TEST_CASE("threads that append to one array lose no element") {
  start_sharing();
  for (int64_t had : {0, 100}) {
    for (int round = 0; round < kRounds; round++) {
      Rooted<> root;
      root.set(ref(array::make(0, had, fixnum(0))));
      run_threads(kThreads, [&](int) {
        for (int64_t i = 1; i <= 100; i++) {
          array::push(root.get().ptr<Array>(), fixnum(i));
          poll();
        }
      });
      int64_t sum = 0;
      for (int64_t i = 0; i < root.get().ptr<Array>()->length(); i++)
        sum += array::get(root.get().ptr<Array>(), i).as_int();
      REQUIRE(root.get().ptr<Array>()->length() == had + kThreads * 100);
      REQUIRE(sum == kThreads * 5050);
    }
  }
}

TEST_CASE("elements of one array are written in parallel while it grows") {
  start_sharing();
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(array::make(0, 64, fixnum(-1))));
    run_threads(kThreads, [&](int me) {
      auto* a = root.get().ptr<Array>();
      for (int i = me; i < 64; i += kThreads) {
        array::set(a, i, fixnum(i));
        if (me == 0 && i % 8 == 0) array::push(a, kNil);
        poll();
      }
    });
    int kept = 0;
    for (int i = 0; i < 64; i++) kept += array::get(root.get().ptr<Array>(), i) == fixnum(i);
    REQUIRE(kept == 64);
  }
}

TEST_CASE("readers of an array see only what was written, whatever writers do") {
  start_sharing();
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(array::make(0, 8, fixnum(5))));
    std::atomic<int> wrong{0};
    run_threads(kThreads, [&](int me) {
      auto* a = root.get().ptr<Array>();
      for (int i = 0; i < 200; i++) {
        if (me == 0) {
          array::push(a, fixnum(5));
          array::shift(a);
          if (i % 50 == 0) array::clear(a);
        } else if (me == 1) {
          Value fives[] = {fixnum(5), fixnum(5), fixnum(5)};
          array::insert(a, 0, 3, fives);
          array::remove(a, 1, 2);
          array::reverse(a);
        } else {
          Value v = array::find(a, i % 8);
          wrong += v != fixnum(5) && v != kUndefined;
          Array* copy = array::slice(0, a, 0, a->length());
          for (int64_t k = 0; k < copy->length(); k++) wrong += array::get(copy, k) != fixnum(5);
        }
        poll();
      }
    });
    REQUIRE(wrong == 0);
  }
}

TEST_CASE("threads that insert into one hash lose no key") {
  start_sharing();
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(hash::make(0)));
    std::atomic<int> wrong{0};
    run_threads(kThreads, [&](int me) {
      auto* h = root.get().ptr<Hash>();
      for (int64_t i = 0; i < 200; i++) {
        Value key = fixnum(i * kThreads + me);
        hash::put(h, key, fixnum(i), hash::identity_protocol);
        if (hash::get(h, key, hash::identity_protocol) != fixnum(i)) wrong++;
        if (i % 3 == 0 && hash::remove(h, key, hash::identity_protocol) != fixnum(i)) wrong++;
        hash::put(h, fixnum(-1), fixnum(me), hash::identity_protocol);
        poll();
      }
    });
    REQUIRE(wrong == 0);
    auto* h = root.get().ptr<Hash>();
    int64_t found = 0;
    Value key, value;
    for (int64_t at = 0; hash::next(h, &at, &key, &value);) found++;
    REQUIRE(found == h->count());
    REQUIRE(h->count() == kThreads * (200 - 67) + 1);
  }
}

TEST_CASE("threads that append to one string lose no byte") {
  start_sharing();
  for (int round = 0; round < kRounds; round++) {
    Rooted<> root;
    root.set(ref(string::make_handle(0, string::make(""))));
    run_threads(kThreads, [&](int) {
      for (int i = 0; i < 100; i++) {
        string::append(root.get().ptr<StringHandle>(), "xyz");
        if (i % 25 == 0) root.get().ptr<StringHandle>()->text();
        poll();
      }
    });
    REQUIRE(string::handle_size(root.get().ptr<StringHandle>()) == kThreads * 300);
  }
}
