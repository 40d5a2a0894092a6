// SPDX-License-Identifier: MIT
// object.name: reading, writing, deleting. A dispatch chain entry is guarded by the object's shape (a type object and a module have
// shapes of their own) and by what the lookup along the type relied on.
#pragma once
#include "languages/python/nodes/guard.h"

namespace hypha::python {

struct AttributeEntry {
  GuardedType type;
  Assumption *lookup = nullptr, *unchanged = nullptr;  // both may be null
  enum Action : uint8_t {
    Field,     // an instance attribute
    Constant,  // a value found in a type or module
    CellRead,  // the same, but it changes: read each time
    Operation  // run on the object: a property's getter
  } action = Field;
  Location location;
  Value constant = kNil;
  Value* address = nullptr;
  Node* operation = nullptr;
};

struct ReadAttributeOp : OperationOf<ReadAttributeOp> {
  Symbol* name;
  Cache<AttributeEntry> cache;
  std::vector<std::unique_ptr<Node>> operations;
  explicit ReadAttributeOp(Symbol* n) : name(n) {}
  RUN {
    auto o = d.arg(0);
    return d.cached(*this, in(), cache, limits.property,
      [=](AttributeEntry& e) { return while_valid(d, e.lookup, while_valid(d, e.unchanged, has_type(d, e.type, o))); },
      [=, this](AttributeEntry& e) -> typename D::Val {
        switch (e.action) {
          case AttributeEntry::Field: return d.load_field(o, e.location);
          case AttributeEntry::Constant: return d.constant(e.constant);
          case AttributeEntry::CellRead: {
            auto v = d.load_cell(e.address);
            return d.if_(d.same(v, d.constant(kUndefined)), [=, this] { return d.call_rt(*this, get_attribute, o, name); },
                         [=] { return v; });
          }
          default: return d.apply_same(e.operation);
        }
      },
      [=, this] { return d.call_rt(*this, get_attribute, o, name); });
  }
  bool learn(AttributeEntry& e, const Value* args);
  bool fill(AttributeEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
};

struct ReadAttributeNode : NodeOf<ReadAttributeNode> {
  Node* object;
  ReadAttributeOp op;
  ReadAttributeNode(Node* o, Symbol* name) : object(o), op(name) {}
  void each_part(auto f) { f(op); }
  RUN {
    typename D::template Args<1> a;
    a.put(0, TRY(d.eval(object)));
    return d.apply(&op, a);
  }
};

struct WriteAttributeEntry {
  Shape *from = nullptr, *to = nullptr;
  Assumption* lookup = nullptr;
  Location location;
};

// Inputs: object, value.
struct WriteAttributeOp : OperationOf<WriteAttributeOp> {
  Symbol* name;
  Cache<WriteAttributeEntry> cache;
  explicit WriteAttributeOp(Symbol* n) : name(n) {}
  RUN {
    auto o = d.arg(0);
    auto v = d.arg(1);
    return d.cached(*this, in(), cache, limits.property,
      [=](WriteAttributeEntry& e) {
        auto shape = while_valid(d, e.lookup, d.has_shape(o, e.from));
        switch (e.location.type) {
          case LocationType::Int: return d.both(shape, d.is_int(v));
          case LocationType::Double: return d.both(shape, d.is_double(v));
          default: return shape;
        }
      },
      [=](WriteAttributeEntry& e) {
        if (e.from == e.to) d.store_field(o, e.location, v);
        else d.store_new_field(o, e.location, v, e.to);
        return v;
      },
      [=, this] { return d.call_rt(*this, set_attribute, o, name, v); });
  }
  bool learn(WriteAttributeEntry& e, const Value* args);
  bool fill(WriteAttributeEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
};

struct WriteAttributeNode : NodeOf<WriteAttributeNode> {
  Node *object, *value;
  WriteAttributeOp op;
  WriteAttributeNode(Node* o, Symbol* name, Node* v) : object(o), value(v), op(name) {}
  void each_part(auto f) { f(op); }
  RUN {
    typename D::template Args<2> a;
    auto v = TRY(d.eval(value));  // the value comes first
    a.put(0, TRY(d.eval(object)));
    a.put(1, v);
    return d.apply(&op, a);
  }
};

struct DeleteAttributeNode : NodeOf<DeleteAttributeNode> {
  Node* object;
  Symbol* name;
  DeleteAttributeNode(Node* o, Symbol* n) : object(o), name(n) {}
  RUN {
    auto o = TRY(d.eval(object));
    return d.call_rt(*this, delete_attribute, o, name);
  }
};

}  // namespace hypha::python
