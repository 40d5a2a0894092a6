// SPDX-License-Identifier: MIT
// Dead code: unreachable blocks, instructions nobody needs, block parameters nobody reads.
#pragma once
#include "partial_eval/ir/graph.h"

namespace hypha::pe {

// True if an unused result makes the instruction superfluous. A checked operation (P and D) belongs here: nothing
// re-executes it when nobody wants its result.
inline bool is_removable(Op op) {
  const OpInfo& i = info(op);
  return i.pure || (i.reads && op != Op::BlockParam);
}

// Returns true if anything was removed. Removed instructions get Op::Dead and block -1; frame states that no
// instruction uses any more may still name them.
bool remove_dead_code(Graph&);

}  // namespace hypha::pe
