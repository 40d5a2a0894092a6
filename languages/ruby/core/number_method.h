// SPDX-License-Identifier: MIT
// The binary operators of Integer and Float as built-in methods.
#pragma once
#include "nodes/arithmetic/int_float.h"

namespace hypha::ruby {

// Integer#+ and its like as built-in methods: words [self, block, other]; the same Op as the operator node.
template <class Op, auto Slow>
struct NumberMethod : OperationOf<NumberMethod<Op, Slow>> {
  RUN {
    auto a = d.arg(0);
    auto b = d.arg(2);
    if constexpr (HasDoubles<Op>)
      return d.specialize(*this, in(),
        on(kInts, [=] { return d.is_int(a, b); }, [=] { return Op::int_(d, a, b); }),
        on(kDoubles, [=] { return d.is_double(a, b); }, [=] { return Op::double_(d, d.f64(a), d.f64(b)); }),
        on(kMixed, [=] { return d.is_double_pair(a, b); }, [=, this] { return on_mixed<Op>(d, *this, a, b); }),
        otherwise([=, this] { return d.call_rt(*this, Slow, a, b); }));
    else
      return d.specialize(*this, in(),
        on(kInts, [=] { return d.is_int(a, b); }, [=] { return Op::int_(d, a, b); }),
        otherwise([=, this] { return d.call_rt(*this, Slow, a, b); }));
  }
};

// For NativeMethod::make_operation.
template <class Op, auto Slow>
Node* number_method() {
  return new NumberMethod<Op, Slow>;
}

}  // namespace hypha::ruby
