// SPDX-License-Identifier: MIT
// Operands: a primary with everything that may follow it - calls, indexes, blocks, assignment.
#include <utility>

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

Node* Parser::parse_operand(Level level) {
  Nesting nesting(*this);
  was_command_ = false;
  Node* node = parse_primary(level);
  if (!node || was_command_ || node == label_key_ || node->kind == NodeKind::MultiTarget) return node;
  node = parse_postfix(node, level, nesting);
  if (was_command_ || node == closed_) return node;
  if (at(T::Assign) && assignable(node)) return parse_assignment(node, level);
  if (at(T::OpAssign) && assignable(node)) return parse_op_assignment(node, level);
  return node;
}

Node* Parser::parse_postfix(Node* node, Level level, Nesting& nesting) {
  while (!errors_.panic() && !was_command_) {
    switch (tok_.kind) {
      case T::Dot:
      case T::AndDot:
        node = parse_method_call(node, level);
        break;
      case T::ColonColon:
        node = parse_colon2(node, level);
        break;
      case T::LBracketIndex:
        node = parse_index(node);
        break;
      case T::LBraceBlock:
        if (no_brace_ || !takes_block(node)) return node;
        node = attach_block(node, true);
        break;
      case T::KwDo:
        if (no_do_ || !takes_block(node)) return node;
        node = attach_block(node, false);
        break;
      default:
        return node;
    }
    nesting.grow();
  }
  return node;
}

bool Parser::takes_block(const Node* node) const {
  if (node == closed_) return false;
  switch (node->kind) {
    case NodeKind::Call: {
      auto* call = static_cast<const Call*>(node);
      return !call->index && !call->arguments.block;
    }
    case NodeKind::Super:
      return !static_cast<const Super*>(node)->arguments.block;
    case NodeKind::ZSuper:
      return !static_cast<const ZSuper*>(node)->arguments.block;
    case NodeKind::LocalGet:
      return true;
    case NodeKind::ConstGet:
      return !static_cast<const ConstGet*>(node)->scope && !static_cast<const ConstGet*>(node)->top;
    default:
      return false;
  }
}

// A local or a constant with a block is a method call after all; `node` is replaced then.
Arguments* Parser::arguments_for_block(Node*& node) {
  if (auto* local = try_as<LocalGet>(node))
    node = make_call(node->start, nullptr, local->variable->name, node->start);
  else if (auto* constant = try_as<ConstGet>(node))
    node = make_call(node->start, nullptr, constant->name, node->start);
  if (auto* call = try_as<Call>(node)) {
    call->variable_like = false;
    return &call->arguments;
  }
  if (auto* super = try_as<Super>(node)) return &super->arguments;
  return &as<ZSuper>(node)->arguments;
}

Node* Parser::attach_block(Node* node, bool brace) {
  Arguments* arguments = arguments_for_block(node);
  if (arguments->block_pass) error_here("both block arg and actual block given");
  arguments->block = parse_block(brace);
  was_command_ = false;
  return done(node);
}

// Behind the arguments of a command: `do` is its block, so is `{` if no argument took it.
void Parser::attach_command_block(Node*& node) {
  was_command_ = true;
  if (at(T::LBraceBlock) && !no_brace_)
    node = attach_block(node, true);
  else if (at(T::KwDo) && !no_do_)
    node = attach_block(node, false);
}

// Behind the method's name.
Node* Parser::finish_call(Call* call, Level level) {
  Node* node = call;
  was_command_ = false;
  if (at(T::LParenCall)) {
    parse_paren_arguments(call->arguments);
  } else if (starts_command_argument(level)) {
    parse_command_arguments(call->arguments);
    done(call);
    name_binding_use(call);
    attach_command_block(node);
    return node;
  }
  name_binding_use(call);
  return done(call);
}

// tok_ is `.` or `&.`
Node* Parser::parse_method_call(Node* receiver, Level level) {
  bool safe = at(T::AndDot);
  advance();
  uint32_t start = tok_.start;
  Name name;
  bool op = tok_.kind >= T::Plus && tok_.kind <= T::Backtick;
  if (at(T::LParenCall) || at(T::LParen) || at(T::LParenArg)) {
    tok_.kind = T::LParenCall;
    name = intern("call");
  } else if (at(T::Identifier) || at(T::Fid) || at(T::Constant) || is_keyword(tok_.kind)) {
    name = tok_.text;
    advance();
  } else if (op) {
    std::string_view text = source_.text().substr(tok_.start, tok_.end - tok_.start);
    if (text == "!@" || text == "~@") text = text.substr(0, 1);
    name = intern(text);
    advance();
  } else {
    unexpected();
    return receiver;
  }
  Call* call = make_call(receiver->start, receiver, name, start);
  call->safe = safe;
  return finish_call(call, level);
}

