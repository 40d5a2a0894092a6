// SPDX-License-Identifier: MIT
// Parameter lists of methods, blocks and lambdas.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

Params* Parser::parse_params(T closer, ParamsOf what) {
  ParamLists lists;
  std::vector<Variable*> locals;
  bool enclosed = closer == T::RParen || closer == T::Pipe;
  if (enclosed) skip_newlines();
  auto at_end = [&] {
    if (closer == T::LBrace && (at(T::LBraceBlock) || at(T::KwDo))) return true;
    return at(closer) || at(T::Semicolon) || at(T::EndOfFile);
  };
  while (!at_end()) {
    if (!parse_param(lists, what)) break;
    if (enclosed) skip_newlines();
    if (at(T::Comma) && lists.seen_block) unexpected(what == ParamsOf::Def ? "')'" : "");
    if (!accept(T::Comma)) break;
    if (enclosed) skip_newlines();
    if (!at_end()) continue;
    bool excess = what == ParamsOf::Block && lists.params.size() == lists.required_only();
    if (!excess)
      unexpected();
    else
      lists.trailing_comma = true;
  }
  if (at(T::Semicolon) && what != ParamsOf::Def) parse_block_locals(locals);
  Params* params = build_params(lists);
  params->block_locals = list(locals);
  return params;
}

// |a; b, c|: names that are the block's own
void Parser::parse_block_locals(std::vector<Variable*>& locals) {
  do {
    advance();
    skip_newlines();
    if (!at(T::Identifier)) return unexpected("local variable or method");
    Variable* v = declare_param(tok_.text, tok_.start);
    v->is_param = false;
    locals.push_back(v);
    advance();
    skip_newlines();
  } while (at(T::Comma));
}

Param Parser::start_param(ParamKind kind) {
  Param p;
  p.kind = kind;
  p.start = tok_.start;
  return p;
}

Variable* Parser::declare_param(Name name, uint32_t start) {
  if (ScopeBuilder::is_numbered_name(name))
    errors_.report(start, 2, std::string(name) + " is reserved for numbered parameter");
  Variable* v = nullptr;
  if (scopes_.current()->names.count(name)) {
    if (name[0] != '_') errors_.report(start, uint32_t(name.size()), "duplicated argument name");
    v = scopes_.declare_hidden();  // the first one keeps the name
    v->hidden = false;
    v->name = name;
  } else {
    v = scopes_.declare_here(name);
  }
  v->is_param = true;
  return v;
}

bool Parser::parse_param(ParamLists& lists, ParamsOf what) {
  const char* wrong = nullptr;
  switch (tok_.kind) {
    case T::Identifier:
    case T::LParen:
    case T::LParenArg:
    case T::LParenCall:
      parse_positional_param(lists, what);
      return !errors_.panic();
    case T::Label:
      parse_keyword_param(lists, what);
      return !errors_.panic();
    case T::Star:
    case T::StarArg:
      parse_star_param(lists, false);
      return !errors_.panic();
    case T::Pow:
    case T::DStar:
      parse_star_param(lists, true);
      return !errors_.panic();
    case T::Amp:
    case T::AmpArg:
      parse_block_param(lists);
      return !errors_.panic();
    case T::BDot3:
    case T::Dot3:
      if (what != ParamsOf::Def || lists.seen_rest || lists.seen_keyword) break;
      parse_forward_param(lists);
      return true;
    case T::Constant:
      wrong = "formal argument cannot be a constant";
      break;
    case T::Ivar:
      wrong = "formal argument cannot be an instance variable";
      break;
    case T::Gvar:
      wrong = "formal argument cannot be a global variable";
      break;
    case T::Cvar:
      wrong = "formal argument cannot be a class variable";
      break;
    default:
      break;
  }
  if (!wrong) {
    unexpected(what == ParamsOf::Def && at(T::RParen) ? "';' or '\\n'" : "");
    return false;
  }
  error_here(wrong);
  advance();
  return true;
}

void Parser::parse_positional_param(ParamLists& lists, ParamsOf what) {
  if (lists.seen_keyword || lists.seen_keyword_rest || lists.seen_block || lists.forwards_all) return unexpected();
  bool post = lists.seen_rest || lists.seen_optional;
  Param p = start_param(post ? ParamKind::Post : ParamKind::Required);
  if (!at(T::Identifier)) {
    p.variable = scopes_.declare_hidden();
    p.variable->is_param = true;
    p.destructure = parse_param_pattern();
    p.length = last_end_ - p.start;
    lists.params.push_back(p);
    lists.seen_post = lists.seen_post || post;
    return;
  }
  p.name = tok_.text;
  p.variable = declare_param(p.name, tok_.start);
  advance();
  if (at(T::Assign)) {
    if (lists.seen_rest || lists.seen_post) return unexpected();
    lists.seen_optional = true;
    p.kind = ParamKind::Optional;
    advance();
    p.default_value = value_of(what == ParamsOf::Block ? parse_unary(Level::Arg) : parse_arg());
    was_command_ = false;
  } else {
    lists.seen_post = lists.seen_post || post;
  }
  p.length = last_end_ - p.start;
  lists.params.push_back(p);
}

