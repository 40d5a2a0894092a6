// SPDX-License-Identifier: MIT
// Globals and constants.
#pragma once
#include "languages/ruby/runtime/call_site.h"
#include "nodes/node_of.h"

namespace hypha::ruby {

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
