// SPDX-License-Identifier: MIT
// Statements, modifiers, and/or/not, alias, undef, BEGIN, END.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

Node* Parser::parse_statements() {
  Nodes nodes;
  skip_terms();
  uint32_t start = tok_.start;
  while (!at_statement_end()) {
    if (Node* n = parse_statement()) nodes.push_back(n);
    if (!at(T::Newline) && !at(T::Semicolon)) break;
    skip_terms();
  }
  return make_statements(nodes, start);
}

Node* Parser::parse_statement() {
  Nesting nesting(*this);
  Node* node = nullptr;
  size_t first_jump = open_jumps_.size();
  switch (tok_.kind) {
    case T::KwAlias:
      node = parse_alias();
      break;
    case T::KwUndef:
      node = parse_undef();
      break;
    case T::KwBEGIN:
      node = parse_BEGIN();
      break;
    case T::KwEND:
      node = parse_END();
      break;
    default:
      node = parse_expression(true);
  }
  return parse_modifiers(node, nesting, first_jump);
}

Node* Parser::rescue_modifier(Node* body, Node* handler) {
  auto* begin = make<Begin>(body->start);
  begin->body = body;
  Rescue clause;
  clause.body = handler;
  clause.start = handler->start;
  begin->rescues = list(std::vector<Rescue>{clause});
  return done(begin);
}

// What may go wrong is handled by `level`'s sort of expression (Statement: with and, or, not); tok_ is behind `rescue`.
Node* Parser::parse_rescue_handler(Level level) {
  uint32_t& depth = scopes_.current()->rescue_depth;
  Saved<uint32_t> in_rescue(depth, depth + 1);
  return value_of(level == Level::Statement ? parse_expression(true) : parse_arg(level));
}

Node* Parser::parse_modifiers(Node* body, Nesting& nesting, size_t first_jump) {
  while (!errors_.panic()) {
    T kind = tok_.kind;
    if (kind != T::IfModifier && kind != T::UnlessModifier && kind != T::WhileModifier && kind != T::UntilModifier &&
        kind != T::RescueModifier)
      break;
    advance();
    nesting.grow();
    uint32_t start = body ? body->start : tok_.start;
    if (kind == T::RescueModifier) {
      body = rescue_modifier(value_of(body), parse_rescue_handler(Level::Statement));
      continue;
    }
    bool loop = kind == T::WhileModifier || kind == T::UntilModifier;
    bool redo = loop && jumps_in_loop(first_jump);
    uint32_t& loop_depth = scopes_.current()->loop_depth;
    Saved<uint32_t> in_loop(loop_depth, loop_depth + (loop ? 1 : 0));
    Node* test = condition(value_of(parse_expression()));
    if (!loop) {
      auto* n = make<If>(start);
      n->condition = test;
      (kind == T::IfModifier ? n->then_body : n->else_body) = body;
      body = done(n);
      continue;
    }
    auto* n = make<While>(start);
    n->condition = test;
    n->body = body;
    n->has_redo = redo;
    n->until = kind == T::UntilModifier;
    n->body_first = body && body->kind == NodeKind::Begin && as<Begin>(body)->keyword;
    body = done(n);
  }
  return body;
}

Node* Parser::parse_expression(bool statement) {
  Nesting nesting(*this);
  Node* left = parse_not(statement);
  while (at(T::KwAnd) || at(T::KwOr)) {
    bool is_and = at(T::KwAnd);
    advance();
    nesting.grow();
    skip_newlines();
    Node* right = value_of(parse_not(false));
    left = value_of(left);
    if (is_and) {
      auto* n = make<And>(left->start);
      n->left = left;
      n->right = right;
      left = done(n);
    } else {
      auto* n = make<Or>(left->start);
      n->left = left;
      n->right = right;
      left = done(n);
    }
  }
  return left;
}

Node* Parser::parse_not(bool statement) {
  // not(x).y is a call like any other
  bool operator_form = at(T::KwNot) && source_.text().substr(tok_.end, 1) != "(";
  if (!operator_form) return parse_top_expression(statement);
  Nesting nesting(*this);
  uint32_t start = tok_.start;
  advance();
  skip_newlines();
  Node* value = condition(value_of(parse_not(false)));
  return done(make_call(start, value, intern("!"), start));
}

Node* Parser::parse_top_expression(bool statement) {
  uint32_t start = tok_.start;
  if (statement && at(T::StarArg)) return parse_multi_assignment(nullptr, start, false);
  paren_targets_ = statement && at(T::LParen);
  Node* node = parse_arg(statement ? Level::Statement : Level::Command);
  if (!node) return nullptr;
  bool targets = node->kind == NodeKind::MultiTarget;
  if (targets || (statement && at(T::Comma) && !was_command_ && assignable(node)))
    return parse_multi_assignment(node, start, targets);
  return parse_match_operator(node);
}

