// SPDX-License-Identifier: MIT
// Arithmetic, with the operands' classes that make_binary tells apart.
#include "nodes/arithmetic/binary_node.h"

namespace hypha {
HY_BINARY(AddOp);
HY_BINARY(SubOp);
HY_BINARY(MulOp);
HY_BINARY(FloorDivOp);
HY_BINARY(IntFloorDivOp);
HY_BINARY(FloorModOp);
}  // namespace hypha
