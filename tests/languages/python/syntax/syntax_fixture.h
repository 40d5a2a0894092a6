// SPDX-License-Identifier: MIT
// Parses snippets for the front end's tests.
#pragma once
#include <doctest/doctest.h>

#include <string>

#include "languages/python/syntax/dump.h"
#include "languages/python/syntax/parser.h"

namespace hypha::python::test {

// "line:column: message" of the first error, or "" if there is none.
inline std::string error_of(const std::string& text) {
  Source source("<test>", text);
  DiagnosticList diagnostics;
  if (parse(source, diagnostics)) return diagnostics.empty() ? "" : "tree and error";
  if (diagnostics.empty()) return "no tree, no error";
  const Diagnostic& d = diagnostics.items()[0];
  LineColumn at = source.position(d.where.start);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d.message;
}

inline std::string dump_of(const std::string& text, const DumpOptions& dump_options = {},
                           const ParseOptions& options = {}) {
  Source source("<test>", text);
  DiagnosticList diagnostics;
  auto tree = parse(source, diagnostics, options);
  return tree ? dump(tree->module, dump_options) : diagnostics.items()[0].message;
}

inline std::string scopes_of(const std::string& text) {
  Source source("<test>", text);
  DiagnosticList diagnostics;
  auto tree = parse(source, diagnostics);
  return tree ? dump_scopes(*tree->module.scope) : diagnostics.items()[0].message;
}

}  // namespace hypha::python::test
