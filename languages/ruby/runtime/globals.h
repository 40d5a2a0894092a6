// SPDX-License-Identifier: MIT
// Global variables, as C++ uses them.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Rooted<>* global_cell(Symbol* name);  // with its $
Value standard_output();              // $stdout
bool warnings_are_off();              // $VERBOSE is nil
Value global_names();                 // Array of symbols

}  // namespace hypha::ruby
