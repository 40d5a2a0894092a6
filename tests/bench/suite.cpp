// SPDX-License-Identifier: MIT
#include "tests/bench/suite.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/bench/statistics.h"
#include "tests/support/process.h"

namespace bench {

namespace fs = std::filesystem;

namespace {

// The inner iterations at three efforts. Some programs know the right result for a few sizes only; full is what
// other published measurements use.
struct Inner {
  const char *name, *size[3];
};
constexpr Inner kAwfy[] = {
    {"Bounce", {"30", "150", "1500"}},
    {"CD", {"10", "100", "250"}},
    {"DeltaBlue", {"200", "1200", "12000"}},
    {"Havlak", {"1", "1", "15"}},
    {"Json", {"2", "10", "100"}},
    {"List", {"30", "150", "1500"}},
    {"Mandelbrot", {"500", "500", "500"}},
    {"NBody", {"250000", "250000", "250000"}},
    {"Permute", {"20", "100", "1000"}},
    {"Queens", {"20", "100", "1000"}},
    {"Richards", {"2", "10", "100"}},
    {"Sieve", {"60", "300", "3000"}},
    {"Storage", {"20", "100", "1000"}},
    {"Towers", {"12", "60", "600"}},
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(tolower(c)); });
  return text;
}

const char* extension(const std::string& language) { return language == "ruby" ? ".rb" : ".py"; }

// Lines "program size" (tests/bench/sizes): what takes CRuby or CPython about half a second.
std::map<std::string, std::string> read_sizes(const fs::path& path) {
  std::map<std::string, std::string> sizes;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string name, size;
    if (words >> name >> size && name[0] != '#') sizes[name] = size;
  }
  return sizes;
}

void progress(const std::string& text) {
  if (isatty(2)) fprintf(stderr, "\r\033[K%s", text.c_str());
}

// How often to iterate, from the length of one cold iteration. A compiler makes the later ones shorter.
int iterations_for(const Implementation& i, double first_us, const Effort& effort) {
  double fit = effort.budget_seconds * 1e6 / std::max(first_us, 1.0);
  int least = effort.level == Effort::Quick ? 2 : 3;
  if (!i.compiles) return std::clamp(int(fit), least, 30);
  return (effort.level == Effort::Quick ? 6 : 10) + std::clamp(int(fit * 4), 0, 140);
}

class Measurement {
 public:
  Measurement(Suite& suite, const Effort& effort) : suite_(suite), effort_(effort) {}

  void round(const Program& program, int number) {
    std::vector<const Implementation*> order;
    for (const Implementation& i : suite_.implementations)
      if (program.exists_for(i)) order.push_back(&i);
    if (order.empty()) return;
    std::rotate(order.begin(), order.begin() + number / 2 % int(order.size()), order.end());
    if (number % 2) std::reverse(order.begin(), order.end());
    for (const Implementation* i : order) {
      progress(suite_.title + ": " + program.name + ", round " + std::to_string(number + 1) + ", " + i->name);
      suite_.samples[program.name][i->name].push_back(sample(program, *i));
    }
  }

 private:
  Sample sample(const Program& program, const Implementation& i) {
    int& iterations = iterations_[{program.name, i.name}];
    if (iterations < 0) return {};  // failed before
    if (program.harness && iterations == 0) {
      process::Outcome trial = run(program, i, 1);
      std::vector<double> times = iteration_times(trial.out);
      if (!trial.ok || times.empty()) return failed(program, i, iterations, trial);
      iterations = iterations_for(i, times[0], effort_);
    }
    process::Outcome outcome = run(program, i, iterations);
    Sample s{outcome.ok, 0, outcome.wall_us, outcome.wall_us, outcome.peak_kb};
    if (program.harness) {
      std::vector<double> times = iteration_times(outcome.out);
      if (times.empty()) return failed(program, i, iterations, outcome);
      s.first_us = times[0];
      s.peak_us = peak(times);
      s.shortest_us = shortest(times);
    }
    if (outcome.ok) compare(program, outcome, program.harness ? result_of(outcome.out) : outcome.out);
    return outcome.ok ? s : failed(program, i, iterations, outcome);
  }

  // All must have computed the same.
  void compare(const Program& program, process::Outcome& outcome, const std::string& result) {
    auto [expected, is_new] = outputs_.try_emplace(program.name, result);
    if (is_new || expected->second == result) return;
    outcome.ok = false;
    outcome.problem = "prints " + result.substr(0, result.find('\n')) + ", not " +
                      expected->second.substr(0, expected->second.find('\n'));
  }

  process::Outcome run(const Program& program, const Implementation& i, int iterations) {
    return process::run(program.command(i, iterations), effort_.timeout_seconds);
  }

  Sample failed(const Program& program, const Implementation& i, int& iterations, const process::Outcome& outcome) {
    iterations = -1;
    std::string why = outcome.problem.empty() ? "no measurement in its output" : outcome.problem;
    suite_.problems.push_back(i.name + ": " + program.name + ": " + why);
    return {};
  }

