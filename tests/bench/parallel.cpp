// SPDX-License-Identifier: MIT
#include "tests/bench/parallel.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "tests/bench/report.h"
#include "tests/bench/self_test.h"
#include "tests/bench/statistics.h"
#include "tests/support/process.h"

namespace bench {

namespace fs = std::filesystem;

namespace {

// A program with an argument is several programs.
struct Variants {
  const char* file;
  std::vector<const char*> arguments;
};
const Variants kVariants[] = {{"shared_hash", {"0", "10", "50"}}};
// They hand things from thread to thread.
const std::set<std::string> kNeedThreads = {"queues"};

std::string named(const std::string& peer, int threads) { return peer + " " + std::to_string(threads); }

std::vector<Implementation> peers(const std::string& language, const std::string& hypha, const std::string& folder,
                                  const std::string& controls) {
  std::string guest = folder + "/", control = folder + "/control/";
  std::string extension = language == "ruby" ? ".rb" : ".py";
  std::vector<Implementation> all = {{"hypha", {hypha}, true, true, 1, guest, extension},
                                     {"c++", {}, false, false, 1, controls + "/", ""},
                                     {"java", {"java", "-cp", controls}, true, false, 1, control, ".java"}};
  if (language == "ruby") {
    all.push_back({"ruby", {"ruby"}, false, false, 1, guest, extension});
    all.push_back({"jruby", {"jruby"}, true, false, 1, guest, extension});
  } else {
    all.push_back({"python3", {"/usr/bin/python3"}, false, false, 1, guest, extension});
    all.push_back({"pypy3", {"pypy3"}, true, false, 1, guest, extension});
  }
  return all;
}

bool is_installed(const Implementation& peer) {
  if (peer.ours) return true;
  if (peer.command.empty()) return fs::is_directory(peer.prefix);
  return process::is_installed({peer.command[0], peer.name == "pypy3" ? "-V" : "--version"});
}

// Hypha also without any thread, and like the control also with as many as there are cores.
std::vector<int> thread_counts(const std::string& peer, int cores) {
  std::vector<int> counts = {1, 2};
  if (peer == "hypha") counts.insert(counts.begin(), 0);
  if (cores > 2 && (peer == "hypha" || peer == "c++")) counts.push_back(cores);
  return counts;
}

std::vector<Implementation> with_threads(const std::vector<Implementation>& peers, int cores) {
  std::vector<Implementation> all;
  for (const Implementation& peer : peers)
    for (int threads : thread_counts(peer.name, cores)) {
      all.push_back(peer);
      all.back().name = named(peer.name, threads);
      all.back().threads = threads;
    }
  return all;
}

std::vector<Program> programs(const std::string& folder, const std::string& extension) {
  std::vector<Program> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::string name = entry.path().stem();
    if (entry.path().extension() != extension || name == "harness") continue;
    auto variants = std::find_if(std::begin(kVariants), std::end(kVariants), [&](auto& v) { return v.file == name; });
    if (variants == std::end(kVariants))
      all.push_back({name, name, true, "", kNeedThreads.contains(name)});
    else
      for (const char* argument : variants->arguments) all.push_back({name + " " + argument, name, true, argument});
  }
  std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return all;
}

// One column of the table: how many times as much `slow` takes as `fast`. Speed-ups, and what sharing costs, have the
// same peer on both sides.
struct Column {
  std::string title, fast, slow;
};

std::vector<Column> columns(const Suite& suite) {
  std::vector<Column> speedups, ratios;
  std::set<std::string> peers;
  for (const Implementation& i : suite.implementations) {
    std::string peer = peer_of(i), count = std::to_string(i.threads);
    if (i.threads == 0) speedups.push_back({peer + " T1/T0", i.name, named(peer, 1)});
    if (i.threads > 1) speedups.push_back({peer + " T1/T" + count, i.name, named(peer, 1)});
    if (!i.ours) ratios.push_back({peer + "/hypha T" + count, named("hypha", i.threads), i.name});
  }
  std::erase_if(speedups, [&](const Column& c) { return !takes_part(suite, c.slow); });
  std::erase_if(ratios, [&](const Column& c) { return !takes_part(suite, c.fast); });
  speedups.insert(speedups.end(), ratios.begin(), ratios.end());
  return speedups;
}

// The median ratio of paired runs with its interval, and the ratio of the shortest runs.
std::string cell(const Interval& paired, double of_shortest) {
  return ratio_text(paired) + (of_shortest > 0 ? "  " + number(of_shortest) : "");
}

// In front: the time of hypha with one thread.
std::vector<std::string> row(const Suite& suite, const Program& program, const std::vector<Column>& columns) {
  std::vector<double> time = values(suite, program, named("hypha", 1), peak_ms);
  std::vector<std::string> cells = {time.empty() ? "failed" : number(median(time))};
  for (const Column& c : columns)
    cells.push_back(cell(interval_of(paired_ratios(suite, program, c.fast, c.slow, peak_ms)),
                         ratio_of_shortest(suite, program, c.fast, c.slow)));
  return cells;
}

std::vector<std::string> means(const Suite& suite, const std::vector<Column>& columns) {
  std::vector<std::string> cells = {""};
  for (const Column& c : columns) {
    std::vector<std::vector<double>> ratios;
    std::vector<double> of_shortest;
    for (const Program& program : suite.programs) {
      std::vector<double> paired = paired_ratios(suite, program, c.fast, c.slow, peak_ms);
      if (paired.empty()) continue;
      ratios.push_back(paired);
      of_shortest.push_back(ratio_of_shortest(suite, program, c.fast, c.slow));
    }
    cells.push_back(cell(geometric_mean_of(ratios), geometric_mean(of_shortest)));
  }
  return cells;
}

}  // namespace

