// SPDX-License-Identifier: MIT
// The control nodes, compiled for whoever makes them.
#include "nodes/control/control.h"

namespace hypha {
template struct NodeOf<SequenceNode>;
template struct NodeOf<IfNode>;
template struct NodeOf<AndNode>;
template struct NodeOf<OrNode>;
template struct NodeOf<NotNode>;
template struct NodeOf<WhileNode>;
template struct NodeOf<BreakNode>;
template struct NodeOf<NextNode>;
template struct NodeOf<ReturnNode>;
}  // namespace hypha
