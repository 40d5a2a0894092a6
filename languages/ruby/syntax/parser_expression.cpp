// SPDX-License-Identifier: MIT
// Operators by precedence climbing, ternary, ranges, defined?, unary operators.
#include <cctype>

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

using K = TokenKind;

namespace {

enum Precedence : int {
  kNoOperator = 0,
  kRange,
  kOr,
  kAnd,
  kEquality,  // not associative
  kCompare,
  kBitOr,
  kBitAnd,
  kShift,
  kAdditive,
  kMultiplicative,
  kUnaryMinus,
  kPower,
};

int precedence_of(TokenKind kind) {
  switch (kind) {
    case K::Dot2:
    case K::Dot3:
      return kRange;
    case K::OrOr:
      return kOr;
    case K::AndAnd:
      return kAnd;
    case K::Cmp:
    case K::Eq:
    case K::Eqq:
    case K::Neq:
    case K::Match:
    case K::NMatch:
      return kEquality;
    case K::Lt:
    case K::Gt:
    case K::Le:
    case K::Ge:
      return kCompare;
    case K::Pipe:
    case K::Caret:
      return kBitOr;
    case K::Amp:
      return kBitAnd;
    case K::Shl:
    case K::Shr:
      return kShift;
    case K::Plus:
    case K::Minus:
      return kAdditive;
    case K::Star:
    case K::Slash:
    case K::Percent:
      return kMultiplicative;
    case K::Pow:
      return kPower;
    default:
      return kNoOperator;
  }
}

}  // namespace

// Can this token begin an expression? (The lexer has already told prefix from infix readings.)
bool Parser::starts_argument(TokenKind kind) const {
  if (is_keyword(kind)) {
    switch (kind) {
      case T::KwEncoding:
      case T::KwLine:
      case T::KwFile:
      case T::KwBegin:
      case T::KwBreak:
      case T::KwCase:
      case T::KwClass:
      case T::KwDef:
      case T::KwDefined:
      case T::KwFalse:
      case T::KwFor:
      case T::KwIf:
      case T::KwModule:
      case T::KwNext:
      case T::KwNil:
      case T::KwNot:
      case T::KwRedo:
      case T::KwRetry:
      case T::KwReturn:
      case T::KwSelf:
      case T::KwSuper:
      case T::KwTrue:
      case T::KwUnless:
      case T::KwUntil:
      case T::KwWhile:
      case T::KwYield:
        return true;
      default:
        return false;
    }
  }
  if (kind >= T::Identifier && kind <= T::HeredocBegin) return true;
  switch (kind) {
    case T::LParen:
    case T::LParenArg:
    case T::LParenCall:
    case T::LBracket:
    case T::LBrace:
    case T::ColonColonTop:
    case T::Lambda:
    case T::UPlus:
    case T::UMinus:
    case T::UMinusNum:
    case T::StarArg:
    case T::DStar:
    case T::AmpArg:
    case T::Tilde:
    case T::Bang:
    case T::BDot2:
    case T::BDot3:
      return true;
    default:
      return false;
  }
}

Node* Parser::parse_arg(Level level) {
  Nesting nesting(*this);
  Node* test = parse_binary(kRange, level);
  if (!at(T::Question) || was_command_ || !test) return test;
  advance();
  auto* n = make<If>(test->start);
  n->condition = condition(test);
  skip_newlines();
  n->then_body = parse_arg();
  skip_newlines();
  if (!expect(T::Colon)) return n;
  skip_newlines();
  n->else_body = parse_arg();
  was_command_ = false;
  return done(n);
}

Node* Parser::parse_binary(int min_precedence, Level level) {
  Nesting nesting(*this);
  Node* left = parse_unary(level);
  if (was_command_ || !left || left->kind == NodeKind::MultiTarget) return left;
  int last = kNoOperator;
  while (true) {
    int precedence = precedence_of(tok_.kind);
    if (precedence == kNoOperator || precedence < min_precedence) break;
    if (precedence == last && (precedence == kEquality || precedence == kRange)) {
      unexpected();
      break;
    }
    last = precedence;
    nesting.grow();
    left = parse_binary_right(left, precedence);
  }
  was_command_ = false;
  return left;
}

// tok_ is a binary operator.
Node* Parser::parse_binary_right(Node* left, int precedence) {
  if (precedence == kRange) return parse_range_right(left, precedence);
  Token op = tok_;
  advance();
  if (op.kind == T::AndAnd || op.kind == T::OrOr) skip_newlines();
  Node* right = value_of(parse_binary(op.kind == T::Pow ? precedence : precedence + 1, Level::Arg));
  if (op.kind == T::AndAnd) {
    auto* n = make<And>(left->start);
    n->left = left;
    n->right = right;
    return done(n);
  }
  if (op.kind == T::OrOr) {
    auto* n = make<Or>(left->start);
    n->left = left;
    n->right = right;
    return done(n);
  }
  if (op.kind == T::Match) return parse_match(left, op.start, right);
  return make_binary(left, intern(source_.text().substr(op.start, op.end - op.start)), op.start, right);
}

