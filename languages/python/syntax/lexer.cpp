// SPDX-License-Identifier: MIT
#include "languages/python/syntax/lexer.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "languages/python/syntax/unicode.h"

namespace hypha::python {
namespace {

constexpr uint32_t kMaxBrackets = 200;     // as CPython's MAXLEVEL
constexpr uint32_t kMaxIndentation = 100;  // as CPython's MAXINDENT

struct TokenText {
  std::string_view text;
  TokenKind kind;
};

constexpr TokenText kOperators[] = {
#define X(name, text) {text, TokenKind::name},
    HY_PYTHON_OPERATORS(X)
#undef X
};

constexpr TokenText kKeywords[] = {
#define X(name, text) {text, TokenKind::name},
    HY_PYTHON_KEYWORDS(X)
#undef X
};

TokenKind keyword_or_name(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return TokenKind::Name;
  for (const TokenText& k : kKeywords)
    if (k.text == word) return k.kind;
  return TokenKind::Name;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }

std::string code_point_text(uint32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", unsigned(c));
  return buffer;
}

}  // namespace

std::string_view token_text(TokenKind kind) {
  for (const TokenText& o : kOperators)
    if (o.kind == kind) return o.text;
  for (const TokenText& k : kKeywords)
    if (k.kind == kind) return k.text;
  return {};
}

Lexer::Lexer(const Source& source, uint32_t begin, uint32_t end, bool in_brackets)
    : source_(source), text_(source.text()), at_(begin), end_(end), base_level_(in_brackets ? 1 : 0) {
  indentation_.push_back({0, 0});
}

void Lexer::add(TokenKind kind, uint32_t start) {
  result_.tokens.push_back({kind, uint8_t(std::min(level(), 255u)), start, at_});
  line_has_tokens_ = true;
}

bool Lexer::fail(uint32_t start, std::string message, bool overrides) {
  result_.error = LexicalError{start, 0, std::move(message), overrides, false};
  result_.tokens.push_back({TokenKind::Error, uint8_t(level()), start, start});
  return false;
}

TokenList Lexer::run() {
  if (base_level_ == 0) {
    if (text_.substr(at_, 3) == "\xEF\xBB\xBF") at_ += 3;
    if (check_bytes())
      while (next_token()) {
      }
  } else {
    at_line_start_ = false;
    while (next_token()) {
    }
  }
  uint32_t last = result_.tokens.empty() || !result_.error ? end_ : result_.error->start;
  result_.tokens.push_back({TokenKind::End, uint8_t(level()), last, last});
  return std::move(result_);
}

// Both errors are about the file as a whole, so they come before all others.
bool Lexer::check_bytes() {
  size_t null = text_.substr(0, end_).find('\0');
  if (null != std::string_view::npos) return fail(uint32_t(null), "SyntaxError: source code cannot contain null bytes");
  for (uint32_t i = at_; i < end_;) {
    if (static_cast<unsigned char>(text_[i]) < 0x80) {
      i++;
      continue;
    }
    uint32_t length = utf8_length(text_.substr(i, end_ - i));
    if (length == 0) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "\\x%02x", static_cast<unsigned char>(text_[i]));
      return fail(i, "SyntaxError: Non-UTF-8 code starting with '" + std::string(buffer) + "' in file " +
                         source_.name() + " on line " + std::to_string(source_.line(i)) +
                         ", but no encoding declared; see https://peps.python.org/pep-0263/ for details");
    }
    i += length;
  }
  return true;
}

bool Lexer::next_token() {
  if (at_line_start_ && level() == 0 && !line_start()) return false;
  while (at_ < end_ && is_space(text_[at_])) at_++;
  if (peek() == '#')
    while (at_ < end_ && !at_newline()) at_++;
  if (at_ >= end_) return finish();
  char c = text_[at_];
  if (at_newline()) return newline();
  if (c == '\\') return continuation();
  if (is_name_start(c)) return name_or_string();
  if ((c >= '0' && c <= '9') || (c == '.' && peek(1) >= '0' && peek(1) <= '9')) return number();
  if (c == '\'' || c == '"') return string(at_);
  return operator_token();
}

bool Lexer::newline() {
  uint32_t start = at_;
  bool significant = level() == 0 && line_has_tokens_;
  if (significant) {
    at_++;
    add(TokenKind::Newline, start);
    at_ = start;
  }
  skip_newline();
  if (level() == 0) {
    at_line_start_ = true;
    line_has_tokens_ = false;
  }
  return true;
}

// A backslash at the end of a line joins it with the next one.
bool Lexer::continuation() {
  uint32_t after = ++at_;
  if (at_ >= end_) return fail(after, "SyntaxError: unexpected EOF while parsing", false);
  if (!at_newline()) return fail(at_, "SyntaxError: unexpected character after line continuation character", false);
  skip_newline();
  if (at_ >= end_) return fail(after, "SyntaxError: unexpected EOF while parsing", false);
  return true;
}

// Measures the indentation of a line and compares it with the stack. Lines without code change nothing.
bool Lexer::line_start() {
  uint32_t column = 0, tab_column = 0, continued_column = 0;
  bool continued = false;
  for (; at_ < end_; at_++) {
    char c = text_[at_];
    if (c == ' ') {
      column++;
      tab_column++;
    } else if (c == '\t') {
      column = (column / 8 + 1) * 8;
      tab_column++;
    } else if (c == '\f') {
      column = tab_column = 0;
    } else if (c == '\\') {
      // Only the text before the first backslash counts as indentation.
      continued_column = continued_column ? continued_column : column;
      continued = true;
      if (!continuation()) return false;
      at_--;
    } else {
      break;
    }
  }
  if (at_ >= end_ || at_newline() || text_[at_] == '#') return true;
  at_line_start_ = false;
  return change_indentation(continued && continued_column ? continued_column : column,
                            continued && continued_column ? continued_column : tab_column);
}

