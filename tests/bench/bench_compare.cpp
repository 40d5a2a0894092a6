// SPDX-License-Identifier: MIT
// Measures hypha against the installed peers: `./dev bench --help`. Every round runs all implementations of a program
// one after the other, in alternating order; ratios compare runs of the same round.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/latency.h"
#include "tests/bench/parallel.h"
#include "tests/bench/report.h"
#include "tests/bench/self_test.h"
#include "tests/bench/statistics.h"
#include "tests/bench/suite.h"
#include "tests/support/process.h"

namespace {

using namespace bench;

struct Options {
  Effort effort;
  std::string hypha, unshared, awfy, own, controls, json;
  std::vector<std::string> languages{"ruby", "python"}, suites{"awfy", "own", "start"}, without, names;
};

constexpr const char* kHelp =
    R"(./dev bench [OPTION...] [NAME...]     NAME: only programs whose name contains one of these
  --quick            small sizes, short runs: minutes. The default takes about half an hour, --full hours
  --full             the sizes of published measurements
  --rounds=N         paired runs of everything (default 3; from 5 on intervals are bootstrapped, below they are min and max)
  --budget=SECONDS   wished length of one run of a harness (default 2)
  --timeout=SECONDS  for a single process (default 120)
  --language=L       ruby or python
  --suite=S          awfy (the programs of are-we-fast-yet, see --awfy), own (tests/bench), start (hello world),
                     parallel (tests/bench/parallel with several threads), latency (tests/bench/latency: how long
                     threads wait to start, to stop and for the collector); these two are not part of the default
  --parallel         the same as --suite=parallel
  --latency          the same as --suite=latency
  --sharing          against a build without threads instead of the peers: what safety costs programs that start none
  --without=I,...    leave out implementations: hypha-int, hypha, ruby, yjit, python3, pypy3, jruby, java, c++
  --awfy=FOLDER      a checkout of are-we-fast-yet (default: the environment variable AWFY_DIR, or ../awfy)
  --json=FILE        all samples
)";

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

[[noreturn]] void usage(std::string_view word) {
  fprintf(stderr, "bench: unknown option %.*s\n%s", int(word.size()), word.data(), kHelp);
  exit(2);
}

// The comma-separated words of an option, each of which must be one of `known`.
std::vector<std::string> words_of(std::string_view option, const std::string& value,
                                  std::initializer_list<std::string_view> known) {
  std::vector<std::string> words;
  std::istringstream rest(value);
  for (std::string word; std::getline(rest, word, ',');) {
    if (std::find(known.begin(), known.end(), word) == known.end()) usage(option);
    words.push_back(word);
  }
  return words;
}

void set_level(Effort& effort, Effort::Level level) {
  effort.level = level;
  if (level == Effort::Quick) effort.rounds = 2, effort.budget_seconds = 0.5;
  if (level == Effort::Full) effort.rounds = 5, effort.budget_seconds = 10, effort.timeout_seconds = 600;
}

Options parse(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; i++) {
    std::string_view word = argv[i];
    size_t equals = word.find('=');
    std::string_view name = word.substr(0, equals);
    std::string value(equals == std::string_view::npos ? "" : word.substr(equals + 1));
    if (word == "--quick")
      set_level(o.effort, Effort::Quick);
    else if (word == "--full")
      set_level(o.effort, Effort::Full);
    else if (word == "--parallel")
      o.suites = {"parallel"};
    else if (word == "--latency")
      o.suites = {"latency"};
    else if (name == "--rounds")
      o.effort.rounds = std::max(1, atoi(value.c_str()));
    else if (name == "--budget")
      o.effort.budget_seconds = std::max(0.01, atof(value.c_str()));
    else if (name == "--timeout")
      o.effort.timeout_seconds = std::max(1.0, atof(value.c_str()));
    else if (name == "--language")
      o.languages = words_of(word, value, {"ruby", "python"});
    else if (name == "--suite")
      o.suites = words_of(word, value, {"awfy", "own", "start", "parallel", "latency"});
    else if (name == "--without")
      for (const std::string& w :
           words_of(word, value, {"hypha-int", "hypha", "ruby", "yjit", "python3", "pypy3", "jruby", "java", "c++"}))
        o.without.push_back(w);
    else if (name == "--awfy")
      o.awfy = value;
    else if (name == "--own")
      o.own = value;
    else if (name == "--controls")
      o.controls = value;
    else if (name == "--unshared")
      o.unshared = value;
    else if (name == "--hypha")
      o.hypha = value;
    else if (name == "--json")
      o.json = value;
    else if (word == "--help")
      fputs(kHelp, stdout), exit(0);
    else if (word.starts_with("-"))
      usage(word);
    else
      o.names.emplace_back(word);
  }
  return o;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(tolower(c)); });
  return text;
}

