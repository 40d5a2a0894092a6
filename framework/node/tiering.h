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

// Work done in the interpreter: the rest was done in machine code (--stats; decision 8).
struct WorkCounters {
  Atomic<uint64_t> interpreted_calls{0}, interpreted_iterations{0};
};
extern WorkCounters work;

}  // namespace hypha
