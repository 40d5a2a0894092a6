// SPDX-License-Identifier: MIT
// Variables that may be unbound, and the names of modules and class bodies.
#pragma once
#include "languages/python/nodes/guard.h"
#include "nodes/local/local.h"

namespace hypha::python {

Value raise_unbound_local(Symbol* name);  // UnboundLocalError
Value raise_unbound_free(Symbol* name);   // NameError: free variable

// A local that may be unbound here: the translator could not tell.
struct ReadCheckedLocalNode : NodeOf<ReadCheckedLocalNode> {
  int slot;
  Symbol* name;
  ReadCheckedLocalNode(int s, Symbol* n) : slot(s), name(n) {}
  RUN {
    auto v = d.get(slot);
    return d.if_(
        d.same(v, d.constant(kUndefined)), [=, this] { return d.call_rt(*this, raise_unbound_local, name); },
        [=] { return v; });
  }
};
struct ReadCheckedCapturedNode : NodeOf<ReadCheckedCapturedNode> {
  int env_slot, depth, index;
  bool own;  // of this function: UnboundLocalError
  Symbol* name;
  ReadCheckedCapturedNode(int e, int dp, int i, bool o, Symbol* n)
      : env_slot(e), depth(dp), index(i), own(o), name(n) {}
  RUN {
    auto v = d.load_slot(env_at(d, env_slot, depth), index);
    return d.if_(
        d.same(v, d.constant(kUndefined)),
        [=, this] {
          return own ? d.call_rt(*this, raise_unbound_local, name) : d.call_rt(*this, raise_unbound_free, name);
        },
        [=] { return v; });
  }
};
// del: unbound afterwards, an error if it was already.
struct DeleteLocalNode : NodeOf<DeleteLocalNode> {
  int slot;
  Symbol* name;
  DeleteLocalNode(int s, Symbol* n) : slot(s), name(n) {}
  RUN {
    auto v = d.get(slot);
    d.set(slot, d.constant(kUndefined));
    return d.if_(
        d.same(v, d.constant(kUndefined)), [=, this] { return d.call_rt(*this, raise_unbound_local, name); },
        [=] { return d.constant(kNil); });
  }
};
struct UnsetLocalsNode : NodeOf<UnsetLocalsNode> {
  std::vector<int> slots;
  explicit UnsetLocalsNode(std::vector<int> s) : slots(std::move(s)) {}
  RUN {
    for (int s : slots) d.set(s, d.constant(kUndefined));
    return d.constant(kNil);
  }
};

// A module's name: its value is a constant of the code as long as nobody assigns it again; a name that is assigned
// often is a cell. Behind the module are the builtins.
struct GlobalEntry {
  Value constant = kNil;
  Assumption *unchanged = nullptr, *hidden = nullptr;  // hidden: a builtin's name is not defined in the module
  Value* address = nullptr;                            // no constant
};
Value read_global(ModuleInfo*, Symbol* name);  // NameError
struct ReadGlobalNode : NodeOf<ReadGlobalNode> {
  ModuleInfo* module;
  Symbol* name;
  Cache<GlobalEntry> cache;
  ReadGlobalNode(ModuleInfo* m, Symbol* n) : module(m), name(n) {}
  RUN {
    return d.cached(
        *this, in(), cache, Cell::kMaxChanges + 4,
        [=](GlobalEntry& e) {
          auto yes = d.same(d.constant(kNil), d.constant(kNil));
          return while_valid(d, e.hidden, while_valid(d, e.unchanged, yes));
        },
        [=, this](GlobalEntry& e) -> typename D::Val {
          if (!e.address) return d.constant(e.constant);
          auto v = d.load_cell(e.address);
          return d.if_(
              d.same(v, d.constant(kUndefined)), [=, this] { return d.call_rt(*this, read_global, module, name); },
              [=] { return v; });
        },
        [=, this] { return d.call_rt(*this, read_global, module, name); });
  }
  bool learn(GlobalEntry& e, const Value* args);
  bool fill(GlobalEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
};
Value assign_cell(Cell*, Value v);
struct WriteGlobalNode : NodeOf<WriteGlobalNode> {
  Cell* cell;
  Node* value;
  WriteGlobalNode(Cell* c, Node* v) : cell(c), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    if (cell->is_volatile()) {  // for ever
      d.store_cell(cell->value.address(), v);
      return v;
    }
    return d.call_rt(*this, assign_cell, cell, v);
  }
};
Value delete_global(Cell*);
struct DeleteGlobalNode : NodeOf<DeleteGlobalNode> {
  Cell* cell;
  explicit DeleteGlobalNode(Cell* c) : cell(c) {}
  RUN { return d.call_rt(*this, delete_global, cell); }
};

// Before a call of locals() and its like: the namespace here. slot: a class body's; -1: a dict is made of the locals
// that have a value.
Value publish_locals(Value names, Symbol* name, ModuleInfo*);  // runtime/evaluate.h
Value put_local(Value dict, Symbol* name, Value v);
struct PublishLocalsNode : NodeOf<PublishLocalsNode> {
  struct Local {
    Symbol* name;
    Node* value;
  };
  std::vector<Local> locals;
  int slot;
  Symbol* builtin;
  ModuleInfo* module;
  PublishLocalsNode(std::vector<Local> l, int s, Symbol* b, ModuleInfo* m)
      : locals(std::move(l)), slot(s), builtin(b), module(m) {}
  RUN {
    if (slot >= 0) return d.call_rt(*this, publish_locals, d.get(slot), builtin, module);
    auto dict = TRY(d.call_rt(*this, new_dict));
    for (const Local& l : locals) {
      auto v = TRY(d.eval(l.value));
      TRY(d.call_rt(*this, put_local, dict, l.name, v));
    }
    return d.call_rt(*this, publish_locals, dict, builtin, module);
  }
};

// Names of a class body: in the namespace (a dict or what __prepare__ gave), else global or captured.
Value read_class_name(Value names, Symbol* name, ModuleInfo*);
Value read_class_name_or(Value names, Symbol* name);  // kUndefined
Value write_class_name(Value names, Symbol* name, Value v);
Value delete_class_name(Value names, Symbol* name);
struct ReadClassNameNode : NodeOf<ReadClassNameNode> {
  int slot;
  Symbol* name;
  ModuleInfo* module;
  ReadClassNameNode(int s, Symbol* n, ModuleInfo* m) : slot(s), name(n), module(m) {}
  RUN { return d.call_rt(*this, read_class_name, d.get(slot), name, module); }
};
struct ReadClassFreeNode : NodeOf<ReadClassFreeNode> {
  int slot;
  Symbol* name;
  Node* captured;
  ReadClassFreeNode(int s, Symbol* n, Node* c) : slot(s), name(n), captured(c) {}
  RUN {
    auto v = TRY(d.call_rt(*this, read_class_name_or, d.get(slot), name));
    return d.if_(
        d.same(v, d.constant(kUndefined)), [=, this] { return d.eval(captured); }, [=] { return v; });
  }
};
struct WriteClassNameNode : NodeOf<WriteClassNameNode> {
  int slot;
  Symbol* name;
  Node* value;
  WriteClassNameNode(int s, Symbol* n, Node* v) : slot(s), name(n), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, write_class_name, d.get(slot), name, v);
  }
};
struct DeleteClassNameNode : NodeOf<DeleteClassNameNode> {
  int slot;
  Symbol* name;
  DeleteClassNameNode(int s, Symbol* n) : slot(s), name(n) {}
  RUN { return d.call_rt(*this, delete_class_name, d.get(slot), name); }
};

}  // namespace hypha::python
