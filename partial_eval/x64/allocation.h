// SPDX-License-Identifier: MIT
// Registers and stack slots. Each value has one location for its whole life: a register, or a slot if that is cheaper.
// A value in a caller-saved register is saved around the calls it lives across: stored once when it is defined or
// before each call, whichever happens less often, and loaded again after each call that leaves it alive. A value that
// was stored when it was defined is read from there by frame states, so it needs its register no longer than its other
// users do ("split").
#pragma once
#include <vector>

#include "partial_eval/code/code.h"
#include "partial_eval/x64/intervals.h"

namespace hypha::pe::x64 {

struct Allocation {
  struct Save {
    Id value;
    bool store;   // before the call
    bool reload;  // after it
  };
  std::vector<Loc> location;               // by value; stack offsets are from rbp
  std::vector<int32_t> save_slot;          // by value; 0: none
  std::vector<bool> stored_at_definition;  // by value, if it has a save slot
  std::vector<bool> split;                 // by value
  std::vector<std::vector<Save>> saves;    // by index in Intervals::calls
  std::vector<int> callee_saved;           // registers to save in the prologue, at rbp-8, rbp-16 ...
  int32_t slots = 0;                       // below those
};

Allocation allocate(const Graph&, const Intervals&);

}  // namespace hypha::pe::x64
