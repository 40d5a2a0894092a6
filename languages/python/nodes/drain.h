// SPDX-License-Identifier: MIT
// Calls of a built-in with a generator expression that it drains at once: all(x for x in y).
#pragma once
#include "languages/python/nodes/call.h"

namespace hypha::python {

// The built-in that a name means unless the program says otherwise: a function's target or a class.
struct DrainedBy {
  CallTarget* function = nullptr;
  Value type = kUndefined;  // immortal
  bool operator==(const DrainedBy&) const = default;
};
DrainedBy drained_by(Symbol* name);  // empty: the built-in of this name is another one now

// An exception left the loops of `target`, which stand for a generator that was resumed at `depth`.
Value leave_drained(CallTarget* target, Value exception, Value depth);  // kThrow

struct DrainNode : NodeOf<DrainNode> {
  DrainedBy by;
  Node *callee, *first;
  int env_slot, depth_slot;
  DirectInvokeOp drained, generator;  // on [env, first]: the callee's result; a generator
  CallOp<1> call;
  DrainNode(DrainedBy b, Node* c, Node* f, int env, int depth, CallTarget* d, CallTarget* g)
      : by(b), callee(c), first(f), env_slot(env), depth_slot(depth), drained(d), generator(g), call(CallSite{1, {}}) {}
  void each_part(auto f) {
    f(drained);
    f(generator);
  }
  void set_source(uint32_t start, uint32_t length) { call.set_source(start, length); }
  RUN {
    auto f = TRY(d.eval(callee));
    auto it = TRY(d.eval(first));
    typename D::template Args<2> words;
    words.put(0, env_slot < 0 ? d.constant(kNil) : d.get(env_slot));
    words.put(1, it);
    return d.if_(
        is_expected(d, f), [=, this] { return drain(d, words); },
        [=, this]() -> typename D::Val {
          typename D::template Args<2> all;
          all.put(0, f);
          all.put(1, TRY(d.apply(&generator, words)));
          return d.apply(&call, all);
        });
  }
  template <class D>
  auto is_expected(D d, typename D::Val f) {
    if (!by.function) return d.same(f, d.constant(by.type));
    return d.both(d.has_kind(f, Kind::Closure), d.has_target(f, by.function));
  }
  template <class D>
  typename D::Val drain(D d, typename D::template Args<2> words) {
    d.set(depth_slot, d.load_thread(kDepthWord));
    return d.try_([=, this] { return d.apply(&drained, words); },
                  [=, this](auto e) { return d.call_rt(*this, leave_drained, drained.target, e, d.get(depth_slot)); });
  }
};

}  // namespace hypha::python
