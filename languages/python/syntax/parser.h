// SPDX-License-Identifier: MIT
// The front end's entry point: text in, tree with resolved scopes out. Errors go to the diagnostic list, in CPython
// 3.11's wording, and give a null tree; any bytes are accepted, nothing recurses deeper than a fixed limit.
#pragma once
#include <memory>

#include "framework/source/diagnostic.h"
#include "framework/source/source.h"
#include "languages/python/syntax/ast.h"

namespace hypha::python {

// Owns everything below it. Lives as long as something points into it (function bodies that are translated lazily).
struct SyntaxTree {
  explicit SyntaxTree(const Source& from) : source(from) {}
  const Source& source;
  Arena arena;
  ast::Module module;
};

enum class ParseMode : uint8_t { File, Expression };  // Expression: the argument of eval()

struct ParseOptions {
  ParseMode mode = ParseMode::File;
  bool separate_locals = false;  // exec/eval with a local namespace: see ScopeOptions
};

std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics);
std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics, const ParseOptions& options);

}  // namespace hypha::python
