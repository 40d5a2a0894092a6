// SPDX-License-Identifier: MIT
// Starts and contents of string-like literals: quotes, % literals, ?c, regexps.
#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

using T = TokenKind;

void Lexer::lex_quote(Token& token, TokenKind kind, char close, bool interpolates) {
  token.kind = kind;
  token.string = {};
  token.string.kind = kind == T::RegexpBegin ? StringMode::Regexp : StringMode::Plain;
  token.string.close = close;
  token.string.interpolates = interpolates;
  token.string.label_ok = kind == T::StringBegin && label_possible();
  token.string.start = pos_;
  pos_++;
}

namespace {
char closing(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return open;
  }
}
}  // namespace

// %(..) %q %Q %w %W %i %I %r %s %x, or the operator.
void Lexer::lex_percent(Token& token) {
  bool literal = is_beg();
  if (!literal && peek(1) == '=' && !after_operator()) return op_assign(token, "%");
  if (!literal) literal = space_arg(peek(1)) || ((state_ & kFitem) && peek(1) == 's');
  if (!literal) return lex_binary(token, T::Percent, 1);
  char type = 'Q';
  uint32_t p = pos_ + 1;
  if (is_ident(at(p)) && at(p) != '_' && at(p) < 0x80) type = char(at(p++));
  unsigned char open = at(p);
  if (at_end(p)) {
    fail(pos_, 1, "unterminated quoted string meets end of file");
    return;
  }
  if (is_ident(open) || std::string_view("QqWwIirsx").find(type) == std::string_view::npos) {
    fail(pos_, p - pos_, "unknown type of %string");
    return;
  }
  StringMode mode;
  mode.close = closing(char(open));
  mode.open = mode.close == char(open) ? 0 : char(open);
  mode.interpolates = type == 'Q' || type == 'W' || type == 'I' || type == 'r' || type == 'x';
  mode.words = type == 'w' || type == 'W' || type == 'i' || type == 'I';
  mode.start = pos_;
  token.kind = T::StringBegin;
  if (type == 'w' || type == 'W') token.kind = T::WordsBegin;
  if (type == 'i' || type == 'I') token.kind = T::SymbolsBegin;
  if (type == 's') token.kind = T::DSymbolBegin;
  if (type == 'x') token.kind = T::XStringBegin;
  if (type == 'r') {
    token.kind = T::RegexpBegin;
    mode.kind = StringMode::Regexp;
  }
  token.string = mode;
  pos_ = p + (open == '\r' && at(p + 1) == '\n' ? 2 : 1);
  if (open == '\r') token.string.close = '\n';
}

// ?c, or the ternary operator.
void Lexer::lex_question(Token& token) {
  if (is_end()) return emit(token, T::Question, 1, kBeg);
  unsigned char c = peek(1);
  if (at_end(pos_ + 1)) {
    fail(pos_, 1, "incomplete character syntax");
    return;
  }
  bool longer = c < 0x80 && is_ident(c) && is_ident(peek(2));
  if (is_space(c) || longer) return emit(token, T::Question, 1, kBeg);
  std::string text;
  pos_++;
  if (c == '\\') {
    pos_++;
    if (!read_escape(text)) return;
  } else if (!copy_char(text)) {
    return;
  }
  token.kind = T::Char;
  token.text = arena_.intern(text);
  state_ = kEnd;
}

bool Lexer::copy_char(std::string& text) {
  uint32_t length = utf8_length(pos_);
  if (length == 0) return fail(pos_, 1, "invalid multibyte char (UTF-8)");
  text.append(text_.substr(pos_, length));
  pos_ += length;
  return true;
}

