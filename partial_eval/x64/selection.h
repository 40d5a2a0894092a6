// SPDX-License-Identifier: MIT
// What the emitter will make of each instruction, decided before registers are given out: which are not needed, which
// become part of their only user (a comparison in a branch or guard, a load as a memory operand), and so who uses what.
#pragma once
#include <vector>

#include "partial_eval/ir/state_values.h"

namespace hypha::pe::x64 {

class Selection {
 public:
  explicit Selection(const Graph&);

  bool fused(Id id) const { return fused_[id]; }
  bool skipped(Id id) const { return skipped_[id]; }  // result unused and no effect
  bool emits(Id id) const { return !fused_[id] && !skipped_[id]; }

  // f(Id) for every value that `id` reads while it runs, operands of fused instructions included; no constants.
  template <class F>
  void for_each_operand(Id id, F f) const {
    for (Id v : g_.ins[id].args) {
      if (is_placeless(g_, v)) continue;
      if (fused_[v])
        for_each_operand(v, f);
      else
        f(v);
    }
  }
  // The values of the instruction's frame state, each once; empty if it has none.
  const std::vector<Id>& state_values(Id id) const {
    int32_t s = g_.ins[id].state;
    return s < 0 ? none_ : state_values_[s];
  }
  // A checked addition or subtraction can share a register with its first operand even if the frame state needs that
  // operand: the deopt stub computes it back. The operand, or 0.
  Id undoable(Id id) const;

  // True if the lowering needs rdx (rdx:rax products and dividends).
  static bool clobbers_rdx(const Graph&, Id);

 private:
  void find_unused();
  void collect_state(int32_t state);
  void fuse();
  void fuse_condition(Id v, Id user);
  void fuse_load(Id v, Id user);
  bool single_use_here(Id v, Id user) const;

  const Graph& g_;
  std::vector<bool> fused_, skipped_, in_state_;
  std::vector<uint8_t> uses_;   // saturating
  std::vector<int32_t> epoch_;  // memory effects before the instruction in its block
  std::vector<int32_t> stamp_;  // scratch for collect_state
  std::vector<std::vector<Id>> state_values_;
  std::vector<bool> state_done_;
  std::vector<Id> none_;
};

// Divisor of a DivI or ModI that needs no division: its logarithm, or -1.
int power_of_two_divisor(const Graph&, Id);

}  // namespace hypha::pe::x64
