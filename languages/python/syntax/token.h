// SPDX-License-Identifier: MIT
// Tokens of Python 3.11: one table gives every keyword and operator its kind and its text.
#pragma once
#include <cstdint>
#include <string_view>

namespace hypha::python {

// clang-format off
#define HY_PYTHON_KEYWORDS(X) \
  X(False, "False") X(None, "None") X(True, "True") X(And, "and") X(As, "as") X(Assert, "assert") X(Async, "async") \
  X(Await, "await") X(Break, "break") X(Class, "class") X(Continue, "continue") X(Def, "def") X(Del, "del") \
  X(Elif, "elif") X(Else, "else") X(Except, "except") X(Finally, "finally") X(For, "for") X(From, "from") \
  X(Global, "global") X(If, "if") X(Import, "import") X(In, "in") X(Is, "is") X(Lambda, "lambda") \
  X(Nonlocal, "nonlocal") X(Not, "not") X(Or, "or") X(Pass, "pass") X(Raise, "raise") X(Return, "return") \
  X(Try, "try") X(While, "while") X(With, "with") X(Yield, "yield")

// Longer operators stand before their own prefixes: the lexer takes the first that fits.
#define HY_PYTHON_OPERATORS(X) \
  X(DoubleStarEqual, "**=") X(DoubleSlashEqual, "//=") X(LeftShiftEqual, "<<=") X(RightShiftEqual, ">>=") \
  X(Ellipsis, "...") X(NotEqual, "!=") X(PercentEqual, "%=") X(AmpersandEqual, "&=") X(DoubleStar, "**") \
  X(StarEqual, "*=") X(PlusEqual, "+=") X(MinusEqual, "-=") X(Arrow, "->") X(DoubleSlash, "//") \
  X(SlashEqual, "/=") X(ColonEqual, ":=") X(LeftShift, "<<") X(LessEqual, "<=") X(Diamond, "<>") \
  X(DoubleEqual, "==") X(GreaterEqual, ">=") X(RightShift, ">>") X(AtEqual, "@=") X(CaretEqual, "^=") \
  X(BarEqual, "|=") X(Percent, "%") X(Ampersand, "&") X(LeftParen, "(") X(RightParen, ")") X(Star, "*") \
  X(Plus, "+") X(Comma, ",") X(Minus, "-") X(Dot, ".") X(Slash, "/") X(Colon, ":") X(Semicolon, ";") \
  X(Less, "<") X(Equal, "=") X(Greater, ">") X(At, "@") X(LeftBracket, "[") X(RightBracket, "]") X(Caret, "^") \
  X(LeftBrace, "{") X(Bar, "|") X(RightBrace, "}") X(Tilde, "~")
// clang-format on

enum class TokenKind : uint8_t {
  End,
  Error,  // a lexical error; the token list carries its message
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,  // with prefix and quotes
  Stray,   // a printable ASCII character that begins no token: $ ? !
#define X(name, text) name,
  HY_PYTHON_KEYWORDS(X) HY_PYTHON_OPERATORS(X)
#undef X
};

struct Token {
  TokenKind kind = TokenKind::End;
  uint8_t level = 0;  // open brackets after this token
  uint32_t start = 0;
  uint32_t end = 0;
};

// The text of a keyword or operator kind, for "expected ':'".
std::string_view token_text(TokenKind kind);

}  // namespace hypha::python
