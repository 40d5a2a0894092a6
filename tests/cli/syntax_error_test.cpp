// SPDX-License-Identifier: MIT
// A program with a syntax error: file:line:column and the message, the line, a caret; status 1; nothing has run.
#include "tests/cli/command.h"

using namespace cli;

namespace {

struct Case {
  const char *text, *place, *line;
  size_t caret;  // column
};

void check_errors(const char* name, std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    Outcome o = run_program(name, c.text);
    INFO(c.text << "\n" << o.err);
    CHECK(o.status == 1);
    CHECK(o.out.empty());
    std::string head = scratch(name) + ":" + c.place + ": ";
    CHECK(o.err.substr(0, head.size()) == head);
    size_t end = o.err.find('\n') + 1;
    CHECK(o.err.substr(end, o.err.find('\n', end) - end) == c.line);
    end = o.err.find('\n', end) + 1;
    CHECK(o.err.substr(end, c.caret) == std::string(c.caret - 1, ' ') + "^");
  }
}

}  // namespace

TEST_CASE("Ruby") {
  check_errors("bad.rb", {
                             {"puts 1\nx = )\n", "2:5", "x = )", 5},
                             {"puts 1\nputs \"abc\n", "2:6", "puts \"abc", 6},
                             {"x = <<A\nfoo\n", "1:5", "x = <<A", 5},
                             {"def f(a, a)\nend\n", "1:10", "def f(a, a)", 10},
                             {"x = 1 +* 2\n", "1:8", "x = 1 +* 2", 8},
                             {"  break\n", "1:3", "  break", 3},
                         });
  Outcome o = run_program("open.rb", "class A\n  def f\n    1\n  end\n");
  CHECK(o.status == 1);
  CHECK(contains(first_line(o.err), "open.rb:"));
}

TEST_CASE("Python") {
  check_errors("bad.py", {
                             {"print(1)\nx = )\n", "2:5", "x = )", 5},
                             {"print(1)\nx = \"abc\n", "2:5", "x = \"abc", 5},
                             {"def f(a, a): pass\n", "1:10", "def f(a, a): pass", 10},
                             {"x = 1 +* 2\n", "1:8", "x = 1 +* 2", 8},
                             {"if 1:\n    x\n  y\n", "3:4", "  y", 4},
                             {"while 1 print\n", "1:9", "while 1 print", 9},
                         });
  Outcome o = run_program("open.py", "x = (1,\n");
  CHECK(o.status == 1);
  CHECK(contains(first_line(o.err), "open.py:1:5"));
}

TEST_CASE("exceptions that nobody catches") {
  Outcome ruby = run_program("raise.rb", "def f = raise(ArgumentError, 'no')\nputs 1\n$stdout.flush\nf\n");
  CHECK(ruby.status == 1);
  CHECK(ruby.out == "1\n");
  CHECK(contains(first_line(ruby.err), "raise.rb:1:in `f': no (ArgumentError)"));
  CHECK(contains(ruby.err, "raise.rb:4:in `<main>'"));
  Outcome python = run_program("raise.py", "def f():\n    raise ValueError('no')\nprint(1)\nf()\n");
  CHECK(python.status == 1);
  CHECK(python.out == "1\n");
  CHECK(first_line(python.err) == "Traceback (most recent call last):");
  CHECK(contains(python.err, "line 4, in <module>"));
  CHECK(contains(python.err, "ValueError: no\n"));
  CHECK(run_program("exit.rb", "exit 7\n").status == 7);
  CHECK(run_program("exit.py", "import sys\nsys.exit(7)\n").status == 7);
}
