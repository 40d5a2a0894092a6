// SPDX-License-Identifier: MIT
// Protected regions. What an exception is, and which handler it matches, is the language's: the handler is a child that reads the
// exception from a slot and rethrows what it does not take.
#pragma once
#include "nodes/node_of.h"

namespace hypha {

struct TryNode : NodeOf<TryNode> {
  Node *body, *handler;
  int exception_slot;
  TryNode(Node* b, int slot, Node* h) : body(b), handler(h), exception_slot(slot) {}
  RUN {
    return d.try_([=, this] { return d.eval(body); },
                  [=, this](auto e) {
                    d.set(exception_slot, e);
                    return d.eval(handler);
                  });
  }
};

struct FinallyNode : NodeOf<FinallyNode> {
  Node *body, *cleanup;
  FinallyNode(Node* b, Node* c) : body(b), cleanup(c) {}
  RUN {
    return d.finally_([=, this] { return d.eval(body); }, [=, this] { return d.eval(cleanup); });
  }
};

// Throws a value that already is a guest exception.
struct RethrowNode : NodeOf<RethrowNode> {
  int exception_slot;
  explicit RethrowNode(int slot) : exception_slot(slot) {}
  RUN { return d.throw_(d.get(exception_slot)); }
};

// Compiled once, in exception.cpp.
extern template struct NodeOf<TryNode>;
extern template struct NodeOf<FinallyNode>;
extern template struct NodeOf<RethrowNode>;

}  // namespace hypha
