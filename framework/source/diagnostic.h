// SPDX-License-Identifier: MIT
// Errors found before a program runs (lexing, parsing, scope resolution), in the form shared by both languages:
//   file:line:column: message
//   the source line
//   a caret
#pragma once
#include <string>
#include <vector>

#include "framework/source/source.h"

namespace hypha {

struct Diagnostic {
  SourceSection where;
  std::string message;  // in the guest language's own wording, e.g. "SyntaxError: invalid syntax"
  std::string render() const;
};

class DiagnosticList {
 public:
  void add(SourceSection where, std::string message) { items_.push_back({where, std::move(message)}); }
  bool empty() const { return items_.empty(); }
  const std::vector<Diagnostic>& items() const { return items_; }
  std::string render() const;  // all of them, one after the other

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace hypha
