// SPDX-License-Identifier: MIT
// receiver[index] and receiver[index] = value. On arrays they are operations under a shape test, without a dispatch
// chain, as long as Array's own method has not been replaced; everything else is an ordinary call.
#pragma once
#include "languages/ruby/core/array_operations.h"
#include "languages/ruby/nodes/dispatch.h"

namespace hypha::ruby {

enum ElementCase : uint32_t { kOfArray = 1, kOfSharedArray = 2 };

struct ElementNode : NodeOf<ElementNode> {
  Node *receiver, *index;
  Assumption* intact;
  uint32_t array_shape = classes.Array->instance_shape->id();
  uint32_t shared_shape = classes.Array->instance_shape->to_shared()->id();
  ArrayRefOp op;
  DispatchNode<1> dispatch;
  ElementNode(CallSite s, Node* r, Node* i)
      : receiver(r), index(i), intact(&builtin_operator(names::aref)), dispatch(s) {}
  RUN {
    auto a = TRY(d.eval(receiver));
    auto i = TRY(d.eval(index));
    typename D::template Args<3> words;
    words.put(0, a);
    words.put(1, d.constant(kNil));
    words.put(2, i);
    return d.specialize(*this, in(a, i),
      on(kOfArray, [&, this] { return d.when(*intact, d.has_shape(a, array_shape)); },
         [&, this] { return d.apply(&op, words); }),
      on(kOfSharedArray, [&, this] { return d.when(*intact, d.has_shape(a, shared_shape)); },
         [&, this] { return d.apply(&op, words); }),
      otherwise([&, this] { return d.apply(&dispatch, words); }));
  }
};

// The value of an assignment is what was assigned, whatever the method returns.
struct SetElementNode : NodeOf<SetElementNode> {
  Node *receiver, *index, *value;
  Assumption* intact;
  uint32_t array_shape = classes.Array->instance_shape->id();
  uint32_t shared_shape = classes.Array->instance_shape->to_shared()->id();
  ArraySetOp op;
  DispatchNode<2> dispatch;
  SetElementNode(CallSite s, Node* r, Node* i, Node* v)
      : receiver(r), index(i), value(v), intact(&builtin_operator(names::aset)), dispatch(s) {}
  RUN {
    auto a = TRY(d.eval(receiver));
    auto i = TRY(d.eval(index));
    auto v = TRY(d.eval(value));
    typename D::template Args<4> words;
    words.put(0, a);
    words.put(1, d.constant(kNil));
    words.put(2, i);
    words.put(3, v);
    return d.specialize(*this, in(a, i, v),
      on(kOfArray, [&, this] { return d.when(*intact, d.has_shape(a, array_shape)); },
         [&, this] { return d.apply(&op, words); }),
      on(kOfSharedArray, [&, this] { return d.when(*intact, d.has_shape(a, shared_shape)); },
         [&, this] { return d.apply(&op, words); }),
      otherwise([&, this]() -> typename D::Val {
        TRY(d.apply(&dispatch, words));
        return v;
      }));
  }
};

}  // namespace hypha::ruby