bool Lexer::change_indentation(uint32_t column, uint32_t tab_column) {
  const char* tab_error = "TabError: inconsistent use of tabs and spaces in indentation";
  uint32_t line = at_;
  while (line > 0 && text_[line - 1] != '\n' && text_[line - 1] != '\r') line--;
  Indentation top = indentation_.back();
  if (column == top.column) return tab_column == top.tab_column || fail(line, tab_error, false);
  if (column > top.column) {
    if (indentation_.size() >= kMaxIndentation)
      return fail(at_, "IndentationError: too many levels of indentation", false);
    if (tab_column <= top.tab_column) return fail(line, tab_error, false);
    indentation_.push_back({column, tab_column});
    add(TokenKind::Indent, line);
    return true;
  }
  size_t closed = 0;
  for (; indentation_.size() > 1 && column < indentation_.back().column; closed++) indentation_.pop_back();
  if (column != indentation_.back().column)
    return fail(line_end(), "IndentationError: unindent does not match any outer indentation level", false);
  if (tab_column != indentation_.back().tab_column) return fail(line, tab_error, false);
  for (; closed > 0; closed--) add(TokenKind::Dedent, at_);
  return true;
}

uint32_t Lexer::line_end() const { return uint32_t(std::min<size_t>(text_.find_first_of("\r\n", at_), end_)); }

// The end of the input closes the last line and all blocks.
bool Lexer::finish() {
  if (!brackets_.empty()) {
    Bracket open = brackets_.back();
    fail(open.at, std::string("SyntaxError: '") + open.kind + "' was never closed", false);
    result_.error->unclosed_bracket = true;
    return false;
  }
  if (base_level_ > 0) return false;
  if (line_has_tokens_ && !at_line_start_) add(TokenKind::Newline, at_);
  for (size_t i = indentation_.size(); i > 1; i--) add(TokenKind::Dedent, at_);
  return false;
}

// A name, a keyword, or a string with a prefix: any case and order of r with b or f, or u alone.
bool Lexer::name_or_string() {
  uint32_t start = at_;
  bool r = false, b = false, u = false, f = false;
  for (;;) {
    char c = peek() | 0x20;
    if (c == 'b' && !(b || u || f)) {
      b = true;
    } else if (c == 'u' && !(b || u || r || f)) {
      u = true;
    } else if (c == 'r' && !(r || u)) {
      r = true;
    } else if (c == 'f' && !(f || b || u)) {
      f = true;
    } else {
      break;
    }
    at_++;
    if (peek() == '"' || peek() == '\'') return string(start);
  }
  bool ascii = true;
  while (at_ < end_ && is_name_character(text_[at_])) ascii &= static_cast<unsigned char>(text_[at_++]) < 0x80;
  if (!ascii && !verify_name(start)) return false;
  add(ascii ? keyword_or_name(text_.substr(start, at_ - start)) : TokenKind::Name, start);
  return true;
}

bool Lexer::verify_name(uint32_t start) {
  for (uint32_t i = start; i < at_;) {
    uint32_t length = utf8_length(text_.substr(i, at_ - i));
    uint32_t c = decode_utf8(text_.substr(i, length));
    if (!(i == start ? is_identifier_start(c) : is_identifier_continue(c))) {
      if (!is_printable(c)) return fail(i, "SyntaxError: invalid non-printable character " + code_point_text(c));
      return fail(i, "SyntaxError: invalid character '" + std::string(text_.substr(i, length)) + "' (" +
                         code_point_text(c) + ")");
    }
    i += length;
  }
  return true;
}

bool Lexer::operator_token() {
  uint32_t start = at_;
  char c = text_[at_];
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
    return fail(at_, "SyntaxError: invalid non-printable character " + code_point_text(static_cast<unsigned char>(c)));
  if (c == '(' || c == '[' || c == '{') {
    if (!open_bracket(c)) return false;
  } else if (c == ')' || c == ']' || c == '}') {
    if (!close_bracket(c)) return false;
  }
  for (const TokenText& o : kOperators) {
    if (o.text[0] != c || text_.substr(at_, std::min<size_t>(o.text.size(), end_ - at_)) != o.text) continue;
    at_ += uint32_t(o.text.size());
    add(o.kind, start);
    return true;
  }
  at_++;
  add(TokenKind::Stray, start);
  return true;
}

bool Lexer::open_bracket(char c) {
  if (level() >= kMaxBrackets) return fail(at_, "SyntaxError: too many nested parentheses");
  brackets_.push_back({c, at_});
  return true;
}

bool Lexer::close_bracket(char c) {
  if (brackets_.empty()) return fail(at_, std::string("SyntaxError: unmatched '") + c + "'");
  Bracket open = brackets_.back();
  char wanted = open.kind == '(' ? ')' : open.kind == '[' ? ']' : '}';
  if (c != wanted) {
    std::string message = std::string("SyntaxError: closing parenthesis '") + c +
                          "' does not match opening parenthesis '" + open.kind + "'";
    uint32_t line = source_.line(open.at);
    if (line != source_.line(at_)) message += " on line " + std::to_string(line);
    return fail(at_, message);
  }
  brackets_.pop_back();
  return true;
}

}  // namespace hypha::python
