// SPDX-License-Identifier: MIT
// Operators whose fast cases need no dispatch; the rest goes to the method of that name.
#pragma once
#include "languages/ruby/nodes/dispatch.h"

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
