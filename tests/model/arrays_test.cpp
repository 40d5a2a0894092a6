// SPDX-License-Identifier: MIT
// Arrays that several threads use (framework/object/array_shared.h).
#include <array>
#include <initializer_list>

#include "framework/node/interp.h"
#include "framework/object/array_shared.h"
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

namespace {

Array* a;

// Empty ones grow when they are shared, others are fixed first.
std::function<void()> elements(std::initializer_list<int> numbers, bool growing = true) {
  return [list = std::vector<int>(numbers), growing] {
    a = array::make(0);
    for (int n : list) array::push(a, fixnum(n));
    call_it("array", shared(a), sizeof *a);
    if (growing && array::is_fixed(a)) array::unfix(a);
    if (a->storage.load().is_heap()) call_it("storage", a->storage.load().ptr(), 16 + size_t(array::capacity(a)) * 8);
  };
}
std::function<void()> short_one(std::initializer_list<int> numbers) { return elements(numbers, false); }
std::function<void()> fixed() {
  return [] {
    a = array::make(0, 16, fixnum(0));
    call_it("array", shared(a), sizeof *a);
    call_it("storage", a->storage.load().ptr(), 16 + 16 * 8);
  };
}

Operation push(int n) {
  return [n] { array::push(a, fixnum(n)); };
}
// As the languages' append operations do it (nodes/element/append.h).
Operation append(int n) {
  return [n] {
    Interp d{nullptr};
    auto s = d.has_strategy(ref(a), ArrayStrategy::SharedGrowing) ? ArrayStrategy::SharedGrowing
                                                                  : ArrayStrategy::SharedGrowingInts;
    bool locked = d.has_strategy(ref(a), s) && d.try_lock(ref(a)) == kTrue, room = locked && d.has_room(ref(a));
    if (room) d.append_element(ref(a), s, fixnum(n));
    if (locked) d.unlock(ref(a));
    if (!room) array::push(a, fixnum(n));
  };
}
Operation get(int i) {
  return [i] { return number(array::get(a, i)); };
}
Operation find(int i) {
  return [i] { return number(array::find(a, i)); };
}
Operation set(int i, int n) {
  return [=] { array::set(a, i, fixnum(n)); };
}
Operation set_nil(int i) {
  return [i] { array::set(a, i, kNil); };
}
Operation push_nil() {
  return [] { array::push(a, kNil); };
}
Operation insert(int i, int n) {
  return [=] {
    Value v = fixnum(n);
    array::insert(a, i, 1, &v);
  };
}
Operation remove(int i) {
  return [i] { array::remove(a, i); };
}
Operation pop() {
  return [] { return number(array::pop(a)); };
}
Operation shift() {
  return [] { return number(array::shift(a)); };
}
Operation clear() {
  return [] { array::clear(a); };
}
Operation length() {
  return [] { return a->length(); };
}
Operation replace(std::vector<int> with, int i = 0, int n = 100) {
  return [=] {
    Array* b = array::make(0);
    for (int v : with) array::push(b, fixnum(v));
    array::replace_range(a, i, n, b);
  };
}
Operation set_growing(int i, int n) {
  return [=] { array::set_growing(a, i, fixnum(n), kNil); };
}
Operation resize(int n) {
  return [=] { array::resize(a, n, fixnum(9)); };
}
Operation take(int i) {
  return [=] { return number(array::take(a, i)); };
}
Operation reverse() {
  return [] { array::reverse(a); };
}

void all_elements(Outcome& o) {
  o.add(a->length());
  for (int64_t i = 0; i < a->length(); i++) o.add(number(array::get(a, i)));
  if (ObjectLock::is_held(a)) fail_state("the lock is still held");
  if (a->length() > array::capacity(a)) fail_state("longer than its storage");
}

}  // namespace

#define ARRAYS(name, setup, ...) \
  TEST_CASE("array: " name) { CHECK_ALL_SCHEDULES({"array: " name, setup, {__VA_ARGS__}, all_elements}); }

