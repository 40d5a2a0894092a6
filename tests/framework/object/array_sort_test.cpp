// SPDX-License-Identifier: MIT
#include "framework/object/array_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "tests/framework/object/object_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

uint32_t shape_id() { return shape_id_for(Kind::Array); }

// Points order by number / 10, so that the last digit shows stability.
struct Guest {
  int64_t calls = 0, raise_at = -1;
  std::function<void()> meanwhile = [] {};
  std::function<int(Value, Value)> order = [](Value a, Value b) {
    int64_t x = point_number(a) / 10, y = point_number(b) / 10;
    return x < y ? -1 : x > y ? 1 : 0;
  };
};
Value compare(void* context, Value a, Value b, int* result) {
  auto* guest = static_cast<Guest*>(context);
  if (guest->calls++ == guest->raise_at) return kThrow;
  guest->meanwhile();
  *result = guest->order(a, b);
  return kNil;
}

Array* points(const std::vector<int64_t>& numbers) {
  Array* a = array::make(shape_id());
  for (int64_t n : numbers) array::push(a, make_point(n));
  return a;
}
std::vector<int64_t> numbers_of(const Array* a) {
  std::vector<int64_t> all;
  for (int64_t i = 0; i < a->length(); ++i) all.push_back(point_number(array::get(a, i)));
  return all;
}
std::vector<int64_t> random_numbers(Random& random, int64_t n, int64_t range) {
  std::vector<int64_t> all;
  for (int64_t i = 0; i < n; ++i) all.push_back(random.below(range));
  return all;
}
std::vector<int64_t> sorted(std::vector<int64_t> v) {
  std::stable_sort(v.begin(), v.end(), [](int64_t x, int64_t y) { return x / 10 < y / 10; });
  return v;
}

}  // namespace

TEST_CASE("sort: stable, against the standard library") {
  Random random(1);
  for (int round = 0; round < 60; ++round) {
    StressedHeap stress(round % 3 == 0 ? 5 : 0);
    auto numbers = random_numbers(random, random.below(round * 5 + 2), 400);
    Array* a = points(numbers);
    Guest guest;
    guest.meanwhile = [] { make_point(1); };
    CHECK(array::sort(a, compare, &guest) == kNil);
    CHECK(numbers_of(a) == sorted(numbers));
  }
}

TEST_CASE("sort: sorted input costs one comparison an element") {
  std::vector<int64_t> numbers(1000);
  for (size_t i = 0; i < numbers.size(); ++i) numbers[i] = int64_t(i) * 10;
  Guest guest;
  CHECK(array::sort(points(numbers), compare, &guest) == kNil);
  CHECK(guest.calls < 1100);
}

TEST_CASE("sort: a comparison that raises leaves the array as it was") {
  Random random(2);
  for (int64_t at = 0; at < 120; ++at) {
    auto numbers = random_numbers(random, 60, 1000);
    Array* a = points(numbers);
    Guest guest;
    guest.raise_at = at;
    CHECK(array::sort(a, compare, &guest) == kThrow);
    CHECK(numbers_of(a) == numbers);
    // The slots keep every element, in some order.
    Slots* slots = heap::allocate_slots(60);
    for (int64_t i = 0; i < 60; ++i) slots->at[i].write(slots, array::get(a, i));
    guest.calls = 0;
    CHECK(array::sort_slots(slots, 60, compare, &guest) == kThrow);
    std::vector<int64_t> left;
    for (int64_t i = 0; i < 60; ++i) left.push_back(point_number(slots->at[i].load()));
    CHECK(std::is_permutation(left.begin(), left.end(), numbers.begin()));
  }
}

TEST_CASE("sort: a comparison that changes the array or makes no sense") {
  Random random(3);
  for (int round = 0; round < 30; ++round) {
    StressedHeap stress(round % 2 ? 3 : 0);
    auto numbers = random_numbers(random, 100, 1000);
    Array* a = points(numbers);
    Guest guest;
    guest.meanwhile = [&] {
      switch (random.below(4)) {
        case 0:
          array::clear(a);
          break;
        case 1:
          array::push(a, fixnum(7));
          break;
        case 2:
          if (a->length() > 0) array::shift(a);
          break;
        default:
          array::insert(a, 0, 0, nullptr);
      }
    };
    if (round % 3 == 0) guest.order = [&](Value, Value) { return int(random.below(3)) - 1; };
    CHECK(array::sort(a, compare, &guest) == kNil);
    auto left = numbers_of(a);
    CHECK(left.size() == numbers.size());
    CHECK(std::is_permutation(left.begin(), left.end(), numbers.begin()));
    if (round % 3 != 0) CHECK(left == sorted(numbers));
  }
}

TEST_CASE("sort: numbers by their natural order") {
  Random random(4);
  Array* a = array::make(shape_id());
  CHECK(array::sort_numbers(a));
  std::vector<int64_t> model;
  for (int i = 0; i < 500; ++i) {
    model.push_back(random.below(1000) - 500);
    array::push(a, fixnum(model.back()));
  }
  for (bool descending : {false, true}) {
    CHECK(array::sort_numbers(a, descending));
    std::sort(model.begin(), model.end());
    if (descending) std::reverse(model.begin(), model.end());
    bool same = true;
    for (size_t i = 0; i < model.size(); ++i) same = same && array::get(a, int64_t(i)) == fixnum(model[i]);
    CHECK(same);
  }
  CHECK(a->strategy() == ArrayStrategy::Ints);
  Array* d = array::make(shape_id());
  for (double x : {1.5, -0.0, 0.0, -1e300, 2.0, -0.0}) array::push(d, box_double(x));
  CHECK(array::sort_numbers(d));
  CHECK(number::to_double(array::get(d, 0)) == -1e300);
  CHECK(std::signbit(number::to_double(array::get(d, 1))));
  CHECK_FALSE(std::signbit(number::to_double(array::get(d, 2))));
  CHECK(std::signbit(number::to_double(array::get(d, 3))));
  array::push(d, box_double(std::numeric_limits<double>::quiet_NaN()));
  CHECK_FALSE(array::sort_numbers(d));
  array::push(a, kNil);
  CHECK_FALSE(array::sort_numbers(a));
}
