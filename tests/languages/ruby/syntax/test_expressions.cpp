// SPDX-License-Identifier: MIT
// Operators, literals and assignments: source beside dump.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

TEST_CASE("Ruby parser: precedence and associativity") {
  const Expectation table[] = {
      {"a + b * c ** -d", "(call (vcall a) + (call (vcall b) * (call (vcall c) ** (call (vcall d) -@))))"},
      {"a - b - c", "(call (call (vcall a) - (vcall b)) - (vcall c))"},
      {"2 ** 3 ** 4", "(call 2 ** (call 3 ** 4))"},
      {"-2 ** 2", "(call (call 2 ** 2) -@)"},
      {"-2.abs", "(call -2 abs)"},
      {"-a.b", "(call (call (vcall a) b) -@)"},
      {"-a ** b", "(call (call (vcall a) ** (vcall b)) -@)"},
      {"!a == b", "(call (call (vcall a) !) == (vcall b))"},
      {"not a == b", "(call (call (vcall a) == (vcall b)) !)"},
      {"a and b or not c", "(or (and (vcall a) (vcall b)) (call (vcall c) !))"},
      {"a || b && c", "(or (vcall a) (and (vcall b) (vcall c)))"},
      {"a = 1 and b", "(and (lset a 1) (vcall b))"},
      {"defined? a && b", "(defined? (and (vcall a) (vcall b)))"},
      {"defined?(a) && b", "(and (defined? (vcall a)) (vcall b))"},
      {"a < b == c", "(call (call (vcall a) < (vcall b)) == (vcall c))"},
      {"a | b & c ^ d", "(call (call (vcall a) | (call (vcall b) & (vcall c))) ^ (vcall d))"},
      {"a << b + c", "(call (vcall a) << (call (vcall b) + (vcall c)))"},
      {"a..b + 1", "(irange (vcall a) (call (vcall b) + 1))"},
      {"x ? y : z", "(if (vcall x) (vcall y) (vcall z))"},
      {"x ? a ? 1 : 2 : 3", "(if (vcall x) (if (vcall a) 1 2) 3)"},
      {"a = b ? c : d ? e : f", "(lset a (if (vcall b) (vcall c) (if (vcall d) (vcall e) (vcall f))))"},
      {"not(a).b", "(call (call (vcall a) !) b)"},
      {R"(a &&
 b ||
 c)",
       "(or (and (vcall a) (vcall b)) (vcall c))"},
      {"1 < 2 < 3", "(call (call 1 < 2) < 3)"},
      {"a != b", "(call (vcall a) != (vcall b))"},
      {"a !~ b", "(call (vcall a) !~ (vcall b))"},
      {"~a", "(call (vcall a) ~)"},
      {"+a", "(call (vcall a) +@)"},
      {"+1", "1"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: the reading of an operator depends on spaces and on known locals") {
  const Expectation table[] = {
      {"a -1", "(call nil a -1)"},
      {"a - 1", "(call (vcall a) - 1)"},
      {"a = 5; a -1", "(seq (lset a 5) (call (lvar a) - 1))"},
      {"a [1]", "(call nil a (array 1))"},
      {"a[1]", "(call (vcall a) [] 1)"},
      {"a = 5; a [1]", "(seq (lset a 5) (call (lvar a) [] 1))"},
      {"a *b", "(call nil a (splat (vcall b)))"},
      {"a * b", "(call (vcall a) * (vcall b))"},
      {"a &b", "(call nil a (& (vcall b)))"},
      {"a & b", "(call (vcall a) & (vcall b))"},
      {"a **b", "(call nil a (keywords (** (vcall b))))"},
      {"a ** b", "(call (vcall a) ** (vcall b))"},
      {"a ::B", "(call nil a (const ::B))"},
      {"a::B", "(const (vcall a) B)"},
      {"a::B c", "(call (vcall a) B (vcall c))"},
      {"a /b/", R"((call nil a (regexp "b")))"},
      {"a = 1; a /2/a", "(seq (lset a 1) (call (call (lvar a) / 2) / (lvar a)))"},
      {"a %w(b)", R"((call nil a (array "b")))"},
      {"a % b", "(call (vcall a) % (vcall b))"},
      {"a ?b", R"((call nil a "b"))"},
      {"a ? b : c", "(if (vcall a) (vcall b) (vcall c))"},
      {"a ? b.c(d): e", "(if (vcall a) (call (vcall b) c (vcall d)) (vcall e))"},
      {"a ? [b]: c", "(if (vcall a) (array (vcall b)) (vcall c))"},
      {"a :b", "(call nil a :b)"},
      {"a !b", "(call nil a (call (vcall b) !))"},
      {"a ~b", "(call nil a (call (vcall b) ~))"},
      {"a = 1; a <<b", "(seq (lset a 1) (call (lvar a) << (vcall b)))"},
      {"a.b -1", "(call (vcall a) b -1)"},
      {"a.b - 1", "(call (call (vcall a) b) - 1)"},
      {"a.b [1]", "(call (vcall a) b (array 1))"},
      {"a.b /c/", R"((call (vcall a) b (regexp "c")))"},
      {"a.b / c", "(call (call (vcall a) b) / (vcall c))"},
      {"p -1, - 1", "(call nil p -1 (call 1 -@))"},
      {"x.each { |p| p -1 }", "(call (vcall x) each (block (params (req p)) (call (lvar p) - 1)))"},
      {"foo.p -1", "(call (vcall foo) p -1)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: ranges") {
  const Expectation table[] = {
      {"(1..)", "(irange 1 nil)"},
      {"(..1)", "(irange nil 1)"},
      {"1...n", "(erange 1 (vcall n))"},
      {"[1.., 2]", "(array (irange 1 nil) 2)"},
      {"a[1..]", "(call (vcall a) [] (irange 1 nil))"},
      {"a[..-2]", "(call (vcall a) [] (irange nil -2))"},
      {"a.b(..1)", "(call (vcall a) b (irange nil 1))"},
      {"x = 1..", "(lset x (irange 1 nil))"},
      {"(a..b).each { }", "(call (irange (vcall a) (vcall b)) each (block (params) nil))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: numbers") {
  const Expectation table[] = {
      {"1_000 + 0x1F + 0b11 + 0o17 + 017 + 0d9", "(call (call (call (call (call 1000 + 31) + 3) + 15) + 15) + 9)"},
      {"123456789012345678901234567890", "(big 10 123456789012345678901234567890)"},
      {"0xFFFFFFFFFFFFFFFFFF", "(big 16 FFFFFFFFFFFFFFFFFF)"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"9223372036854775807", "9223372036854775807"},
      {"9223372036854775808", "(big 10 9223372036854775808)"},
      {"1.5 + 1e3 + 1.5e-3 + 1E2 + 1_0.2_5",
       "(call (call (call (call (float 1.5) + (float 1000)) + (float 0.0015)) + (float 100)) + (float 10.25))"},
      {"3r + 1.5r + 2i + 2.5i + 3ri",
       "(call (call (call (call (rational 3 0) + (rational 15 1)) + (imaginary 2)) + (imaginary (float 2.5))) + "
       "(imaginary (rational 3 0)))"},
      {"1.abs", "(call 1 abs)"},
      {"1..2", "(irange 1 2)"},
      {"-0.0", "(float -0)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: assignments") {
  const Expectation table[] = {
      {"a = b = c", "(lset a (lset b (vcall c)))"},
      {"a += b -= 1", "(op+= (lset a) (op-= (lset b) 1))"},
      {"x = y rescue z", "(lset x (begin (vcall y) (rescue (classes) (vcall z))))"},
      {"x = foo 1 rescue bar 2", "(lset x (begin (call nil foo 1) (rescue (classes) (call nil bar 2))))"},
      {"a ||= b && c", "(op||= (lset a) (and (vcall b) (vcall c)))"},
      {"a&.b ||= 1", "(op||= (attr& (vcall a) b) 1)"},
      {"a[1, 2] += 3", "(op+= (iset (vcall a) 1 2) 3)"},
      {"A::B ||= 1", "(op||= (cset (const A) B) 1)"},
      {"::A = 1", "(cset ::A 1)"},
      {"@a ||= {}", "(op||= (set @a) (hash))"},
      {"@@a &&= 1", "(op&&= (set @@a) 1)"},
      {"$a += 1", "(op+= (set $a) 1)"},
      {"a.b.c += 1", "(op+= (attr (call (vcall a) b) c) 1)"},
      {"a.b = c", "(attr (vcall a) b (vcall c))"},
      {"self.a = 1", "(attr self a 1)"},
      {"a[*b] = 1", "(iset (vcall a) (splat (vcall b)) 1)"},
      {"a[] = 1", "(iset (vcall a) 1)"},
      {"a << b; a <<= b; a **= 2; a >>= 1; a %= 3; a ^= 1; a |= 2; a &= 3",
       "(seq (call (vcall a) << (vcall b)) (op<<= (lset a) (vcall b)) (op**= (lset a) 2) (op>>= (lset a) 1) (op%= "
       "(lset a) 3) (op^= (lset a) 1) (op|= (lset a) 2) (op&= (lset a) 3))"},
      {"a = 1, *b", "(lset a (array 1 (splat (vcall b))))"},
      {"a = *b", "(lset a (array (splat (vcall b))))"},
      {"a = b, c = 1, 2", "(lset a (array (vcall b) (lset c 1) 2))"},
      {"a = b = c rescue d", "(lset a (lset b (begin (vcall c) (rescue (classes) (vcall d)))))"},
      {"a += b rescue c", "(op+= (lset a) (begin (vcall b) (rescue (classes) (vcall c))))"},
      {"x.y = z rescue w", "(attr (vcall x) y (begin (vcall z) (rescue (classes) (vcall w))))"},
      {"x = *1..2, 3", "(lset x (array (splat (irange 1 2)) 3))"},
      {"a = if b then c end", "(lset a (if (vcall b) (vcall c) nil))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: multiple assignment") {
  const Expectation table[] = {
      {"a.b, c[0], @d, $e, @@f, G = 1, 2",
       "(masgn (mlhs (attr (vcall a) b) (iset (vcall c) 0) (set @d) (set $e) (set @@f) (cset G)) (array 1 2))"},
      {"a, (b, *c), *d, e = f",
       "(masgn (mlhs (lset a) (mlhs (lset b) (splat (lset c))) (splat (lset d)) (lset e)) (vcall f))"},
      {"(a, b), c = 1", "(masgn (mlhs (mlhs (lset a) (lset b)) (lset c)) 1)"},
      {"((a, b), c), d = 1", "(masgn (mlhs (mlhs (mlhs (lset a) (lset b)) (lset c)) (lset d)) 1)"},
      {"(a, b) = c", "(masgn (mlhs (lset a) (lset b)) (vcall c))"},
      {"*a, b = c", "(masgn (mlhs (splat (lset a)) (lset b)) (vcall c))"},
      {"*, a = b", "(masgn (mlhs (splat) (lset a)) (vcall b))"},
      {"a, = b", "(masgn (mlhs (lset a)) (vcall b))"},
      {"a, * = b", "(masgn (mlhs (lset a) (splat)) (vcall b))"},
      {"a.b, *c.d = e", "(masgn (mlhs (attr (vcall a) b) (splat (attr (vcall c) d))) (vcall e))"},
      {"a, b = b, a", "(masgn (mlhs (lset a) (lset b)) (array (lvar b) (lvar a)))"},
      {"a, b = c rescue d", "(masgn (mlhs (lset a) (lset b)) (begin (vcall c) (rescue (classes) (vcall d))))"},
      {"a, b = *c, 1", "(masgn (mlhs (lset a) (lset b)) (array (splat (vcall c)) 1))"},
      {"a, b = foo 1", "(masgn (mlhs (lset a) (lset b)) (call nil foo 1))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

}  // namespace hypha::ruby::syntax