// Does `#` at offset begin an interpolation? Code is #{, Variable is #@x #@@x #$x.
bool Lexer::interpolation_at(uint32_t offset, PartEnd& kind) const {
  unsigned char c = at(offset + 1);
  if (c == '{') {
    kind = PartEnd::Code;
    return true;
  }
  kind = PartEnd::Variable;
  if (c == '@') return is_ident_start(at(offset + (at(offset + 2) == '@' ? 3 : 2)));
  if (c != '$') return false;
  unsigned char name = at(offset + 2);
  if (name == '-') return is_ident(at(offset + 3));
  return is_ident(name) ||
         (name != 0 && std::string_view("~*$?!@/\\;,.=:<>\"&`'+").find(char(name)) != std::string_view::npos);
}

// '..' and %q: only the delimiters and the backslash are escaped.
bool Lexer::copy_escape_single(const StringMode& mode, std::string& text) {
  unsigned char c = peek(1);
  bool delimiter = !at_end(pos_ + 1) && (char(c) == mode.close || (mode.open && char(c) == mode.open));
  if (c == '\\' || delimiter || (mode.words && is_space(c))) {
    pos_++;
    if (c == '\r' && peek(1) == '\n') pos_++;
    if (peek() == '\n') {
      text += '\n';
      newline();
      return true;
    }
    return copy_char(text);
  }
  text += '\\';
  pos_++;
  return true;
}

// Regexps keep their escapes for the regexp compiler; only an escaped delimiter that means nothing there is unescaped.
bool Lexer::copy_escape_regexp(const StringMode& mode, std::string& text) {
  unsigned char c = peek(1);
  uint32_t eol = pos_ + (c == '\r' ? 2 : 1);
  if (at(eol) == '\n') {
    pos_ = eol;
    newline();
    return true;
  }
  pos_++;
  if (at_end(pos_)) {
    text += '\\';
    return true;
  }
  bool meta = std::string_view("$*+.?^|)]}>").find(char(c)) != std::string_view::npos;
  if (char(c) != mode.close || meta) text += '\\';
  return copy_char(text);
}

PartEnd Lexer::skip_word_space() {
  while (!at_end(pos_) && is_space(peek())) {
    if (peek() == '\n')
      newline();
    else
      pos_++;
  }
  return PartEnd::Space;
}

PartEnd Lexer::string_part(const StringMode& mode, int& nesting, std::string& text) {
  while (!errors_.panic()) {
    if (at_end(pos_)) {
      const char* what = mode.kind == StringMode::Regexp ? "regexp" : mode.words ? "list" : "string";
      fail(mode.start, 1, std::string("unterminated ") + what + " meets end of file");
      break;
    }
    unsigned char c = peek();
    PartEnd interpolation;
    if (char(c) == mode.close && nesting == 0) {
      if (c == '\n')
        newline();
      else
        pos_++;
      return PartEnd::Close;
    }
    if (mode.words && is_space(c)) return skip_word_space();
    if (c == '#' && mode.interpolates && interpolation_at(pos_, interpolation)) {
      pos_ += interpolation == PartEnd::Code ? 2 : 1;
      return interpolation;
    }
    if (c == '\\') {
      if (mode.kind == StringMode::Regexp) {
        copy_escape_regexp(mode, text);
      } else if (!mode.interpolates || (mode.words && is_space(peek(1)))) {
        copy_escape_single(mode, text);
      } else {
        pos_++;
        read_escape(text);
      }
      continue;
    }
    if (c == '\r' && peek(1) == '\n') {
      pos_++;
      continue;
    }
    if (c == '\n') {
      text += '\n';
      newline();
      continue;
    }
    if (mode.open && char(c) == mode.open) nesting++;
    if (char(c) == mode.close) nesting--;
    copy_char(text);
  }
  return PartEnd::Failed;
}

bool Lexer::label_suffix() {
  if (!label_at(pos_)) return false;
  pos_++;
  return true;
}

std::string_view Lexer::regexp_flags() {
  uint32_t start = pos_;
  while ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z')) pos_++;
  return text_.substr(start, pos_ - start);
}

}  // namespace hypha::ruby::syntax
