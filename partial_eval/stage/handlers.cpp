// SPDX-License-Identifier: MIT
// Completions as edges: break, next, return, raise and non-local exits go straight to whoever takes them, across inlined frames.
#include "framework/engine/check.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

static constexpr uint64_t kTlsException = offsetof(ThreadState, exception), kTlsTarget = offsetof(ThreadState, unwind_target),
                          kTlsValue = offsetof(ThreadState, unwind_value);

Id Builder::transfer(Exit exit, Id value, Id token) {
  bool local = exit == Exit::Return || exit == Exit::Break || exit == Exit::Next;
  const bool stays = exit == Exit::Break || exit == Exit::Next ||
                     (exit == Exit::Return && frames.size() - 1 > current_loop.frame);
  if (!stays) before_showing();
  for (size_t i = handlers.size(); i-- > 0 && !dead();) {
    if (local && i < frames.back().first_handler) break;
    Handler& h = handlers[i];
    bool takes = h.kind == Handler::Finally || (h.kind == Handler::Loop && (exit == Exit::Break || exit == Exit::Next)) ||
                 (h.kind == Handler::Try && exit == Exit::Throw);
    if (h.kind == Handler::CatchUnwind && exit == Exit::Unwind) {
      Id same_token = same(token, h.token);
      int8_t truth = knowledge[same_token].truth;
      if (truth == 0) continue;
      if (truth < 0) {  // known only at run time
        int32_t mine = new_block(), outer = new_block();
        branch(same_token, mine, outer);
        begin(mine);
        handlers[i].exits.push_back(edge(exit, value, token, handlers[i].frame));
        begin(outer);
        continue;
      }
      takes = true;
    }
    if (!takes) continue;
    auto& list = h.kind == Handler::Loop && exit == Exit::Next ? h.nexts : h.exits;
    list.push_back(edge(exit, value, token, h.frame));
    return 0;
  }
  if (dead()) return 0;
  if (exit == Exit::Return) {
    size_t n = frames.size();
    frames.back().returns.push_back(edge(exit, value, 0, n > 1 ? n - 2 : 0));
    return 0;
  }
  HY_CHECK(!local, "break or next outside a loop");
  if (exit == Exit::Throw) {
    Id v = tagged(value);
    raw(Ins{.op = Op::StoreTls, .imm = kTlsException, .args = {v}});
    leave(kThrow);
  } else {
    Id v = tagged(value), t = tagged(token);
    raw(Ins{.op = Op::StoreTls, .imm = kTlsValue, .args = {v}});
    raw(Ins{.op = Op::StoreTls, .imm = kTlsTarget, .args = {t}});
    leave(kUnwind);
  }
  return 0;
}

Id Builder::leave_loop(bool next) { return dead() ? 0 : transfer(next ? Exit::Next : Exit::Break, 0, 0); }
Id Builder::return_(Id v) { return dead() ? 0 : transfer(Exit::Return, v, 0); }
Id Builder::throw_(Id e) { return dead() ? 0 : transfer(Exit::Throw, e, 0); }
Id Builder::unwind(Id token, Id value) { return dead() ? 0 : transfer(Exit::Unwind, value, token); }

Id Builder::try_(FunctionRef<Id()> body, FunctionRef<Id(Id)> handler) {
  if (dead()) return 0;
  size_t fact_count = facts.size(), key_count = keys.size(), n = active.back().log.size(), frame_index = frames.size() - 1;
  handlers.push_back({Handler::Try, frame_index, 0, {}, {}});
  Id v = in_part(0, body);
  std::vector<Edge> ends;
  if (!dead()) ends.push_back(edge(Exit::Value, v, 0, frame_index));
  undo(fact_count, key_count);
  Handler h = std::move(handlers.back());
  handlers.pop_back();
  Edge thrown = merge(h.exits, frame_index);
  if (!dead()) {
    log().push_back({true, 1});
    logged(thrown.value);
    v = handler(thrown.value);
    if (!dead()) ends.push_back(edge(Exit::Value, v, 0, frame_index));
    log().resize(n);
  }
  undo(fact_count, key_count);
  for (Edge& e : ends) e.kind = 0, e.token = 0;
  Edge end = merge(ends, frame_index);
  return logged(end.value);
}

Id Builder::catch_unwind(Id token, FunctionRef<Id()> body) {
  if (dead()) return 0;
  size_t fact_count = facts.size(), key_count = keys.size(), frame_index = frames.size() - 1;
  handlers.push_back({Handler::CatchUnwind, frame_index, token, {}, {}});
  Id v = in_part(0, body);
  if (!dead()) handlers.back().exits.push_back(edge(Exit::Value, v, 0, frame_index));
  undo(fact_count, key_count);
  Handler h = std::move(handlers.back());
  handlers.pop_back();
  for (Edge& e : h.exits) e.kind = 0, e.token = 0;
  Edge end = merge(h.exits, frame_index);
  return logged(end.value);
}

