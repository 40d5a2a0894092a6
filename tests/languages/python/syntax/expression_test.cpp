// SPDX-License-Identifier: MIT
// Trees of expressions, as CPython 3.11 builds them.
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
    CHECK(dump_of(row.source) == row.expected);
  }
}

}  // namespace

TEST_CASE("python syntax: literals") {
  const Row rows[] = {
      {"0", "0"},
      {"123_456", "123456"},
      {"0xFF_ff", "65535"},
      {"0o17", "15"},
      {"0b1_01", "5"},
      {"9223372036854775807", "9223372036854775807"},
      {"1.5", "(float 1.5)"},
      {"1.", "(float 1)"},
      {".5e3", "(float 500)"},
      {"1e-3", "(float 0.001)"},
      {"1_0.0_1", "(float 10.01)"},
      {"3j", "(imaginary 3)"},
      {"1e3J", "(imaginary 1000)"},
      {"0_0", "0"},
      {"00", "0"},
      {"None, True, False, ...", "(tuple None True False ...)"},
      {"'a\\n\\x41\\u00e9\\101\\'\\q'", "\"a\\x0aA\\xc3\\xa9A'\\\\q\""},
      {"\"a\" 'b' \"\"\"c\nd\"\"\"\n", "\"abc\\x0ad\""},
      {"b'\\x00\\xff' if 0 else rb'\\x'", "(if-else 0 b\"\\x00\\xff\" b\"\\\\x\")"},
      {"'\\ud800 \\U0001F600'", "\"\\xed\\xa0\\x80 \\xf0\\x9f\\x98\\x80\""},
      {"u'x' R'\\y'", "\"x\\\\y\""},
      {"'a\\\nb'\n", "\"ab\""},
  };
  check(rows);
}

TEST_CASE("python syntax: operators and their precedence") {
  const Row rows[] = {
      {"1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"},
      {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
      {"2 ** -3 ** 2", "(** 2 (- (** 3 2)))"},
      {"-2 ** 2", "(- (** 2 2))"},
      {"not a == b", "(not (compare a (== b)))"},
      {"a or b and not c or d", "(or a (and b (not c)) d)"},
      {"a < b <= c != d", "(compare a (< b) (<= c) (!= d))"},
      {"a not in b is not c", "(compare a (not-in b) (is-not c))"},
      {"a | b ^ c & d << 1 + 2", "(| a (^ b (& c (<< d (+ 1 2)))))"},
      {"a @ b // c % d / e", "(/ (% (// (@ a b) c) d) e)"},
      {"~-+a", "(~ (- (+ a)))"},
      {"a if b else c if d else e", "(if-else b a (if-else d c e))"},
      {"lambda: 0", "(lambda () 0)"},
      {"lambda a, /, b=1, *c, d, e=2, **f: a", "(lambda (a / (= b 1) *c d (= e 2) **f) a)"},
      {"await_ * 2", "(* await_ 2)"},
      {"a - b - c", "(- (- a b) c)"},
      {"a ** b ** c", "(** a (** b c))"},
      {"a and b and c", "(and a b c)"},
      {"x if (y := f(x)) else z", "(if-else (:= y (call f x)) x z)"},
  };
  check(rows);
}

TEST_CASE("python syntax: primaries") {
  const Row rows[] = {
      {"a.b.c(d)[e]", "([] (call (. (. a b) c) d) e)"},
      {"f(a, *b, c=1, *d, **e)", "(call f a (* b) (= c 1) (* d) (** e))"},
      {"f(x for x in y)", "(call f (genexp x (for x y)))"},
      {"f((x for x in y), 1)", "(call f (genexp x (for x y)) 1)"},
      {"a[1:2]", "([] a (slice 1 2 _))"},
      {"a[::2, ..., 1]", "([] a (tuple (slice _ _ 2) ... 1))"},
      {"a[:]", "([] a (slice _ _ _))"},
      {"a[b, ]", "([] a (tuple b))"},
      {"a[*b]", "([] a (tuple (* b)))"},
      {"a[1:2, *c]", "([] a (tuple (slice 1 2 _) (* c)))"},
      {"f()()()", "(call (call (call f)))"},
      {"f(a := 1, b)", "(call f (:= a 1) b)"},
      {"a[b := 1]", "([] a (:= b 1))"},
      {"x.y.z", "(. (. x y) z)"},
      {"(a)(b)", "(call a b)"},
      {"f(a,)", "(call f a)"},
      {"f(**a, b=1)", "(call f (** a) (= b 1))"},
      {"f(print=1, match=2)", "(call f (= print 1) (= match 2))"},
  };
  check(rows);
}

TEST_CASE("python syntax: displays") {
  const Row rows[] = {
      {"()", "(tuple)"},
      {"(a,)", "(tuple a)"},
      {"(a, *b)", "(tuple a (* b))"},
      {"a,", "(tuple a)"},
      {"*a, b", "(tuple (* a) b)"},
      {"[]", "(list)"},
      {"[a, *b,]", "(list a (* b))"},
      {"{}", "(dict)"},
      {"{a: b, **c}", "(dict (: a b) (** c))"},
      {"{a, *b}", "(set a (* b))"},
      {"{a: b,}", "(dict (: a b))"},
      {"(yield_)", "yield_"},
      {"((a))", "a"},
      {"[[], [()]]", "(list (list) (list (tuple)))"},
      {"{**a}", "(dict (** a))"},
      {"[a := 1, b]", "(list (:= a 1) b)"},
      {"{a := 1}", "(set (:= a 1))"},
  };
  check(rows);
}

TEST_CASE("python syntax: comprehensions") {
  const Row rows[] = {
      {"[a for b in c]", "(listcomp a (for b c))"},
      {"[a for b in c if d if e for f, *g in h]", "(listcomp a (for b c d e) (for (tuple f (* g)) h))"},
      {"{a for b in c}", "(setcomp a (for b c))"},
      {"{a: b for c, d in e}", "(dictcomp a b (for (tuple c d) e))"},
      {"(a for b in c)", "(genexp a (for b c))"},
      {"[x for x, in y]", "(listcomp x (for (tuple x) y))"},
      {"[lambda: x for x in y]", "(listcomp (lambda () x) (for x y))"},
      {"[x if x else y for x in z]", "(listcomp (if-else x x y) (for x z))"},
      {"[a for b.c in d]", "(listcomp a (for (. b c) d))"},
      {"[[y for y in x] for x in z]", "(listcomp (listcomp y (for y x)) (for x z))"},
  };
  check(rows);
}
