// SPDX-License-Identifier: MIT
// How nodes find the Env objects that hold captured variables (nodes/local/local.h).
#pragma once
#include "framework/object/shape.h"

namespace hypha {

constexpr int kNoEnv = -1;

// Where the innermost Env of an activation is: in a slot, or (negative) in the closure that slot -n holds, so that an inner function
// without captured variables of its own needs no prologue.
template <class D>
typename D::Val innermost_env(D d, int env_slot) {
  if (env_slot >= 0) return d.get(env_slot);
  return d.load_field(d.get(-env_slot), Location{LocationType::Any, true, 1});
}

// Follows `depth` links from the innermost Env.
template <class D>
typename D::Val env_at(D d, int env_slot, int depth) {
  if (depth == 0) return innermost_env(d, env_slot);
  return d.load_slot(env_at(d, env_slot, depth - 1), 0);
}

}  // namespace hypha
