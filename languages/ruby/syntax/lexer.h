// SPDX-License-Identifier: MIT
// Lexer of mini-Ruby. The parser asks for one token at a time, because what a character means depends on the token
// before it (the lexer state, in the manner of CRuby's grammar) and on which names are local variables.
// Contents of strings are not tokens: after a ...Begin token the parser reads them piece by piece with string_part
// (or heredoc_part), parses the code of #{ } itself up to the `}` token, and goes on reading parts.
// Any bytes are accepted; errors go to ParseErrors, after a fatal one next() answers EndOfFile for ever.
#pragma once
#include <string>

#include "framework/source/source.h"
#include "languages/ruby/syntax/arena.h"
#include "languages/ruby/syntax/parse_errors.h"
#include "languages/ruby/syntax/scope.h"
#include "languages/ruby/syntax/token.h"

namespace hypha::ruby::syntax {

// Bits; most states are one bit, kLabel and kLabeled come along with others.
enum LexState : uint16_t {
  kBeg = 1,        // an expression begins; newlines are skipped
  kMid = 2,        // after return, break, next, rescue: an expression may begin
  kArg = 4,        // after a method name: an argument may begin, if spaces suggest so
  kEnd = 8,        // after a value: an operator follows
  kEndFn = 16,     // after `)` or the name in a definition: like kEnd, but a label may follow
  kFname = 32,     // after def, alias, undef: keywords and operators are names
  kDot = 64,       // after `.`
  kClass = 128,    // after class: << is an operator
  kLabel = 256,    // `name:` is a label here
  kLabeled = 512,  // directly after a label
  kFitem = 1024,   // with kFname: %s() may follow
};

enum class PartEnd : uint8_t { Code, Variable, Space, Line, Close, Failed };

// Position in a heredoc's body while it is being read.
struct HeredocReader {
  StringMode mode;
  bool line_start = true;
  bool line_counted = false;  // this line's indentation is in `indent`
  int indent = -1;            // smallest indentation of the body, -1: none yet
  uint32_t return_to = 0;     // rest of the line with the <<ID
  uint32_t outer_resume = 0;
};

class Lexer {
 public:
  Lexer(const Source& source, Arena& arena, ScopeBuilder& scopes, ParseErrors& errors);

  void next(Token& token);
  void set_state(uint16_t state) { state_ = state; }
  uint16_t state() const { return state_; }
  void restart(uint32_t offset);  // after an error
  uint32_t position() const { return pos_; }

  // Reads literal text into `text` up to what the result says: Code (behind `#{`), Variable (`#@x`: the next token is
  // the variable), Space (between words), Close (behind the closing delimiter).
  PartEnd string_part(const StringMode& mode, int& nesting, std::string& text);
  bool label_suffix();  // consumes the ':' of "text":
  std::string_view regexp_flags();

  HeredocReader open_heredoc(const Token& token);
  PartEnd heredoc_part(HeredocReader& reader, std::string& text);
  void close_heredoc(const HeredocReader& reader);

  // A label at the end of a line does not continue there (parameter lists without parentheses, patterns).
  bool in_kwarg = false;
  bool saw_data = false;
  uint32_t data_offset = 0;
  bool frozen_string_literals = false;

 private:
  unsigned char at(uint32_t offset) const { return offset < size_ ? static_cast<unsigned char>(text_[offset]) : 0; }
  unsigned char peek(uint32_t ahead = 0) const { return at(pos_ + ahead); }
  bool at_end(uint32_t offset) const { return offset >= size_; }
  bool looking_at(std::string_view s) const { return text_.substr(pos_, s.size()) == s; }
  bool line_start(uint32_t offset) const { return offset == 0 || text_[offset - 1] == '\n'; }
  static bool is_space(unsigned char c) { return c == ' ' || (c >= 9 && c <= 13); }
  static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
  static bool is_ident_start(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }
  static bool is_ident(unsigned char c) { return is_ident_start(c) || is_digit(c); }

