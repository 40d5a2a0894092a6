// SPDX-License-Identifier: MIT
// The lexer's part for numbers and strings: finds where a literal ends and rejects malformed ones.
#include "languages/python/syntax/lexer.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digit_of(char c, int base) {
  if (base <= 10) return c >= '0' && c < '0' + base;
  return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

}  // namespace

bool Lexer::number() {
  if (peek() == '0') {
    char marker = peek(1) | 0x20;
    if (marker == 'x') return radix_number(16, "hexadecimal");
    if (marker == 'o') return radix_number(8, "octal");
    if (marker == 'b') return radix_number(2, "binary");
    return leading_zero_number();
  }
  uint32_t start = at_;
  if (peek() != '.' && !decimal_digits()) return false;
  if (!number_tail()) return false;
  add(TokenKind::Number, start);
  return true;
}

bool Lexer::radix_number(int base, const char* what) {
  uint32_t start = at_;
  at_ += 2;
  do {
    if (peek() == '_') at_++;
    if (!is_digit_of(peek(), base)) {
      if (is_digit(peek()))
        return fail(at_, std::string("SyntaxError: invalid digit '") + peek() + "' in " + what + " literal");
      return fail(at_ - 1, std::string("SyntaxError: invalid ") + what + " literal");
    }
    while (is_digit_of(peek(), base)) at_++;
  } while (peek() == '_');
  if (is_digit(peek()))
    return fail(at_, std::string("SyntaxError: invalid digit '") + peek() + "' in " + what + " literal");
  if (!end_of_number(what)) return false;
  add(TokenKind::Number, start);
  return true;
}

// Digits with single underscores between them.
bool Lexer::decimal_digits() {
  for (;;) {
    while (is_digit(peek())) at_++;
    if (peek() != '_') return true;
    at_++;
    if (!is_digit(peek())) return fail(at_ - 1, "SyntaxError: invalid decimal literal");
  }
}

// 0, 00, 0_0, 0.5, 00.5, 01e5, 09j are numbers, 01 is not.
bool Lexer::leading_zero_number() {
  uint32_t start = at_;
  bool nonzero = false;
  for (;;) {
    while (peek() == '0') at_++;
    if (peek() != '_') break;
    at_++;
    if (!is_digit(peek())) return fail(at_ - 1, "SyntaxError: invalid decimal literal");
  }
  uint32_t zeros_end = at_;
  if (is_digit(peek())) {
    nonzero = true;
    if (!decimal_digits()) return false;
  }
  char c = peek() | 0x20;
  if (nonzero && peek() != '.' && c != 'e' && c != 'j') {
    fail(start,
         "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
         "integers");
    result_.error->length = zeros_end - start;
    return false;
  }
  if (!number_tail()) return false;
  add(TokenKind::Number, start);
  return true;
}

// Fraction, exponent and imaginary suffix.
bool Lexer::number_tail() {
  const char* what = "decimal";
  if (peek() == '.') {
    at_++;
    if (is_digit(peek()) && !decimal_digits()) return false;
  }
  if ((peek() | 0x20) == 'e') {
    bool sign = peek(1) == '+' || peek(1) == '-';
    if (is_digit(peek(sign ? 2 : 1))) {
      at_ += sign ? 2 : 1;
      if (!decimal_digits()) return false;
    } else if (sign) {
      return fail(at_ + 1, "SyntaxError: invalid decimal literal");
    } else {
      return end_of_number(what);
    }
  }
  if ((peek() | 0x20) == 'j') {
    at_++;
    what = "imaginary";
  }
  return end_of_number(what);
}

// A keyword may follow directly (1if x else y), other name characters may not.
bool Lexer::end_of_number(const char* what) {
  std::string_view rest = text_.substr(at_, end_ - at_);
  for (std::string_view word : {"and", "else", "for", "if", "in", "is", "or", "not"})
    if (rest.substr(0, word.size()) == word) return true;
  if (at_ < end_ && is_name_character(rest[0]))
    return fail(at_ > 0 ? at_ - 1 : 0, std::string("SyntaxError: invalid ") + what + " literal");
  return true;
}

// `start` is the first character of the prefix; the lexer stands at the quote.
bool Lexer::string(uint32_t start) {
  char quote = text_[at_];
  bool triple = peek(1) == quote && peek(2) == quote;
  at_ += triple ? 3 : 1;
  for (;;) {
    if (at_ >= end_ || (!triple && at_newline())) {
      // CPython counts the newline it adds at the end of a file as a line.
      uint32_t line = source_.line(at_ >= end_ && end_ > 0 && text_[end_ - 1] == '\n' ? end_ - 1 : at_);
      return fail(start, std::string("SyntaxError: unterminated ") + (triple ? "triple-quoted " : "") +
                             "string literal (detected at line " + std::to_string(line) + ")");
    }
    char c = text_[at_];
    if (c == '\\') {
      at_++;
      if (at_ < end_) at_newline() ? skip_newline() : void(at_++);
    } else if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
      at_ += triple ? 3 : 1;
      add(TokenKind::String, start);
      return true;
    } else {
      at_++;
    }
  }
}

}  // namespace hypha::python
