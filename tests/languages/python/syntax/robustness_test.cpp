// SPDX-License-Identifier: MIT
// Hostile input: deep nesting ends in a diagnostic, long flat input is read by loops, any bytes are survived.
#include <random>

#include "languages/python/syntax/spine.h"
#include "tests/languages/python/syntax/syntax_fixture.h"

using namespace hypha::python;
using namespace hypha::python::test;

namespace {

constexpr int kMany = 100000;

std::string repeat(const std::string& text, int times) {
  std::string out;
  out.reserve(text.size() * size_t(times));
  for (int i = 0; i < times; i++) out += text;
  return out;
}

bool parses(const std::string& text) { return error_of(text).empty(); }

bool too_deep(const std::string& text) {
  return error_of(text).find("SyntaxError: too many nested parentheses") != std::string::npos;
}

}  // namespace

TEST_CASE("python robustness: a million brackets") {
  for (std::string open : {"(", "[", "{", "f(", "a["}) {
    INFO(open);
    CHECK(too_deep(repeat(open, 1000000)));
    CHECK(too_deep("x = " + repeat(open, 201)));
  }
  CHECK(parses("x = " + repeat("(", 200) + "1" + repeat(")", 200)));
  CHECK(parses("x = " + repeat("{1:[", 100) + "1" + repeat("]}", 100)));
  CHECK(too_deep("match x:\n case " + repeat("[", 1000000)));
  CHECK(error_of("x = f\"{" + repeat("(", 1000)) != "");
}

TEST_CASE("python robustness: deep nesting without brackets") {
  for (std::string prefix : {"-", "~", "not ", "lambda: ", "1 if 2 else ", "2 ** ", "lambda x=", "- not lambda: "}) {
    INFO(prefix);
    std::string deep = repeat(prefix, 1000000) + "1";
    CHECK_FALSE(error_of(deep).empty());
  }
  CHECK(too_deep(repeat("-", 1000000) + "1"));
  CHECK(too_deep("f\"{" + repeat("-", 1000000) + "1}\"") == false);  // its message says f-string:
  CHECK(parses(repeat("-", 900) + "1"));
  CHECK(parses(repeat("lambda: ", 900) + "1"));
  std::string blocks;
  for (int i = 0; i < 1000; i++) blocks += std::string(size_t(i), ' ') + "if x:\n";
  CHECK(error_of(blocks) == "101:101: IndentationError: too many levels of indentation");
}

constexpr int kChain = 9000;  // parts of one chain: Parser::check_chain allows 10000

TEST_CASE("python robustness: long flat input") {
  CHECK(parses(repeat("x = 1\n", kMany)));
  CHECK(parses("x = " + repeat("1 + ", kChain) + "1"));
  CHECK(parses("x" + repeat(".a", kChain)));
  CHECK(parses("x" + repeat(".a(b)[c]", kChain / 4)));
  CHECK(parses("if x: pass\n" + repeat("elif x: pass\n", kChain)));
  CHECK(parses(repeat("x and ", kChain) + "y"));
  CHECK(parses(repeat("x < ", kChain) + "y"));
  CHECK(parses(repeat("x = ", kMany) + "1"));
  CHECK(parses(repeat("x, ", kMany)));
  CHECK(parses(repeat("'a' ", kMany)));
  CHECK(parses("f\"" + repeat("{x}", kMany) + "\""));
  CHECK(parses("[x" + repeat(" for x in y", kChain) + "]"));
  CHECK(parses("try: pass\n" + repeat("except x: pass\n", kMany)));
  CHECK(parses("match x:\n" + repeat(" case 1: pass\n", kMany)));
  CHECK(parses("x = 0x" + repeat("f", kMany)));
  CHECK(!parses("x = " + repeat("1 + ", kMany) + "1"));  // the program's nodes would nest as deep
  CHECK(dump_of(repeat("1 + ", kChain) + "1").size() == size_t(kChain) * 6 + 1);
}

