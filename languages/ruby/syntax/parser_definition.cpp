// SPDX-License-Identifier: MIT
// def, class, module, class << object.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

// tok_ is the name behind `def`, or what the method is defined on: `self.`, `object.`, `(expression).`
bool Parser::parse_def_name(Def* def) {
  if (at(T::LParen) || at(T::LParenCall) || at(T::LParenArg)) {
    {
      Bracketed inside(*this);
      lexer_.set_state(kBeg);
      advance();
      def->singleton = value_of(parse_expression());
    }
    if (!expect(T::RParen)) return false;
  } else {
    Token first = tok_;
    bool op = first.kind >= T::Plus && first.kind <= T::Backtick;
    bool name =
        first.kind == T::Identifier || first.kind == T::Fid || first.kind == T::Constant || is_keyword(first.kind);
    bool variable = first.kind == T::Ivar || first.kind == T::Gvar || first.kind == T::Cvar;
    if (!op && !name && !variable) {
      unexpected();
      return false;
    }
    Node* object = variable ? variable_node() : nullptr;
    advance();
    if (op || (!at(T::Dot) && !at(T::ColonColon))) {
      if (variable) unexpected("'.'");
      std::string_view text = op ? source_.text().substr(first.start, first.end - first.start) : first.text;
      if (text == "!@" || text == "~@") text = text.substr(0, 1);
      def->name = intern(text);
      def->name_start = first.start;
      return true;
    }
    if (first.kind == T::KwSelf) {
      object = make<Self>(first.start);
      object->length = first.end - first.start;
    }
    def->singleton = object ? object : name_value(first.text, first.start);
  }
  if (!at(T::Dot) && !at(T::ColonColon)) {
    unexpected("'.'");
    return false;
  }
  lexer_.set_state(kFname);
  advance();
  bool op = tok_.kind >= T::Plus && tok_.kind <= T::Backtick;
  if (!op && !at(T::Identifier) && !at(T::Fid) && !at(T::Constant) && !is_keyword(tok_.kind)) {
    unexpected();
    return false;
  }
  std::string_view text = op ? source_.text().substr(tok_.start, tok_.end - tok_.start) : tok_.text;
  if (text == "!@" || text == "~@") text = text.substr(0, 1);
  def->name = intern(text);
  def->name_start = tok_.start;
  advance();
  return true;
}

void Parser::parse_def_params(Def* def) {
  if (at(T::LParen) || at(T::LParenCall) || at(T::LParenArg)) {
    {
      Bracketed inside(*this);
      advance();
      def->params = parse_params(T::RParen, ParamsOf::Def);
    }
    if (!at(T::RParen)) return unexpected("')'");
    lexer_.set_state(kBeg);  // a body may follow on the same line
    return advance();
  }
  if (at(T::Newline) || at(T::Semicolon) || at(T::Assign)) return;
  Saved<bool> kwarg(lexer_.in_kwarg, true);
  def->params = parse_params(T::Newline, ParamsOf::Def);
  if (!at(T::Newline) && !at(T::Semicolon)) unexpected("';' or '\\n'");
}

Node* Parser::parse_def() {
  Nesting nesting(*this);
  auto* def = make<Def>(tok_.start);
  advance();
  if (!parse_def_name(def)) return def;
  def->scope = scopes_.push(ScopeKind::Def, def->name);
  parse_def_params(def);
  def->scope->params = def->params;
  bool endless = at(T::Assign);
  if (endless) {
    bool setter = def->name.size() > 1 && def->name.back() == '=' && def->name != "==" && def->name != "===" &&
                  def->name != "!=" && def->name != "<=" && def->name != ">=";
    if (setter) error_here("setter method cannot be defined in an endless method definition");
    advance();
    def->body = parse_endless_body();
  } else {
    Bracketed inside(*this);
    def->body = parse_body(tok_.start);
  }
  if (endless) {
    def->length = last_end_ - def->start;
  } else {
    expect_end(!def->body);
    done(def);
    was_command_ = false;
  }
  leave_scope();
  return def;
}

// Leaves was_command_ as the body's last expression has set it.
Node* Parser::parse_endless_body() {
  skip_newlines();
  Node* body = value_of(parse_arg(Level::Command));
  bool command = was_command_;
  if (at(T::RescueModifier)) {
    advance();
    body = rescue_modifier(body, parse_rescue_handler(Level::Arg));
  }
  was_command_ = command;
  return body;
}

// ---- class and module

ConstSet* Parser::parse_constant_path() {
  uint32_t start = tok_.start;
  Nesting nesting(*this);
  Node* node = nullptr;
  if (at(T::Constant) || at(T::ColonColonTop) || at(T::Identifier) || at(T::KwSelf) || at(T::LParen))
    node = parse_postfix(parse_primary(Level::Arg), Level::Arg, nesting);
  auto* path = make<ConstSet>(start);
  if (auto* get = try_as<ConstGet>(node)) {
    path->scope = get->scope;
    path->top = get->top;
    path->name = get->name;
  } else if (!errors_.panic()) {
    if (!node) return unexpected(), path;
    errors_.fatal(start, last_end_ - start, "class/module name must be CONSTANT");
    tok_.kind = T::EndOfFile;
  }
  return done(path);
}

Node* Parser::parse_class() {
  uint32_t start = tok_.start;
  Bracketed inside(*this);
  advance();
  if (at(T::Shl)) return parse_singleton_class(start);
  auto* node = make<ClassDef>(start);
  if (scopes_.current()->home()->kind == ScopeKind::Def) errors_.report(start, 5, "class definition in method body");
  node->path = parse_constant_path();
  if (accept(T::Lt)) {
    node->superclass = value_of(parse_expression());
    if (!at(T::Newline) && !at(T::Semicolon)) unexpected("';' or '\\n'");
  }
  node->scope = scopes_.push(ScopeKind::Class, node->path->name);
  node->body = parse_body(tok_.start);
  expect_end();
  leave_scope();
  return done(node);
}

// tok_ is the << of class << object
Node* Parser::parse_singleton_class(uint32_t start) {
  auto* node = make<SingletonClass>(start);
  advance();
  node->object = value_of(parse_expression());
  if (!at(T::Newline) && !at(T::Semicolon)) unexpected("';' or '\\n'");
  node->scope = scopes_.push(ScopeKind::SingletonClass);
  node->body = parse_body(tok_.start);
  expect_end();
  leave_scope();
  return done(node);
}

Node* Parser::parse_module() {
  auto* node = make<ModuleDef>(tok_.start);
  Bracketed inside(*this);
  if (scopes_.current()->home()->kind == ScopeKind::Def) error_here("module definition in method body");
  advance();
  node->path = parse_constant_path();
  node->scope = scopes_.push(ScopeKind::Module, node->path->name);
  node->body = parse_body(tok_.start);
  expect_end();
  leave_scope();
  return done(node);
}

}  // namespace hypha::ruby::syntax
