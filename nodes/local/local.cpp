// SPDX-License-Identifier: MIT
// The nodes of local variables, compiled for whoever makes them.
#include "nodes/local/local.h"

namespace hypha {
template struct NodeOf<ReadLocalNode>;
template struct NodeOf<WriteLocalNode>;
template struct NodeOf<ReadCapturedNode>;
template struct NodeOf<WriteCapturedNode>;
template struct NodeOf<EnterEnvNode>;
}  // namespace hypha
