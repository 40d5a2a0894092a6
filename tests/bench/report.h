// SPDX-License-Identifier: MIT
// Tables for people, JSON for tools.
#pragma once
#include <cstdio>
#include <vector>

#include "tests/bench/suite.h"

namespace bench {

void print_machine(FILE* out);
void print_tables(FILE* out, const Suite&);
void write_json(FILE* out, const std::vector<Suite>&);

}  // namespace bench
