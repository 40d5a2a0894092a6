// SPDX-License-Identifier: MIT
// Identifiers, keywords, labels, variables with sigils, and plain symbols.
#include <algorithm>
#include <unordered_map>

#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

using T = TokenKind;

namespace {

struct Keyword {
  TokenKind kind;
  uint16_t state;
  TokenKind modifier;
};

const std::unordered_map<std::string_view, Keyword>& keywords() {
  static const auto* table = new std::unordered_map<std::string_view, Keyword>{
#define X(name, text, state, modifier) {text, {T::name, state, T::modifier}},
      HYPHA_RUBY_KEYWORDS(X)
#undef X
  };
  return *table;
}

// Capital letters beyond ASCII start constants too; the Latin-1, Greek and Cyrillic blocks are known here.
bool starts_constant(std::string_view name) {
  auto byte = [&](size_t i) { return i < name.size() ? static_cast<unsigned char>(name[i]) : 0; };
  if (byte(0) < 0x80) return byte(0) >= 'A' && byte(0) <= 'Z';
  uint32_t point = uint32_t(byte(0) & 0x1f) << 6 | uint32_t(byte(1) & 0x3f);
  if (byte(0) >= 0xe0) return false;
  return (point >= 0xc0 && point <= 0xde && point != 0xd7) || (point >= 0x391 && point <= 0x3a9) ||
         (point >= 0x400 && point <= 0x42f);
}

}  // namespace

uint32_t Lexer::scan_identifier(uint32_t offset) {
  while (!at_end(offset) && is_ident(at(offset))) {
    uint32_t length = utf8_length(offset);
    if (length == 0) {
      fail(offset, 1, "invalid multibyte char (UTF-8)");
      return offset;
    }
    offset += length;
  }
  return offset;
}

// `name=` as a method name: the `=` belongs to it unless it begins another operator.
bool Lexer::setter_suffix(uint32_t offset) const {
  if (at(offset) != '=') return false;
  unsigned char next = at(offset + 1);
  return next != '~' && next != '>' && (next != '=' || at(offset + 2) == '>');
}

bool Lexer::lex_keyword(Token& token, std::string_view name) {
  auto found = keywords().find(name);
  if (found == keywords().end()) return false;
  const Keyword& k = found->second;
  if (state_ & kFname) {
    token.kind = k.kind;
    state_ = kEndFn;
    return true;
  }
  bool starts = (state_ & (kBeg | kLabeled | kClass)) != 0;
  token.kind = starts ? k.kind : k.modifier;
  state_ = token.kind == k.kind ? k.state : kBeg | kLabel;
  if (k.kind == T::KwAlias || k.kind == T::KwUndef) state_ |= kFitem;
  return true;
}

void Lexer::lex_identifier(Token& token) {
  uint32_t start = pos_;
  if (line_start(start) && looking_at("__END__")) {
    uint32_t eol = start + 7 + (at(start + 7) == '\r' ? 1 : 0);
    if (at_end(eol) || at(eol) == '\n') {
      saw_data = true;
      data_offset = std::min(size_, eol + 1);
      pos_ = size_;
      token.kind = T::EndOfFile;
      return;
    }
  }
  uint32_t end = scan_identifier(start);
  if (errors_.panic()) return;
  T kind = T::Identifier;
  if ((at(end) == '!' || at(end) == '?') && at(end + 1) != '=') {
    kind = T::Fid;
    end++;
  } else if ((at(end) == '!' || at(end) == '?') && at(end + 1) == '=' && (at(end + 2) == '=' || at(end + 2) == '~')) {
    kind = T::Fid;  // a?==b
    end++;
  }
  std::string_view name = text_.substr(start, end - start);
  if (label_possible() && label_at(end)) {
    token.text = arena_.intern(name);
    pos_ = end;
    return emit(token, T::Label, 1, kArg | kLabeled);
  }
  pos_ = end;
  token.text = arena_.intern(name);
  uint16_t before = state_;
  if (!(before & kDot) && lex_keyword(token, name)) return;
  if ((before & kFname) && kind == T::Identifier && setter_suffix(end)) {
    pos_++;
    token.text = arena_.intern(text_.substr(start, end + 1 - start));
  } else if (kind == T::Identifier && starts_constant(name)) {
    kind = T::Constant;
  }
  token.kind = kind;
  if (before & (kBeg | kMid | kClass | kArg | kDot))
    state_ = kArg;
  else
    state_ = before & kFname ? kEndFn : kEnd;
  if (before & (kDot | kFname) || kind != T::Identifier) return;
  bool local = scopes_.find(token.text) != nullptr || (name[0] == '_' && ScopeBuilder::is_numbered_name(name));
  if (local) state_ = kEnd | kLabel;
}

