// SPDX-License-Identifier: MIT
// Tokens of mini-Ruby. Several spellings have more than one kind, because Ruby's grammar reads the same
// character differently by position: `[` opens an array (LBracket) or indexes (LBracketIndex), `(` follows a
// method name (LParenCall) or a space (LParenArg), `*` multiplies (Star) or splats (StarArg).
// The second column is the text CRuby 3.1 uses for the token in its "unexpected ..." messages.
#pragma once
#include <cstdint>
#include <string_view>

namespace hypha::ruby::syntax {

// clang-format off
#define HYPHA_RUBY_TOKENS(X)                                                                                   \
  X(EndOfFile, "end-of-input") X(Newline, "'\\n'") X(Semicolon, "';'") X(Invalid, "invalid token")             \
  X(Identifier, "local variable or method") X(Fid, "method") X(Constant, "constant")                           \
  X(Ivar, "instance variable") X(Gvar, "global variable") X(Cvar, "class variable") X(Label, "label")          \
  X(NthRef, "numbered reference") X(BackRef, "back reference") X(Integer, "integer literal")                   \
  X(Float, "float literal") X(Rational, "rational literal") X(Imaginary, "imaginary literal")                  \
  X(Char, "char literal") X(Symbol, "symbol literal") X(DSymbolBegin, "symbol literal")                        \
  X(StringBegin, "string literal") X(XStringBegin, "backtick literal") X(RegexpBegin, "regexp literal")        \
  X(WordsBegin, "word list") X(SymbolsBegin, "symbol list") X(HeredocBegin, "string literal")                  \
  X(LParen, "(") X(LParenCall, "'('") X(LParenArg, "( arg") X(RParen, "')'") X(LBracket, "[")                  \
  X(LBracketIndex, "'['") X(RBracket, "']'") X(LBrace, "{") X(LBraceBlock, "'{'") X(RBrace, "'}'")             \
  X(Comma, "','") X(Dot, "'.'") X(AndDot, "&.") X(ColonColon, "::") X(ColonColonTop, ":: at EXPR_BEG")         \
  X(Colon, "':'") X(Question, "'?'") X(Assign, "'='") X(OpAssign, "operator-assignment") X(Arrow, "=>")        \
  X(Lambda, "->") X(Plus, "'+'") X(Minus, "'-'") X(UPlus, "unary+") X(UMinus, "unary-")                        \
  X(UMinusNum, "unary-") X(Star, "'*'") X(StarArg, "*") X(Pow, "**") X(DStar, "**arg") X(Slash, "'/'")         \
  X(Percent, "'%'") X(Amp, "'&'") X(AmpArg, "&") X(Pipe, "'|'") X(Caret, "'^'") X(Tilde, "'~'")                \
  X(Bang, "'!'") X(Lt, "'<'") X(Gt, "'>'") X(Le, "<=") X(Ge, ">=") X(Cmp, "<=>") X(Eq, "==") X(Eqq, "===")     \
  X(Neq, "!=") X(Match, "=~") X(NMatch, "!~") X(Shl, "<<") X(Shr, ">>") X(AndAnd, "&&") X(OrOr, "||")          \
  X(Dot2, "..") X(Dot3, "...") X(BDot2, "(..") X(BDot3, "(...") X(Aref, "[]") X(Aset, "[]=")                   \
  X(UPlusName, "unary+") X(UMinusName, "unary-") X(Backtick, "'`'")
// clang-format on

// name, spelling, lexer state after it (a LexState name), modifier form (or the kind itself)
// clang-format off
#define HYPHA_RUBY_KEYWORDS(X)                                                                                 \
  X(KwEncoding, "__ENCODING__", kEnd, KwEncoding) X(KwLine, "__LINE__", kEnd, KwLine)                          \
  X(KwFile, "__FILE__", kEnd, KwFile) X(KwBEGIN, "BEGIN", kEnd, KwBEGIN) X(KwEND, "END", kEnd, KwEND)          \
  X(KwAlias, "alias", kFname, KwAlias) X(KwAnd, "and", kBeg, KwAnd) X(KwBegin, "begin", kBeg, KwBegin)         \
  X(KwBreak, "break", kMid, KwBreak) X(KwCase, "case", kBeg, KwCase) X(KwClass, "class", kClass, KwClass)      \
  X(KwDef, "def", kFname, KwDef) X(KwDefined, "defined?", kArg, KwDefined) X(KwDo, "do", kBeg, KwDo)           \
  X(KwElse, "else", kBeg, KwElse) X(KwElsif, "elsif", kBeg, KwElsif) X(KwEnd, "end", kEnd, KwEnd)              \
  X(KwEnsure, "ensure", kBeg, KwEnsure) X(KwFalse, "false", kEnd, KwFalse) X(KwFor, "for", kBeg, KwFor)        \
  X(KwIf, "if", kBeg, IfModifier) X(KwIn, "in", kBeg, KwIn) X(KwModule, "module", kBeg, KwModule)              \
  X(KwNext, "next", kMid, KwNext) X(KwNil, "nil", kEnd, KwNil) X(KwNot, "not", kArg, KwNot)                    \
  X(KwOr, "or", kBeg, KwOr) X(KwRedo, "redo", kEnd, KwRedo) X(KwRescue, "rescue", kMid, RescueModifier)        \
  X(KwRetry, "retry", kEnd, KwRetry) X(KwReturn, "return", kMid, KwReturn) X(KwSelf, "self", kEnd, KwSelf)     \
  X(KwSuper, "super", kArg, KwSuper) X(KwThen, "then", kBeg, KwThen) X(KwTrue, "true", kEnd, KwTrue)           \
  X(KwUndef, "undef", kFname, KwUndef) X(KwUnless, "unless", kBeg, UnlessModifier)                             \
  X(KwUntil, "until", kBeg, UntilModifier) X(KwWhen, "when", kBeg, KwWhen)                                     \
  X(KwWhile, "while", kBeg, WhileModifier) X(KwYield, "yield", kArg, KwYield)
// clang-format on

enum class TokenKind : uint8_t {
#define X(name, text) name,
  HYPHA_RUBY_TOKENS(X)
#undef X
#define X(name, text, state, modifier) name,
      HYPHA_RUBY_KEYWORDS(X)
#undef X
          IfModifier,
  UnlessModifier,
  WhileModifier,
  UntilModifier,
  RescueModifier,
};

// As CRuby names it in messages: "end-of-input", "`end'", "','".
std::string_view describe(TokenKind kind);
inline bool is_keyword(TokenKind kind) { return kind >= TokenKind::KwEncoding; }

// What a literal's content looks like to the lexer. `open` is 0 when the delimiters do not nest.
struct StringMode {
  enum Kind : uint8_t { Plain, Regexp, Heredoc };
  Kind kind = Plain;
  bool interpolates = false;
  bool words = false;     // %w %W %i %I: white space separates
  bool label_ok = false;  // a ':' after the closing quote makes it a label
  bool squiggly = false;  // <<~
  bool indented = false;  // <<- or <<~: the terminator may be indented
  char open = 0;
  char close = 0;
  std::string_view terminator;  // of a heredoc
  uint32_t start = 0;           // of the literal, for "unterminated ..."
};

struct NumberText {
  std::string_view digits;  // without sign, prefix and underscores
  uint8_t base = 10;
  bool is_float = false;
  bool is_rational = false;
  bool is_imaginary = false;
  uint32_t scale = 0;  // rational written with a point: digits / 10**scale
};

struct Token {
  TokenKind kind = TokenKind::EndOfFile;
  bool space_before = false;
  uint32_t start = 0;
  uint32_t end = 0;
  std::string_view text;  // name, label without ':', symbol name, operator of OpAssign, character of Char
  NumberText number;
  StringMode string;
};

}  // namespace hypha::ruby::syntax
