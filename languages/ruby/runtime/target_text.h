// SPDX-License-Identifier: MIT
// What backtraces, error messages and bindings want to know about the text of a call target.
#pragma once
#include <vector>

#include "framework/node/call_target.h"

namespace hypha::ruby {

namespace syntax {
struct Scope;
struct SyntaxTree;
}  // namespace syntax
struct LexicalScope;
struct MethodInfo;

// A rescue or ensure clause, which backtraces show as an activation of its own.
struct ClauseText {
  uint32_t body_start, body_end;  // what it protects
  uint32_t start, end;
  uint32_t resumed;  // where the activation around it seems to be
  bool ensure;
  bool contains(uint32_t offset) const { return offset >= start && offset < end; }
  bool protects(uint32_t offset) const { return offset >= body_start && offset < body_end; }
};

struct TargetText {
  syntax::SyntaxTree* tree = nullptr;
  syntax::Scope* scope = nullptr;
  LexicalScope* lexical = nullptr;
  MethodInfo* method = nullptr;          // of the home
  const CallTarget* outer = nullptr;     // lexically
  std::vector<ClauseText> clauses;
};

TargetText& make_target_text(const CallTarget*);
const TargetText* find_target_text(const CallTarget*);  // null: of the prelude, or a native

}  // namespace hypha::ruby
