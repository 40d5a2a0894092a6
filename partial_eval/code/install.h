// SPDX-License-Identifier: MIT
// The compiler as the framework sees it: hot call targets and loops are compiled and installed, code whose assumptions fail is
// invalidated. Code is never patched; callers go through CallTarget::entry.
#pragma once
#include "framework/node/node.h"
#include "partial_eval/code/code.h"

namespace hypha::pe {

void install_compiler();  // fills hypha::tiering
void stop_compiler();     // before the process ends: nothing is compiled from now on

// From now on nobody enters the code; activations that are in it leave at their next CheckValid.
void invalidate(Code*, const char* why);

struct CompilerStats {
  uint64_t compilations = 0, osr_compilations = 0, deopts = 0, invalidations = 0, given_up = 0;
  uint64_t code_bytes = 0, stage_ns = 0, backend_ns = 0;
  uint64_t guard_places = 0, guard_places_exercised = 0;  // --deopt-stress
};
CompilerStats& stats();

Value deoptimize(Code*, int32_t state, int32_t site, RegisterDump*, char* frame_base);

}  // namespace hypha::pe
