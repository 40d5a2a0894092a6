// SPDX-License-Identifier: MIT
// Literals, compiled for whoever makes them.
#include "nodes/literal/literal.h"

namespace hypha {
template struct NodeOf<LiteralNode>;
}  // namespace hypha
