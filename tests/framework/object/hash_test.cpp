// SPDX-License-Identifier: MIT
#include "framework/object/hash.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "framework/object/sharing.h"
#include "tests/framework/object/object_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

// Guest hash and equality of points; `meanwhile` is what else the guest's methods do.
std::function<void()> meanwhile = [] {};
bool raise_in_hash = false, raise_in_equal = false;
int equal_calls = 0;

void run_guest() {
  auto action = meanwhile;
  meanwhile = [] {};  // the guest's methods do not recurse without end
  action();
  meanwhile = action;
}
Value point_hash(Value key, uint64_t* out) {
  run_guest();
  if (raise_in_hash || !is_point(key)) return kThrow;
  *out = hash::hash_int(point_number(key) % 5);
  return kNil;
}
Value point_equal(Value stored, Value key) {
  ++equal_calls;
  int64_t x = is_point(stored) ? point_number(stored) : -1, y = is_point(key) ? point_number(key) : -1;
  run_guest();
  if (raise_in_equal) return kThrow;
  return boolean(x >= 0 && x == y);
}
const KeyProtocol ruby{point_hash, point_equal, false};
const KeyProtocol python{point_hash, point_equal, true, false, true};

uint32_t shape_id() { return shape_id_for(Kind::Hash); }

// Checks what must hold of every table, whatever happened to it.
void check_sound(Hash* h) {
  Value key, value;
  int64_t n = 0, forward = 0, backward = h->used();
  while (hash::next(h, &forward, &key, &value)) ++n;
  CHECK(n == h->count());
  n = 0;
  while (hash::previous(h, &backward, &key, &value)) ++n;
  CHECK(n == h->count());
  CHECK(h->used() >= h->count());
}

struct Model {
  struct Entry {
    std::string name;
    Item key;
    int64_t value;
  };
  std::vector<Entry> entries;
  Entry* find(const std::string& name) {
    for (Entry& e : entries)
      if (e.name == name) return &e;
    return nullptr;
  }
};

void check_same(Hash* h, const Model& model) {
  check_sound(h);
  REQUIRE(h->count() == int64_t(model.entries.size()));
  int64_t position = 0;
  Value key, value;
  for (const Model::Entry& e : model.entries) {
    REQUIRE(hash::next(h, &position, &key, &value));
    REQUIRE(e.key.matches(key));
    REQUIRE(value == fixnum(e.value));
  }
}

