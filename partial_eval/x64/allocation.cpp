// SPDX-License-Identifier: MIT
// Linear scan with timelines: every register keeps the sorted segments of the values in it, so that lifetime holes are
// used and fixed uses of a register are just more segments. A value that finds no free register takes one from values
// that together cost less in memory; those, and whatever else was left in memory, get a second chance at the end in
// the gaps that remain.
#include "partial_eval/x64/allocation.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "partial_eval/x64/registers.h"

namespace hypha::pe::x64 {
namespace {

constexpr Id kFixed = -1;

class Timeline {
 public:
  struct Item {
    int32_t from, to;
    Id value;
  };
  // f(Id) for each segment in the way of v's; stops when f returns false. May name a value several times.
  template <class F>
  void conflicts(const Intervals& iv, Id v, F f) const {
    if (items_.empty()) return;
    for (int32_t s = iv.head[v]; s >= 0; s = iv.segments[s].next) {
      const Segment& seg = iv.segments[s];
      for (auto at = find(seg.from); at != items_.end() && at->from < seg.to; ++at)
        if (!f(at->value)) return;
    }
  }
  bool is_free(const Intervals& iv, Id v) const {
    bool free = true;
    conflicts(iv, v, [&](Id) { return free = false; });
    return free;
  }
  void add(const Intervals& iv, Id v) {
    for (int32_t s = iv.head[v]; s >= 0; s = iv.segments[s].next) add(iv.segments[s].from, iv.segments[s].to, v);
  }
  void add(int32_t from, int32_t to, Id v) { items_.insert(find(from), Item{from, to, v}); }
  void remove(const Intervals& iv, Id v) {
    for (int32_t s = iv.head[v]; s >= 0; s = iv.segments[s].next) items_.erase(find(iv.segments[s].from));
  }

 private:
  // The first item that ends after `position`; nearly always asked for near the end.
  std::vector<Item>::const_iterator find(int32_t position) const {
    auto before = [](const Item& i, int32_t p) { return i.to <= p; };
    if (items_.empty() || items_.back().to <= position) return items_.end();
    return std::lower_bound(items_.begin(), items_.end(), position, before);
  }
  std::vector<Item> items_;
};

class Allocator {
 public:
  Allocator(const Graph& g, const Intervals& iv) : g_(g), iv_(iv), gpr_(16), xmm_(kXmmPool) {
    a_.location.resize(g.ins.size());
    a_.save_slot.resize(g.ins.size());
    a_.stored_at_definition.resize(g.ins.size());
    a_.saves.resize(iv.calls.size());
    for (int32_t n : iv.rdx_used) gpr_[RDX].add(2 * n, 2 * n + 2, kFixed);
  }

  Allocation run() {
    std::vector<Id> values;
    for (Id v = 1; size_t(v) < g_.ins.size(); v++)
      if (iv_.has(v)) values.push_back(v);
    std::sort(values.begin(), values.end(), [&](Id a, Id b) {
      int32_t sa = iv_.start(a), sb = iv_.start(b);
      return sa != sb ? sa < sb : iv_.cost[a] > iv_.cost[b];
    });
    for (Id v : values) scan(v);
    std::stable_sort(spilled_.begin(), spilled_.end(), [&](Id a, Id b) { return iv_.cost[a] > iv_.cost[b]; });
    for (Id v : spilled_) second_chance(v);
    for (Id v : values) plan_saves(v);
    for (int r : kGprPool)
      if (is_callee_saved(r) && used_[r]) a_.callee_saved.push_back(r);
    assign_slots(values);
    return std::move(a_);
  }

 private:
  bool is_f64(Id v) const { return g_.ins[v].repr == Repr::F64; }
  Timeline& timeline(bool f64, int r) { return f64 ? xmm_[r] : gpr_[r]; }
  Loc::Kind kind(bool f64) const { return f64 ? Loc::Xmm : Loc::Reg; }

  struct Prices {
    float caller_saved;   // of saving v around calls
    float bonus[16] = {}; // moves saved by being where a related value is
  };
  Prices prices(Id v) const {
    Prices p;
    float calls = iv_.calls_crossed(v, false);
    p.caller_saved = calls > 0 ? std::min(calls, iv_.def_weight[v]) + iv_.calls_crossed(v, true) : 0;
    for (int32_t h = iv_.hint_head[v]; h >= 0; h = iv_.hints[h].next) {
      Loc l = a_.location[iv_.hints[h].other];
      if (l.kind == kind(is_f64(v))) p.bonus[l.n] += iv_.hints[h].weight;
    }
    return p;
  }
  float price(const Prices& p, bool f64, int r) const {
    float base = f64 || !is_callee_saved(r) ? p.caller_saved : used_[r] ? 0.f : 2.f;  // push and pop
    return base - p.bonus[r];
  }

