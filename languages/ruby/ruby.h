// SPDX-License-Identifier: MIT
// mini-Ruby as the launcher sees it.
#pragma once
#include "framework/source/source.h"

namespace hypha::ruby {

// Boots the language, runs a program with ARGV, returns the process's exit code. Syntax errors, uncaught exceptions: stderr, 1.
int run_program(const Source&, int argc, char** argv);

}  // namespace hypha::ruby
