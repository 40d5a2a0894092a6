// SPDX-License-Identifier: MIT
// The syntax tree of Python 3.11: plain structs in an arena, one per kind, all texts as views into the arena or the
// source. `kind` says which struct it is; `as<T>` casts, `visit` calls an overloaded function with the right type.
// Identifiers are already mangled (__x inside class C is _C__x); every ast::Name says after scope resolution where
// its value lives, so a translator needs no symbol table of its own.
// Depth: brackets, blocks and right-nested operators are limited by the parser (a few hundred levels); left-nested
// chains (a+b+c..., a.b.c(d)...) may be hundreds of thousands long, see left_child() in spine.h.
#pragma once
#include "languages/python/syntax/ast_statement.h"

namespace hypha::python::ast {

struct Module {
  Block body;
  Expression* expression = nullptr;  // instead of body, if parsed with ParseMode::Expression
  String* docstring = nullptr;
  Scope* scope = nullptr;
  bool future_annotations = false;  // from __future__ import annotations: annotations are kept as text
};

// visit(node, f) calls f with the node as its own struct; f is overloaded or generic.
#define X(name)              \
  case ExpressionKind::name: \
    return f(static_cast<name&>(e));
template <class F>
decltype(auto) visit(Expression& e, F&& f) {
  switch (e.kind) { HY_PYTHON_EXPRESSIONS(X) }
  __builtin_unreachable();
}
#undef X
#define X(name)             \
  case StatementKind::name: \
    return f(static_cast<name&>(s));
template <class F>
decltype(auto) visit(Statement& s, F&& f) {
  switch (s.kind) { HY_PYTHON_STATEMENTS(X) }
  __builtin_unreachable();
}
#undef X
#define X(name)           \
  case PatternKind::name: \
    return f(static_cast<name&>(p));
template <class F>
decltype(auto) visit(Pattern& p, F&& f) {
  switch (p.kind) { HY_PYTHON_PATTERNS(X) }
  __builtin_unreachable();
}
#undef X

}  // namespace hypha::python::ast
