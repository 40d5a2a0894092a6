// SPDX-License-Identifier: MIT
// Liveness walks from each use up to the definition (Brandner, Boissinot, Darte, Dupont de Dinechin, Rastello,
// "Computing Liveness Sets for SSA-Form Programs", INRIA RR-7503, 2011): time and memory are those of the result, not
// of bit matrices, and the sequence of the blocks does not matter.
#include "partial_eval/x64/intervals.h"

#include <algorithm>

#include "partial_eval/x64/registers.h"

namespace hypha::pe::x64 {

Intervals::Intervals(const Graph& g, const Selection& sel, const Flow& flow)
    : all(g.ins.size()),
      real(g.ins.size()),
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
      live_out_real_(g.blocks.size()),
      in_state_(g.ins.size()) {
  number();
  find_liveness();
  build();
}

void Intervals::number() {
  int32_t n = 0;
  double sum = 0;
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
  std::vector<UseBlock> uses, state_uses;
  std::vector<int32_t> first(g_.ins.size(), -1), first_state(g_.ins.size(), -1);
  auto note = [&](std::vector<UseBlock>& list, std::vector<int32_t>& head, Id v, int32_t b) {
    if (g_.ins[v].block == b || (head[v] >= 0 && list[head[v]].block == b)) return;
    list.push_back({b, head[v]});
    head[v] = int32_t(list.size()) - 1;
  };
  for (int32_t b : g_.order)
    for (Id id : g_.blocks[b].ins) {
      if (!sel_.emits(id)) continue;
      sel_.for_each_operand(id, [&](Id v) { note(uses, first, v, b); });
      for (Id v : sel_.state_values(id)) {
        in_state_[v] = true;
        note(state_uses, first_state, v, b);
      }
    }
  std::vector<int32_t> seen(g_.blocks.size(), -1), seen_real(g_.blocks.size(), -1);
  for (Id v = 1; size_t(v) < g_.ins.size(); v++) {
    walk_up(v, uses, first[v], &live_out_, &seen);
    walk_up(v, state_uses, first_state[v], &live_out_, &seen);
    if (in_state_[v]) walk_up(v, uses, first[v], &live_out_real_, &seen_real);
  }
}

void Intervals::walk_up(Id v, const std::vector<UseBlock>& uses, int32_t first, LiveOut* live_out,
                        std::vector<int32_t>* seen) {
  for (int32_t u = first; u >= 0; u = uses[u].next) work_.push_back(uses[u].block);
  while (!work_.empty()) {
    int32_t b = work_.back();
    work_.pop_back();
    if ((*seen)[b] == v) continue;  // live-in already known
    (*seen)[b] = v;
    for (int32_t p : g_.blocks[b].preds) {
      std::vector<Id>& out = (*live_out)[p];
      if (out.empty() || out.back() != v) out.push_back(v);
      if (p != g_.ins[v].block) work_.push_back(p);
    }
  }
}

// Each new segment goes to the front.
void Ranges::extend(Id v, int32_t from, int32_t to) {
  int32_t h = head[v];
  if (h >= 0 && segments[h].from <= to) {
    segments[h].from = std::min(segments[h].from, from);
    segments[h].to = std::max(segments[h].to, to);
    end_[v] = std::max(end_[v], to);
    return;
  }
  if (h < 0) end_[v] = to;
  segments.push_back({from, to, h});
  head[v] = int32_t(segments.size()) - 1;
}

void Ranges::define(Id v, int32_t at) {
  if (head[v] >= 0 && segments[head[v]].from <= at)
    segments[head[v]].from = at;
  else
    extend(v, at, at + 1);  // not used: the register is written all the same
}

void Intervals::build() {
  all.segments.reserve(g_.ins.size() * 2);
  for (size_t k = g_.order.size(); k-- > 0;) build_block(g_.order[k]);
}

void Intervals::build_block(int32_t b) {
  int32_t from = block_from_[b];
  float weight = flow_.weight[b];
  for (Id v : live_out_[b]) all.extend(v, from, block_to_[b]);
  for (Id v : live_out_real_[b]) real.extend(v, from, block_to_[b]);
  const std::vector<Id>& list = g_.blocks[b].ins;
  for (size_t k = list.size(); k-- > 0;) {
    Id id = list[k];
    if (!sel_.emits(id)) continue;
    const Ins& i = g_.ins[id];
    int32_t n = number_[id];
    bool at_start = i.op == Op::BlockParam || i.op == Op::Param;
    if (i.repr != Repr::None && (!at_start || has(id))) {
      all.define(id, at_start ? from : 2 * n + 1);
      if (in_state_[id]) real.define(id, at_start ? from : 2 * n + 1);
      def_weight[id] = weight;
      cost[id] += weight;
    }
    Id undo = sel_.undoable(id);
    for (Id v : sel_.state_values(id)) {
      if (v == id) continue;
      all.extend(v, from, v == undo ? 2 * n + 1 : 2 * n + 2);
      cost[v] += weight * 0.002f;  // read from memory as well as from a register, and hardly ever
    }
    sel_.for_each_operand(id, [&](Id v) {
      all.extend(v, from, 2 * n + 1);
      if (in_state_[v]) real.extend(v, from, 2 * n + 1);
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
    case Op::AddI:
    case Op::MulI:
    case Op::AndI:
    case Op::OrI:
    case Op::XorI:
    case Op::AddW:
    case Op::AddF:
    case Op::MulF:
      if (!sel_.fused(i.args[1])) add_hint(id, i.args[1], weight * 0.4f);
      add_hint(id, i.args[0], weight * 0.5f);
      break;
    case Op::SubI:
    case Op::SubF:
    case Op::DivF:
    case Op::Untag:
    case Op::Bits:
    case Op::FromBits:
    case Op::ShlI:
    case Op::ShrI:
    case Op::DivI:
    case Op::ModI:
    case Op::NegF:
    case Op::AbsF:
      add_hint(id, i.args[0], weight * 0.5f);
      break;
    default:
      break;
  }
}

size_t Intervals::first_call_after(int32_t position) const {  // the first that starts after `position` was written
  return size_t(std::lower_bound(calls.begin(), calls.end(), position,
                                 [](const Call& c, int32_t p) { return 2 * c.number + 1 <= p; }) -
                calls.begin());
}

bool Intervals::crosses_call(const Ranges& r, Id v) const {
  bool crosses = false;
  for_each_call(r, v, [&](size_t, bool) { crosses = true; });
  return crosses;
}

float Intervals::calls_crossed(const Ranges& r, Id v, bool reload) const {
  double sum = 0;
  for (int32_t s = r.head[v]; s >= 0 && !calls.empty(); s = r.segments[s].next) {
    size_t a = first_call_after(r.segments[s].from);
    size_t b = std::max(a, first_call_after(r.segments[s].to - (reload ? 2 : 1)));
    if (b > a) sum += call_weight_[b - 1] - (a ? call_weight_[a - 1] : 0);
  }
  return float(sum);
}

}  // namespace hypha::pe::x64
