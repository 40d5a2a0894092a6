// SPDX-License-Identifier: MIT
// Methods of numbers that the compiler sees through, apart from the binary operators: words [self, block, other]. Slow:
// the native that answers for all other values (big integers, results that are no fixnum).
#pragma once
#include "nodes/arithmetic/int_float.h"

namespace hypha::ruby {

struct SelfOp : OperationOf<SelfOp> {
  RUN { return d.arg(0); }
};

template <auto Slow>
struct NegateOp : OperationOf<NegateOp<Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); }, [=] { return d.sub_exact(d.constant(fixnum(0)), a); }),
      on(kDoubles, [=] { return d.is_double(a); }, [=] { return d.val(d.negate(d.f64(a))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

template <auto Slow>
struct AbsOp : OperationOf<AbsOp<Slow>> {
  RUN {
    auto a = d.arg(0);
    auto zero = d.constant(fixnum(0));
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); },
         [=] { return d.if_(d.less_equal(zero, a), [=] { return a; }, [=] { return d.sub_exact(zero, a); }); }),
      on(kDoubles, [=] { return d.is_double(a); }, [=] { return d.val(d.abs(d.f64(a))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

template <auto Slow>
struct ComplementOp : OperationOf<ComplementOp<Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); }, [=] { return d.xor_int(a, d.constant(fixnum(-1))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

// succ, pred
template <int kStep, auto Slow>
struct StepOp : OperationOf<StepOp<kStep, Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); }, [=] { return d.add_exact(a, d.constant(fixnum(kStep))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

// even?, odd?
template <int kBit, auto Slow>
struct LowBitOp : OperationOf<LowBitOp<kBit, Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); },
         [=] { return d.val(d.same(d.and_int(a, d.constant(fixnum(1))), d.constant(fixnum(kBit)))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

// zero?, positive?, negative?: a comparison with 0
template <class Op, auto Slow>
struct SignOp : OperationOf<SignOp<Op, Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); }, [=] { return Op::int_(d, a, d.constant(fixnum(0))); }),
      on(kDoubles, [=] { return d.is_double(a); }, [=] { return Op::double_(d, d.f64(a), d.literal(0.0)); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

// <=>. A nan makes the answer nil: neither less, nor equal, nor greater.
template <auto Slow>
struct CompareOp : OperationOf<CompareOp<Slow>> {
  RUN {
    auto a = d.arg(0);
    auto b = d.arg(2);
    auto number = [=](int n) { return d.constant(fixnum(n)); };
    auto doubles = [=](auto where_equal) {
      auto x = d.f64(a);
      auto y = d.f64(b);
      return d.if_(x < y, [=] { return number(-1); }, [=] {
        return d.if_(y < x, [=] { return number(1); },
                     [=] { return d.if_(x == y, where_equal, [=] { return d.constant(kNil); }); });
      });
    };
    auto slow = [=, this] { return d.call_rt(*this, Slow, a, b); };
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a, b); },
         [=] {
           return d.if_(d.less(a, b), [=] { return number(-1); },
                        [=] { return d.if_(d.same(a, b), [=] { return number(0); }, [=] { return number(1); }); });
         }),
      on(kDoubles, [=] { return d.is_double(a, b); }, [=] { return doubles([=] { return number(0); }); }),
      on(kMixed, [=] { return d.is_double_pair(a, b); }, [=] { return doubles(slow); }),  // an int may have been rounded
      otherwise(slow));
  }
};

template <auto Slow>
struct ToFloatOp : OperationOf<ToFloatOp<Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a); }, [=] { return d.val(d.f64(a)); }),
      on(kDoubles, [=] { return d.is_double(a); }, [=] { return a; }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

// Float#floor, ceil, to_i: F(d, x) rounds; the result is an Integer.
struct FloorOp {
  static auto round(auto d, auto x) { return d.floor(x); }
};
struct CeilOp {
  static auto round(auto d, auto x) { return d.ceil(x); }
};
struct TruncOp {
  static auto round(auto d, auto x) { return d.trunc(x); }
};
template <class How, auto Slow>
struct ToIntegerOp : OperationOf<ToIntegerOp<How, Slow>> {
  RUN {
    auto a = d.arg(0);
    return d.specialize(*this, in(),
      on(kDoubles, [=] { return d.is_double(a); }, [=] { return d.int_exact(How::round(d, d.f64(a))); }),
      otherwise([=, this] { return d.call_rt(*this, Slow, a); }));
  }
};

}  // namespace hypha::ruby
