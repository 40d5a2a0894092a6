// SPDX-License-Identifier: MIT
// for: the iterable is set up once, by kind; each kind has a loop of its own. The state is in frame slots:
//   range: next value, limit, step (ints);  list, tuple: index, the array;  others: the iterator
#pragma once
#include "languages/python/nodes/iterator.h"

namespace hypha::python {

struct LoopSlots {
  int position, limit, subject, item;  // item: where the element goes
};

enum LoopKind : int64_t { kUpLoop, kDownLoop, kArrayLoop, kIteratorLoop };

// Input: the iterable. Fills the slots; the kind of loop.
struct SetUpLoopOp : OperationOf<SetUpLoopOp> {
  LoopSlots slots;
  explicit SetUpLoopOp(LoopSlots s) : slots(s) {}
  enum : uint32_t { kRange = 1, kArray = 2 };
  RUN {
    auto it = d.arg(0);
    return d.specialize(*this, in(),
      on(kRange, [=] { return d.has_shape(it, types.range->instance_shape); }, [=, this]() -> typename D::Val {
        auto field = [=](RangeField f) { return d.load_field(it, {LocationType::Any, true, uint16_t(f)}); };
        auto start = field(kRangeStart);
        auto stop = field(kRangeStop);
        auto step = field(kRangeStep);
        d.set(slots.position, start);
        d.set(slots.limit, stop);
        d.set(slots.subject, step);
        return d.apply_same(&range_kind);
      }),
      on(kArray, [=] { return d.has_kind(it, Kind::Array); }, [=, this]() -> typename D::Val {
        d.set(slots.position, d.constant(fixnum(0)));
        d.set(slots.subject, it);
        return d.apply_same(&array_kind);
      }),
      otherwise([=, this]() -> typename D::Val { return generic(d, it); }));
  }
  template <class D>
  typename D::Val generic(D d, typename D::Val it) {
    auto iterator = TRY(d.call_rt(*this, iterate, it));
    d.set(slots.subject, iterator);
    return d.constant(fixnum(kIteratorLoop));
  }
  // Which way a range runs; one that does not fit is iterated.
  struct RangeKindOp : OperationOf<RangeKindOp> {
    LoopSlots slots;
    enum : uint32_t { kUp = 1, kDown = 2 };
    RUN {
      auto position = d.get(slots.position);
      auto limit = d.get(slots.limit);
      auto step = d.get(slots.subject);
      auto small = [=](auto v) { return d.both(d.less(v, d.constant(fixnum(kBound))), d.less(d.constant(fixnum(-kBound)), v)); };
      auto fits = [=] { return d.both(d.both(d.is_int(position, limit), d.is_int(step)), d.both(small(position), d.both(small(limit), small(step)))); };
      return d.specialize(*this, in(position, limit, step),
        on(kUp, [=] { return d.both(fits(), d.less(d.constant(fixnum(0)), step)); }, [=] { return d.constant(fixnum(kUpLoop)); }),
        on(kDown, [=] { return d.both(fits(), d.less(step, d.constant(fixnum(0)))); }, [=] { return d.constant(fixnum(kDownLoop)); }),
        otherwise([=, this]() -> typename D::Val {
          auto iterator = TRY(d.call_rt(*this, iterate, d.arg(0)));
          d.set(slots.subject, iterator);
          return d.constant(fixnum(kIteratorLoop));
        }));
    }
    static constexpr int64_t kBound = int64_t{1} << 60;
  } range_kind{};
  struct ArrayKindOp : OperationOf<ArrayKindOp> {
    LoopSlots slots;
    enum : uint32_t { kList = 1, kTuple = 2, kSharedList = 4, kSharedTuple = 8 };
    RUN {
      auto it = d.arg(0);
      return d.specialize(*this, in(),
        on(kList, [=] { return d.has_shape(it, types.list->instance_shape); }, [=] { return d.constant(fixnum(kArrayLoop)); }),
        on(kTuple, [=] { return d.has_shape(it, types.tuple->instance_shape); }, [=] { return d.constant(fixnum(kArrayLoop)); }),
        on(kSharedList, [=] { return d.has_shape(it, types.list->instance_shape->to_shared()); }, [=] { return d.constant(fixnum(kArrayLoop)); }),
        on(kSharedTuple, [=] { return d.has_shape(it, types.tuple->instance_shape->to_shared()); }, [=] { return d.constant(fixnum(kArrayLoop)); }),
        otherwise([=, this]() -> typename D::Val {
          auto iterator = TRY(d.call_rt(*this, iterate, it));
          d.set(slots.subject, iterator);
          return d.constant(fixnum(kIteratorLoop));
        }));
    }
  } array_kind{};
};

template <bool kUp>
struct RangeLoopNode : NodeOf<RangeLoopNode<kUp>> {
  LoopSlots slots;
  Node *assign, *body;             // assign: null if `item` is the target itself
  RangeLoopNode(LoopSlots s, Node* a, Node* b) : slots(s), assign(a), body(b) {}
  RUN {
    return d.loop(*this, [=, this]() -> typename D::Val {
      auto i = d.get(slots.position);
      auto n = d.get(slots.limit);
      return d.if_(kUp ? d.less(i, n) : d.less(n, i),
        [=, this]() -> typename D::Val {
          auto step = d.get(slots.subject);
          d.set(slots.position, d.add_exact(i, step));
          d.set(slots.item, i);
          if (assign) TRY(d.eval(assign));
          return d.eval(body);
        },
        [=] { return d.break_(); });
    });
  }
};

struct ArrayLoopNode : NodeOf<ArrayLoopNode> {
  LoopSlots slots;
  Node *assign, *body;
  LoopElementOp element;
  ArrayLoopNode(LoopSlots s, Node* a, Node* b) : slots(s), assign(a), body(b) {}
  RUN {
    return d.loop(*this, [=, this]() -> typename D::Val {
      auto i = d.get(slots.position);
      auto a = d.get(slots.subject);
      return d.if_(d.in_bounds(a, i),
        [=, this]() -> typename D::Val {
          typename D::template Args<2> args;
          args.put(0, a);
          args.put(1, i);
          auto v = TRY(d.apply(&element, args));
          return d.if_(d.same(v, d.constant(kUndefined)), [=] { return d.break_(); },
            [=, this]() -> typename D::Val {
              d.set(slots.position, d.add_exact(i, d.constant(fixnum(1))));
              d.set(slots.item, v);
              if (assign) TRY(d.eval(assign));
              return d.eval(body);
            });
        },
        [=] { return d.break_(); });
    });
  }
};

// Next: NextOp, or NextPairOp, which finds in two slots what other loops assign a pair to.
template <class Next>
struct IteratorLoopNode : NodeOf<IteratorLoopNode<Next>> {
  LoopSlots slots;
  Node *assign, *body;
  Next next;
  IteratorLoopNode(LoopSlots s, Node* a, Node* b) : slots(s), assign(a), body(b) {}
  void each_part(auto f) { next.each_node(f); }
  RUN {
    return d.loop(*this, [=, this]() -> typename D::Val {
      typename D::template Args<1> iterator;
      iterator.put(0, d.get(slots.subject));
      auto v = TRY(d.apply(&next, iterator));
      return d.if_(d.same(v, d.constant(kUndefined)), [=] { return d.break_(); },
        [=, this]() -> typename D::Val {
          d.set(slots.item, v);
          if (assign) TRY(d.eval(assign));
          return d.eval(body);
        });
    });
  }
};
using PairLoopNode = IteratorLoopNode<NextPairOp>;

struct ForNode : NodeOf<ForNode> {
  Node* iterable;
  SetUpLoopOp set_up;
  RangeLoopNode<true> up;
  RangeLoopNode<false> down;
  ArrayLoopNode array;
  IteratorLoopNode<NextOp> iterator;
  PairLoopNode* pairs;  // instead of `iterator`, where the target is a pair; else null
  ForNode(Node* it, LoopSlots s, Node* assign, Node* body, PairLoopNode* p)
      : iterable(it), set_up(s), up(s, assign, body), down(s, assign, body), array(s, assign, body), iterator(s, assign, body), pairs(p) {
    set_up.range_kind.slots = set_up.array_kind.slots = s;
    for (Node* n : {static_cast<Node*>(&set_up), static_cast<Node*>(&set_up.range_kind), static_cast<Node*>(&set_up.array_kind)}) {
      n->source_start = it->source_start;
      n->source_length = it->source_length;
    }
  }
  void set_source(uint32_t start, uint32_t length) {
    auto set = [=](Node& n) { n.source_start = start, n.source_length = length; };
    for (Node* n : {static_cast<Node*>(this), static_cast<Node*>(&up), static_cast<Node*>(&down), static_cast<Node*>(&array), static_cast<Node*>(&iterator)}) set(*n);
    iterator.next.each_node(set);
    if (!pairs) return;
    set(*pairs);
    pairs->next.inner.each_node(set);
    pairs->next.other.each_node(set);
  }
  RUN {
    typename D::template Args<1> a;
    a.put(0, TRY(d.eval(iterable)));
    auto kind = TRY(d.apply(&set_up, a));
    auto is = [=](LoopKind k) { return d.same(kind, d.constant(fixnum(k))); };
    return d.specialize(*this, in(a[0], kind),
      on(1, [=] { return is(kUpLoop); }, [=, this] { return d.eval(&up); }),
      on(2, [=] { return is(kDownLoop); }, [=, this] { return d.eval(&down); }),
      on(4, [=] { return is(kArrayLoop); }, [=, this] { return d.eval(&array); }),
      on(8, [=] { return is(kIteratorLoop); }, [=, this] { return pairs ? d.eval(pairs) : d.eval(&iterator); }));
  }
};

}  // namespace hypha::python
