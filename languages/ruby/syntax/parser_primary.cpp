// SPDX-License-Identifier: MIT
// Primary expressions: literals, variables, parentheses, arrays, hashes, and the dispatch by keyword.
#include <cstdlib>
#include <utility>

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

Node* Parser::parse_primary(Level level) {
  bool targets = std::exchange(paren_targets_, false);
  Node* node = nullptr;
  switch (tok_.kind) {
    case T::Identifier:
    case T::Fid:
      return parse_identifier(level);
    case T::Constant:
      return parse_constant(level);
    case T::LParen:
    case T::LParenArg:
      node = parse_paren(targets);
      break;
    case T::LBracket:
      node = parse_array();
      break;
    case T::LBrace:
      node = parse_hash();
      break;
    case T::Lambda:
      node = parse_lambda();
      break;
    case T::ColonColonTop:
      node = parse_top_constant();
      break;
    default:
      if (tok_.kind < T::Ivar || tok_.kind > T::HeredocBegin || at(T::Label)) return parse_keyword_primary(level);
      node = parse_literal();
  }
  was_command_ = false;
  return node;
}

// tok_ is a variable with a sigil, a number, a symbol, or opens a string of some sort.
Node* Parser::parse_literal() {
  switch (tok_.kind) {
    case T::Ivar:
    case T::Gvar:
    case T::Cvar:
    case T::NthRef:
    case T::BackRef:
      return parse_variable();
    case T::Integer:
    case T::Float:
    case T::Rational:
    case T::Imaginary:
      return parse_number();
    case T::XStringBegin:
      return parse_xstring();
    case T::RegexpBegin:
      return parse_regexp();
    case T::WordsBegin:
      return parse_word_list(false);
    case T::SymbolsBegin:
      return parse_word_list(true);
    case T::DSymbolBegin:
      return parse_dsymbol();
    case T::Symbol: {
      uint32_t start = tok_.start;
      Name name = tok_.text;
      advance();
      return make_symbol(name, start);
    }
    default:
      return parse_string();
  }
}

// ::Name
Node* Parser::parse_top_constant() {
  auto* get = make<ConstGet>(tok_.start);
  get->top = true;
  advance();
  if (!at(T::Constant)) unexpected("constant");
  get->name = tok_.text;
  if (!errors_.panic()) advance();
  return done(get);
}

Node* Parser::parse_keyword_primary(Level level) {
  Node* node = nullptr;
  switch (tok_.kind) {
    case T::KwSuper:
      return parse_super(level);
    case T::KwYield:
      return parse_yield(level);
    case T::KwReturn:
    case T::KwBreak:
    case T::KwNext:
    case T::KwRedo:
    case T::KwRetry:
      return parse_jump(level);
    case T::KwNot:
      return parse_not_call();
    case T::KwDef:
      return parse_def();
    case T::KwIf:
      node = parse_if();
      break;
    case T::KwUnless:
      node = parse_unless();
      break;
    case T::KwWhile:
    case T::KwUntil:
      node = parse_while();
      break;
    case T::KwCase:
      node = parse_case();
      break;
    case T::KwFor:
      node = parse_for();
      break;
    case T::KwBegin:
      node = parse_begin();
      break;
    case T::KwClass:
      node = parse_class();
      break;
    case T::KwModule:
      node = parse_module();
      break;
    default:
      node = parse_literal_keyword();
  }
  was_command_ = false;
  return node;
}

Node* Parser::parse_literal_keyword() {
  uint32_t start = tok_.start;
  Node* node = nullptr;
  switch (tok_.kind) {
    case T::KwNil:
      node = make<NilLiteral>(start);
      break;
    case T::KwTrue:
      node = make<TrueLiteral>(start);
      break;
    case T::KwFalse:
      node = make<FalseLiteral>(start);
      break;
    case T::KwSelf:
      node = make<Self>(start);
      break;
    case T::KwEncoding:
      node = make<EncodingLiteral>(start);
      break;
    case T::KwFile:
      node = make_string(source_.name(), start);
      break;
    case T::KwLine: {
      auto* line = make<IntegerLiteral>(start);
      line->value = source_.line(start);
      node = line;
      break;
    }
    default:
      unexpected();
      return make<NilLiteral>(start);
  }
  advance();
  return done(node);
}

