// SPDX-License-Identifier: MIT
// Runs a command and measures it.
#pragma once
#include <string>
#include <vector>

namespace bench {

struct Outcome {
  bool ok = false;           // ran to its end with status 0
  std::string out, problem;  // stdout; what went wrong, one line
  double wall_us = 0;
  double peak_kb = 0;        // ru_maxrss
};

void prepare_process();  // once, at the start of main
Outcome run_process(const std::vector<std::string>& words, double timeout_seconds);
bool is_installed(const std::vector<std::string>& words);  // does the command end with status 0?

}  // namespace bench
