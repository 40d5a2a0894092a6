// SPDX-License-Identifier: MIT
// Ctrl-C: SIGINT becomes an interrupt of the main guest thread (threads::interrupt), whose poll asks take_interrupt().
#pragma once

namespace hypha::signals {

// From now on. Called by the main guest thread.
void install();
// Starts the thread that wakes the main thread from a wait (a signal handler may not). Before the first wait; cheap when
// it runs already.
void start_waker();
// True once for one or more SIGINT since the last call.
bool take_interrupt();

}  // namespace hypha::signals
