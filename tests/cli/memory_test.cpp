// SPDX-License-Identifier: MIT
// A heap limit and sizes beyond all memory: the guest's own error, which it can catch, and a program that goes on.
#include "tests/cli/command.h"

using namespace cli;

namespace {

void check_ruby(const std::string& growth, const char* error) {
  std::string text = "def grow\n  " + growth +
                     "\nend\nbegin\n  grow\n  puts 'no error'\nrescue NoMemoryError, ArgumentError, IndexError, "
                     "RangeError => e\n  puts e.class\nend\n"
                     "puts (1..10).map { |x| [x] * 2 }.flatten.sum\n";
  for (const Words& mode : kModes) {
    Words options = mode;
    options.push_back("--heap-limit=32");
    Outcome o = run_program("memory.rb", text, options);
    INFO(growth << (mode.empty() ? "" : mode[0]) << "\n" << o.err << o.problem);
    CHECK(o.out == std::string(error) + "\n110\n");
    CHECK(o.status == 0);
  }
}

void check_python(const std::string& growth, const char* error) {
  std::string text = "def grow():\n" + growth +
                     "\ntry:\n    grow()\n    print('no error')\nexcept (MemoryError, OverflowError, ValueError) as "
                     "e:\n    print(type(e).__name__)\n"
                     "print(sum([y for x in range(11) for y in [x] * 2]))\n";
  for (const Words& mode : kModes) {
    Words options = mode;
    options.push_back("--heap-limit=32");
    Outcome o = run_program("memory.py", text, options);
    INFO(growth << (mode.empty() ? "" : mode[0]) << "\n" << o.err << o.problem);
    CHECK(o.out == std::string(error) + "\n110\n");
    CHECK(o.status == 0);
  }
}

}  // namespace

TEST_CASE("growth in Ruby") {
  for (const char* growth :
       {"a = []; loop { a << 1 }", "a = []; loop { a << 'x' * 10 }", "a = []; loop { a << 1.5 * a.size }",
        "a = [1]; loop { a = a + a }", "a = [1]; loop { a.concat(a) }", "s = +''; loop { s << 'hello' }",
        "s = 'a'; loop { s = s + s }", "s = 'ab'; loop { s = s.gsub('a', 'aab') * 2 }",
        "h = {}; i = 0; loop { h[i] = i; i += 1 }", "h = {}; i = 0; loop { h[\"k#{i}\"] = [i]; i += 1 }",
        "n = 3; loop { n = n * n }", "l = nil; loop { l = [l, 1] }", "l = nil; loop { m = l; l = -> { m } }",
        "s = Struct.new(:a); l = nil; loop { l = s.new(l) }", "def push(a) = push(a + a); push([1] * 1000)"})
    check_ruby(growth, "NoMemoryError");
}

TEST_CASE("growth in Python") {
  for (const char* growth :
       {"    a = []\n    while True: a.append(1)", "    a = []\n    while True: a.append('x' * 10)",
        "    a = []\n    while True: a.append(float(len(a)))", "    a = [1]\n    while True: a += a",
        "    a = [1]\n    while True: a.extend(a)", "    s = 'a'\n    while True: s = s + s",
        "    d = {}\n    while True: d[len(d)] = 1", "    d = {}\n    while True: d[str(len(d))] = [1]",
        "    d = set()\n    while True: d.add((len(d),))", "    n = 3\n    while True: n = n * n",
        "    l = None\n    while True: l = (l, 1)", "    l = []\n    while True: l.append(lambda: l)",
        "    return [x for x in range(1 << 60)]", "    return {x: x for x in range(1 << 60)}",
        "    import itertools\n    return list(itertools.count())",
        "    return ''.join('abc' for i in range(1 << 60))"})
    check_python(growth, "MemoryError");
}

TEST_CASE("sizes in Ruby") {
  for (auto [growth, error] :
       std::initializer_list<std::pair<const char*, const char*>>{{"'a' * (1 << 60)", "NoMemoryError"},
                                                                  {"[0] * (1 << 60)", "ArgumentError"},
                                                                  {"'a' * (1 << 40)", "NoMemoryError"},
                                                                  {"[0] * (1 << 40)", "NoMemoryError"},
                                                                  {"Array.new(1 << 30, 0)", "NoMemoryError"},
                                                                  {"'a'.ljust(1 << 40)", "NoMemoryError"},
                                                                  {"(1..(1 << 40)).to_a", "NoMemoryError"},
                                                                  {"a = []; a[1 << 40] = 1", "NoMemoryError"},
                                                                  {"a = []; a[1 << 61] = 1", "IndexError"},
                                                                  {"(1 << 1000) << (1 << 38)", "NoMemoryError"},
                                                                  {"(10**10000).to_s * 100000", "NoMemoryError"}})
    check_ruby(growth, error);
}

TEST_CASE("sizes in Python") {
  for (auto [growth, error] :
       std::initializer_list<std::pair<const char*, const char*>>{{"    return 'a' * (1 << 60)", "MemoryError"},
                                                                  {"    return [0] * (1 << 60)", "MemoryError"},
                                                                  {"    return (0,) * (1 << 60)", "MemoryError"},
                                                                  {"    return b'a' * (1 << 60)", "MemoryError"},
                                                                  {"    return bytearray(1 << 60)", "MemoryError"},
                                                                  {"    return 2 ** (1 << 40)", "MemoryError"},
                                                                  {"    return 1 << (1 << 50)", "MemoryError"},
                                                                  {"    return list(range(1 << 60))", "MemoryError"},
                                                                  {"    return sorted(range(1 << 60))", "MemoryError"},
                                                                  {"    return tuple(range(1 << 60))", "MemoryError"},
                                                                  {"    return list(range(1 << 70))", "OverflowError"},
                                                                  {"    return 'a'.ljust(1 << 40)", "MemoryError"},
                                                                  {"    return '%1000000000000d' % 1", "ValueError"}})
    check_python(growth, error);
}
