// SPDX-License-Identifier: MIT
#pragma once
#include "framework/value/value.h"

namespace hypha::heap {

// The next young collection takes this object for alive, whoever refers to it: stores of it need no barrier until then.
// For what is rare, where the test for it would cost more.
void keep_until_collection(Value v);

}  // namespace hypha::heap
