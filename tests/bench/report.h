// SPDX-License-Identifier: MIT
// Tables for people, JSON for tools.
#pragma once
#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/statistics.h"
#include "tests/bench/suite.h"

namespace bench {

using Measure = double (*)(const Sample&);
double peak_ms(const Sample&);
double shortest_ms(const Sample&);
// What the successful samples say.
std::vector<double> values(const Suite&, const Program&, const std::string& implementation, Measure);
// How many times as much `slow` takes as `fast`, round by round.
std::vector<double> paired_ratios(const Suite&, const Program&, const std::string& fast, const std::string& slow,
                                  Measure);
// The same of the shortest iterations of all rounds: what is left when the machine disturbs nobody. 0: not known.
double ratio_of_shortest(const Suite&, const Program&, const std::string& fast, const std::string& slow);
bool takes_part(const Suite&, const std::string& implementation);
std::string number(double);
std::string ratio_text(const Interval&);
void print_row(FILE* out, const std::string& head, const std::vector<std::string>& cells,
               const std::vector<size_t>& widths);

void print_machine(FILE* out);
void print_tables(FILE* out, const Suite&);
void write_json(FILE* out, const std::vector<Suite>&);

}  // namespace bench
