// SPDX-License-Identifier: MIT
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Value current_guest_fiber();      // the Fiber object that runs, or nil: the thread's own stack
Slot& fiber_locals(Value fiber);  // Hash or nil: Thread#[]

}  // namespace hypha::ruby
