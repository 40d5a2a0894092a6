// SPDX-License-Identifier: MIT
// How the framework reaches a compiler without knowing one: partial_eval installs these functions.
#pragma once
#include "framework/node/node.h"

namespace hypha {

struct Tiering {
  // The target is hot: may install code in target->entry, now or later.
  void (*compile)(CallTarget*) = nullptr;
  // A loop is hot: enters machine code for it with the live frame. False: none to enter.
  bool (*enter_osr)(Node& loop, Frame*, Value* completion) = nullptr;
};
extern Tiering tiering;

// Work done in the interpreter and in machine code, for --stats and the stress suites (decision 8): calls and loop iterations.
struct WorkCounters {
  std::atomic<uint64_t> interpreted_calls{0}, interpreted_iterations{0};
};

}  // namespace hypha
