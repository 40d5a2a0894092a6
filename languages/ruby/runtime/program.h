// SPDX-License-Identifier: MIT
// Loading and ending programs.
#pragma once
#include <string>

#include "framework/node/call_target.h"

namespace hypha::ruby {

CallTarget* load_program(const Source& source, const char* name, std::string* errors);  // null: syntax errors, rendered
Value run_target(CallTarget*);                 // with main as self
void set_program_name(const std::string&);     // $0
// Runs at_exit blocks, flushes, reports an uncaught exception (stderr, CRuby's format); the exit code (SystemExit's status, 1, 0).
int finish_program(Value result);

}  // namespace hypha::ruby
