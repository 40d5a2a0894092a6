// SPDX-License-Identifier: MIT
// Loops: an optimistic fixpoint. A round assumes that every slot, every word of a virtual object and every memory class
// is invariant (so that constants, types and shapes flow into the body), builds the body, compares at the back edge,
// and where it was wrong rolls the graph back and builds again with a block parameter. What was learned is kept per
// loop and activation path, so that nested loops do not multiply.
#include <algorithm>

#include "framework/engine/check.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

class LoopBuilder {
 public:
  LoopBuilder(Builder& builder, const uint16_t* dead_slots, size_t dead_count)
      : b(builder), dead_(dead_slots, dead_slots + dead_count), memo_(b.memos[path()]) {}
  Id run(FunctionRef<Id()> body);

 private:
  struct Mark {
    size_t ins, blocks, order, states, block_ins, assumptions, decisions, virtual_ids, knowledge;
    int32_t cur;
    Memory memory;
    std::vector<Id> slots;
    std::vector<VirtualState> virtuals;
    std::vector<size_t> edge_counts;
  };
  std::vector<uint64_t> path() const;
  Mark mark();
  void roll_back(const Mark&);
  template <class F>
  void each_edge_list(F f);
  int32_t enter();
  bool compare_back_edge(Edge& back);
  bool compare_virtuals(Edge& back);
  bool widen_slot(int s, Type back);
  void close(Edge& back, int32_t header);

  Builder& b;
  std::vector<uint16_t> dead_;
  LoopMemo& memo_;
  std::vector<Id> head_slots_;
  std::vector<VirtualState> head_virtuals_;
  Memory head_memory_;
  std::vector<std::pair<int, Type>> slot_params_;
  std::vector<std::pair<std::pair<int, int>, Type>> word_params_;
};

std::vector<uint64_t> LoopBuilder::path() const {
  std::vector<uint64_t> key;
  for (auto& a : b.active) key.push_back(reinterpret_cast<uint64_t>(a.node));
  key.push_back(b.active.back().log.size());
  return key;
}

template <class F>
void LoopBuilder::each_edge_list(F f) {
  for (auto& frame : b.frames) f(frame.returns);
  for (auto& h : b.handlers) f(h.exits), f(h.nexts);
}

LoopBuilder::Mark LoopBuilder::mark() {
  Mark m{b.graph.ins.size(),
         b.graph.blocks.size(),
         b.graph.order.size(),
         b.graph.states.size(),
         b.graph.blocks[b.cur].ins.size(),
         b.assumptions.size(),
         b.decisions.size(),
         b.virtual_ids.size(),
         b.knowledge.size(),
         b.cur,
         b.memory,
         b.frames.back().slots,
         b.virtuals,
         {}};
  each_edge_list([&](auto& list) { m.edge_counts.push_back(list.size()); });
  return m;
}

void LoopBuilder::roll_back(const Mark& m) {
  b.graph.ins.resize(m.ins);
  b.knowledge.resize(m.knowledge);
  b.graph.blocks.resize(m.blocks);
  b.graph.order.resize(m.order);
  b.graph.states.resize(m.states);
  b.assumptions.resize(m.assumptions);
  b.decisions.resize(m.decisions);
  for (size_t i = m.virtual_ids; i < b.virtual_ids.size(); i++) b.virtual_index.erase(b.virtual_ids[i]);
  b.virtual_ids.resize(m.virtual_ids);
  std::erase_if(b.values, [&](const auto& entry) { return entry.second >= Id(m.ins); });
  b.cur = m.cur;
  b.graph.blocks[m.cur].ins.resize(m.block_ins);
  b.graph.blocks[m.cur].succ[0] = b.graph.blocks[m.cur].succ[1] = -1;
  b.memory = m.memory;
  b.frames.back().slots = m.slots;
  b.virtuals = m.virtuals;
  b.state_cache = -1;
  size_t k = 0;
  each_edge_list([&](auto& list) { list.erase(list.begin() + long(m.edge_counts[k++]), list.end()); });
}

// Jumps to a new header with the parameters that earlier rounds asked for.
int32_t LoopBuilder::enter() {
  for (int v : memo_.materialize)
    if (size_t(v) < b.virtuals.size() && b.virtuals[v].present && !b.virtuals[v].materialized) b.materialize(v);
  auto& slots = b.frames.back().slots;
  for (uint16_t s : dead_) slots[s] = b.constant(kNil);
  slot_params_.clear();
  word_params_.clear();
  std::vector<Id> initial;
  for (auto& [s, t] : memo_.slots) {
    Type joined = t == b.type(slots[s]) ? t : join(t, b.type(b.canonical(slots[s], b.virtuals)));
    slot_params_.push_back({s, joined});
    initial.push_back(b.coerce(slots[s], joined));
  }
  for (auto& [at, t] : memo_.words) {
    if (size_t(at.first) >= b.virtuals.size()) continue;
    VirtualState& v = b.virtuals[at.first];
    if (!v.present || v.materialized || size_t(at.second) >= v.words.size()) continue;
    Id word = v.words[at.second];
    Type joined = t == b.type(word) ? t : join(t, b.type(b.canonical(word, b.virtuals)));
    word_params_.push_back({at, joined});
    initial.push_back(b.coerce(word, joined));
  }
  int32_t header = b.new_block();
  b.jump(header, initial);
  b.begin(header);
  for (int c : memo_.clobbered) b.renew(c);
  for (auto& [s, t] : slot_params_) b.frames.back().slots[s] = b.parameter(t);
  for (auto& [at, t] : word_params_) b.virtuals[at.first].words[at.second] = b.parameter(t);
  head_slots_ = b.frames.back().slots;
  head_virtuals_ = b.virtuals;
  head_memory_ = b.memory;
  return header;
}