Node* Parser::parse_range_right(Node* left, int precedence) {
  auto* range = make<Range>(left->start);
  range->low = left;
  range->exclusive = at(T::Dot3);
  advance();
  if (starts_argument(tok_.kind)) range->high = parse_binary(precedence + 1, Level::Arg);
  return done(range);
}

// /(?<name>..)/ =~ x assigns the named groups to locals, if the regexp is literal and stands on the left.
Node* Parser::parse_match(Node* left, uint32_t op_start, Node* right) {
  Node* call = make_binary(left, intern("=~"), op_start, right);
  auto* regexp = try_as<RegexpLiteral>(left);
  if (!regexp || regexp->parts.size != 1 || regexp->parts[0]->kind != NodeKind::StringLiteral) return call;
  std::string_view source = as<StringLiteral>(regexp->parts[0])->value;
  std::vector<Variable*> variables;
  for (size_t i = 0; i + 3 < source.size(); i++) {
    if (source[i] == '\\') {
      i++;
      continue;
    }
    if (source.compare(i, 3, "(?<") != 0) continue;
    size_t end = source.find('>', i + 3);
    if (end == std::string_view::npos) break;
    std::string_view name = source.substr(i + 3, end - i - 3);
    bool local = !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || name[0] == '_' || (name[0] & 0x80));
    for (char c : name) local = local && (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80));
    if (!local) continue;
    Variable* v = scopes_.declare(intern(name));
    bool known = false;
    for (Variable* other : variables) known = known || other == v;
    if (!known) variables.push_back(v);
  }
  if (variables.empty()) return call;
  auto* match = make<MatchCaptures>(left->start);
  match->call = call;
  match->variables = list(variables);
  return done(match);
}

Node* Parser::parse_unary(Level level) {
  Nesting nesting(*this);
  uint32_t start = tok_.start;
  bool targets = paren_targets_ && at(T::LParen);
  paren_targets_ = false;
  was_command_ = false;
  switch (tok_.kind) {
    case T::Bang: {
      advance();
      Node* value = condition(value_of(parse_unary(level == Level::Arg ? Level::Arg : Level::Command)));
      return done(make_call(start, value, intern("!"), start));
    }
    case T::Tilde:
    case T::UPlus: {
      Name name = intern(at(T::Tilde) ? "~" : "+@");
      advance();
      Node* value = value_of(parse_unary(Level::Arg));
      return done(make_call(start, value, name, start));
    }
    case T::UMinus: {
      advance();
      Node* value = value_of(parse_binary(kPower, Level::Arg));
      return done(make_call(start, value, intern("-@"), start));
    }
    case T::UMinusNum:
      return parse_negative_number();
    case T::KwDefined:
      return parse_defined();
    case T::BDot2:
    case T::BDot3: {
      auto* range = make<Range>(start);
      range->exclusive = at(T::BDot3);
      advance();
      range->high = value_of(parse_binary(kRange + 1, Level::Arg));
      return done(range);
    }
    default:
      paren_targets_ = targets;
      return parse_operand(level);
  }
}

// -2 ** 2 is -(2 ** 2), but -2.abs is (-2).abs.
Node* Parser::parse_negative_number() {
  uint32_t start = tok_.start;
  advance();
  if (tok_.kind < T::Integer || tok_.kind > T::Imaginary) {
    unexpected("numeric literal");
    return make<NilLiteral>(start);
  }
  Token number = tok_;
  advance();
  if (!at(T::Pow)) {
    Nesting nesting(*this);
    return parse_postfix(number_literal(number, true, start), Level::Arg, nesting);
  }
  Node* base = number_literal(number, false, number.start);
  uint32_t op = tok_.start;
  advance();
  Node* power = make_binary(base, intern("**"), op, value_of(parse_binary(kPower, Level::Arg)));
  return done(make_call(start, power, intern("-@"), start));
}

Node* Parser::parse_defined() {
  auto* node = make<Defined>(tok_.start);
  Saved<bool> in_defined(in_defined_, true);
  advance();
  skip_newlines();
  if (!at(T::LParenCall) && !at(T::LParen)) {
    node->value = value_of(parse_unary(Level::Arg));
    // `defined? a && b` takes all of `a && b`: everything binds tighter.
    int precedence;
    Nesting nesting(*this);
    while ((precedence = precedence_of(tok_.kind)) > kNoOperator) {
      nesting.grow();
      node->value = parse_binary_right(node->value, precedence);
    }
    return done(node);
  }
  {
    Bracketed inside(*this);
    advance();
    skip_newlines();
    node->value = value_of(parse_expression());
    skip_newlines();
  }
  expect(T::RParen);
  Nesting nesting(*this);
  return parse_postfix(done(node), Level::Arg, nesting);
}

}  // namespace hypha::ruby::syntax