TEST_CASE("python robustness: a long chain is followed by a loop") {
  hypha::Source source("<test>", "x" + repeat(".a", kChain));
  hypha::DiagnosticList diagnostics;
  auto tree = parse(source, diagnostics);
  REQUIRE(tree);
  auto& statement = ast::as<ast::ExpressionStatement>(*tree->module.body[0]);
  auto spine = ast::collect_spine(*statement.value);
  CHECK(spine.size() == size_t(kChain) + 1);
  CHECK(ast::as<ast::Name>(*spine.back()).id == "x");
}

TEST_CASE("python robustness: errors in nested code take no exponential time") {
  CHECK_FALSE(parses(repeat("[a for b[", 99)));
  CHECK_FALSE(parses(repeat("[a for f(", 80) + "x"));
  CHECK_FALSE(parses(repeat("{1: 2, {", 80)));
  CHECK(parses("x = " + repeat("{", 150) + "1" + repeat(": 1}", 150)));
  CHECK_FALSE(parses(repeat("f(a=1, x, ", 150) + "1" + repeat(")", 150)));
  CHECK_FALSE(parses(repeat("(a b, ", 150) + repeat(")", 150)));
  CHECK_FALSE(parses("with " + repeat("(", 150) + "x y" + repeat(")", 150) + ": pass"));
}

TEST_CASE("python robustness: bytes that are no text") {
  CHECK(error_of(std::string("x = 1\n\0", 7)) == "2:1: SyntaxError: source code cannot contain null bytes");
  CHECK(error_of("x = 1\ny = '\xff'\n") ==
        "2:6: SyntaxError: Non-UTF-8 code starting with '\\xff' in file <test> on line 2, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details");
  CHECK(error_of("\xEF\xBB\xBFx = 1\n").empty());
  CHECK(error_of("").empty());
  CHECK(error_of("\\").find("unexpected EOF") != std::string::npos);
  CHECK(error_of("caf\xc3\xa9 = 1\n").empty());
  CHECK(error_of("x = \xc2\xa0 1\n") == "1:5: SyntaxError: invalid non-printable character U+00A0");
}

TEST_CASE("python robustness: random changes to programs") {
  const std::string programs[] = {
      "class A(B, metaclass=M):\n    x: int = 1\n    @property\n    def f(self, a, /, b=1, *c, d, **e) -> int:\n"
      "        '''doc'''\n        return super().f(*c, k=[i for i in a if i], **e)\n",
      "async def f():\n    async with a as b, c: pass\n    async for i in j:\n        await i\n    else:\n        "
      "yield 1\n",
      "try:\n    with open(f'{a!r:>{w}}{b=}') as f, g: x[1:2, ::3] = f.read()\nexcept (A, B) as e:\n    raise C from "
      "e\n"
      "finally:\n    del x[0], y.z\n",
      "match a:\n    case {'x': [1, *_, B(c, d=-1+2j)], **rest} if x: pass\n    case 'a' | None as y: global z\n",
      "if (n := 0x_ff) < 1_0.5e-3j and not a is not b: print(\"\\x41\\u00e9\", end=b'\\0', sep=rf\"{a}\")\nelif x: "
      "pass\n",
      "a = b, *c = lambda x, *, y=1: (yield x) if y else ~-x ** 2 // 3 @ 4\nfrom ..a.b import (c as d, e)\n"};
  const std::string bits[] = {"(",     ")",    "[",      "]",   "{",  "}",    "\n",       "    ",   "\t",
                              "\\",    "'",    "\"\"\"", "f'{", ":=", "**",   "lambda ",  "async ", "match ",
                              "case ", "else", ":",      ",",   "=",  "\xff", "\xc3\xa9", "#"};
  std::mt19937 random(20221004);
  int accepted = 0;
  for (int round = 0; round < 20000; round++) {
    std::string text = programs[random() % std::size(programs)];
    for (uint32_t edits = random() % 6; edits > 0 && !text.empty(); edits--) {
      size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text.erase(at, random() % 8);
          break;
        case 1:
          text.insert(at, bits[random() % std::size(bits)]);
          break;
        case 2:
          text[at] = char(random());
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 20));
          break;
      }
    }
    std::string error = error_of(text);
    accepted += error.empty();
    bool sound = error.empty() || error.find("Error: ") != std::string::npos;
    if (!sound) FAIL_CHECK(error << " for " << text);
  }
  CHECK(accepted > 1000);
}
