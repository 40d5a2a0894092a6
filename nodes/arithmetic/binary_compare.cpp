// SPDX-License-Identifier: MIT
// Comparisons, with the operands' classes that make_binary tells apart.
#include "nodes/arithmetic/binary_node.h"

namespace hypha {
HY_BINARY(LessOp);
HY_BINARY(LessEqualOp);
HY_BINARY(GreaterOp);
HY_BINARY(GreaterEqualOp);
HY_BINARY(EqualOp);
HY_BINARY(NotEqualOp);
}  // namespace hypha