std::string peer_of(const Implementation& i) { return i.name.substr(0, i.name.find(' ')); }

Suite parallel_suite(const std::string& language, const std::string& hypha, const std::string& folder,
                     const std::string& controls) {
  Suite suite{"several threads, " + language, language, true, {}, {}, {}, {}};
  if (!fs::is_directory(folder)) return suite;
  std::vector<Implementation> all = peers(language, hypha, folder, controls);
  std::erase_if(all, [](const Implementation& peer) {
    if (is_installed(peer)) return false;
    printf("not installed: %s\n", peer.name.c_str());
    return true;
  });
  suite.programs = programs(folder, language == "ruby" ? ".rb" : ".py");
  suite.implementations = with_threads(all, int(std::thread::hardware_concurrency()));
  return suite;
}

void print_speedups(FILE* out, const Suite& suite) {
  if (suite.programs.empty()) return;
  std::vector<Column> all = columns(suite);
  std::vector<std::string> titles = {"hypha T1, ms"};
  std::vector<size_t> widths = {12};
  for (const Column& c : all) {
    titles.push_back(c.title);
    widths.push_back(std::max<size_t>(24, c.title.size()));
  }
  fprintf(out,
          "\n%s: the same work with 1 thread (T1), more (T2, ...) and by the main thread (T0)\n"
          "T1/T2 is the speed-up, T1/T0 what it costs that objects are shared;\n"
          "each: the median of paired runs [its interval], and the ratio of the shortest runs\n",
          suite.title.c_str());
  print_row(out, "", titles, widths);
  for (const Program& program : suite.programs) print_row(out, program.name, row(suite, program, all), widths);
  if (suite.programs.size() > 1) print_row(out, "geometric mean", means(suite, all), widths);
  for (const std::string& problem : suite.problems) fprintf(out, "failed: %s\n", problem.c_str());
}

int parallel_self_test() {
  Suite suite{"test", "ruby", true, {{"hash 10", "hash", true, "10"}, {"sort", "sort", true, ""}}, {}, {}, {}};
  std::vector<Implementation> some = peers("ruby", "hypha", "/folder", "/controls");
  std::erase_if(some, [](auto& peer) { return peer.name == "java" || peer.name == "jruby"; });
  EXPECT(with_threads(some, 8).size() == 9);
  suite.implementations = with_threads(some, 2);
  EXPECT(suite.implementations.size() == 7 && peer_of(suite.implementations[1]) == "hypha");
  std::vector<std::string> command = suite.programs[0].command(suite.implementations[2], 7);
  EXPECT((command == std::vector<std::string>{"hypha", "/folder/hash.rb", "2", "7", "full", "10"}));
  command = suite.programs[1].command(suite.implementations[3], 7);
  EXPECT((command == std::vector<std::string>{"/controls/sort", "1", "7", "full"}));
  EXPECT(!suite.programs[1].exists_for(suite.implementations[3]));
  EXPECT(result_of("sort: iterations=1 runtime: 5us\nsort: result 1 2\n") == "1 2" && result_of("sort: 5").empty());

  // Machine noise of a round meets all runs of that round: the ratios do not show it.
  auto& samples = suite.samples["hash 10"];
  for (double noise : {1.0, 3.0, 2.0}) {
    for (auto [name, ms] :
         {std::pair{"hypha 0", 80}, {"hypha 1", 100}, {"hypha 2", 50}, {"c++ 1", 20}, {"c++ 2", 10}, {"ruby 1", 400}})
      samples[name].push_back({true, 0, ms * noise * 1000, ms * noise * 900, 0});
    samples["ruby 2"].push_back({noise < 3, 0, 400 * noise * 1000, 400 * noise * 900, 0});
  }
  std::vector<Column> all = columns(suite);
  EXPECT(all.size() == 8 && all[0].title == "hypha T1/T0" && all[1].title == "hypha T1/T2" &&
         all[4].title == "c++/hypha T1" && all[7].title == "ruby/hypha T2");
  std::vector<std::string> cells = row(suite, suite.programs[0], all);
  EXPECT((cells == std::vector<std::string>{"200", "1.25 [1.25, 1.25]  1.25", "2.00 [2.00, 2.00]  2.00",
                                            "2.00 [2.00, 2.00]  2.00", "1.00 [1.00, 1.00]  1.00",
                                            "0.20 [0.20, 0.20]  0.20", "0.20 [0.20, 0.20]  0.20",
                                            "4.00 [4.00, 4.00]  4.00", "8.00 [8.00, 8.00]  8.00"}));
  EXPECT(means(suite, all)[0].empty() && means(suite, all)[1] == "1.25 [1.25, 1.25]  1.25");
  // A round in which the machine slowed one of the two is not among the shortest.
  samples["hypha 0"][1].shortest_us *= 2;
  samples["hypha 1"][0].shortest_us *= 1.1;
  EXPECT(number(ratio_of_shortest(suite, suite.programs[0], "hypha 0", "hypha 1")) == "1.38");
  EXPECT(row(suite, suite.programs[1], all)[0] == "failed" && row(suite, suite.programs[1], all)[1] == "-");
  return 0;
}

}  // namespace bench
