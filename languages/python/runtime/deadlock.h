// SPDX-License-Identifier: MIT
// --deadlock-report: all threads wait for each other. CPython would wait too, so this ends the program only when asked to.
#pragma once

namespace hypha::python {

void watch_for_deadlocks();  // at boot, if the option says so
void report_deadlock();      // in the main thread's poll; does not return if a deadlock was found

}  // namespace hypha::python
