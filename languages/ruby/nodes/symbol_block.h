// SPDX-License-Identifier: MIT
// :name.to_proc as a block that the compiler sees through: calls `name` on its first argument with the others.
#pragma once
#include "languages/ruby/nodes/block.h"

namespace hypha::ruby {

// Words: [self, block, closure, receiver, a1 .. a3 (kUndefined: absent)].
struct SymbolBlockNode : NodeOf<SymbolBlockNode> {
  static constexpr int kReceiver = kBlockHeader, kOptional = 3;
  DispatchNode<0> none;
  DispatchNode<1> one;
  DispatchNode<2> two;
  DispatchNode<3> three;
  explicit SymbolBlockNode(CallSite s) : none(s), one(s), two(s), three(s) {}
  template <int N, class D>
  typename D::Val send(D d, DispatchNode<N>& dispatch) {
    typename D::template Args<N + kMethodHeader> words;
    words.put(0, d.get(kReceiver));
    words.put(1, d.get(1));
    for (int i = 0; i < N; i++) words.put(kMethodHeader + i, d.get(kReceiver + 1 + i));
    return d.apply(&dispatch, words);
  }
  template <class D>
  auto absent(D d, int i) {
    return d.same(d.get(kReceiver + i), d.constant(kUndefined));
  }
  RUN {
    return d.if_(
        absent(d, 1), [=, this] { return send(d, none); },
        [=, this] {
          return d.if_(
              absent(d, 2), [=, this] { return send(d, one); },
              [=, this] {
                return d.if_(
                    absent(d, 3), [=, this] { return send(d, two); }, [=, this] { return send(d, three); });
              });
        });
  }
};

}  // namespace hypha::ruby
