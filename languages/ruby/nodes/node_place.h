// SPDX-License-Identifier: MIT
// Where a node is in its source.
#pragma once
#include "framework/node/node.h"

namespace hypha::ruby {

// A node's position, which its embedded operation needs too: backtraces name the innermost node.
struct NodePlace {
  uint32_t start = 0, length = 0;
  template <class T>
  T* put(T* n) const {
    set(*n);
    if constexpr (requires { n->dispatch.source_start; }) set(n->dispatch);
    if constexpr (requires { n->op.source_start; }) set(n->op);
    return n;
  }

 private:
  void set(Node& n) const { n.source_start = start, n.source_length = length; }
};

}  // namespace hypha::ruby
