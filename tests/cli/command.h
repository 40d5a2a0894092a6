// SPDX-License-Identifier: MIT
// Runs the `hypha` command on programs that are written for the occasion.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace cli {

using process::Outcome;
using Words = std::vector<std::string>;

// A folder of this process, gone at its end.
std::string scratch(const std::string& name);
std::string write_file(const std::string& name, const std::string& text);  // in it; returns the path

Outcome hypha(const Words& words);
Outcome run_program(const std::string& name, const std::string& text, const Words& options = {});

// Not refused by accident: a crash, a sanitizer's report or a hang has another status.
inline bool refused(const Outcome& o) { return o.status == 1 || o.status == 2; }
std::string first_line(const std::string& text);
bool contains(const std::string& text, const std::string& part);
std::string repeat(const std::string& text, size_t count);

inline const Words kModes[] = {{"--jit=off"}, {}, {"--jit=first-call"}};

}  // namespace cli
