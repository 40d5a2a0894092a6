// SPDX-License-Identifier: MIT
// Nesting and lengths that no stack holds: either the program runs, or its place and the reason are told; at once.
#include "tests/cli/command.h"

using namespace cli;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr size_t kMany = 100'000;
#else
constexpr size_t kMany = 1'000'000;
#endif

void check_answer(const char* name, const std::string& text) {
  Outcome o = run_program(name, text);
  INFO(name << ": " << text.substr(0, 60) << "\n"
            << first_line(o.err).substr(0, 300) << " " << o.problem.substr(0, 200));
  CHECK((o.status == 0 || o.status == 1));
  if (o.status == 1)
    CHECK((contains(o.err, std::string(name) + ":1") || contains(o.err, std::string(name) + ":2") ||
           contains(o.err, "line 1")));
  CHECK(o.wall_us < 60e6);
}

void check_nested(const char* name, std::initializer_list<std::pair<const char*, const char*>> brackets) {
  for (auto& [open, close] : brackets) {
    check_answer(name, "x = " + repeat(open, kMany) + "1" + repeat(close, kMany) + "\n");
    check_answer(name, repeat(open, kMany));
  }
}

}  // namespace

TEST_CASE("nesting in Ruby") {
  check_nested("nested.rb", {{"(", ")"},
                             {"[", "]"},
                             {"{1=>", "}"},
                             {"-", ""},
                             {"!", ""},
                             {"not ", ""},
                             {"f(", ")"},
                             {"->{", "}"},
                             {"f { ", " }"},
                             {"f do ", " end"},
                             {"\"#{", "}\""},
                             {"1 ? 1 : ", ""},
                             {"begin ", " end"},
                             {"if 1 then ", " end"},
                             {"def f\n", "\nend"},
                             {"class A\n", "\nend"},
                             {"case 1 when 1 then ", " end"},
                             {"a = ", ""},
                             {"defined? ", ""},
                             {"*", ""},
                             {"&", ""}});
}

TEST_CASE("nesting in Python") {
  check_nested("nested.py", {{"(", ")"},
                             {"[", "]"},
                             {"{1:", "}"},
                             {"-", ""},
                             {"not ", ""},
                             {"f(", ")"},
                             {"lambda: ", ""},
                             {"1 if 1 else ", ""},
                             {"[a for a in ", "]"},
                             {"a[", "]"},
                             {"(a := ", ")"},
                             {"await ", ""},
                             {"yield ", ""},
                             {"*", ""},
                             {"1**", ""}});
  std::string blocks;
  for (size_t depth = 0; depth < 3000; depth++) blocks += std::string(depth, ' ') + "if 1:\n";
  check_answer("blocks.py", blocks);
}

TEST_CASE("long chains") {
  for (const char* name : {"chain.rb", "chain.py"})
    for (const char* part : {"1 + ", "1 and ", "1 < ", "f().", "[1].a", "a[0]", "a = ", "\"a\" ", "1, ", "a.b.c"}) {
      check_answer(name, "x = " + repeat(part, kMany) + "\n");
      check_answer(name, "x = " + repeat(part, kMany) + "1\n");
    }
  check_answer("elsif.rb", "if 1\n" + repeat("elsif 2\n", kMany) + "end\n");
  check_answer("modifiers.rb", "x" + repeat(" if 1", kMany) + "\n");
  check_answer("elif.py", "if 1: pass\n" + repeat("elif 2: pass\n", kMany));
  check_answer("with.py", "with " + repeat("a, ", kMany) + "b: pass\n");
  check_answer("clauses.py", "x = [a " + repeat("for a in b ", kMany) + "]\n");
  check_answer("conditions.py", "x = [a for a in b " + repeat("if a ", kMany) + "]\n");
  check_answer("decorators.py", repeat("@a\n", kMany) + "def f(): pass\n");
}

TEST_CASE("long lines, names and numbers") {
  std::string letters = repeat("a", 10 * kMany), digits = repeat("9", 50'000);
  CHECK(run_program("long.rb", "x = \"" + letters + "\"\nputs x.size\n").out == std::to_string(letters.size()) + "\n");
  CHECK(run_program("long.py", "x = \"" + letters + "\"\nprint(len(x))\n").out ==
        std::to_string(letters.size()) + "\n");
  CHECK(run_program("name.rb", letters + " = 1\nputs " + letters + "\n").out == "1\n");
  CHECK(run_program("name.py", letters + " = 1\nprint(" + letters + ")\n").out == "1\n");
  CHECK(run_program("number.rb", "puts " + digits + "\n").out == digits + "\n");
  CHECK(contains(run_program("number.py", "print(" + digits + ")\n").err, "4300"));  // CPython's limit of conversions
  CHECK(run_program("lines.rb", repeat("x = 1\n", kMany / 4) + "puts x\n").out == "1\n");
  CHECK(run_program("lines.py", repeat("x = 1\n", kMany / 4) + "print(x)\n").out == "1\n");
}
