// SPDX-License-Identifier: MIT
// The arithmetic both languages share: fixnum and double cases of an operator. A language's operator node is one of these with a
// fallback operation (binary_node.h); its Integer#+ / int.__add__ built-in is the same Op on the same inputs, so the meaning of each
// operator is written once.
#pragma once
#include "framework/value/bigint.h"
#include "nodes/arithmetic/operators.h"
#include "nodes/node_of.h"

namespace hypha {

// An int beyond 2**53 may round to the double that it is compared with; all other comparisons are right after rounding,
// which is monotone.
constexpr double kIntsRound = 9007199254740992.0;
template <class Op>
Value compare_exactly(Value a, Value b) {
  return boolean(Op::exact(a.is_int() ? integer::compare_double(a, number::to_double(b))
                                      : -integer::compare_double(b, number::to_double(a))));
}
// Numbers, at least one of them a double.
template <class Op, class D>
typename D::Val on_mixed(D d, Node& site, typename D::Val a, typename D::Val b) {
  auto x = d.f64(a), y = d.f64(b);
  if constexpr (requires { Op::exact(0); }) {
    auto rounded = d.both(d.both(x == y, d.literal(kIntsRound) <= d.abs(y)), d.not_(d.both(d.is_double(a), d.is_double(b))));
    return d.if_(rounded, [=, &site] { return d.call_rt(site, compare_exactly<Op>, a, b); },
                 [=] { return Op::double_(d, x, y); });
  } else {
    return Op::double_(d, x, y);
  }
}
template <class Op>
concept HasDoubles = requires { Op::double_(Interp{}, 1.0, 1.0); };

}  // namespace hypha
