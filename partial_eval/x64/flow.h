// SPDX-License-Identifier: MIT
// How often blocks run, where loops begin, and in which sequence blocks are laid out.
#pragma once
#include <vector>

#include "partial_eval/ir/graph.h"

namespace hypha::pe::x64 {

struct Flow {
  explicit Flow(const Graph&);
  std::vector<float> weight;    // by block: expected executions for each entry
  std::vector<int32_t> layout;  // all blocks of the order: hot chains, then cold blocks
  size_t hot = 0;               // how many of the layout are not cold
  std::vector<bool> align;      // by block: the target of a hot backward jump
};

}  // namespace hypha::pe::x64
