// SPDX-License-Identifier: MIT
// The verifier: what every phase may rely on. Dominators by Cooper, Harvey, Kennedy, "A Simple, Fast Dominance
// Algorithm" (2001). Reports the first violation with the instruction's or block's number.
#include <algorithm>

#include "partial_eval/ir/state_values.h"
#include "partial_eval/ir/text.h"

namespace hypha::pe {
namespace {

class Verifier {
 public:
  explicit Verifier(const Graph& g) : g_(g) {}

  bool run(std::string* error) {
    check_order() && check_blocks() && check_edges() && number() && check_instructions();
    if (!message_.empty() && error) *error = message_;
    return message_.empty();
  }

 private:
  bool fail(std::string m) {
    if (message_.empty()) message_ = std::move(m);
    return false;
  }
  bool fail_at(Id id, const char* m) {
    return fail("v" + std::to_string(id) + " (" + info(g_.op(id)).name + "): " + m);
  }
  bool fail_block(int32_t b, const char* m) { return fail("b" + std::to_string(b) + ": " + m); }
  bool valid(Id id) const { return id >= 0 && size_t(id) < g_.ins.size(); }

  // ---- shape of the control flow graph
  bool check_order() {
    rank_.assign(g_.blocks.size(), -1);
    for (size_t k = 0; k < g_.order.size(); k++) {
      int32_t b = g_.order[k];
      if (b < 0 || size_t(b) >= g_.blocks.size()) return fail("order names a block that does not exist");
      if (rank_[b] >= 0) return fail_block(b, "twice in the order");
      rank_[b] = int32_t(k);
    }
    if (g_.order.empty()) return fail("no blocks");
    return true;
  }
  bool check_blocks() {
    for (int32_t b : g_.order) {
      const Block& block = g_.blocks[b];
      if (block.ins.empty()) return fail_block(b, "empty");
      bool params_over = false;
      for (size_t k = 0; k < block.ins.size(); k++) {
        Id id = block.ins[k];
        if (!valid(id)) return fail_block(b, "instruction that does not exist");
        const Ins& i = g_.ins[id];
        if (i.block != b) return fail_at(id, "does not know its block");
        if (info(i.op).no_block) return fail_at(id, "must not be in a block");
        if (i.op == Op::BlockParam && params_over) return fail_at(id, "after other instructions");
        if (i.op == Op::Param && b != g_.order[0]) return fail_at(id, "outside of the entry block");
        params_over |= i.op != Op::BlockParam;
        if (info(i.op).closes != (k + 1 == block.ins.size()))
          return fail_at(id, "block must end with one closing instruction");
      }
      Op last = g_.op(block.ins.back());
      int targets = last == Op::Branch ? 2 : last == Op::Jump ? 1 : 0;
      if ((block.succ[0] >= 0) + (block.succ[1] >= 0) != targets || (targets == 1 && block.succ[0] < 0))
        return fail_block(b, "number of successors");
    }
    return true;
  }
  size_t param_count(int32_t b) const {
    const auto& list = g_.blocks[b].ins;
    size_t n = 0;
    while (n < list.size() && g_.op(list[n]) == Op::BlockParam) n++;
    return n;
  }
  bool check_edges() {
    std::vector<int> found(g_.blocks.size()), written(g_.blocks.size());
    for (int32_t b : g_.order) {
      const Block& block = g_.blocks[b];
      for (int32_t s : block.succ) {
        if (s < 0) continue;
        if (size_t(s) >= g_.blocks.size() || rank_[s] < 0) return fail_block(b, "successor not in the order");
        if (rank_[s] == 0) return fail_block(b, "jump to the entry");
        if (std::count(g_.blocks[s].preds.begin(), g_.blocks[s].preds.end(), b) !=
            (block.succ[0] == block.succ[1] ? 2 : 1))
          return fail_block(s, "predecessor list");
        found[s]++;
        const Ins& last = g_.ins[block.ins.back()];
        size_t n = param_count(s);
        if (n != (last.op == Op::Jump ? last.args.size() : 0)) return fail_block(b, "number of block arguments");
        for (size_t k = 0; k < n; k++)
          if (!valid(last.args[k]) || (last.args[k] && g_.ins[last.args[k]].repr != g_.ins[g_.blocks[s].ins[k]].repr))
            return fail_at(block.ins.back(), "representation of a block argument");
      }
    }
    for (int32_t b : g_.order) {
      if (g_.blocks[b].preds.size() != size_t(found[b])) return fail_block(b, "predecessor list");
      if (rank_[b] > 0 && !found[b]) return fail_block(b, "unreachable");
      if (rank_[b] == 0 && param_count(b)) return fail_block(b, "entry with parameters");
    }
    return true;
  }

