// SPDX-License-Identifier: MIT
// Patterns of match statements.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

// After `case`: a pattern, or an open sequence a, *b.
Pattern* Parser::patterns() {
  uint32_t first = position_;
  Pattern* p = star_or_as_pattern();
  if (!check(Kind::Comma)) {
    if (p->kind == PatternKind::StarPattern) fail_here();
    return p;
  }
  std::vector<Pattern*> items{p};
  while (accept(Kind::Comma)) {
    if (check(Kind::Colon) || check(Kind::If)) break;
    items.push_back(star_or_as_pattern());
  }
  auto* node = make<SequencePattern>(span_from(first));
  node->patterns = list(items);
  return node;
}

Pattern* Parser::star_or_as_pattern() {
  uint32_t first = position_;
  if (!accept(Kind::Star)) return as_pattern();
  Name* target = nullptr;
  if (is_word(peek(), "_")) {
    advance();
  } else {
    target = capture_target();
  }
  auto* node = make<StarPattern>(span_from(first));
  node->target = target;
  return node;
}

Name* Parser::capture_target() {
  uint32_t at = peek().start;
  Name* name = name_node(Context::Store);
  if (name->id == "_" && !failed()) fail(at, "invalid syntax");
  if (check(Kind::Dot) || check(Kind::LeftParen) || check(Kind::Equal)) fail_here();
  check_assigned_name(name->id, at);
  return name;
}

Pattern* Parser::as_pattern() {
  uint32_t first = position_;
  Pattern* p = or_pattern();
  if (!accept(Kind::As)) return p;
  const Token& t = peek();
  Name* target = nullptr;
  if (is_word(t, "_")) {
    fail(t.start, "cannot use '_' as a target");
  } else if (!check(Kind::Name)) {
    uint32_t at = t.start;
    attempt([&] { expression(); }) ? fail(at, "invalid pattern target") : fail_here();
  } else {
    target = capture_target();
  }
  auto* node = make<AsPattern>(span_from(first));
  node->pattern = p;
  node->target = target;
  return node;
}

Pattern* Parser::or_pattern() {
  uint32_t first = position_;
  Pattern* p = closed_pattern();
  if (!check(Kind::Bar)) return p;
  std::vector<Pattern*> items{p};
  while (accept(Kind::Bar)) items.push_back(closed_pattern());
  auto* node = make<OrPattern>(span_from(first));
  node->alternatives = list(items);
  return node;
}

Pattern* Parser::closed_pattern() {
  Depth depth(*this);
  switch (kind()) {
    case Kind::Number:
    case Kind::Minus:
    case Kind::String:
    case Kind::None:
    case Kind::True:
    case Kind::False:
      return literal_pattern();
    case Kind::Name:
      return name_pattern();
    case Kind::LeftParen:
    case Kind::LeftBracket:
      return group_or_sequence();
    case Kind::LeftBrace:
      return mapping_pattern();
    default:
      fail_here();
      return make<AsPattern>({});
  }
}

Pattern* Parser::literal_pattern() {
  uint32_t first = position_;
  Expression* value = literal_expression();
  auto* node = make<ValuePattern>(span_from(first));
  node->value = value;
  return node;
}

// 1, -1, 1+2j, -1.5-2j, 'text', None, True, False
Expression* Parser::literal_expression() {
  uint32_t first = position_;
  if (check(Kind::String)) {
    Expression* text = strings();
    if (text->kind == ExpressionKind::FString)
      fail_final(text->span.start, "patterns may only match literals and attribute lookups");
    return text;
  }
  if (!check(Kind::Number) && !check(Kind::Minus)) return atom();
  bool negative = accept(Kind::Minus);
  if (!check(Kind::Number)) {
    fail_here();
    return dummy();
  }
  Expression* value = number();
  if (negative) {
    auto* node = make<Unary>(span_from(first));
    node->op = UnaryOperator::Minus;
    node->operand = value;
    value = node;
  }
  if (!check(Kind::Plus) && !check(Kind::Minus)) return value;
  Expression* real = negative ? as<Unary>(*value).operand : value;
  if (real->kind == ExpressionKind::Imaginary) fail_at(*real, "real number required in complex literal");
  BinaryOperator op = check(Kind::Plus) ? BinaryOperator::Add : BinaryOperator::Subtract;
  advance();
  if (!check(Kind::Number)) {
    fail_here();
    return value;
  }
  Expression* imaginary = number();
  if (imaginary->kind != ExpressionKind::Imaginary) fail_at(*imaginary, "imaginary number required in complex literal");
  auto* node = make<Binary>(span_from(first));
  node->op = op;
  node->left = value;
  node->right = imaginary;
  return node;
}

