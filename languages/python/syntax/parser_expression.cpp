// SPDX-License-Identifier: MIT
// Expressions from the conditional down to await, by precedence climbing; sequences of expressions.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

namespace {

struct OperatorRow {
  TokenKind token;
  BinaryOperator op;
  int precedence;
};

constexpr OperatorRow kBinaryOperators[] = {
    {TokenKind::Bar, BinaryOperator::BitOr, 1},
    {TokenKind::Caret, BinaryOperator::BitXor, 2},
    {TokenKind::Ampersand, BinaryOperator::BitAnd, 3},
    {TokenKind::LeftShift, BinaryOperator::LeftShift, 4},
    {TokenKind::RightShift, BinaryOperator::RightShift, 4},
    {TokenKind::Plus, BinaryOperator::Add, 5},
    {TokenKind::Minus, BinaryOperator::Subtract, 5},
    {TokenKind::Star, BinaryOperator::Multiply, 6},
    {TokenKind::Slash, BinaryOperator::Divide, 6},
    {TokenKind::DoubleSlash, BinaryOperator::FloorDivide, 6},
    {TokenKind::Percent, BinaryOperator::Modulo, 6},
    {TokenKind::At, BinaryOperator::MatrixMultiply, 6},
};

const OperatorRow* find_binary_operator(TokenKind kind) {
  for (const OperatorRow& row : kBinaryOperators)
    if (row.token == kind) return &row;
  return nullptr;
}

}  // namespace

Expression* Parser::expression(bool hint) {
  Depth depth(*this);
  if (failed()) return dummy();
  if (check(Kind::Lambda)) return lambda();
  uint32_t first = position_;
  Expression* e = logical(true);
  if (check(Kind::If)) return conditional(first, e);
  if (hint && starts_expression(peek())) diagnose_adjacent(first, e);
  return e;
}

Expression* Parser::conditional(uint32_t first, Expression* then) {
  expect(Kind::If);
  Expression* test = logical(true);
  if (!check(Kind::Else)) {
    if (!check(Kind::Colon) && !check(Kind::Error)) fail_at(*then, "expected 'else' after 'if' expression");
    fail_here();
    return then;
  }
  advance();
  Expression* otherwise = expression();
  auto* node = make<Conditional>(span_from(first));
  node->test = test;
  node->then = then;
  node->otherwise = otherwise;
  return node;
}

Expression* Parser::lambda() {
  uint32_t first = position_;
  expect(Kind::Lambda);
  auto* function = arena_.make<Function>();
  function->name = "<lambda>";
  function->parameters = parameters(true);
  expect(Kind::Colon);
  function->expression = expression();
  function->span = span_from(first);
  auto* node = make<Lambda>(function->span);
  node->function = function;
  return node;
}

Expression* Parser::named_expression() {
  uint32_t first = position_;
  if (check(Kind::Name) && kind(1) == Kind::ColonEqual) {
    Name* target = name_node(Context::Store);
    check_assigned_name(target->id, target->span.start);
    advance();
    Expression* value = expression();
    auto* node = make<NamedExpression>(span_from(first));
    node->target = target;
    node->value = value;
    return node;
  }
  Expression* e = expression();
  if (check(Kind::ColonEqual) || check(Kind::Equal)) diagnose_named(first, e);
  return e;
}

Expression* Parser::starred(bool full_expression) {
  uint32_t first = position_;
  expect(Kind::Star);
  Expression* value = full_expression ? expression() : binary(1);
  auto* node = make<Starred>(span_from(first));
  node->value = value;
  return node;
}

Expression* Parser::star_expression() { return check(Kind::Star) ? starred(false) : expression(); }

Expression* Parser::star_named_expression() { return check(Kind::Star) ? starred(false) : named_expression(); }

// After a comma: does the tuple end here?
bool Parser::ends_list(Kind k) const {
  return k != Kind::Star && !starts_expression(token(position_)) && k != Kind::Minus && k != Kind::Plus &&
         k != Kind::LeftParen && k != Kind::LeftBracket;
}

Expression* Parser::tuple_rest(uint32_t first, Expression* element, bool named) {
  Expressions elements{element};
  while (accept(Kind::Comma)) {
    if (ends_list(kind())) break;
    elements.push_back(named ? star_named_expression() : star_expression());
  }
  auto* node = make<TupleDisplay>(span_from(first));
  node->elements = list(elements);
  return node;
}

