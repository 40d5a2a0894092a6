// SPDX-License-Identifier: MIT
// Exceptions as texts for people, and the end of a program.
#pragma once
#include <string>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// As CRuby prints an uncaught exception to something that is no terminal: message, class, backtrace, causes.
std::string exception_report(Value exception);
int exit_status(Value exception);  // SystemExit's status, 1 for others
void add_at_exit(Value block);
void flush_output();  // stdout's buffer

}  // namespace hypha::ruby
