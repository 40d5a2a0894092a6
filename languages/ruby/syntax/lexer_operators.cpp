// SPDX-License-Identifier: MIT
// Operators and brackets. Where a character has a prefix and an infix meaning, the state decides; after a method name
// (kArg) a space before and none behind it makes it prefix: `p -1`, `p *list`, `p [1]`, `p /x/`.
#include <cstdio>

#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

using T = TokenKind;

void Lexer::op_assign(Token& token, std::string_view op) {
  token.text = op;
  emit(token, T::OpAssign, uint32_t(op.size()) + 1, kBeg);
}

void Lexer::lex_binary(Token& token, TokenKind kind, uint32_t length) { emit(token, kind, length, operator_state()); }

void Lexer::lex_operator(Token& token, unsigned char c) {
  switch (c) {
    case '*':
      return lex_star(token);
    case '&':
      return lex_ampersand(token);
    case '+':
    case '-':
      return lex_sign(token, c);
    case '<':
      return lex_less(token);
    case '>':
      return lex_greater(token);
    case '=':
      return lex_equal(token);
    case '!':
      return lex_bang(token);
    case '.':
      return lex_dot(token);
    case ':':
      return lex_colon(token);
    case '|':
      return lex_pipe(token);
    case '[':
      return lex_bracket(token);
    case '(':
    case '{':
      return lex_open(token, c);
    case ')':
      return emit(token, T::RParen, 1, kEndFn);
    case ']':
      return emit(token, T::RBracket, 1, kEnd);
    case '}':
      return emit(token, T::RBrace, 1, kEnd);
    case ',':
      return emit(token, T::Comma, 1, kBeg | kLabel);
    case ';':
      return emit(token, T::Semicolon, 1, kBeg);
    case '/':
      if (is_beg()) return lex_quote(token, T::RegexpBegin, '/', true);
      if (peek(1) == '=' && !after_operator()) return op_assign(token, "/");
      if (space_arg(peek(1))) return lex_quote(token, T::RegexpBegin, '/', true);
      return lex_binary(token, T::Slash, 1);
    case '^':
      if (peek(1) == '=' && !after_operator()) return op_assign(token, "^");
      return lex_binary(token, T::Caret, 1);
    case '~':
      if (after_operator() && peek(1) == '@') return emit(token, T::Tilde, 2, kArg);
      return lex_binary(token, T::Tilde, 1);
    case '\\':
      fail(pos_, 1, peek(1) == ' ' ? "syntax error, unexpected escaped space" : "syntax error, unexpected backslash");
      return;
    default: {
      char buffer[48];
      std::snprintf(buffer, sizeof buffer, "Invalid char `\\x%02X' in expression", c);
      fail(pos_, 1, buffer);
    }
  }
}

void Lexer::lex_star(Token& token) {
  bool twice = peek(1) == '*';
  uint32_t length = twice ? 2 : 1;
  if (peek(length) == '=' && !after_operator()) return op_assign(token, twice ? "**" : "*");
  bool prefix = !after_operator() && (space_arg(peek(length)) || is_beg());
  if (twice) return lex_binary(token, prefix ? T::DStar : T::Pow, 2);
  lex_binary(token, prefix ? T::StarArg : T::Star, 1);
}

void Lexer::lex_ampersand(Token& token) {
  if (peek(1) == '&') {
    if (peek(2) == '=') return op_assign(token, "&&");
    return emit(token, T::AndAnd, 2, kBeg);
  }
  if (peek(1) == '=' && !after_operator()) return op_assign(token, "&");
  if (peek(1) == '.') return emit(token, T::AndDot, 2, kDot);
  bool prefix = !after_operator() && (space_arg(peek(1)) || is_beg());
  lex_binary(token, prefix ? T::AmpArg : T::Amp, 1);
}

void Lexer::lex_sign(Token& token, unsigned char c) {
  bool plus = c == '+';
  if (after_operator()) {
    if (peek(1) == '@') return emit(token, plus ? T::UPlusName : T::UMinusName, 2, kArg);
    return emit(token, plus ? T::Plus : T::Minus, 1, kArg);
  }
  if (peek(1) == '=') return op_assign(token, plus ? "+" : "-");
  if (!plus && peek(1) == '>') return emit(token, T::Lambda, 2, kEndFn);
  if (is_beg() || space_arg(peek(1))) {
    bool number = is_digit(peek(1));
    if (plus && number) {
      pos_++;
      return lex_number(token);
    }
    if (plus) return emit(token, T::UPlus, 1, kBeg);
    return emit(token, number ? T::UMinusNum : T::UMinus, 1, kBeg);
  }
  emit(token, plus ? T::Plus : T::Minus, 1, kBeg);
}

