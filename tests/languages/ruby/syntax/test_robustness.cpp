// SPDX-License-Identifier: MIT
// No bytes make the front end crash, hang or run out of stack.
#include <iterator>
#include <random>
#include <vector>

#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

namespace {

std::string repeat(std::string_view piece, size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (size_t i = 0; i < times; i++) out += piece;
  return out;
}

constexpr std::string_view kSeeds[] = {
    "class A < B\n  attr_reader :x\n  def initialize(a, b = 1, *c, d:, e: 2, **f, &g)\n    @x = a\n  end\nend\n",
    "def m(a)\n  yield a\nrescue E, *F => e\n  retry if a > 1\nelse\n  super\nensure\n  p(a)\nend\n",
    "puts [1, 2, 3].map do |x| x * 2 end\nfoo a, *b, k: 1, &c\nx = y ? z : :w\n",
    "s = \"a#{b + \"c#{d}\"}e\\n\\u00e9\" 'f' \"g\"\nt = %w(a b #{c}) + %I[d e#{f}]\nr = /a(?<n>b)#{c}/mix =~ s\n",
    "v = <<~A + <<-'B'\n    x #{y}\n  z\n  A\n raw\n  B\n",
    "case v\nin [Integer => a, {k: String, **r}, *] if a > 1 then a\nin {x: 1.., y:} | nil\n  2\nelse 3\nend\n",
    "a, (b, *c), d.e, f[0] = *g, 1\nh ||= i&.j(1)&.k\nl += 1 unless m and not n\n",
    "begin; x; end while y\nfor a, b in c do break end\nwhile d; next; redo; end\nuntil e do end\n",
    "f = ->(a, (b, c), d = {}; e) { _1 rescue 2 }\ng = lambda do |x, | x end\nBEGIN { p 1 }\nEND { q }\n",
    "alias $a $b\nundef x, :y\nclass << self; end\nmodule M::N; end\ndef self.+(o) = o\n{a:, \"b\": 1, **c}\n",
};

void must_end(const std::string& text) {
  Parsed p(text);
  if (p.diagnostics.empty()) {
    dump(p.tree->body);
    dump_scopes(*p.tree);
  } else {
    CHECK(p.diagnostics.items().size() <= 20);
    p.diagnostics.render();
  }
}

}  // namespace

TEST_CASE("Ruby parser: deep nesting is an error, not a crash") {
  constexpr size_t kMany = 100000;
  const std::string_view pieces[] = {
      "(",         "[",         "{",       "{a=>",   "if ",       "unless ",   "while ",   "case ",  "-",
      "!",         "not ",      "~",       "a=",     "a+=",       "2**",       "a ? b : ", "a ? ",   "a ",
      "->{",       "a{",        "a do ",   "\"#{",   "a(",        "a[",        "def f;",   "begin;", "class A;",
      "defined? ", "defined?(", "return ", "super ", "for a in ", "class << ", "def a()=", "a{|b=",  "<<A\n#{",
      "..",        "a rescue ", "a and ",  "a.b c ", "x = [",     "foo a, (",
  };
  for (std::string_view piece : pieces) {
    CAPTURE(std::string(piece));
    Parsed p(repeat(piece, kMany));
    REQUIRE_FALSE(p.diagnostics.empty());
    CHECK(p.shown().find("nesting too deep") != std::string::npos);
  }
  for (std::string_view head : {"def f(", "x{|", "case 1\nin ", "1 in ", "a,", ""})
    for (std::string_view piece : {"(", "[", "{a:"})
      CHECK_FALSE(Parsed(std::string(head) + repeat(piece, kMany)).diagnostics.empty());
}

TEST_CASE("Ruby parser: chains have a limit, lists have none") {
  for (std::string_view link : {"+1", ".b", "[0]", "&.b", "::B", " if a", " and a", "||a", " rescue a", "::b"}) {
    CAPTURE(std::string(link));
    CHECK(Parsed("a" + repeat(link, 1500)).diagnostics.empty());
    CHECK(Parsed("a" + repeat(link, 100000)).shown().find("nesting too deep") != std::string::npos);
  }
  CHECK(Parsed(repeat("a = 1\n", 100000)).diagnostics.empty());
  CHECK(Parsed("[" + repeat("1,", 100000) + "]").diagnostics.empty());
  CHECK(Parsed("{" + repeat("a => 1,", 50000) + "}").diagnostics.empty());
  CHECK(Parsed("foo(" + repeat("1,", 50000) + "1)").diagnostics.empty());
  CHECK(Parsed(repeat("\"a\" ", 100000)).diagnostics.empty());
  CHECK(Parsed("if a then 1\n" + repeat("elsif a then 1\n", 1500) + "end").diagnostics.empty());
  CHECK(Parsed("case a\n" + repeat("when 1 then 2\n", 20000) + "end").diagnostics.empty());
  CHECK(Parsed("a" + repeat("\n# comment", 50000) + "\n.b").diagnostics.empty());
  CHECK(Parsed(repeat("(", 300) + "1" + repeat(")", 300)).diagnostics.empty());
  CHECK(Parsed("a(" + repeat("<<A,", 1000) + "1)\n" + repeat("x\nA\n", 1000)).diagnostics.empty());
  std::string names;
  for (int i = 0; i < 20000; i++) names += "v" + std::to_string(i) + " = 1\n";
  CHECK(Parsed(names).diagnostics.empty());
}

TEST_CASE("Ruby parser: mutated programs, seeded") {
  static constexpr std::string_view kPieces[] = {
      "end", "do",    "{",      "}",    "(",        ")",         "[",      "]",      "|",      "\n",   ";",      "if ",
      "=>",  " in ",  "<<~A\n", "\"",   "#{",       "'",         "/",      "%w(",    "->",     "def ", "class ", ":",
      "::",  "...",   "..",     "&.",   "*",        "**",        "&",      "=",      "||=",    "?",    "a",      "1",
      "@a",  "$",     "\\",     "\r\n", "\xff",     "_1",        "yield",  "super",  "rescue", "not ", "!",      "-",
      "nil", "case ", "when ",  "\0",   "=begin\n", "__END__\n", "begin;", "while ", ",",      "a:",   "\"a\":",
  };
  std::mt19937 random(20240917);
  auto below = [&](size_t n) { return size_t(random() % n); };
  for (int round = 0; round < 3000; round++) {
    std::string text(kSeeds[below(std::size(kSeeds))]);
    if (below(3) == 0) text += kSeeds[below(std::size(kSeeds))];
    for (size_t edits = 1 + below(6); edits > 0; edits--) {
      size_t at = below(text.size() + 1);
      switch (below(4)) {
        case 0:
          text.erase(at, below(8));
          break;
        case 1:
          text.insert(at, kPieces[below(std::size(kPieces))]);
          break;
        case 2:
          text.insert(at, 1, char(below(256)));
          break;
        default:
          text = text.substr(at / 2);
          break;
      }
    }
    CAPTURE(text);
    must_end(text);
  }
}

TEST_CASE("Ruby parser: random bytes, seeded") {
  std::mt19937 random(4711);
  for (int round = 0; round < 1500; round++) {
    std::string text(random() % 200, 0);
    for (char& c : text) c = round % 2 ? char(random()) : char(32 + random() % 96);
    CAPTURE(text);
    must_end(text);
  }
}

TEST_CASE("Ruby parser: every prefix of a program ends cleanly") {
  for (std::string_view seed : kSeeds)
    for (size_t n = 0; n <= seed.size(); n++) must_end(std::string(seed.substr(0, n)));
}

}  // namespace hypha::ruby::syntax
