// SPDX-License-Identifier: MIT
// White space, newlines, comments, and the dispatch by first character.
#include "languages/ruby/syntax/lexer.h"

#include <algorithm>
#include <cctype>

namespace hypha::ruby::syntax {

std::string_view describe(TokenKind kind) {
  static constexpr std::string_view kTexts[] = {
#define X(name, text) text,
      HYPHA_RUBY_TOKENS(X)
#undef X
#define X(name, text, state, modifier) "`" text "'",
          HYPHA_RUBY_KEYWORDS(X)
#undef X
              "`if' modifier",
      "`unless' modifier",
      "`while' modifier",
      "`until' modifier",
      "`rescue' modifier",
  };
  return kTexts[size_t(kind)];
}

Lexer::Lexer(const Source& source, Arena& arena, ScopeBuilder& scopes, ParseErrors& errors)
    : text_(source.text()), size_(uint32_t(text_.size())), arena_(arena), scopes_(scopes), errors_(errors) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") pos_ = 3;  // byte order mark
}

void Lexer::restart(uint32_t offset) {
  pos_ = offset;
  state_ = kBeg;
  heredoc_resume_ = leading_dot_ = 0;
  in_kwarg = false;
}

bool Lexer::fail(uint32_t start, uint32_t length, std::string message) {
  errors_.fatal(start, length, std::move(message));
  return false;
}

void Lexer::emit(Token& token, TokenKind kind, uint32_t length, uint16_t state) {
  token.kind = kind;
  pos_ += length;
  state_ = state;
}

// pos_ is at a '\n': go to the next line, which starts behind the bodies of this line's heredocs.
void Lexer::newline() {
  pos_++;
  if (heredoc_resume_ != 0) {
    pos_ = heredoc_resume_;
    heredoc_resume_ = 0;
  }
}

void Lexer::skip_comment() {
  size_t end = text_.find('\n', pos_);
  if (end == std::string_view::npos) end = size_;
  if (only_comments_) magic_comment(text_.substr(pos_, end - pos_));
  pos_ = uint32_t(end);
}

// `# frozen_string_literal: true`, also in Emacs style and with dashes.
void Lexer::magic_comment(std::string_view comment) {
  std::string lower;
  for (char c : comment) lower += c == '-' ? '_' : char(std::tolower(static_cast<unsigned char>(c)));
  size_t at = lower.find("frozen_string_literal");
  if (at == std::string::npos) return;
  at += std::string_view("frozen_string_literal").size();
  while (at < lower.size() && is_space(static_cast<unsigned char>(lower[at]))) at++;
  if (at >= lower.size() || lower[at] != ':') return;
  at = lower.find_first_not_of(" \t", at + 1);
  if (at == std::string::npos) return;
  if (lower.compare(at, 4, "true") == 0) frozen_string_literals = true;
  if (lower.compare(at, 5, "false") == 0) frozen_string_literals = false;
}

// =begin .. =end, both at the start of a line.
bool Lexer::skip_embedded_document() {
  if (!line_start(pos_) || !looking_at("=begin") || (!at_end(pos_ + 6) && !is_space(peek(6)))) return false;
  uint32_t start = pos_;
  while (true) {
    size_t end = text_.find('\n', pos_);
    if (end == std::string_view::npos) {
      pos_ = size_;
      fail(start, 6, "embedded document meets end of file");
      return true;
    }
    pos_ = uint32_t(end) + 1;
    if (looking_at("=end") && (at_end(pos_ + 4) || is_space(peek(4)) || peek(4) == 0)) break;
  }
  while (!at_end(pos_) && peek() != '\n') pos_++;
  if (!at_end(pos_)) pos_++;
  return true;
}

// Where the next line with code has its leading `.name` or `&.`, 0 if it has none. Comment lines in between are
// skipped.
uint32_t Lexer::leading_dot() const {
  uint32_t p = pos_;
  while (!at_end(p)) {
    unsigned char c = at(p);
    if (c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\r') {
      p++;
    } else if (c == '#') {
      while (!at_end(p) && at(p) != '\n') p++;
      if (!at_end(p)) p++;
    } else {
      bool dot = (c == '.' && at(p + 1) != '.') || (c == '&' && at(p + 1) == '.');
      return dot ? p : 0;
    }
  }
  return 0;
}

// At a '\n'. True: it ends a statement, and is the token.
bool Lexer::skip_newline(Token& token) {
  token.start = pos_;
  newline();
  bool skipped = (state_ & (kBeg | kClass | kFname | kDot)) != 0 && !(state_ & kLabeled);
  if (!skipped && (state_ & (kArg | kLabeled)) == (kArg | kLabeled)) skipped = !in_kwarg;
  if (skipped) return false;
  if (pos_ < leading_dot_ || (leading_dot_ = leading_dot()) != 0) return false;
  token.kind = TokenKind::Newline;
  token.end = token.start + 1;
  state_ = kBeg;
  return true;
}

bool Lexer::skip_blank(Token& token) {
  space_ = false;
  while (!at_end(pos_)) {
    switch (peek()) {
      case ' ':
      case '\t':
      case '\f':
      case '\v':
      case '\r':
        pos_++;
        space_ = true;
        break;
      case '#':
        skip_comment();
        break;
      case '\n':
        if (skip_newline(token)) return true;
        space_ = true;
        break;
      case '\\': {
        uint32_t eol = pos_ + (peek(1) == '\r' ? 2 : 1);
        if (at(eol) != '\n') return false;
        pos_ = eol;
        newline();
        space_ = true;
        break;
      }
      case '=':
        if (!skip_embedded_document()) return false;
        break;
      default:
        return false;
    }
  }
  return false;
}

void Lexer::next(Token& token) {
  token.text = {};
  bool is_newline = !errors_.panic() && skip_blank(token);
  if (is_newline) return;
  token.space_before = space_;
  token.start = std::min(pos_, size_);
  if (errors_.panic() || at_end(pos_)) {
    token.kind = TokenKind::EndOfFile;
  } else {
    only_comments_ = false;
    lex(token);
    if (errors_.panic()) token.kind = TokenKind::EndOfFile;
  }
  token.end = pos_;
}

void Lexer::lex(Token& token) {
  unsigned char c = peek();
  if (is_ident_start(c)) return lex_identifier(token);
  if (is_digit(c)) return lex_number(token);
  switch (c) {
    case 0:
    case 4:
    case 26:  // NUL, ^D, ^Z end the script
      pos_ = size_;
      token.kind = TokenKind::EndOfFile;
      return;
    case '"':
      return lex_quote(token, TokenKind::StringBegin, '"', true);
    case '\'':
      return lex_quote(token, TokenKind::StringBegin, '\'', false);
    case '`':
      if (state_ & kFname) return emit(token, TokenKind::Backtick, 1, kEndFn);
      if (state_ & kDot) return emit(token, TokenKind::Backtick, 1, kArg);
      return lex_quote(token, TokenKind::XStringBegin, '`', true);
    case '$':
      return lex_global(token);
    case '@':
      return lex_at(token);
    case '%':
      return lex_percent(token);
    case '?':
      return lex_question(token);
    default:
      return lex_operator(token, c);
  }
}

}  // namespace hypha::ruby::syntax
