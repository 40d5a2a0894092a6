// SPDX-License-Identifier: MIT
// The walk over the tree that collects symbols; private to scope_*.cpp. Left-nested chains are followed by a loop, all
// other recursion is limited by the parser's depth limit.
#pragma once
#include "languages/python/syntax/scope_table.h"

namespace hypha::python {

class ScopeBuilder {
 public:
  ScopeBuilder(Arena& arena, ScopeTables& tables) : arena_(arena), tables_(tables) {}
  void module(ast::Module& module);

 private:
  using Enclosure = ScopeTable::Enclosure;

  // Scopes
  ScopeTable* enter(ScopeKind kind, std::string_view name, uint32_t start);
  void leave() { current_ = current_->parent; }
  void define(std::string_view name, uint16_t flags, uint32_t at);
  void define_parameters(List<ast::Parameter> parameters);
  void bind(ast::Name* name, uint16_t flags = kLocal);
  void visit_name(ast::Name& name);

  // Statements
  void block(const ast::Block& body);
  void statement(ast::Statement& s);
  void compound(ast::Statement& s);
  void assign(ast::Assign& s);
  void annotated_assign(ast::AnnotatedAssign& s);
  void declare(const List<std::string_view>& names, bool global, uint32_t at);
  void leave_block(uint32_t at, bool is_break);
  void return_statement(ast::Return& s);
  void import(const List<ast::Alias>& names);
  void import_from(ast::ImportFrom& s);
  void for_statement(ast::For& s);
  void with_statement(ast::With& s);
  void try_statement(ast::Try& s);
  void match_statement(ast::Match& s);
  void function_definition(ast::FunctionDefinition& s);
  void class_definition(ast::ClassDefinition& s);
  void function_outside(ast::Function& f);  // defaults and annotations
  void function_inside(ast::Function& f, ScopeKind kind);
  void annotation(ast::Expression* e);
  void loop(const ast::Block& body, const ast::Block& otherwise);

  // Expressions (scope_expression.cpp)
  void optional_expression(ast::Expression* e) {
    if (e) expression(*e);
  }
  void expression(ast::Expression& e);
  void expression_node(ast::Expression& e);  // without its left child
  void compound_expression(ast::Expression& e);
  void elements(const List<ast::Expression*>& list);
  void target(ast::Expression& e);
  void target_list(const List<ast::Expression*>& list, uint32_t at);
  void arguments(const List<ast::Argument>& list);
  void call_target(const ast::Call& call);
  void comprehension(ast::Comprehension& e);
  void comprehension_clause(ast::ComprehensionClause& clause, bool first);
  void named_expression(ast::NamedExpression& e);
  bool bind_outside_comprehension(ast::Name& name);
  void yield(ast::Expression& e, bool from);
  void await(ast::Await& e);

  // Patterns (scope_pattern.cpp)
  void pattern(ast::Pattern& p);
  bool in_async_function() const { return current_->is_async_function; }

  Arena& arena_;
  ScopeTables& tables_;
  ScopeTable* current_ = nullptr;
  bool future_annotations_ = false;
  bool future_allowed_ = true;  // still at the beginning of the file
  std::vector<ast::Expression*> spine_;
};

}  // namespace hypha::python
