// SPDX-License-Identifier: MIT
// What all nodes of the syntax tree have in common: kind and span. Users include ast.h.
#pragma once
#include <cstdint>
#include <string_view>

#include "framework/engine/check.h"
#include "languages/python/syntax/arena.h"
#include "languages/python/syntax/scope.h"

namespace hypha::python::ast {

struct Span {
  uint32_t start = 0;
  uint32_t length = 0;
  uint32_t end() const { return start + length; }
};

// clang-format off
#define HY_PYTHON_EXPRESSIONS(X) \
  X(Name) X(Constant) X(Integer) X(Float) X(Imaginary) X(String) X(Bytes) X(FString) X(FormattedValue) \
  X(TupleDisplay) X(ListDisplay) X(SetDisplay) X(DictDisplay) X(Comprehension) \
  X(Unary) X(Binary) X(Logical) X(Compare) X(Conditional) X(Lambda) X(Call) X(Attribute) X(Subscript) X(Slice) \
  X(Starred) X(NamedExpression) X(Await) X(Yield) X(YieldFrom)
#define HY_PYTHON_STATEMENTS(X) \
  X(ExpressionStatement) X(Assign) X(AugmentedAssign) X(AnnotatedAssign) X(Delete) X(Pass) X(Break) X(Continue) \
  X(Return) X(Raise) X(Assert) X(Global) X(Nonlocal) X(Import) X(ImportFrom) X(If) X(While) X(For) X(With) X(Try) \
  X(Match) X(FunctionDefinition) X(ClassDefinition)
#define HY_PYTHON_PATTERNS(X) \
  X(ValuePattern) X(SequencePattern) X(StarPattern) X(MappingPattern) X(ClassPattern) X(AsPattern) X(OrPattern)

#define X(name) name,
enum class ExpressionKind : uint8_t { HY_PYTHON_EXPRESSIONS(X) };
enum class StatementKind : uint8_t { HY_PYTHON_STATEMENTS(X) };
enum class PatternKind : uint8_t { HY_PYTHON_PATTERNS(X) };
#undef X
// clang-format on

struct Expression {
  ExpressionKind kind;
  Span span;
};
struct Statement {
  StatementKind kind;
  Span span;
};
struct Pattern {
  PatternKind kind;
  Span span;
};

template <ExpressionKind K>
struct ExpressionOf : Expression {
  static constexpr ExpressionKind kKind = K;
  explicit ExpressionOf(Span where) : Expression{K, where} {}
};
template <StatementKind K>
struct StatementOf : Statement {
  static constexpr StatementKind kKind = K;
  explicit StatementOf(Span where) : Statement{K, where} {}
};
template <PatternKind K>
struct PatternOf : Pattern {
  static constexpr PatternKind kKind = K;
  explicit PatternOf(Span where) : Pattern{K, where} {}
};

using Block = List<Statement*>;

const char* kind_name(ExpressionKind kind);

template <class T, class Base>
T& as(Base& node) {
  HY_DCHECK(node.kind == T::kKind);
  return static_cast<T&>(node);
}
template <class T, class Base>
T* try_as(Base* node) {
  return node && node->kind == T::kKind ? static_cast<T*>(node) : nullptr;
}

}  // namespace hypha::python::ast
