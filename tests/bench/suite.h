// SPDX-License-Identifier: MIT
// What is measured: programs, and the implementations that run them.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace bench {

constexpr int kNoThreads = -1;

struct Implementation {
  std::string name;
  std::vector<std::string> command;
  bool compiles;  // needs time to warm up
  bool ours;
  // With a number of threads (see parallel.h), the file of a program is prefix + its file + suffix; there may be none.
  int threads = kNoThreads;
  std::string prefix = "", suffix = "";
};

// How long things take, chosen by --quick and --full.
struct Effort {
  enum Level { Quick, Normal, Full } level = Normal;
  int rounds = 3;
  double budget_seconds = 2;  // wished length of one run
  double timeout_seconds = 120;
};

struct Program {
  std::string name, file;
  // A harness runs NAME in a loop and prints one line an iteration; other programs are measured as a whole.
  bool harness = false;
  std::string size;  // inner iterations, or the argument of a program; may be empty
  bool needs_threads = false;
  std::vector<std::string> command(const Implementation&, int iterations) const;
  bool exists_for(const Implementation&) const;
};

struct Sample {
  bool ok = false;
  // A program as a whole: first is not known, peak and shortest are its wall time.
  double first_us = 0, peak_us = 0, shortest_us = 0, peak_kb = 0;
};

// samples[program][implementation] has one entry a round.
struct Suite {
  std::string title, language;
  bool harness = false;
  std::vector<Program> programs;
  std::vector<Implementation> implementations;
  std::map<std::string, std::map<std::string, std::vector<Sample>>> samples;
  std::vector<std::string> problems;
};

// "Sieve: iterations=1 runtime: 123us" -> 123
std::vector<double> iteration_times(const std::string& output);
// "sieve: result 539777" -> "539777", for programs that tell
std::string result_of(const std::string& output);

// `unshared`: the command built without threads, which is measured instead of the peers; empty: with the peers.
std::vector<Implementation> implementations(const std::string& language, const std::string& hypha,
                                            const std::string& unshared);
Suite awfy_suite(const std::string& language, const std::string& folder, const Effort&);
Suite own_suite(const std::string& language, const std::string& folder, const Effort&);
Suite start_suite(const std::string& language, const std::string& scratch_folder);

// Runs everything `rounds` times, all implementations of a program one after the other in each round, in alternating
// order.
void measure(Suite&, const Effort&);

}  // namespace bench
