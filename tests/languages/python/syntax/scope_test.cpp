// SPDX-License-Identifier: MIT
// Where names live: frame slots, Envs, globals, class namespaces.
#include "tests/languages/python/syntax/syntax_fixture.h"

using namespace hypha;
using namespace hypha::python;
using namespace hypha::python::test;

namespace {

std::string names(const std::string& text) { return dump_of(text, {.names = true}); }

}  // namespace

TEST_CASE("python scopes: locals, cells, free variables, globals") {
  CHECK(scopes_of("def f(a, b):\n  c = a\n  def g(): return b + c + d\n  return g\n") ==
        "module <module>\n"
        "  function f a:local0/0 b:cell0/1 c:cell1 g:local1\n"
        "    function f.<locals>.g b:free c:free\n");
  CHECK(names("def f(a, b):\n  c = a\n  def g(): return b + c + d\n  return g\n") ==
        "(def f:global (a b)\n"
        "  (= c:cell1 a:local0)\n"
        "  (def g:local1 ()\n"
        "    (return (+ (+ b:free0.0 c:free0.1) d:global)))\n"
        "  (return g:local1))");
}

TEST_CASE("python scopes: hops count the Envs between") {
  CHECK(names("def f():\n  a = 1\n  def g():\n    b = 2\n    def h():\n      return a + b\n") ==
        "(def f:global ()\n"
        "  (= a:cell0 1)\n"
        "  (def g:local0 ()\n"
        "    (= b:cell0 2)\n"
        "    (def h:local0 ()\n"
        "      (return (+ a:free1.0 b:free0.0)))))");
  // A scope without an Env of its own does not count.
  CHECK(names("def f():\n  a = 1\n  def g():\n    def h():\n      return a\n") ==
        "(def f:global ()\n"
        "  (= a:cell0 1)\n"
        "  (def g:local0 ()\n"
        "    (def h:local0 ()\n"
        "      (return a:free0.0))))");
}

TEST_CASE("python scopes: nonlocal and global") {
  CHECK(names("def f():\n  a = 1\n  def g():\n    nonlocal a\n    a += 1\n    global b\n    b = a\n") ==
        "(def f:global ()\n"
        "  (= a:cell0 1)\n"
        "  (def g:local0 ()\n"
        "    (nonlocal a)\n"
        "    (+= a:free0.0 1)\n"
        "    (global b)\n"
        "    (= b:global a:free0.0)))");
  // A global statement hides the variable of an outer function from everything inside.
  CHECK(names("def f():\n  x = 1\n  def g():\n    global x\n    def h(): return x\n") ==
        "(def f:global ()\n"
        "  (= x:local0 1)\n"
        "  (def g:local1 ()\n"
        "    (global x)\n"
        "    (def h:local0 ()\n"
        "      (return x:global))))");
}

TEST_CASE("python scopes: classes") {
  CHECK(names("def f(x, z):\n  class A:\n    y = x\n    z = z\n    def m(self): return y, z\n") ==
        "(def f:global (x z)\n"
        "  (class A:local0\n"
        "    (= y:class x:classfree0.0)\n"
        "    (= z:class z:class)\n"
        "    (def m:class (self)\n"
        "      (return (tuple y:global z:free0.1)))))");
  CHECK(scopes_of("class A:\n  def f(self): super().f()\n  def g(self): return [__class__ for _ in self]\n") ==
        "module <module>\n"
        "  class A __class__:cell0 [needs __class__]\n"
        "    function A.f self:local0/0 __class__:free [uses __class__]\n"
        "    function A.g self:local0/0 __class__:free [uses __class__]\n"
        "      comprehension A.g.<locals>.<listcomp> .0:local0/0 _:local1 __class__:free [uses __class__]\n");
  CHECK(names("class A:\n  a = b\n  global c\n  c = 1\n") ==
        "(class A:global\n  (= a:class b:class)\n  (global c)\n  (= c:global 1))");
}

