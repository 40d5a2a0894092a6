// SPDX-License-Identifier: MIT
// Atoms, displays, comprehensions, and the suffixes .name, (arguments), [index].
#include "languages/python/syntax/literal.h"
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

Expression* Parser::primary() {
  uint32_t first = position_;
  Expression* e = atom();
  for (size_t length = 0;; check_chain(++length)) {
    if (accept(Kind::Dot)) {
      Span name_span = span_of(peek());
      std::string_view name = identifier();
      auto* node = make<Attribute>(span_from(first));
      node->value = e;
      node->name = name;
      node->name_span = name_span;
      e = node;
    } else if (check(Kind::LeftParen)) {
      e = call(first, e);
    } else if (check(Kind::LeftBracket)) {
      e = subscript(first, e);
    } else {
      return e;
    }
  }
}

Expression* Parser::atom() {
  switch (kind()) {
    case Kind::Name:
      return name_node(Context::Load);
    case Kind::Number:
      return number();
    case Kind::String:
      return strings();
    case Kind::None:
      return constant(ConstantValue::None);
    case Kind::True:
      return constant(ConstantValue::True);
    case Kind::False:
      return constant(ConstantValue::False);
    case Kind::Ellipsis:
      return constant(ConstantValue::Ellipsis);
    case Kind::LeftParen:
      return parenthesized();
    case Kind::LeftBracket:
      return bracketed();
    case Kind::LeftBrace:
      return braced();
    default:
      fail_here();
      return dummy();
  }
}

Name* Parser::name_node(Context context) {
  uint32_t first = position_;
  std::string_view id = identifier();
  auto* node = make<Name>(span_from(first));
  node->id = id;
  node->context = context;
  return node;
}

Expression* Parser::constant(ConstantValue value) {
  auto* node = make<Constant>(span_of(peek()));
  node->value = value;
  advance();
  return node;
}

Expression* Parser::number() {
  std::string error;
  const Token& t = peek();
  Expression* node = make_number(arena_, text(t), span_of(t), error);
  if (!node) {
    fail_final(t.start, error);
    return dummy();
  }
  advance();
  return node;
}

// (), (a), (a, b), (yield), (x for x in y)
Expression* Parser::parenthesized() {
  uint32_t first = position_;
  advance();
  if (accept(Kind::RightParen)) return make<TupleDisplay>(span_from(first));
  if (check(Kind::Yield)) {
    Expression* e = yield_expression();
    expect(Kind::RightParen);
    return e;
  }
  if (check(Kind::DoubleStar)) {
    uint32_t at = peek().start;
    bool closed = attempt([&] {
      advance();
      expression();
      expect(Kind::RightParen);
    });
    position_ = first + 1;
    closed ? fail(at, "cannot use double starred expression here") : fail_here();
    return dummy();
  }
  Expression* e = star_named_expression();
  if (at_comprehension()) {
    diagnose_comprehension({e}, false);
    return comprehension(first, ComprehensionKind::Generator, e, nullptr);
  }
  if (check(Kind::Comma)) {
    Expression* tuple = tuple_rest(first + 1, e, true);
    expect(Kind::RightParen);
    tuple->span = span_from(first);
    return tuple;
  }
  if (e->kind == ExpressionKind::Starred && check(Kind::RightParen)) fail_at(*e, "cannot use starred expression here");
  expect(Kind::RightParen);
  return e;
}

Expression* Parser::bracketed() {
  uint32_t first = position_;
  advance();
  Expressions elements;
  while (!check(Kind::RightBracket)) {
    elements.push_back(star_named_expression());
    if (at_comprehension()) {
      diagnose_comprehension(elements, false);
      return comprehension(first, ComprehensionKind::List, elements[0], nullptr);
    }
    if (!accept(Kind::Comma)) break;
    if (at_comprehension()) diagnose_comprehension(elements, true);
  }
  expect(Kind::RightBracket);
  auto* node = make<ListDisplay>(span_from(first));
  node->elements = list(elements);
  return node;
}

// {}, {a: b}, {**a}, {a, b}, {a for ...}, {a: b for ...}
Expression* Parser::braced() {
  uint32_t first = position_;
  advance();
  if (check(Kind::RightBrace) || check(Kind::DoubleStar)) return dict_display(first, nullptr);
  Expressions elements{star_named_expression()};
  if (check(Kind::Colon) && elements[0]->kind != ExpressionKind::Starred &&
      elements[0]->kind != ExpressionKind::NamedExpression)
    return dict_display(first, elements[0]);
  for (;;) {
    if (at_comprehension()) {
      diagnose_comprehension(elements, false);
      return comprehension(first, ComprehensionKind::Set, elements[0], nullptr);
    }
    if (!accept(Kind::Comma)) break;
    if (at_comprehension()) diagnose_comprehension(elements, true);
    if (check(Kind::RightBrace)) break;
    elements.push_back(star_named_expression());
  }
  expect(Kind::RightBrace);
  auto* node = make<SetDisplay>(span_from(first));
  node->elements = list(elements);
  return node;
}