  template <class F>
  void for_each_register(bool f64, F f) {
    if (f64) {
      for (int r = 0; r < kXmmPool; r++) f(r);
    } else {
      for (int r : kGprPool) f(r);
    }
  }
  void take(Id v, int r) {
    bool f = is_f64(v);
    timeline(f, r).add(iv_, v);
    a_.location[v] = {kind(f), r};
    if (!f) used_[r] = true;
  }
  // The cheapest free register that is better than memory, or -1.
  int best_free(Id v, const Prices& p) {
    bool f = is_f64(v);
    int best = -1;
    float best_price = iv_.cost[v];
    for_each_register(f, [&](int r) {
      float cost = price(p, f, r);
      if (cost < best_price && timeline(f, r).is_free(iv_, v)) best = r, best_price = cost;
    });
    return best;
  }
  void scan(Id v) {
    Prices p = prices(v);
    int r = best_free(v, p);
    if (r >= 0) return take(v, r);
    r = best_eviction(v, p);
    if (r < 0) return void(spilled_.push_back(v));
    evict(v, r);
    take(v, r);
  }
  int best_eviction(Id v, const Prices& p) {
    bool f = is_f64(v);
    int best = -1;
    float best_price = iv_.cost[v];
    for_each_register(f, [&](int r) {
      float cost = price(p, f, r);
      std::vector<Id>& seen = scratch_;
      seen.clear();
      if (cost < best_price)
        timeline(f, r).conflicts(iv_, v, [&](Id other) {
          if (other == kFixed) cost = INFINITY;
          else if (std::find(seen.begin(), seen.end(), other) == seen.end()) cost += iv_.cost[other], seen.push_back(other);
          return cost < best_price;
        });
      if (cost < best_price) best = r, best_price = cost;
    });
    return best;
  }
  void evict(Id v, int r) {
    Timeline& t = timeline(is_f64(v), r);
    std::vector<Id> out;
    t.conflicts(iv_, v, [&](Id other) {
      if (std::find(out.begin(), out.end(), other) == out.end()) out.push_back(other);
      return true;
    });
    for (Id other : out) {
      t.remove(iv_, other);
      a_.location[other] = {};
      spilled_.push_back(other);
    }
  }
  void second_chance(Id v) {
    int r = best_free(v, prices(v));
    if (r >= 0) take(v, r);
  }

  void plan_saves(Id v) {
    Loc l = a_.location[v];
    if (l.kind == Loc::None || (l.kind == Loc::Reg && is_callee_saved(l.n))) return;
    float calls = iv_.calls_crossed(v, false);
    if (calls <= 0) return;
    a_.save_slot[v] = 1;  // decided in assign_slots
    bool at_definition = a_.stored_at_definition[v] = iv_.def_weight[v] <= calls;
    iv_.for_each_call(v, [&](size_t k, bool reload) {
      if (!at_definition || reload) a_.saves[k].push_back({v, !at_definition, reload});
    });
  }

  // ---- stack slots: intervals without holes, each slot given on as soon as it is free
  void assign_slots(const std::vector<Id>& values) {
    using Free = std::pair<int32_t, int32_t>;  // free from, slot
    std::priority_queue<Free, std::vector<Free>, std::greater<>> queue;
    std::vector<int32_t> free_from;
    int32_t first = int32_t(a_.callee_saved.size()) + 1;
    for (Id v : values) {
      bool spilled = a_.location[v].kind == Loc::None;
      if (!spilled && !a_.save_slot[v]) continue;
      int32_t slot = spilled ? hinted_slot(v, free_from, first) : -1;
      while (slot < 0 && !queue.empty() && queue.top().first <= iv_.start(v)) {
        auto [from, s] = queue.top();
        queue.pop();
        if (free_from[s] == from) slot = s;  // else taken by a hint meanwhile
      }
      if (slot < 0) {
        slot = int32_t(free_from.size());
        free_from.push_back(0);
      }
      free_from[slot] = iv_.end(v);
      queue.push({iv_.end(v), slot});
      int32_t offset = -8 * (first + slot);
      if (spilled) a_.location[v] = {Loc::Stack, offset};
      else a_.save_slot[v] = offset;
    }
    a_.slots = int32_t(free_from.size());
  }
  int32_t hinted_slot(Id v, const std::vector<int32_t>& free_from, int32_t first) const {
    for (int32_t h = iv_.hint_head[v]; h >= 0; h = iv_.hints[h].next) {
      Loc l = a_.location[iv_.hints[h].other];
      if (l.kind == Loc::Stack && free_from[-l.n / 8 - first] <= iv_.start(v)) return -l.n / 8 - first;
    }
    return -1;
  }

  const Graph& g_;
  const Intervals& iv_;
  Allocation a_;
  std::vector<Timeline> gpr_, xmm_;
  bool used_[16] = {};
  std::vector<Id> spilled_, scratch_;
};

}  // namespace

Allocation allocate(const Graph& g, const Intervals& iv) { return Allocator(g, iv).run(); }

}  // namespace hypha::pe::x64
