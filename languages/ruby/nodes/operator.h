// SPDX-License-Identifier: MIT
// Operators whose fast cases need no dispatch; the rest goes to the method of that name.
#pragma once
#include "languages/ruby/nodes/dispatch.h"
#include "nodes/arithmetic/int_float.h"

namespace hypha::ruby {

// Inputs [left, right] as a method call.
struct OperatorDispatch : OperationOf<OperatorDispatch> {
  DispatchNode<1> dispatch;
  explicit OperatorDispatch(CallSite s) : dispatch(s) {}
  RUN {
    typename D::template Args<3> words;
    words.put(0, d.arg(0));
    words.put(1, d.constant(kNil));
    words.put(2, d.arg(1));
    return d.apply(&dispatch, words);
  }
};

// Integer#+ and its like as built-in methods: words [self, block, other]; the same Op as the operator node.
template <class Op, auto Slow>
struct NumberMethod : OperationOf<NumberMethod<Op, Slow>> {
  RUN {
    auto a = d.arg(0);
    auto b = d.arg(2);
    if constexpr (HasDoubles<Op>)
      return d.specialize(*this, in(),
        on(kInts, [=] { return d.is_int(a, b); }, [=] { return Op::int_(d, a, b); }),
        on(kDoubles, [=] { return d.is_double_pair(a, b); }, [=, this] { return on_doubles<Op>(d, *this, a, b); }),
        otherwise([=, this] { return d.call_rt(*this, Slow, a, b); }));
    else
      return d.specialize(*this, in(),
        on(kInts, [=] { return d.is_int(a, b); }, [=] { return Op::int_(d, a, b); }),
        otherwise([=, this] { return d.call_rt(*this, Slow, a, b); }));
  }
};

// BasicObject#== and equal?
struct IdenticalOp : OperationOf<IdenticalOp> {
  RUN { return d.val(d.same(d.arg(0), d.arg(2))); }
};
// BasicObject#!=: asks ==.
struct NotEqualMethod : OperationOf<NotEqualMethod> {
  DispatchNode<1> dispatch{CallSite{names::equal}};
  RUN {
    auto v = TRY(d.apply_same(&dispatch));
    return d.val(d.not_(d.truthy(v)));
  }
};

}  // namespace hypha::ruby
