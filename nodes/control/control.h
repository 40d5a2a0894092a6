// SPDX-License-Identifier: MIT
// Sequences, conditions, loops, return. Conditions are two-valued here: a language with truthiness of its own wraps its condition in a
// node that answers true or false.
#pragma once
#include "nodes/node_of.h"

namespace hypha {

struct SequenceNode : NodeOf<SequenceNode> {
  std::vector<Node*> children;
  explicit SequenceNode(std::vector<Node*> c) : children(std::move(c)) {}
  RUN { return d.block(children.data(), children.size()); }
};

struct IfNode : NodeOf<IfNode> {
  Node *condition, *then, *otherwise;
  IfNode(Node* c, Node* t, Node* e) : condition(c), then(t), otherwise(e) {}
  RUN {
    auto c = TRY(d.eval(condition));
    return d.if_(d.truthy(c), [=, this] { return d.eval(then); }, [=, this] { return d.eval(otherwise); });
  }
};

struct AndNode : NodeOf<AndNode> {
  Node *left, *right;
  AndNode(Node* l, Node* r) : left(l), right(r) {}
  RUN {
    auto v = TRY(d.eval(left));
    return d.if_(d.truthy(v), [=, this] { return d.eval(right); }, [=] { return v; });
  }
};

struct OrNode : NodeOf<OrNode> {
  Node *left, *right;
  OrNode(Node* l, Node* r) : left(l), right(r) {}
  RUN {
    auto v = TRY(d.eval(left));
    return d.if_(d.truthy(v), [=] { return v; }, [=, this] { return d.eval(right); });
  }
};

struct NotNode : NodeOf<NotNode> {
  Node* value;
  explicit NotNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.val(d.not_(d.truthy(v)));
  }
};

// `test_first` false: the body runs once before the condition is asked. `negate`: until. The value of the loop is nil, or what a
// BreakNode left in `result_slot`.
struct WhileNode : NodeOf<WhileNode> {
  Node *condition, *body;
  bool negate, test_first;
  std::vector<uint16_t> dead_slots;  // where an iteration begins (Interp::loop)
  WhileNode(Node* c, Node* b, bool n = false, bool t = true) : condition(c), body(b), negate(n), test_first(t) {}
  RUN {
    if (test_first)
      return d.loop(*this, [=, this]() -> typename D::Val {
        auto c = TRY(d.eval(condition));
        auto t = d.truthy(c);
        return d.if_(negate ? d.not_(t) : t, [=, this] { return d.eval(body); }, [=] { return d.break_(); });
      }, dead_slots.data(), dead_slots.size());
    return d.loop(*this, [=, this]() -> typename D::Val {
      TRY(d.eval(body));
      auto c = TRY(d.eval(condition));
      auto t = d.truthy(c);
      return d.if_(negate ? d.not_(t) : t, [=] { return d.constant(kNil); }, [=] { return d.break_(); });
    }, dead_slots.data(), dead_slots.size());
  }
};

// Leaves the innermost loop of the same activation; its value goes through a slot, since a loop itself is worth nil.
struct BreakNode : NodeOf<BreakNode> {
  RUN { return d.break_(); }
};
struct NextNode : NodeOf<NextNode> {
  RUN { return d.next_(); }
};

struct ReturnNode : NodeOf<ReturnNode> {
  Node* value;
  explicit ReturnNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.return_(v);
  }
};

// Compiled once, in control.cpp.
extern template struct NodeOf<SequenceNode>;
extern template struct NodeOf<IfNode>;
extern template struct NodeOf<AndNode>;
extern template struct NodeOf<OrNode>;
extern template struct NodeOf<NotNode>;
extern template struct NodeOf<WhileNode>;
extern template struct NodeOf<BreakNode>;
extern template struct NodeOf<NextNode>;
extern template struct NodeOf<ReturnNode>;

}  // namespace hypha
