// SPDX-License-Identifier: MIT
#include "tests/bench/report.h"

#include <sys/utsname.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

#include "tests/bench/statistics.h"

namespace bench {

namespace {

double first_ms(const Sample& s) { return s.first_us / 1000; }
double peak_mb(const Sample& s) { return s.peak_kb / 1024; }

const std::vector<Sample>& samples_of(const Suite& suite, const Program& program, const std::string& implementation) {
  static const std::vector<Sample> none;
  auto p = suite.samples.find(program.name);
  if (p == suite.samples.end()) return none;
  auto i = p->second.find(implementation);
  return i == p->second.end() ? none : i->second;
}

}  // namespace

double peak_ms(const Sample& s) { return s.peak_us / 1000; }
double shortest_ms(const Sample& s) { return s.shortest_us / 1000; }

std::vector<double> values(const Suite& suite, const Program& program, const std::string& implementation,
                           Measure measure) {
  std::vector<double> v;
  for (const Sample& s : samples_of(suite, program, implementation))
    if (s.ok) v.push_back(measure(s));
  return v;
}

std::vector<double> paired_ratios(const Suite& suite, const Program& program, const std::string& fast,
                                  const std::string& slow, Measure measure) {
  const auto &a = samples_of(suite, program, fast), &b = samples_of(suite, program, slow);
  std::vector<double> ratios;
  for (size_t round = 0; round < std::min(a.size(), b.size()); round++)
    if (a[round].ok && b[round].ok && measure(a[round]) > 0) ratios.push_back(measure(b[round]) / measure(a[round]));
  return ratios;
}

double ratio_of_shortest(const Suite& suite, const Program& program, const std::string& fast, const std::string& slow) {
  std::vector<double> a = values(suite, program, fast, shortest_ms), b = values(suite, program, slow, shortest_ms);
  if (a.empty() || b.empty()) return 0;
  return *std::min_element(b.begin(), b.end()) / *std::min_element(a.begin(), a.end());
}

bool takes_part(const Suite& suite, const std::string& name) {
  return std::any_of(suite.implementations.begin(), suite.implementations.end(),
                     [&](auto& i) { return i.name == name; });
}

std::string number(double d) {
  char text[32];
  snprintf(text, sizeof text, d >= 100 ? "%.0f" : d >= 10 ? "%.1f" : "%.2f", d);
  return text;
}
std::string ratio_text(const Interval& i) {
  return i.known() ? number(i.middle) + " [" + number(i.low) + ", " + number(i.high) + "]" : "-";
}

void print_row(FILE* out, const std::string& head, const std::vector<std::string>& cells,
               const std::vector<size_t>& widths) {
  fprintf(out, "%-20s", head.c_str());
  for (size_t i = 0; i < cells.size(); i++) fprintf(out, " %*s", int(widths[i]), cells[i].c_str());
  fprintf(out, "\n");
}

namespace {

struct Pair {
  std::string fast, slow;
};
// The questions that are asked: our interpreter against the peer's, our compiled code against everything, and both
// against a build without threads.
std::vector<Pair> pairs(const Suite& suite) {
  std::string interpreter = suite.language == "ruby" ? "ruby" : "python3",
              compiler = suite.language == "ruby" ? "yjit" : "pypy3";
  std::vector<Pair> result;
  for (const Pair& p : {Pair{"hypha-int", interpreter}, Pair{"hypha", "hypha-int"}, Pair{"hypha", interpreter},
                        Pair{"hypha", compiler}, Pair{"unshared-int", "hypha-int"}, Pair{"unshared", "hypha"}})
    if (takes_part(suite, p.fast) && takes_part(suite, p.slow)) result.push_back(p);
  return result;
}

void print_table(FILE* out, const Suite& suite, const char* what, Measure measure, const std::vector<Pair>& ratios) {
  std::vector<std::string> titles;
  std::vector<size_t> widths;
  for (const Implementation& i : suite.implementations) titles.push_back(i.name);
  widths.assign(titles.size(), 10);
  for (const Pair& p : ratios) {
    titles.push_back(p.slow + "/" + p.fast);
    widths.push_back(21);
  }
  fprintf(out, "\n%s: %s\n", suite.title.c_str(), what);
  print_row(out, "", titles, widths);
  std::vector<std::vector<std::vector<double>>> all(ratios.size());
  for (const Program& program : suite.programs) {
    std::vector<std::string> cells;
    for (const Implementation& i : suite.implementations) {
      std::vector<double> v = values(suite, program, i.name, measure);
      cells.push_back(v.empty() ? "failed" : number(median(v)));
    }
    for (size_t i = 0; i < ratios.size(); i++) {
      std::vector<double> r = paired_ratios(suite, program, ratios[i].fast, ratios[i].slow, measure);
      cells.push_back(ratio_text(interval_of(r)));
      if (!r.empty()) all[i].push_back(r);
    }
    print_row(out, program.name + (program.size.empty() ? "" : " (" + program.size + ")"), cells, widths);
  }
  if (suite.programs.size() < 2 || ratios.empty()) return;
  std::vector<std::string> cells(suite.implementations.size());
  for (const auto& r : all) cells.push_back(ratio_text(geometric_mean_of(r)));
  print_row(out, "geometric mean", cells, widths);
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (unsigned char c : text) {
    char escape[8];
    if (c == '"' || c == '\\')
      result += '\\', result += char(c);
    else if (c < 32)
      snprintf(escape, sizeof escape, "\\u%04x", c), result += escape;
    else
      result += char(c);
  }
  return result + "\"";
}

void write_samples(FILE* out, const Suite& suite, const Program& program) {
  const char* separator = "";
  for (const Implementation& i : suite.implementations) {
    fprintf(out, "%s%s: [", separator, quoted(i.name).c_str());
    const char* comma = "";
    for (const Sample& s : samples_of(suite, program, i.name)) {
      if (s.ok)
        fprintf(out, "%s{\"first_us\": %.0f, \"peak_us\": %.1f, \"shortest_us\": %.1f, \"peak_kb\": %.0f}", comma,
                s.first_us, s.peak_us, s.shortest_us, s.peak_kb);
      else
        fprintf(out, "%snull", comma);
      comma = ", ";
    }
    fprintf(out, "]");
    separator = ", ";
  }
}

}  // namespace

void print_machine(FILE* out) {
  std::ifstream cpu("/proc/cpuinfo");
  std::string model = "unknown processor";
  for (std::string line; std::getline(cpu, line);)
    if (line.starts_with("model name")) {
      model = line.substr(line.find(':') + 2);
      break;
    }
  utsname system{};
  uname(&system);
  char date[32];
  time_t now = time(nullptr);
  strftime(date, sizeof date, "%Y-%m-%d", localtime(&now));
  fprintf(out, "%s, %u x %s, %s %s\n", date, std::thread::hardware_concurrency(), model.c_str(), system.sysname,
          system.release);
}

void print_tables(FILE* out, const Suite& suite) {
  if (suite.programs.empty()) return;
  std::vector<Pair> ratios = pairs(suite);
  if (suite.harness) {
    print_table(out, suite, "peak, ms an iteration (median of the last third)", peak_ms, ratios);
    print_table(out, suite, "first iteration, ms", first_ms, ratios);
  } else {
    print_table(out, suite, "wall time, ms", peak_ms, ratios);
  }
  print_table(out, suite, "peak memory, MB", peak_mb, ratios);
  for (const std::string& problem : suite.problems) fprintf(out, "failed: %s\n", problem.c_str());
}

void write_json(FILE* out, const std::vector<Suite>& suites) {
  fprintf(out, "{\"suites\": [");
  for (size_t s = 0; s < suites.size(); s++) {
    fprintf(out, "%s\n  {\"title\": %s, \"language\": %s, \"programs\": [", s ? "," : "",
            quoted(suites[s].title).c_str(), quoted(suites[s].language).c_str());
    for (size_t p = 0; p < suites[s].programs.size(); p++) {
      const Program& program = suites[s].programs[p];
      fprintf(out, "%s\n    {\"name\": %s, \"size\": %s, \"runs\": {", p ? "," : "", quoted(program.name).c_str(),
              quoted(program.size).c_str());
      write_samples(out, suites[s], program);
      fprintf(out, "}}");
    }
    fprintf(out, "]}");
  }
  fprintf(out, "\n]}\n");
}

}  // namespace bench
