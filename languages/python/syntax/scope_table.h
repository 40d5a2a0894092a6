// SPDX-License-Identifier: MIT
// What scope resolution collects about each scope while it works; private to scope_*.cpp.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "framework/source/diagnostic.h"
#include "languages/python/syntax/ast.h"

namespace hypha::python {

// How a name occurs in a scope; the names follow CPython's symtable.
enum SymbolFlag : uint16_t {
  kUsed = 1,
  kLocal = 2,  // bound here
  kParameter = 4,
  kImported = 8,
  kGlobal = 16,    // global statement
  kNonlocal = 32,  // nonlocal statement
  kAnnotated = 64,
  kIteration = 128,  // target of a comprehension's for
  kBound = kLocal | kParameter | kImported,
};

struct Symbol {
  std::string_view name;
  uint16_t flags = 0;
  NameKind kind = NameKind::Unresolved;
  Variable* variable = nullptr;
};

struct ScopeTable {
  Scope* scope = nullptr;
  ScopeTable* parent = nullptr;
  std::vector<ScopeTable*> children;
  std::vector<Symbol> symbols;  // in order of appearance
  std::unordered_map<std::string_view, uint32_t> index;
  std::vector<ast::Name*> references;
  std::unordered_map<std::string_view, uint32_t> directives;  // name -> offset of its global/nonlocal statement
  std::vector<std::string_view> dynamic_calls;                // locals, eval, ... as they are called here
  List<ast::Parameter> parameters;
  Variable* class_variable = nullptr;  // class: the implicit __class__
  std::vector<Variable*> free;
  uint32_t iteration_expression = 0;  // > 0: inside a comprehension's iterable
  bool iteration_target = false;
  // What encloses the statement being visited, inside this scope.
  enum class Enclosure : uint8_t { Loop, ExceptStar };
  std::vector<Enclosure> enclosures;
  std::optional<uint32_t> value_return;  // offset of the first `return value`
  bool is_async_function = false;
  ast::ComprehensionKind comprehension = ast::ComprehensionKind::List;

  bool is_function_like() const { return scope->optimized(); }
  bool is_comprehension() const { return scope->kind == ScopeKind::Comprehension; }
  Symbol* find(std::string_view name);
  Symbol& add(std::string_view name, uint16_t flags);
};

struct ScopeError {
  uint32_t start;
  std::string message;
};

// All scopes, outer before inner, and the first error of each phase.
struct ScopeTables {
  std::vector<std::unique_ptr<ScopeTable>> all;
  std::optional<ScopeError> early;  // symbol table
  std::optional<ScopeError> late;   // compiler
  void fail(uint32_t start, std::string message) {
    if (!early) early = ScopeError{start, std::move(message)};
  }
  void fail_late(uint32_t start, std::string message) {
    if (!late) late = ScopeError{start, std::move(message)};
  }
};

// Step 1: fills the tables and hangs Scopes into the tree.
void build_scopes(ast::Module& module, Arena& arena, ScopeTables& tables);
// Steps 2 and 3: decides about all names and fills Scopes and references.
void analyze_scopes(Arena& arena, const ScopeOptions& options, ScopeTables& tables);

// Checks of patterns that CPython's compiler makes.
void check_patterns(const ast::Match& match, ScopeTables& tables);

}  // namespace hypha::python
