// SPDX-License-Identifier: MIT
// Visits the local variables that a piece of syntax mentions, in order of evaluation.
#pragma once
#include <functional>

#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby {

struct Mention {
  const syntax::Variable* variable;
  bool write;        // a plain assignment; everything else reads
  bool conditional;  // may not be reached when the piece is evaluated
};
void walk_locals(syntax::Node* n, bool conditional, const std::function<void(const Mention&)>& visit);

}  // namespace hypha::ruby
