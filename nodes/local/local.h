// SPDX-License-Identifier: MIT
// Local variables: uncaptured ones are frame slots, captured ones live in Env objects (Slots; at[0] is the enclosing Env).
#pragma once
#include "nodes/local/env.h"
#include "nodes/node_of.h"

namespace hypha {

struct ReadLocalNode : NodeOf<ReadLocalNode> {
  int slot;
  explicit ReadLocalNode(int s) : slot(s) { reads_slot = s <= INT16_MAX ? int16_t(s) : int16_t(-1); }
  RUN { return d.get(slot); }
};

struct WriteLocalNode : NodeOf<WriteLocalNode> {
  int slot;
  Node* value;
  WriteLocalNode(int s, Node* v) : slot(s), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    d.set(slot, v);
    return v;
  }
};

struct ReadCapturedNode : NodeOf<ReadCapturedNode> {
  int env_slot, depth, index;
  ReadCapturedNode(int e, int dp, int i) : env_slot(e), depth(dp), index(i) {}
  RUN { return d.load_slot(env_at(d, env_slot, depth), index); }
};

struct WriteCapturedNode : NodeOf<WriteCapturedNode> {
  int env_slot, depth, index;
  Node* value;
  WriteCapturedNode(int e, int dp, int i, Node* v) : env_slot(e), depth(dp), index(i), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    d.store_slot(env_at(d, env_slot, depth), index, v);
    return v;
  }
};

// Makes this activation's Env: `size` variables behind the link to the enclosing Env (parent_slot as innermost_env, or kNoEnv), and
// moves the captured parameters into it.
struct EnterEnvNode : NodeOf<EnterEnvNode> {
  struct Move {
    int from_slot, to_index;
  };
  int env_slot, parent_slot, size;
  std::vector<Move> moves;
  Value unset;  // what the other variables hold
  EnterEnvNode(int e, int p, int n, std::vector<Move> m, Value u) : env_slot(e), parent_slot(p), size(n), moves(std::move(m)), unset(u) {}
  RUN {
    auto env = d.new_slots(size + 1, unset);
    d.store_slot(env, 0, parent_slot == kNoEnv ? d.constant(kNil) : innermost_env(d, parent_slot));
    for (const Move& m : moves) d.store_slot(env, m.to_index, d.get(m.from_slot));
    d.set(env_slot, env);
    return d.constant(kNil);
  }
};

// Compiled once, in local.cpp.
extern template struct NodeOf<ReadLocalNode>;
extern template struct NodeOf<WriteLocalNode>;
extern template struct NodeOf<ReadCapturedNode>;
extern template struct NodeOf<WriteCapturedNode>;
extern template struct NodeOf<EnterEnvNode>;

}  // namespace hypha
