// SPDX-License-Identifier: MIT
#include "framework/object/array.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "framework/object/deferred_appends.h"
#include "framework/thread/thread_state.h"
#include "tests/framework/object/object_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

uint32_t shape_id() { return shape_id_for(Kind::Array); }

Array* ints(std::initializer_list<int64_t> numbers) {
  Array* a = array::make(shape_id());
  for (int64_t n : numbers) array::push(a, fixnum(n));
  return a;
}
bool holds(const Array* a, std::initializer_list<int64_t> numbers) {
  if (a->length() != int64_t(numbers.size())) return false;
  int64_t i = 0;
  for (int64_t n : numbers)
    if (array::get(a, i++) != fixnum(n)) return false;
  return true;
}

DeferredAppends& defer(Array* a, std::initializer_list<Value> values) {
  DeferredAppends& d = thread().deferred;
  d.array = ref(a);
  for (Value v : values) d.elements[d.count++] = v;
  return d;
}

// An array beside the vector that says what it must hold.
class Checked {
 public:
  explicit Checked(Random& random, int only) : random_(random), only_(only) {}
  Array* array() const { return array_; }
  int64_t size() const { return int64_t(model_.size()); }
  void step(Checked& other);
  void check() const {
    REQUIRE(array_->length() == size());
    REQUIRE(array::capacity(array_) >= size());
    for (int64_t i = 0; i < size(); ++i) REQUIRE(model_[size_t(i)].matches(array::get(array_, i)));
  }

 private:
  Item item() {
    Item i = random_.item(100);
    if (!random_.one_in(40)) i.kind = only_ == 0 ? ItemKind::Int : only_ == 1 ? ItemKind::BoxedDouble : i.kind;
    return i;
  }
  void single();
  void range(Checked& other);
  void ring();
  void whole(Checked& other);
  auto at(int64_t i) { return model_.begin() + i; }

  Random& random_;
  int only_;  // mostly ints, mostly doubles, anything
  Array* array_ = array::make(shape_id());
  std::vector<Item> model_;
};

void Checked::single() {
  Item v = item();
  int64_t i = random_.below(size() + 1);
  switch (random_.below(6)) {
    case 0:
      array::push(array_, v.make());
      model_.push_back(v);
      break;
    case 1:
      array::set(array_, i, v.make());
      if (i == size())
        model_.push_back(v);
      else
        model_[size_t(i)] = v;
      break;
    case 2:
      if (size() == 0) break;
      CHECK(model_.back().matches(array::pop(array_)));
      model_.pop_back();
      break;
    case 3:
      for (int n = int(random_.below(4)); n > 0 && size() > 0; --n) {
        CHECK(model_.front().matches(array::shift(array_)));
        model_.erase(model_.begin());
      }
      break;
    case 4: {
      Item gap = item();
      i += random_.below(5);
      array::set_growing(array_, i, v.make(), gap.make());
      if (i >= size()) model_.resize(size_t(i + 1), gap);
      model_[size_t(i)] = v;
      break;
    }
    default:
      if (i == size()) break;
      array::remove(array_, i);
      model_.erase(at(i));
  }
}

// At most `most` elements; one too many drops another at the other end.
void Checked::ring() {
  Item v = item();
  int64_t most = random_.one_in(2) ? std::max<int64_t>(size(), 1) : size() + 1;
  switch (random_.below(3)) {
    case 0:
      array::push_bounded(array_, v.make(), most);
      if (size() == most) model_.erase(model_.begin());
      model_.push_back(v);
      break;
    case 1:
      array::unshift_bounded(array_, v.make(), most);
      if (size() == most) model_.pop_back();
      model_.insert(model_.begin(), v);
      break;
    default: {
      int64_t n = random_.below(2 * size() + 9) - size();
      array::rotate(array_, n);
      if (size() > 0) std::rotate(model_.begin(), at(((n % size()) + size()) % size()), model_.end());
    }
  }
}

