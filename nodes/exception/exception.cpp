// SPDX-License-Identifier: MIT
// The nodes of protected regions, compiled for whoever makes them.
#include "nodes/exception/exception.h"

namespace hypha {
template struct NodeOf<TryNode>;
template struct NodeOf<FinallyNode>;
template struct NodeOf<RethrowNode>;
}  // namespace hypha
