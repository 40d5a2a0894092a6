// SPDX-License-Identifier: MIT
// Argument lists of calls: in parentheses, in brackets, or bare (commands).
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

void Parser::finish_arguments(ArgumentLists& lists, Arguments& arguments) {
  arguments.positional = list(lists.positional);
  for (Node* n : lists.positional) arguments.has_splat = arguments.has_splat || n->kind == NodeKind::Splat;
  if (lists.pairs.empty()) return;
  auto* hash = make<HashLiteral>(lists.pairs_start);
  hash->pairs = list(lists.pairs);
  hash->braces = false;
  arguments.keywords = done(hash);
}

// tok_ is the `(` directly behind the method's name.
void Parser::parse_paren_arguments(Arguments& arguments) {
  arguments.parentheses = true;
  {
    Bracketed inside(*this);
    advance();
    parse_arguments(arguments, T::RParen, true);
  }
  expect(T::RParen);
  was_command_ = false;
}

// Up to the closer, which is left to the caller.
void Parser::parse_arguments(Arguments& arguments, T closer, bool command_first) {
  ArgumentLists lists;
  skip_newlines();
  while (!at(closer) && !at(T::EndOfFile)) {
    bool command = parse_argument(lists, arguments, closer, command_first);
    command_first = false;
    skip_newlines();
    if (command || arguments.block_pass || !at(T::Comma)) break;
    advance();
    skip_newlines();
  }
  finish_arguments(lists, arguments);
}

// `do` behind the arguments belongs to the command, not to a call among them.
void Parser::parse_command_arguments(Arguments& arguments) {
  Nesting nesting(*this);
  Saved<bool> no_do(no_do_, true);
  ArgumentLists lists;
  bool command = parse_argument(lists, arguments, T::EndOfFile, true);
  while (!command && at(T::Comma) && !arguments.block_pass) {
    advance();
    if (!starts_argument(tok_.kind)) {
      unexpected();
      break;
    }
    parse_argument(lists, arguments, T::EndOfFile, false);
  }
  finish_arguments(lists, arguments);
}

Node* Parser::parse_splat() {
  auto* splat = make<Splat>(tok_.start);
  advance();
  splat->value = value_of(parse_arg());
  return done(splat);
}

// The anonymous parameters `*`, `**` and `&` as values.
Node* Parser::hidden_local(Name name, uint32_t start, const char* message) {
  Variable* variable = scopes_.find(name);
  if (!variable) {
    errors_.report(start, uint32_t(name.size()), message);
    return make<NilLiteral>(start);
  }
  return make_local(variable, start);
}

// tok_ is `...`; false: it is the beginless range of an ordinary argument (then it was consumed into `lists`).
bool Parser::parse_forwarded_arguments(ArgumentLists& lists, Arguments& arguments) {
  uint32_t start = tok_.start;
  advance();
  if (!at(T::RParen)) {
    auto* range = make<Range>(start);
    range->exclusive = true;
    range->high = value_of(parse_arg());
    lists.positional.push_back(done(range));
    return false;
  }
  Variable* rest = scopes_.find("*");
  if (!rest || !scopes_.current()->home()->forwards_all) {
    errors_.report(start, 3, "unexpected ...");
    return true;
  }
  auto* splat = make<Splat>(start);
  splat->value = make_local(rest, start);
  lists.positional.push_back(done(splat));
  if (lists.pairs.empty()) lists.pairs_start = start;
  lists.pairs.push_back({nullptr, hidden_local("**", start, "unexpected ...")});
  arguments.block_pass = hidden_local("&", start, "unexpected ...");
  return true;
}

// One argument. True: it was a command call, so it is the only one.
bool Parser::parse_argument(ArgumentLists& lists, Arguments& arguments, T closer, bool command_first) {
  uint32_t start = tok_.start;
  auto pair = [&](HashPair p) {
    if (lists.pairs.empty()) lists.pairs_start = start;
    lists.pairs.push_back(p);
  };
  switch (tok_.kind) {
    case T::StarArg:
    case T::Star:
      lists.positional.push_back(parse_splat());
      return false;
    case T::DStar:
    case T::Pow: {
      advance();
      pair({nullptr, value_of(parse_arg())});
      return false;
    }
    case T::AmpArg:
    case T::Amp:
      advance();
      if (at(T::RParen) || at(T::RBracket) || at(T::Newline))
        arguments.block_pass = hidden_local("&", start, "no anonymous block parameter");
      else
        arguments.block_pass = value_of(parse_arg());
      return false;
    case T::Label:
      pair(parse_label_pair());
      return false;
    case T::BDot3:
      if (closer != T::RParen) break;
      parse_forwarded_arguments(lists, arguments);
      return false;
    default:
      break;
  }
  Node* value = value_of(parse_arg(command_first ? Level::Command : Level::Arg));
  if (value == label_key_) {
    pair({value, value_of(parse_arg())});
    return false;
  }
  if (at(T::Arrow) && !was_command_) {
    advance();
    pair({value, value_of(parse_arg())});
    return false;
  }
  if (!lists.pairs.empty()) unexpected("=>");
  lists.positional.push_back(value);
  return was_command_;
}

// tok_ is a Label: `x: value`, or `x:` alone for x: x.
HashPair Parser::parse_label_pair() {
  Name name = tok_.text;
  uint32_t start = tok_.start;
  advance();
  SymbolLiteral* key = make_symbol(name, start);
  if (starts_argument(tok_.kind)) return {key, value_of(parse_arg())};
  if (name.back() == '?' || name.back() == '!') unexpected();
  Node* value = name_value(name, start);
  if (auto* call = try_as<Call>(value)) name_binding_use(call);
  return {key, value};
}

}  // namespace hypha::ruby::syntax