// A capture, the wildcard, a dotted value, or a class.
Pattern* Parser::name_pattern() {
  uint32_t first = position_;
  Kind next = kind(1);
  if (next != Kind::Dot && next != Kind::LeftParen) {
    Name* target = nullptr;
    if (is_word(peek(), "_")) {
      advance();
      if (check(Kind::Equal)) fail_here();
    } else {
      target = capture_target();
    }
    auto* node = make<AsPattern>(span_from(first));
    node->target = target;
    return node;
  }
  Expression* value = dotted_expression();
  if (check(Kind::LeftParen)) return class_pattern(first, value);
  if (check(Kind::Equal)) fail_here();
  auto* node = make<ValuePattern>(span_from(first));
  node->value = value;
  return node;
}

Expression* Parser::dotted_expression() {
  uint32_t first = position_;
  Expression* e = name_node(Context::Load);
  while (accept(Kind::Dot)) {
    Span name_span = span_of(peek());
    std::string_view name = identifier();
    auto* node = make<Attribute>(span_from(first));
    node->value = e;
    node->name = name;
    node->name_span = name_span;
    e = node;
  }
  return e;
}

// (p) is p itself; (), (p,), (p, q) and [...] are sequences.
Pattern* Parser::group_or_sequence() {
  uint32_t first = position_;
  Kind close = check(Kind::LeftParen) ? Kind::RightParen : Kind::RightBracket;
  advance();
  std::vector<Pattern*> items;
  bool comma = close == Kind::RightBracket;
  while (!check(close) && !failed()) {
    items.push_back(star_or_as_pattern());
    if (!accept(Kind::Comma)) break;
    comma = true;
  }
  if (!comma && items.size() == 1) {
    if (items[0]->kind == PatternKind::StarPattern) fail_here();
    expect(close);
    return items[0];
  }
  expect(close);
  auto* node = make<SequencePattern>(span_from(first));
  node->patterns = list(items);
  return node;
}

Pattern* Parser::mapping_pattern() {
  uint32_t first = position_;
  advance();
  Expressions keys;
  std::vector<Pattern*> values;
  Name* rest = nullptr;
  while (!check(Kind::RightBrace) && !failed()) {
    if (accept(Kind::DoubleStar)) {
      rest = capture_target();
      accept(Kind::Comma);
      break;
    }
    if (check(Kind::Name) && kind(1) != Kind::Dot) {
      advance();
      fail_here();
      break;
    }
    keys.push_back(check(Kind::Name) ? dotted_expression() : literal_expression());
    expect(Kind::Colon);
    values.push_back(as_pattern());
    if (!accept(Kind::Comma)) break;
  }
  expect(Kind::RightBrace);
  auto* node = make<MappingPattern>(span_from(first));
  node->keys = list(keys);
  node->patterns = list(values);
  node->rest = rest;
  return node;
}

Pattern* Parser::class_pattern(uint32_t first, Expression* type) {
  advance();
  std::vector<Pattern*> positional;
  std::vector<KeywordPattern> keywords;
  while (!check(Kind::RightParen) && !failed()) {
    uint32_t at = position_;
    if (check(Kind::Name) && kind(1) == Kind::Equal) {
      std::string_view name = identifier();
      advance();
      Pattern* value = as_pattern();
      keywords.push_back({name, value, span_from(at)});
    } else {
      Pattern* p = as_pattern();
      if (!keywords.empty() && !failed()) fail(token(at).start, "positional patterns follow keyword patterns");
      positional.push_back(p);
    }
    if (!accept(Kind::Comma)) break;
  }
  expect(Kind::RightParen);
  auto* node = make<ClassPattern>(span_from(first));
  node->type = type;
  node->positional = list(positional);
  node->keywords = list(keywords);
  return node;
}

}  // namespace hypha::python
