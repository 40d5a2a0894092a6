// SPDX-License-Identifier: MIT
// The syntax tree as an S-expression on one line, for tests and --dump-ast. `x^` is a captured local.
#pragma once
#include <string>

#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby::syntax {

std::string dump(Node* node);

// One line per scope: kind, variables with their slots, flags.
std::string dump_scopes(const SyntaxTree& tree);

}  // namespace hypha::ruby::syntax