void Checked::range(Checked& other) {
  int64_t i = random_.below(size() + 1), n = random_.below(std::min<int64_t>(size() - i, 12) + 1);
  switch (random_.below(6)) {
    case 0: {
      Slots* values = heap::allocate_slots(n);
      std::vector<Item> items;
      for (int64_t k = 0; k < n; ++k) {
        items.push_back(item());
        values->at[k].write(values, items.back().make());
      }
      array::insert(array_, i, n, reinterpret_cast<const Value*>(values->at));
      model_.insert(at(i), items.begin(), items.end());
      break;
    }
    case 1:
      array::remove(array_, i, n);
      model_.erase(at(i), at(i + n));
      break;
    case 2: {
      std::vector<Item> with = other.model_;
      array::replace_range(array_, i, n, other.array_);
      model_.erase(at(i), at(i + n));
      model_.insert(at(i), with.begin(), with.end());
      break;
    }
    case 3: {
      bool from_end = i < size() && random_.one_in(2);
      Array* taken = array::cut(shape_id(), array_, from_end ? i - size() : i, i + n == size() ? array::kMaxLength : n);
      REQUIRE(taken->length() == n);
      for (int64_t k = 0; k < n; ++k) REQUIRE(model_[size_t(i + k)].matches(array::get(taken, k)));
      model_.erase(at(i), at(i + n));
      break;
    }
    case 4: {
      int64_t step = random_.below(3) + 1, count = 0;
      for (int64_t k = i; k < size(); ++count, k += step - 1) model_.erase(at(k));
      CHECK(array::remove_where(array_, i, [=](int64_t k, Value) { return (k - i) % step == 0; }) == count);
      break;
    }
    default: {
      std::vector<Item> part(at(i), at(i + n));
      array_ = array::slice(shape_id(), array_, i, n);
      model_ = part;
    }
  }
}

void Checked::whole(Checked& other) {
  switch (random_.below(8)) {
    case 0: {
      std::vector<Item> with = other.model_;
      array::append(array_, other.array_);
      model_.insert(model_.end(), with.begin(), with.end());
      break;
    }
    case 1: {
      int64_t times = random_.below(3), n = size();
      array_ = array::repeat(shape_id(), array_, times);
      for (int64_t k = n; k < n * times; ++k) model_.push_back(model_[size_t(k - n)]);
      if (times == 0) model_.clear();
      break;
    }
    case 2: {
      Item fill = item();
      int64_t n = random_.below(40);
      array::resize(array_, n, fill.make());
      model_.resize(size_t(n), fill);
      break;
    }
    case 3:
      array::reserve(array_, size() + random_.below(30));
      break;
    case 4:
      if (!random_.one_in(4)) break;
      array::clear(array_);
      model_.clear();
      break;
    case 5:
      array::replace(array_, other.array_);
      model_ = std::vector<Item>(other.model_);
      break;
    case 6:
      array::reverse(array_);
      std::reverse(model_.begin(), model_.end());
      break;
    default:
      if (random_.one_in(10)) array::to_values(array_);
  }
  if (size() > 200) {
    array::remove(array_, 20, size() - 20);
    model_.resize(20);
  }
}

void Checked::step(Checked& other) {
  int64_t choice = random_.below(20);
  if (choice < 10)
    single();
  else if (choice < 12)
    ring();
  else if (choice < 17)
    range(other);
  else
    whole(other);
}

void run_model(uint64_t seed, int steps, uint64_t stress_every) {
  StressedHeap stress(stress_every, seed);
  Random random(seed);
  Checked a(random, int(seed % 3)), b(random, int(seed / 3 % 3));
  for (int i = 0; i < steps; ++i) {
    Checked& one = random.one_in(2) ? a : b;
    Checked& other = random.one_in(3) ? one : random.one_in(2) ? a : b;  // often itself
    one.step(other);
    a.check();
    b.check();
  }
}

}  // namespace

TEST_CASE("array: random operations against a vector") {
  for (uint64_t seed = 1; seed <= 12; ++seed) run_model(seed, 1200, 0);
}

TEST_CASE("array: random operations under gc stress") {
  for (uint64_t seed = 20; seed <= 28; ++seed) run_model(seed, 150, seed % 2 ? 1 : 13);
}

TEST_CASE("array: strategies") {
  Array* a = array::make(shape_id());
  CHECK(a->strategy() == ArrayStrategy::Empty);
  array::push(a, fixnum(1));
  CHECK(a->strategy() == ArrayStrategy::Ints);
  array::push(a, box_double(0.5));
  CHECK(a->strategy() == ArrayStrategy::Values);
  CHECK(array::get(a, 0) == fixnum(1));
  CHECK(array::get(a, 1) == box_double(0.5));
  array::remove(a, 0, 2);
  array::push(a, box_double(1.5));  // without elements the choice is free again
  CHECK(array::make(shape_id(), 3, box_double(0.0))->strategy() == ArrayStrategy::Doubles);
  CHECK(array::make(shape_id(), 3, fixnum(0))->strategy() == ArrayStrategy::Ints);
  CHECK(array::make(shape_id(), 3)->strategy() == ArrayStrategy::Values);
  CHECK(array::make(shape_id(), 0, fixnum(0))->strategy() == ArrayStrategy::Empty);
  Value doubles[] = {box_double(1.0), box_double(std::numeric_limits<double>::infinity())};
  Array* d = array::from(shape_id(), doubles, 2);
  CHECK(d->strategy() == ArrayStrategy::Doubles);
  array::set(d, 0, fixnum(3));
  CHECK(d->strategy() == ArrayStrategy::Values);
  CHECK(number::to_double(array::get(d, 1)) == std::numeric_limits<double>::infinity());
  array::clear(d);
  CHECK(d->strategy() == ArrayStrategy::Empty);
  CHECK(d->length() == 0);
}

