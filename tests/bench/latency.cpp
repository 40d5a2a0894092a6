// SPDX-License-Identifier: MIT
#include "tests/bench/latency.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string_view>

#include "tests/bench/report.h"
#include "tests/bench/self_test.h"
#include "tests/bench/statistics.h"
#include "tests/support/process.h"

namespace bench {

namespace {

// What is to be read from hypha's statistics: the time behind these words, which follow one another.
struct Reading {
  const char *program, *name;
  std::vector<const char*> behind;
};
const Reading kReadings[] = {
    {"safepoints", "world stopped, half", {"safepoints: ", "reached within "}},
    {"safepoints", "world stopped, 99.9 %", {"safepoints: ", "(99 %), "}},
    {"pauses", "young collection, longest", {" young, ", "longest "}},
    {"pauses", "full collection, longest", {" full, ", "longest "}},
};

// What hypha has promised (docs/concurrency.md, docs/heap.md), in microseconds.
struct Limit {
  const char* name;
  double us;
};
constexpr Limit kLimits[] = {
    {"thread start, half", 60},
    {"world stopped, 99.9 %", 1000},
    {"young collection, longest", 5000},
    {"full collection, longest", 250'000},
};

// "12.5 ms" -> 12500; negative: no time.
double time_of(std::string_view text) {
  std::istringstream words{std::string(text)};
  double value;
  std::string unit;
  if (!(words >> value >> unit)) return -1;
  if (unit.starts_with("us")) return value;
  return unit.starts_with("ms") ? value * 1000 : -1;
}

double time_behind(std::string_view text, const std::vector<const char*>& words) {
  for (std::string_view word : words) {
    size_t at = text.find(word);
    if (at == std::string_view::npos) return -1;
    text.remove_prefix(at + word.size());
  }
  return time_of(text);
}

bool is_read(const std::string& program) {
  return std::any_of(std::begin(kReadings), std::end(kReadings),
                     [&](const Reading& r) { return program == r.program; });
}

std::string time_text(double us) { return us < 1000 ? number(us) + " us" : number(us / 1000) + " ms"; }

std::string limit_of(const std::string& name) {
  for (const Limit& limit : kLimits)
    if (name == limit.name) return time_text(limit.us);
  return "";
}

}  // namespace

std::vector<Latency> latencies_of(const std::string& program, const std::string& out, const std::string& err) {
  std::vector<Latency> all;
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);)
    if (size_t colon = line.find(": "); colon != std::string::npos)
      if (double us = time_of(std::string_view(line).substr(colon + 2)); us >= 0)
        all.push_back({line.substr(0, colon), us});
  for (const Reading& reading : kReadings)
    if (program == reading.program)
      if (double us = time_behind(err, reading.behind); us >= 0) all.push_back({reading.name, us});
  return all;
}

Suite latency_suite(const std::string& language, const std::string& folder) {
  Suite suite{"latencies, " + language, language, false, {}, {}, {}, {}};
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == (language == "ruby" ? ".rb" : ".py"))
      suite.programs.push_back({entry.path().stem(), entry.path(), false, ""});
  std::sort(suite.programs.begin(), suite.programs.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return suite;
}

void measure_latencies(Suite& suite, const Effort& effort) {
  std::vector<Program> told;
  auto note = [&](const Latency& l, const Implementation& i) {
    if (!suite.samples.contains(l.name)) told.push_back({l.name, "", false, ""});
    suite.samples[l.name][i.name].push_back({true, 0, l.us, l.us, 0});
  };
  for (const Program& program : suite.programs)
    for (int round = 0; round < effort.rounds; round++)
      for (const Implementation& i : suite.implementations) {
        if (!i.ours && is_read(program.name)) continue;  // others tell nothing
        std::vector<std::string> words = i.command;
        if (i.ours) words.push_back("--gc-stats");
        words.push_back(program.file);
        process::Outcome outcome = process::run(words, effort.timeout_seconds);
        if (!outcome.ok) suite.problems.push_back(i.name + ": " + program.name + ": " + outcome.problem);
        for (const Latency& l : latencies_of(program.name, outcome.out, outcome.err)) note(l, i);
      }
  suite.programs = told;
}

void print_latencies(FILE* out, const Suite& suite) {
  constexpr size_t kNameWidth = 34;
  std::vector<std::string> titles;
  for (const Implementation& i : suite.implementations) titles.push_back(i.name);
  titles.push_back("at most");
  const std::vector<size_t> widths(titles.size(), 10);
  fprintf(out, "\n%s, medians of all rounds\n", suite.title.c_str());
  print_row(out, std::string(kNameWidth, ' '), titles, widths);
  for (const Program& program : suite.programs) {
    std::vector<std::string> cells;
    for (const Implementation& i : suite.implementations) {
      std::vector<double> v = values(suite, program, i.name, [](const Sample& s) { return s.peak_us; });
      cells.push_back(v.empty() ? "" : time_text(median(v)));
    }
    cells.push_back(limit_of(program.name));
    std::string name = program.name;
    name.resize(std::max(name.size(), kNameWidth), ' ');
    print_row(out, name, cells, widths);
  }
  for (const std::string& problem : suite.problems) fprintf(out, "failed: %s\n", problem.c_str());
}

int latency_self_test() {
  std::vector<Latency> told =
      latencies_of("thread_start", "start, half: 12.5 us\nnothing\nresult: 7\nslow: 2 ms\n", "");
  EXPECT(told.size() == 2 && told[0].name == "start, half" && told[0].us == 12.5 && told[1].us == 2000);
  const std::string statistics =
      "gc: 9 collections, 90.0 ms in all, longest 40.0 ms\n"
      "gc: of these 7 young, 20.0 ms, longest 4.5 ms; 2 full, 70.0 ms (60.0 ms of it marking), longest 40.0 ms\n"
      "safepoints: 2000, reached within 3.5 us (half), 49.0 us (99 %), 106.5 us (99.9 %), 172.0 us (all)\n";
  told = latencies_of("pauses", "", statistics);
  EXPECT(told.size() == 2 && told[0].us == 4500 && told[1].us == 40'000);
  told = latencies_of("safepoints", "", statistics);
  EXPECT(told.size() == 2 && told[0].us == 3.5 && told[1].us == 106.5);
  EXPECT(latencies_of("safepoints", "", "gc: 0 collections\n").empty());
  return 0;
}

}  // namespace bench
