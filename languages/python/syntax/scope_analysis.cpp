// SPDX-License-Identifier: MIT
// Steps 2 and 3 of scope resolution: where each name lives.
#include <algorithm>

#include "languages/python/syntax/scope_table.h"

namespace hypha::python {
namespace {

class ScopeAnalyzer {
 public:
  ScopeAnalyzer(Arena& arena, const ScopeOptions& options, ScopeTables& tables)
      : arena_(arena), options_(options), tables_(tables) {}

  void run() {
    for (auto& table : tables_.all) make_variables(*table);
    for (auto& table : tables_.all)
      for (Symbol& symbol : table->symbols) classify(*table, symbol);
    if (tables_.early) return;
    for (auto& table : tables_.all) capture_dynamic(*table);
    for (auto& table : tables_.all) assign_slots(*table);
    for (auto& table : tables_.all) finish(*table);
  }

 private:
  Variable* make_variable(ScopeTable& table, std::string_view name) {
    auto* variable = arena_.make<Variable>();
    variable->name = name;
    variable->owner = table.scope;
    return variable;
  }

  // Only function-like scopes have variables; parameters come first because they were defined first.
  void make_variables(ScopeTable& table) {
    if (table.scope->kind == ScopeKind::Class) table.class_variable = make_variable(table, "__class__");
    if (!table.is_function_like()) return;
    for (Symbol& symbol : table.symbols) {
      if (!(symbol.flags & kBound) || (symbol.flags & (kGlobal | kNonlocal))) continue;
      symbol.variable = make_variable(table, symbol.name);
      if (table.is_comprehension() && (symbol.flags & kParameter)) symbol.variable->parameter = 0;
    }
    for (uint32_t i = 0; i < table.parameters.size(); i++) {
      Variable* variable = table.find(table.parameters[i].name)->variable;
      variable->parameter = int32_t(i);
      table.parameters[i].variable = variable;
    }
  }

  void classify(ScopeTable& table, Symbol& symbol) {
    bool at_root = !table.parent;
    if (symbol.flags & kGlobal) {
      if (symbol.flags & kNonlocal)
        fail(table, symbol, "name '" + std::string(symbol.name) + "' is nonlocal and global");
      symbol.kind = NameKind::Global;
    } else if (symbol.flags & kNonlocal) {
      if (at_root) return fail(table, symbol, "nonlocal declaration not allowed at module level");
      symbol.kind = NameKind::Free;
      if (!find_outside(table, symbol))
        fail(table, symbol, "no binding for nonlocal '" + std::string(symbol.name) + "' found");
    } else if (at_root) {
      symbol.kind = options_.separate_locals ? NameKind::ClassName : NameKind::Global;
    } else if (symbol.flags & kBound) {
      symbol.kind = table.is_function_like() ? NameKind::Local : NameKind::ClassName;
    } else if (find_outside(table, symbol)) {
      symbol.kind = table.is_function_like() ? NameKind::Free : NameKind::ClassFree;
    } else {
      symbol.kind = table.is_function_like() ? NameKind::Global : NameKind::ClassName;
    }
  }

  void fail(ScopeTable& table, const Symbol& symbol, std::string message) {
    auto at = table.directives.find(symbol.name);
    tables_.fail(at == table.directives.end() ? table.scope->start : at->second, std::move(message));
  }

  // Looks through the enclosing functions for the owner; all scopes on the way hand the variable down.
  bool find_outside(ScopeTable& table, Symbol& symbol) {
    Variable* found = nullptr;
    ScopeTable* owner = table.parent;
    for (; owner && !found; owner = found ? owner : owner->parent) {
      if (owner->scope->kind == ScopeKind::Class) {
        if (symbol.name == "__class__") found = owner->class_variable;
      } else if (owner->is_function_like()) {
        Symbol* outer = owner->find(symbol.name);
        if (outer && (outer->flags & kGlobal)) return false;
        if (outer) found = outer->variable;
      }
      if (found) break;
    }
    if (!found) return false;
    found->captured = true;
    if (owner->scope->kind == ScopeKind::Class) owner->scope->needs_class_cell = true;
    for (ScopeTable* at = &table; at != owner; at = at->parent) {
      if (std::find(at->free.begin(), at->free.end(), found) == at->free.end()) at->free.push_back(found);
      if (symbol.name == "__class__" && at->is_function_like()) at->scope->uses_class_cell = true;
    }
    symbol.variable = found;
    return true;
  }

