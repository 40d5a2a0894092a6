// SPDX-License-Identifier: MIT
// Patterns of case/in, `value => pattern` and `value in pattern`.
#include <cctype>

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

bool Parser::starts_pattern() const {
  if (at(T::Caret) || at(T::LBraceBlock) || at(T::LBracketIndex)) return true;
  return starts_argument(tok_.kind) && !at(T::KwIf) && !at(T::KwUnless);
}

Variable* Parser::pattern_variable(Name name, uint32_t start) {
  if (ScopeBuilder::is_numbered_name(name))
    errors_.report(start, 2, std::string(name) + " is reserved for numbered parameter");
  if (name[0] != '_') {
    for (Name other : pattern_names_)
      if (other == name) errors_.report(start, uint32_t(name.size()), "duplicated variable name");
    pattern_names_.push_back(name);
  }
  return scopes_.declare(name);
}

// With the outer brackets of an array or hash pattern optional.
Node* Parser::parse_pattern_top() {
  uint32_t start = tok_.start;
  if (at(T::Label) || at(T::DStar)) return parse_pattern_hash(T::EndOfFile, start, nullptr);
  if (at(T::StarArg) || at(T::Star)) return parse_pattern_list(nullptr, T::EndOfFile, start, nullptr);
  label_key_ = nullptr;
  Node* first = parse_pattern();
  if (first && first == label_key_) return parse_pattern_hash(T::EndOfFile, start, nullptr);
  if (!at(T::Comma)) return first;
  return parse_pattern_list(first, T::EndOfFile, start, nullptr);
}

// alternatives => name => name
Node* Parser::parse_pattern() {
  Nesting nesting(*this);
  Node* pattern = parse_pattern_alternatives();
  while (at(T::Arrow)) {
    advance();
    if (!at(T::Identifier)) {
      unexpected("local variable or method");
      break;
    }
    auto* capture = make<CapturePattern>(pattern->start);
    capture->pattern = pattern;
    capture->variable = pattern_variable(tok_.text, tok_.start);
    advance();
    nesting.grow();
    pattern = done(capture);
  }
  return pattern;
}

Node* Parser::parse_pattern_alternatives() {
  Nesting nesting(*this);
  size_t names = pattern_names_.size();
  Node* left = parse_pattern_primary();
  while (at(T::Pipe)) {
    lexer_.set_state(kBeg | kLabel);
    advance();
    nesting.grow();
    auto* alternative = make<AlternativePattern>(left->start);
    alternative->left = left;
    alternative->right = parse_pattern_primary();
    left = done(alternative);
    if (pattern_names_.size() > names)
      error_at(left, "illegal variable in alternative pattern (" + std::string(pattern_names_[names]) + ")");
  }
  return left;
}

Node* Parser::parse_pattern_primary() {
  Nesting nesting(*this);
  uint32_t start = tok_.start;
  switch (tok_.kind) {
    case T::Identifier: {
      auto* bind = make<BindPattern>(start);
      bind->variable = pattern_variable(tok_.text, start);
      advance();
      return done(bind);
    }
    case T::LBracket:
    case T::LBracketIndex: {
      Node* node = nullptr;
      {
        Bracketed inside(*this);
        advance();
        skip_newlines();
        node = parse_pattern_list(nullptr, T::RBracket, start, nullptr);
      }
      expect(T::RBracket);
      return done(node);
    }
    case T::LBrace:
    case T::LBraceBlock: {
      Node* node = nullptr;
      {
        Bracketed inside(*this);
        Saved<std::vector<Name>> keys(pattern_keys_, {});
        lexer_.set_state(kBeg | kLabel);
        advance();
        skip_newlines();
        node = parse_pattern_hash(T::RBrace, start, nullptr);
      }
      expect(T::RBrace);
      return done(node);
    }
    case T::LParen:
    case T::LParenArg:
    case T::LParenCall: {
      Node* node = nullptr;
      {
        Bracketed inside(*this);
        advance();
        skip_newlines();
        node = parse_pattern();
        skip_newlines();
      }
      expect(T::RParen);
      return node;
    }
    case T::Caret:
      return parse_pattern_pin();
    case T::Constant:
    case T::ColonColonTop:
      return parse_pattern_constant();
    default:
      return parse_pattern_value();
  }
}

