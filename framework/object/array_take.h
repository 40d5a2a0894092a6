// SPDX-License-Identifier: MIT
#pragma once
#include "framework/object/array.h"

namespace hypha::array {

// Removes the element at i (a negative one counts from the end) and returns it; kUndefined if there is none.
Value take(Array* a, int64_t i);

}  // namespace hypha::array
