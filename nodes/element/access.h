// SPDX-License-Identifier: MIT
// Reading and writing elements of an array, by the strategy of its storage. What a language's operation does not do
// itself (indices outside, a value of another kind, an array that others may be moving) `slow` does.
#pragma once
#include "nodes/node_of.h"

namespace hypha {

// The other cases stay possible after one of these was seen: only a stranger index ends in the generic one.
enum ElementCase : uint32_t {
  kIntElements = 1,
  kDoubleElements = 2,
  kValueElements = 4,
  kSharedInts = 8,  // of an array that threads share, whose length stays
  kSharedDoubles = 16,
  kFixedInts = 32,  // a store of an int among any values, which nobody has to be told of
  kFixedElements = 64,
  kAnyElements = 128,  // by an int that is no index within the array, or with a lock
};

template <class D>
[[gnu::always_inline]] inline auto is_within(D d, typename D::Val array, typename D::Val index) {
  return d.both(d.is_int(index), d.in_bounds(array, index));
}

// `holds(strategy)`: the array has it, and the index lies within. That belongs to the cases: where it always does,
// compiled code has no other path whose value, of any type, would have to meet the element's.
template <class D, class Operation, class Holds>
[[gnu::always_inline]] inline typename D::Val read_by_strategy(D d, Operation& operation, typename D::Val array,
                                                               typename D::Val index, Holds holds, auto slow) {
  auto read = [=](ArrayStrategy s) { return d.load_element(array, s, index); };
  using S = ArrayStrategy;
  return d.specialize(
      operation, in(),
      on(
          kIntElements, [=] { return holds(S::Ints); }, [=] { return read(S::Ints); }),
      on(
          kDoubleElements, [=] { return holds(S::Doubles); }, [=] { return read(S::Doubles); }),
      on(
          kValueElements, [=] { return holds(S::Values); }, [=] { return read(S::Values); }),
      on(
          kSharedInts, [=] { return holds(S::SharedInts); }, [=] { return read(S::SharedInts); }),
      on(
          kSharedDoubles, [=] { return holds(S::SharedDoubles); }, [=] { return read(S::SharedDoubles); }),
      on(
          kFixedElements, [=] { return holds(S::SharedFixed); }, [=] { return read(S::SharedFixed); }),
      on(
          kAnyElements, [=] { return d.is_int(index); }, slow),
      otherwise(slow));
}

// Likewise; and the array may be written to. Yields the value.
template <class D, class Operation, class Holds>
[[gnu::always_inline]] inline typename D::Val write_by_strategy(D d, Operation& operation, typename D::Val array,
                                                                typename D::Val index, typename D::Val v, Holds holds,
                                                                auto slow) {
  auto write = [=](ArrayStrategy s) {
    d.store_element(array, s, index, v);
    return v;
  };
  auto takes_int = [=](ArrayStrategy s) { return d.both(holds(s), d.is_int(v)); };
  auto takes_double = [=](ArrayStrategy s) { return d.both(holds(s), d.is_double(v)); };
  using S = ArrayStrategy;
  return d.specialize(
      operation, in(),
      on(
          kIntElements, [=] { return takes_int(S::Ints); }, [=] { return write(S::Ints); }),
      on(
          kDoubleElements, [=] { return takes_double(S::Doubles); }, [=] { return write(S::Doubles); }),
      on(
          kValueElements, [=] { return holds(S::Values); }, [=] { return write(S::Values); }),
      on(
          kSharedInts, [=] { return takes_int(S::SharedInts); }, [=] { return write(S::SharedInts); }),
      on(
          kSharedDoubles, [=] { return takes_double(S::SharedDoubles); }, [=] { return write(S::SharedDoubles); }),
      on(
          kFixedInts, [=] { return takes_int(S::SharedFixed); }, [=] { return write(S::SharedFixed); }),
      on(
          kFixedElements, [=] { return holds(S::SharedFixed); }, [=] { return write(S::SharedFixed); }),
      on(
          kAnyElements, [=] { return d.is_int(index); }, slow),
      otherwise(slow));
}

}  // namespace hypha