// ^name, ^@name, ^(expression)
Node* Parser::parse_pattern_pin() {
  auto* pattern = make<ValuePattern>(tok_.start);
  lexer_.set_state(kBeg);
  advance();
  if (at(T::Identifier)) {
    Variable* variable = scopes_.reference(tok_.text);
    if (ScopeBuilder::is_numbered_name(tok_.text)) variable = numbered_parameter(tok_.text, tok_.start);
    uint32_t start = tok_.start;
    if (!variable) error_here(std::string(tok_.text) + ": no such local variable");
    advance();
    pattern->value = variable ? static_cast<Node*>(make_local(variable, start)) : make<NilLiteral>(start);
  } else if (at(T::Ivar) || at(T::Gvar) || at(T::Cvar)) {
    pattern->value = parse_variable();
  } else if (at(T::LParen)) {
    {
      Bracketed inside(*this);
      advance();
      skip_newlines();
      pattern->value = value_of(parse_expression());
      skip_newlines();
    }
    expect(T::RParen);
  } else {
    unexpected();
    pattern->value = make<NilLiteral>(tok_.start);
  }
  return done(pattern);
}

// A literal, or a range of literals.
Node* Parser::parse_pattern_value() {
  uint32_t start = tok_.start;
  auto* pattern = make<ValuePattern>(start);
  if (at(T::BDot2) || at(T::BDot3)) {
    auto* range = make<Range>(start);
    range->exclusive = at(T::BDot3);
    advance();
    range->high = parse_pattern_primitive();
    pattern->value = done(range);
    return done(pattern);
  }
  Node* value = parse_pattern_primitive();
  if (value == label_key_) return value;
  pattern->value = pattern_range_end(value, start);
  return done(pattern);
}

Node* Parser::parse_pattern_primitive() {
  switch (tok_.kind) {
    case T::UMinusNum: {
      Token minus = tok_;
      advance();
      if (tok_.kind < T::Integer || tok_.kind > T::Imaginary) break;
      Token number = tok_;
      advance();
      return number_literal(number, true, minus.start);
    }
    case T::Integer:
    case T::Float:
    case T::Rational:
    case T::Imaginary:
    case T::Char:
    case T::StringBegin:
    case T::HeredocBegin:
    case T::XStringBegin:
    case T::RegexpBegin:
    case T::WordsBegin:
    case T::SymbolsBegin:
    case T::Symbol:
    case T::DSymbolBegin:
    case T::Lambda:
    case T::KwNil:
    case T::KwTrue:
    case T::KwFalse:
    case T::KwSelf:
    case T::KwFile:
    case T::KwLine:
    case T::KwEncoding:
      return parse_primary(Level::Arg);
    case T::Constant:
    case T::ColonColonTop:
      return parse_constant_value();
    default:
      break;
  }
  unexpected();
  return make<NilLiteral>(tok_.start);
}

Node* Parser::pattern_range_end(Node* low, uint32_t start) {
  if (!at(T::Dot2) && !at(T::Dot3)) return low;
  auto* range = make<Range>(start);
  range->low = low;
  range->exclusive = at(T::Dot3);
  advance();
  if (starts_argument(tok_.kind)) range->high = parse_pattern_primitive();
  return done(range);
}

// A, ::A, A::B
Node* Parser::parse_constant_value() {
  Nesting nesting(*this);
  auto* get = make<ConstGet>(tok_.start);
  if (at(T::ColonColonTop)) {
    get->top = true;
    advance();
  }
  while (true) {
    if (!at(T::Constant)) {
      unexpected("constant");
      break;
    }
    get->name = tok_.text;
    advance();
    done(get);
    if (!accept(T::ColonColon)) break;
    nesting.grow();
    auto* outer = make<ConstGet>(get->start);
    outer->scope = get;
    get = outer;
  }
  return get;
}

// Constant, Constant(...), Constant[...], or a range of constants.
Node* Parser::parse_pattern_constant() {
  uint32_t start = tok_.start;
  Node* constant = parse_constant_value();
  bool parenthesis = at(T::LParenCall), bracket = at(T::LBracketIndex);
  if (!parenthesis && !bracket) {
    auto* pattern = make<ValuePattern>(start);
    pattern->value = pattern_range_end(constant, start);
    return done(pattern);
  }
  T closer = parenthesis ? T::RParen : T::RBracket;
  Node* node = nullptr;
  {
    Bracketed inside(*this);
    Saved<std::vector<Name>> keys(pattern_keys_, {});
    advance();
    skip_newlines();
    if (at(T::Label) || at(T::DStar)) {
      node = parse_pattern_hash(closer, start, constant);
    } else {
      label_key_ = nullptr;
      Node* first = at(closer) || at(T::StarArg) || at(T::Star) ? nullptr : parse_pattern();
      bool hash = first && first == label_key_;
      node = hash ? parse_pattern_hash(closer, start, constant) : parse_pattern_list(first, closer, start, constant);
    }
  }
  expect(closer);
  return done(node);
}

