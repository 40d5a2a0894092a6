// SPDX-License-Identifier: MIT
// --deopt-stress=N: every place in guest code where compiled code has a guard fails though it holds, the first time it is
// reached and then every Nth time. A place is a node and the length of its log: it stays the same over recompilations. A
// failure forced here teaches nothing and invalidates nothing.
#pragma once
#include "partial_eval/code/code.h"

namespace hypha::pe::stress {

struct Place {
  Value countdown;   // fixnum, decremented by machine code; at 0 the guard fails
  bool exercised = false;
  std::string text;  // the place in the text of the nodes: class, part, operation
};
Place* place(const Node* node, const std::vector<LogEntry>& log, Op op);
// Writes a `guard_place` event for each place of the run (tests/guest/share adds them up over programs).
void report();

// Did the guard at `site` fail because of us? (Then its countdown is set anew.)
bool fired(int32_t site, const Code*);

}  // namespace hypha::pe::stress
