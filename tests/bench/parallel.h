// SPDX-License-Identifier: MIT
// What threads gain: the programs of tests/bench/parallel do the same work with one thread and with several. Beside
// hypha run the peers, and controls in C++ and Java, which tell what the machine itself has to give at that time. Each
// number of threads is an implementation of its own, "hypha 2", so that all of them take part in each paired round.
#pragma once
#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/suite.h"

namespace bench {

std::string peer_of(const Implementation&);  // "hypha 2" -> "hypha"

Suite parallel_suite(const std::string& language, const std::string& hypha, const std::string& folder,
                     const std::string& controls);
void print_speedups(FILE* out, const Suite&);
int parallel_self_test();

}  // namespace bench
