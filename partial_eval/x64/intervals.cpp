// SPDX-License-Identifier: MIT
// Liveness walks from each use up to the definition (Brandner, Boissinot, Darte, Dupont de Dinechin, Rastello, "Computing
// Liveness Sets for SSA-Form Programs", INRIA RR-7503, 2011): time and memory are those of the result, not of bit
// matrices, and the sequence of the blocks does not matter.
#include "partial_eval/x64/intervals.h"

#include <algorithm>

#include "partial_eval/x64/registers.h"

namespace hypha::pe::x64 {

Intervals::Intervals(const Graph& g, const Selection& sel, const Flow& flow)
    : head(g.ins.size(), -1),
      cost(g.ins.size()),
      def_weight(g.ins.size()),
      hint_head(g.ins.size(), -1),
      g_(g),
      sel_(sel),
      flow_(flow),
      number_(g.ins.size()),
      block_from_(g.blocks.size()),
      block_to_(g.blocks.size()),
      live_out_(g.blocks.size()),
      end_(g.ins.size()) {
  number();
  find_liveness();
  build();
}

void Intervals::number() {
  int32_t n = 0;
  float sum = 0;
  for (int32_t b : g_.order) {
    block_from_[b] = 2 * n++;
    for (Id id : g_.blocks[b].ins) {
      number_[id] = n;
      if (!sel_.emits(id)) continue;
      if (info(g_.op(id)).call) {
        calls.push_back({id, n});
        call_weight_.push_back(sum += flow_.weight[b]);
      }
      if (Selection::clobbers_rdx(g_, id)) rdx_used.push_back(n);
      n++;
    }
    block_to_[b] = 2 * n;
  }
}

void Intervals::find_liveness() {
  struct UseBlock {
    int32_t block, next;
  };
  std::vector<UseBlock> uses;
  std::vector<int32_t> first(g_.ins.size(), -1), seen(g_.blocks.size(), -1), work;
  for (int32_t b : g_.order)
    for (Id id : g_.blocks[b].ins) {
      if (!sel_.emits(id)) continue;
      auto use = [&](Id v) {
        if (g_.ins[v].block == b || (first[v] >= 0 && uses[first[v]].block == b)) return;
        uses.push_back({b, first[v]});
        first[v] = int32_t(uses.size()) - 1;
      };
      sel_.for_each_operand(id, use);
      for (Id v : sel_.state_values(id)) use(v);
    }
  for (Id v = 1; size_t(v) < g_.ins.size(); v++) {
    if (first[v] < 0) continue;
    for (int32_t u = first[v]; u >= 0; u = uses[u].next) work.push_back(uses[u].block);
    while (!work.empty()) {
      int32_t b = work.back();
      work.pop_back();
      if (seen[b] == v) continue;  // live-in already known
      seen[b] = v;
      for (int32_t p : g_.blocks[b].preds) {
        if (live_out_[p].empty() || live_out_[p].back() != v) live_out_[p].push_back(v);
        if (p != g_.ins[v].block) work.push_back(p);
      }
    }
  }
}

// Segments are found from the last block to the first, so each new one goes to the front.
void Intervals::extend(Id v, int32_t from, int32_t to) {
  int32_t h = head[v];
  if (h >= 0 && segments[h].from <= to) {
    segments[h].from = std::min(segments[h].from, from);
    segments[h].to = std::max(segments[h].to, to);
    return;
  }
  if (h < 0) end_[v] = to;
  segments.push_back({from, to, h});
  head[v] = int32_t(segments.size()) - 1;
}

void Intervals::define(Id v, int32_t at) {
  if (head[v] >= 0 && segments[head[v]].from <= at) segments[head[v]].from = at;
  else extend(v, at, at + 1);  // not used: the register is written all the same
}

void Intervals::build() {
  segments.reserve(g_.ins.size() * 2);
  for (size_t k = g_.order.size(); k-- > 0;) build_block(g_.order[k]);
  for (Id v = 1; size_t(v) < g_.ins.size(); v++)
    if (has(v))
      for (int32_t s = head[v]; s >= 0; s = segments[s].next) end_[v] = segments[s].to;
}

void Intervals::build_block(int32_t b) {
  int32_t from = block_from_[b];
  float weight = flow_.weight[b];
  for (Id v : live_out_[b]) extend(v, from, block_to_[b]);
  const std::vector<Id>& list = g_.blocks[b].ins;
  for (size_t k = list.size(); k-- > 0;) {
    Id id = list[k];
    if (!sel_.emits(id)) continue;
    const Ins& i = g_.ins[id];
    int32_t n = number_[id];
    bool at_start = i.op == Op::BlockParam || i.op == Op::Param;
    if (i.repr != Repr::None && (!at_start || head[id] >= 0)) {
      define(id, at_start ? from : 2 * n + 1);
      def_weight[id] = weight;
      cost[id] += weight;
    }
    Id undo = sel_.undoable(id);
    for (Id v : sel_.state_values(id)) {
      if (v == id) continue;
      extend(v, from, v == undo ? 2 * n + 1 : 2 * n + 2);
      cost[v] += weight * 0.002f;  // read from memory as well as from a register, and hardly ever
    }
    sel_.for_each_operand(id, [&](Id v) {
      extend(v, from, 2 * n + 1);
      cost[v] += weight;
    });
    add_hints(id, weight);
  }
}

void Intervals::add_hint(Id a, Id b, float weight) {
  if (is_placeless(g_, a) || is_placeless(g_, b)) return;
  hints.push_back({b, weight, hint_head[a]});
  hint_head[a] = int32_t(hints.size()) - 1;
  hints.push_back({a, weight, hint_head[b]});
  hint_head[b] = int32_t(hints.size()) - 1;
}

void Intervals::add_hints(Id id, float weight) {
  const Ins& i = g_.ins[id];
  switch (i.op) {
    case Op::Jump: {
      const std::vector<Id>& params = g_.blocks[g_.blocks[i.block].succ[0]].ins;
      for (size_t k = 0; k < i.args.size(); k++) add_hint(i.args[k], params[k], weight);
      break;
    }
    case Op::AddI: case Op::MulI: case Op::AndI: case Op::OrI: case Op::XorI: case Op::AddW: case Op::AddF: case Op::MulF:
      if (!sel_.fused(i.args[1])) add_hint(id, i.args[1], weight * 0.4f);
      add_hint(id, i.args[0], weight * 0.5f);
      break;
    case Op::SubI: case Op::SubF: case Op::DivF: case Op::Untag: case Op::Bits: case Op::FromBits: case Op::ShlI: case Op::ShrI:
    case Op::DivI: case Op::ModI: case Op::NegF: case Op::AbsF:
      add_hint(id, i.args[0], weight * 0.5f);
      break;
    default:
      break;
  }
}

size_t Intervals::first_call_after(int32_t position) const {  // the first that starts after `position` was written
  return size_t(std::lower_bound(calls.begin(), calls.end(), position,
                                 [](const Call& c, int32_t p) { return 2 * c.number + 1 <= p; }) - calls.begin());
}

float Intervals::calls_crossed(Id v, bool reload) const {
  float sum = 0;
  for (int32_t s = head[v]; s >= 0 && !calls.empty(); s = segments[s].next) {
    size_t a = first_call_after(segments[s].from);
    size_t b = std::max(a, first_call_after(segments[s].to - (reload ? 2 : 1)));
    if (b > a) sum += call_weight_[b - 1] - (a ? call_weight_[a - 1] : 0);
  }
  return sum;
}

}  // namespace hypha::pe::x64
