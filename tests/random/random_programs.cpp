// SPDX-License-Identifier: MIT
// Runs random guest programs in all modes and compares what they print with what the interpreter prints, and, where the
// reference implementation is installed, with that.
//
//   random_programs --hypha=COMMAND --language=ruby|python [--seed=N] [--count=N] [--reference] [--keep=FOLDER]
//   random_programs --language=LANGUAGE --print=SEED
//
// Programs that came out differently are kept in FOLDER (default: /tmp).
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/random/generator.h"
#include "tests/support/process.h"

namespace {

using namespace random_programs;
using Words = std::vector<std::string>;

constexpr double kSeconds = 120;

struct Options {
  std::string hypha, keep = "/tmp";
  Language language = Language::Ruby;
  uint64_t seed = 1, count = 10;
  bool reference = false;
  const char* name() const { return language == Language::Ruby ? "ruby" : "python"; }
  const char* extension() const { return language == Language::Ruby ? ".rb" : ".py"; }
};

const Words kModes[] = {
    {"--jit=on"},
    {"--jit=first-call"},
    {"--jit=first-call", "--deopt-stress=7"},
    {"--jit=on", "--gc-stress=97"},
    {"--jit=first-call", "--cache-limit=0"},
    {"--jit=first-call", "--cache-limit=1"},
};

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& w : words) text += (text.empty() ? "" : " ") + w;
  return text;
}

// The first line that differs.
std::string difference(const std::string& expected, const std::string& actual) {
  size_t at = 0;
  while (at < expected.size() && at < actual.size() && expected[at] == actual[at]) at++;
  size_t begin = at == 0 ? 0 : expected.rfind('\n', at - 1) + 1;
  auto line = [&](const std::string& text) {
    return begin < text.size() ? text.substr(begin, text.find('\n', begin) - begin) : "(end)";
  };
  return "\n  - " + line(expected) + "\n  + " + line(actual);
}

// What went wrong with the program; empty: nothing.
std::string check(const Options& o, const std::string& path) {
  process::Outcome interpreted = process::run({o.hypha, "--jit=off", path}, kSeconds);
  if (!interpreted.ok) return "--jit=off: " + interpreted.problem;
  std::string complaints;
  for (const Words& mode : kModes) {
    Words words{o.hypha};
    words.insert(words.end(), mode.begin(), mode.end());
    words.push_back(path);
    process::Outcome outcome = process::run(words, kSeconds);
    if (!outcome.ok)
      complaints += joined(mode) + ": " + outcome.problem + "\n";
    else if (outcome.out != interpreted.out)
      complaints += joined(mode) + ": " + difference(interpreted.out, outcome.out) + "\n";
  }
  if (o.reference) {
    process::Outcome expected =
        process::run({o.language == Language::Ruby ? "/usr/bin/ruby" : "/usr/bin/python3", path}, kSeconds);
    if (expected.ok && expected.out != interpreted.out)
      complaints += "reference: " + difference(expected.out, interpreted.out) + "\n";
  }
  return complaints;
}

int run(const Options& o) {
  int bad = 0;
  for (uint64_t seed = o.seed; seed < o.seed + o.count; seed++) {
    std::string path = o.keep + "/random-" + std::to_string(seed) + "-" + std::to_string(getpid()) + o.extension();
    std::ofstream(path) << generate(o.language, seed);
    std::string complaints = check(o, path);
    if (complaints.empty()) {
      std::filesystem::remove(path);
      continue;
    }
    bad++;
    printf("seed %lu (%s):\n%s\n", seed, path.c_str(), complaints.c_str());
    fflush(stdout);
  }
  printf("%lu programs, %d came out differently\n", o.count, bad);
  return bad ? 1 : 0;
}

[[noreturn]] void usage() {
  fprintf(stderr,
          "random_programs --hypha=COMMAND --language=ruby|python [--seed=N] [--count=N] [--reference] [--keep=FOLDER] "
          "[--print=SEED]\n");
  exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  process::prepare();
  Options o;
  std::string print;
  for (int i = 1; i < argc; i++) {
    std::string word = argv[i], value = word.substr(std::min(word.size(), word.find('=') + 1));
    if (word.starts_with("--hypha="))
      o.hypha = value;
    else if (word.starts_with("--language="))
      o.language = value == "python" ? Language::Python : Language::Ruby;
    else if (word.starts_with("--seed="))
      o.seed = strtoull(value.c_str(), nullptr, 10);
    else if (word.starts_with("--count="))
      o.count = strtoull(value.c_str(), nullptr, 10);
    else if (word.starts_with("--keep="))
      o.keep = value;
    else if (word.starts_with("--print="))
      print = value;
    else if (word == "--reference")
      o.reference = true;
    else
      usage();
  }
  if (!print.empty()) return fputs(generate(o.language, strtoull(print.c_str(), nullptr, 10)).c_str(), stdout) < 0;
  if (o.hypha.empty()) usage();
  return run(o);
}
