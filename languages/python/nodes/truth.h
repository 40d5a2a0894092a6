// SPDX-License-Identifier: MIT
// Truth, and what short-circuits on it.
#pragma once
#include "languages/python/nodes/guard.h"

namespace hypha::python {

struct TruthEntry {
  Shape* shape = nullptr;
  Assumption *no_bool = nullptr, *no_len = nullptr;
};
// An object whose class says nothing about truth is true.
struct ObjectTruthOp : OperationOf<ObjectTruthOp> {
  Cache<TruthEntry> cache;
  RUN {
    auto v = d.arg(0);
    return d.cached(
        *this, in(), cache, limits.property,
        [=](TruthEntry& e) { return while_valid(d, e.no_bool, while_valid(d, e.no_len, d.has_shape(v, e.shape))); },
        [=](TruthEntry&) { return d.constant(kTrue); }, [=, this] { return d.call_rt(*this, truth, v); });
  }
  bool learn(TruthEntry& e, const Value* args);
  bool fill(TruthEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
};
// Answers true or false.
struct TruthNode : NodeOf<TruthNode> {
  Node* value;
  ObjectTruthOp object;
  explicit TruthNode(Node* v) : value(v) {}
  enum : uint32_t { kBool = 1, kInt = 2, kNone = 4, kList = 8, kObject = 16, kSharedList = 32 };
  void each_part(auto f) { f(object); }
  RUN {
    auto v = TRY(d.eval(value));
    auto same = [=](Value c) { return d.same(v, d.constant(c)); };
    auto has_elements = [=] { return d.val(d.not_(d.same(d.array_length(v), d.constant(fixnum(0))))); };
    return d.specialize(
        *this, in(v),
        on(
            kBool, [=] { return d.not_(d.both(d.not_(same(kTrue)), d.not_(same(kFalse)))); }, [=] { return v; }),
        on(
            kInt, [=] { return d.is_int(v); }, [=] { return d.val(d.not_(same(fixnum(0)))); }),
        on(
            kNone, [=] { return same(kNil); }, [=] { return d.constant(kFalse); }),
        on(
            kList, [=] { return d.has_shape(v, types.list->instance_shape); }, has_elements),
        on(
            kSharedList, [=] { return d.has_shape(v, types.list->instance_shape->to_shared()); }, has_elements),
        on(
            kObject, [=] { return d.has_kind(v, Kind::Object); },
            [=, this] {
              typename D::template Args<1> a;
              a.put(0, v);
              return d.apply(&object, a);
            }),
        otherwise([=, this] { return d.call_rt(*this, truth, v); }));
  }
};

// and / or as values: `test` is the truth of what is in the slot.
struct LogicalNode : NodeOf<LogicalNode> {
  Node *left, *test, *right;  // left writes the slot, test reads it
  int slot;
  bool is_or;
  LogicalNode(Node* l, Node* t, Node* r, int s, bool o) : left(l), test(t), right(r), slot(s), is_or(o) {}
  RUN {
    TRY(d.eval(left));
    auto t = TRY(d.eval(test));
    auto yes = is_or ? d.not_(d.truthy(t)) : d.truthy(t);
    return d.if_(
        yes, [=, this] { return d.eval(right); }, [=, this] { return d.get(slot); });
  }
};

}  // namespace hypha::python
