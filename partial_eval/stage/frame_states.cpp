// SPDX-License-Identifier: MIT
// Frame states: how execution continues in the interpreter from a point of the graph. A state names, for its frame, the
// slots and the logs of the active nodes; the callers' part was made when the call was inlined and is shared by all
// states inside. Virtual objects reachable from it are described once, so that identity survives
// (docs/deoptimization.md).
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "framework/engine/check.h"
#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "partial_eval/code/stress.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

int32_t Builder::make_state(bool leaf) {
  InlineFrame& f = frames.back();
  // Known booleans become constants, so that compares can still fuse with their branch.
  auto canon = [&](Id id) {
    return knowledge[id].truth >= 0 ? constant_bool(knowledge[id].truth) : canonical(id, virtuals);
  };
  // A caller's part keeps the virtual object's own name: it may be allocated before the deoptimization happens.
  auto name = [&](Id id) {
    return leaf ? canon(id) : knowledge[id].truth >= 0 ? constant_bool(knowledge[id].truth) : id;
  };
  FrameState s;
  s.parent = f.caller_state;
  s.target = f.target;
  for (Id v : f.slots) s.slots.push_back(name(v));
  for (size_t a = f.first_active; a < active.size(); a++) {
    Activation act{active[a].node, active[a].log};
    for (LogEntry& e : act.log)
      if (!e.marker) e.value = name(e.value);
    s.activations.push_back(std::move(act));
  }
  if (leaf) collect_virtuals(s);
  graph.states.push_back(std::move(s));
  return int32_t(graph.states.size()) - 1;
}

int32_t Builder::frame_state() {
  if (state_cache < 0) state_cache = make_state(true);
  return state_cache;
}

void Builder::collect_virtuals(FrameState& s) {
  std::vector<Id> work;
  auto see = [&](Id id) {
    if (virtual_index.contains(id) && std::find(work.begin(), work.end(), id) == work.end()) work.push_back(id);
  };
  auto see_frame = [&](const FrameState& fs) {
    for (Id v : fs.slots) see(v);
    for (const Activation& a : fs.activations)
      for (const LogEntry& e : a.log)
        if (!e.marker) see(e.value);
  };
  see_frame(s);
  for (int32_t p = s.parent; p >= 0; p = graph.states[p].parent) see_frame(graph.states[p]);
  for (size_t i = 0; i < work.size(); i++) {
    const VirtualState& v = virtuals[virtual_index[work[i]]];
    if (!v.present) continue;  // a finished part's leftover: nobody can ask for it any more
    VirtualObject o{work[i], v.header, 0, {}, {}};
    if (v.materialized) {
      o.offsets.push_back(0);  // bytes == 0: "is that object"
      o.fields.push_back(v.materialized);
    } else {
      o.bytes = uint32_t((8 + 8 * v.words.size() + 15) & ~size_t{15});
      for (size_t w = 0; w < v.words.size(); w++) {
        Id word = v.words[w];
        see(word);
        o.offsets.push_back(uint32_t(8 + 8 * w));
        o.fields.push_back(knowledge[word].truth >= 0 ? constant_bool(knowledge[word].truth)
                                                      : canonical(word, virtuals));
      }
    }
    s.virtuals.push_back(std::move(o));
  }
}

void Builder::guard(Id c) {
  if (dead() || knowledge[c].truth == 1) return;
  if (knowledge[c].truth == 0) {
    deopt();
    return;
  }
  if (graph.op(c) == Op::And) {
    Id a = graph.ins[c].args[0], b = graph.ins[c].args[1];
    guard(a);
    guard(b);
    return;
  }
  stress(Op::Guard);
  raw(Ins{.op = Op::Guard, .state = frame_state(), .args = {c}});
  learn(c, true);
}

// Under --deopt-stress a countdown precedes everything that may deoptimize.
void Builder::stress(Op op) {
  if (!options.deopt_stress || dead()) return;
  stress::Place* p = stress::place(active.back().node, active.back().log, op);
  auto cell = reinterpret_cast<uint64_t>(&p->countdown);
  Id count = raw(Ins{.op = Op::LoadCell, .repr = Repr::Tagged, .imm = cell});
  Id less = raw(Ins{.op = Op::SubI, .repr = Repr::Tagged, .args = {count, constant(fixnum(1))}});
  raw(Ins{.op = Op::StoreCell, .imm = cell, .args = {less}});
  Id go_on = raw(Ins{.op = Op::CmpInt, .repr = Repr::Bool, .cond = Cond::LT, .args = {constant(fixnum(0)), less}});
  raw(Ins{.op = Op::Guard, .state = frame_state(), .extra = 1, .imm = reinterpret_cast<uint64_t>(p), .args = {go_on}});
}

Id Builder::deopt() {
  if (dead()) return 0;
  raw(Ins{.op = Op::Deopt, .state = frame_state()});
  cur = -1;
  return 0;
}

void Builder::check_inputs(const Id* inputs, size_t n) {
  if (dead()) return;
  size_t k = 0;
  bool ok = true, inside = false;
  for (const LogEntry& e : active.back().log) {
    inside |= e.marker;
    if (e.marker) continue;
    ok &= !inside && k < n &&
          e.value == inputs[k];  // a miss has no markers: results inside an enclosing part cannot be replayed
    k++;
  }
  if (ok && k == n) return;
  std::string name = events::node_name(*active.back().node);
  HY_CHECK(false, ("the inputs of specialize()/cached() are not the impure results so far: " + name).c_str());
}

}  // namespace hypha::pe