  // ---- dominance
  bool number() {
    position_.assign(g_.ins.size(), -1);
    for (int32_t b : g_.order)
      for (size_t k = 0; k < g_.blocks[b].ins.size(); k++) {
        Id id = g_.blocks[b].ins[k];
        if (position_[id] >= 0) return fail_at(id, "twice in its block");
        position_[id] = int32_t(k);
      }
    reverse_postorder();
    if (rpo_.size() != g_.order.size()) return fail("unreachable blocks");
    dominator_.assign(rpo_.size(), -1);  // by number in reverse postorder
    dominator_[0] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (size_t k = 1; k < rpo_.size(); k++) {
        int32_t d = -1;
        for (int32_t p : g_.blocks[rpo_[k]].preds) {
          int32_t n = number_[p];
          if (dominator_[n] >= 0) d = d < 0 ? n : common(d, n);
        }
        if (dominator_[k] != d) dominator_[k] = d, changed = true;
      }
    }
    for (size_t k = 1; k < rpo_.size(); k++)
      if (rank_[rpo_[dominator_[k]]] > rank_[rpo_[k]]) return fail_block(rpo_[k], "before its dominator in the order");
    return true;
  }
  void reverse_postorder() {
    std::vector<std::pair<int32_t, int>> stack{{g_.order[0], 0}};
    std::vector<bool> seen(g_.blocks.size());
    seen[g_.order[0]] = true;
    while (!stack.empty()) {
      auto& [b, next] = stack.back();
      if (next == 2) {
        rpo_.push_back(b);
        stack.pop_back();
        continue;
      }
      int32_t s = g_.blocks[b].succ[next++];
      if (s >= 0 && !seen[s]) seen[s] = true, stack.push_back({s, 0});
    }
    std::reverse(rpo_.begin(), rpo_.end());
    number_.assign(g_.blocks.size(), 0);
    for (size_t k = 0; k < rpo_.size(); k++) number_[rpo_[k]] = int32_t(k);
  }
  int32_t common(int32_t a, int32_t b) const {
    while (a != b) {
      while (a > b) a = dominator_[a];
      while (b > a) b = dominator_[b];
    }
    return a;
  }
  bool dominates(int32_t block_a, int32_t block_b) const {
    int32_t a = number_[block_a], b = number_[block_b];
    while (b > a) b = dominator_[b];
    return a == b;
  }
  bool available(Id v, Id user) const {  // v is defined before `user` runs
    const Ins &d = g_.ins[v], &u = g_.ins[user];
    if (d.block < 0 || rank_[d.block] < 0) return false;
    if (d.block != u.block) return dominates(d.block, u.block);
    return position_[v] < position_[user] || d.op == Op::Param;
  }

  // ---- instructions
  bool check_instructions() {
    for (int32_t b : g_.order)
      for (Id id : g_.blocks[b].ins)
        if (!check_operands(id) || !check_state(id)) return false;
    return true;
  }
  static bool fits(char c, Repr r) {
    switch (c) {
      case 'T':
        return r == Repr::Tagged;
      case 'F':
        return r == Repr::F64;
      case 'B':
        return r == Repr::Bool;
      case 'W':
        return r == Repr::Word;
      default:
        return r != Repr::None;
    }
  }
  bool check_operands(Id id) {
    const Ins& i = g_.ins[id];
    const OpInfo& op = info(i.op);
    if (op.result == Repr::X ? i.op == Op::BlockParam && i.repr == Repr::None : i.repr != op.result)
      return fail_at(id, "representation of the result");
    if (text::has_cond(i.op) && (i.cond > Cond::ULT || (i.op == Op::CmpF64 && i.cond == Cond::ULT)))
      return fail_at(id, "condition");
    const char* want = op.operands;
    for (Id v : i.args) {
      if (!*want) return fail_at(id, "number of operands");
      if (!valid(v)) return fail_at(id, "operand that does not exist");
      if (g_.op(v) == Op::Virtual) return fail_at(id, "virtual object outside of a frame state");
      if (v && !fits(*want, g_.ins[v].repr)) return fail_at(id, "representation of an operand");
      if (!is_placeless(g_, v) && !available(v, id)) return fail_at(id, "operand does not dominate");
      if (*want != '*') want++;
    }
    if (*want && *want != '*') return fail_at(id, "number of operands");
    return true;
  }
  bool check_state(Id id) {
    const Ins& i = g_.ins[id];
    if (i.state < 0) return i.op == Op::Deopt || i.op == Op::CheckValid ? fail_at(id, "no frame state") : true;
    if (!info(i.op).deopts && !info(i.op).call && i.op != Op::Alloc && i.op != Op::Box)
      return fail_at(id, "frame state at an operation that cannot use one");
    int32_t s = i.state;
    for (size_t depth = 0; s >= 0; s = g_.states[s].parent, depth++)
      if (size_t(s) >= g_.states.size() || depth > g_.states.size()) return fail_at(id, "frame state chain");
    bool ok = true;
    for_each_state_value(g_, i.state, [&](Id v) {
      if (!ok) return;
      if (!valid(v))
        ok = fail_at(id, "frame state value that does not exist");
      else if (g_.op(v) == Op::Virtual)
        ok = is_listed(i.state, v) || fail_at(id, "virtual object that is not listed");
      else if (v == id)
        ok = info(i.op).call || fail_at(id, "own result in the frame state");
      else if (!is_placeless(g_, v) && !available(v, id))
        ok = fail_at(id, "frame state value does not dominate");
      else if (v && g_.ins[v].repr == Repr::None)
        ok = fail_at(id, "frame state value without a result");
    });
    return ok;
  }
  bool is_listed(int32_t state, Id v) const {
    for (const VirtualObject& o : g_.states[state].virtuals)
      if (o.id == v) return o.fields.size() == o.offsets.size();
    return false;
  }

  const Graph& g_;
  std::string message_;
  std::vector<int32_t> rank_, position_, rpo_, number_, dominator_;
};

}  // namespace

bool verify(const Graph& g, std::string* error) { return Verifier(g).run(error); }

}  // namespace hypha::pe
