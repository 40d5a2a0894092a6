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
  void conflicts(const Ranges& ranges, Id v, F f) const {
    if (items_.empty()) return;
    for (int32_t s = ranges.head[v]; s >= 0; s = ranges.segments[s].next) {
      const Segment& seg = ranges.segments[s];
      for (auto at = find(seg.from); at != items_.end() && at->from < seg.to; ++at)
        if (!f(at->value)) return;
    }
  }
  bool is_free(const Ranges& ranges, Id v) const {
    bool free = true;
    conflicts(ranges, v, [&](Id) { return free = false; });
    return free;
  }
  void add(const Ranges& r, Id v) {
    for (int32_t s = r.head[v]; s >= 0; s = r.segments[s].next) add(r.segments[s].from, r.segments[s].to, v);
  }
  void add(int32_t from, int32_t to, Id v) { items_.insert(find(from), Item{from, to, v}); }
  void remove(const Ranges& r, Id v) {
    for (int32_t s = r.head[v]; s >= 0; s = r.segments[s].next) items_.erase(find(r.segments[s].from));
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
    a_.split.resize(g.ins.size());
    a_.saves.resize(iv.calls.size());
    for (int32_t n : iv.rdx_used) gpr_[RDX].add(2 * n, 2 * n + 2, kFixed);
  }

  Allocation run() {
    std::vector<Id> values;
    for (Id v = 1; size_t(v) < g_.ins.size(); v++)
      if (iv_.has(v)) values.push_back(v);
    std::sort(values.begin(), values.end(), [&](Id a, Id b) {
      int32_t sa = iv_.all.start(a), sb = iv_.all.start(b);
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

  // What a register costs v, apart from moves.
  struct Prices {
    bool split;
    float caller_saved, callee_saved;
  };
  Prices whole(Id v) const {
    if (!iv_.crosses_call(iv_.all, v)) return {false, 0, 0};
    float calls = iv_.calls_crossed(iv_.all, v, false);
    return {false, std::min(calls, iv_.def_weight[v]) + iv_.calls_crossed(iv_.all, v, true), 0};
  }
  Prices split(Id v) const {
    float store = iv_.def_weight[v];
    return {true, store + iv_.calls_crossed(iv_.real, v, true), store};
  }
  void find_bonus(Id v) {  // moves saved by being where a related value is
    std::fill(bonus_, bonus_ + 16, 0.f);
    for (int32_t h = iv_.hint_head[v]; h >= 0; h = iv_.hints[h].next) {
      Loc l = a_.location[iv_.hints[h].other];
      if (l.kind == kind(is_f64(v))) bonus_[l.n] += iv_.hints[h].weight;
    }
  }
  float price(const Prices& p, bool f64, int r) const {
    if (f64 || !is_callee_saved(r)) return p.caller_saved - bonus_[r];
    return p.callee_saved + (used_[r] ? 0.f : 2.f) - bonus_[r];  // push and pop
  }
  const Ranges& ranges(Id v, bool split) const { return split ? iv_.real : iv_.all; }

  template <class F>
  void for_each_register(bool f64, F f) {
    if (f64) {
      for (int r = 0; r < kXmmPool; r++) f(r);
    } else {
      for (int r : kGprPool) f(r);
    }
  }
  struct Choice {
    int reg = -1;
    bool split = false;
    float price;  // to beat: that of memory
  };
  void take(Id v, const Choice& c) {
    bool f = is_f64(v);
    timeline(f, c.reg).add(ranges(v, c.split), v);
    a_.location[v] = {kind(f), c.reg};
    a_.split[v] = c.split;
    if (!f) used_[c.reg] = true;
  }
  void consider_free(Id v, const Prices& p, Choice* best) {
    bool f = is_f64(v);
    for_each_register(f, [&](int r) {
      float cost = price(p, f, r);
      bool better = cost < best->price || (cost == best->price && p.split && !best->split && best->reg >= 0);
      if (better && timeline(f, r).is_free(ranges(v, p.split), v)) *best = {r, p.split, cost};
    });
  }
  Choice best_free(Id v) {
    find_bonus(v);
    Choice best{.price = iv_.cost[v]};
    consider_free(v, whole(v), &best);
    if (iv_.in_state(v)) consider_free(v, split(v), &best);
    return best;
  }
  void scan(Id v) {
    Choice best = best_free(v);
    if (best.reg < 0) {
      consider_eviction(v, whole(v), &best);
      if (iv_.in_state(v)) consider_eviction(v, split(v), &best);
      if (best.reg < 0) return void(spilled_.push_back(v));
      evict(v, best);
    }
    take(v, best);
  }
  void consider_eviction(Id v, const Prices& p, Choice* best) {
    bool f = is_f64(v);
    for_each_register(f, [&](int r) {
      float cost = price(p, f, r);
      std::vector<Id>& seen = scratch_;
      seen.clear();
      if (cost >= best->price) return;
      timeline(f, r).conflicts(ranges(v, p.split), v, [&](Id other) {
        if (other == kFixed)
          cost = INFINITY;
        else if (std::find(seen.begin(), seen.end(), other) == seen.end())
          cost += iv_.cost[other], seen.push_back(other);
        return cost < best->price;
      });
      if (cost < best->price) *best = {r, p.split, cost};
    });
  }
  void evict(Id v, const Choice& c) {
    Timeline& t = timeline(is_f64(v), c.reg);
    std::vector<Id> out;
    t.conflicts(ranges(v, c.split), v, [&](Id other) {
      if (std::find(out.begin(), out.end(), other) == out.end()) out.push_back(other);
      return true;
    });
    for (Id other : out) {
      t.remove(ranges(other, a_.split[other]), other);
      a_.location[other] = {};
      a_.split[other] = false;
      spilled_.push_back(other);
    }
  }
  void second_chance(Id v) {
    Choice best = best_free(v);
    if (best.reg >= 0) take(v, best);
  }

  void plan_saves(Id v) {
    Loc l = a_.location[v];
    if (l.kind == Loc::None) return;
    bool split = a_.split[v], callee_saved = l.kind == Loc::Reg && is_callee_saved(l.n);
    if (split) a_.save_slot[v] = 1, a_.stored_at_definition[v] = true;  // the slot is decided in assign_slots
    if (callee_saved) return;
    if (!iv_.crosses_call(ranges(v, split), v)) return;
    float calls = iv_.calls_crossed(ranges(v, split), v, false);
    a_.save_slot[v] = 1;
    bool stored = a_.stored_at_definition[v] = split || iv_.def_weight[v] <= calls;
    iv_.for_each_call(ranges(v, split), v, [&](size_t k, bool reload) {
      if (!stored || reload) a_.saves[k].push_back({v, !stored, reload});
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
      while (slot < 0 && !queue.empty() && queue.top().first <= iv_.all.start(v)) {
        auto [from, s] = queue.top();
        queue.pop();
        if (free_from[s] == from) slot = s;  // else taken by a hint meanwhile
      }
      if (slot < 0) {
        slot = int32_t(free_from.size());
        free_from.push_back(0);
      }
      free_from[slot] = iv_.all.end(v);
      queue.push({iv_.all.end(v), slot});
      int32_t offset = -8 * (first + slot);
      if (spilled)
        a_.location[v] = {Loc::Stack, offset};
      else
        a_.save_slot[v] = offset;
    }
    a_.slots = int32_t(free_from.size());
  }
  int32_t hinted_slot(Id v, const std::vector<int32_t>& free_from, int32_t first) const {
    for (int32_t h = iv_.hint_head[v]; h >= 0; h = iv_.hints[h].next) {
      Loc l = a_.location[iv_.hints[h].other];
      if (l.kind == Loc::Stack && free_from[-l.n / 8 - first] <= iv_.all.start(v)) return -l.n / 8 - first;
    }
    return -1;
  }

  const Graph& g_;
  const Intervals& iv_;
  Allocation a_;
  std::vector<Timeline> gpr_, xmm_;
  bool used_[16] = {};
  float bonus_[16];
  std::vector<Id> spilled_, scratch_;
};

}  // namespace

Allocation allocate(const Graph& g, const Intervals& iv) { return Allocator(g, iv).run(); }

}  // namespace hypha::pe::x64
