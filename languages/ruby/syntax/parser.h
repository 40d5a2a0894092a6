// SPDX-License-Identifier: MIT
// The front end of mini-Ruby: source text to syntax tree (ast.h) with resolved scopes (scope.h).
#pragma once
#include <memory>

#include "framework/source/diagnostic.h"
#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby::syntax {

// Limits that keep the parser and everything that walks the tree within an ordinary C++ stack. The byte limit matters
// only where frames are unusually large (sanitizers, -O0); the others come first in a release build.
inline constexpr uint32_t kMaxNesting = 2400;       // guarded calls of the parser; one parenthesis costs about five
inline constexpr uint32_t kMaxChain = 2000;         // left-associative chains: a + b + c ..., a.b.c ..., elsif
inline constexpr size_t kMaxStackBytes = 3u << 20;  // what parse() may use of the caller's stack

struct ParseOptions {
  Scope* eval_scope = nullptr;  // eval: the scope around (of a finished tree; it called binding or eval)
  bool in_def = false;          // eval: return, yield and super belong to a method
};

// Never null. The tree is unusable if `diagnostics` got errors.
std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics, const ParseOptions& options = {});

}  // namespace hypha::ruby::syntax
