// SPDX-License-Identifier: MIT
// Turns source bytes into tokens, as CPython's tokenizer does: indentation becomes Indent/Dedent tokens, lines inside
// brackets are joined, comments vanish. The first lexical error ends the list with an Error token; any bytes are
// accepted as input. Reference: "Lexical analysis" in the Python 3.11 language reference.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "framework/source/source.h"
#include "languages/python/syntax/token.h"

namespace hypha::python {

struct LexicalError {
  uint32_t start = 0;
  uint32_t length = 0;
  std::string message;  // with the exception's name
  // CPython reads the rest of the file after a syntax error and lets a lexical error found there win, but only if it is
  // of this sort.
  bool overrides_syntax_errors = false;
  bool unclosed_bracket = false;  // `start` is the bracket
};

struct TokenList {
  std::vector<Token> tokens;  // ends with End; before it, Error if there was one
  std::optional<LexicalError> error;
};

class Lexer {
 public:
  // Lexes [begin, end) of the source. `in_brackets`: as if an opening bracket stood before (expressions in f-strings).
  Lexer(const Source& source, uint32_t begin, uint32_t end, bool in_brackets);
  TokenList run();

 private:
  struct Bracket {
    char kind;
    uint32_t at;
  };
  struct Indentation {
    uint32_t column;      // with tabs to multiples of 8
    uint32_t tab_column;  // with tabs of width 1: both must agree about every comparison
  };

  bool check_bytes();
  bool next_token();
  bool line_start();
  bool change_indentation(uint32_t column, uint32_t tab_column);
  bool finish();
  uint32_t line_end() const;
  bool continuation();
  bool newline();
  bool name_or_string();
  bool verify_name(uint32_t start);
  bool number();
  bool radix_number(int base, const char* what);
  bool decimal_digits();
  bool end_of_number(const char* what);
  bool leading_zero_number();
  bool number_tail();
  bool string(uint32_t start);
  bool operator_token();
  bool open_bracket(char c);
  bool close_bracket(char c);

  char peek(uint32_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  bool at_newline() const { return at_ < end_ && (text_[at_] == '\n' || text_[at_] == '\r'); }
  void skip_newline() { at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1; }
  uint32_t level() const { return uint32_t(brackets_.size()) + base_level_; }
  void add(TokenKind kind, uint32_t start);
  bool fail(uint32_t start, std::string message, bool overrides = true);

  const Source& source_;
  std::string_view text_;
  uint32_t at_;
  uint32_t end_;
  uint32_t base_level_;
  bool at_line_start_ = true;
  bool line_has_tokens_ = false;
  std::vector<Indentation> indentation_;
  std::vector<Bracket> brackets_;
  TokenList result_;
};

}  // namespace hypha::python
