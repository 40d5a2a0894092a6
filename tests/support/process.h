// SPDX-License-Identifier: MIT
// Runs a command, with nothing on stdin, and measures it.
#pragma once
#include <string>
#include <vector>

namespace process {

struct Outcome {
  bool ok = false;  // ran to its end with status 0
  int status = -1;  // as a shell tells it: 128 + N after signal N; -1: not started, or killed at the deadline
  std::string out, err;
  std::string problem;  // why not ok, in one line
  double wall_us = 0;
  double peak_kb = 0;  // ru_maxrss
};

void prepare();  // once, at the start of main
Outcome run(const std::vector<std::string>& words, double timeout_seconds);
bool is_installed(const std::vector<std::string>& words);  // does the command end with status 0?

}  // namespace process
