// SPDX-License-Identifier: MIT
// All threads wait for ever: the main thread is told by a `fatal`.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

void watch_for_deadlocks();  // at boot
bool take_deadlock();        // once for each that was found
Value raise_deadlock();

}  // namespace hypha::ruby
