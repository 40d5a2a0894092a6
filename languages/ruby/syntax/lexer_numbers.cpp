// SPDX-License-Identifier: MIT
// Numeric literals. The text is kept (without underscores): integers may be of any size.
#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

using T = TokenKind;

// Digits with single underscores between them, from pos_.
bool Lexer::scan_digits(std::string& digits, int base) {
  auto value = [](unsigned char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
  };
  bool underscore = false;
  while (true) {
    unsigned char c = peek();
    if (c == '_') {
      if (underscore || digits.empty()) break;
      underscore = true;
    } else if (value(c) < base) {
      digits += char(c);
      underscore = false;
    } else {
      break;
    }
    pos_++;
  }
  if (underscore) return fail(pos_ - 1, 1, "trailing `_' in number");
  return true;
}

void Lexer::lex_prefixed(Token& token, int base, uint32_t prefix) {
  uint32_t start = pos_;
  pos_ += prefix;
  std::string digits;
  if (!scan_digits(digits, base)) return;
  if (base == 8 && (is_digit(peek()))) {
    fail(pos_, 1, "Invalid octal digit");
    return;
  }
  if (digits.empty()) {
    fail(start, pos_ - start, "numeric literal without digits");
    return;
  }
  token.number.base = uint8_t(base);
  token.number.digits = arena_.intern(digits);
  token.kind = T::Integer;
}

void Lexer::lex_decimal(Token& token) {
  std::string digits;
  if (!scan_digits(digits, 10)) return;
  size_t fraction = 0;
  bool exponent = false;
  if (peek() == '.' && is_digit(peek(1))) {
    std::string more;
    pos_++;
    if (!scan_digits(more, 10)) return;
    fraction = more.size();
    digits += "." + more;
  }
  unsigned char sign = peek(1);
  if ((peek() == 'e' || peek() == 'E') && (is_digit(sign) || ((sign == '+' || sign == '-') && is_digit(peek(2))))) {
    exponent = true;
    digits += 'e';
    pos_++;
    if (!is_digit(sign)) {
      digits += char(sign);
      pos_++;
    }
    std::string more;
    if (!scan_digits(more, 10)) return;
    digits += more;
  }
  token.number.is_float = fraction > 0 || exponent;
  token.kind = token.number.is_float ? T::Float : T::Integer;
  if (peek() == 'r' && !is_ident(peek(1) == 'i' ? peek(2) : peek(1)) && !exponent && fraction > 0) {
    digits.erase(digits.find('.'), 1);
    token.number.scale = uint32_t(fraction);
    token.number.is_float = false;
  }
  token.number.digits = arena_.intern(digits);
}

// r, i, ri
void Lexer::lex_suffix(Token& token) {
  uint32_t p = pos_;
  bool rational = false, imaginary = false;
  if (at(p) == 'r' && !token.number.is_float) {
    rational = true;
    p++;
  }
  if (at(p) == 'i') {
    imaginary = true;
    p++;
  }
  if (is_ident(at(p))) return;  // 1if: the letters are another token
  pos_ = p;
  token.number.is_rational = rational;
  token.number.is_imaginary = imaginary;
  if (rational) token.kind = T::Rational;
  if (imaginary) token.kind = T::Imaginary;
}

void Lexer::lex_number(Token& token) {
  token.number = {};
  state_ = kEnd;
  unsigned char c = peek(1) | 0x20;
  if (peek() == '0' && c == 'x')
    lex_prefixed(token, 16, 2);
  else if (peek() == '0' && c == 'b')
    lex_prefixed(token, 2, 2);
  else if (peek() == '0' && c == 'o')
    lex_prefixed(token, 8, 2);
  else if (peek() == '0' && c == 'd')
    lex_prefixed(token, 10, 2);
  else if (peek() == '0' && (is_digit(peek(1)) || peek(1) == '_'))
    lex_prefixed(token, 8, 1 + (peek(1) == '_' ? 1 : 0));
  else
    lex_decimal(token);
  if (!errors_.panic()) lex_suffix(token);
}

}  // namespace hypha::ruby::syntax
