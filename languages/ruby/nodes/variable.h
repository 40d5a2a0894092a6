// SPDX-License-Identifier: MIT
// Instance variables, globals, constants, self.
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

// A global variable: a cell.
struct ReadGlobalNode : NodeOf<ReadGlobalNode> {
  Rooted<>* cell;
  explicit ReadGlobalNode(Rooted<>* c) : cell(c) {}
  RUN { return d.load_cell(cell->address()); }
};
struct WriteGlobalNode : NodeOf<WriteGlobalNode> {
  Rooted<>* cell;
  Node* value;
  WriteGlobalNode(Rooted<>* c, Node* v) : cell(c), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    d.store_cell(cell->address(), v);
    return v;
  }
};

// A constant by lexical scope and ancestry. Found once; its value is a constant of the code as long as nobody assigns it again or
// defines one that hides it (one assumption for each constant name).
struct ConstantEntry {
  Value value = kNil;
  Assumption* unchanged = nullptr;
};
struct LexicalScope {       // of class and module bodies, innermost first; immortal
  ClassInfo* module;
  LexicalScope* outer;
  std::vector<ClassInfo*> refinements = {};  // that `using` activated here, in order
};
Assumption& constant_assumption(Symbol* name);        // ends with constant_changed(name)
Value lookup_constant(LexicalScope*, Symbol* name);  // NameError; const_missing
struct ReadConstantNode : NodeOf<ReadConstantNode> {
  LexicalScope* scope;
  Symbol* name;
  Cache<ConstantEntry> cache;
  ReadConstantNode(LexicalScope* s, Symbol* n) : scope(s), name(n) {}
  RUN {
    return d.cached(*this, in(), cache, 4,
      [=](ConstantEntry& e) { return d.when(*e.unchanged, true); },
      [=](ConstantEntry& e) { return d.constant(e.value); },
      [=, this] { return d.call_rt(*this, lookup_constant, scope, name); });
  }
  bool fill(ConstantEntry& e, const Value*);  // false: missing (the generic end raises); the value is kept alive by its class
};

}  // namespace hypha::ruby
