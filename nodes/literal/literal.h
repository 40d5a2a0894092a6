// SPDX-License-Identifier: MIT
// A constant. The value must be in the call target's constant pool.
#pragma once
#include "nodes/node_of.h"

namespace hypha {

struct LiteralNode : NodeOf<LiteralNode> {
  Value value;
  explicit LiteralNode(Value v) : value(v) {}
  RUN { return d.constant(value); }
};

// Compiled once, in literal.cpp.
extern template struct NodeOf<LiteralNode>;

}  // namespace hypha
