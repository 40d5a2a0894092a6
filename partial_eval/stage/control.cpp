// SPDX-License-Identifier: MIT
// Blocks, edges and merges: the environment (slots, virtual objects, memory epochs, knowledge) along structured control flow.
#include <algorithm>

#include "framework/engine/check.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

int32_t Builder::new_block() {
  graph.blocks.emplace_back();
  graph.blocks.back().frequency = frequency;
  return int32_t(graph.blocks.size()) - 1;
}

void Builder::begin(int32_t block) {
  cur = block;
  graph.order.push_back(block);
  state_cache = -1;
}

void Builder::jump(int32_t to, std::vector<Id> args) {
  if (dead()) return;
  raw(Ins{.op = Op::Jump, .args = std::move(args)});
  graph.blocks[cur].succ[0] = to;
  graph.blocks[to].preds.push_back(cur);
  cur = -1;
}

void Builder::branch(Id condition, int32_t then, int32_t otherwise) {
  raw(Ins{.op = Op::Branch, .args = {condition}});
  graph.blocks[cur].succ[0] = then;
  graph.blocks[cur].succ[1] = otherwise;
  graph.blocks[then].preds.push_back(cur);
  graph.blocks[otherwise].preds.push_back(cur);
  cur = -1;
}

void Builder::set_slot(int s, Id v) {
  if (dead()) return;
  frames.back().slots[s] = v;
  logged(v);
}

// ---- edges

static Value completion_of(Exit e) {
  switch (e) {
    case Exit::Throw: return kThrow;
    case Exit::Unwind: return kUnwind;
    case Exit::Return: return kReturn;
    case Exit::Break: return kBreak;
    case Exit::Next: return kNext;
    default: return kUndefined;
  }
}

void Builder::note(Edge& e, Id id) {
  id = canonical(id, virtuals);
  const Knowledge& k = knowledge[id];
  if (k.type != Type::Any || k.truth >= 0) e.knowledge.emplace(id, k);
}

// Ends the current point.
Edge Builder::edge(Exit exit, Id value, Id token, size_t frame_index) {
  Edge e{cur, exit, value, token, constant(completion_of(exit)), frames[frame_index].slots, virtuals, memory, {}};
  note(e, value);
  note(e, token);
  for (Id id : e.slots) note(e, id);
  for (const VirtualState& v : e.virtuals)
    if (v.present)
      for (Id id : v.words) note(e, id);
  cur = -1;
  return e;
}

void Builder::apply_knowledge(const Edge& e) {
  for (const auto& [id, k] : e.knowledge) set_knowledge(id, k);
}

void Builder::at_edge_end(Edge& e, FunctionRef<void()> f) {
  size_t fact_count = facts.size(), key_count = keys.size();
  std::swap(virtuals, e.virtuals);
  std::swap(memory, e.memory);
  cur = e.block;
  apply_knowledge(e);
  f();
  if (cur >= 0) e.block = cur;
  cur = -1;
  std::swap(virtuals, e.virtuals);
  std::swap(memory, e.memory);
  undo(fact_count, key_count);
}

Edge Builder::continue_at(Edge& e, size_t frame_index) {
  cur = e.block;
  state_cache = -1;
  restore(frame_index, e);
  apply_knowledge(e);
  return e;
}

bool Builder::materialize_at(Edge& e, Id id) {
  auto it = virtual_index.find(id);
  if (it == virtual_index.end()) return false;
  const VirtualState& v = e.virtuals[it->second];
  if (!v.present || v.materialized) return false;
  auto f = [&] { materialize(it->second); };
  at_edge_end(e, f);
  e.knowledge.emplace(e.virtuals[it->second].materialized, knowledge[e.virtuals[it->second].materialized]);
  return true;
}

// One round of materializing what cannot stay virtual: objects that are allocated on some edges only, and operands of block parameters.
bool Builder::agree(std::vector<Edge>& edges) {
  bool changed = false;
  auto settle = [&](auto at) {  // the ids at one position
    Id first = canonical(at(edges[0]), edges[0].virtuals);
    bool same = std::all_of(edges.begin(), edges.end(), [&](Edge& e) { return canonical(at(e), e.virtuals) == first; });
    if (!same)
      for (Edge& e : edges) changed |= materialize_at(e, at(e));
  };
  size_t common = edges[0].virtuals.size();
  for (Edge& e : edges) common = std::min(common, e.virtuals.size());
  for (size_t v = 0; v < common; v++) {
    bool present = true, some_real = false, alike = true;
    for (Edge& e : edges) {
      const VirtualState& s = e.virtuals[v];
      present &= s.present;
      some_real |= s.materialized != 0;
      alike &= s.header == edges[0].virtuals[v].header;
    }
    if (!present) continue;
    if (some_real || !alike) {
      for (Edge& e : edges) changed |= materialize_at(e, virtual_ids[v]);
    } else {
      for (size_t w = 0; w < edges[0].virtuals[v].words.size(); w++) settle([=](Edge& e) { return e.virtuals[v].words[w]; });
    }
  }
  for (size_t s = 0; s < edges[0].slots.size(); s++) settle([=](Edge& e) { return e.slots[s]; });
  settle([](Edge& e) { return e.value; });
  settle([](Edge& e) { return e.token; });
  return changed;
}

