// SPDX-License-Identifier: MIT
// The operator nodes. Included where they are made of an Op (binary_*.cpp); translators ask make_binary (operators.h).
#pragma once
#include "nodes/arithmetic/int_float.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

namespace hypha {

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
        on(kDoubles, [=, this] { return d.when(*intact, d.is_double(a, b)); },
           [=] { return Op::double_(d, d.f64(a), d.f64(b)); }),
        on(kMixed, [=, this] { return d.when(*intact, d.is_double_pair(a, b)); },
           [=, this] { return on_mixed<Op>(d, *this, a, b); }),
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
