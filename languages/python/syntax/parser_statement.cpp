// SPDX-License-Identifier: MIT
// Simple statements except imports.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

namespace {

bool augmented_operator(TokenKind kind, BinaryOperator& op) {
  switch (kind) {
    case TokenKind::PlusEqual:
      op = BinaryOperator::Add;
      return true;
    case TokenKind::MinusEqual:
      op = BinaryOperator::Subtract;
      return true;
    case TokenKind::StarEqual:
      op = BinaryOperator::Multiply;
      return true;
    case TokenKind::AtEqual:
      op = BinaryOperator::MatrixMultiply;
      return true;
    case TokenKind::SlashEqual:
      op = BinaryOperator::Divide;
      return true;
    case TokenKind::PercentEqual:
      op = BinaryOperator::Modulo;
      return true;
    case TokenKind::AmpersandEqual:
      op = BinaryOperator::BitAnd;
      return true;
    case TokenKind::BarEqual:
      op = BinaryOperator::BitOr;
      return true;
    case TokenKind::CaretEqual:
      op = BinaryOperator::BitXor;
      return true;
    case TokenKind::LeftShiftEqual:
      op = BinaryOperator::LeftShift;
      return true;
    case TokenKind::RightShiftEqual:
      op = BinaryOperator::RightShift;
      return true;
    case TokenKind::DoubleStarEqual:
      op = BinaryOperator::Power;
      return true;
    case TokenKind::DoubleSlashEqual:
      op = BinaryOperator::FloorDivide;
      return true;
    default:
      return false;
  }
}

}  // namespace

void Parser::statement(std::vector<Statement*>& out) {
  Statement* compound = compound_statement();
  if (compound) {
    out.push_back(compound);
  } else {
    simple_statements(out);
  }
}

// a; b; c
void Parser::simple_statements(std::vector<Statement*>& out) {
  do {
    if (check(Kind::Newline) && !out.empty() && token(position_ - 1).kind == Kind::Semicolon) break;
    out.push_back(simple_statement());
  } while (accept(Kind::Semicolon));
  expect(Kind::Newline);
}

template <class T>
Statement* Parser::bare() {
  uint32_t first = position_;
  advance();
  return make<T>(span_from(first));
}

Statement* Parser::simple_statement() {
  switch (kind()) {
    case Kind::Return:
      return return_statement();
    case Kind::Import:
      return import_statement();
    case Kind::From:
      return import_from_statement();
    case Kind::Raise:
      return raise_statement();
    case Kind::Pass:
      return bare<Pass>();
    case Kind::Break:
      return bare<Break>();
    case Kind::Continue:
      return bare<Continue>();
    case Kind::Del:
      return delete_statement();
    case Kind::Assert:
      return assert_statement();
    case Kind::Global:
      return declaration(true);
    case Kind::Nonlocal:
      return declaration(false);
    default:
      return expression_statement();
  }
}

Statement* Parser::expression_statement() {
  uint32_t first = position_;
  Expression* e = yield_or_star_expressions();
  BinaryOperator op{};
  if (check(Kind::Colon)) return annotated_assignment(first, e);
  if (check(Kind::Equal)) return assignment(first, e);
  if (augmented_operator(kind(), op)) return augmented_assignment(first, e);
  auto* node = make<ExpressionStatement>(span_from(first));
  node->value = e;
  return node;
}

Statement* Parser::annotated_assignment(uint32_t first, Expression* target) {
  bool parenthesized = token(first).kind == Kind::LeftParen && token(first).start < target->span.start;
  bool valid = target->kind == ExpressionKind::Name || target->kind == ExpressionKind::Attribute ||
               target->kind == ExpressionKind::Subscript;
  bool yields = token(first).kind == Kind::Yield;
  uint32_t colon = position_;
  advance();
  if (!valid) {
    // Something else may be wrong with the line, and `x + 1:` is plain nonsense.
    bool fits = !yields && attempt([&] { expression(); });
    position_ = colon;
    if (fits && target->kind == ExpressionKind::ListDisplay)
      fail_at(*target, "only single target (not list) can be annotated");
    if (fits && target->kind == ExpressionKind::TupleDisplay) {
      Expression* at = target;
      bool open = token(first).kind != Kind::LeftParen || target->span.start != token(first).start;
      auto& elements = as<TupleDisplay>(*target).elements;
      if (open && !elements.empty()) at = elements[0];
      fail_at(*at, "only single target (not tuple) can be annotated");
    }
    if (fits && target->kind != ExpressionKind::Starred) fail_at(*target, "illegal target for annotation");
    fail_here();
    return make<Pass>(span_from(first));
  }
  Expression* annotation = expression();
  Expression* value = accept(Kind::Equal) ? yield_or_star_expressions() : nullptr;
  check_names(target, Context::Store);
  auto* node = make<AnnotatedAssign>(span_from(first));
  node->target = target;
  node->annotation = annotation;
  node->value = value;
  node->is_simple = target->kind == ExpressionKind::Name && !parenthesized;
  return node;
}

