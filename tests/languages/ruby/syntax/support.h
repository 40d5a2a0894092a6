// SPDX-License-Identifier: MIT
// What the tests of the Ruby front end share: parse a text, show the tree or the errors.
#pragma once
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

#include "languages/ruby/syntax/dump.h"
#include "languages/ruby/syntax/parser.h"

namespace hypha::ruby::syntax {

struct Parsed {
  explicit Parsed(std::string text, const ParseOptions& options = {})
      : source("-e", std::move(text)), tree(parse(source, diagnostics, options)) {}

  // The tree, or the errors as `line:column: message`, one a line.
  std::string shown() const {
    if (diagnostics.empty()) return dump(tree->body);
    std::string out;
    for (const Diagnostic& d : diagnostics.items()) {
      LineColumn at = source.position(d.where.start);
      out += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d.message + "\n";
    }
    out.pop_back();
    return out;
  }

  Source source;
  DiagnosticList diagnostics;
  std::unique_ptr<SyntaxTree> tree;
};

struct Expectation {
  std::string_view source;
  std::string_view result;
};

inline void check_dump(const Expectation& e) {
  CAPTURE(std::string(e.source));
  CHECK(Parsed(std::string(e.source)).shown() == e.result);
}

}  // namespace hypha::ruby::syntax
