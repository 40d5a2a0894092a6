// SPDX-License-Identifier: MIT
// Instance variables, and the attribute methods that are nothing else.
#pragma once
#include "languages/ruby/runtime/runtime.h"
#include "nodes/property/property.h"

namespace hypha::ruby {

struct InstanceVariableRules {
  static constexpr Value kAbsent = kNil;
  static constexpr int kValue = 1;
  static Value read(Value object, Symbol* name);
  static Value write(Value object, Symbol* name, Value v);  // FrozenError; immediates cannot have any
};
// attr_writer's words are [self, block, value].
struct AttributeRules : InstanceVariableRules {
  static constexpr int kValue = 2;
};

using ReadIvarOp = ReadPropertyNode<InstanceVariableRules>;

struct ReadIvarNode : NodeOf<ReadIvarNode> {
  ReadIvarOp op;
  explicit ReadIvarNode(Symbol* name) : op(name) {}
  RUN {
    typename D::template Args<1> a;
    a.put(0, d.get(0));
    return d.apply(&op, a);
  }
};

struct WriteIvarNode : NodeOf<WriteIvarNode> {
  Node* value;
  WritePropertyNode<InstanceVariableRules> op;
  WriteIvarNode(Symbol* name, Node* v) : value(v), op(name) {}
  RUN {
    auto v = TRY(d.eval(value));
    typename D::template Args<2> a;
    a.put(0, d.get(0));
    a.put(1, v);
    return d.apply(&op, a);
  }
};

// obj.attr = v as a method call: words [self, block, value].
struct WriteAttributeOp : OperationOf<WriteAttributeOp> {
  WritePropertyNode<AttributeRules> op;
  explicit WriteAttributeOp(Symbol* ivar) : op(ivar) {}
  RUN { return d.apply_same(&op); }
};

}  // namespace hypha::ruby