// tok_ is `::`
Node* Parser::parse_colon2(Node* receiver, Level level) {
  Token colon = tok_;
  advance();
  if (!at(T::Constant)) {
    tok_.space_before = colon.space_before;
    if (at(T::LParenCall) || at(T::LParen) || at(T::LParenArg)) {
      tok_.kind = T::LParenCall;
      Call* call = make_call(receiver->start, receiver, intern("call"), colon.start);
      return finish_call(call, level);
    }
    if (!at(T::Identifier) && !at(T::Fid) && !is_keyword(tok_.kind) &&
        !(tok_.kind >= T::Plus && tok_.kind <= T::Backtick)) {
      unexpected();
      return receiver;
    }
    Name name = tok_.text.empty() ? intern(source_.text().substr(tok_.start, tok_.end - tok_.start)) : tok_.text;
    uint32_t start = tok_.start;
    advance();
    return finish_call(make_call(receiver->start, receiver, name, start), level);
  }
  Token name = tok_;
  advance();
  if (at(T::LParenCall) || starts_command_argument(level))
    return finish_call(make_call(receiver->start, receiver, name.text, name.start), level);
  auto* get = make<ConstGet>(receiver->start);
  get->scope = receiver;
  get->name = name.text;
  return done(get);
}

Node* Parser::parse_index(Node* receiver) {
  Call* call = make_call(receiver->start, receiver, intern("[]"), tok_.start);
  call->index = true;
  {
    Bracketed inside(*this);
    advance();
    parse_arguments(call->arguments, T::RBracket, false);
  }
  expect(T::RBracket);
  was_command_ = false;
  return done(call);
}

Variable* Parser::numbered_parameter(Name name, uint32_t start) {
  const char* error = nullptr;
  Variable* variable = scopes_.numbered_parameter(name, &error);
  if (error) errors_.report(start, 2, error);
  return variable;
}

// What a bare name means: a local, a constant, or a call.
Node* Parser::name_value(Name name, uint32_t start) {
  Variable* local = ScopeBuilder::is_numbered_name(name) ? nullptr : scopes_.reference(name);
  if (ScopeBuilder::is_numbered_name(name)) local = numbered_parameter(name, start);
  if (local) return make_local(local, start);
  if (name[0] >= 'A' && name[0] <= 'Z' && name.back() != '?' && name.back() != '!') {
    auto* get = make<ConstGet>(start);
    get->name = name;
    return done(get);
  }
  Call* call = make_call(start, nullptr, name, start);
  call->variable_like = name.back() != '?' && name.back() != '!';
  return call;
}

Node* Parser::parse_identifier(Level level) {
  Token name = tok_;
  advance();
  was_command_ = false;
  if (at(T::LParenCall) || starts_command_argument(level))
    return finish_call(make_call(name.start, nullptr, name.text, name.start), level);
  Node* node = name_value(name.text, name.start);
  if (auto* call = try_as<Call>(node)) name_binding_use(call);
  return node;
}

Node* Parser::parse_constant(Level level) {
  Token name = tok_;
  advance();
  was_command_ = false;
  if (at(T::LParenCall) || starts_command_argument(level))
    return finish_call(make_call(name.start, nullptr, name.text, name.start), level);
  auto* get = make<ConstGet>(name.start);
  get->name = name.text;
  return done(get);
}

// ---- super and yield

Node* Parser::parse_super(Level level) {
  uint32_t start = tok_.start;
  advance();
  was_command_ = false;
  bool parentheses = at(T::LParenCall);
  if (!parentheses && !starts_command_argument(level)) {
    auto* node = make<ZSuper>(start);
    scopes_.note_super(true);
    zsuper_arguments(node);
    return done(node);
  }
  auto* node = make<Super>(start);
  scopes_.note_super(false);
  if (parentheses) {
    parse_paren_arguments(node->arguments);
    return done(node);
  }
  parse_command_arguments(node->arguments);
  Node* result = done(node);
  attach_command_block(result);
  return result;
}

void Parser::zsuper_arguments(ZSuper* node) {
  Scope* method = scopes_.current()->home();
  if (method->kind != ScopeKind::Def || !method->params) return;
  ArgumentLists lists;
  for (const Param& p : method->params->list) {
    if (p.kind == ParamKind::NoKeywords || p.kind == ParamKind::BlockParam) continue;
    Node* value = make_local(p.variable, node->start);
    switch (p.kind) {
      case ParamKind::Rest: {
        auto* splat = make<Splat>(node->start);
        splat->value = value;
        lists.positional.push_back(splat);
        break;
      }
      case ParamKind::Keyword:
      case ParamKind::KeywordOptional:
        lists.pairs.push_back({make_symbol(p.name, node->start), value});
        break;
      case ParamKind::KeywordRest:
        lists.pairs.push_back({nullptr, value});
        break;
      default:
        lists.positional.push_back(value);
    }
  }
  finish_arguments(lists, node->arguments);
}

Node* Parser::parse_yield(Level level) {
  auto* node = make<Yield>(tok_.start);
  Scope* home = scopes_.current()->home();
  bool valid = in_defined_ || home->kind == ScopeKind::Def || (home->kind == ScopeKind::Eval && options_.in_def);
  if (!valid) error_here("Invalid yield");
  scopes_.note_yield();
  advance();
  was_command_ = false;
  if (at(T::LParenCall)) {
    parse_paren_arguments(node->arguments);
  } else if (starts_command_argument(level)) {
    parse_command_arguments(node->arguments);
    was_command_ = true;
  }
  if (node->arguments.block_pass) error_at(node, "block argument should not be given");
  return done(node);
}

}  // namespace hypha::ruby::syntax