// tok_ is the `(` of (a, (b, *c)).
MultiTarget* Parser::parse_param_pattern() {
  Nesting nesting(*this);
  auto* targets = make<MultiTarget>(tok_.start);
  Nodes before, after;
  auto name = [&]() -> Node* {
    auto* set = make<LocalSet>(tok_.start);
    set->variable = declare_param(tok_.text, tok_.start);
    advance();
    return done(set);
  };
  do {
    advance();
    skip_newlines();
    if (at(T::Star) || at(T::StarArg)) {
      if (targets->has_splat) unexpected();
      targets->has_splat = true;
      advance();
      if (at(T::Identifier)) targets->splat = name();
    } else if (at(T::LParen) || at(T::LParenArg) || at(T::LParenCall)) {
      (targets->has_splat ? after : before).push_back(parse_param_pattern());
    } else if (at(T::Identifier)) {
      (targets->has_splat ? after : before).push_back(name());
    } else if (!(at(T::RParen) && before.size() + after.size() > 0)) {
      unexpected();
    }
    skip_newlines();
  } while (at(T::Comma));
  targets->before = list(before);
  targets->after = list(after);
  expect(T::RParen);
  return done(targets);
}

void Parser::parse_keyword_param(ParamLists& lists, ParamsOf what) {
  if (lists.seen_keyword_rest || lists.seen_block || lists.forwards_all) return unexpected();
  lists.seen_keyword = true;
  Param p = start_param(ParamKind::Keyword);
  p.name = tok_.text;
  if (p.name[0] >= 'A' && p.name[0] <= 'Z') error_here("formal argument cannot be a constant");
  p.variable = declare_param(p.name, tok_.start);
  advance();
  if (starts_argument(tok_.kind)) {
    p.kind = ParamKind::KeywordOptional;
    p.default_value = value_of(what == ParamsOf::Block ? parse_unary(Level::Arg) : parse_arg());
    was_command_ = false;
  }
  p.length = last_end_ - p.start;
  lists.params.push_back(p);
}

// *rest, **options, **nil
void Parser::parse_star_param(ParamLists& lists, bool twice) {
  if (lists.seen_keyword_rest || lists.seen_block || lists.forwards_all) return unexpected();
  if (!twice && (lists.seen_rest || lists.seen_keyword)) return unexpected();
  (twice ? lists.seen_keyword_rest : lists.seen_rest) = true;
  Param p = start_param(twice ? ParamKind::KeywordRest : ParamKind::Rest);
  advance();
  if (at(T::Identifier)) {
    p.name = tok_.text;
    p.variable = declare_param(p.name, tok_.start);
    advance();
  } else if (twice && at(T::KwNil) && !lists.seen_keyword) {
    p.kind = ParamKind::NoKeywords;
    advance();
  } else if (at(T::KwNil)) {
    return unexpected();
  } else {
    p.variable = scopes_.declare_hidden(intern(twice ? "**" : "*"));
    p.variable->is_param = true;
  }
  p.length = last_end_ - p.start;
  lists.params.push_back(p);
}

void Parser::parse_block_param(ParamLists& lists) {
  if (lists.seen_block || lists.forwards_all) return unexpected();
  lists.seen_block = true;
  scopes_.current()->has_block_param = true;
  Param p = start_param(ParamKind::BlockParam);
  advance();
  if (at(T::Identifier)) {
    p.name = tok_.text;
    p.variable = declare_param(p.name, tok_.start);
    advance();
  } else {
    p.variable = scopes_.declare_hidden(intern("&"));
    p.variable->is_param = true;
  }
  p.length = last_end_ - p.start;
  lists.params.push_back(p);
}

// `...` is *, ** and & at once.
void Parser::parse_forward_param(ParamLists& lists) {
  lists.forwards_all = true;
  Scope* scope = scopes_.current();
  scope->forwards_all = scope->has_block_param = true;
  for (auto [kind, name] : {std::pair(ParamKind::Rest, "*"), std::pair(ParamKind::KeywordRest, "**"),
                            std::pair(ParamKind::BlockParam, "&")}) {
    Param p = start_param(kind);
    p.length = tok_.end - tok_.start;
    p.variable = scopes_.declare_hidden(intern(name));
    p.variable->is_param = true;
    lists.params.push_back(p);
  }
  advance();
}

Params* Parser::build_params(ParamLists& lists) {
  auto* params = tree_.arena.make<Params>();
  params->list = list(lists.params);
  params->forwards_all = lists.forwards_all;
  params->trailing_comma = lists.trailing_comma;
  for (Param& p : params->list) {
    switch (p.kind) {
      case ParamKind::Required:
        params->required++;
        break;
      case ParamKind::Optional:
        params->optional++;
        break;
      case ParamKind::Post:
        params->post++;
        break;
      case ParamKind::Rest:
        params->rest = &p;
        break;
      case ParamKind::Keyword:
        params->required_keywords++;
        [[fallthrough]];
      case ParamKind::KeywordOptional:
        params->keywords++;
        break;
      case ParamKind::KeywordRest:
      case ParamKind::NoKeywords:
        params->keyword_rest = &p;
        break;
      case ParamKind::BlockParam:
        params->block = &p;
        break;
    }
  }
  return params;
}

}  // namespace hypha::ruby::syntax
