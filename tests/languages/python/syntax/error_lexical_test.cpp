// SPDX-License-Identifier: MIT
// Errors: place and wording of CPython 3.11.
#include "tests/languages/python/syntax/syntax_fixture.h"

using namespace hypha::python::test;

namespace {

struct Row {
  std::string source;
  std::string expected;
};

template <size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.source);
    CHECK(error_of(row.source) == row.expected);
  }
}

}  // namespace

TEST_CASE("python errors: tokens") {
  const Row rows[] = {
      {"x = (1", "1:5: SyntaxError: '(' was never closed"},
      {"f(a, b=1, c", "1:2: SyntaxError: '(' was never closed"},
      {"with (x as y\n  pass\n", "1:6: SyntaxError: '(' was never closed"},
      {"from x import (y", "1:15: SyntaxError: '(' was never closed"},
      {"if x:\n\\ty\n        z\n", "2:2: SyntaxError: unexpected character after line continuation character"},
      {"if x:\n        y\n\\tz\n", "3:2: SyntaxError: unexpected character after line continuation character"},
      {"if x:\n  y\n\\tz\n", "3:2: SyntaxError: unexpected character after line continuation character"},
      {")", "1:1: SyntaxError: unmatched ')'"},
      {"]", "1:1: SyntaxError: unmatched ']'"},
      {"}", "1:1: SyntaxError: unmatched '}'"},
      {"(]", "1:2: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"},
      {"(\n]\n", "2:1: SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1"},
      {"x[", "1:2: SyntaxError: '[' was never closed"},
      {"1.x", "1:2: SyntaxError: invalid decimal literal"},
      {"1.a()", "1:2: SyntaxError: invalid decimal literal"},
      {"1x", "1:1: SyntaxError: invalid decimal literal"},
      {"1_", "1:2: SyntaxError: invalid decimal literal"},
      {"1__0", "1:2: SyntaxError: invalid decimal literal"},
      {"0x", "1:2: SyntaxError: invalid hexadecimal literal"},
      {"0xg", "1:2: SyntaxError: invalid hexadecimal literal"},
      {"0x1g", "1:3: SyntaxError: invalid hexadecimal literal"},
      {"0b2", "1:3: SyntaxError: invalid digit '2' in binary literal"},
      {"0b12", "1:4: SyntaxError: invalid digit '2' in binary literal"},
      {"0b", "1:2: SyntaxError: invalid binary literal"},
      {"0o8", "1:3: SyntaxError: invalid digit '8' in octal literal"},
      {"0o18", "1:4: SyntaxError: invalid digit '8' in octal literal"},
      {"0o", "1:2: SyntaxError: invalid octal literal"},
      {"01",
       "1:1: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
       "octal integers"},
      {"0_1",
       "1:1: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
       "octal integers"},
      {"1e", "1:1: SyntaxError: invalid decimal literal"},
      {"1e+", "1:3: SyntaxError: invalid decimal literal"},
      {"1e5x", "1:3: SyntaxError: invalid decimal literal"},
      {"1jx", "1:2: SyntaxError: invalid imaginary literal"},
      {"1_000_", "1:6: SyntaxError: invalid decimal literal"},
      {"1.e", "1:2: SyntaxError: invalid decimal literal"},
      {"1._5", "1:2: SyntaxError: invalid decimal literal"},
      {"0777",
       "1:1: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
       "octal integers"},
      {"\"abc", "1:1: SyntaxError: unterminated string literal (detected at line 1)"},
      {"'abc", "1:1: SyntaxError: unterminated string literal (detected at line 1)"},
      {"\"abc\ndef\"\n", "1:1: SyntaxError: unterminated string literal (detected at line 1)"},
      {"\"\"\"abc", "1:1: SyntaxError: unterminated triple-quoted string literal (detected at line 1)"},
      {"\"\"\"abc\ndef\n", "1:1: SyntaxError: unterminated triple-quoted string literal (detected at line 2)"},
      {"x = \"abc", "1:5: SyntaxError: unterminated string literal (detected at line 1)"},
      {"x = ('abc", "1:6: SyntaxError: unterminated string literal (detected at line 1)"},
      {"f(\"abc", "1:3: SyntaxError: unterminated string literal (detected at line 1)"},
      {"'a' \"b' 'c'", "1:5: SyntaxError: unterminated string literal (detected at line 1)"},
      {"f\"{'\n'}\"\n", "1:1: SyntaxError: unterminated string literal (detected at line 1)"},
      {"f\"{x\n}\"\n", "1:1: SyntaxError: unterminated string literal (detected at line 1)"},
      {"x = {a, b\ny = 1\n", "1:5: SyntaxError: '{' was never closed"},
      {"x = [1, 2\ny = 3\nz = 4\n", "1:5: SyntaxError: '[' was never closed"},
      {"foo(\nbar\n", "1:4: SyntaxError: '(' was never closed"},
      {"foo(bar\nx = 1\n", "1:4: SyntaxError: '(' was never closed"},
      {"a \\ b", "1:4: SyntaxError: unexpected character after line continuation character"},
      {"a \\", "1:4: SyntaxError: unexpected EOF while parsing"},
      {"\\", "1:2: SyntaxError: unexpected EOF while parsing"},
      {"   \\", "1:5: SyntaxError: unexpected EOF while parsing"},
      {"x = \xc3"
       "\x97"
       "",
       "1:5: SyntaxError: invalid character '\xc3"
       "\x97"
       "' (U+00D7)"},
      {"x = \xe2"
       "\x80"
       "\x9c"
       "a\xe2"
       "\x80"
       "\x9d"
       "",
       "1:5: SyntaxError: invalid character '\xe2"
       "\x80"
       "\x9c"
       "' (U+201C)"},
      {"\xe2"
       "\x82"
       "\xac"
       "",
       "1:1: SyntaxError: invalid character '\xe2"
       "\x82"
       "\xac"
       "' (U+20AC)"},
      {"x = 1\xe2"
       "\x82"
       "\xac"
       "",
       "1:5: SyntaxError: invalid decimal literal"},
      {"f(", "1:2: SyntaxError: '(' was never closed"},
      {"f(a,", "1:2: SyntaxError: '(' was never closed"},
      {"f(a", "1:2: SyntaxError: '(' was never closed"},
      {"print(1)) ", "1:9: SyntaxError: unmatched ')'"},
      {"print((1)", "1:6: SyntaxError: '(' was never closed"},
      {"print \"a", "1:7: SyntaxError: unterminated string literal (detected at line 1)"},
  };
  check(rows);
}

