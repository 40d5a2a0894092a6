// SPDX-License-Identifier: MIT
// Blocks, lambdas, numbered parameters, and bodies with rescue/ensure.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

// tok_ is `{` or `do`.
Block* Parser::parse_block(bool brace) {
  auto* block = make<Block>(tok_.start);
  block->scope = scopes_.push(ScopeKind::Block);
  {
    Bracketed inside(*this);
    uint32_t start = tok_.start;
    advance();
    if (!brace) skip_newlines();
    parse_block_params(block);
    block->body = brace ? parse_statements() : parse_body(start);
  }
  expect_end(!block->body, brace ? T::RBrace : T::KwEnd);
  check_numbered(block);
  leave_scope();
  return done(block);
}

void Parser::parse_block_params(Block* block) {
  if (at(T::OrOr)) {
    block->scope->ordinary_params = true;
    block->params = tree_.arena.make<Params>();
    block->scope->params = block->params;
    lexer_.set_state(kBeg);
    return advance();
  }
  if (!at(T::Pipe)) return;
  block->scope->ordinary_params = true;
  {
    Saved<bool> kwarg(lexer_.in_kwarg, true);
    advance();
    block->params = parse_params(T::Pipe, ParamsOf::Block);
  }
  block->scope->params = block->params;
  if (!at(T::Pipe)) return unexpected("'|'");
  lexer_.set_state(kBeg);
  advance();
}

// _1 .. _n were used: they are the block's parameters.
void Parser::check_numbered(Block* block) {
  Scope* scope = block->scope;
  uint32_t n = 0;
  while (n < 9 && scope->numbered[n]) n++;
  if (n == 0) return;
  if (scope->numbered_in_nested) errors_.report(block->start, 1, "numbered parameter is already used in inner block");
  std::vector<Param> params(n);
  for (uint32_t i = 0; i < n; i++) {
    params[i].variable = scope->numbered[i];
    params[i].name = params[i].variable->name;
    params[i].start = block->start;
  }
  auto* all = tree_.arena.make<Params>();
  all->list = list(params);
  all->required = n;
  all->numbered = n;
  block->params = scope->params = all;
}

// -> (params) { } or -> params do end
Node* Parser::parse_lambda() {
  auto* lambda = make<LambdaLiteral>(tok_.start);
  auto* block = make<Block>(tok_.start);
  lambda->block = block;
  block->scope = scopes_.push(ScopeKind::Lambda);
  advance();
  if (at(T::LParenCall) || at(T::LParen) || at(T::LParenArg)) {
    block->scope->ordinary_params = true;
    {
      Bracketed inside(*this);
      advance();
      block->params = parse_params(T::RParen, ParamsOf::Lambda);
    }
    expect(T::RParen);
  } else if (!at(T::LBrace) && !at(T::LBraceBlock) && !at(T::KwDo)) {
    block->scope->ordinary_params = true;
    Saved<bool> kwarg(lexer_.in_kwarg, true), no_do(no_do_, true), no_brace(no_brace_, true);
    block->params = parse_params(T::LBrace, ParamsOf::Lambda);
  }
  block->scope->params = block->params;
  bool brace = at(T::LBrace) || at(T::LBraceBlock);
  if (!brace && !at(T::KwDo)) {
    unexpected("'{'");
  } else {
    Bracketed inside(*this);
    uint32_t start = tok_.start;
    lexer_.set_state(kBeg);
    advance();
    block->body = brace ? parse_statements() : parse_body(start);
  }
  expect_end(!block->body, brace ? T::RBrace : T::KwEnd);
  check_numbered(block);
  leave_scope();
  done(block);
  return done(lambda);
}

// Statements with rescue, else, ensure clauses up to (not including) `end`.
Node* Parser::parse_body(uint32_t start) {
  Node* body = parse_statements();
  if (!at(T::KwRescue) && !at(T::KwEnsure) && !at(T::KwElse)) return body;
  auto* begin = make<Begin>(start);
  begin->body = body;
  std::vector<Rescue> rescues;
  while (at(T::KwRescue)) rescues.push_back(parse_rescue_clause());
  begin->rescues = list(rescues);
  if (at(T::KwElse)) {
    if (rescues.empty()) error_here("else without rescue is useless");
    advance();
    begin->else_body = parse_statements();
  }
  if (accept(T::KwEnsure)) {
    begin->has_ensure = true;
    begin->ensure_body = parse_statements();
  }
  return done(begin);
}

}  // namespace hypha::ruby::syntax