  // locals() and eval() find variables by name, so all of them live in the Env.
  void capture_dynamic(ScopeTable& table) {
    for (std::string_view name : table.dynamic_calls) {
      Symbol* symbol = table.find(name);
      if (symbol && symbol->kind == NameKind::Global) table.scope->uses_dynamic_names = true;
    }
    if (!table.scope->uses_dynamic_names) return;
    for (Symbol& symbol : table.symbols)
      if (symbol.kind == NameKind::Local) symbol.variable->captured = true;
  }

  void assign_slots(ScopeTable& table) {
    Scope& scope = *table.scope;
    std::vector<Variable*> own;
    if (scope.needs_class_cell) own.push_back(table.class_variable);
    for (ast::Parameter& p : table.parameters) own.push_back(p.variable);
    for (Symbol& symbol : table.symbols)
      if (symbol.variable && symbol.variable->owner == &scope &&
          (table.parameters.empty() || !symbol.variable->is_parameter()))
        own.push_back(symbol.variable);
    for (Variable* v : own) v->slot = v->captured ? scope.env_slots++ : scope.frame_slots++;
    scope.variables = make_list(arena_, own);
    scope.free = make_list(arena_, table.free);
    std::vector<Scope*> children;
    for (ScopeTable* child : table.children) children.push_back(child->scope);
    scope.children = make_list(arena_, children);
    qualify(table);
  }

  void qualify(ScopeTable& table) {
    Scope& scope = *table.scope;
    scope.qualified_name = scope.name;
    if (!table.parent || !table.parent->parent) return;
    Symbol* symbol = table.parent->find(scope.name);
    bool named = scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Class;
    if (named && symbol && (symbol->flags & kGlobal)) return;
    // Deep nests would make this quadratic; beyond a limit that no program reaches the name stays short.
    constexpr size_t kLimit = 4096;
    if (scope.parent->qualified_name.size() > kLimit) return;
    std::string name(scope.parent->qualified_name);
    bool function = scope.parent->kind == ScopeKind::Function || scope.parent->kind == ScopeKind::Lambda;
    name += function ? ".<locals>." : ".";
    name += scope.name;
    scope.qualified_name = arena_.copy(name);
  }

  void finish(ScopeTable& table) {
    for (ast::Name* name : table.references) {
      Symbol& symbol = *table.find(name->id);
      NameReference& r = name->reference;
      r.kind = symbol.kind;
      r.explicit_global = symbol.flags & kGlobal;
      r.variable = symbol.variable;
      if (!r.variable) continue;
      r.slot = r.variable->slot;
      if (r.kind == NameKind::Local && r.variable->captured) r.kind = NameKind::Cell;
      if (r.kind == NameKind::Local) continue;
      for (Scope* at = table.scope; at != r.variable->owner; at = at->parent) r.hops += at->env_slots > 0;
    }
  }

  Arena& arena_;
  const ScopeOptions& options_;
  ScopeTables& tables_;
};

}  // namespace

void analyze_scopes(Arena& arena, const ScopeOptions& options, ScopeTables& tables) {
  ScopeAnalyzer(arena, options, tables).run();
}

bool resolve_scopes(ast::Module& module, const Source& source, Arena& arena, const ScopeOptions& options,
                    DiagnosticList& diagnostics) {
  ScopeTables tables;
  build_scopes(module, arena, tables);
  if (!tables.early) analyze_scopes(arena, options, tables);
  const std::optional<ScopeError>& error = tables.early ? tables.early : tables.late;
  if (!error) return true;
  diagnostics.add({&source, error->start, 0}, "SyntaxError: " + error->message);
  return false;
}

}  // namespace hypha::python
