// SPDX-License-Identifier: MIT
// Where each value is live: intervals with holes over a numbering of the instructions, after Wimmer and Franz, "Linear
// Scan Register Allocation on SSA Form" (CGO 2010), and what it would cost to keep the value in memory.
//
// Instruction n of the order reads its operands at 2n and writes its result at 2n+1. What must survive the writing
// (values of its frame state) is read "late", at 2n+1. Segments are half-open.
#pragma once
#include <vector>

#include "partial_eval/x64/flow.h"
#include "partial_eval/x64/selection.h"

namespace hypha::pe::x64 {

struct Segment {
  int32_t from, to;
  int32_t next;  // index in Ranges::segments, -1 at the end
};

// The segments of all values. Built from the last block to the first.
class Ranges {
 public:
  explicit Ranges(size_t values) : head(values, -1), end_(values) {}
  bool has(Id v) const { return head[v] >= 0; }
  int32_t start(Id v) const { return segments[head[v]].from; }
  int32_t end(Id v) const { return end_[v]; }
  void extend(Id v, int32_t from, int32_t to);
  void define(Id v, int32_t at);

  std::vector<Segment> segments;
  std::vector<int32_t> head;  // by value, -1: none

 private:
  std::vector<int32_t> end_;
};

struct Hint {
  Id other;      // value that had better be in the same place
  float weight;  // moves saved
  int32_t next;
};

class Intervals {
 public:
  Intervals(const Graph&, const Selection&, const Flow&);

  bool has(Id v) const { return all.has(v); }
  bool in_state(Id v) const { return in_state_[v]; }

  size_t call_index(Id call) const { return first_call_after(2 * number_[call]); }
  // A question of its own, since the weights are sums that round: a rare call behind a hot loop may weigh nothing.
  bool crosses_call(const Ranges&, Id v) const;
  // Weight of the calls that `v` lives across; `reload`: only of those after which it is needed again.
  float calls_crossed(const Ranges&, Id v, bool reload) const;
  template <class F>
  void for_each_call(const Ranges& r, Id v, F f) const {  // f(index in calls, needed afterwards)
    for (int32_t s = r.head[v]; s >= 0; s = r.segments[s].next) {
      int32_t from = r.segments[s].from, to = r.segments[s].to;
      for (size_t k = first_call_after(from); k < calls.size() && 2 * calls[k].number + 1 < to; k++)
        f(k, to > 2 * calls[k].number + 2);
    }
  }

  struct Call {
    Id id;
    int32_t number;
  };
  Ranges all, real;               // all uses; without those by frame states
  std::vector<float> cost;        // by value: memory accesses if it has no register
  std::vector<float> def_weight;  // by value: how often it is defined
  std::vector<Hint> hints;
  std::vector<int32_t> hint_head;  // by value
  std::vector<Call> calls;         // in order
  std::vector<int32_t> rdx_used;   // numbers of the instructions whose lowering needs rdx

 private:
  using LiveOut = std::vector<std::vector<Id>>;  // by block
  void number();
  void find_liveness();
  struct UseBlock {
    int32_t block, next;
  };
  void walk_up(Id v, const std::vector<UseBlock>& uses, int32_t first, LiveOut*, std::vector<int32_t>* seen);
  void build();
  void build_block(int32_t b);
  void add_hint(Id a, Id b, float weight);
  void add_hints(Id id, float weight);
  size_t first_call_after(int32_t position) const;

  const Graph& g_;
  const Selection& sel_;
  const Flow& flow_;
  std::vector<int32_t> number_;  // by instruction
  std::vector<int32_t> block_from_, block_to_;
  LiveOut live_out_, live_out_real_;
  std::vector<bool> in_state_;
  std::vector<double> call_weight_;  // prefix sums over `calls`
  std::vector<int32_t> work_;
};

}  // namespace hypha::pe::x64