// Globals, and the special ones of one punctuation character.
void Lexer::lex_global(Token& token) {
  uint32_t start = pos_;
  uint16_t after = state_ & kFname ? kEndFn : kEnd;
  unsigned char c = peek(1);
  uint32_t end = start + 2;
  token.kind = T::Gvar;
  if (is_ident_start(c)) {
    end = scan_identifier(start + 1);
  } else if (c == '-' && is_ident(peek(2))) {
    end = start + 3;
  } else if (is_digit(c)) {
    while (is_digit(at(end))) end++;
    token.kind = c == '0' ? T::Gvar : T::NthRef;
  } else if (c == '&' || c == '`' || c == '\'' || c == '+') {
    token.kind = T::BackRef;
  } else if (c == 0 || std::string_view("~*$?!@/\\;,.=:<>\"").find(char(c)) == std::string_view::npos) {
    std::string shown(1, char(c));
    fail(start, 1,
         c == 0 || is_space(c) ? "`$' without identifiers is not allowed as a global variable name"
                               : "`$" + shown + "' is not allowed as a global variable name");
    return;
  }
  token.text = arena_.intern(text_.substr(start, end - start));
  pos_ = end;
  state_ = after;
}

void Lexer::lex_at(Token& token) {
  bool cvar = peek(1) == '@';
  uint32_t name = pos_ + (cvar ? 2 : 1);
  std::string sigil = cvar ? "@@" : "@", what = cvar ? "a class variable name" : "an instance variable name";
  if (!is_ident_start(at(name))) {
    if (is_digit(at(name)))
      fail(pos_, name + 1 - pos_, "`" + sigil + char(at(name)) + "' is not allowed as " + what);
    else
      fail(pos_, name - pos_, "`" + sigil + "' without identifiers is not allowed as " + what);
    return;
  }
  uint32_t end = scan_identifier(name);
  token.text = arena_.intern(text_.substr(pos_, end - pos_));
  token.kind = cvar ? T::Cvar : T::Ivar;
  state_ = state_ & kFname ? kEndFn : kEnd;
  pos_ = end;
}

// Length of the operator method name at pos_ + 1 (behind a ':'), 0 if there is none.
uint32_t Lexer::operator_name_length() const {
  static constexpr std::string_view kOperators[] = {"[]=", "===", "<=>", "**", "==", "=~", "!=", "!~", "<<", ">>",
                                                    "<=",  ">=",  "[]",  "+@", "-@", "~@", "!@", "+",  "-",  "*",
                                                    "/",   "%",   "<",   ">",  "!",  "~",  "&",  "|",  "^",  "`"};
  for (std::string_view op : kOperators)
    if (text_.substr(pos_ + 1, op.size()) == op) {
      if (op == "[]=" && (peek(4) == '=' || peek(4) == '>' || peek(4) == '~')) continue;  // :[] == x
      return uint32_t(op.size());
    }
  return 0;
}

// `:name`, `:op`, `:@x`, `:$x`; pos_ is at the colon.
void Lexer::lex_symbol(Token& token) {
  uint32_t start = pos_ + 1;
  unsigned char c = at(start);
  uint32_t end = start;
  if (is_ident_start(c)) {
    end = scan_identifier(start);
    if ((at(end) == '!' || at(end) == '?') && at(end + 1) != '=')
      end++;
    else if (setter_suffix(end))
      end++;
  } else if (c == '@' || c == '$') {
    pos_ = start;
    c == '@' ? lex_at(token) : lex_global(token);
    end = pos_;
  } else {
    end = start + operator_name_length();
    if (end == start) return emit(token, T::Colon, 1, kBeg);
  }
  std::string_view name = text_.substr(start, end - start);
  if (name == "!@" || name == "~@") name = name.substr(0, 1);
  token.text = arena_.intern(name);
  pos_ = end;
  token.kind = T::Symbol;
  state_ = kEnd;
}

}  // namespace hypha::ruby::syntax