namespace {
// A position in the environment that may differ between edges.
struct Position {
  enum Where : uint8_t { Slot, Word, Allocated, Val, Token, ExitKind } where;
  size_t index = 0, word = 0;
  Id& at(Edge& e) const {
    switch (where) {
      case Slot: return e.slots[index];
      case Word: return e.virtuals[index].words[word];
      case Allocated: return e.virtuals[index].materialized;
      case Val: return e.value;
      case Token: return e.token;
      default: return e.kind;
    }
  }
};

// How many virtual objects are known on all edges: `shared[v]`.
std::vector<bool> shared_virtuals(const std::vector<Edge>& edges) {
  size_t common = edges[0].virtuals.size();
  for (const Edge& e : edges) common = std::min(common, e.virtuals.size());
  std::vector<bool> shared(common);
  for (size_t v = 0; v < common; v++)
    shared[v] = std::all_of(edges.begin(), edges.end(), [&](const Edge& e) { return e.virtuals[v].present; });
  return shared;
}

std::vector<Position> positions(const std::vector<Edge>& edges, const std::vector<bool>& shared) {
  std::vector<Position> all = {{Position::Val}, {Position::Token}, {Position::ExitKind}};
  for (size_t s = 0; s < edges[0].slots.size(); s++) all.push_back({Position::Slot, s});
  for (size_t v = 0; v < shared.size(); v++) {
    if (!shared[v]) continue;
    if (edges[0].virtuals[v].materialized)
      all.push_back({Position::Allocated, v});
    else
      for (size_t w = 0; w < edges[0].virtuals[v].words.size(); w++) all.push_back({Position::Word, v, w});
  }
  return all;
}
}  // namespace

// Memory that differs between the edges is in a new epoch behind them.
void Builder::merge_epochs(const std::vector<Edge>& edges, Memory& merged) {
  for (int c = 0; c < Memory::kCount; c++)
    for (const Edge& e : edges)
      if (e.memory.epoch[c] != edges[0].memory.epoch[c]) {
        merged.epoch[c] = ++epochs;
        break;
      }
}

// The edges become the current point. Equal knowledge is kept, different knowledge is joined.
Edge Builder::merge(std::vector<Edge>& edges, size_t frame_index) {
  if (edges.empty()) {
    cur = -1;
    return Edge{};
  }
  if (edges.size() == 1) return continue_at(edges[0], frame_index);
  while (agree(edges)) {
  }
  auto type_at = [&](Edge& e, Id id) {
    id = canonical(id, e.virtuals);
    auto it = e.knowledge.find(id);
    return it == e.knowledge.end() ? knowledge[id].type : it->second.type;
  };
  std::vector<std::pair<Position, Type>> parameters;
  std::vector<std::pair<Id, Type>> same_facts;
  std::vector<bool> shared = shared_virtuals(edges);
  for (const Position& p : positions(edges, shared)) {
    Id first = canonical(p.at(edges[0]), edges[0].virtuals);
    Type t = type_at(edges[0], first);
    bool differs = false, same_type = true;
    for (Edge& e : edges) {
      Type te = type_at(e, p.at(e));
      same_type &= te == t;
      t = te == t ? t : join(t, te);
      differs |= canonical(p.at(e), e.virtuals) != first;
    }
    if (differs) {
      if (t == Type::Double) t = Type::F64;
      parameters.push_back({p, t});
    } else if (same_type && t != Type::Any) {
      same_facts.push_back({first, t});
    }
  }
  int32_t block = new_block();
  Edge result = edges[0];
  for (size_t v = 0; v < result.virtuals.size(); v++) result.virtuals[v].present = v < shared.size() && shared[v];
  for (Edge& e : edges) {
    std::vector<Id> args;
    for (auto& [p, t] : parameters) args.push_back(canonical(p.at(e), e.virtuals));  // before the edge's state becomes the current one
    auto f = [&] {
      for (size_t i = 0; i < args.size(); i++) args[i] = coerce(args[i], parameters[i].second);
      jump(block, args);
    };
    at_edge_end(e, f);
  }
  merge_epochs(edges, result.memory);
  result.knowledge.clear();
  result.block = block;
  begin(block);
  for (auto& [p, t] : parameters) p.at(result) = parameter(t);
  for (auto& [id, t] : same_facts)
    if (type(id) == Type::Any) {
      Knowledge k = knowledge[id];
      k.type = t;
      set_knowledge(id, k);
    }
  restore(frame_index, result);
  return result;
}

