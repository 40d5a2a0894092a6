// SPDX-License-Identifier: MIT
// How long things wait: a new thread for its first instruction, a thread that stops the world for the others, and all
// threads for the collector. The programs of tests/bench/latency print lines "NAME: VALUE UNIT"; what only the runtime
// knows is read from hypha's --gc-stats.
#pragma once
#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/suite.h"

namespace bench {

struct Latency {
  std::string name;
  double us;
};
std::vector<Latency> latencies_of(const std::string& program, const std::string& out, const std::string& err);

Suite latency_suite(const std::string& language, const std::string& folder);
// Instead of the programs the suite then has what they told as its programs.
void measure_latencies(Suite&, const Effort&);
void print_latencies(FILE* out, const Suite&);
int latency_self_test();

}  // namespace bench
