// SPDX-License-Identifier: MIT
// The arithmetic both languages share: fixnum and double cases of an operator. A language's operator node is one of these with a
// fallback operation (its dispatch); its Integer#+ / int.__add__ built-in is the same Op on the same inputs, so the meaning of each
// operator is written once.
#pragma once
#include "framework/value/bigint.h"
#include "nodes/arithmetic/operators.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"
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
typename D::Val on_doubles(D d, Node& site, typename D::Val a, typename D::Val b) {
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

// left OP right. `intact`: the operator has its built-in meaning for numbers. `fallback`: an operation on (left, right).
// Left and Right: the children's classes where they are worth knowing (make_binary).
template <class Op, class Left = Node, class Right = Node>
struct BinaryNode : NodeOf<BinaryNode<Op, Left, Right>> {
  Left* left;
  Right* right;
  Node* fallback;
  Assumption* intact;
  BinaryNode(Left* l, Right* r, Node* f, Assumption* a) : left(l), right(r), fallback(f), intact(a) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    auto generic = [=, this] {
      typename D::template Args<2> args;
      args.put(0, a);
      args.put(1, b);
      return d.apply(fallback, args);
    };
    if constexpr (HasDoubles<Op>)
      return d.specialize(*this, in(a, b),
        on(kInts, [=, this] { return d.when(*intact, d.is_int(a, b)); }, [=] { return Op::int_(d, a, b); }),
        on(kDoubles, [=, this] { return d.when(*intact, d.is_double_pair(a, b)); },
           [=, this] { return on_doubles<Op>(d, *this, a, b); }),
        otherwise(generic));
    else
      return d.specialize(*this, in(a, b),
        on(kInts, [=, this] { return d.when(*intact, d.is_int(a, b)); }, [=] { return Op::int_(d, a, b); }),
        otherwise(generic));
  }
};

// Operators whose operands are often a local variable or a literal: those are read in place, without a virtual call.
template <class Op>
constexpr bool is_common = std::is_same_v<Op, AddOp> || std::is_same_v<Op, SubOp> || std::is_same_v<Op, MulOp> || std::is_same_v<Op, LessOp> ||
                           std::is_same_v<Op, LessEqualOp> || std::is_same_v<Op, GreaterOp> || std::is_same_v<Op, EqualOp>;

template <class Op>
Node* make_binary(Node* l, Node* r, Node* fallback, Assumption* intact) {
  if constexpr (is_common<Op>) {
    auto* local = dynamic_cast<ReadLocalNode*>(l);
    auto* other = dynamic_cast<ReadLocalNode*>(r);
    auto* literal = dynamic_cast<LiteralNode*>(r);
    if (local && literal) return new BinaryNode<Op, ReadLocalNode, LiteralNode>(local, literal, fallback, intact);
    if (local && other) return new BinaryNode<Op, ReadLocalNode, ReadLocalNode>(local, other, fallback, intact);
    if (literal) return new BinaryNode<Op, Node, LiteralNode>(l, literal, fallback, intact);
    if (local) return new BinaryNode<Op, ReadLocalNode, Node>(local, r, fallback, intact);
  }
  return new BinaryNode<Op>(l, r, fallback, intact);
}

}  // namespace hypha
