// SPDX-License-Identifier: MIT
// Random graphs for differential tests: straight lines, diamonds, loops with swapped block parameters, calls, guards
// with random frame states. The same seed gives the same graph.
#pragma once
#include "partial_eval/ir/graph.h"

namespace hypha::pe::test {

struct RandomOptions {
  int blocks = 8;      // roughly
  int per_block = 12;  // instructions
  int initial = 4;     // values of each kind made in the entry: raises the pressure
  bool calls = true;
};
// Parameters 0, 1: fixnums; 2: a double (tagged); 3: an object of 8 words, whose words 1..3 are fixnums and 4..7
// doubles' bits.
Graph random_graph(uint64_t seed, const RandomOptions&);

}  // namespace hypha::pe::test
