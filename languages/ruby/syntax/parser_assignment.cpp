// SPDX-License-Identifier: MIT
// Assignments of all sorts. A left side is parsed as an expression first and then turned into a target.
#include <cctype>

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

bool Parser::assignable(const Node* node) const {
  switch (node->kind) {
    case NodeKind::LocalGet:
    case NodeKind::IvarGet:
    case NodeKind::GvarGet:
    case NodeKind::CvarGet:
    case NodeKind::ConstGet:
    case NodeKind::NthRef:
    case NodeKind::BackRef:
    case NodeKind::NilLiteral:
    case NodeKind::TrueLiteral:
    case NodeKind::FalseLiteral:
    case NodeKind::Self:
    case NodeKind::EncodingLiteral:
    case NodeKind::MultiTarget:
      return true;
    case NodeKind::Call: {
      auto* call = static_cast<const Call*>(node);
      if (call->arguments.block) return false;
      if (call->index) return true;
      if (call->variable_like) return call->name.back() != '?' && call->name.back() != '!';
      unsigned char first = call->name.empty() ? 0 : static_cast<unsigned char>(call->name[0]);
      bool name = std::isalpha(first) || first == '_' || first >= 0x80;
      return call->receiver && name && !call->arguments.parentheses && call->arguments.positional.empty() &&
             !call->arguments.keywords && !call->arguments.block_pass && call->name.back() != '?' &&
             call->name.back() != '!' && source_.text()[call->name_start] == call->name[0];
    }
    case NodeKind::StringLiteral:
    case NodeKind::IntegerLiteral:  // __FILE__, __LINE__
      return source_.text().substr(node->start, 2) == "__";
    default:
      return false;
  }
}

Node* Parser::cannot_assign(Node* node) {
  switch (node->kind) {
    case NodeKind::NilLiteral:
      error_at(node, "Can't assign to nil");
      break;
    case NodeKind::TrueLiteral:
      error_at(node, "Can't assign to true");
      break;
    case NodeKind::FalseLiteral:
      error_at(node, "Can't assign to false");
      break;
    case NodeKind::Self:
      error_at(node, "Can't change the value of self");
      break;
    case NodeKind::EncodingLiteral:
      error_at(node, "Can't assign to __ENCODING__");
      break;
    case NodeKind::StringLiteral:
      error_at(node, "Can't assign to __FILE__");
      break;
    case NodeKind::IntegerLiteral:
      error_at(node, "Can't assign to __LINE__");
      break;
    case NodeKind::NthRef:
    case NodeKind::BackRef:
      error_at(node, "Can't set variable " + std::string(source_.text().substr(node->start, node->length)));
      break;
    default:
      errors_.fatal(node->start, node->length, "syntax error, unexpected '='");
      break;
  }
  auto* target = make<GvarSet>(node->start);  // never used
  target->name = intern("$_");
  return done(target);
}

Node* Parser::local_target(Name name, uint32_t start) {
  if (ScopeBuilder::is_numbered_name(name))
    errors_.report(start, 2, std::string(name) + " is reserved for numbered parameter");
  auto* set = make<LocalSet>(start);
  set->variable = scopes_.declare(name);
  return done(set);
}

Node* Parser::to_attribute_target(Call* call) {
  if (call->index) {
    auto* set = make<IndexSet>(call->start);
    set->receiver = call->receiver;
    set->arguments = call->arguments;
    return done(set);
  }
  auto* set = make<AttrSet>(call->start);
  set->receiver = call->receiver;
  set->name = call->name;
  set->safe = call->safe;
  set->name_start = call->name_start;
  return done(set);
}

Node* Parser::to_target(Node* node) {
  switch (node->kind) {
    case NodeKind::LocalGet:
      return local_target(as<LocalGet>(node)->variable->name, node->start);
    case NodeKind::IvarGet: {
      auto* set = make<IvarSet>(node->start);
      set->name = as<IvarGet>(node)->name;
      return done(set);
    }
    case NodeKind::GvarGet: {
      auto* set = make<GvarSet>(node->start);
      set->name = as<GvarGet>(node)->name;
      return done(set);
    }
    case NodeKind::CvarGet: {
      auto* set = make<CvarSet>(node->start);
      set->name = as<CvarGet>(node)->name;
      return done(set);
    }
    case NodeKind::ConstGet: {
      auto* get = as<ConstGet>(node);
      for (Scope* s = scopes_.current(); s; s = s->parent) {
        if (s->kind == ScopeKind::Def) error_at(node, "dynamic constant assignment");
        if (!s->is_block()) break;
      }
      auto* set = make<ConstSet>(node->start);
      set->scope = get->scope;
      set->top = get->top;
      set->name = get->name;
      return done(set);
    }
    case NodeKind::Call: {
      auto* call = as<Call>(node);
      if (!assignable(node)) return cannot_assign(node);
      if (call->variable_like) return local_target(call->name, node->start);
      return to_attribute_target(call);
    }
    case NodeKind::MultiTarget:
      return node;
    default:
      return cannot_assign(node);
  }
}

