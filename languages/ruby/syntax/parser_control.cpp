// SPDX-License-Identifier: MIT
// if, unless, while, until, case/when, for, begin.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

Node* Parser::parse_if() {
  Nesting nesting(*this);
  Bracketed inside(*this);
  std::vector<If*> chain;
  do {  // a loop: generated programs have long chains of elsif
    auto* n = make<If>(tok_.start);
    advance();
    n->condition = condition(value_of(parse_expression()));
    skip_then();
    n->then_body = parse_statements();
    chain.push_back(n);
    nesting.grow();
  } while (at(T::KwElsif));
  if (accept(T::KwElse)) chain.back()->else_body = parse_statements();
  if (!at(T::KwEnd)) unexpected(chain.back()->then_body || chain.back()->else_body ? "`end'" : "");
  last_end_ = tok_.end;
  for (size_t i = chain.size(); i-- > 0;) {
    done(chain[i]);
    if (i > 0) chain[i - 1]->else_body = chain[i];
  }
  expect_end();
  return chain[0];
}

Node* Parser::parse_unless() {
  Bracketed inside(*this);
  auto* n = make<If>(tok_.start);
  advance();
  n->condition = condition(value_of(parse_expression()));
  skip_then();
  n->else_body = parse_statements();
  if (accept(T::KwElse)) n->then_body = parse_statements();
  expect_end();
  return done(n);
}

Node* Parser::parse_while() {
  auto* n = make<While>(tok_.start);
  n->until = at(T::KwUntil);
  Saved<uint32_t> in_loop(scopes_.current()->loop_depth, scopes_.current()->loop_depth + 1);
  {
    Bracketed inside(*this);
    no_do_ = true;
    advance();
    n->condition = condition(value_of(parse_expression()));
  }
  parse_do_separator();
  Bracketed inside(*this);
  Saved<bool> redo(loop_has_redo_, false);
  n->body = parse_statements();
  n->has_redo = loop_has_redo_;
  expect_end(!n->body);
  return done(n);
}

// `do`, a newline or `;` between the head of a loop and its body.
void Parser::parse_do_separator() {
  if (at(T::KwDo)) return advance();
  if (!at(T::Newline) && !at(T::Semicolon)) return unexpected("`do' or ';' or '\\n'");
  skip_terms();
}

Node* Parser::parse_case() {
  uint32_t start = tok_.start;
  Bracketed inside(*this);
  Node* subject = nullptr;
  advance();
  if (!at(T::Newline) && !at(T::Semicolon) && !at(T::KwWhen)) subject = value_of(parse_expression());
  skip_terms();
  if (at(T::KwIn) && subject) return parse_case_in(subject, start);
  if (!at(T::KwWhen)) unexpected("`when'");
  return parse_case_when(subject, start);
}

Node* Parser::parse_case_when(Node* subject, uint32_t start) {
  auto* node = make<Case>(start);
  node->subject = subject;
  std::vector<When> whens;
  while (at(T::KwWhen)) {
    When when;
    when.start = tok_.start;
    Nodes conditions;
    do {
      advance();
      conditions.push_back(at(T::StarArg) ? parse_splat() : value_of(parse_arg()));
    } while (at(T::Comma));
    when.conditions = list(conditions);
    skip_then();
    when.body = parse_statements();
    whens.push_back(when);
  }
  node->whens = list(whens);
  if (accept(T::KwElse)) node->else_body = parse_statements();
  expect_end(!node->else_body && !whens.empty() && !whens.back().body);
  return done(node);
}