// Shared, and as large as it takes to become concurrent.
Hash* make_concurrent(Hash* h) {
  sharing::begin();
  sharing::share(ref(h));
  for (int i = 0; i < 300; i++) hash::put(h, fixnum(100'000 + i), kNil, hash::identity_protocol);
  for (int i = 0; i < 300; i++) hash::remove(h, fixnum(100'000 + i), hash::identity_protocol);
  REQUIRE(hash::is_concurrent(h));
  return h;
}

void run_model(uint64_t seed, int steps, uint64_t stress_every, const KeyProtocol& p, bool concurrent = false) {
  StressedHeap stress(stress_every, seed);
  Random random(seed);
  Hash* h = hash::make(shape_id(), random.below(20));
  if (concurrent) make_concurrent(h);
  Model model;
  int64_t range = seed % 3 == 0 ? 3 : 40;
  for (int step = 0; step < steps; ++step) {
    Item item = random.item(range);
    if (!p.handles_by_content && (item.kind == ItemKind::Handle || item.kind == ItemKind::Builder)) continue;
    std::string name = item.name(p.numbers_by_value);
    Model::Entry* e = model.find(name);
    int64_t choice = random.below(step / 200 % 2 ? 16 : 24);  // phases that grow, phases that shrink
    if (choice < 8) {
      Value removed = hash::remove(h, item.make(), p);
      CHECK(removed == (e ? fixnum(e->value) : kUndefined));
      if (e) model.entries.erase(model.entries.begin() + (e - model.entries.data()));
    } else if (choice < 12) {
      CHECK(hash::get(h, item.make(), p) == (e ? fixnum(e->value) : kUndefined));
      Value key = hash::get_key(h, item.make(), p);
      CHECK((e ? e->key.matches(key) : key == kUndefined));
    } else {
      CHECK(hash::put(h, item.make(), fixnum(step), p) == boolean(!e));
      if (e)
        e->value = step;
      else
        model.entries.push_back({name, item, step});
    }
    if (random.one_in(50)) CHECK(hash::rehash(h, p) == kNil);
    if (random.one_in(50)) h = hash::copy(shape_id(), h);
    if (random.one_in(300)) {
      hash::clear(h);
      model.entries.clear();
    }
    if (concurrent && !hash::is_concurrent(h)) make_concurrent(h);
    if (step % 16 == 0) check_same(h, model);
  }
  check_same(h, model);
}

}  // namespace

TEST_CASE("hash: random operations against a model") {
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    run_model(seed, 3000, 0, ruby);
    run_model(seed, 3000, 0, python);
  }
}

TEST_CASE("hash: random operations on a concurrent table against a model") {
  for (uint64_t seed = 40; seed <= 43; ++seed) {
    run_model(seed, 3000, 0, ruby, true);
    run_model(seed, 3000, 0, python, true);
  }
}

TEST_CASE("hash: random operations under gc stress") {
  for (uint64_t seed = 20; seed <= 23; ++seed) {
    run_model(seed, 400, seed % 2 ? 1 : 7, ruby);
    run_model(seed, 400, seed % 2 ? 1 : 7, python, seed >= 22);
  }
}

TEST_CASE("hash: numbers by value or by type") {
  Hash* h = hash::make(shape_id());
  CHECK(hash::put(h, fixnum(1), fixnum(10), python) == kTrue);
  CHECK(hash::put(h, box_double(1.0), fixnum(20), python) == kFalse);
  CHECK(hash::put(h, kTrue, fixnum(30), python) == kFalse);
  CHECK(hash::put(h, box_double(-0.0), fixnum(40), python) == kTrue);
  CHECK(hash::get(h, kFalse, python) == fixnum(40));
  CHECK(h->count() == 2);
  hash::clear(h);
  CHECK(hash::put(h, fixnum(1), fixnum(10), ruby) == kTrue);
  CHECK(hash::put(h, box_double(1.0), fixnum(20), ruby) == kTrue);
  CHECK(hash::put(h, kTrue, fixnum(30), ruby) == kTrue);
  CHECK(hash::put(h, box_double(0.0), fixnum(40), ruby) == kTrue);
  CHECK(hash::put(h, box_double(-0.0), fixnum(50), ruby) == kFalse);
  CHECK(h->count() == 4);
}

TEST_CASE("hash: numbers of equal keys are equal at every size") {
  for (int shift = 0; shift < 200; ++shift) {
    for (int64_t sign : {1, -1}) {
      Value i = integer::shift_left(fixnum(sign), shift);
      Value d = box_double(double(sign) * std::ldexp(1.0, shift));
      int64_t x = 0, y = 1;
      CHECK(hash::key_number(i, python, &x));
      CHECK(hash::key_number(d, python, &y));
      CHECK(x == y);
      CHECK(fits_fixnum(x));
      CHECK(hash::keys_equal(i, d, python));
      CHECK_FALSE(hash::keys_equal(i, d, ruby));
      CHECK_FALSE(hash::keys_equal(integer::add(i, fixnum(1)), d, python));
    }
  }
}

TEST_CASE("hash: nan is found by identity only") {
  Hash* h = hash::make(shape_id());
  Value nan = box_double(std::numeric_limits<double>::quiet_NaN());
  Value other = box_double(std::numeric_limits<double>::quiet_NaN());
  CHECK(hash::put(h, nan, fixnum(1), python) == kTrue);
  CHECK(hash::put(h, other, fixnum(2), python) == kTrue);
  CHECK(hash::get(h, nan, python) == fixnum(1));
  CHECK(hash::get(h, other, python) == fixnum(2));
}

TEST_CASE("hash: texts, bytes and encodings") {
  Value text = ref(string::make("abc")), bytes = ref(string::make("abc", Encoding::Binary));
  CHECK(hash::keys_equal(text, bytes, ruby));
  CHECK_FALSE(hash::keys_equal(text, bytes, python));
  CHECK_FALSE(hash::keys_equal(ref(string::make("\xC3\xA9")), ref(string::make("\xC3\xA9", Encoding::Binary)), ruby));
  int64_t number;
  Value handle = Item{ItemKind::Handle, 1}.make();
  CHECK(hash::key_number(handle, ruby, &number));
  CHECK_FALSE(hash::key_number(handle, python, &number));
  // A key that was changed after it was stored is not found, neither by its old nor by its new contents.
  Hash* h = hash::make(shape_id());
  hash::put(h, handle, kTrue, ruby);
  string::append(handle.ptr<StringHandle>(), "!");
  CHECK(hash::get(h, handle, ruby) == kUndefined);
  CHECK(hash::rehash(h, ruby) == kNil);
  CHECK(hash::get(h, ref(string::make("text 1!")), ruby) == kTrue);
}

TEST_CASE("hash: by identity") {
  Hash* h = hash::make(shape_id());
  h->flags.write(h, fixnum(6));
  Value a = make_point(1), s = ref(string::make("k"));
  for (int i = 0; i < 30; ++i) hash::put(h, fixnum(i), fixnum(i), ruby);
  hash::put(h, a, kTrue, ruby);
  hash::put(h, s, kFalse, ruby);
  hash::compare_by_identity(h);
  CHECK(h->flags.load() == fixnum(7));
  CHECK(hash::get(h, a, ruby) == kTrue);
  CHECK(hash::get(h, make_point(1), ruby) == kUndefined);
  CHECK(hash::get(h, s, ruby) == kFalse);
  CHECK(hash::get(h, ref(string::make("k")), ruby) == kUndefined);
  CHECK(hash::get(h, fixnum(29), ruby) == fixnum(29));
  Hash* other = hash::make(shape_id());
  other->default_value.write(other, kTrue);
  hash::replace(other, h);
  CHECK(hash::get(other, make_point(1), ruby) == kUndefined);
  CHECK(hash::get(other, a, ruby) == kTrue);
  CHECK(other->default_value.load() == kTrue);
  CHECK(hash::put(h, ref(string::make("k")), kNil, ruby) == kTrue);
  CHECK(h->count() == 33);
}

TEST_CASE("hash: raising protocols") {
  Hash* h = hash::make(shape_id());
  hash::put(h, make_point(1), kTrue, ruby);
  raise_in_equal = true;
  CHECK(hash::get(h, make_point(1), ruby) == kThrow);
  CHECK(hash::put(h, make_point(6), kNil, ruby) == kThrow);
  CHECK(hash::remove(h, make_point(1), ruby) == kThrow);
  CHECK(hash::get(h, make_point(2), ruby) == kUndefined);  // other hash: nobody is asked
  raise_in_equal = false;
  raise_in_hash = true;
  CHECK(hash::get(hash::make(shape_id()), make_point(1), ruby) == kThrow);
  CHECK(hash::rehash(h, ruby) == kThrow);
  raise_in_hash = false;
  CHECK(h->count() == 1);
  CHECK(hash::get(h, make_point(1), ruby) == kTrue);
}

TEST_CASE("hash: equality is asked only for equal hashes that are not identical") {
  Hash* h = hash::make(shape_id());
  Value p = make_point(3);
  hash::put(h, p, kTrue, ruby);
  equal_calls = 0;
  hash::get(h, p, ruby);
  hash::get(h, make_point(4), ruby);
  hash::get(h, ref(string::make("x")), ruby);
  CHECK(equal_calls == 0);
  hash::get(h, make_point(3), ruby);
  CHECK(equal_calls == 1);
}

TEST_CASE("hash: a protocol that changes the table while it is asked") {
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    StressedHeap stress(seed % 3 == 0 ? 3 : 0, seed);
    Random random(seed);
    Hash* h = hash::make(shape_id());
    for (int i = 0; i < 30; ++i) hash::put(h, make_point(i), fixnum(i), ruby);
    meanwhile = [&] {
      if (!random.one_in(4)) return;
      switch (random.below(6)) {
        case 0:
          hash::clear(h);
          break;
        case 1:
          hash::remove(h, make_point(random.below(40)), ruby);
          break;
        case 2:
          hash::put(h, make_point(random.below(40)), fixnum(1), ruby);
          break;
        case 3:
          for (int i = 0; i < 40; ++i) hash::put(h, make_point(i + 100), fixnum(i), ruby);
          break;
        case 4:
          hash::rehash(h, ruby);
          break;
        default:
          hash::replace(h, hash::copy(shape_id(), h));
      }
    };
    for (int i = 0; i < 300; ++i) {
      Value key = make_point(random.below(40));
      switch (random.below(4)) {
        case 0:
          hash::put(h, key, fixnum(i), ruby);
          break;
        case 1:
          hash::remove(h, key, ruby);
          break;
        case 2:
          CHECK(hash::rehash(h, ruby) == kNil);
          break;
        default:
          hash::get(h, key, ruby);
      }
      check_sound(h);
    }
    meanwhile = [] {};
    Value key, value;
    for (int64_t i = 0; hash::next(h, &i, &key, &value);)
      CHECK(hash::get(h, make_point(point_number(key)), ruby) == value);
  }
}

TEST_CASE("hash: a protocol that always changes the table does not hang") {
  Hash* h = hash::make(shape_id());
  hash::put(h, make_point(1), kTrue, ruby);
  meanwhile = [&] {
    hash::clear(h);
    hash::put(h, make_point(6), kTrue, ruby);
  };
  CHECK(hash::get(h, make_point(1), ruby) == kUndefined);
  CHECK(hash::put(h, make_point(1), kNil, ruby) == kTrue);
  CHECK(hash::rehash(h, ruby) == kNil);
  meanwhile = [] {};
  check_sound(h);
}

TEST_CASE("hash: iteration while the table changes") {
  Hash* h = hash::make(shape_id());
  for (int i = 0; i < 1000; ++i) hash::put(h, fixnum(i), fixnum(i), ruby);
  Value key, value;
  int64_t seen = 0;
  for (int64_t i = 0; hash::next(h, &i, &key, &value);) {
    CHECK(key == fixnum(seen++));
    hash::remove(h, key, ruby);  // every key is still visited
  }
  CHECK(seen == 1000);
  CHECK(h->count() == 0);
  for (int i = 0; i < 100; ++i) hash::put(h, fixnum(i), fixnum(i), ruby);
  for (int64_t i = 0, n = 0; hash::next(h, &i, &key, &value) && n < 5000; ++n) {
    if (n % 2) hash::put(h, fixnum(1000 + n), kNil, ruby);
    if (n == 60) hash::clear(h);
    if (n == 70) hash::put(h, kTrue, kNil, ruby);
  }
  check_sound(h);
}

TEST_CASE("hash: the oldest and the newest entry are taken out whatever their keys' hashes are by now") {
  for (bool concurrent : {false, true}) {
    Hash* h = hash::make(shape_id());
    if (concurrent) make_concurrent(h);
    Value handle = Item{ItemKind::Handle, 1}.make();
    hash::put(h, handle, fixnum(1), ruby);
    hash::put(h, fixnum(2), fixnum(2), ruby);
    hash::put(h, fixnum(3), fixnum(3), ruby);
    string::append(handle.ptr<StringHandle>(), "!");
    Value key, value;
    CHECK((hash::take_last(h, &key, &value) && key == fixnum(3) && value == fixnum(3)));
    CHECK((hash::take_first(h, &key, &value) && key == handle && value == fixnum(1)));
    CHECK((hash::take_first(h, &key, &value) && key == fixnum(2)));
    CHECK_FALSE(hash::take_first(h, &key, &value));
    CHECK_FALSE(hash::take_last(h, &key, &value));
    CHECK(h->count() == 0);
  }
}

namespace {
void use_as_queue_stack_and_cache(Hash* h) {
  constexpr int64_t kMany = 200'000;
  for (int64_t i = 0; i < kMany; ++i) hash::put(h, fixnum(i), kNil, ruby);
  Value key, value;
  for (int64_t i = 0; i < kMany / 2; ++i) {  // quadratic if deleted entries were walked over
    REQUIRE(hash::first(h, &key, &value));
    REQUIRE(key == fixnum(i));
    hash::remove(h, key, ruby);
  }
  for (int64_t i = 0; i < kMany / 2; ++i) {
    int64_t position = h->used();
    REQUIRE(hash::previous(h, &position, &key, &value));
    REQUIRE(key == fixnum(kMany - 1 - i));
    hash::remove(h, key, ruby);
  }
  CHECK(h->count() == 0);
  for (int64_t i = 0; i < kMany; ++i) {
    hash::put(h, fixnum(i), kNil, ruby);
    if (i >= 100) hash::remove(h, fixnum(i - 100), ruby);
  }
  CHECK(h->count() == 100);
  CHECK(h->entries.load().ptr<Slots>()->length < 1000 * 3);  // compacted on the way
}
}  // namespace

TEST_CASE("hash: as a queue, a stack and an LRU cache") {
  use_as_queue_stack_and_cache(hash::make(shape_id()));
  use_as_queue_stack_and_cache(make_concurrent(hash::make(shape_id())));
}

TEST_CASE("hash: ints below a power of two begin at places of their own, neighbours near each other") {
  auto place = [](int64_t i) { return hash::hash_int(i) >> 7; };
  for (uint64_t size : {16, 64, 4096, 1 << 17}) {
    std::vector<bool> taken(size);
    for (int64_t i = 0; i < int64_t(size); ++i) {
      REQUIRE(!taken[place(i) & (size - 1)]);
      taken[place(i) & (size - 1)] = true;
      REQUIRE((place(i) & (size - 1)) / 16 == (place(i & ~int64_t{15}) & (size - 1)) / 16);  // one line of a cache
    }
  }
}

TEST_CASE("hash: multiples of a power of two, and numbers far apart, spread over the index") {
  constexpr int kKeys = 1024, kPlaces = 4096;
  for (int64_t step : {16, 1024, 4096, 1 << 20, 1'000'003}) {
    for (int64_t from : {int64_t{0}, int64_t{-500} * step, int64_t{1} << 40}) {
      std::vector<int> begin_there(kPlaces);
      for (int64_t i = 0; i < kKeys; ++i) begin_there[(hash::hash_int(from + i * step) >> 7) % kPlaces]++;
      CHECK(*std::max_element(begin_there.begin(), begin_there.end()) <= 16);
    }
  }
}
