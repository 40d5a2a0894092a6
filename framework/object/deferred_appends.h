// SPDX-License-Identifier: MIT
// What a thread has put off appending (ThreadState::deferred).
#pragma once

namespace hypha::array {

// Appends this thread's. May come to a safepoint.
void append_deferred();

}  // namespace hypha::array