// a = b = value; the loop reads the next expression before it knows whether that is a target or the value.
Statement* Parser::assignment(uint32_t first, Expression* target) {
  Expressions targets;
  uint32_t at = first;
  while (check(Kind::Equal)) {
    if (token(at).kind == Kind::Yield) {
      fail_at(*target, "assignment to yield expression not possible");
    } else if (invalid_target(target, TargetUse::Assign)) {
      diagnose_assignment(at, target, targets.empty());
    }
    check_target(target, TargetUse::Assign);
    targets.push_back(target);
    advance();
    at = position_;
    target = yield_or_star_expressions();
  }
  BinaryOperator op{};
  if (augmented_operator(kind(), op)) fail_here();
  auto* node = make<Assign>(span_from(first));
  node->targets = list(targets);
  node->value = target;
  return node;
}

Statement* Parser::augmented_assignment(uint32_t first, Expression* target) {
  BinaryOperator op{};
  augmented_operator(kind(), op);
  bool valid = target->kind == ExpressionKind::Name || target->kind == ExpressionKind::Attribute ||
               target->kind == ExpressionKind::Subscript;
  uint32_t at = position_;
  if (!valid) {
    bool fits = token(first).kind != Kind::Yield && attempt([&] {
                  advance();
                  yield_or_star_expressions();
                });
    position_ = at;
    if (fits) fail_at(*target, "'" + expression_name(*target) + "' is an illegal expression for augmented assignment");
    fail_here();
  }
  advance();
  check_names(target, Context::Store);
  Expression* value = yield_or_star_expressions();
  auto* node = make<AugmentedAssign>(span_from(first));
  node->target = target;
  node->op = op;
  node->value = value;
  return node;
}

Statement* Parser::return_statement() {
  uint32_t first = position_;
  advance();
  Expression* value = check(Kind::Newline) || check(Kind::Semicolon) ? nullptr : star_expressions();
  auto* node = make<Return>(span_from(first));
  node->value = value;
  return node;
}

Statement* Parser::raise_statement() {
  uint32_t first = position_;
  advance();
  Expression* exception = check(Kind::Newline) || check(Kind::Semicolon) ? nullptr : expression();
  Expression* cause = exception && accept(Kind::From) ? expression() : nullptr;
  auto* node = make<Raise>(span_from(first));
  node->exception = exception;
  node->cause = cause;
  return node;
}

Statement* Parser::assert_statement() {
  uint32_t first = position_;
  advance();
  Expression* test = expression();
  Expression* message = accept(Kind::Comma) ? expression() : nullptr;
  auto* node = make<Assert>(span_from(first));
  node->test = test;
  node->message = message;
  return node;
}

Statement* Parser::delete_statement() {
  uint32_t first = position_;
  advance();
  uint32_t at = position_;
  Expression* e = star_expressions();
  bool open_tuple =
      e->kind == ExpressionKind::TupleDisplay &&
      !(token(at).kind == Kind::LeftParen && e->span.start == token(at).start &&
        token(position_ - 1).kind == Kind::RightParen &&
        (as<TupleDisplay>(*e).elements.empty() || as<TupleDisplay>(*e).elements[0]->span.start > token(at).start));
  if (!failed()) check_target(e, TargetUse::Delete);
  if (!check(Kind::Semicolon) && !check(Kind::Newline)) fail_here();
  auto* node = make<Delete>(span_from(first));
  node->targets = open_tuple ? as<TupleDisplay>(*e).elements : list(Expressions{e});
  return node;
}

Statement* Parser::declaration(bool is_global) {
  uint32_t first = position_;
  advance();
  std::vector<std::string_view> names;
  do {
    names.push_back(identifier());
  } while (accept(Kind::Comma));
  if (is_global) {
    auto* node = make<Global>(span_from(first));
    node->names = list(names);
    return node;
  }
  auto* node = make<Nonlocal>(span_from(first));
  node->names = list(names);
  return node;
}

}  // namespace hypha::python