// value => pattern, value in pattern
Node* Parser::parse_match_operator(Node* value) {
  bool raises = at(T::Arrow);
  if (!raises && !at(T::KwIn)) return value;
  if (!value) return value;
  auto* match = make<MatchPattern>(value->start);
  match->value = value;
  match->raises = raises;
  lexer_.set_state(kBeg | kLabel);
  {
    Saved<bool> kwarg(lexer_.in_kwarg, true);
    Saved<std::vector<Name>> names(pattern_names_, {}), keys(pattern_keys_, {});
    advance();
    match->pattern = parse_pattern_top();
  }
  was_command_ = true;
  return done(match);
}

// A method name of alias or undef: bare or a symbol. `after` is the lexer state for the token behind it.
Node* Parser::parse_method_name_item(uint16_t after) {
  uint32_t start = tok_.start;
  T kind = tok_.kind;
  if (kind == T::DSymbolBegin) return parse_dsymbol(after);
  bool name = kind == T::Identifier || kind == T::Fid || kind == T::Constant || kind == T::Symbol || is_keyword(kind);
  bool op = kind >= T::Plus && kind <= T::Backtick && kind != T::AndAnd && kind != T::OrOr && kind != T::Dot2 &&
            kind != T::Dot3 && kind != T::BDot2 && kind != T::BDot3;
  if (!name && !op) {
    unexpected();
    return make_symbol(intern(""), start);
  }
  Name text = tok_.text;
  if (op) {
    text = source_.text().substr(tok_.start, tok_.end - tok_.start);
    if (text == "!@" || text == "~@") text = text.substr(0, 1);
    text = intern(text);
  }
  lexer_.set_state(after);
  advance();
  return make_symbol(text, start);
}

Node* Parser::parse_alias() {
  uint32_t start = tok_.start;
  advance();
  if (at(T::Gvar) || at(T::BackRef) || at(T::NthRef)) {
    auto* alias = make<GlobalAlias>(start);
    alias->new_name = tok_.text;
    lexer_.set_state(kFname | kFitem);
    advance();
    if (at(T::NthRef)) error_here("can't make alias for the number variables");
    if (!at(T::Gvar) && !at(T::BackRef) && !at(T::NthRef)) unexpected("global variable");
    alias->old_name = tok_.text;
    advance();
    return done(alias);
  }
  auto* alias = make<Alias>(start);
  alias->new_name = parse_method_name_item(kFname | kFitem);
  if (errors_.panic()) return alias;
  alias->old_name = parse_method_name_item(kEnd);
  return done(alias);
}

Node* Parser::parse_undef() {
  auto* undef = make<Undef>(tok_.start);
  Nodes names;
  do {
    lexer_.set_state(kFname | kFitem);
    advance();
    names.push_back(parse_method_name_item(kEnd));
  } while (at(T::Comma));
  undef->names = list(names);
  return done(undef);
}

Node* Parser::parse_BEGIN() {
  if (scopes_.current()->kind != ScopeKind::Program || depth_ > 1) error_here("BEGIN is permitted only at toplevel");
  advance();
  if (!at(T::LBrace) && !at(T::LBraceBlock)) {
    unexpected("'{'");
    return nullptr;
  }
  advance();
  if (Node* body = parse_statements()) begin_blocks_.push_back(body);
  expect(T::RBrace);
  return nullptr;
}

Node* Parser::parse_END() {
  auto* node = make<AtExit>(tok_.start);
  advance();
  if (!at(T::LBrace) && !at(T::LBraceBlock)) {
    unexpected("'{'");
    return node;
  }
  Bracketed inside(*this);
  node->block = make<Block>(tok_.start);
  node->block->scope = scopes_.push(ScopeKind::Block);
  advance();
  node->block->body = parse_statements();
  expect(T::RBrace);
  leave_scope();
  done(node->block);
  return done(node);
}

// A range as a condition is a flip-flop.
Node* Parser::condition(Node* node) {
  auto* range = try_as<Range>(node);
  if (!range || !range->low || !range->high) return node;
  if (range->low->kind == NodeKind::IntegerLiteral && range->high->kind == NodeKind::IntegerLiteral) return node;
  auto* flip = make<FlipFlop>(node->start);
  flip->length = node->length;
  flip->low = range->low;
  flip->high = range->high;
  flip->exclusive = range->exclusive;
  flip->state = scopes_.declare_method_hidden();
  return flip;
}

}  // namespace hypha::ruby::syntax
