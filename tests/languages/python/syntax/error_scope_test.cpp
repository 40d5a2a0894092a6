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

TEST_CASE("python errors: scopes and placement") {
  const Row rows[] = {
      {"[*x for x in z]", "1:2: SyntaxError: iterable unpacking cannot be used in comprehension"},
      {"(*x for x in z)", "1:2: SyntaxError: iterable unpacking cannot be used in comprehension"},
      {"{*x for x in z}", "1:2: SyntaxError: iterable unpacking cannot be used in comprehension"},
      {"{**x for x in z}", "1:2: SyntaxError: dict unpacking cannot be used in dict comprehension"},
      {"(*x)", "1:2: SyntaxError: cannot use starred expression here"},
      {"(**x)", "1:2: SyntaxError: cannot use double starred expression here"},
      {"*x", "1:1: SyntaxError: can't use starred expression here"},
      {"x = *y", "1:5: SyntaxError: can't use starred expression here"},
      {"return 1", "1:1: SyntaxError: 'return' outside function"},
      {"break", "1:1: SyntaxError: 'break' outside loop"},
      {"continue", "1:1: SyntaxError: 'continue' not properly in loop"},
      {"yield 1", "1:1: SyntaxError: 'yield' outside function"},
      {"await x", "1:1: SyntaxError: 'await' outside function"},
      {"def f(): await x", "1:10: SyntaxError: 'await' outside async function"},
      {"async for x in y: pass", "1:1: SyntaxError: 'async for' outside async function"},
      {"def f(): [x async for x in y]",
       "1:10: SyntaxError: asynchronous comprehension outside of an asynchronous function"},
      {"class A: return 1", "1:10: SyntaxError: 'return' outside function"},
      {"class A: yield 1", "1:10: SyntaxError: 'yield' outside function"},
      {"with (*x): pass", "1:7: SyntaxError: cannot use starred expression here"},
      {"with (yield): pass", "1:7: SyntaxError: 'yield' outside function"},
      {"def f(): from x import *", "1:24: SyntaxError: import * only allowed at module level"},
      {"class A: from x import *", "1:24: SyntaxError: import * only allowed at module level"},
      {"from __future__ import foo", "1:1: SyntaxError: future feature foo is not defined"},
      {"x = 1\nfrom __future__ import annotations\n",
       "2:1: SyntaxError: from __future__ imports must occur at the beginning of the file"},
      {"def f():\n from __future__ import annotations\n",
       "2:2: SyntaxError: from __future__ imports must occur at the beginning of the file"},
      {"def f():\n print(x)\n global x\n", "3:2: SyntaxError: name 'x' is used prior to global declaration"},
      {"def f():\n nonlocal x\n", "2:2: SyntaxError: no binding for nonlocal 'x' found"},
      {"nonlocal x", "1:1: SyntaxError: nonlocal declaration not allowed at module level"},
      {"def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x\n",
       "5:3: SyntaxError: name 'x' is used prior to nonlocal declaration"},
      {"def f():\n x = 1\n def g():\n  nonlocal x\n  global x\n", "4:3: SyntaxError: name 'x' is nonlocal and global"},
      {"x = 1\ndef f():\n nonlocal x\n", "3:2: SyntaxError: no binding for nonlocal 'x' found"},
      {"class A:\n x = 1\n def f(self):\n  nonlocal x\n", "4:3: SyntaxError: no binding for nonlocal 'x' found"},
      {"x: int = yield", "1:10: SyntaxError: 'yield' outside function"},
      {"{1: *a}", "1:5: SyntaxError: cannot use a starred expression in a dictionary value"},
      {"{1: 2, 3: *a}", "1:11: SyntaxError: cannot use a starred expression in a dictionary value"},
      {"f\"{yield}\"", "1:4: SyntaxError: 'yield' outside function"},
      {"match x:\n case a: pass\n case b: pass\n",
       "2:7: SyntaxError: name capture 'a' makes remaining patterns unreachable"},
      {"match x:\n case _: pass\n case b: pass\n", "2:7: SyntaxError: wildcard makes remaining patterns unreachable"},
      {"match x:\n case a | b: pass\n", "2:7: SyntaxError: name capture 'a' makes remaining patterns unreachable"},
      {"match x:\n case [*a, *b]: pass\n", "2:7: SyntaxError: multiple starred names in sequence pattern"},
      {"match x:\n case {1: a, 1: b}: pass\n", "2:7: SyntaxError: mapping pattern checks duplicate key (1)"},
      {"match x:\n case {'a': 1, 'a': 2}: pass\n", "2:7: SyntaxError: mapping pattern checks duplicate key ('a')"},
      {"match x:\n case A(b=1, 2): pass\n", "2:14: SyntaxError: positional patterns follow keyword patterns"},
      {"match x:\n case A(b=1, c): pass\n", "2:14: SyntaxError: positional patterns follow keyword patterns"},
      {"match x:\n case f\"a\": pass\n", "2:7: SyntaxError: patterns may only match literals and attribute lookups"},
      {"match x:\n case f\"{a}\": pass\n", "2:7: SyntaxError: patterns may only match literals and attribute lookups"},
      {"def f(): return *x", "1:17: SyntaxError: can't use starred expression here"},
      {"def f(): yield *x", "1:16: SyntaxError: can't use starred expression here"},
      {"def f(): [(yield x) for x in y]", "1:12: SyntaxError: 'yield' inside list comprehension"},
      {"def f(): {(yield x) for x in y}", "1:12: SyntaxError: 'yield' inside set comprehension"},
      {"def f(): {(yield x): 1 for x in y}", "1:12: SyntaxError: 'yield' inside dict comprehension"},
      {"*(*a), b = c", "1:3: SyntaxError: cannot use starred expression here"},
      {"return", "1:1: SyntaxError: 'return' outside function"},
      {"while 1:\n break\nelse:\n break\n", "4:2: SyntaxError: 'break' outside loop"},
      {"for x in y:\n def f(): break\n", "2:11: SyntaxError: 'break' outside loop"},
      {"for x in y:\n class A: continue\n", "2:11: SyntaxError: 'continue' not properly in loop"},
      {"x = (yield)", "1:6: SyntaxError: 'yield' outside function"},
      {"def f():\n  async def g(): pass\n  await g()\n", "3:3: SyntaxError: 'await' outside async function"},
      {"lambda: await x", "1:9: SyntaxError: 'await' outside async function"},
      {"async def f(): lambda: await x", "1:24: SyntaxError: 'await' outside async function"},
      {"def f(): [[x async for x in y] for z in w]",
       "1:10: SyntaxError: asynchronous comprehension outside of an asynchronous function"},
      {"x = [i async for i in y]", "1:5: SyntaxError: asynchronous comprehension outside of an asynchronous function"},
      {"def g(): x = {i: 1 async for i in y}",
       "1:14: SyntaxError: asynchronous comprehension outside of an asynchronous function"},
  };
  check(rows);
}
