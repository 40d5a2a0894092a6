// SPDX-License-Identifier: MIT
#include "partial_eval/x64/selection.h"

#include <bit>

#include "partial_eval/phases/dead_code.h"

namespace hypha::pe::x64 {

Selection::Selection(const Graph& g)
    : g_(g),
      fused_(g.ins.size()),
      skipped_(g.ins.size()),
      in_state_(g.ins.size()),
      uses_(g.ins.size()),
      epoch_(g.ins.size()),
      stamp_(g.ins.size(), -1),
      state_values_(g.states.size()),
      state_done_(g.states.size()) {
  find_unused();
  fuse();
}

void Selection::collect_state(int32_t state) {
  if (state < 0 || state_done_[state]) return;
  state_done_[state] = true;
  std::vector<Id>& list = state_values_[state];
  for_each_state_value(g_, state, [&](Id v) {
    if (is_placeless(g_, v) || stamp_[v] == state) return;
    stamp_[v] = state;
    in_state_[v] = true;
    list.push_back(v);
  });
}

// Backwards, so that all users of a value have been seen before it; what a jump passes on counts as used.
void Selection::find_unused() {
  for (size_t k = g_.order.size(); k-- > 0;) {
    const std::vector<Id>& list = g_.blocks[g_.order[k]].ins;
    for (size_t n = list.size(); n-- > 0;) {
      const Ins& i = g_.ins[list[n]];
      if (is_removable(i.op) && !uses_[list[n]] && !in_state_[list[n]]) {
        skipped_[list[n]] = true;
        continue;
      }
      for (Id v : i.args)
        if (uses_[v] < 255) uses_[v]++;
      collect_state(i.state);
    }
  }
}

bool Selection::single_use_here(Id v, Id user) const {
  if (is_placeless(g_, v) || fused_[v] || uses_[v] != 1 || in_state_[v] || g_.ins[v].block != g_.ins[user].block)
    return false;
  return !info(g_.op(v)).reads || epoch_[v] == epoch_[user];
}

static bool is_condition(Op op) {
  switch (op) {
    case Op::IsInt:
    case Op::IsDouble:
    case Op::IsHeap:
    case Op::HasShape:
    case Op::HasKind:
    case Op::HasAux:
    case Op::Same:
    case Op::SameWord:
    case Op::Truthy:
    case Op::IsCompletion:
    case Op::CmpInt:
    case Op::CmpF64:
    case Op::Not:
    case Op::And:
      return true;
    default:
      return false;
  }
}

void Selection::fuse_condition(Id v, Id user) {
  if (!is_condition(g_.op(v)) || !single_use_here(v, user)) return;
  fused_[v] = true;
  const Ins& i = g_.ins[v];
  switch (i.op) {
    case Op::Not:
    case Op::And:
      for (Id x : i.args) fuse_condition(x, user);
      break;
    case Op::CmpInt:
    case Op::Same:
    case Op::SameWord:
      if (!g_.is_const(i.args[0])) fuse_load(i.args[1], user);
      break;
    case Op::CmpF64:  // comisd compares the second with the first
      fuse_load(i.args[i.cond == Cond::EQ ? 1 : 0], user);
      break;
    default:
      break;
  }
}

void Selection::fuse_load(Id v, Id user) {
  Op op = g_.op(v);
  if (op != Op::Load && op != Op::LoadWord && op != Op::LoadF64 && op != Op::LoadTls) return;
  if (single_use_here(v, user)) fused_[v] = true;
}

void Selection::fuse() {
  for (int32_t b : g_.order) {
    int32_t epoch = 0;
    for (Id id : g_.blocks[b].ins) {
      Op op = g_.op(id);
      epoch_[id] = epoch;
      if (info(op).effect && op != Op::Guard && op != Op::CheckValid) epoch++;
      if (skipped_[id]) continue;
      const std::vector<Id>& args = g_.ins[id].args;
      switch (op) {
        case Op::Branch:
        case Op::Guard:
        case Op::BoxBool:
          fuse_condition(args[0], id);
          break;
        case Op::AddI:
        case Op::SubI:
        case Op::AndI:
        case Op::OrI:
        case Op::XorI:
        case Op::AddW:
          if (!g_.is_const(args[0])) fuse_load(args[1], id);
          break;
        case Op::AddF:
        case Op::SubF:
        case Op::MulF:
        case Op::DivF:
          fuse_load(args[1], id);
          break;
        default:
          break;
      }
    }
  }
}

Id Selection::undoable(Id id) const {
  const Ins& i = g_.ins[id];
  if ((i.op != Op::AddI && i.op != Op::SubI) || i.state < 0 || i.args[0] == i.args[1]) return 0;
  return is_placeless(g_, i.args[0]) ? 0 : i.args[0];
}

int power_of_two_divisor(const Graph& g, Id id) {
  const Ins& d = g.ins[g.ins[id].args[1]];
  if (d.op != Op::Const) return -1;
  int64_t c = Value{d.imm}.as_int();
  return c > 0 && std::has_single_bit(uint64_t(c)) ? std::countr_zero(uint64_t(c)) : -1;
}

bool Selection::clobbers_rdx(const Graph& g, Id id) {
  Op op = g.op(id);
  return (op == Op::DivI || op == Op::ModI) && power_of_two_divisor(g, id) < 0;
}

}  // namespace hypha::pe::x64
