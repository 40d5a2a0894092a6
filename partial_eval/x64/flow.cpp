// SPDX-License-Identifier: MIT
// Layout by bottom-up chains (Pettis, Hansen, "Profile Guided Code Positioning", PLDI 1990): the most frequent edges
// become fall-throughs. At equal frequency a Jump goes first, for it saves an instruction; so a loop with its test at
// the head ends up with the test at its end.
#include "partial_eval/x64/flow.h"

#include <algorithm>
#include <cmath>

namespace hypha::pe::x64 {
namespace {

constexpr float kCold = 0.01f;
constexpr float kUnknownTrips = 8;  // of a loop in a graph without frequencies

class FlowBuilder {
 public:
  FlowBuilder(const Graph& g, Flow& f) : g_(g), f_(f), rank_(g.blocks.size(), -1) {
    for (size_t k = 0; k < g.order.size(); k++) rank_[g.order[k]] = int32_t(k);
  }

  void weights() {
    f_.weight.resize(g_.blocks.size());
    bool flat = true;
    for (int32_t b : g_.order) {
      f_.weight[b] = g_.blocks[b].frequency;
      flat &= g_.blocks[b].frequency <= 1;
    }
    if (flat) estimate_loops();
  }

  void layout() {
    make_chains();
    for (int32_t b : g_.order)  // the entry's chain is first, the others in the order of their first block
      if (!cold(b) && chain_[b] >= 0) place_chain(chain_[b]);
    f_.hot = f_.layout.size();
    for (int32_t b : g_.order)
      if (cold(b)) f_.layout.push_back(b);
    find_alignment();
  }

 private:
  bool cold(int32_t b) const { return b != g_.order[0] && g_.blocks[b].frequency < kCold; }

  void estimate_loops() {
    std::vector<int32_t> mark(g_.blocks.size(), -1), work;
    for (int32_t header : g_.order) {
      for (int32_t p : g_.blocks[header].preds)
        if (rank_[p] >= rank_[header]) work.push_back(p);
      if (work.empty()) continue;
      mark[header] = header;
      f_.weight[header] *= kUnknownTrips;
      while (!work.empty()) {
        int32_t b = work.back();
        work.pop_back();
        if (mark[b] == header) continue;
        mark[b] = header;
        f_.weight[b] *= kUnknownTrips;
        for (int32_t p : g_.blocks[b].preds) work.push_back(p);
      }
    }
  }

  struct Edge {
    float weight;
    bool jump;
    int32_t from, to;
  };
  void make_chains() {
    std::vector<Edge> edges;
    chain_.assign(g_.blocks.size(), -1);
    next_.assign(g_.blocks.size(), -1);
    tail_.assign(g_.blocks.size(), -1);
    for (int32_t b : g_.order) {
      if (cold(b)) continue;
      chain_[b] = tail_[b] = b;  // a chain is named after its first block
      const Block& block = g_.blocks[b];
      bool jump = block.succ[1] < 0;
      for (int32_t s : block.succ)
        if (s >= 0 && !cold(s)) edges.push_back({std::min(f_.weight[b], f_.weight[s]), jump, b, s});
    }
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.jump > b.jump;
    });
    for (const Edge& e : edges) {
      int32_t a = chain_[e.from], b = chain_[e.to];
      if (a == b || tail_[a] != e.from || b != e.to || e.to == g_.order[0]) continue;
      next_[e.from] = e.to;
      tail_[a] = tail_[b];
      for (int32_t x = b; x >= 0; x = next_[x]) chain_[x] = a;
    }
  }
  void place_chain(int32_t head) {
    for (int32_t b = head; b >= 0; b = next_[b]) {
      f_.layout.push_back(b);
      chain_[b] = -1;
    }
  }

  void find_alignment() {
    f_.align.assign(g_.blocks.size(), false);
    std::vector<int32_t> place(g_.blocks.size());
    for (size_t k = 0; k < f_.layout.size(); k++) place[f_.layout[k]] = int32_t(k);
    for (size_t k = 0; k < f_.hot; k++)
      for (int32_t s : g_.blocks[f_.layout[k]].succ)
        if (s >= 0 && place[s] <= int32_t(k) && f_.weight[s] > 1) f_.align[s] = true;
  }

  const Graph& g_;
  Flow& f_;
  std::vector<int32_t> rank_, chain_, next_, tail_;
};

}  // namespace

Flow::Flow(const Graph& g) {
  FlowBuilder b(g, *this);
  b.weights();
  b.layout();
}

}  // namespace hypha::pe::x64
