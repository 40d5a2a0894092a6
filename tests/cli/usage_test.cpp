// SPDX-License-Identifier: MIT
// Command lines and files that are no programs: one line says why, status 1 or 2.
#include <sys/stat.h>

#include "tests/cli/command.h"

using namespace cli;

TEST_CASE("command lines") {
  struct {
    Words words;
    int status;
    const char* message;
  } const cases[] = {
      {{}, 2, "no program given"},
      {{"--no-such-option", "a.rb"}, 1, "no_such_option"},
      {{"--jit=never", "a.rb"}, 2, "--jit takes on, off or first-call"},
      {{"--gc-stress=many", "a.rb"}, 1, "gc_stress"},
      {{"/nonexistent/program.rb"}, 1, "/nonexistent/program.rb: No such file or directory"},
      {{"/tmp"}, 1, "/tmp: is a directory"},
      {{"/dev/null"}, 2, "cannot tell the language"},
  };
  for (auto& c : cases) {
    Outcome o = hypha(c.words);
    INFO(o.err);
    CHECK(o.status == c.status);
    CHECK(contains(o.err, c.message));
    CHECK(o.out.empty());
  }
}

TEST_CASE("a file that must not be read") {
  std::string path = write_file("secret.rb", "puts 1\n");
  chmod(path.c_str(), 0);
  Outcome o = hypha({path});
  if (o.ok) return;  // root reads everything
  CHECK(o.status == 1);
  CHECK(contains(o.err, path + ": Permission denied"));
}

TEST_CASE("programs without anything to do") {
  for (const char* text : {"", "\n", "   \n\t\n", "# nothing\n", "# nothing", "\xEF\xBB\xBF", "\r\n\r\n"})
    for (const char* name : {"empty.rb", "empty.py"}) {
      Outcome o = run_program(name, text);
      INFO(o.err);
      CHECK(o.ok);
      CHECK(o.out.empty());
    }
}

TEST_CASE("line ends and byte order marks") {
  CHECK(run_program("crlf.rb", "x = [1,\r\n  2]\r\nputs x[1]\r\nputs <<A\r\nhi\r\nA\r\n").out == "2\nhi\n");
  CHECK(run_program("crlf.py", "if True:\r\n    x = [1,\r\n 2]\r\nprint(x[1])\r\n").out == "2\n");
  CHECK(run_program("bom.rb", "\xEF\xBB\xBFputs 1\n").out == "1\n");
  CHECK(run_program("bom.py", "\xEF\xBB\xBFprint(1)\n").out == "1\n");
  CHECK(run_program("mac.py", "x = 1\rprint(x)\r").out == "1\n");
}

TEST_CASE("what is no text") {
  std::string noise;
  for (uint32_t k = 0, x = 1; k < 5000; k++) noise += char((x = x * 1103515245 + 12345) >> 16);
  const std::string texts[] = {noise,
                               "\x7F"
                               "ELF\x02\x01\x01",
                               "x = \"\xFF\xFE\"\n", "\xFF\xFEx = 1\n", "\xC0\x80 = 1\n"};
  for (const std::string& text : texts)
    for (const char* name : {"noise.rb", "noise.py"}) {
      Outcome o = run_program(name, text);
      INFO(o.err);
      CHECK(o.status == 1);
      CHECK(contains(first_line(o.err), name));
    }
  std::string nul("x = 1\n\0\nx = 2\n", 15);
  CHECK(contains(run_program("nul.py", nul).err, "null bytes"));
  CHECK(run_program("nul.rb", nul).ok);  // the end of the program, as in CRuby
}

TEST_CASE("small limits of the process") {
  std::string ruby = write_file("limits.rb", "def f(n) = n < 2 ? n : f(n - 1) + f(n - 2)\nputs f(20)\n");
  for (const char* limit : {"ulimit -f 0", "ulimit -f 1", "ulimit -c 0; ulimit -n 20"}) {
    Outcome o = process::run(
        {"/bin/sh", "-c", "(" + std::string(limit) + "; exec " HYPHA_COMMAND " --jit=first-call " + ruby + ") | cat"},
        60);
    INFO(limit << ": " << o.err);
    CHECK(o.out == "6765\n");
  }
}

TEST_CASE("code memory that is too small") {
  std::string text =
      "def f(n) = n < 2 ? n : f(n - 1) + f(n - 2)\nputs f(15)\n40.times { |k| eval(\"def g#{k}(x) = x + #{k}; 5.times "
      "{ g#{k}(1) }\") }\nputs g39(3)\n";
  for (const char* limit : {"--code-limit=1", "--code-limit=8", "--code-limit=20"}) {
    Outcome o = run_program("code.rb", text, {"--jit=first-call", limit});
    INFO(o.err);
    CHECK(o.ok);
    CHECK(o.out == "610\n42\n");
  }
}
