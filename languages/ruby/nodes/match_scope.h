// SPDX-License-Identifier: MIT
// $~ belongs to a method's activation: one that matches anything gives its caller's back.
#pragma once
#include "nodes/node_of.h"

namespace hypha::ruby {

Value swap_last_match(Value match);  // what it was

struct MatchScopeNode : NodeOf<MatchScopeNode> {
  Node* body;
  int saved;
  MatchScopeNode(Node* b, int s) : body(b), saved(s) {}
  RUN {
    auto before = d.call_rt(*this, swap_last_match, d.constant(kNil));
    TRY(before);
    d.set(saved, before);
    return d.finally_([=, this] { return d.eval(body); },
                      [=, this] { return d.call_rt(*this, swap_last_match, d.get(saved)); });
  }
};

}  // namespace hypha::ruby
