// SPDX-License-Identifier: MIT
// The syntax tree's statements and patterns. Users include ast.h.
#pragma once
#include "languages/python/syntax/ast_expression.h"

namespace hypha::python::ast {

// ---- Simple statements ----

struct ExpressionStatement : StatementOf<StatementKind::ExpressionStatement> {
  using StatementOf::StatementOf;
  Expression* value = nullptr;
};
// Targets: Name, Attribute, Subscript, TupleDisplay, ListDisplay (with at most one Starred), assigned left to right.
struct Assign : StatementOf<StatementKind::Assign> {
  using StatementOf::StatementOf;
  List<Expression*> targets;
  Expression* value = nullptr;
};
struct AugmentedAssign : StatementOf<StatementKind::AugmentedAssign> {
  using StatementOf::StatementOf;
  Expression* target = nullptr;  // Name (its reference serves for both reading and writing), Attribute, Subscript
  BinaryOperator op = BinaryOperator::Add;
  Expression* value = nullptr;
};
struct AnnotatedAssign : StatementOf<StatementKind::AnnotatedAssign> {
  using StatementOf::StatementOf;
  Expression* target = nullptr;
  Expression* annotation = nullptr;
  Expression* value = nullptr;  // null: only declared
  bool is_simple = false;       // a bare name: module and class store it in __annotations__
};
struct Delete : StatementOf<StatementKind::Delete> {
  using StatementOf::StatementOf;
  List<Expression*> targets;
};
struct Pass : StatementOf<StatementKind::Pass> {
  using StatementOf::StatementOf;
};
struct Break : StatementOf<StatementKind::Break> {
  using StatementOf::StatementOf;
};
struct Continue : StatementOf<StatementKind::Continue> {
  using StatementOf::StatementOf;
};
struct Return : StatementOf<StatementKind::Return> {
  using StatementOf::StatementOf;
  Expression* value = nullptr;
};
struct Raise : StatementOf<StatementKind::Raise> {
  using StatementOf::StatementOf;
  Expression* exception = nullptr;
  Expression* cause = nullptr;
};
struct Assert : StatementOf<StatementKind::Assert> {
  using StatementOf::StatementOf;
  Expression* test = nullptr;
  Expression* message = nullptr;
};
struct Global : StatementOf<StatementKind::Global> {
  using StatementOf::StatementOf;
  List<std::string_view> names;
};
struct Nonlocal : StatementOf<StatementKind::Nonlocal> {
  using StatementOf::StatementOf;
  List<std::string_view> names;
};
struct Alias {
  std::string_view path;     // "a.b.c" or the imported member's name, "*" for all
  std::string_view as_name;  // empty: none
  Name* target;              // what is bound: as_name, or the first part of path; null for *
  Span span;
};
struct Import : StatementOf<StatementKind::Import> {
  using StatementOf::StatementOf;
  List<Alias> names;
};
struct ImportFrom : StatementOf<StatementKind::ImportFrom> {
  using StatementOf::StatementOf;
  uint32_t level = 0;       // leading dots
  std::string_view module;  // may be empty if level > 0
  List<Alias> names;
};

// ---- Compound statements ----

struct IfClause {
  Expression* test;
  Block body;
};
struct If : StatementOf<StatementKind::If> {
  using StatementOf::StatementOf;
  List<IfClause> clauses;  // if and all its elifs
  Block otherwise;
};
struct While : StatementOf<StatementKind::While> {
  using StatementOf::StatementOf;
  Expression* test = nullptr;
  Block body;
  Block otherwise;
};
struct For : StatementOf<StatementKind::For> {
  using StatementOf::StatementOf;
  Expression* target = nullptr;
  Expression* iterable = nullptr;
  Block body;
  Block otherwise;
  bool is_async = false;
};
struct WithItem {
  Expression* context;
  Expression* target;  // null: no as
};
struct With : StatementOf<StatementKind::With> {
  using StatementOf::StatementOf;
  List<WithItem> items;
  Block body;
  bool is_async = false;
};
struct ExceptHandler {
  Span span;
  Expression* type;  // null: catches all
  Name* target;      // null: no as; deleted at the end of the handler
  Block body;
};
struct Try : StatementOf<StatementKind::Try> {
  using StatementOf::StatementOf;
  Block body;
  List<ExceptHandler> handlers;
  Block otherwise;
  Block finally;
  bool is_star = false;  // except*
};
struct MatchCase {
  Pattern* pattern;
  Expression* guard;  // null: none
  Block body;
};
struct Match : StatementOf<StatementKind::Match> {
  using StatementOf::StatementOf;
  Expression* subject = nullptr;
  List<MatchCase> cases;
};

enum class ParameterKind : uint8_t { PositionalOnly, Positional, VarPositional, KeywordOnly, VarKeyword };
struct Parameter {
  ParameterKind kind;
  std::string_view name;
  Expression* annotation;     // VarPositional: may be Starred
  Expression* default_value;  // null: required
  Span span;
  Variable* variable;
};
// What def and lambda have in common. Defaults, annotations and decorators are evaluated in the enclosing scope.
struct Function {
  Span span;
  std::string_view name;  // "<lambda>" for lambdas
  List<Parameter> parameters;
  Block body;                        // def
  Expression* expression = nullptr;  // lambda
  Expression* returns = nullptr;     // annotation
  String* docstring = nullptr;       // also the first statement of body
  bool is_async = false;
  Scope* scope = nullptr;
};
struct FunctionDefinition : StatementOf<StatementKind::FunctionDefinition> {
  using StatementOf::StatementOf;
  List<Expression*> decorators;
  Function* function = nullptr;
  Name* target = nullptr;
};
struct ClassDefinition : StatementOf<StatementKind::ClassDefinition> {
  using StatementOf::StatementOf;
  std::string_view name;
  List<Expression*> decorators;
  List<Argument> arguments;  // bases and keywords
  Block body;
  String* docstring = nullptr;
  Name* target = nullptr;
  Scope* scope = nullptr;
};

// ---- Patterns ----

struct ValuePattern : PatternOf<PatternKind::ValuePattern> {
  using PatternOf::PatternOf;
  Expression* value = nullptr;  // a Constant is compared with `is`, all others with ==
};
struct SequencePattern : PatternOf<PatternKind::SequencePattern> {
  using PatternOf::PatternOf;
  List<Pattern*> patterns;  // at most one StarPattern
};
struct StarPattern : PatternOf<PatternKind::StarPattern> {
  using PatternOf::PatternOf;
  Name* target = nullptr;  // null: *_
};
struct MappingPattern : PatternOf<PatternKind::MappingPattern> {
  using PatternOf::PatternOf;
  List<Expression*> keys;
  List<Pattern*> patterns;  // as many as keys
  Name* rest = nullptr;
};
struct KeywordPattern {
  std::string_view name;
  Pattern* pattern;
  Span span;
};
struct ClassPattern : PatternOf<PatternKind::ClassPattern> {
  using PatternOf::PatternOf;
  Expression* type = nullptr;
  List<Pattern*> positional;
  List<KeywordPattern> keywords;
};
// pattern as name; without pattern: a capture; without both: the wildcard _.
struct AsPattern : PatternOf<PatternKind::AsPattern> {
  using PatternOf::PatternOf;
  Pattern* pattern = nullptr;
  Name* target = nullptr;
};
struct OrPattern : PatternOf<PatternKind::OrPattern> {
  using PatternOf::PatternOf;
  List<Pattern*> alternatives;
};

}  // namespace hypha::python::ast
