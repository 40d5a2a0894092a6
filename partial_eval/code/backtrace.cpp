// SPDX-License-Identifier: MIT
// Activations in machine code, for backtraces: the frame state of the call that returns to an address names the inlined
// chain.
#include "partial_eval/code/backtrace.h"

#include "framework/node/backtrace.h"
#include "partial_eval/code/code.h"

namespace hypha::pe {

namespace {

const Node* innermost_place(const FrameState& s) {
  for (size_t i = s.activations.size(); i-- > 0;)
    if (has_place(s.activations[i].node)) return s.activations[i].node;
  return nullptr;
}

bool frames_at(const void* return_address, std::vector<StackEntry>& out, bool* osr) {
  const Code* code = find_code(return_address);
  const Code::CallSite* site = code ? code->call_site(return_address) : nullptr;
  if (!site) return false;
  const Graph& g = code->graph;
  if (site->state < 0) {  // the stack check at the entry
    out.push_back({g.target, nullptr});
  } else {
    for (int32_t s = site->state; s >= 0; s = g.states[size_t(s)].parent)
      out.push_back({g.states[size_t(s)].target, innermost_place(g.states[size_t(s)])});
  }
  *osr = g.osr_loop != nullptr;
  return true;
}

}  // namespace

void install_backtrace() { compiled_frames = frames_at; }

}  // namespace hypha::pe
