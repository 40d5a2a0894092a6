// SPDX-License-Identifier: MIT
// Operators on bits, with the operands' classes that make_binary tells apart.
#include "nodes/arithmetic/binary_node.h"

namespace hypha {
HY_BINARY(BitAndOp);
HY_BINARY(BitOrOp);
HY_BINARY(BitXorOp);
HY_BINARY(ShiftLeftOp);
HY_BINARY(ShiftRightOp);
}  // namespace hypha
