// SPDX-License-Identifier: MIT
// Calls, arguments, blocks, lambdas: source beside dump.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

TEST_CASE("Ruby parser: calls") {
  const Expectation table[] = {
      {"a.b c, d", "(call (vcall a) b (vcall c) (vcall d))"},
      {"a.b=(c)", "(attr (vcall a) b (vcall c))"},
      {"a&.b(1)", "(call& (vcall a) b 1)"},
      {"a::b", "(call (vcall a) b)"},
      {"a::B()", "(call (vcall a) B)"},
      {"a.(1)", "(call (vcall a) call 1)"},
      {"a::(1)", "(call (vcall a) call 1)"},
      {"a.class.if", "(call (call (vcall a) class) if)"},
      {"a.+(1)", "(call (vcall a) + 1)"},
      {"a&.[](1)", "(call& (vcall a) [] 1)"},
      {"A", "(const A)"},
      {"::A::B", "(const (const ::A) B)"},
      {R"(A "x")", R"((call nil A "x"))"},
      {"A()", "(call nil A)"},
      {"a?", "(call nil a?)"},
      {"b!", "(call nil b!)"},
      {"foo ()", "(call nil foo nil)"},
      {"foo (1), 2", "(call nil foo 1 2)"},
      {"foo (1).to_s", "(call nil foo (call 1 to_s))"},
      {"foo(1).to_s", "(call (call nil foo 1) to_s)"},
      {"p(1)", "(call nil p 1)"},
      {"yield_it", "(vcall yield_it)"},
      {"a b c", "(call nil a (call nil b (vcall c)))"},
      {"a b.c d", "(call nil a (call (vcall b) c (vcall d)))"},
      {"puts a.b c", "(call nil puts (call (vcall a) b (vcall c)))"},
      {"self[1]", "(call self [] 1)"},
      {"a.b[1] = 2", "(iset (call (vcall a) b) 1 2)"},
      {R"(a
.b(
 1,
 2,
))",
       "(call (vcall a) b 1 2)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: arguments") {
  const Expectation table[] = {
      {"foo(*a, b, k: 1, **h, &blk)",
       "(call nil foo (splat (vcall a)) (vcall b) (keywords (pair :k 1) (** (vcall h))) (& (vcall blk)))"},
      {R"(foo a => 1, b: 2, "c": 3)", "(call nil foo (keywords (pair (vcall a) 1) (pair :b 2) (pair :c 3)))"},
      {"foo x:, y:", "(call nil foo (keywords (pair :x (vcall x)) (pair :y (vcall y))))"},
      {"foo(x:)", "(call nil foo (keywords (pair :x (vcall x))))"},
      {"x = 1; foo(x:, X:)", "(seq (lset x 1) (call nil foo (keywords (pair :x (lvar x)) (pair :X (const X)))))"},
      {"foo(&:to_s)", "(call nil foo (& :to_s))"},
      {"foo a, *b, &c", "(call nil foo (vcall a) (splat (vcall b)) (& (vcall c)))"},
      {"foo(a b)", "(call nil foo (call nil a (vcall b)))"},
      {"a[1, *b, c: 2]", "(call (vcall a) [] 1 (splat (vcall b)) (keywords (pair :c 2)))"},
      {"foo a ? 1 : 2, b", "(call nil foo (if (vcall a) 1 2) (vcall b))"},
      {"p(a ? b : c, d ? :e : :f)", "(call nil p (if (vcall a) (vcall b) (vcall c)) (if (vcall d) :e :f))"},
      {"p((1; 2))", "(call nil p (seq 1 2))"},
      {"foo [1], {a: 1}", "(call nil foo (array 1) (hash (pair :a 1)))"},
      {"foo({a: 1})", "(call nil foo (hash (pair :a 1)))"},
      {"foo -> { 1 }, 2", "(call nil foo (lambda (block (params) 1)) 2)"},
      {"foo(a = 1, b)", "(call nil foo (lset a 1) (vcall b))"},
      {"return_it if x", "(if (vcall x) (vcall return_it) nil)"},
      {R"(raise A, "b" unless c)", R"((if (vcall c) nil (call nil raise (const A) "b")))"},
      {"attr_accessor :a, :b", "(call nil attr_accessor :a :b)"},
      {"p(not(true))", "(call nil p (call true !))"},
      {"foo a: if b then c end", "(call nil foo (keywords (pair :a (if (vcall b) (vcall c) nil))))"},
      {"puts [1, 2].sum { |x| x } + 3",
       "(call nil puts (call (call (array 1 2) sum (block (params (req x)) (lvar x))) + 3))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: do belongs to the command, a brace to the last call") {
  const Expectation table[] = {
      {"puts [1].map do |x| x end", "(call nil puts (call (array 1) map) (block (params (req x)) (lvar x)))"},
      {"puts [1].map { |x| x }", "(call nil puts (call (array 1) map (block (params (req x)) (lvar x))))"},
      {"foo a, b do |x| x end", "(call nil foo (vcall a) (vcall b) (block (params (req x)) (lvar x)))"},
      {"foo a { b }", "(call nil foo (call nil a (block (params) (vcall b))))"},
      {"foo (1) { }", "(call nil foo 1 (block (params) nil))"},
      {"foo a do b end.c", "(call (call nil foo (vcall a) (block (params) (vcall b))) c)"},
      {"x = foo a do b end", "(lset x (call nil foo (vcall a) (block (params) (vcall b))))"},
      {"foo ->(x) { x }, -> do end",
       "(call nil foo (lambda (block (params (req x)) (lvar x))) (lambda (block (params) nil)))"},
      {"a.b c do end", "(call (vcall a) b (vcall c) (block (params) nil))"},
      {"a.b c { }", "(call (vcall a) b (call nil c (block (params) nil)))"},
      {"a.b(1) { }", "(call (vcall a) b 1 (block (params) nil))"},
      {"foo a: 1 do end", "(call nil foo (keywords (pair :a 1)) (block (params) nil))"},
      {"a.b do |x| end.c { |y| }.d",
       "(call (call (call (vcall a) b (block (params (req x)) nil)) c (block (params (req y)) nil)) d)"},
      {"while x do y do end end", "(while (vcall x) (call nil y (block (params) nil)))"},
      {"until a.b do c end", "(until (call (vcall a) b) (vcall c))"},
      {"for i in a.b do c end", "(for (call (vcall a) b) (block (params (req %)) (seq (lset i^ (lvar %)) (vcall c))))"},
      {"foo(a) { |x| } if b", "(if (vcall b) (call nil foo (vcall a) (block (params (req x)) nil)) nil)"},
      {"a {}", "(call nil a (block (params) nil))"},
      {"a do end", "(call nil a (block (params) nil))"},
      {"A {}", "(call nil A (block (params) nil))"},
      {"a = 1; a { }", "(seq (lset a 1) (call nil a (block (params) nil)))"},
      {"a b do |c| next c end", "(call nil a (vcall b) (block (params (req c)) (next-block (lvar c))))"},
      {"super_it a do end", "(call nil super_it (vcall a) (block (params) nil))"},
      {"foo(bar do end)", "(call nil foo (call nil bar (block (params) nil)))"},
      {"[a do end]", "(array (call nil a (block (params) nil)))"},
      {"return foo a do end", "(return (call nil foo (vcall a) (block (params) nil)))"},
      {"a.b = foo do end", "(attr (vcall a) b (call nil foo (block (params) nil)))"},
      {"-> x, y = z { }", "(lambda (block (params (req x) (opt y (vcall z))) nil))"},
      {"foo -> a, b: c do end", "(call nil foo (lambda (block (params (req a) (keyopt b (vcall c))) nil)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: block and lambda parameters") {
  const Expectation table[] = {
      {"foo.bar do |a, (b, *c), d = 1, *e, f, g:, h: 2, **i, &j| a end",
       "(call (vcall foo) bar (block (params (req a) (req % (mlhs (lset b) (splat (lset c)))) (opt d 1) (rest e) (post "
       "f) (key g) (keyopt h 2) (keyrest i) (blk j)) (lvar a)))"},
      {"foo { |a,| a }", "(call nil foo (block (params (req a) ,) (lvar a)))"},
      {"foo { |a; b, c| b = a }", "(call nil foo (block (params (req a) (locals b c)) (lset b (lvar a))))"},
      {"foo { || 1 }", "(call nil foo (block (params) 1))"},
      {"foo { |(a, b)| a }", "(call nil foo (block (params (req % (mlhs (lset a) (lset b)))) (lvar a)))"},
      {"foo { |a, (b, (c, *), d)| d }",
       "(call nil foo (block (params (req a) (req % (mlhs (lset b) (mlhs (lset c) (splat)) (lset d)))) (lvar d)))"},
      {"foo { |*| 1 }", "(call nil foo (block (params (rest *)) 1))"},
      {"foo { |a = -1, b = c(1)| a }", "(call nil foo (block (params (opt a -1) (opt b (call nil c 1))) (lvar a)))"},
      {"foo { |a: 1, b:| a }", "(call nil foo (block (params (keyopt a 1) (key b)) (lvar a)))"},
      {"foo { |*a, **nil| a }", "(call nil foo (block (params (rest a) (nokey)) (lvar a)))"},
      {"foo { _1 + _2 }", "(call nil foo (block (params (req _1) (req _2)) (call (lvar _1) + (lvar _2))))"},
      {"foo { [_2] }", "(call nil foo (block (params (req _1) (req _2)) (array (lvar _2))))"},
      {"->(a, b = 1; c) { c }", "(lambda (block (params (req a) (opt b 1) (locals c)) (lvar c)))"},
      {"-> a, b { a }", "(lambda (block (params (req a) (req b)) (lvar a)))"},
      {"->(*) {}", "(lambda (block (params (rest *)) nil))"},
      {"-> do a end", "(lambda (block (params) (vcall a)))"},
      {"f = ->x{x*2}; f.(1); f[2]",
       "(seq (lset f (lambda (block (params (req x)) (call (lvar x) * 2)))) (call (lvar f) call 1) (call (lvar f) [] "
       "2))"},
      {"->(a: {}, b: []) { }", "(lambda (block (params (keyopt a (hash)) (keyopt b (array))) nil))"},
      {"lambda { |x| x }", "(call nil lambda (block (params (req x)) (lvar x)))"},
      {R"(a { |x|
 x })",
       "(call nil a (block (params (req x)) (lvar x)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

}  // namespace hypha::ruby::syntax
