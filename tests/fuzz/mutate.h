// SPDX-License-Identifier: MIT
// Small random changes of a text, such that much of it stays a program.
#pragma once
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace fuzz {

class Mutator {
 public:
  Mutator(const std::vector<std::string>& texts, uint64_t seed) : texts_(texts), engine_(seed) {}

  std::string next() {
    std::string text = texts_[below(texts_.size())];
    if (text.size() > kLongest) text = text.substr(below(text.size() - kLongest), kLongest);
    for (size_t count = 1 + below(6); count > 0; count--) change(text);
    return text;
  }

 private:
  static constexpr size_t kLongest = 6000;
  size_t below(size_t n) { return n == 0 ? 0 : size_t(engine_() % n); }

  void change(std::string& text) {
    size_t at = below(text.size() + 1), length = std::min(below(below(2) ? 4 : 60) + 1, text.size() - at);
    switch (below(9)) {
      case 0:
        text.erase(at, length);
        return;
      case 1:
        text.insert(below(text.size() + 1), text.substr(at, length));
        return;
      case 2:
        text.insert(at, piece_of_another());
        return;
      case 3:
        text.insert(at, token());
        return;
      case 4:
        text.replace(at, length, token());
        return;
      case 5:
        if (at < text.size()) text[at] = char(engine_());
        return;
      case 6:
        if (below(4) == 0) text.resize(at);
        return;
      case 7:
        repeat(text, at, length);
        return;
      default:
        std::swap_ranges(text.begin() + long(at), text.begin() + long(at + std::min(length, (text.size() - at) / 2)),
                         text.end() - long(std::min(length, (text.size() - at) / 2)));
    }
  }
  std::string piece_of_another() {
    const std::string& other = texts_[below(texts_.size())];
    return other.substr(below(other.size()), below(80));
  }
  void repeat(std::string& text, size_t at, size_t length) {
    std::string part = text.substr(at, length), all;
    for (size_t count = below(below(8) == 0 ? 3000 : 5); count > 0; count--) all += part;
    text.insert(at, all);
  }
  std::string token() {
    static const std::vector<std::string> tokens = {"(",
                                                    ")",
                                                    "[",
                                                    "]",
                                                    "{",
                                                    "}",
                                                    "#{",
                                                    "\"",
                                                    "'",
                                                    "\"\"\"",
                                                    "`",
                                                    "/",
                                                    "%w[",
                                                    "%",
                                                    "<<~A\n",
                                                    "\nA\n",
                                                    "|",
                                                    "||",
                                                    "&",
                                                    "&&",
                                                    "&.",
                                                    "*",
                                                    "**",
                                                    "->",
                                                    "=>",
                                                    "=",
                                                    "==",
                                                    "===",
                                                    "!",
                                                    "!~",
                                                    "?",
                                                    ":",
                                                    "::",
                                                    ";",
                                                    "\n",
                                                    "\n  ",
                                                    "\t",
                                                    "\\\n",
                                                    "\r\n",
                                                    "@",
                                                    "@@",
                                                    "$",
                                                    ".",
                                                    "..",
                                                    "...",
                                                    ",",
                                                    "+",
                                                    "-",
                                                    "~",
                                                    "^",
                                                    "<",
                                                    "<<",
                                                    ">>",
                                                    "0",
                                                    "1_000",
                                                    "0x",
                                                    "1e",
                                                    "1.5",
                                                    "1j",
                                                    "9999999999999999999",
                                                    "end",
                                                    "do",
                                                    "def",
                                                    "class",
                                                    "module",
                                                    "if",
                                                    "else",
                                                    "elsif",
                                                    "elif",
                                                    "unless",
                                                    "while",
                                                    "until",
                                                    "for",
                                                    "in",
                                                    "case",
                                                    "when",
                                                    "then",
                                                    "begin",
                                                    "rescue",
                                                    "ensure",
                                                    "yield",
                                                    "return",
                                                    "break",
                                                    "next",
                                                    "redo",
                                                    "retry",
                                                    "super",
                                                    "self",
                                                    "nil",
                                                    "not",
                                                    "and",
                                                    "or",
                                                    "defined?",
                                                    "alias",
                                                    "undef",
                                                    "BEGIN",
                                                    "__END__",
                                                    "lambda",
                                                    "with",
                                                    "as",
                                                    "try",
                                                    "except",
                                                    "finally",
                                                    "raise",
                                                    "import",
                                                    "from",
                                                    "global",
                                                    "nonlocal",
                                                    "async",
                                                    "await",
                                                    "match",
                                                    "_",
                                                    "pass",
                                                    "del",
                                                    "is",
                                                    "f\"{",
                                                    "b'",
                                                    "r'",
                                                    ":=",
                                                    "@a\n",
                                                    "None",
                                                    "True",
                                                    "é",
                                                    "\xFF",
                                                    std::string(1, '\0'),
                                                    "\xE2\x80\xA8",
                                                    "\xEF\xBB\xBF",
                                                    "#",
                                                    "=begin\n",
                                                    "=end\n"};
    return tokens[below(tokens.size())];
  }

  const std::vector<std::string>& texts_;
  std::mt19937_64 engine_;
};

}  // namespace fuzz
