// SPDX-License-Identifier: MIT
// String-like literals: source beside dump.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

TEST_CASE("Ruby parser: strings and escapes") {
  const Expectation table[] = {
      {R"("x" "y" 'z')", R"("xyz")"},
      {R"("a#{b}c#@d#$e#@@f\n\x41\u00e9\u{41 42}\101\e\s\M-a\C-a\c?")",
       "(dstr \"a\" (vcall b) \"c\" @d $e @@f \"\\nA\303\251ABA\\x1B \341\\x01\\x7F\")"},
      {R"('a\'b\\c\n')", R"("a'b\\c\\n")"},
      {"%q(a(b)c) + %Q{a{#{1}}} + %<x> + %|y|", R"((call (call (call "a(b)c" + (dstr "a{" 1 "}")) + "x") + "y"))"},
      {R"(?a + ?\n + ?é)", R"((call (call "a" + "\n") + "é"))"},
      {R"("a\
b")",
       R"("ab")"},
      {R"('a\
b')",
       R"("a\\\nb")"},
      {R"("#a #{} # #")", R"((dstr "#a " nil " # #"))"},
      {R"("#{"#{1}"}")", "(dstr (dstr 1))"},
      {R"("#{a do |x| "}" end}")", R"((dstr (call nil a (block (params (req x)) "}"))))"},
      {R"("a\"b")", R"("a\"b")"},
      {R"("")", R"("")"},
      {R"("\0\x0")", R"("\x00\x00")"},
      {R"("é" + '日本')", R"((call "é" + "日本"))"},
      {R"(%(a
b))",
       R"("a\nb")"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: symbols, word lists, regexps") {
  const Expectation table[] = {
      {R"(:a.b; :"a b"; :"a#{1}"; :+; :[]=; :a?; :b=; :@x; :$y; :!; :<=>; :A; :if)",
       R"((seq (call :a b) :a b (dsym "a" 1) :+ :[]= :a? :b= :@x :$y :! :<=> :A :if))"},
      {R"(%w(a b\ c #{d}))", R"((array "a" "b c" "#{d}"))"},
      {"%W(a#{b}c d)", R"((array (dstr "a" (vcall b) "c") "d"))"},
      {"%i[x y] + %I[x#{1}]", R"((call (array :x :y) + (array (dsym "x" 1))))"},
      {R"(%w[a
  b
  c])",
       R"((array "a" "b" "c"))"},
      {"%w()", "(array)"},
      {"%s(a b)", ":a b"},
      {R"({a: 1, "b" => 2, c:, **f, if: 6})",
       R"((hash (pair :a 1) (pair "b" 2) (pair :c (vcall c)) (** (vcall f)) (pair :if 6)))"},
      {R"({"d": 4, "e#{1}": 5})", R"((hash (pair :d 4) (pair (dsym "e" 1) 5)))"},
      {"{:a=>1}", "(hash (pair :a 1))"},
      {R"({"a": -1, 'b': [2]})", "(hash (pair :a -1) (pair :b (array 2)))"},
      {"a ? :b : :c", "(if (vcall a) :b :c)"},
      {R"(/a\/b#{c}/imx)", R"((regexp "a/b" (vcall c) imx))"},
      {"%r{a/b}o", R"((regexp "a/b" o))"},
      {R"(/\{\./)", R"((regexp "\\{\\."))"},
      {R"(/[\/]#/)", R"((regexp "[/]#"))"},
      {"`ls #{x}`", R"((xstr "ls " (vcall x)))"},
      {"puts :a, :b", "(call nil puts :a :b)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: heredocs") {
  const Expectation table[] = {
      {R"(foo(<<A, <<~B, <<-'C').x
a #{1}
A
    b
      c
    B
  raw #{2}
  C
y)",
       R"((seq (call (call nil foo (dstr "a " 1 "\n") "b\n  c\n" "  raw #{2}\n") x) (vcall y)))"},
      {R"(x = <<~E
  a
    #{b} c

  d\te
E)",
       R"((lset x (dstr "a\n  " (vcall b) " c\n\nd\x09e\n")))"},
      {R"(<<~A + "x
    t
  A
y")",
       R"((call "t\n" + "x\ny"))"},
      {R"(<<A "b"
a
A)",
       R"("a\nb")"},
      {R"(<<~A
  a\
  b
    c\
    d
A)",
       R"("ab\n  c  d\n")"},
      {R"(<<-A
  a\
  A
  A)",
       R"("  a  A\n")"},
      {"<<~A\n    #{1} a\n  \\tb\n\011tab\n        eight\nA", R"((dstr "  " 1 " a\n\x09b\n\x09tab\n      eight\n"))"},
      {R"(<<~A

    a

  b
      
A)",
       R"("\n  a\n\nb\n    \n")"},
      {R"(<<~A
  #{<<~B}
    in
  B
  x
A)",
       R"("in\n\nx\n")"},
      {R"(foo(<<A) do |x|
t
A
 x
end)",
       R"((call nil foo "t\n" (block (params (req x)) (lvar x))))"},
      {R"(puts(<<~A.lines.map do |l| l end)
 x
A)",
       R"((call nil puts (call (call "x\n" lines) map (block (params (req l)) (lvar l)))))"},
      {R"(<<"a b"
x
a b)",
       R"("x\n")"},
      {R"(<<A
A)",
       R"("")"},
      {R"({a: <<A, b: 1}
x
A)",
       R"((hash (pair :a "x\n") (pair :b 1)))"},
      {R"(<<A.b
  \#{1}
A)",
       R"((call "  #{1}\n" b))"},
      {R"(a(<<A,
x
A
  1))",
       R"((call nil a "x\n" 1))"},
      {"<<~\"A\"\r\n  x\r\n  y\r\nA\r\n", R"("x\ny\n")"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: comments, continuations, end of file") {
  const Expectation table[] = {
      {R"(\
a)",
       "(vcall a)"},
      {R"(a \
 b)",
       "(call nil a (vcall b))"},
      {"a;b;;c", "(seq (vcall a) (vcall b) (vcall c))"},
      {R"(# comment
a # x
=begin
x
=end
b)",
       "(seq (vcall a) (vcall b))"},
      {R"(a
__END__
b c d)",
       "(vcall a)"},
      {R"(a
  .b
  # comment
  .c { 1 }
  &.d)",
       "(call& (call (call (vcall a) b) c (block (params) 1)) d)"},
      {"a\r\nb\r\n\"c\r\nd\"\r\n", R"((seq (vcall a) (vcall b) "c\nd"))"},
      {"\303\234n\303\257 = 1; \303\251t\303\251 = 2; \303\251t\303\251",
       "(seq (cset \303\234n\303\257 1) (lset \303\251t\303\251 2) (lvar \303\251t\303\251))"},
      {"a # \303\251", "(vcall a)"},
      {"__FILE__; __LINE__; __method__; __ENCODING__", R"((seq "-e" 1 (vcall __method__) __ENCODING__))"},
      {"$1 + $~ + $& + $stdout + $0 + $, + $-w + $!",
       "(call (call (call (call (call (call (call $1 + $~) + $&) + $stdout) + $0) + $,) + $-w) + $!)"},
      {"", "nil"},
  };
  for (const Expectation& e : table) check_dump(e);
}

}  // namespace hypha::ruby::syntax
