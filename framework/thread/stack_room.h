// SPDX-License-Identifier: MIT
// For C++ that recurses with the guest's data or takes words on the stack: the check that guest calls make at their entry.
#pragma once
#include "framework/thread/thread_state.h"
#include "framework/value/value.h"

namespace hypha {

// False: raise the guest's error for a stack that is too deep.
inline bool stack_has_room(size_t words = 0) {
  return static_cast<char*>(__builtin_frame_address(0)) - words * sizeof(Value) >= thread().stack_limit;
}

}  // namespace hypha
