// SPDX-License-Identifier: MIT
// Mark and sweep over the graph, optimistic: a cycle of block parameters that only feed each other is dead.
#include "partial_eval/phases/dead_code.h"

#include <algorithm>

#include "partial_eval/ir/state_values.h"

namespace hypha::pe {
namespace {

class DeadCode {
 public:
  explicit DeadCode(Graph& g) : g_(g), live_(g.ins.size()), reached_(g.blocks.size()), state_seen_(g.states.size()) {}

  bool run() {
    find_reachable();
    for (int32_t b : g_.order)
      if (reached_[b])
        for (Id id : g_.blocks[b].ins)
          if (!is_removable(g_.op(id)) && g_.op(id) != Op::BlockParam) mark(id);
    while (!work_.empty()) {
      Id id = work_.back();
      work_.pop_back();
      visit(id);
    }
    remove_unreachable();
    for (int32_t b : g_.order) sweep_arguments(b);
    for (int32_t b : g_.order) sweep(b);
    return changed_;
  }

 private:
  void find_reachable() {
    std::vector<int32_t> stack{g_.order[0]};
    reached_[g_.order[0]] = true;
    while (!stack.empty()) {
      int32_t b = stack.back();
      stack.pop_back();
      for (int32_t s : g_.blocks[b].succ)
        if (s >= 0 && !reached_[s]) reached_[s] = true, stack.push_back(s);
    }
  }
  void mark(Id id) {
    if (live_[id] || g_.ins[id].block < 0) return;
    live_[id] = true;
    work_.push_back(id);
  }
  void visit(Id id) {
    const Ins& i = g_.ins[id];
    if (i.op == Op::BlockParam) return mark_incoming(i.block, id);
    if (i.op != Op::Jump)  // what a jump passes on is needed only where the parameter is
      for (Id v : i.args) mark(v);
    if (i.state >= 0 && !state_seen_[i.state]) {
      state_seen_[i.state] = true;
      for_each_state_value(g_, i.state, [&](Id v) { mark(v); });
    }
  }
  void mark_incoming(int32_t block, Id param) {
    const std::vector<Id>& list = g_.blocks[block].ins;
    size_t k = size_t(std::find(list.begin(), list.end(), param) - list.begin());
    for (int32_t p : g_.blocks[block].preds)
      if (reached_[p]) mark(g_.ins[g_.blocks[p].ins.back()].args[k]);
  }

  void remove_unreachable() {
    for (int32_t b : g_.order) {
      if (reached_[b]) continue;
      changed_ = true;
      for (Id id : g_.blocks[b].ins) kill(id);
      g_.blocks[b] = Block();
    }
    std::erase_if(g_.order, [&](int32_t b) { return !reached_[b]; });
    for (int32_t b : g_.order) std::erase_if(g_.blocks[b].preds, [&](int32_t p) { return !reached_[p]; });
  }
  void sweep_arguments(int32_t b) {
    Ins& jump = g_.ins[g_.blocks[b].ins.back()];
    if (jump.op != Op::Jump) return;
    const std::vector<Id>& params = g_.blocks[g_.blocks[b].succ[0]].ins;
    size_t kept = 0;
    for (size_t k = 0; k < jump.args.size(); k++)
      if (live_[params[k]]) jump.args[kept++] = jump.args[k];
    jump.args.resize(kept);
  }
  void sweep(int32_t b) {
    std::vector<Id>& list = g_.blocks[b].ins;
    size_t kept = 0;
    for (Id id : list) {
      if (live_[id])
        list[kept++] = id;
      else
        kill(id);
    }
    changed_ |= kept != list.size();
    list.resize(kept);
  }
  void kill(Id id) { g_.ins[id] = Ins(); }

  Graph& g_;
  std::vector<bool> live_, reached_, state_seen_;
  std::vector<Id> work_;
  bool changed_ = false;
};

}  // namespace

bool remove_dead_code(Graph& g) { return DeadCode(g).run(); }

}  // namespace hypha::pe