Id Builder::parameter(Type t) {
  Id id = raw(Ins{.op = Op::BlockParam, .repr = repr_of(t)});
  knowledge[id].type = t;
  return id;
}

void Builder::restore(size_t frame_index, const Edge& e) {
  frames[frame_index].slots = e.slots;
  virtuals = e.virtuals;
  virtuals.resize(virtual_ids.size());
  memory = e.memory;
}

// ---- branches

Id Builder::in_part(int k, FunctionRef<Id()> f) {
  if (dead()) return 0;
  size_t n = active.back().log.size();
  log().push_back({true, k});
  Id r = f();
  log().resize(n);
  return r;
}

void Builder::run_arm(std::vector<Edge>& out, int32_t block, Id condition, bool truth, FunctionRef<Id()> arm) {
  size_t fact_count = facts.size(), key_count = keys.size(), n = active.back().log.size();
  begin(block);
  learn(condition, truth);
  Id v = arm();
  if (!dead()) out.push_back(edge(Exit::Value, v, 0, frames.size() - 1));
  undo(fact_count, key_count);
  log().resize(n);
}

// `condition` may be given as ~condition: then the arms leave their own markers (choose).
Id Builder::if_(Id condition, FunctionRef<Id()> then, FunctionRef<Id()> otherwise) {
  if (dead()) return 0;
  bool marked = condition >= 0;
  if (!marked) condition = ~condition;
  size_t n = active.back().log.size();
  auto first = [&] { return marked ? in_part(0, then) : then(); };
  auto second = [&] { return marked ? in_part(1, otherwise) : otherwise(); };
  Id r = 0;
  if (int8_t t = knowledge[condition].truth; t >= 0) {
    r = t ? first() : second();
  } else {
    int32_t a = new_block(), b = new_block();
    branch(condition, a, b);
    auto slots = frames.back().slots;
    auto states = virtuals;
    Memory mem = memory;
    std::vector<Edge> edges;
    run_arm(edges, a, condition, true, first);
    bool first_lives = !edges.empty();
    frames.back().slots = slots;
    virtuals = states;
    virtuals.resize(virtual_ids.size());
    memory = mem;
    run_arm(edges, b, condition, false, second);
    bool second_lives = edges.size() > size_t(first_lives);
    r = merge(edges, frames.size() - 1).value;
    if (first_lives != second_lives) learn(condition, first_lives);
  }
  log().resize(n);
  return logged(r);
}

Id Builder::with_odds(float odds, FunctionRef<Id()> f) {
  if (dead()) return 0;
  const float outer = frequency;
  frequency = outer * std::min(odds, 1.0f);
  if (graph.blocks[cur].ins.empty()) graph.blocks[cur].frequency = frequency;
  Id v = f();
  frequency = outer;
  return v;
}

// Specializations: tested in order, each under its own marker.
Id Builder::choose(const Arm* arms, size_t n, bool exhaustive) {
  if (dead()) return 0;
  if (n == 0) return deopt();
  const Arm& arm = arms[0];
  if (!arm.guard) return logged(in_part(arm.part, *arm.body));
  auto rest = [&] { return choose(arms + 1, n - 1, exhaustive); };
  auto match = [&] { return (*arm.guard)(); };
  return try_link(arm.part, match, *arm.body, rest, n == 1 && !exhaustive);
}

Id Builder::try_link(int number, FunctionRef<Id()> match, FunctionRef<Id()> hit, FunctionRef<Id()> rest, bool last) {
  if (dead()) return 0;
  Id g = match();
  if (dead()) return 0;
  int8_t truth = knowledge[g].truth;
  if (truth == 0) return rest();
  if (last || truth == 1) {
    guard(g);
    return logged(in_part(number, hit));
  }
  auto then = [&] { return in_part(number, hit); };
  return if_(~g, then, rest);
}

}  // namespace hypha::pe
