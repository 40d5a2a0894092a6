// SPDX-License-Identifier: MIT
// Array methods that the compiler sees through. Words: [self, block, arguments...]; the dispatch chain has tested that
// self is an Array. What an operation does not do itself (negative and outside indices, changes of strategy, frozen
// arrays) its native does.
#pragma once
#include "languages/ruby/core/array_support.h"
#include "nodes/element/access.h"
#include "nodes/element/append.h"

namespace hypha::ruby {

enum ArrayEndCase : uint32_t {
  kNoElements = 256,
  kGrowingElements = 512,  // of an array that threads share, where every access must look at the layout first
  kGrowingInts = 1024,
};

// a[i]
struct ArrayRefOp : OperationOf<ArrayRefOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(2);
    auto holds = [=](ArrayStrategy s) { return d.both(is_within(d, a, i), d.has_strategy(a, s)); };
    return read_by_strategy(d, *this, a, i, holds, [=, this] { return d.call_rt(*this, array_aref, a, i); });
  }
};

// Element i of the array that a loop of the prelude goes through, or that loop's end: another thread may have made the
// array shorter since the loop looked at its size.
struct ArrayElementOp : OperationOf<ArrayElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(2);
    auto holds = [=](ArrayStrategy s) { return d.both(is_within(d, a, i), d.has_strategy(a, s)); };
    return read_by_strategy(d, *this, a, i, holds, [=, this]() -> typename D::Val {
      auto v = d.call_rt(*this, array_element, a, i);
      return d.if_(d.same(v, d.constant(kUndefined)), [=] { return d.break_(); }, [=] { return v; });
    });
  }
};

// That may be written to: a frozen array has another shape than the class's first one, and so have instances of subclasses.
template <class D>
[[gnu::always_inline]] inline auto is_plain_array(D d, typename D::Val a, ArrayStrategy s) {
  Shape* local = classes.Array->instance_shape;
  return d.both(d.has_shape(a, is_shared(s) ? local->to_shared() : local), d.has_strategy(a, s));
}

// a[i] = v
struct ArraySetOp : OperationOf<ArraySetOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(2);
    auto v = d.arg(3);
    auto holds = [=](ArrayStrategy s) { return d.both(is_plain_array(d, a, s), is_within(d, a, i)); };
    return write_by_strategy(d, *this, a, i, v, holds, [=, this] { return d.call_rt(*this, array_aset, a, i, v); });
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

// a << v, a.push(v)
struct ArrayPushOp : OperationOf<ArrayPushOp> {
  RUN {
    auto a = d.arg(0);
    auto v = d.arg(2);
    auto holds = [=](ArrayStrategy s) { return is_plain_array(d, a, s); };
    return append_by_strategy(d, *this, a, v, holds, a, [=, this] { return d.call_rt(*this, array_push, a, v); });
  }
};
struct ArrayPopOp : OperationOf<ArrayPopOp> {
  RUN { return d.call_rt(*this, array_pop, d.arg(0)); }
};

}  // namespace hypha::ruby
