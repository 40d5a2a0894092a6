// SPDX-License-Identifier: MIT
// Children, operations and calls. Inlining is nothing special: a call whose target is static runs the callee's tree in the same
// Stage, with an environment of its own.
#include "framework/engine/check.h"
#include "framework/thread/safepoint.h"
#include "partial_eval/stage/inlining.h"
#include "partial_eval/stage/stage.h"

namespace hypha::pe {

// The compiler comes to safepoints between nodes. What it knows of the heap are constants, which pools keep alive.
static void poll_safepoint() {
  if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) [[unlikely]]
    safepoint::park();
}

Id Builder::eval(Node* n) {
  if (dead()) return 0;
  poll_safepoint();
  active.push_back({n, {}, {}});
  state_cache = -1;
  Id v = n->build(Stage{this}).id;
  active.pop_back();
  state_cache = -1;
  return logged(v);
}

Id Builder::apply(Node* op, std::vector<Id> args) {
  if (dead()) return 0;
  active.push_back({op, {}, std::move(args)});
  state_cache = -1;
  Id v = op->build(Stage{this}).id;
  active.pop_back();
  state_cache = -1;
  return logged(v);
}

Id Builder::block(Node* const* c, size_t n) {
  if (dead()) return 0;
  size_t length = active.back().log.size();
  Id v = constant(kNil);
  for (size_t i = 0; i < n && !dead(); i++) {
    log().resize(length);
    log().push_back({true, int32_t(i)});
    v = eval(c[i]);
  }
  log().resize(length);
  return logged(v);
}

Id Builder::call(const Node& site, CallTarget* t, std::vector<Id> args) {
  if (dead()) return 0;
  if (args.size() > t->argument_count) args.resize(t->argument_count);
  uint64_t hits = link_hits;
  link_hits = 0;
  InlineVerdict verdict = judge_inlining(*this, t, hits);
  decisions.push_back({t->name, frames.size(), verdict.inlined, verdict.reason});
  if (verdict.inlined) return inline_call(t, std::move(args));
  const float outer = frequency;
  if (verdict.cold) frequency *= 0.01f;
  before_showing();
  for (Id& a : args) a = tagged(a);
  Ins i{.op = Op::CallTarget, .repr = Repr::Tagged, .imm = reinterpret_cast<uint64_t>(t), .args = std::move(args)};
  Id result = after_call(site, raw(std::move(i)));
  frequency = outer;
  return result;
}

Id Builder::call_closure(const Node& site, Id closure, std::vector<Id> args) {
  if (dead()) return 0;
  Id word = load(closure, 16, Repr::Word);
  if (graph.op(word) == Op::ConstWord) return call(site, reinterpret_cast<CallTarget*>(graph.ins[word].imm), std::move(args));
  before_showing();
  for (Id& a : args) a = tagged(a);
  args.insert(args.begin(), word);
  return after_call(site, raw(Ins{.op = Op::CallDynamic, .repr = Repr::Tagged, .args = std::move(args)}));
}

Id Builder::call_runtime(const Node& site, void* fn, std::vector<Id> args) {
  if (dead()) return 0;
  before_showing();
  for (Id& a : args)
    if (type(a) != Type::Word) a = tagged(a);
  Ins i{.op = Op::CallRuntime, .repr = Repr::Tagged, .imm = reinterpret_cast<uint64_t>(fn), .args = std::move(args)};
  return after_call(site, raw(std::move(i)));
}

// The state behind a call has its result as the last entry of the log, abrupt results included: the continuation of a lazy
// deoptimization, and the place that a backtrace reports.
Id Builder::after_call(const Node& site, Id result) {
  renew_all();
  logged(result);
  int32_t state = frame_state();
  graph.ins[result].state = state;
  raw(Ins{.op = Op::CheckValid, .state = state});
  abrupt_edges(site, result);
  return result;
}

Id Builder::inline_call(CallTarget* t, std::vector<Id> args) {
  int32_t caller = make_state(false);
  size_t caller_frame = frames.size() - 1, fact_count = facts.size(), key_count = keys.size();
  args.resize(t->slot_count, constant(kNil));
  frames.push_back({t, std::move(args), {}, active.size(), handlers.size(), caller, frequency});
  active.push_back({t->body, {}, {}});
  state_cache = -1;
  Id v = t->body->build(Stage{this}).id;
  bool only_end = !dead() && frames.back().returns.empty();
  if (!dead()) frames.back().returns.push_back(edge(Exit::Return, v, 0, caller_frame));
  // What was learned inside holds behind the call only if there is one way out, its end.
  if (!only_end) undo(fact_count, key_count);
  active.pop_back();
  std::vector<Edge> returns = std::move(frames.back().returns);
  frames.pop_back();
  state_cache = -1;
  for (Edge& e : returns) e.kind = e.token = 0;
  Edge end = merge(returns, caller_frame);
  return logged(end.value);
}

}  // namespace hypha::pe