Expression* Parser::star_expressions() {
  uint32_t first = position_;
  Expression* e = star_expression();
  return check(Kind::Comma) ? tuple_rest(first, e, false) : e;
}

Expression* Parser::yield_or_star_expressions() { return check(Kind::Yield) ? yield_expression() : star_expressions(); }

Expression* Parser::yield_expression() {
  uint32_t first = position_;
  expect(Kind::Yield);
  if (accept(Kind::From)) {
    Expression* value = expression();
    auto* node = make<YieldFrom>(span_from(first));
    node->value = value;
    return node;
  }
  Expression* value = ends_list(kind()) ? nullptr : star_expressions();
  auto* node = make<Yield>(span_from(first));
  node->value = value;
  return node;
}

Expression* Parser::logical(bool is_or) {
  uint32_t first = position_;
  Expression* e = is_or ? logical(false) : inversion();
  Kind op = is_or ? Kind::Or : Kind::And;
  if (!check(op)) return e;
  Expressions values{e};
  while (accept(op)) {
    check_chain(values.size());
    values.push_back(is_or ? logical(false) : inversion());
  }
  auto* node = make<Logical>(span_from(first));
  node->op = is_or ? LogicalOperator::Or : LogicalOperator::And;
  node->values = list(values);
  return node;
}

Expression* Parser::inversion() {
  if (!check(Kind::Not)) return comparison();
  Depth depth(*this);
  uint32_t first = position_;
  advance();
  Expression* operand = inversion();
  auto* node = make<Unary>(span_from(first));
  node->op = UnaryOperator::Not;
  node->operand = operand;
  return node;
}

bool Parser::compare_operator(CompareOperator& op) {
  switch (kind()) {
    case Kind::DoubleEqual:
      op = CompareOperator::Equal;
      break;
    case Kind::NotEqual:
      op = CompareOperator::NotEqual;
      break;
    case Kind::Less:
      op = CompareOperator::Less;
      break;
    case Kind::LessEqual:
      op = CompareOperator::LessEqual;
      break;
    case Kind::Greater:
      op = CompareOperator::Greater;
      break;
    case Kind::GreaterEqual:
      op = CompareOperator::GreaterEqual;
      break;
    case Kind::In:
      op = CompareOperator::In;
      break;
    case Kind::Is:
      op = kind(1) == Kind::Not ? CompareOperator::IsNot : CompareOperator::Is;
      if (op == CompareOperator::IsNot) advance();
      break;
    case Kind::Not:
      if (kind(1) != Kind::In) {
        if (attempts_ == 0) farthest_ = std::max(farthest_, position_ + 1);  // no operator after all
        return false;
      }
      op = CompareOperator::NotIn;
      advance();
      break;
    default:
      return false;
  }
  advance();
  return true;
}

Expression* Parser::comparison() {
  uint32_t first = position_;
  Expression* left = binary(1);
  std::vector<Comparison> rest;
  CompareOperator op{};
  while (compare_operator(op)) {
    check_chain(rest.size());
    rest.push_back({op, binary(1)});
  }
  if (rest.empty()) return left;
  auto* node = make<Compare>(span_from(first));
  node->left = left;
  node->rest = list(rest);
  return node;
}

// Operators of one precedence are a loop.
Expression* Parser::binary(int min_precedence) {
  uint32_t first = position_;
  Expression* left = factor();
  for (size_t length = 0;; check_chain(++length)) {
    const OperatorRow* row = find_binary_operator(kind());
    if (!row || row->precedence < min_precedence) return left;
    advance();
    Expression* right = binary(row->precedence + 1);
    auto* node = make<Binary>(span_from(first));
    node->op = row->op;
    node->left = left;
    node->right = right;
    left = node;
  }
}

Expression* Parser::factor() {
  UnaryOperator op = UnaryOperator::Plus;
  switch (kind()) {
    case Kind::Plus:
      break;
    case Kind::Minus:
      op = UnaryOperator::Minus;
      break;
    case Kind::Tilde:
      op = UnaryOperator::Invert;
      break;
    default:
      return power();
  }
  Depth depth(*this);
  uint32_t first = position_;
  advance();
  Expression* operand = factor();
  auto* node = make<Unary>(span_from(first));
  node->op = op;
  node->operand = operand;
  return node;
}