// not(x), not(), or `not x` as an operand
Node* Parser::parse_not_call() {
  uint32_t start = tok_.start;
  advance();
  Node* value = nullptr;
  if (at(T::LParenCall)) {
    {
      Bracketed inside(*this);
      advance();
      skip_newlines();
      if (!at(T::RParen)) value = parse_expression();
      skip_newlines();
    }
    expect(T::RParen);
  } else {
    unexpected("'('");
  }
  was_command_ = false;
  return done(make_call(start, condition(value_of(value)), intern("!"), start));
}

// The current token as a variable, without going on to the next.
Node* Parser::variable_node() {
  uint32_t start = tok_.start;
  Node* node = nullptr;
  if (at(T::Ivar)) {
    auto* get = make<IvarGet>(start);
    get->name = tok_.text;
    node = get;
  } else if (at(T::Cvar)) {
    auto* get = make<CvarGet>(start);
    get->name = tok_.text;
    node = get;
  } else if (at(T::NthRef)) {
    auto* ref = make<NthRef>(start);
    ref->number = uint32_t(std::strtoul(tok_.text.data() + 1, nullptr, 10));
    node = ref;
  } else if (at(T::BackRef)) {
    auto* ref = make<BackRef>(start);
    ref->which = tok_.text[1];
    node = ref;
  } else {
    auto* get = make<GvarGet>(start);
    get->name = tok_.text;
    node = get;
  }
  node->length = tok_.end - start;
  return node;
}

Node* Parser::parse_variable() {
  Node* node = variable_node();
  advance();
  return node;
}

// ---- numbers

IntegerLiteral* Parser::integer_literal(const NumberText& number, bool negative, uint32_t start) {
  auto* node = make<IntegerLiteral>(start);
  node->base = number.base;
  node->digits = number.digits;
  node->negative = negative;
  uint64_t value = 0;
  bool overflow = false;
  for (char c : number.digits) {
    uint64_t digit = c <= '9' ? uint64_t(c - '0') : uint64_t((c | 0x20) - 'a' + 10);
    overflow = overflow || __builtin_mul_overflow(value, uint64_t(number.base), &value) ||
               __builtin_add_overflow(value, digit, &value);
  }
  uint64_t limit = uint64_t(INT64_MAX) + (negative ? 1 : 0);
  node->big = overflow || value > limit;
  if (!node->big) node->value = int64_t(negative ? 0 - value : value);
  return done(node);
}

Node* Parser::number_literal(const Token& token, bool negative, uint32_t start) {
  const NumberText& text = token.number;
  Node* node = nullptr;
  if (text.is_rational) {
    auto* rational = make<RationalLiteral>(start);
    rational->numerator = integer_literal(text, negative, start);
    rational->scale = text.scale;
    node = done(rational);
  } else if (text.is_float) {
    auto* literal = make<FloatLiteral>(start);
    literal->value = std::strtod(text.digits.data(), nullptr);  // interned text ends with a NUL
    if (negative) literal->value = -literal->value;
    node = done(literal);
  } else {
    node = integer_literal(text, negative, start);
  }
  if (!text.is_imaginary) return node;
  auto* imaginary = make<ImaginaryLiteral>(start);
  imaginary->number = node;
  return done(imaginary);
}

Node* Parser::parse_number() {
  Token number = tok_;
  advance();
  return number_literal(number, false, number.start);
}

// ---- brackets

Node* Parser::parse_paren(bool targets) {
  uint32_t start = tok_.start;
  Node* body = nullptr;
  {
    Bracketed inside(*this);
    Saved<bool> in_targets(inside_target_paren_, targets);
    advance();
    body = parse_statements();
  }
  expect(T::RParen);
  if (!body) body = done(make<NilLiteral>(start));
  if (body->kind != NodeKind::MultiTarget) closed_ = body;
  return body;
}

Node* Parser::parse_array() {
  auto* array = make<ArrayLiteral>(tok_.start);
  Arguments items;
  {
    Bracketed inside(*this);
    advance();
    parse_arguments(items, T::RBracket, false);
  }
  if (items.block_pass) error_at(items.block_pass, "block argument should not be given");
  expect(T::RBracket);
  Nodes elements(items.positional.begin(), items.positional.end());
  if (items.keywords) {
    items.keywords->braces = true;
    elements.push_back(items.keywords);
  }
  array->elements = list(elements);
  return done(array);
}