bool LoopBuilder::compare_virtuals(Edge& back) {
  bool changed = false;
  for (size_t v = 0; v < head_virtuals_.size(); v++) {
    VirtualState& head = head_virtuals_[v];
    if (!head.present || head.materialized) continue;
    VirtualState& now = back.virtuals[v];
    if (now.materialized || now.header != head.header) {
      memo_.materialize.push_back(int(v));
      changed = true;
      continue;
    }
    for (size_t w = 0; w < head.words.size(); w++) {
      std::pair<int, int> at{int(v), int(w)};
      auto it = std::find_if(word_params_.begin(), word_params_.end(), [&](auto& p) { return p.first == at; });
      Id was = b.canonical(head.words[w], head_virtuals_), is = b.canonical(now.words[w], back.virtuals);
      Type entry = b.type(was), t = b.type(is);
      if (it == word_params_.end()) {
        if (was == is) continue;
        memo_.words[at] = join(entry, t);
        changed = true;
      } else if (Type j = it->second == t ? t : join(it->second, t); j != it->second) {
        memo_.words[at] = j;
        changed = true;
      }
    }
  }
  return changed;
}

bool LoopBuilder::compare_back_edge(Edge& back) {
  bool changed = compare_virtuals(back);
  for (size_t s = 0; s < back.slots.size(); s++) {
    if (std::find(dead_.begin(), dead_.end(), s) != dead_.end()) continue;
    auto it = std::find_if(slot_params_.begin(), slot_params_.end(), [&](auto& p) { return p.first == int(s); });
    Id was = b.canonical(head_slots_[s], head_virtuals_), is = b.canonical(back.slots[s], back.virtuals);
    Type t = b.type(is);
    if (it == slot_params_.end()) {
      if (was == is) continue;
      memo_.slots[int(s)] = join(b.type(was), t);
      changed = true;
    } else if (Type j = it->second == t ? t : join(it->second, t); j != it->second) {
      memo_.slots[int(s)] = j;
      changed = true;
    }
  }
  for (int c = 0; c < Memory::kCount; c++)
    if (back.memory.epoch[c] != head_memory_.epoch[c] &&
        std::find(memo_.clobbered.begin(), memo_.clobbered.end(), c) == memo_.clobbered.end()) {
      memo_.clobbered.push_back(c);
      changed = true;
    }
  return changed;
}

void LoopBuilder::close(Edge& back, int32_t header) {
  std::vector<Id> args;
  for (auto& [s, t] : slot_params_) args.push_back(b.coerce(back.slots[s], t));
  for (auto& [at, t] : word_params_) args.push_back(b.coerce(b.virtuals[at.first].words[at.second], t));
  b.jump(header, args);
}

Id LoopBuilder::run(FunctionRef<Id()> body) {
  size_t fact_count = b.facts.size(), key_count = b.keys.size(), frame_index = b.frames.size() - 1;
  float outer_frequency = b.frequency;
  b.before_showing();  // that the loop around this one goes on to something else
  const auto outer_loop = b.current_loop;
  for (;;) {
    b.rounds++;
    Mark m = mark();
    b.frequency = outer_frequency * 10;
    b.current_loop = {&memo_, frame_index, b.frequency};
    int32_t header = enter();
    b.handlers.push_back({Handler::Loop, frame_index, 0, {}, {}});
    auto iteration = [&] {
      b.raw(Ins{.op = Op::Poll, .state = b.frame_state(), .extra = memo_.defers});
      b.renew_at_poll();
      return body();
    };
    b.in_part(0, iteration);
    if (!b.dead()) b.handlers.back().nexts.push_back(b.edge(Exit::Next, 0, 0, frame_index));
    b.undo(fact_count, key_count);
    Handler h = std::move(b.handlers.back());
    b.handlers.pop_back();
    bool changed = memo_.decide_deferring();
    if (!h.nexts.empty()) {
      for (Edge& e : h.nexts) e.value = e.token = 0;
      Edge back = b.merge(h.nexts, frame_index);
      back.virtuals = b.virtuals;
      back.memory = b.memory;
      changed |= compare_back_edge(back);
      if (!changed) close(back, header);
      b.undo(fact_count, key_count);
    }
    b.frequency = outer_frequency;
    b.current_loop = outer_loop;
    if (!changed) {
      for (Edge& e : h.exits) e.value = e.token = 0;
      b.merge(h.exits, frame_index);
      Id end = b.logged(b.dead() ? 0 : b.constant(kNil));
      if (memo_.defers) b.append_deferred();
      return end;
    }
    roll_back(m);
  }
}

Id Builder::loop(Node&, const uint16_t* dead_slots, size_t dead_count, FunctionRef<Id()> body) {
  return dead() ? 0 : LoopBuilder(*this, dead_slots, dead_count).run(body);
}

}  // namespace hypha::pe