  Suite& suite_;
  const Effort& effort_;
  std::map<std::pair<std::string, std::string>, int> iterations_;
  std::map<std::string, std::string> outputs_;
};

}  // namespace

std::vector<std::string> Program::command(const Implementation& i, int iterations) const {
  std::vector<std::string> words = i.command;
  if (i.threads != kNoThreads) {
    words.insert(words.end(),
                 {i.prefix + file + i.suffix, std::to_string(i.threads), std::to_string(iterations), "full"});
    if (!size.empty()) words.push_back(size);
    return words;
  }
  words.push_back(file);
  if (harness) {
    words.push_back(name);
    words.push_back(std::to_string(iterations));
  }
  if (!size.empty()) words.push_back(size);
  return words;
}

bool Program::exists_for(const Implementation& i) const {
  if (i.threads == kNoThreads) return true;
  return fs::exists(i.prefix + file + i.suffix) && !(i.threads == 0 && needs_threads);
}

std::string result_of(const std::string& output) {
  static const std::string kBefore = ": result ";
  size_t at = output.find(kBefore);
  if (at == std::string::npos) return "";
  at += kBefore.size();
  return output.substr(at, output.find('\n', at) - at);
}

std::vector<double> iteration_times(const std::string& output) {
  static const std::string kBefore = ": iterations=1 runtime: ";
  std::vector<double> times;
  for (size_t at = 0; (at = output.find(kBefore, at)) != std::string::npos;) {
    at += kBefore.size();
    char* end;
    double us = strtod(output.c_str() + at, &end);
    if (end[0] == 'u' && end[1] == 's') times.push_back(std::max(us, 1.0));
  }
  return times;
}

std::vector<Implementation> implementations(const std::string& language, const std::string& hypha,
                                            const std::string& unshared) {
  std::vector<Implementation> all = {{"hypha-int", {hypha, "--jit=off"}, false, true}, {"hypha", {hypha}, true, true}};
  if (!unshared.empty()) {
    all.push_back({"unshared-int", {unshared, "--jit=off"}, false, true});
    all.push_back({"unshared", {unshared}, true, true});
    return all;
  }
  std::vector<Implementation> peers;
  if (language == "ruby") peers = {{"ruby", {"ruby"}, false, false}, {"yjit", {"ruby", "--yjit"}, true, false}};
  if (language == "python")
    peers = {{"python3", {"/usr/bin/python3"}, false, false}, {"pypy3", {"pypy3"}, true, false}};
  for (Implementation& peer : peers) {
    std::vector<std::string> probe = peer.command;
    probe.insert(probe.end(), {language == "ruby" ? "-e" : "-c", ""});
    if (process::is_installed(probe)) all.push_back(peer);
  }
  return all;
}

Suite awfy_suite(const std::string& language, const std::string& folder, const Effort& effort) {
  Suite suite{"are-we-fast-yet, " + language, language, true, {}, {}, {}, {}};
  fs::path base = fs::path(folder) / "benchmarks" / (language == "ruby" ? "Ruby" : "Python");
  fs::path harness = base / (std::string("harness") + extension(language));
  if (!fs::exists(harness)) return suite;
  for (const Inner& inner : kAwfy)
    if (fs::exists(base / (lower(inner.name) + extension(language))))
      suite.programs.push_back({inner.name, fs::canonical(harness), true, inner.size[effort.level]});
  return suite;
}

Suite own_suite(const std::string& language, const std::string& folder, const Effort& effort) {
  Suite suite{"own programs as a whole, " + language, language, false, {}, {}, {}, {}};
  if (!fs::is_directory(folder)) return suite;
  std::map<std::string, std::string> sizes = read_sizes(fs::path(folder) / "sizes");
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != extension(language)) continue;
    std::string size = effort.level == Effort::Quick ? "" : sizes[entry.path().filename()];
    suite.programs.push_back({entry.path().stem(), entry.path(), false, size});
  }
  std::sort(suite.programs.begin(), suite.programs.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return suite;
}

Suite start_suite(const std::string& language, const std::string& scratch_folder) {
  Suite suite{"start: hello world, " + language, language, false, {}, {}, {}, {}};
  std::string file = scratch_folder + "/hello" + extension(language);
  std::ofstream(file) << (language == "ruby" ? "puts \"Hello, world\"\n" : "print(\"Hello, world\")\n");
  suite.programs.push_back({"hello", file, false, ""});
  return suite;
}

void measure(Suite& suite, const Effort& effort) {
  if (suite.implementations.empty()) return;
  Measurement measurement(suite, effort);
  for (const Program& program : suite.programs)
    for (int round = 0; round < effort.rounds; round++) measurement.round(program, round);
  progress("");
}

}  // namespace bench