Expression* Parser::power() {
  uint32_t first = position_;
  Expression* left = await_primary();
  if (!check(Kind::DoubleStar)) return left;
  Depth depth(*this);
  advance();
  Expression* right = factor();
  auto* node = make<Binary>(span_from(first));
  node->op = BinaryOperator::Power;
  node->left = left;
  node->right = right;
  return node;
}

Expression* Parser::await_primary() {
  uint32_t first = position_;
  if (!accept(Kind::Await)) return primary();
  Expression* value = primary();
  auto* node = make<Await>(span_from(first));
  node->value = value;
  return node;
}

bool Parser::starts_expression(const Token& t) const {
  switch (t.kind) {
    case Kind::Name:
    case Kind::Number:
    case Kind::String:
    case Kind::None:
    case Kind::True:
    case Kind::False:
    case Kind::Ellipsis:
    case Kind::Lambda:
    case Kind::Not:
    case Kind::Await:
    case Kind::Tilde:
    case Kind::LeftBrace:
      return true;
    default:
      return false;
  }
}

// Two expressions side by side: never valid, unless the first is the soft keyword of a match statement.
void Parser::diagnose_adjacent(uint32_t first, Expression* left) {
  if (failed() || attempts_ > 0) return;
  const Token& start = token(first);
  bool legacy = left->kind == ExpressionKind::Name && (is_word(start, "print") || is_word(start, "exec"));
  if (legacy && token(first).start == left->span.start) {
    std::string name(text(start));
    uint32_t end = position_;
    bool fits = attempt([&] { star_expressions(); });
    position_ = end;
    if (fits) fail(start.start, "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
    return;
  }
  if (start.kind == Kind::Name && token(first + 1).kind == Kind::String) return;
  if (is_word(start, "match") || is_word(start, "case") || is_word(start, "_")) return;
  uint32_t end = position_;
  uint32_t level = 0;
  bool fits = attempt([&] {
    expression();
    level = token(position_ - 1).level;
    if (check(Kind::Error)) level = 0;
  });
  bool at_error = fits && check(Kind::Error);
  if (at_error) return fail_here();
  position_ = end;
  if (fits && level > 0) fail(start.start, "invalid syntax. Perhaps you forgot a comma?");
}

// Whether the tokens from `first` on are a bitwise_or of the grammar: no comparison, not, and, or, if, lambda outside
// parentheses.
bool Parser::is_bitwise_or(uint32_t first, const Expression& e) const {
  bool in_parentheses = token(first).kind == Kind::LeftParen && token(first).start < e.span.start;
  if (in_parentheses) return true;
  switch (e.kind) {
    case ExpressionKind::Compare:
    case ExpressionKind::Logical:
    case ExpressionKind::Conditional:
    case ExpressionKind::Lambda:
    case ExpressionKind::NamedExpression:
    case ExpressionKind::Starred:
      return false;
    case ExpressionKind::Unary:
      return static_cast<const Unary&>(e).op != UnaryOperator::Not;
    default:
      return true;
  }
}

// `=` or `:=` after an expression that is not assigned to here.
void Parser::diagnose_named(uint32_t first, Expression* left) {
  if (failed() || attempts_ > 0) return;
  uint32_t end = position_;
  bool walrus = check(Kind::ColonEqual);
  Kind after = Kind::End;
  bool fits = attempt([&] {
    advance();
    walrus ? expression() : binary(1);
    after = kind();
  });
  position_ = end;
  if (!fits) return;
  if (walrus) return fail_at(*left, "cannot use assignment expressions with " + expression_name(*left));
  if (after == Kind::Equal || after == Kind::ColonEqual || !is_bitwise_or(first, *left)) return;
  if (left->kind == ExpressionKind::Name && token(first).kind == Kind::Name)
    return fail_at(*left, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  bool skipped = left->kind == ExpressionKind::TupleDisplay || left->kind == ExpressionKind::ListDisplay;
  if (auto* c = try_as<Comprehension>(left)) skipped |= c->form == ComprehensionKind::Generator;
  if (auto* c = try_as<Constant>(left)) skipped |= c->value != ConstantValue::Ellipsis;
  if (!skipped)
    fail_at(*left, "cannot assign to " + expression_name(*left) + " here. Maybe you meant '==' instead of '='?");
}

}  // namespace hypha::python