// All ways out of the body meet before the cleanup, which is built once; behind it, control goes on by the kind of completion.
Id Builder::finally_(FunctionRef<Id()> body, FunctionRef<Id()> cleanup) {
  if (dead()) return 0;
  size_t fact_count = facts.size(), key_count = keys.size(), n = active.back().log.size(), frame_index = frames.size() - 1;
  handlers.push_back({Handler::Finally, frame_index, 0, {}, {}});
  Id v = in_part(0, body);
  if (!dead()) handlers.back().exits.push_back(edge(Exit::Value, v, 0, frame_index));
  undo(fact_count, key_count);
  Handler h = std::move(handlers.back());
  handlers.pop_back();
  std::vector<std::pair<Exit, Id>> kinds;  // and the kind's constant
  for (Edge& e : h.exits) {
    bool seen = false;
    for (auto& k : kinds) seen |= k.first == e.exit;
    if (!seen) kinds.push_back({e.exit, e.kind});
    if (e.value == 0) e.value = constant(kNil);
    if (e.token == 0) e.token = constant(kNil);
  }
  Edge pending = merge(h.exits, frame_index);
  if (!dead()) {
    log().push_back({true, 1});
    logged(pending.kind);
    logged(pending.value);
    logged(pending.token);
    cleanup();
    log().resize(n);
  }
  std::vector<Edge> ends;
  for (size_t i = 0; i < kinds.size() && !dead(); i++) {
    Exit exit = kinds[i].first;
    auto go = [&] {
      if (exit == Exit::Value)
        ends.push_back(edge(Exit::Value, pending.value, 0, frame_index));
      else
        transfer(exit, pending.value, pending.token);
    };
    if (i + 1 == kinds.size()) {
      go();
      break;
    }
    Id is = same(pending.kind, kinds[i].second);
    int32_t yes = new_block(), no = new_block();
    branch(is, yes, no);
    auto slots = frames.back().slots;
    auto states = virtuals;
    Memory mem = memory;
    size_t inner_facts = facts.size(), inner_keys = keys.size();
    begin(yes);
    go();
    undo(inner_facts, inner_keys);
    frames.back().slots = slots;
    virtuals = states;
    virtuals.resize(virtual_ids.size());
    memory = mem;
    begin(no);
  }
  undo(fact_count, key_count);
  for (Edge& e : ends) e.kind = 0, e.token = 0;
  Edge end = merge(ends, frame_index);
  return logged(end.value);
}

bool Builder::completions_pass() const {
  for (const Handler& h : handlers)
    if (h.kind != Handler::Loop) return false;
  return true;
}

// A call came back with a completion. Where nobody takes it, it leaves the code as it is: a stack that unwinds must not
// deoptimize frame by frame. Else its edges are built if that has happened here before; if not, it deoptimizes.
void Builder::abrupt_edges(const Node& site, Id result) {
  Id abrupt = emit(Op::IsCompletion, Repr::Bool, {result});
  bool passes = completions_pass();
  if (!passes && !(site.speculation.load(std::memory_order_relaxed) & kAbruptCall)) return guard(not_(abrupt));
  float outer = frequency;
  int32_t ok = new_block();
  frequency = outer * 0.01f;
  int32_t bad = new_block();
  branch(abrupt, bad, ok);
  auto slots = frames.back().slots;
  auto states = virtuals;
  Memory mem = memory;
  size_t fact_count = facts.size(), key_count = keys.size();
  auto restore = [&] {
    undo(fact_count, key_count);
    frames.back().slots = slots;
    virtuals = states;
    virtuals.resize(virtual_ids.size());
    memory = mem;
  };
  begin(bad);
  if (passes)
    leave_with(result);
  else
    taken_edges(result, restore);
  restore();
  frequency = outer;
  begin(ok);
  learn(abrupt, false);
}

void Builder::taken_edges(Id result, FunctionRef<void()> restore) {
  int32_t thrown = new_block(), unwound = new_block();
  branch(emit(Op::Same, Repr::Bool, {result, constant(kThrow)}), thrown, unwound);
  begin(thrown);
  transfer(Exit::Throw, emit(Op::LoadTls, Repr::Tagged, {}, kTlsException, Cond::LT, 0, Memory::Tls), 0);
  restore();
  begin(unwound);
  Id value = emit(Op::LoadTls, Repr::Tagged, {}, kTlsValue, Cond::LT, 0, Memory::Tls);
  Id token = emit(Op::LoadTls, Repr::Tagged, {}, kTlsTarget, Cond::LT, 0, Memory::Tls);
  transfer(Exit::Unwind, value, token);
}

}  // namespace hypha::pe