ARRAYS("push, push", elements({1, 2}), {push(3)}, {push(4)})
ARRAYS("push, push, where the storage grows", elements({1, 2, 3, 4}), {push(5)}, {push(6)})
ARRAYS("push, push, into nothing", elements({}), {push(5)}, {push(6)})
ARRAYS("push, push, push", elements({1, 2, 3, 4}), {push(5)}, {push(6)}, {push(7)})
ARRAYS("two pushes each", elements({1, 2, 3}), {push(4), push(5)}, {push(6), push(7)})
ARRAYS("append, append", elements({1, 2}), {append(3), append(4)}, {append(5)})
ARRAYS("append, append, where the storage grows", elements({1, 2, 3}), {append(4), append(5)}, {append(6)})
ARRAYS("append, read", elements({1, 2}), {append(3), append(4)}, {find(3), find(2)})
ARRAYS("append, shift", elements({1, 2}), {append(3), append(4)}, {shift()})
ARRAYS("push, read", elements({1, 2, 3, 4}), {push(5)}, {find(4), find(0)})
ARRAYS("push, read, into nothing", elements({}), {push(5)}, {find(0), length()})
ARRAYS("push, write", elements({1, 2, 3, 4}), {push(5)}, {set(1, 7)})
ARRAYS("push twice, write twice", elements({1, 2, 3}), {push(4), push(5)}, {set(1, 7), set(2, 8)})
ARRAYS("write, write, the same element", elements({1, 2}), {set(0, 5)}, {set(0, 6)})
ARRAYS("write, read", elements({1, 2}), {set(0, 5), set(1, 6)}, {get(1), get(0)})
ARRAYS("pop, read", elements({1, 2, 3}), {pop()}, {find(2), find(1)})
ARRAYS("pop, pop", elements({1, 2, 3}), {pop()}, {pop()})
ARRAYS("pop, pop, of one", elements({1}), {pop()}, {pop()})
ARRAYS("pop, push", elements({1, 2, 3}), {pop()}, {push(4)})
ARRAYS("pop and push, read", elements({1, 2, 3}), {pop(), push(4)}, {find(2)})
ARRAYS("shift, push", elements({1, 2, 3, 4}), {shift()}, {push(5)})
ARRAYS("shift, read", elements({1, 2, 3}), {shift()}, {find(0), find(2)})
ARRAYS("shift and push, read", elements({1, 2, 3, 4}), {shift(), push(5)}, {find(3), find(0)})
ARRAYS("clear, push", elements({1, 2, 3, 4}), {clear()}, {push(5)})
ARRAYS("clear and push, read", elements({1, 2}), {clear(), push(7)}, {find(0), find(1)})
ARRAYS("insert, read", elements({1, 2, 3}), {insert(0, 7)}, {find(0), find(2)})
ARRAYS("insert in the middle, read", elements({1, 2, 3, 4}), {insert(1, 7)}, {find(1), find(3)})
ARRAYS("insert and remove in the middle, read", elements({1, 2, 3, 4}), {insert(1, 7), remove(1)}, {find(1), length()})
ARRAYS("remove in the middle, read", elements({1, 2, 3, 4, 5}), {remove(1)}, {find(1), find(3)})
ARRAYS("replace, read", elements({1, 2, 3}), {replace({7, 8, 9})}, {find(1), length()})
ARRAYS("replace by fewer, read", elements({1, 2, 3}), {replace({7})}, {find(2), length()})
ARRAYS("replace by more, read", elements({1, 2, 3}), {replace({7, 8, 9, 10, 11})}, {length(), find(1)})
ARRAYS("replace, replace", elements({1, 2, 3}), {replace({7, 8})}, {replace({9})})
ARRAYS("replace a range, read", elements({1, 2, 3}), {replace({7, 8}, 1, 1)}, {length(), find(2)})
ARRAYS("set behind the end, read", elements({1, 2}), {set_growing(5, 7)}, {length(), find(5)})
ARRAYS("set behind the end, push", elements({1, 2}), {set_growing(5, 7)}, {push(8)})
ARRAYS("resize, read", elements({1, 2}), {resize(6)}, {find(5), length()})
ARRAYS("take, read", elements({1, 2, 3}), {take(1)}, {find(1), find(2)})
ARRAYS("remove, read", elements({1, 2, 3}), {remove(0)}, {find(0), find(1)})
ARRAYS("remove, push, read", elements({1, 2, 3}), {remove(1)}, {push(7)}, {find(2)})
ARRAYS("insert, remove", elements({1, 2, 3}), {insert(1, 7)}, {remove(1)})
ARRAYS("reverse, read", elements({1, 2, 3}), {reverse()}, {find(0)})

