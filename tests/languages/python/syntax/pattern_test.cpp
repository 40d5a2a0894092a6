// SPDX-License-Identifier: MIT
// Trees of match statements, as CPython 3.11 builds them.
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

TEST_CASE("python syntax: patterns") {
  const Row rows[] = {
      {"match a:\n  case 1 | -1 | 1.5 | \"s\" | b\"b\" | None | True: pass\n",
       "(match a\n"
       "  (case (or (value 1) (value (- 1)) (value (float 1.5)) (value \"s\") (value b\"b\") (value None) "
       "(value True))\n"
       "    (pass)))"},
      {"match a:\n  case -1 - 2j: pass\n", "(match a\n  (case (value (- (- 1) (imaginary 2)))\n    (pass)))"},
      {"match a:\n  case x: pass\n", "(match a\n  (case (capture x)\n    (pass)))"},
      {"match a:\n  case _: pass\n", "(match a\n  (case (capture _)\n    (pass)))"},
      {"match a:\n  case x.y.z: pass\n", "(match a\n  (case (value (. (. x y) z))\n    (pass)))"},
      {"match a:\n  case [a, *_, c]: pass\n",
       "(match a\n  (case (sequence (capture a) (star _) (capture c))\n    (pass)))"},
      {"match a:\n  case a, *b: pass\n", "(match a\n  (case (sequence (capture a) (star b))\n    (pass)))"},
      {"match a:\n  case (x): pass\n", "(match a\n  (case (capture x)\n    (pass)))"},
      {"match a:\n  case (x,): pass\n", "(match a\n  (case (sequence (capture x))\n    (pass)))"},
      {"match a:\n  case (): pass\n  case []: pass\n",
       "(match a\n  (case (sequence)\n    (pass))\n  (case (sequence)\n    (pass)))"},
      {"match a:\n  case {}: pass\n", "(match a\n  (case (mapping)\n    (pass)))"},
      {"match a:\n  case {\"a\": 1, x.y: z, -1: _, **rest}: pass\n",
       "(match a\n"
       "  (case (mapping (: \"a\" (value 1)) (: (. x y) (capture z)) (: (- 1) (capture _)) (** rest))\n"
       "    (pass)))"},
      {"match a:\n  case A(): pass\n  case a.B(c, 1, d=e, f=_,): pass\n",
       "(match a\n  (case (class A)\n    (pass))\n"
       "  (case (class (. a B) (capture c) (value 1) (= d (capture e)) (= f (capture _)))\n    (pass)))"},
      {"match a:\n  case (1 | 2) as x if x > 1: pass\n",
       "(match a\n  (case (as (or (value 1) (value 2)) x) (if (compare x (> 1)))\n    (pass)))"},
      {"match a, *b:\n  case _: pass\n", "(match (tuple a (* b))\n  (case (capture _)\n    (pass)))"},
      {"match (a):\n  case _:\n    b\n", "(match a\n  (case (capture _)\n    b))"},
      {"match -a:\n  case _: pass\n", "(match (- a)\n  (case (capture _)\n    (pass)))"},
      {"match [a]:\n  case [[x, y], z]: pass\n",
       "(match (list a)\n  (case (sequence (sequence (capture x) (capture y)) (capture z))\n    (pass)))"},
      {"match match:\n  case case: pass\n", "(match match\n  (case (capture case)\n    (pass)))"},
      {"match x := 1:\n  case _: pass\n", "(match (:= x 1)\n  (case (capture _)\n    (pass)))"},
      {"match {}:\n  case a: pass\n", "(match (dict)\n  (case (capture a)\n    (pass)))"},
      {"match not x:\n  case a: pass\n", "(match (not x)\n  (case (capture a)\n    (pass)))"},
  };
  check(rows);
}
