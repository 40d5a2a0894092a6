// SPDX-License-Identifier: MIT
// Which code runs where: installing and invalidating. One lock orders both, so that code that has become invalid since
// it was made, or becomes so now, does not stay installed. Internal to partial_eval/code, apart from invalidate
// (install.h).
#pragma once
#include <memory>
#include <vector>

#include "framework/node/node.h"
#include "framework/specialize/assumption.h"
#include "partial_eval/code/code.h"

namespace hypha::pe {

// Ties the code to the assumptions that it relies on. It lives as long as the process: activations may still be in it
// when it is invalid. Null: one of them has failed already.
Code* keep(std::unique_ptr<Code> code, const std::vector<Assumption*>& assumptions);

void install(CallTarget* t, Code* code);

// Code for a loop that is entered in the middle, and what the slots held when it was asked for.
enum class SlotType : uint8_t { Any, Int, Double };
using SlotTypes = std::shared_ptr<const std::vector<SlotType>>;
struct LoopCode {
  Code* code = nullptr;
  uint32_t compilations = 0, misfits = 0;
  SlotTypes made_for;
};
LoopCode loop_code(const Node& loop);
// One compilation more; null: it came to nothing. False: so it is.
bool install_loop(const Node& loop, Code* code, SlotTypes made_for);
// Code made for other types goes. It is made anew for these, and the second time without relying on types at the entry.
void drop_misfit(Node& loop, Code* code);

}  // namespace hypha::pe
