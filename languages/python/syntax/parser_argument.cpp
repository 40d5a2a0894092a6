// SPDX-License-Identifier: MIT
// Arguments of calls and class statements; parameters of def and lambda.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

// Up to, not including, the closing parenthesis.
List<Argument> Parser::arguments(bool generator_allowed) {
  std::vector<Argument> result;
  bool keyword = false, double_star = false;
  while (!check(Kind::RightParen) && !failed()) {
    Argument next{};
    uint32_t first = position_;
    if (check(Kind::DoubleStar)) {
      advance();
      Expression* value = expression();
      if (check(Kind::Equal)) fail_here();
      next = {ArgumentKind::DoubleStar, {}, value, span_from(first)};
      double_star = true;
    } else if (check(Kind::Star)) {
      if (double_star) {
        fail_at(*result[0].value, "iterable argument unpacking follows keyword argument unpacking");
        break;
      }
      Expression* value = starred(true);
      next = {ArgumentKind::Star, {}, as<Starred>(*value).value, span_from(first)};
    } else if (kind(1) == Kind::Equal &&
               (check(Kind::Name) || check(Kind::True) || check(Kind::False) || check(Kind::None))) {
      next = keyword_argument(!keyword);
      keyword = true;
    } else {
      next = positional_argument(generator_allowed, result.empty());
      if ((keyword || double_star) && !failed()) {
        // CPython parses all arguments before it complains, and points at the last token it has seen.
        bool rest = attempt([&] {
          while (accept(Kind::Comma) && !check(Kind::RightParen)) arguments(true);
        });
        if (check(Kind::Error) || (!rest && trial_error_->is_lexical)) return lexical_error(), list(result);
        fail(peek().start, double_star ? "positional argument follows keyword argument unpacking"
                                       : "positional argument follows keyword argument");
      }
    }
    result.push_back(next);
    if (!accept(Kind::Comma)) break;
  }
  return list(result);
}

