// SPDX-License-Identifier: MIT
#include "partial_eval/stage/inlining.h"

namespace hypha::pe {

namespace {
constexpr size_t kBudget = 12000;       // instructions of the whole graph
constexpr uint32_t kSmall = 12;         // nodes: inlined whenever the budget allows
constexpr uint32_t kLargest = 400;      // nodes
}  // namespace

InlineVerdict judge_inlining(const Builder& b, CallTarget* t, uint64_t hits) {
  if (!t->body) return {false, "native"};
  if (t->never_inline || t->captures_frame) return {false, "frame is looked at"};
  size_t used = b.graph.ins.size();
  if (used > kBudget) return {false, "budget"};
  // Every copy of the target that is already around this call makes the next one twice as expensive.
  uint64_t cost = t->size;
  for (const auto& frame : b.inline_frames())
    if (frame.target == t) cost *= 2;
  if (t->always_inline && cost < kLargest) return {true, "asked for"};
  if (cost <= kSmall) return {true, "small"};
  if (cost > kLargest) return {false, "large"};
  if (hits != 0 && hits * 200 < b.root_heat()) return {false, "cold", true};
  if (used > kBudget / 2 && cost > kLargest / 4) return {false, "budget"};
  return {true, "hot"};
}

}  // namespace hypha::pe
