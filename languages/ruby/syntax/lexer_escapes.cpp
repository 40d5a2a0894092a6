// SPDX-License-Identifier: MIT
// Backslash escapes of double-quoted literals, and UTF-8 checking.
#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

namespace {

int hex_value(unsigned char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& text, uint32_t point) {
  if (point < 0x80) {
    text += char(point);
  } else if (point < 0x800) {
    text += char(0xc0 | point >> 6);
    text += char(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    text += char(0xe0 | point >> 12);
    text += char(0x80 | (point >> 6 & 0x3f));
    text += char(0x80 | (point & 0x3f));
  } else {
    text += char(0xf0 | point >> 18);
    text += char(0x80 | (point >> 12 & 0x3f));
    text += char(0x80 | (point >> 6 & 0x3f));
    text += char(0x80 | (point & 0x3f));
  }
}

char simple_escape(unsigned char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 's':
      return ' ';
    case 'r':
      return '\r';
    case 'e':
      return 27;
    case 'a':
      return 7;
    case 'b':
      return 8;
    case 'f':
      return 12;
    case 'v':
      return 11;
    default:
      return char(c);
  }
}

}  // namespace

uint32_t Lexer::utf8_length(uint32_t offset) const {
  unsigned char c = at(offset);
  if (c < 0x80) return 1;
  uint32_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
  if (c < 0xc2 || c > 0xf4 || offset + length > size_) return 0;
  for (uint32_t i = 1; i < length; i++)
    if ((at(offset + i) & 0xc0) != 0x80) return 0;
  unsigned char second = at(offset + 1);
  if ((c == 0xe0 && second < 0xa0) || (c == 0xed && second > 0x9f) || (c == 0xf0 && second < 0x90) ||
      (c == 0xf4 && second > 0x8f))
    return 0;
  return length;
}

// \uXXXX or \u{X Y ..}; pos_ is behind the u.
bool Lexer::read_unicode_escape(std::string& text) {
  uint32_t start = pos_;
  auto read = [&](int max) {
    uint32_t point = 0;
    int n = 0;
    for (; n < max && hex_value(peek()) >= 0; n++) point = point * 16 + uint32_t(hex_value(at(pos_++)));
    return n == 0 ? UINT32_MAX : point;
  };
  auto check = [&](uint32_t point) {
    if (point > 0x10ffff) return fail(start, pos_ - start, "invalid Unicode codepoint (too large)");
    if (point >= 0xd800 && point <= 0xdfff) return fail(start, pos_ - start, "invalid Unicode codepoint");
    return true;
  };
  if (peek() != '{') {
    uint32_t point = read(4);
    if (pos_ - start != 4) return fail(start, pos_ - start, "invalid Unicode escape");
    if (!check(point)) return false;
    append_utf8(text, point);
    return true;
  }
  pos_++;
  for (bool any = false;; any = true) {
    while (peek() == ' ' || peek() == '\t') pos_++;
    if (peek() == '}' && any) break;
    uint32_t point = read(7);
    if (point == UINT32_MAX)
      return fail(start, pos_ - start, at_end(pos_) || any ? "unterminated Unicode escape" : "invalid Unicode escape");
    if (!check(point)) return false;
    append_utf8(text, point);
  }
  pos_++;
  return true;
}

// What a \C- or \M- applies to: a character or another escape.
int Lexer::read_control_operand() {
  if (at_end(pos_)) return -1;
  unsigned char c = at(pos_++);
  if (c != '\\') return c >= 0x80 ? -1 : c;
  unsigned char e = peek();
  if (e == 'c' || e == 'C' || e == 'M') return read_modified();
  if (e == 'u' || at_end(pos_)) return -1;
  std::string one;
  if (!read_escape(one) || one.size() != 1) return -1;
  return static_cast<unsigned char>(one[0]);
}

// pos_ is at the c, C or M. The chain of modifiers is finite but may be long, so it is a loop over its prefix.
int Lexer::read_modified() {
  bool control = false, meta = false;
  while (true) {
    unsigned char c = peek();
    if (c == 'c') {
      pos_ += 1;
      control = true;
    } else if ((c == 'C' || c == 'M') && peek(1) == '-') {
      pos_ += 2;
      (c == 'C' ? control : meta) = true;
    } else {
      return -1;
    }
    unsigned char next = peek(1);
    if (peek() != '\\' || (next != 'c' && next != 'C' && next != 'M')) break;
    pos_++;
  }
  int c = read_control_operand();
  if (c < 0) return -1;
  if (control) c = c == '?' ? 0x7f : c & 0x9f;
  if (meta) c = (c & 0xff) | 0x80;
  return c;
}

// pos_ is behind the backslash.
bool Lexer::read_escape(std::string& text) {
  uint32_t start = pos_ - 1;
  if (at_end(pos_)) return fail(start, 1, "Invalid escape character syntax");
  unsigned char c = peek();
  if (c >= '0' && c <= '7') {
    int value = 0;
    for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; i++) value = value * 8 + (at(pos_++) - '0');
    text += char(value);
    return true;
  }
  switch (c) {
    case 'x': {
      pos_++;
      int value = 0, n = 0;
      for (; n < 2 && hex_value(peek()) >= 0; n++) value = value * 16 + hex_value(at(pos_++));
      if (n == 0) return fail(start, 2, "invalid hex escape");
      text += char(value);
      return true;
    }
    case 'u':
      pos_++;
      return read_unicode_escape(text);
    case 'c':
    case 'C':
    case 'M': {
      int value = read_modified();
      if (value < 0) return fail(start, pos_ - start, "Invalid escape character syntax");
      text += char(value);
      return true;
    }
    case '\r':
      if (peek(1) == '\n') pos_++;
      [[fallthrough]];
    case '\n':
      if (peek() == '\n') newline();
      return true;
    default:
      if (c >= 0x80) return copy_char(text);
      pos_++;
      text += simple_escape(c);
      return true;
  }
}

}  // namespace hypha::ruby::syntax
