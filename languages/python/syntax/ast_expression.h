// SPDX-License-Identifier: MIT
// The syntax tree's expressions. Users include ast.h.
#pragma once
#include "languages/python/syntax/ast_kind.h"

namespace hypha::python::ast {

// ---- Expressions: leaves ----

enum class Context : uint8_t { Load, Store, Delete };

struct Name : ExpressionOf<ExpressionKind::Name> {
  using ExpressionOf::ExpressionOf;
  std::string_view id;
  Context context = Context::Load;
  NameReference reference;
};

enum class ConstantValue : uint8_t { None, True, False, Ellipsis };
struct Constant : ExpressionOf<ExpressionKind::Constant> {
  using ExpressionOf::ExpressionOf;
  ConstantValue value = ConstantValue::None;
};

struct Integer : ExpressionOf<ExpressionKind::Integer> {
  using ExpressionOf::ExpressionOf;
  bool is_big = false;
  int64_t value = 0;        // unless is_big
  uint8_t base = 10;        // is_big: 2, 8, 10 or 16
  std::string_view digits;  // is_big: without prefix and underscores
};

struct Float : ExpressionOf<ExpressionKind::Float> {
  using ExpressionOf::ExpressionOf;
  double value = 0;
};
struct Imaginary : ExpressionOf<ExpressionKind::Imaginary> {
  using ExpressionOf::ExpressionOf;
  double value = 0;
};
struct String : ExpressionOf<ExpressionKind::String> {
  using ExpressionOf::ExpressionOf;
  std::string_view value;  // UTF-8; escapes can make surrogates (three bytes each) and NULs
};
struct Bytes : ExpressionOf<ExpressionKind::Bytes> {
  using ExpressionOf::ExpressionOf;
  std::string_view value;
};

// f-string: String and FormattedValue parts, neighbouring literals joined.
struct FString : ExpressionOf<ExpressionKind::FString> {
  using ExpressionOf::ExpressionOf;
  List<Expression*> parts;
};
struct FormattedValue : ExpressionOf<ExpressionKind::FormattedValue> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
  char conversion = 0;        // 0, 's', 'r' or 'a'; {x=} without one has become text plus 'r'
  FString* format = nullptr;  // null: none
};

// ---- Expressions: displays and comprehensions ----

struct TupleDisplay : ExpressionOf<ExpressionKind::TupleDisplay> {
  using ExpressionOf::ExpressionOf;
  List<Expression*> elements;  // may contain Starred
};
struct ListDisplay : ExpressionOf<ExpressionKind::ListDisplay> {
  using ExpressionOf::ExpressionOf;
  List<Expression*> elements;
};
struct SetDisplay : ExpressionOf<ExpressionKind::SetDisplay> {
  using ExpressionOf::ExpressionOf;
  List<Expression*> elements;
};
struct DictItem {
  Expression* key;  // null: **value
  Expression* value;
};
struct DictDisplay : ExpressionOf<ExpressionKind::DictDisplay> {
  using ExpressionOf::ExpressionOf;
  List<DictItem> items;
};

enum class ComprehensionKind : uint8_t { List, Set, Dict, Generator };
struct ComprehensionClause {
  Expression* target;
  Expression* iterable;
  List<Expression*> conditions;
  bool is_async;
};
// A function of its own: clauses[0].iterable is evaluated outside, its iterator is the parameter ".0" (variable 0).
struct Comprehension : ExpressionOf<ExpressionKind::Comprehension> {
  using ExpressionOf::ExpressionOf;
  ComprehensionKind form = ComprehensionKind::List;
  Expression* element = nullptr;  // Dict: the key
  Expression* value = nullptr;    // Dict only
  List<ComprehensionClause> clauses;
  Scope* scope = nullptr;
};

// ---- Expressions: operators ----

enum class UnaryOperator : uint8_t { Not, Plus, Minus, Invert };
struct Unary : ExpressionOf<ExpressionKind::Unary> {
  using ExpressionOf::ExpressionOf;
  UnaryOperator op = UnaryOperator::Not;
  Expression* operand = nullptr;
};

enum class BinaryOperator : uint8_t {
  Add,
  Subtract,
  Multiply,
  MatrixMultiply,
  Divide,
  FloorDivide,
  Modulo,
  Power,
  LeftShift,
  RightShift,
  BitAnd,
  BitOr,
  BitXor
};
struct Binary : ExpressionOf<ExpressionKind::Binary> {
  using ExpressionOf::ExpressionOf;
  BinaryOperator op = BinaryOperator::Add;
  Expression* left = nullptr;
  Expression* right = nullptr;
};

enum class LogicalOperator : uint8_t { And, Or };
struct Logical : ExpressionOf<ExpressionKind::Logical> {
  using ExpressionOf::ExpressionOf;
  LogicalOperator op = LogicalOperator::And;
  List<Expression*> values;  // two or more
};

enum class CompareOperator : uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Is, IsNot, In, NotIn };
struct Comparison {
  CompareOperator op;
  Expression* right;
};
struct Compare : ExpressionOf<ExpressionKind::Compare> {
  using ExpressionOf::ExpressionOf;
  Expression* left = nullptr;
  List<Comparison> rest;  // a < b < c: two
};

struct Conditional : ExpressionOf<ExpressionKind::Conditional> {
  using ExpressionOf::ExpressionOf;
  Expression* test = nullptr;
  Expression* then = nullptr;
  Expression* otherwise = nullptr;
};

// ---- Expressions: primaries and the rest ----

struct Function;

struct Lambda : ExpressionOf<ExpressionKind::Lambda> {
  using ExpressionOf::ExpressionOf;
  Function* function = nullptr;
};

enum class ArgumentKind : uint8_t { Positional, Star, Keyword, DoubleStar };
struct Argument {
  ArgumentKind kind;
  std::string_view name;  // Keyword
  Expression* value;
  Span span;
};
struct Call : ExpressionOf<ExpressionKind::Call> {
  using ExpressionOf::ExpressionOf;
  Expression* callee = nullptr;
  List<Argument> arguments;  // in source order, which is the order of evaluation
};
struct Attribute : ExpressionOf<ExpressionKind::Attribute> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
  std::string_view name;
  Span name_span;
};
struct Subscript : ExpressionOf<ExpressionKind::Subscript> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
  Expression* index = nullptr;  // Slice, or TupleDisplay that may contain Slices, or any
};
struct Slice : ExpressionOf<ExpressionKind::Slice> {
  using ExpressionOf::ExpressionOf;
  Expression* lower = nullptr;  // null: absent
  Expression* upper = nullptr;
  Expression* step = nullptr;
};
struct Starred : ExpressionOf<ExpressionKind::Starred> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
};
struct NamedExpression : ExpressionOf<ExpressionKind::NamedExpression> {
  using ExpressionOf::ExpressionOf;
  Name* target = nullptr;
  Expression* value = nullptr;
};
struct Await : ExpressionOf<ExpressionKind::Await> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
};
struct Yield : ExpressionOf<ExpressionKind::Yield> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;  // null: yield alone
};
struct YieldFrom : ExpressionOf<ExpressionKind::YieldFrom> {
  using ExpressionOf::ExpressionOf;
  Expression* value = nullptr;
};

}  // namespace hypha::python::ast
