// SPDX-License-Identifier: MIT
// mini-Python's entry point for the launcher.
#pragma once
#include "framework/source/source.h"

namespace hypha::python {

// Boots the runtime and runs the program as __main__. Syntax errors and uncaught exceptions go to stderr. The exit code.
int run_program(const Source& source, int argc, char** argv);

}  // namespace hypha::python
