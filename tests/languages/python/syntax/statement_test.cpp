// SPDX-License-Identifier: MIT
// Trees of statements, as CPython 3.11 builds them.
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

TEST_CASE("python syntax: simple statements") {
  const Row rows[] = {
      {"a = b = c", "(= a b c)"},
      {"a, (b, *c), [d] = e", "(= (tuple a (tuple b (* c)) (list d)) e)"},
      {"*a, = b", "(= (tuple (* a)) b)"},
      {"a.b = c[d] = 1", "(= (. a b) ([] c d) 1)"},
      {"a += 1; b //= 2; c **= 3; d >>= 4; e @= f", "(+= a 1)\n(//= b 2)\n(**= c 3)\n(>>= d 4)\n(@= e f)"},
      {"a: int", "(: a int)"},
      {"a: int = 1", "(: a int 1)"},
      {"a.b: int = 1", "(:() (. a b) int 1)"},
      {"(a): int", "(:() a int)"},
      {"a: int = *b, c", "(: a int (tuple (* b) c))"},
      {"del a, b.c, d[0]", "(del a (. b c) ([] d 0))"},
      {"del (a, b)", "(del (tuple a b))"},
      {"del (a), [b]", "(del a (list b))"},
      {"pass; pass;", "(pass)\n(pass)"},
      {"assert a, b", "(assert a b)"},
      {"raise a from b", "(raise a b)"},
      {"import a.b.c as d, e", "(import (as a.b.c d) e)"},
      {"from . import a", "(from . a)"},
      {"from ...a.b import (c as d, e,)", "(from ...a.b (as c d) e)"},
      {"from .... import x", "(from .... x)"},
      {"from a import *", "(from a *)"},
      {"global a, b", "(global a b)"},
      {"x = yield_", "(= x yield_)"},
      {"print(1); print(2)", "(call print 1)\n(call print 2)"},
      {"match = case = _ = 1", "(= match case _ 1)"},
      {"match[a] = b", "(= ([] match a) b)"},
      {"match.a", "(. match a)"},
      {"match(a)", "(call match a)"},
      {"match * a", "(* match a)"},
  };
  check(rows);
}

TEST_CASE("python syntax: if, while, for") {
  const Row rows[] = {
      {"if a: b", "(if a\n  b)"},
      {"if a:\n  b\nelif c:\n  d\nelse:\n  e\n", "(if a\n  b\n  (elif c\n    d)\n  (else\n    e))"},
      {"if a:\n  b\nelse:\n  if c: d\n", "(if a\n  b\n  (else\n    (if c\n      d)))"},
      {"while a:\n  break\nelse:\n  pass\n", "(while a\n  (break)\n  (else\n    (pass)))"},
      {"for a, b in c, d: continue", "(for (tuple a b) (tuple c d)\n  (continue))"},
      {"for a in *b, c:\n  pass\nelse:\n  d\n", "(for a (tuple (* b) c)\n  (pass)\n  (else\n    d))"},
      {"for a[0] in b: pass", "(for ([] a 0) b\n  (pass))"},
      {"if a:\n\tb\n\n# comment\n\tc\n", "(if a\n  b\n  c)"},
      {"if a: b; c", "(if a\n  b\n  c)"},
      {"if a :\n    b # c\n  # d\ne\n", "(if a\n  b)\ne"},
      {"if a:\\\n b\n", "(if a\n  b)"},
      {"x = (1 +\n  2)\ny\n", "(= x (+ 1 2))\ny"},
      {"if a:\r\n  b\r\nc\r\n", "(if a\n  b)\nc"},
  };
  check(rows);
}

TEST_CASE("python syntax: with and try") {
  const Row rows[] = {
      {"with a: b", "(with (item a)\n  b)"},
      {"with a as b, c as (d, e): f", "(with (item a b) (item c (tuple d e))\n  f)"},
      {"with (a as b, c): d", "(with (item a b) (item c)\n  d)"},
      {"with (a, b): c", "(with (item a) (item b)\n  c)"},
      {"with (a, b) as c: d", "(with (item (tuple a b) c)\n  d)"},
      {"with (a): b", "(with (item a)\n  b)"},
      {"with (a), (b): c", "(with (item a) (item b)\n  c)"},
      {"with (a as b,): c", "(with (item a b)\n  c)"},
      {"with a() as b.c: d", "(with (item (call a) (. b c))\n  d)"},
      {"with (yield_): a", "(with (item yield_)\n  a)"},
      {"with (a)(b): c", "(with (item (call a b))\n  c)"},
      {"try:\n  a\nexcept b as c:\n  d\nexcept (e, f):\n  g\nexcept:\n  h\nelse:\n  i\nfinally:\n  j\n",
       "(try\n  a\n  (except b (as c)\n    d)\n  (except (tuple e f)\n    g)\n  (except\n    h)\n  (else\n"
       "    i)\n  (finally\n    j))"},
      {"try: a\nfinally: b\n", "(try\n  a\n  (finally\n    b))"},
      {"try:\n  a\nexcept* b as c:\n  d\n", "(try\n  a\n  (except* b (as c)\n    d))"},
  };
  check(rows);
}

TEST_CASE("python syntax: definitions") {
  const Row rows[] = {
      {"def f(): pass", "(def f ()\n  (pass))"},
      {"def f(a, b: int = 1, /, c=2, *args: int, d, e: str = 3, **kw) -> None:\n  \"doc\"\n  return a\n",
       "(def f (a (= (: b int) 1) / (= c 2) (: *args int) d (= (: e str) 3) **kw) (-> None)\n  \"doc\"\n"
       "  (return a))"},
      {"def f(*, a, b=1): pass", "(def f (* a (= b 1))\n  (pass))"},
      {"def f(a, /): pass", "(def f (a /)\n  (pass))"},
      {"def f(*args: *b): pass", "(def f ((: *args (* b)))\n  (pass))"},
      {"@a.b\n@c(d)\ndef f(): pass\n", "(def f () (@ (. a b)) (@ (call c d))\n  (pass))"},
      {"async def f():\n  await a\n  async with b as c: pass\n  async for d in e: pass\n"
       "  return [x async for x in y]\n",
       "(async-def f ()\n  (await a)\n  (async-with (item b c)\n    (pass))\n  (async-for d e\n    (pass))\n"
       "  (return (listcomp x (async-for x y))))"},
      {"class A: pass", "(class A\n  (pass))"},
      {"class A(B, *c, metaclass=M, **d):\n  x = 1\n  def f(self): return self.__x\n",
       "(class A B (* c) (= metaclass M) (** d)\n  (= x 1)\n  (def f (self)\n    (return (. self _A__x))))"},
      {"@a\nclass __A: __b = 1\n", "(class __A (@ a)\n  (= _A__b 1))"},
      {"class A:\n  class __B:\n    __c = __d__\n", "(class A\n  (class _A__B\n    (= _B__c __d__)))"},
      {"def f():\n  x = yield\n  yield a, b\n  y = yield from c\n  return (yield)\n",
       "(def f ()\n  (= x (yield _))\n  (yield (tuple a b))\n  (= y (yield-from c))\n  (return (yield _)))"},
      {"def f():\n  def g():\n    pass\n  return g\n", "(def f ()\n  (def g ()\n    (pass))\n  (return g))"},
      {"class _A:\n  def f(self, __x): return __x, self.__y, g(__z=1)\n",
       "(class _A\n  (def f (self _A__x)\n    (return (tuple _A__x (. self _A__y) (call g (= __z 1))))))"},
      {"lambda *, a: a", "(lambda (* a) a)"},
  };
  check(rows);
}
