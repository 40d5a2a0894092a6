// SPDX-License-Identifier: MIT
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha {
struct Fiber;
}

namespace hypha::ruby {

// fiber::resume and fiber::yield, across which everybody keeps what a thread has of Ruby.
Value switch_to(hypha::Fiber* f, Value v);
Value switch_back(Value v);

Value current_guest_fiber();      // the Fiber object that runs, or nil: the thread's own stack
Slot& fiber_locals(Value fiber);  // Hash or nil: Thread#[]

}  // namespace hypha::ruby
