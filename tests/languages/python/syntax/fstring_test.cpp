// SPDX-License-Identifier: MIT
// Trees of f-strings, as CPython 3.11 builds them.
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

TEST_CASE("python syntax: f-strings") {
  const Row rows[] = {
      {"f\"\"", "(fstring)"},
      {"f\"a\"", "(fstring \"a\")"},
      {"f\"{a}\"", "(fstring (format a))"},
      {"f\"a{b}c{d!r}e\"", "(fstring \"a\" (format b) \"c\" (format d !r) \"e\")"},
      {"f\"{a:>10}\"", "(fstring (format a (fstring \">10\")))"},
      {"f\"{a!s:{b}.{c}}\"", "(fstring (format a !s (fstring (format b) \".\" (format c))))"},
      {"f\"{a=}\"", "(fstring \"a=\" (format a !r))"},
      {"f\"{a = }\"", "(fstring \"a = \" (format a !r))"},
      {"f\"{a=!s}\"", "(fstring \"a=\" (format a !s))"},
      {"f\"{a=:>3}\"", "(fstring \"a=\" (format a (fstring \">3\")))"},
      {"f\"{{{a}}}\"", "(fstring \"{\" (format a) \"}\")"},
      {"f\"{{a}}\"", "(fstring \"{a}\")"},
      {"f'{a[\"b\"]}'", "(fstring (format ([] a \"b\")))"},
      {"f\"{a == b} {a != b} {a <= b} {a > b}\"",
       "(fstring (format (compare a (== b))) \" \" (format (compare a (!= b))) \" \" (format (compare a (<= "
       "b))) \" \" (format (compare a (> b))))"},
      {"f\"{a if b else c}\"", "(fstring (format (if-else b a c)))"},
      {"f\"{(lambda x: x)(1)}\"", "(fstring (format (call (lambda (x) x) 1)))"},
      {"f\"{ {1: 2}[1] }\"", "(fstring (format ([] (dict (: 1 2)) 1)))"},
      {"f\"{a, b}\"", "(fstring (format (tuple a b)))"},
      {"f\"{*a, b}\"", "(fstring (format (tuple (* a) b)))"},
      {"f\"a\" \"b\" f\"{c}\" 'd'", "(fstring \"ab\" (format c) \"d\")"},
      {"rf\"\\n{a}\\d\"", "(fstring \"\\\\n\" (format a) \"\\\\d\")"},
      {"f\"\\n{a}\\x41\"", "(fstring \"\\x0a\" (format a) \"A\")"},
      {"f'''{\na\n}\n'''\n", "(fstring (format a) \"\\x0a\")"},
      {"f'''{a!r:\n}'''\n", "(fstring (format a !r (fstring \"\\x0a\")))"},
      {"f\"{yield_}\"", "(fstring (format yield_))"},
      {"f\"{x:%H:%M}\"", "(fstring (format x (fstring \"%H:%M\")))"},
      {"f\"{a:{b}{c}}d\"", "(fstring (format a (fstring (format b) (format c))) \"d\")"},
      {"f'{f\"{a}\"}'", "(fstring (format (fstring (format a))))"},
      {"f\"{a.b(c)[0]}\"", "(fstring (format ([] (call (. a b) c) 0)))"},
      {"f\"{(x:=5)}\"", "(fstring (format (:= x 5)))"},
      {"f\"{x:=5}\"", "(fstring (format x (fstring \"=5\")))"},
      {"f\"\\{a}\"", "(fstring \"\\\\\" (format a))"},
      {"f\"{a!r}\" f\"{b}\"", "(fstring (format a !r) (format b))"},
      {"f\"{[x for x in y]}\"", "(fstring (format (listcomp x (for x y))))"},
      {"f'{\"}\"}'", "(fstring (format \"}\"))"},
      {"f\"{a:,}\"", "(fstring (format a (fstring \",\")))"},
      {"f\"{1:02x}\"", "(fstring (format 1 (fstring \"02x\")))"},
  };
  check(rows);
}
