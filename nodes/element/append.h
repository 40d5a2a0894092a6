// SPDX-License-Identifier: MIT
// Appending to an array, by the strategy of its storage: the stores of a language's operation. What they do not do
// (no room left, another kind of value, a lock that another thread had last) `slow` does.
#pragma once
#include "nodes/node_of.h"

namespace hypha {

enum AppendCase : uint32_t {
  kAppendInt = 1,
  kAppendDouble = 2,
  kAppendValue = 4,
  kAppendFirst = 8,     // no storage yet
  kAppendGrowing = 16,  // with a lock
  kAppendGrowingInt = 32,
  kAppendOther = 64,  // the first value of another kind, whereupon the array holds any
};

// `holds(strategy)`: the array has it, and may be written to. `done`: what appending yields.
template <class D, class Operation, class Holds>
[[gnu::always_inline]] inline typename D::Val append_by_strategy(D d, Operation& operation, typename D::Val array,
                                                                 typename D::Val v, Holds holds, typename D::Val done,
                                                                 auto slow) {
  auto seldom = [=](auto f) { return [=] { return d.seldom(f); }; };
  auto append = [=](ArrayStrategy s) {
    return d.if_(
        d.has_room(array), [=] { return d.append_element(array, s, v), done; }, seldom(slow));
  };
  auto append_locked = [=](ArrayStrategy s) {
    auto where_there_is_room = [=] {
      d.append_element(array, s, v);
      d.unlock(array);
      return done;
    };
    auto elsewhere = [=] {
      d.unlock(array);
      return slow();
    };
    auto now = [=] {
      return d.if_(
          d.truthy(d.try_lock(array)), [=] { return d.if_(d.has_room(array), where_there_is_room, seldom(elsewhere)); },
          seldom(slow));
    };
    return d.if_(
        d.truthy(d.defer_append(array, v)), [=] { return done; }, now);
  };
  using S = ArrayStrategy;
  return d.specialize(
      operation, in(),
      on(
          kAppendInt, [=] { return d.both(holds(S::Ints), d.is_int(v)); }, [=] { return append(S::Ints); }),
      on(
          kAppendDouble, [=] { return d.both(holds(S::Doubles), d.is_double(v)); }, [=] { return append(S::Doubles); }),
      on(
          kAppendValue, [=] { return holds(S::Values); }, [=] { return append(S::Values); }),
      on(
          kAppendFirst, [=] { return holds(S::Empty); }, seldom(slow)),
      on(
          kAppendGrowingInt, [=] { return d.both(holds(S::SharedGrowingInts), d.is_int(v)); },
          [=] { return append_locked(S::SharedGrowingInts); }),
      on(
          kAppendGrowing, [=] { return holds(S::SharedGrowing); }, [=] { return append_locked(S::SharedGrowing); }),
      on(
          kAppendOther, [=] { return d.both(holds(S::SharedGrowingInts), d.not_(d.is_int(v))); }, slow),
      otherwise([=] { return slow(); }));
}

}  // namespace hypha
