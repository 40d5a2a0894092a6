// SPDX-License-Identifier: MIT
// Walks everything a frame state refers to, its callers' states included.
#pragma once
#include "partial_eval/ir/graph.h"

namespace hypha::pe {

// f(Id) for every value needed to continue from `state`; may name a value twice. Constants, Dead and Virtual ids are
// passed too. The innermost state lists all virtual objects as they are now; what its parents list is out of date.
template <class F>
void for_each_state_value(const Graph& g, int32_t state, F f) {
  if (state < 0) return;
  for (const VirtualObject& o : g.states[state].virtuals)
    for (Id field : o.fields) f(field);
  for (int32_t s = state; s >= 0; s = g.states[s].parent) {
    const FrameState& fs = g.states[s];
    for (Id slot : fs.slots) f(slot);
    for (const Activation& a : fs.activations)
      for (const LogEntry& e : a.log)
        if (!e.marker) f(e.value);
  }
}

// A value that needs neither a place in a block nor a location.
inline bool is_placeless(const Graph& g, Id id) {
  Op o = g.op(id);
  return o == Op::Dead || o == Op::Virtual || g.is_const(id);
}

}  // namespace hypha::pe