// `key`: the first key, if it has been read already.
Expression* Parser::dict_display(uint32_t first, Expression* key) {
  std::vector<DictItem> items;
  while (!check(Kind::RightBrace)) {
    if (check(Kind::DoubleStar)) {
      uint32_t star = peek().start;
      advance();
      items.push_back({nullptr, binary(1)});
      if (at_comprehension()) fail(star, "dict unpacking cannot be used in dict comprehension");
    } else {
      if (!items.empty() || !key) key = expression(items.empty());
      if (!check(Kind::Colon) && !check(Kind::Error) && !items.empty() && !failed())
        fail(key->span.end() - 1, "':' expected after dictionary key");
      uint32_t colon = peek().start;
      expect(Kind::Colon);
      if (check(Kind::RightBrace) || check(Kind::Comma))
        fail(colon, "expression expected after dictionary key and ':'");
      if (check(Kind::Star)) {
        uint32_t star = peek().start;
        if (attempt([&] { starred(false); })) fail(star, "cannot use a starred expression in a dictionary value");
        fail_here();
      }
      items.push_back({key, expression()});
      if (items.size() == 1 && at_comprehension())
        return comprehension(first, ComprehensionKind::Dict, key, items[0].value);
    }
    if (!accept(Kind::Comma)) break;
  }
  expect(Kind::RightBrace);
  auto* node = make<DictDisplay>(span_from(first));
  node->items = list(items);
  return node;
}

// `for` after elements that cannot begin a comprehension.
void Parser::diagnose_comprehension(const Expressions& elements, bool after_comma) {
  bool starred = elements.size() == 1 && elements[0]->kind == ExpressionKind::Starred;
  if (failed() || (elements.size() == 1 && !starred && !after_comma)) return;
  uint32_t end = position_;
  if (attempt([&] { comprehension_clauses(); })) {
    if (starred && !after_comma) {
      fail_at(*elements[0], "iterable unpacking cannot be used in comprehension");
    } else {
      fail_at(*elements[0], "did you forget parentheses around the comprehension target?");
    }
  }
  if (!failed()) position_ = end;
  fail_here();
}

Expression* Parser::comprehension(uint32_t first, ComprehensionKind form, Expression* element, Expression* value) {
  List<ComprehensionClause> clauses = comprehension_clauses();
  Kind close = form == ComprehensionKind::Generator ? Kind::RightParen
               : form == ComprehensionKind::List    ? Kind::RightBracket
                                                    : Kind::RightBrace;
  expect(close);
  auto* node = make<Comprehension>(span_from(first));
  node->form = form;
  node->element = element;
  node->value = value;
  node->clauses = clauses;
  return node;
}

List<ComprehensionClause> Parser::comprehension_clauses() {
  std::vector<ComprehensionClause> clauses;
  while (at_comprehension()) {
    ComprehensionClause clause{};
    clause.is_async = accept(Kind::Async);
    expect(Kind::For);
    clause.target = for_target();
    expect(Kind::In);
    clause.iterable = logical(true);
    Expressions conditions;
    while (accept(Kind::If)) {
      check_chain(conditions.size());
      conditions.push_back(logical(true));
    }
    clause.conditions = list(conditions);
    clauses.push_back(clause);
    check_chain(clauses.size());
  }
  return list(clauses);
}

Expression* Parser::subscript(uint32_t first, Expression* value) {
  advance();
  uint32_t index_first = position_;
  Expression* index = check(Kind::Star) ? starred(true) : slice();
  if (check(Kind::Comma) || index->kind == ExpressionKind::Starred) {
    Expressions elements{index};
    while (accept(Kind::Comma)) {
      if (check(Kind::RightBracket)) break;
      elements.push_back(check(Kind::Star) ? starred(true) : slice());
    }
    auto* tuple = make<TupleDisplay>(span_from(index_first));
    tuple->elements = list(elements);
    index = tuple;
  }
  expect(Kind::RightBracket);
  auto* node = make<Subscript>(span_from(first));
  node->value = value;
  node->index = index;
  return node;
}

Expression* Parser::slice() {
  uint32_t first = position_;
  Expression* lower = check(Kind::Colon) ? nullptr : named_expression();
  if (!check(Kind::Colon) ||
      (lower && lower->kind == ExpressionKind::NamedExpression && token(first).kind == Kind::Name))
    return lower ? lower : dummy();
  auto part = [&]() -> Expression* {
    bool absent = check(Kind::Colon) || check(Kind::Comma) || check(Kind::RightBracket);
    return absent ? nullptr : expression(false);
  };
  advance();
  Expression* upper = part();
  Expression* step = accept(Kind::Colon) ? part() : nullptr;
  auto* node = make<Slice>(span_from(first));
  node->lower = lower;
  node->upper = upper;
  node->step = step;
  return node;
}

Expression* Parser::call(uint32_t first, Expression* callee) {
  advance();
  List<Argument> given = arguments(true);
  expect(Kind::RightParen);
  auto* node = make<Call>(span_from(first));
  node->callee = callee;
  node->arguments = given;
  return node;
}

}  // namespace hypha::python