  bool is_beg() const {
    return (state_ & (kBeg | kMid | kClass)) != 0 || (state_ & (kArg | kLabeled)) == (kArg | kLabeled);
  }
  bool is_arg() const { return (state_ & kArg) != 0; }
  bool is_end() const { return (state_ & (kEnd | kEndFn)) != 0; }
  bool after_operator() const { return (state_ & (kFname | kDot)) != 0; }
  bool label_possible() const { return (state_ & (kLabel | kEndFn | kArg)) != 0; }
  bool label_at(uint32_t offset) const { return at(offset) == ':' && at(offset + 1) != ':'; }
  bool space_arg(unsigned char next) const { return is_arg() && space_ && !is_space(next); }

  // lexer.cpp
  bool skip_blank(Token& token);  // true: token is a Newline
  bool skip_newline(Token& token);
  uint32_t leading_dot() const;
  void newline();
  bool skip_embedded_document();
  void skip_comment();
  void magic_comment(std::string_view comment);
  void emit(Token& token, TokenKind kind, uint32_t length, uint16_t state);
  void lex(Token& token);

  // lexer_operators.cpp
  void lex_operator(Token& token, unsigned char c);
  void lex_binary(Token& token, TokenKind kind, uint32_t length);
  void lex_star(Token& token);
  void lex_ampersand(Token& token);
  void lex_sign(Token& token, unsigned char c);
  void lex_less(Token& token);
  void lex_greater(Token& token);
  void lex_equal(Token& token);
  void lex_bang(Token& token);
  void lex_dot(Token& token);
  void lex_colon(Token& token);
  void lex_bracket(Token& token);
  void lex_open(Token& token, unsigned char c);
  void lex_pipe(Token& token);
  void op_assign(Token& token, std::string_view op);
  uint16_t operator_state() const { return after_operator() ? kArg : kBeg; }

  // lexer_names.cpp
  void lex_identifier(Token& token);
  bool lex_keyword(Token& token, std::string_view name);
  void lex_global(Token& token);
  void lex_at(Token& token);
  void lex_symbol(Token& token);
  uint32_t operator_name_length() const;
  uint32_t scan_identifier(uint32_t offset);  // end of it; reports invalid UTF-8
  bool setter_suffix(uint32_t offset) const;

  // lexer_numbers.cpp
  void lex_number(Token& token);
  bool scan_digits(std::string& digits, int base);
  void lex_prefixed(Token& token, int base, uint32_t prefix);
  void lex_decimal(Token& token);
  void lex_suffix(Token& token);

  // lexer_strings.cpp
  void lex_quote(Token& token, TokenKind kind, char close, bool interpolates);
  void lex_percent(Token& token);
  void lex_question(Token& token);
  bool lex_heredoc_start(Token& token);
  bool interpolation_at(uint32_t offset, PartEnd& kind) const;
  bool copy_char(std::string& text);
  bool copy_escape_single(const StringMode& mode, std::string& text);
  bool copy_escape_regexp(const StringMode& mode, std::string& text);
  PartEnd skip_word_space();
  bool heredoc_terminator_here(const HeredocReader& reader, uint32_t& end) const;
  void count_indent(HeredocReader& reader);

  // lexer_escapes.cpp
  bool read_escape(std::string& text);  // behind the backslash
  bool read_unicode_escape(std::string& text);
  int read_modified();  // \C-x \M-x \cx: the byte, or -1
  int read_control_operand();
  uint32_t utf8_length(uint32_t offset) const;  // 0: invalid
  bool fail(uint32_t start, uint32_t length, std::string message);

  std::string_view text_;
  uint32_t size_;
  Arena& arena_;
  ScopeBuilder& scopes_;
  ParseErrors& errors_;
  uint32_t pos_ = 0;
  uint16_t state_ = kBeg;
  bool space_ = false;
  bool only_comments_ = true;    // magic comments count only before the first token
  uint32_t leading_dot_ = 0;     // newlines before this offset are inside of a method chain
  uint32_t heredoc_resume_ = 0;  // where the next line starts, behind heredoc bodies (0: just behind the newline)
};

}  // namespace hypha::ruby::syntax