void choose(Suite& suite, const Options& o) {
  std::erase_if(suite.implementations, [&](const Implementation& i) { return contains(o.without, peer_of(i)); });
  if (o.names.empty()) return;
  std::erase_if(suite.programs, [&](const Program& p) {
    return std::none_of(o.names.begin(), o.names.end(),
                        [&](const std::string& name) { return lower(p.name).find(lower(name)) != std::string::npos; });
  });
}

// Two builds are compared as copies: how the linker has left a file in the page cache is worth a tenth of a start.
std::string copy_of(const std::string& program, const std::string& folder, const char* name) {
  const std::string copy = folder + "/" + name;
  std::filesystem::copy_file(program, copy);
  return copy;
}

int run(Options o) {
  char scratch[] = "/tmp/hypha-bench.XXXXXX";
  if (!mkdtemp(scratch)) return perror("bench"), 2;
  if (!o.unshared.empty()) {
    o.hypha = copy_of(o.hypha, scratch, "hypha");
    o.unshared = copy_of(o.unshared, scratch, "unshared");
  }
  std::vector<Suite> suites;
  bool failed = false;
  print_machine(stdout);
  printf("A/B: how many times as much A takes as B, medians of %d paired rounds.\n", o.effort.rounds);
  for (const std::string& language : o.languages) {
    std::vector<Implementation> all = implementations(language, o.hypha, o.unshared);
    for (const std::string& kind : o.suites) {
      Suite suite = kind == "awfy"       ? awfy_suite(language, o.awfy, o.effort)
                    : kind == "start"    ? start_suite(language, scratch)
                    : kind == "parallel" ? parallel_suite(language, o.hypha, o.own + "/parallel", o.controls)
                    : kind == "latency"  ? latency_suite(language, o.own + "/latency")
                                         : own_suite(language, o.own, o.effort);
      if (kind != "parallel") suite.implementations = all;
      choose(suite, o);
      Effort effort = o.effort;
      if (kind == "start") effort.rounds = std::max(20, effort.rounds);
      kind == "latency" ? measure_latencies(suite, effort) : measure(suite, effort);
      kind == "parallel"  ? print_speedups(stdout, suite)
      : kind == "latency" ? print_latencies(stdout, suite)
                          : print_tables(stdout, suite);
      fflush(stdout);
      failed |= !suite.problems.empty();
      suites.push_back(std::move(suite));
    }
  }
  std::filesystem::remove_all(scratch);
  if (!o.json.empty()) {
    FILE* out = fopen(o.json.c_str(), "w");
    if (!out) return perror(o.json.c_str()), 2;
    write_json(out, suites);
    fclose(out);
  }
  return failed;
}

// The arithmetic, on data with a known answer.
int self_test() {
  EXPECT(median({3, 1, 2}) == 2);
  EXPECT(median({4, 1, 2, 3}) == 2.5);
  EXPECT(median({}) == 0);
  EXPECT(peak({100, 50, 9, 5, 7, 6}) == 6.5);
  EXPECT(peak({8}) == 8);
  EXPECT(shortest({100, 50, 5, 9, 7, 6}) == 6);
  EXPECT(std::abs(geometric_mean({1, 4, 16}) - 4) < 1e-9);
  Interval few = interval_of({2, 4, 3});
  EXPECT(few.middle == 3 && few.low == 2 && few.high == 4);
  Interval many = interval_of({1.9, 2, 2.1, 2, 2, 2.05, 1.95});
  EXPECT(many.middle == 2 && many.low >= 1.9 && many.high <= 2.1 && many.low <= 2 && many.high >= 2);
  Interval mean = geometric_mean_of({{2, 2, 2}, {8, 8, 8}});
  EXPECT(std::abs(mean.middle - 4) < 1e-9 && std::abs(mean.low - 4) < 1e-9);
  std::vector<double> times =
      iteration_times("Starting\nA: iterations=1 runtime: 12us\nA: iterations=1 runtime: 0us\nTotal: 3us\n");
  EXPECT(times.size() == 2 && times[0] == 12 && times[1] == 1);
  if (int status = parallel_self_test()) return status;
  if (int status = latency_self_test()) return status;
  process::Outcome good = process::run({"/bin/sh", "-c", "echo hi; sleep 0.05"}, 20);
  EXPECT(good.ok && good.out == "hi\n" && good.wall_us > 50000 && good.peak_kb > 100);
  process::Outcome bad = process::run({"/bin/sh", "-c", "echo oops >&2; exit 3"}, 20);
  EXPECT(!bad.ok && bad.problem == "status 3 oops");
  EXPECT(!process::run({"/bin/sh", "-c", "exec sleep 60"}, 0.2).ok);
  EXPECT(!process::run({"/nonexistent/program"}, 20).ok);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  process::prepare();
  if (argc == 2 && !strcmp(argv[1], "--self-test")) return self_test();
  Options o = parse(argc, argv);
  if (o.hypha.empty()) return fprintf(stderr, "bench: --hypha=BINARY is needed\n"), 2;
  return run(o);
}
