// SPDX-License-Identifier: MIT
// Properties by shape: the dispatch chain of a read holds (shape, location), that of a write (shape, location, shape afterwards). What
// happens without the property, and on values that have none, is the language's: `Rules`.
#pragma once
#include "framework/specialize/limits.h"
#include "nodes/node_of.h"

namespace hypha {

struct ReadEntry {
  uint32_t shape = 0;  // its id
  Location location;
  bool present = false;
};

// Input 0: the object. Rules: static Value read(Value object, Symbol* name) looks without a cache;
// static constexpr Value kAbsent is read where the property is absent.
template <class Rules>
struct ReadPropertyNode : OperationOf<ReadPropertyNode<Rules>> {
  Symbol* name;
  Cache<ReadEntry> cache;
  explicit ReadPropertyNode(Symbol* n) : name(n) {}
  RUN {
    auto o = d.arg(0);
    return d.cached(*this, in(), cache, limits.property,
      [=](ReadEntry& e) { return d.has_shape(o, e.shape); },
      [=](ReadEntry& e) { return e.present ? d.load_field(o, e.location) : d.constant(Rules::kAbsent); },
      [=, this] { return d.call_rt(*this, Rules::read, o, name); });
  }
  bool fill(ReadEntry& e, const Value* args) {
    if (!args[0].is_heap()) return false;
    Shape* s = shape_of(args[0].ptr());
    if (s->dictionary()) return false;
    e.shape = s->id();
    if (const Property* p = s->find(name)) {
      e.location = p->location;
      e.present = true;
    }
    return true;
  }
};

struct WriteEntry {
  uint32_t from = 0;    // the shape's id
  Shape* to = nullptr;  // null: the shape stays
  Location location;
};

// Inputs: object, value at 0 and Rules::kValue. Rules:
// static Value write(Value object, Symbol* name, Value v) raises for frozen objects (their shapes are twins of their own).
template <class Rules>
struct WritePropertyNode : OperationOf<WritePropertyNode<Rules>> {
  Symbol* name;
  Cache<WriteEntry> cache;
  explicit WritePropertyNode(Symbol* n) : name(n) {}
  RUN {
    auto o = d.arg(0);
    auto v = d.arg(Rules::kValue);
    return d.cached(*this, in(), cache, limits.property,
      [=](WriteEntry& e) {
        auto shape = d.has_shape(o, e.from);  // a frozen object has another shape
        switch (e.location.type) {
          case LocationType::Int: return d.both(shape, d.is_int(v));
          case LocationType::Double: return d.both(shape, d.is_double(v));
          default: return shape;
        }
      },
      [=](WriteEntry& e) {
        if (!e.to) d.store_field(o, e.location, v);
        else d.store_new_field(o, e.location, v, e.to);
        return v;
      },
      [=, this] { return d.call_rt(*this, Rules::write, o, name, v); });
  }
  bool fill(WriteEntry& e, const Value* args) {
    Value o = args[0];
    if (!o.is_heap() || (o.ptr()->gc.load(std::memory_order_relaxed) & kGcFrozen)) return false;
    cache.drop([](const WriteEntry& old) { return old.location.forgotten(); });
    Shape* s = shape_of(o.ptr());
    WritePlan plan = plan_write(s, name, args[Rules::kValue]);
    if (!plan.cacheable || plan.grows_extension) return false;
    e = {s->id(), plan.to == s ? nullptr : plan.to, plan.location};
    return true;
  }
};

}  // namespace hypha