// tok_ is a `*`; the variable stays null for an anonymous one.
void Parser::parse_pattern_splat(Variable*& variable) {
  advance();
  if (!at(T::Identifier)) return;
  variable = pattern_variable(tok_.text, tok_.start);
  advance();
}

// Elements up to the closer (EndOfFile: a list without brackets). `first` has been parsed already, if not null.
Node* Parser::parse_pattern_list(Node* first, T closer, uint32_t start, Node* constant) {
  Nodes before, after;
  Variable* rests[2] = {};
  int splats = 0;
  bool bare = closer == T::EndOfFile;
  if (first) before.push_back(first);
  bool more = !first;
  while (more || at(T::Comma)) {
    if (!more) {
      advance();
      if (!bare) skip_newlines();
    }
    if (at(closer) || (bare && !starts_pattern())) {
      if (!more && splats == 0) splats = 1;  // [a, ] is [a, *]
      break;
    }
    more = false;
    if (at(T::StarArg) || at(T::Star)) {
      if (splats == 2 || (splats == 1 && !before.empty())) {
        unexpected();
        break;
      }
      parse_pattern_splat(rests[splats++]);
    } else if (splats == 2) {
      unexpected();
      break;
    } else {
      (splats ? after : before).push_back(parse_pattern());
    }
    if (!bare) skip_newlines();
  }
  if (splats == 2) {
    auto* find = make<FindPattern>(start);
    find->constant = constant;
    find->before = rests[0];
    find->middle = list(after);
    find->after = rests[1];
    return done(find);
  }
  auto* array = make<ArrayPattern>(start);
  array->constant = constant;
  array->before = list(before);
  array->has_rest = splats == 1;
  array->rest = rests[0];
  array->after = list(after);
  return done(array);
}

// `key: pattern`, `key:` or `"key": pattern`. False: tok_ begins no pair.
bool Parser::parse_pattern_hash_pair(std::vector<HashPatternPair>& pairs) {
  HashPatternPair pair;
  uint32_t start = tok_.start;
  bool bindable = true;
  if (at(T::Label)) {
    pair.key = tok_.text;
    advance();
  } else {
    if (!label_key_ && at(T::StringBegin)) parse_string();
    if (!label_key_) return false;
    auto* symbol = try_as<SymbolLiteral>(label_key_);
    if (!symbol) errors_.report(start, 1, "symbol literal with interpolation is not allowed");
    pair.key = symbol ? symbol->name : intern("");
    label_key_ = nullptr;
  }
  for (Name key : pattern_keys_)
    if (key == pair.key) errors_.report(start, uint32_t(key.size()), "duplicated key name");
  pattern_keys_.push_back(pair.key);
  for (char c : pair.key)
    bindable = bindable && (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80));
  bindable = bindable && !pair.key.empty() && !std::isupper(static_cast<unsigned char>(pair.key[0]));
  if (starts_pattern()) {
    pair.pattern = parse_pattern();
  } else {
    if (!bindable) errors_.report(start, uint32_t(pair.key.size()), "key must be valid as local variables");
    auto* bind = make<BindPattern>(start);
    if (bindable) bind->variable = pattern_variable(pair.key, start);
    pair.pattern = done(bind);
  }
  pairs.push_back(pair);
  return true;
}

// Pairs up to the closer. A "key": that was parsed already is in label_key_.
Node* Parser::parse_pattern_hash(T closer, uint32_t start, Node* constant) {
  auto* hash = make<HashPattern>(start);
  hash->constant = constant;
  std::vector<HashPatternPair> pairs;
  bool bare = closer == T::EndOfFile;
  while (!at(closer)) {
    if (at(T::DStar) || at(T::Pow)) {
      hash->has_rest = true;
      advance();
      if (at(T::KwNil)) {
        hash->nil_rest = true;
        advance();
      } else if (at(T::Identifier)) {
        hash->rest = pattern_variable(tok_.text, tok_.start);
        advance();
      }
      if (!bare) skip_newlines();
      break;
    }
    if (!parse_pattern_hash_pair(pairs)) {
      unexpected();
      break;
    }
    if (!bare) skip_newlines();
    if (!accept(T::Comma)) break;
    if (!bare) skip_newlines();
    if (bare && !at(T::Label) && !at(T::DStar) && !at(T::StringBegin)) break;
  }
  hash->pairs = list(pairs);
  return done(hash);
}

}  // namespace hypha::ruby::syntax