// Each is added to the other: nobody holds two locks.
TEST_CASE("array: append crosswise") {
  static Array* b;
  auto setup = [] {
    elements({1, 2})();
    b = shared(array::from(0, std::array{fixnum(3)}.data(), 1));
  };
  auto state = [](Outcome& o) {
    all_elements(o);
    for (int64_t i = 0; i < b->length(); i++) o.add(number(array::get(b, i)));
  };
  CHECK_ALL_SCHEDULES({"array: append crosswise",
                       setup,
                       {{[] { array::append(a, b); }}, {[] { array::append(b, a); }}},
                       state,
                       [](const Outcome&) { return true; }});
}

ARRAYS("fixed: push, write", fixed(), {push(5)}, {set(3, 7)})
ARRAYS("fixed: push, read", fixed(), {push(5)}, {find(16), find(3)})
ARRAYS("fixed: push, push", fixed(), {push(5)}, {push(6)})
ARRAYS("fixed: pop, write the last", fixed(), {pop()}, {set(3, 7)})
ARRAYS("fixed: write, write", fixed(), {set(3, 5), set(4, 6)}, {set(4, 7), set(3, 8)})
ARRAYS("fixed: replace, write", fixed(), {replace({1, 2})}, {set(1, 7)})
ARRAYS("fixed: remove, write, read", fixed(), {remove(0)}, {set(3, 7)}, {find(3)})
ARRAYS("fixed ints: write another kind, write", fixed(), {set_nil(3)}, {set(4, 7), set(3, 8)})
ARRAYS("fixed ints: write another kind, read", fixed(), {set_nil(3)}, {find(3), find(4)})
ARRAYS("fixed ints: write another kind twice", fixed(), {set_nil(3)}, {set_nil(4)})
ARRAYS("fixed ints: write another kind, push", fixed(), {set_nil(3)}, {push(5)})
ARRAYS("ints: push of another kind, push", elements({1, 2}), {push_nil()}, {push(5)})
ARRAYS("ints: push of another kind, append", elements({1, 2}), {push_nil()}, {append(5), append(6)})
ARRAYS("ints: push of another kind into nothing, append", elements({}), {push_nil()}, {append(5), append(6)})
ARRAYS("ints: push of another kind, read", elements({1, 2}), {push_nil()}, {find(2), find(0)})
ARRAYS("ints: push of another kind twice", elements({1, 2, 3}), {push_nil()}, {push_nil()})
ARRAYS("ints: write another kind, append", elements({1, 2}), {set_nil(1)}, {append(5), append(6)})
ARRAYS("ints: write another kind, read", elements({1, 2}), {set_nil(1)}, {find(1), find(0)})
ARRAYS("ints: write another kind, write", elements({1, 2}), {set_nil(1)}, {set(1, 7), set(0, 8)})
ARRAYS("ints: write another kind, pop", elements({1, 2}), {set_nil(1)}, {pop()})
ARRAYS("ints: write another kind, shift, read", elements({1, 2, 3}), {set_nil(1)}, {shift()}, {find(0)})
ARRAYS("fixed ints: push, write another kind", fixed(), {push(5)}, {set_nil(3), set_nil(16)})
ARRAYS("short: push, write", short_one({1, 2, 3}), {push(5)}, {set(1, 7)})
ARRAYS("full: push, write", short_one({1, 2, 3, 4}), {push(5)}, {set(3, 7)})
ARRAYS("full: push, push, read", short_one({1, 2, 3, 4}), {push(5)}, {push(6)}, {find(4)})
ARRAYS("full: pop, shift", short_one({1, 2, 3, 4}), {pop()}, {shift()})