TEST_CASE("array: an array as its own operand") {
  Array* a = ints({1, 2, 3});
  array::append(a, a);
  CHECK(holds(a, {1, 2, 3, 1, 2, 3}));
  array::replace_range(a, 1, 4, a);
  CHECK(holds(a, {1, 1, 2, 3, 1, 2, 3, 3}));
  array::replace(a, a);
  CHECK(a->length() == 8);
  array::to_values(a);
  array::insert(a, 1, 3, reinterpret_cast<const Value*>(static_cast<char*>(a->data)));
  CHECK(holds(a, {1, 1, 1, 2, 1, 2, 3, 1, 2, 3, 3}));
  array::replace_range(a, 0, a->length(), a);
  CHECK(a->length() == 11);
}

TEST_CASE("array: a queue stays small and a stack gives memory back") {
  Array* a = array::make(shape_id());
  for (int64_t i = 0; i < 100'000; ++i) {
    array::push(a, fixnum(i));
    if (i >= 10) REQUIRE(array::shift(a) == fixnum(i - 10));
  }
  CHECK(array::capacity(a) < 100);
  for (int64_t i = 0; i < 100'000; ++i) array::push(a, fixnum(i));
  while (a->length() > 1) array::pop(a);
  CHECK(array::capacity(a) < 100);
  for (int64_t i = 0; i < 100'000; ++i) array::push(a, fixnum(i));
  while (a->length() > 1) array::shift(a);
  CHECK(a->storage.load().ptr<Raw>()->length < 100 * 8);
}

TEST_CASE("array: pushing at the front is amortized") {
  Array* a = array::make(shape_id());
  uint64_t before = heap::stats().allocated_bytes;
  for (int64_t i = 0; i < 50'000; ++i) {
    Value v = fixnum(i);
    array::insert(a, 0, 1, &v);
  }
  CHECK(a->length() == 50'000);
  CHECK(array::get(a, 0) == fixnum(49'999));
  CHECK(array::get(a, 49'999) == fixnum(0));
  CHECK(heap::stats().allocated_bytes - before < 10'000'000);
}

TEST_CASE("a large array grows where it is, whatever it holds, and from either end") {
  const Value values[] = {fixnum(3), box_double(2.5), kTrue};
  for (Value v : values) {
    Rooted<Array> root(ref(array::make(shape_id())));
    Array* a = root.ptr();
    int moves = 0;
    Value storage = kNil;
    constexpr int64_t kLarge = (1 << 20) / 8, kAll = 4 * kLarge;
    while (a->length() < kAll) {
      if (a->length() > 2 * kLarge) moves += a->storage.load() != storage;
      storage = a->storage.load();
      array::push(a, v);
    }
    CHECK(moves <= 1);
    array::insert(a, 0, 1, &v);
    CHECK(array::shift(a) == v);
    int64_t wrong = 0;
    for (int64_t i = 0; i < kAll; ++i) wrong += array::get(a, i) != v;
    CHECK(wrong == 0);
    while (a->length() > 1) array::pop(a);
    CHECK(array::capacity(a) < kLarge);
  }
}

TEST_CASE("repeating an array of any length any number of times") {
  for (int64_t n : {1, 2, 3, 1000, 40'000}) {
    Array* a = array::make(shape_id());
    for (int64_t i = 0; i < n; ++i) array::push(a, fixnum(i));
    for (int64_t times : {0, 1, 2, 3, 7, 20}) {
      Array* r = array::repeat(shape_id(), a, times);
      REQUIRE(r->length() == n * times);
      int64_t wrong = 0;
      for (int64_t i = 0; i < n * times; ++i) wrong += array::get(r, i) != fixnum(i % n);
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("elements that were put off arrive in order, whatever they are, and live until then") {
  Rooted<Array> a(ref(ints({1, 2})));
  for (int64_t n = 0; n < 20; n++) defer(a.ptr(), {fixnum(3 + n)});
  array::append_deferred();
  CHECK(a.ptr()->length() == 22);
  CHECK(array::get(a.ptr(), 21) == fixnum(22));
  CHECK(thread().deferred.count == 0);
  [&] { defer(a.ptr(), {fixnum(0), ref(ints({7})), ref(ints({8, 9}))}); }();
  heap::collect();
  array::append_deferred();
  CHECK(a.ptr()->length() == 25);
  CHECK(holds(array::get(a.ptr(), 23).ptr<Array>(), {7}));
  CHECK(holds(array::get(a.ptr(), 24).ptr<Array>(), {8, 9}));
  array::append_deferred();  // nothing
  CHECK(a.ptr()->length() == 25);
}
