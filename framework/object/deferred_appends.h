// SPDX-License-Identifier: MIT
// What a thread has put off appending (ThreadState::deferred).
#pragma once

namespace hypha::array {

// Appends this thread's. No safepoint (WriteLock), so it may stand between a test of a layout and the access that
// relies on it.
void append_deferred();

}  // namespace hypha::array
