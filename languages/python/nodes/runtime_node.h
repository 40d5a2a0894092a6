// SPDX-License-Identifier: MIT
// Nodes that are a C++ function of their children; identity.
#pragma once
#include "nodes/node_of.h"

namespace hypha::python {

// fn(child, child)
template <auto Fn>
struct RuntimeBinaryNode : NodeOf<RuntimeBinaryNode<Fn>> {
  Node *left, *right;
  RuntimeBinaryNode(Node* l, Node* r) : left(l), right(r) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    return d.call_rt(*this, Fn, a, b);
  }
};
template <auto Fn>
struct RuntimeUnaryNode : NodeOf<RuntimeUnaryNode<Fn>> {
  Node* value;
  explicit RuntimeUnaryNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, Fn, v);
  }
};
template <auto Fn>
struct RuntimeNode : NodeOf<RuntimeNode<Fn>> {
  RUN { return d.call_rt(*this, Fn); }
};

template <bool kNegated, class Right = Node>
struct IsNode : NodeOf<IsNode<kNegated, Right>> {
  Node* left;
  Right* right;
  IsNode(Node* l, Right* r) : left(l), right(r) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    auto same = d.same(a, b);
    return d.val(kNegated ? d.not_(same) : same);
  }
};

}  // namespace hypha::python
