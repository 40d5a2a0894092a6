// SPDX-License-Identifier: MIT
// Array methods that the compiler sees through. Words: [self, block, arguments...]; the dispatch chain has tested that
// self is an Array. What an operation does not do itself (negative and outside indices, changes of strategy, frozen
// arrays) its native does.
#pragma once
#include "languages/ruby/core/array_support.h"
#include "nodes/element/append.h"

namespace hypha::ruby {

// The other cases stay possible after one of these was seen: only a stranger index ends in the generic one.
enum ArrayCase : uint32_t {
  kIntElements = 1,
  kDoubleElements = 2,
  kValueElements = 4,
  kNoElements = 8,
  kAnyElements = 16,      // by an int that is no index within the array, or with a lock
  kFixedElements = 32,    // of an array that threads share
  kGrowingElements = 64,  // likewise, where every access must look at the layout first
  kFixedInts = 128,       // a store of an int into a fixed one, which nobody has to be told of
  kSharedInts = 256,      // fixed ones that hold ints or doubles alone
  kSharedDoubles = 512,
  kGrowingInts = 1024,
};

// a[i]. That the index is within the array belongs to the cases: where it always is, compiled code has no other path
// whose value, of any type, would have to meet the element's.
struct ArrayRefOp : OperationOf<ArrayRefOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(2);
    auto outside = [=, this] { return d.call_rt(*this, array_aref, a, i); };
    auto is_index = [=] { return d.both(d.is_int(i), d.in_bounds(a, i)); };
    auto holds = [=](ArrayStrategy s) { return d.both(is_index(), d.has_strategy(a, s)); };
    auto element = [=](ArrayStrategy s) { return d.load_element(a, s, i); };
    using S = ArrayStrategy;
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return holds(S::Ints); }, [=] { return element(S::Ints); }),
      on(kDoubleElements, [=] { return holds(S::Doubles); }, [=] { return element(S::Doubles); }),
      on(kValueElements, [=] { return holds(S::Values); }, [=] { return element(S::Values); }),
      on(kSharedInts, [=] { return holds(S::SharedInts); }, [=] { return element(S::SharedInts); }),
      on(kSharedDoubles, [=] { return holds(S::SharedDoubles); }, [=] { return element(S::SharedDoubles); }),
      on(kFixedElements, [=] { return holds(S::SharedFixed); }, [=] { return element(S::SharedFixed); }),
      on(kAnyElements, [=] { return d.is_int(i); }, [=] { return outside(); }),
      otherwise([=] { return outside(); }));
  }
};

// a[i] = v. A frozen array has another shape than the class's first one, and so have instances of subclasses.
struct ArraySetOp : OperationOf<ArraySetOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(2);
    auto v = d.arg(3);
    auto outside = [=, this] { return d.call_rt(*this, array_aset, a, i, v); };
    auto is_index = [=] { return d.both(d.is_int(i), d.in_bounds(a, i)); };
    auto holds = [=](Shape* shape, ArrayStrategy s) {
      return d.both(d.has_shape(a, shape), d.both(is_index(), d.has_strategy(a, s)));
    };
    auto local = [=](ArrayStrategy s) { return holds(classes.Array->instance_shape, s); };
    auto shared = [=](ArrayStrategy s) { return holds(classes.Array->instance_shape->to_shared(), s); };
    auto store = [=](ArrayStrategy s) {
      d.store_element(a, s, i, v);
      return v;
    };
    using S = ArrayStrategy;
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return d.both(local(S::Ints), d.is_int(v)); }, [=] { return store(S::Ints); }),
      on(kDoubleElements, [=] { return d.both(local(S::Doubles), d.is_double(v)); }, [=] { return store(S::Doubles); }),
      on(kValueElements, [=] { return local(S::Values); }, [=] { return store(S::Values); }),
      on(kSharedInts, [=] { return d.both(shared(S::SharedInts), d.is_int(v)); }, [=] { return store(S::SharedInts); }),
      on(kSharedDoubles, [=] { return d.both(shared(S::SharedDoubles), d.is_double(v)); },
         [=] { return store(S::SharedDoubles); }),
      on(kFixedInts, [=] { return d.both(shared(S::SharedFixed), d.is_int(v)); }, [=] { return store(S::SharedFixed); }),
      on(kFixedElements, [=] { return shared(S::SharedFixed); }, [=] { return store(S::SharedFixed); }),
      on(kAnyElements, [=] { return d.is_int(i); }, [=] { return outside(); }),
      otherwise([=] { return outside(); }));
  }
};

struct ArrayLengthOp : OperationOf<ArrayLengthOp> {
  RUN { return d.array_length(d.arg(0)); }
};
struct ArrayEmptyOp : OperationOf<ArrayEmptyOp> {
  RUN {
    auto n = d.array_length(d.arg(0));
    return d.val(d.same(n, d.constant(fixnum(0))));
  }
};

// first and last without an argument
template <bool kLast>
struct ArrayEndOp : OperationOf<ArrayEndOp<kLast>> {
  template <class D>
  typename D::Val pick(D d, ArrayStrategy s) {
    auto a = d.arg(0);
    auto n = d.array_length(a);
    auto zero = d.constant(fixnum(0));
    auto i = kLast ? d.sub_exact(n, d.constant(fixnum(1))) : zero;
    return d.if_(d.less(zero, n), [=] { return d.load_element(a, s, i); }, [=] { return d.constant(kNil); });
  }
  RUN {
    auto holds = [=](ArrayStrategy s) { return d.has_strategy(d.arg(0), s); };
    using S = ArrayStrategy;
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return holds(S::Ints); }, [=, this] { return pick(d, S::Ints); }),
      on(kDoubleElements, [=] { return holds(S::Doubles); }, [=, this] { return pick(d, S::Doubles); }),
      on(kValueElements, [=] { return holds(S::Values); }, [=, this] { return pick(d, S::Values); }),
      on(kNoElements, [=] { return holds(S::Empty); }, [=] { return d.constant(kNil); }),
      on(kSharedInts, [=] { return holds(S::SharedInts); }, [=, this] { return pick(d, S::SharedInts); }),
      on(kSharedDoubles, [=] { return holds(S::SharedDoubles); }, [=, this] { return pick(d, S::SharedDoubles); }),
      on(kFixedElements, [=] { return holds(S::SharedFixed); }, [=, this] { return pick(d, S::SharedFixed); }),
      on(kGrowingElements, [=] { return holds(S::SharedGrowing); },
         [=, this] { return d.call_rt(*this, array_end, d.arg(0), kLast); }),
      on(kGrowingInts, [=] { return holds(S::SharedGrowingInts); },
         [=, this] { return d.call_rt(*this, array_end, d.arg(0), kLast); }),
      otherwise([=, this] { return d.call_rt(*this, array_end, d.arg(0), kLast); }));
  }
};

// a << v, a.push(v). A frozen array has another shape than the class's first one.
struct ArrayPushOp : OperationOf<ArrayPushOp> {
  RUN {
    auto a = d.arg(0);
    auto v = d.arg(2);
    auto holds = [=](ArrayStrategy s) {
      Shape* local = classes.Array->instance_shape;
      Shape* shape = is_growing(s) ? local->to_shared() : local;
      return d.both(d.has_shape(a, shape), d.has_strategy(a, s));
    };
    return append_by_strategy(d, *this, a, v, holds, a, [=, this] { return d.call_rt(*this, array_push, a, v); });
  }
};
struct ArrayPopOp : OperationOf<ArrayPopOp> {
  RUN { return d.call_rt(*this, array_pop, d.arg(0)); }
};

}  // namespace hypha::ruby