Argument Parser::keyword_argument(bool first_keyword) {
  uint32_t first = position_;
  if (!check(Kind::Name)) {
    fail(peek().start, "cannot assign to " + std::string(text(peek())));
    return {ArgumentKind::Keyword, {}, dummy(), {}};
  }
  std::string_view name = text(peek());
  check_assigned_name(name, peek().start);
  advance();
  advance();
  bool plain = check(Kind::Name) && starts_expression(token(position_ + 1));
  Expression* value = expression(!first_keyword || !plain);
  if (at_comprehension() && attempt([&] { comprehension_clauses(); }))
    fail(token(first).start, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  return {ArgumentKind::Keyword, name, value, span_from(first)};
}

Argument Parser::positional_argument(bool generator_allowed, bool first_argument) {
  uint32_t first = position_;
  Expression* value;
  if (check(Kind::Name) && kind(1) == Kind::ColonEqual) {
    value = named_expression();
  } else {
    value = expression();
    if (check(Kind::Equal)) {
      fail(value->span.start, "expression cannot contain assignment, perhaps you meant \"==\"?");
    } else if (check(Kind::ColonEqual)) {
      fail_here();
    }
  }
  if (at_comprehension() && !failed()) {
    uint32_t clauses_at = position_;
    List<ComprehensionClause> clauses = comprehension_clauses();
    if (!failed() && (!first_argument || check(Kind::Comma))) {
      fail(value->span.start, "Generator expression must be parenthesized");
    } else if (!generator_allowed && !failed()) {
      position_ = clauses_at;
      fail_here();
    }
    // The span is that of the call's parentheses, as in CPython.
    uint32_t end = check(Kind::RightParen) ? peek().end : peek().start;
    uint32_t start = token(first - 1).start;
    auto* node = make<Comprehension>({start, end > start ? end - start : 0});
    node->form = ComprehensionKind::Generator;
    node->element = value;
    node->clauses = clauses;
    value = node;
  }
  return {ArgumentKind::Positional, {}, value, span_from(first)};
}

struct Parser::ParameterList {
  std::vector<Parameter> items;
  bool is_lambda = false;
  bool seen_default = false;
  bool seen_slash = false;
  bool seen_star = false;
  bool seen_double_star = false;
  Kind close = Kind::RightParen;
};

// Up to, not including, the closing parenthesis or the lambda's colon.
List<Parameter> Parser::parameters(bool is_lambda) {
  ParameterList list_of;
  list_of.is_lambda = is_lambda;
  list_of.close = is_lambda ? Kind::Colon : Kind::RightParen;
  while (!check(list_of.close) && !failed()) {
    if (list_of.seen_double_star) {
      bool named = check(Kind::Name) || check(Kind::Star) || check(Kind::DoubleStar) || check(Kind::Slash);
      named ? fail(peek().start, "arguments cannot follow var-keyword argument") : fail_here();
      break;
    }
    if (check(Kind::Slash)) {
      slash_parameter(list_of);
    } else if (check(Kind::Star)) {
      star_parameter(list_of);
    } else if (check(Kind::DoubleStar)) {
      advance();
      Parameter p = parameter_name(is_lambda, false);
      if (check(Kind::Equal)) fail(peek().start, "var-keyword argument cannot have default value");
      p.kind = ParameterKind::VarKeyword;
      list_of.items.push_back(p);
      list_of.seen_double_star = true;
    } else {
      parameter(list_of);
    }
    if (!accept(Kind::Comma)) break;
  }
  return list(list_of.items);
}

void Parser::parameter(ParameterList& list) {
  if (check(Kind::LeftParen)) {
    uint32_t at = peek().start;
    bool names = !list.seen_default && !list.seen_slash && !list.seen_star && attempt([&] {
      advance();
      do {
        if (check(Kind::RightParen)) break;
        parameter_name(list.is_lambda, false);
      } while (accept(Kind::Comma));
      expect(Kind::RightParen);
    });
    if (names)
      fail(at, list.is_lambda ? "Lambda expression parameters cannot be parenthesized"
                              : "Function parameters cannot be parenthesized");
    return fail_here();
  }
  Parameter p = parameter_name(list.is_lambda, false);
  if (check(Kind::Equal)) {
    uint32_t equal = peek().start;
    advance();
    if (check(Kind::Comma) || check(Kind::RightParen)) return fail(equal, "expected default value expression");
    p.default_value = expression();
  }
  p.kind = list.seen_star ? ParameterKind::KeywordOnly : ParameterKind::Positional;
  if (!list.seen_star) {
    if (list.seen_default && !p.default_value && !failed()) {
      if (!check(Kind::Comma) && !check(list.close)) return fail_here();
      return fail(p.span.start, "non-default argument follows default argument");
    }
    list.seen_default |= p.default_value != nullptr;
  }
  list.items.push_back(p);
}

void Parser::star_parameter(ParameterList& list) {
  uint32_t at = peek().start;
  if (list.seen_star) return fail(at, "* argument may appear only once");
  if (position_ > 0 && token(position_ - 1).kind == Kind::Slash) return fail(at, "expected comma between / and *");
  advance();
  list.seen_star = true;
  uint32_t end = check(Kind::Comma) ? 1 : 0;
  Kind after = kind(end);
  if (after == list.close || (end == 1 && after == Kind::DoubleStar))
    return fail(list.is_lambda ? token(position_ + end).start : at, "named arguments must follow bare *");
  if (end == 1) return;
  Parameter p = parameter_name(list.is_lambda, !list.is_lambda);
  if (check(Kind::Equal)) fail(peek().start, "var-positional argument cannot have default value");
  p.kind = ParameterKind::VarPositional;
  list.items.push_back(p);
}

void Parser::slash_parameter(ParameterList& list) {
  uint32_t at = peek().start;
  if (list.seen_slash) return fail(at, "/ may appear only once");
  if (list.seen_star) return fail(at, "/ must be ahead of *");
  if (list.items.empty())
    return kind(1) == Kind::Comma ? fail(at, "at least one argument must precede /") : fail_here();
  advance();
  list.seen_slash = true;
  for (Parameter& p : list.items) p.kind = ParameterKind::PositionalOnly;
  if (check(Kind::Star)) fail(peek().start, "expected comma between / and *");
}

Parameter Parser::parameter_name(bool is_lambda, bool star_annotation) {
  Parameter p{};
  uint32_t first = position_;
  uint32_t at = peek().start;
  p.name = identifier();
  check_assigned_name(p.name, at);
  if (!is_lambda && accept(Kind::Colon))
    p.annotation = star_annotation && check(Kind::Star) ? starred(false) : expression();
  p.span = span_from(first);
  return p;
}

}  // namespace hypha::python