Node* Parser::parse_case_in(Node* subject, uint32_t start) {
  auto* node = make<CaseIn>(start);
  node->subject = subject;
  std::vector<In> clauses;
  while (at(T::KwIn)) {
    In in;
    in.start = tok_.start;
    {
      Saved<bool> kwarg(lexer_.in_kwarg, true);
      Saved<std::vector<Name>> names(pattern_names_, {}), keys(pattern_keys_, {});
      lexer_.set_state(kBeg | kLabel);
      advance();
      in.pattern = parse_pattern_top();
    }
    bool guard_if = at(T::IfModifier);
    if (guard_if || at(T::UnlessModifier)) {
      in.guard_unless = !guard_if;
      advance();
      in.guard = condition(value_of(parse_expression()));
    }
    skip_then();
    in.body = parse_statements();
    clauses.push_back(in);
  }
  node->clauses = list(clauses);
  if (accept(T::KwElse)) {
    node->has_else = true;
    node->else_body = parse_statements();
  }
  expect_end();
  return done(node);
}

// ---- for a, b in list: list.each { |h1, h2| a = h1; b = h2; ... } with a and b in the scope around

Node* Parser::parse_for() {
  auto* node = make<For>(tok_.start);
  auto* block = make<Block>(tok_.start);
  node->block = block;
  block->scope = scopes_.push(ScopeKind::For);
  advance();
  Node* target = parse_multi_targets(nullptr, tok_.start);
  bool trailing_comma = source_.text()[last_end_ > 0 ? last_end_ - 1 : 0] == ',';
  scopes_.enter(block->scope->parent);
  if (!at(T::KwIn)) unexpected("`in'");
  {
    Bracketed inside(*this);
    no_do_ = true;
    advance();
    node->iterable = value_of(parse_expression());
  }
  scopes_.enter(block->scope);
  parse_do_separator();
  Nodes body;
  if (!errors_.panic()) body = for_assignments(as<MultiTarget>(target), block, trailing_comma);
  {
    Bracketed inside(*this);
    if (Node* statements = parse_statements())
      body.push_back(statements);
    else
      body.push_back(make<NilLiteral>(tok_.start));
  }
  expect_end();
  block->body = make_statements(body, block->start);
  leave_scope();
  done(block);
  return done(node);
}

// Gives the block one hidden parameter per target and returns the assignments from them.
Parser::Nodes Parser::for_assignments(MultiTarget* targets, Block* block, bool trailing_comma) {
  Nodes body;
  ParamLists lists;
  lists.trailing_comma = trailing_comma;
  auto add = [&](Node* target, ParamKind kind) {
    Param p;
    p.kind = kind;
    p.variable = scopes_.declare_hidden();
    p.variable->is_param = true;
    lists.params.push_back(p);
    if (!target) return;
    Node* value = make_local(p.variable, target->start);
    if (auto* multi = try_as<MultiTarget>(target)) {
      auto* assign = make<MultiAssign>(target->start);
      assign->target = multi;
      assign->value = value;
      target = assign;
    } else {
      set_value(target, value);
    }
    body.push_back(target);
  };
  for (Node* t : targets->before) add(t, ParamKind::Required);
  if (targets->has_splat) add(targets->splat, ParamKind::Rest);
  for (Node* t : targets->after) add(t, ParamKind::Post);
  block->params = block->scope->params = build_params(lists);
  return body;
}

// ---- begin

Node* Parser::parse_begin() {
  Bracketed inside(*this);
  uint32_t start = tok_.start;
  advance();
  Node* body = parse_body(start);
  expect_end(!body);
  auto* begin = try_as<Begin>(body);
  if (!begin) {
    begin = make<Begin>(start);
    begin->body = body;
  }
  begin->start = start;
  begin->keyword = true;
  return done(begin);
}

Rescue Parser::parse_rescue_clause() {
  Rescue clause;
  clause.start = tok_.start;
  advance();
  Nodes classes;
  while (starts_argument(tok_.kind)) {
    classes.push_back(at(T::StarArg) ? parse_splat() : value_of(parse_arg()));
    if (!accept(T::Comma)) break;
  }
  clause.classes = list(classes);
  if (accept(T::Arrow)) clause.target = parse_multi_item();
  skip_then();
  Saved<uint32_t> in_rescue(scopes_.current()->rescue_depth, scopes_.current()->rescue_depth + 1);
  clause.body = parse_statements();
  return clause;
}

}  // namespace hypha::ruby::syntax
