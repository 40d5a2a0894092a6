// SPDX-License-Identifier: MIT
// object[index] and its kin: elements of lists and tuples without a call, dicts by the table, the rest by the special methods.
#pragma once
#include "languages/python/nodes/guard.h"

namespace hypha::python {

enum ElementCase : uint32_t {
  kIntElements = 1,
  kDoubleElements = 2,
  kValueElements = 4,
  kFixedElements = 8,     // of a list that threads share
  kFixedInts = 16,        // a store of an int into a fixed one, which nobody has to be told of
  kAnyElements = 32,      // by an int that is no index within the array, or with a lock
  kSharedInts = 64,       // fixed ones that hold ints or doubles alone
  kSharedDoubles = 128,
};

// Inputs: a list or tuple, an index. What is not an int within bounds goes to get_item (negative indices, slices, errors).
// The bounds belong to the cases: where they hold, compiled code has no other path whose value would have to meet the element's.
struct ReadElementOp : OperationOf<ReadElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto outside = [=, this] { return d.call_rt(*this, get_item, a, i); };
    auto element = [=](ArrayStrategy s) { return d.load_element(a, s, i); };
    auto is_index = [=] { return d.both(d.is_int(i), d.in_bounds(a, i)); };
    auto holds = [=](ArrayStrategy s) { return d.both(is_index(), d.has_strategy(a, s)); };
    using S = ArrayStrategy;
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return holds(S::Ints); }, [=] { return element(S::Ints); }),
      on(kDoubleElements, [=] { return holds(S::Doubles); }, [=] { return element(S::Doubles); }),
      on(kValueElements, [=] { return holds(S::Values); }, [=] { return element(S::Values); }),
      on(kSharedInts, [=] { return holds(S::SharedInts); }, [=] { return element(S::SharedInts); }),
      on(kSharedDoubles, [=] { return holds(S::SharedDoubles); }, [=] { return element(S::SharedDoubles); }),
      on(kFixedElements, [=] { return holds(S::SharedFixed); }, [=] { return element(S::SharedFixed); }),
      on(kAnyElements, [=] { return d.is_int(i); }, [=] { return outside(); }),
      otherwise([=] { return outside(); }));
  }
};
// Inputs: a list, an index, a value.
struct WriteElementOp : OperationOf<WriteElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto v = d.arg(2);
    auto outside = [=, this] { return d.call_rt(*this, set_item, a, i, v); };
    auto store = [=](ArrayStrategy s) {
      d.store_element(a, s, i, v);
      return v;
    };
    auto is_index = [=] { return d.both(d.is_int(i), d.in_bounds(a, i)); };
    auto holds = [=](ArrayStrategy s) { return d.both(is_index(), d.has_strategy(a, s)); };
    using S = ArrayStrategy;
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return d.both(holds(S::Ints), d.is_int(v)); }, [=] { return store(S::Ints); }),
      on(kDoubleElements, [=] { return d.both(holds(S::Doubles), d.is_double(v)); }, [=] { return store(S::Doubles); }),
      on(kValueElements, [=] { return holds(S::Values); }, [=] { return store(S::Values); }),
      on(kSharedInts, [=] { return d.both(holds(S::SharedInts), d.is_int(v)); }, [=] { return store(S::SharedInts); }),
      on(kSharedDoubles, [=] { return d.both(holds(S::SharedDoubles), d.is_double(v)); }, [=] { return store(S::SharedDoubles); }),
      on(kFixedInts, [=] { return d.both(holds(S::SharedFixed), d.is_int(v)); }, [=] { return store(S::SharedFixed); }),
      on(kFixedElements, [=] { return holds(S::SharedFixed); }, [=] { return store(S::SharedFixed); }),
      on(kAnyElements, [=] { return d.is_int(i); }, [=] { return outside(); }),
      otherwise([=] { return outside(); }));
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