Node* Parser::parse_hash() {
  auto* hash = make<HashLiteral>(tok_.start);
  std::vector<HashPair> pairs;
  {
    Bracketed inside(*this);
    advance();
    skip_newlines();
    while (!at(T::RBrace) && !at(T::EndOfFile)) {
      if (at(T::Label)) {
        pairs.push_back(parse_label_pair());
      } else if (at(T::DStar)) {
        advance();
        pairs.push_back({nullptr, value_of(parse_arg())});
      } else {
        Node* key = value_of(parse_arg());
        if (key != label_key_) expect(T::Arrow);
        pairs.push_back({key, value_of(parse_arg())});
      }
      skip_newlines();
      if (!accept(T::Comma)) break;
      skip_newlines();
    }
  }
  expect(T::RBrace);
  hash->pairs = list(pairs);
  return done(hash);
}

// ---- return, break, next, redo, retry

Node* Parser::parse_jump(Level level) {
  uint32_t start = tok_.start;
  T kind = tok_.kind;
  was_command_ = false;
  if (kind == T::KwReturn) return parse_return(start, level);
  if (kind == T::KwRetry) {
    if (scopes_.current()->rescue_depth == 0) error_here("Invalid retry");
    scopes_.current()->has_retry = true;
    advance();
    return done(make<Retry>(start));
  }
  Node* node = nullptr;
  if (kind == T::KwRedo) {
    advance();
    node = done(make<Redo>(start));
    if (scopes_.current()->loop_depth > 0) loop_has_redo_ = true;
  } else if (kind == T::KwBreak) {
    auto* jump = make<Break>(start);
    advance();
    jump->value = parse_jump_value(level);
    node = done(jump);
  } else {
    auto* jump = make<Next>(start);
    advance();
    jump->value = parse_jump_value(level);
    node = done(jump);
  }
  if (scopes_.current()->loop_depth == 0) open_jumps_.push_back({node, scopes_.current()});
  return node;
}

Node* Parser::parse_return(uint32_t start, Level level) {
  ScopeKind kind = scopes_.current()->kind;
  if (kind == ScopeKind::Class || kind == ScopeKind::Module || kind == ScopeKind::SingletonClass)
    error_here("Invalid return in class/module body");
  scopes_.note_return();
  auto* node = make<Return>(start);
  advance();
  node->value = parse_jump_value(level);
  return done(node);
}

// Null if there is none; an ArrayLiteral for several.
Node* Parser::parse_jump_value(Level level) {
  if (level == Level::Arg || !starts_argument(tok_.kind)) return nullptr;
  uint32_t start = tok_.start;
  ArgumentLists lists;
  Arguments arguments;
  bool command = parse_argument(lists, arguments, T::EndOfFile, true);
  while (!command && at(T::Comma)) {
    advance();
    parse_argument(lists, arguments, T::EndOfFile, false);
  }
  if (arguments.block_pass) error_at(arguments.block_pass, "block argument should not be given");
  finish_arguments(lists, arguments);
  was_command_ = true;
  Nodes values(arguments.positional.begin(), arguments.positional.end());
  if (arguments.keywords) {
    arguments.keywords->braces = true;
    values.push_back(arguments.keywords);
  }
  if (values.size() == 1 && values[0]->kind != NodeKind::Splat) return values[0];
  auto* array = make<ArrayLiteral>(start);
  array->elements = list(values);
  return done(array);
}

// From `first_jump` on, the jumps of this scope turned out to be inside of `body while condition`.
// True if there is a redo.
bool Parser::jumps_in_loop(size_t first_jump) {
  size_t kept = first_jump;
  bool redo = false;
  for (size_t i = first_jump; i < open_jumps_.size(); i++)
    if (open_jumps_[i].scope != scopes_.current()) open_jumps_[kept++] = open_jumps_[i];
    else redo |= open_jumps_[i].node->kind == NodeKind::Redo;
  open_jumps_.resize(kept);
  return redo;
}

// The jumps that are in no loop of the scope that ends here leave the block; elsewhere they are errors.
void Parser::leave_scope() {
  Scope* scope = scopes_.current();
  while (!open_jumps_.empty() && open_jumps_.back().scope == scope) {
    Node* node = open_jumps_.back().node;
    open_jumps_.pop_back();
    bool block = scope->is_block() && scope->kind != ScopeKind::Eval;
    const char* name = "redo";
    if (auto* jump = try_as<Break>(node)) {
      jump->from_block = scope->has_break = block;
      name = "break";
    } else if (auto* next = try_as<Next>(node)) {
      next->from_block = scope->has_next = block;
      name = "next";
    } else {
      as<Redo>(node)->from_block = scope->has_redo = block;
    }
    if (block) continue;
    std::string what = scope->kind == ScopeKind::Eval ? "Can't escape from eval with " : "Invalid ";
    error_at(node, what + name);
  }
  scopes_.pop();
}

}  // namespace hypha::ruby::syntax