void Parser::set_value(Node* target, Node* value) {
  switch (target->kind) {
    case NodeKind::LocalSet:
      as<LocalSet>(target)->value = value;
      break;
    case NodeKind::IvarSet:
      as<IvarSet>(target)->value = value;
      break;
    case NodeKind::GvarSet:
      as<GvarSet>(target)->value = value;
      break;
    case NodeKind::CvarSet:
      as<CvarSet>(target)->value = value;
      break;
    case NodeKind::ConstSet:
      as<ConstSet>(target)->value = value;
      break;
    case NodeKind::AttrSet:
      as<AttrSet>(target)->value = value;
      break;
    case NodeKind::IndexSet:
      as<IndexSet>(target)->value = value;
      break;
    default:
      break;
  }
}

// The right side; with `multiple`, `1, 2` and `*x` make an array.
Node* Parser::parse_assigned_value(Level level, bool multiple) {
  skip_newlines();
  uint32_t start = tok_.start;
  Level inner = level == Level::Arg ? Level::Arg : Level::Command;
  Nodes elements;
  bool array = false, command = false;
  while (true) {
    bool splat = multiple && at(T::StarArg);
    if (splat) {
      elements.push_back(parse_splat());
    } else {
      elements.push_back(value_of(parse_arg(elements.empty() ? inner : Level::Arg)));
      command = was_command_;
    }
    array = array || splat;
    if (!multiple || command || !at(T::Comma)) break;
    advance();
    array = true;
  }
  Node* value = elements[0];
  if (array) {
    auto* node = make<ArrayLiteral>(start);
    node->elements = list(elements);
    value = done(node);
  }
  if (at(T::RescueModifier)) {
    advance();
    value = rescue_modifier(value, parse_rescue_handler(command ? Level::Statement : inner));
    command = command || was_command_;
  }
  was_command_ = command;
  return value;
}

// tok_ is `=`; `left` is assignable.
Node* Parser::parse_assignment(Node* left, Level level) {
  Node* target = to_target(left);
  advance();
  Node* value = parse_assigned_value(level, level == Level::Statement);
  set_value(target, value);
  return done(target);
}

Node* Parser::parse_op_assignment(Node* left, Level level) {
  auto* node = make<OpAssign>(left->start);
  node->op = intern(tok_.text);
  if (left->kind == NodeKind::NthRef || left->kind == NodeKind::BackRef)
    node->target = cannot_assign(left);
  else
    node->target = to_target(left);
  advance();
  node->value = parse_assigned_value(level, false);
  return done(node);
}

// ---- a, (b, *c), d.e = ...

Node* Parser::multi_target(Node* node) {
  auto* call = try_as<Call>(node);
  if (call && call->safe) error_at(node, "&. inside multiple assignment destination");
  return to_target(node);
}

Node* Parser::parse_multi_item() {
  if (at(T::LParen)) {
    Nesting nesting(*this);
    uint32_t start = tok_.start;
    Node* targets = nullptr;
    {
      Bracketed inside(*this);
      advance();
      targets = parse_multi_targets(nullptr, start);
    }
    expect(T::RParen);
    return targets;
  }
  if (!starts_argument(tok_.kind)) {
    unexpected();
    return make<Self>(tok_.start);
  }
  Nesting nesting(*this);
  Node* node = value_of(parse_primary(Level::Arg));
  node = parse_postfix(node, Level::Arg, nesting);
  if (!assignable(node)) {
    unexpected();
    return make<Self>(tok_.start);
  }
  return multi_target(node);
}

// From behind `first` (already a target), or from the beginning if null.
MultiTarget* Parser::parse_multi_targets(Node* first, uint32_t start) {
  auto* targets = make<MultiTarget>(start);
  Nodes before, after;
  if (first) before.push_back(first);
  bool more = !first;
  while (more || at(T::Comma)) {
    if (!more) advance();
    more = false;
    if (at(T::StarArg) || at(T::Star)) {
      if (targets->has_splat) {
        unexpected();
        break;
      }
      targets->has_splat = true;
      advance();
      if (starts_argument(tok_.kind)) targets->splat = parse_multi_item();
    } else if (at(T::Assign) || at(T::KwIn) || at(T::RParen) || at(T::EndOfFile)) {
      break;  // trailing comma
    } else {
      (targets->has_splat ? after : before).push_back(parse_multi_item());
    }
    if (errors_.panic()) break;
  }
  targets->before = list(before);
  targets->after = list(after);
  return done(targets);
}

// `first` is null if tok_ is the `*`; or the first assignable expression, tok_ being the comma behind it; or
// (parenthesized) a MultiTarget. Directly inside of parentheses the targets may end with `)` instead of `=`.
Node* Parser::parse_multi_assignment(Node* first, uint32_t start, bool parenthesized) {
  MultiTarget* targets = nullptr;
  if (parenthesized && !at(T::Comma))
    targets = as<MultiTarget>(first);
  else
    targets = parse_multi_targets(first ? multi_target(first) : nullptr, start);
  if (at(T::RParen) && inside_target_paren_) return targets;
  if (!at(T::Assign)) {
    unexpected("'='");
    return targets;
  }
  advance();
  auto* node = make<MultiAssign>(start);
  node->target = targets;
  node->value = parse_assigned_value(Level::Statement, true);
  return done(node);
}

}  // namespace hypha::ruby::syntax
