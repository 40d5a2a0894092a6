// SPDX-License-Identifier: MIT
// Left-nested chains (1+1+1..., a.b.c(d)[e]...) make trees that are as deep as the chain is long. Whoever walks the
// tree follows them by a loop: collect_spine gives the nodes from the outermost to the innermost.
#pragma once
#include <vector>

#include "languages/python/syntax/ast.h"

namespace hypha::python::ast {

// The child that may nest without limit, or null.
inline Expression* left_child(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Binary:
      return static_cast<const Binary&>(e).left;
    case ExpressionKind::Attribute:
      return static_cast<const Attribute&>(e).value;
    case ExpressionKind::Call:
      return static_cast<const Call&>(e).callee;
    case ExpressionKind::Subscript:
      return static_cast<const Subscript&>(e).value;
    default:
      return nullptr;
  }
}

// e, left_child(e), and so on; the last one has no left child.
inline std::vector<Expression*> collect_spine(Expression& e) {
  std::vector<Expression*> spine;
  for (Expression* at = &e; at; at = left_child(*at)) spine.push_back(at);
  return spine;
}

}  // namespace hypha::python::ast