void Lexer::lex_less(Token& token) {
  if (peek(1) == '<' && !(state_ & (kDot | kClass)) && !is_end() && (!is_arg() || (state_ & kLabeled) || space_) &&
      lex_heredoc_start(token))
    return;
  if (peek(1) == '=') return lex_binary(token, peek(2) == '>' ? T::Cmp : T::Le, peek(2) == '>' ? 3 : 2);
  if (peek(1) == '<') {
    if (peek(2) == '=' && !after_operator()) return op_assign(token, "<<");
    return lex_binary(token, T::Shl, 2);
  }
  lex_binary(token, T::Lt, 1);
}

void Lexer::lex_greater(Token& token) {
  if (peek(1) == '=') return lex_binary(token, T::Ge, 2);
  if (peek(1) == '>') {
    if (peek(2) == '=' && !after_operator()) return op_assign(token, ">>");
    return lex_binary(token, T::Shr, 2);
  }
  lex_binary(token, T::Gt, 1);
}

void Lexer::lex_equal(Token& token) {
  if (peek(1) == '=') return lex_binary(token, peek(2) == '=' ? T::Eqq : T::Eq, peek(2) == '=' ? 3 : 2);
  if (peek(1) == '~') return lex_binary(token, T::Match, 2);
  if (peek(1) == '>') return lex_binary(token, T::Arrow, 2);
  lex_binary(token, T::Assign, 1);
}

void Lexer::lex_bang(Token& token) {
  if (after_operator() && peek(1) == '@') return emit(token, T::Bang, 2, kArg);
  if (peek(1) == '=') return lex_binary(token, T::Neq, 2);
  if (peek(1) == '~') return lex_binary(token, T::NMatch, 2);
  lex_binary(token, T::Bang, 1);
}

void Lexer::lex_dot(Token& token) {
  if (peek(1) == '.') {
    bool beginless = is_beg();
    if (peek(2) == '.') return emit(token, beginless ? T::BDot3 : T::Dot3, 3, kBeg);
    return emit(token, beginless ? T::BDot2 : T::Dot2, 2, kBeg);
  }
  if (is_digit(peek(1))) {
    fail(pos_, 1,
         pos_ > 0 && is_digit(at(pos_ - 1)) ? "unexpected fraction part after numeric literal"
                                            : "no .<digit> floating literal anymore; put 0 before dot");
    return;
  }
  emit(token, T::Dot, 1, kDot);
}

void Lexer::lex_colon(Token& token) {
  unsigned char next = peek(1);
  if (next == ':') {
    bool top = is_beg() || (state_ & kClass) || (is_arg() && space_ && !is_space(peek(2)));
    return emit(token, top ? T::ColonColonTop : T::ColonColon, 2, top ? kBeg : kDot);
  }
  if (is_end() || is_space(next) || next == '#' || at_end(pos_ + 1)) return emit(token, T::Colon, 1, kBeg);
  if (next == '"' || next == '\'') {
    token.kind = T::DSymbolBegin;
    token.string = {};
    token.string.close = char(next);
    token.string.interpolates = next == '"';
    pos_ += 2;
    return;
  }
  lex_symbol(token);
}

void Lexer::lex_bracket(Token& token) {
  if (after_operator()) {
    if (peek(1) == ']') {
      bool set = peek(2) == '=' && peek(3) != '=' && peek(3) != '>' && peek(3) != '~';
      return emit(token, set ? T::Aset : T::Aref, set ? 3 : 2, kArg);
    }
    return emit(token, T::LBracketIndex, 1, kArg | kLabel);
  }
  bool array = is_beg() || (is_arg() && (space_ || (state_ & kLabeled)));
  emit(token, array ? T::LBracket : T::LBracketIndex, 1, kBeg | kLabel);
}

void Lexer::lex_open(Token& token, unsigned char c) {
  if (c == '(') {
    T kind = T::LParenCall;
    if (is_beg())
      kind = T::LParen;
    else if (space_ && (is_arg() || (state_ & (kEnd | kLabel)) == (kEnd | kLabel)))
      kind = T::LParenArg;
    return emit(token, kind, 1, kBeg | kLabel);
  }
  bool block = !(state_ & kLabeled) && (is_arg() || is_end());
  emit(token, block ? T::LBraceBlock : T::LBrace, 1, block ? kBeg : kBeg | kLabel);
}

void Lexer::lex_pipe(Token& token) {
  if (peek(1) == '|') {
    if (peek(2) == '=') return op_assign(token, "||");
    return emit(token, T::OrOr, 2, kBeg);
  }
  if (peek(1) == '=' && !after_operator()) return op_assign(token, "|");
  emit(token, T::Pipe, 1, after_operator() ? kArg : kBeg | kLabel);
}

}  // namespace hypha::ruby::syntax
