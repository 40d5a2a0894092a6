// SPDX-License-Identifier: MIT
// object[index] and its kin: elements of lists and tuples without a call, dicts by the table, the rest by the special methods.
#pragma once
#include "languages/python/nodes/guard.h"
#include "nodes/element/access.h"

namespace hypha::python {

// Inputs: a list or tuple, an index. What is not an int within bounds goes to get_item (negative indices, slices, errors).
struct ReadElementOp : OperationOf<ReadElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto holds = [=](ArrayStrategy s) { return d.both(is_within(d, a, i), d.has_strategy(a, s)); };
    return read_by_strategy(d, *this, a, i, holds, [=, this] { return d.call_rt(*this, get_item, a, i); });
  }
};
// Inputs: a list, an index, a value.
struct WriteElementOp : OperationOf<WriteElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto v = d.arg(2);
    auto holds = [=](ArrayStrategy s) { return d.both(is_within(d, a, i), d.has_strategy(a, s)); };
    return write_by_strategy(d, *this, a, i, v, holds, [=, this] { return d.call_rt(*this, set_item, a, i, v); });
  }
};

enum ContainerCase : uint32_t { kList = 1, kTuple = 2, kDict = 4, kObject = 8, kSharedList = 16, kSharedTuple = 32, kSharedDict = 64 };

struct SubscriptNode : NodeOf<SubscriptNode> {
  Node *object, *index, *method;   // method: __getitem__ of the object's type
  ReadElementOp list, tuple;
  SubscriptNode(Node* o, Node* i, Node* m) : object(o), index(i), method(m) {}
  void each_part(auto f) {
    f(list);
    f(tuple);
  }
  RUN {
    auto o = TRY(d.eval(object));
    auto i = TRY(d.eval(index));
    auto apply = [=](Node* op) {
      typename D::template Args<2> a;
      a.put(0, o);
      a.put(1, i);
      return d.apply(op, a);
    };
    return d.specialize(*this, in(o, i),
      on(kList, [=] { return d.has_shape(o, types.list->instance_shape); }, [=, this] { return apply(&list); }),
      on(kTuple, [=] { return d.has_shape(o, types.tuple->instance_shape); }, [=, this] { return apply(&tuple); }),
      on(kDict, [=] { return d.has_shape(o, types.dict->instance_shape); }, [=, this] { return d.call_rt(*this, get_item, o, i); }),
      on(kObject, [=] { return d.has_kind(o, Kind::Object); }, [=, this] { return apply(method); }),
      on(kSharedList, [=] { return d.has_shape(o, types.list->instance_shape->to_shared()); }, [=, this] { return apply(&list); }),
      on(kSharedTuple, [=] { return d.has_shape(o, types.tuple->instance_shape->to_shared()); }, [=, this] { return apply(&tuple); }),
      on(kSharedDict, [=] { return d.has_shape(o, types.dict->instance_shape->to_shared()); }, [=, this] { return d.call_rt(*this, get_item, o, i); }),
      otherwise([=, this] { return d.call_rt(*this, get_item, o, i); }));
  }
};

// The value is evaluated first.
struct StoreSubscriptNode : NodeOf<StoreSubscriptNode> {
  Node *object, *index, *value, *method;
  WriteElementOp list;
  StoreSubscriptNode(Node* o, Node* i, Node* v, Node* m) : object(o), index(i), value(v), method(m) {}
  void each_part(auto f) { f(list); }
  RUN {
    auto v = TRY(d.eval(value));
    auto o = TRY(d.eval(object));
    auto i = TRY(d.eval(index));
    auto apply = [=](Node* op) {
      typename D::template Args<3> a;
      a.put(0, o);
      a.put(1, i);
      a.put(2, v);
      return d.apply(op, a);
    };
    return d.specialize(*this, in(v, o, i),
      on(kList, [=] { return d.has_shape(o, types.list->instance_shape); }, [=, this] { return apply(&list); }),
      on(kObject, [=] { return d.has_kind(o, Kind::Object); }, [=, this] { return apply(method); }),
      on(kSharedList, [=] { return d.has_shape(o, types.list->instance_shape->to_shared()); }, [=, this] { return apply(&list); }),
      otherwise([=, this] { return d.call_rt(*this, set_item, o, i, v); }));
  }
};

struct SliceNode : NodeOf<SliceNode> {
  Node *lower, *upper, *step;      // null: None
  SliceNode(Node* l, Node* u, Node* s) : lower(l), upper(u), step(s) {}
  RUN {
    auto l = lower ? TRY(d.eval(lower)) : d.constant(kNil);
    auto u = upper ? TRY(d.eval(upper)) : d.constant(kNil);
    auto s = step ? TRY(d.eval(step)) : d.constant(kNil);
    return d.call_rt(*this, new_slice, l, u, s);
  }
};

}  // namespace hypha::python
