// SPDX-License-Identifier: MIT
// Ctrl-C: SIGINT becomes an interrupt of the main guest thread (threads::interrupt), whose poll asks take_interrupt().
// Ctrl-\: SIGQUIT has the stacks of all threads printed, and the program goes on.
#pragma once

namespace hypha::signals {

// From now on. Called by the main guest thread.
void install();
// Starts the thread that wakes the main thread from a wait (a signal handler may not). Before the first wait; cheap when
// it runs already.
void start_waker();
// True once for one or more SIGINT since the last call.
bool take_interrupt();
// What SIGQUIT asks for; may stop the world. Before install(). Runs at the main thread's next poll, or before if that waits.
void set_stack_printer(void (*print)());
void print_stacks_if_asked();

}  // namespace hypha::signals