TEST_CASE("python errors: f-strings") {
  const Row rows[] = {
      {"f\"{x}\" = 1",
       "1:1: SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='?"},
      {"f\"{x!z}\"", "1:1: SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'"},
      {"f\"{}\"", "1:1: SyntaxError: f-string: empty expression not allowed"},
      {"f\"{!r}\"", "1:1: SyntaxError: f-string: expression required before '!'"},
      {"f\"{x}}\"", "1:1: SyntaxError: f-string: single '}' is not allowed"},
      {"f\"{x:{y:{z}}}\"", "1:1: SyntaxError: f-string: expressions nested too deeply"},
      {"f\"{x y}\"", "1:4: SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?"},
      {"f\"{a b c}\"", "1:4: SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?"},
      {"f\"{(x}\"", "1:3: SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '('"},
      {"f\"{[x}\"", "1:3: SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '['"},
      {"f\"{(x]}\"", "1:3: SyntaxError: f-string: closing parenthesis ']' does not match opening parenthesis '('"},
      {"f\"{*x}\"", "1:4: SyntaxError: f-string: cannot use starred expression here"},
      {"f\"{x = y}\"", "1:1: SyntaxError: f-string: expecting '}'"},
      {"f\"{'a}\"", "1:3: SyntaxError: f-string: unterminated string"},
      {"f\"{x:a{{b}}\"", "1:1: SyntaxError: f-string: expecting '}'"},
      {"f\"{1 = x}\"", "1:1: SyntaxError: f-string: expecting '}'"},
      {"f\"{x;y}\"", "1:5: SyntaxError: f-string: invalid syntax"},
      {"f\"{$}\"", "1:4: SyntaxError: f-string: invalid syntax"},
      {"f'{x! r}'", "1:1: SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'"},
  };
  check(rows);
}