TEST_CASE("python scopes: comprehensions") {
  // The first iterable belongs to the enclosing scope.
  CHECK(names("def f(a): return [b + a for b in a if b for c in b]\n") ==
        "(def f:global (a)\n"
        "  (return (listcomp (+ b:local1 a:free0.0) (for b:local1 a:cell0 b:local1) (for c:local2 b:local1))))");
  CHECK(names("def f(a): return [(b := c) for c in a], b\n") ==
        "(def f:global (a)\n"
        "  (return (tuple (listcomp (:= b:free0.0 c:local1) (for c:local1 a:local0)) b:cell0)))");
  CHECK(names("[(b := c) for c in a]\n") == "(listcomp (:= b:global c:local1) (for c:local1 a:global))");
  CHECK(scopes_of("def f(x): return (y for y in x)\n") ==
        "module <module>\n"
        "  function f x:local0/0\n"
        "    comprehension f.<locals>.<genexpr> .0:local0/0 y:local1 [generator]\n");
}

TEST_CASE("python scopes: kinds of functions") {
  CHECK(scopes_of("def f(): yield\nasync def g(): await x\nasync def h(): yield\nk = lambda: (yield)\n") ==
        "module <module>\n"
        "  function f [generator]\n"
        "  function g [coroutine]\n"
        "  function h [generator] [coroutine]\n"
        "  lambda <lambda> [generator]\n");
  CHECK(scopes_of("def f(*a, b=1, **c): return locals()\n") ==
        "module <module>\n  function f a:cell0/0 b:cell1/1 c:cell2/2 [dynamic names]\n");
  CHECK(scopes_of("def f(eval): return eval(1)\n") == "module <module>\n  function f eval:local0/0\n");
  CHECK(scopes_of("from a import *\nx: int\n") == "module <module> [import *] [annotations]\n");
}

TEST_CASE("python scopes: everything that binds") {
  CHECK(scopes_of("def f():\n"
                  "  import a.b, c as d\n"
                  "  from e import g\n"
                  "  for h, *i in j: pass\n"
                  "  with k as l: pass\n"
                  "  try: pass\n"
                  "  except m as n: pass\n"
                  "  del o\n"
                  "  class p: pass\n"
                  "  match q:\n"
                  "    case [r, *s] | {'': r, **s}: pass\n"
                  "  (t := 1)\n"
                  "  u: int\n") ==
        "module <module>\n"
        "  function f a:local0 d:local1 g:local2 h:local3 i:local4 l:local5 n:local6 o:local7 p:local8 r:local9 "
        "s:local10 t:local11 u:local12\n"
        "    class f.<locals>.p\n");
}

TEST_CASE("python scopes: names inside classes are mangled") {
  CHECK(names("class _A:\n  __x = 1\n  def f(self, __y): return self.__z, __y, __w__\n") ==
        "(class _A:global\n"
        "  (= _A__x:class 1)\n"
        "  (def f:class (self _A__y)\n"
        "    (return (tuple (. self:local0 _A__z) _A__y:local1 __w__:global))))");
}

TEST_CASE("python scopes: code for eval and exec") {
  CHECK(dump_of("  a + b", {.names = true}, {.mode = ParseMode::Expression, .separate_locals = true}) ==
        "(+ a:class b:class)");
  CHECK(dump_of("a, b\n\n", {}, {.mode = ParseMode::Expression}) == "(tuple a b)");
  CHECK(dump_of("a = b", {}, {.mode = ParseMode::Expression}) == "SyntaxError: invalid syntax");
  CHECK(dump_of("a = b", {.names = true}, {.separate_locals = true}) == "(= a:class b:class)");
}

TEST_CASE("python scopes: from __future__ import annotations") {
  Source source("<test>", "'doc'\nfrom __future__ import annotations\ndef f(x: undefined[0]): pass\n");
  DiagnosticList diagnostics;
  auto tree = parse(source, diagnostics);
  REQUIRE(tree);
  CHECK(tree->module.future_annotations);
  CHECK(tree->module.docstring->value == "doc");
}
