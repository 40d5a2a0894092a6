// SPDX-License-Identifier: MIT
// The two kinds of compilation: a whole call target, and one loop of a live interpreter frame (on-stack replacement).
#include "framework/engine/check.h"
#include "partial_eval/stage/stage.h"

namespace hypha::pe {

void Builder::start(CallTarget* t, Node* body) {
  graph.target = t;
  knowledge.emplace_back();  // Op::Dead
  begin(new_block());
  frames.push_back({t, {}, {}, 0, 0, -1, 1});
  active.push_back({body, {}, {}});
}

void Builder::build(CallTarget* t) {
  start(t, t->body);
  for (uint32_t i = 0; i < t->slot_count; i++)
    frames[0].slots.push_back(i < t->argument_count ? raw(Ins{.op = Op::Param, .repr = Repr::Tagged, .imm = i})
                                                    : constant(kNil));
  Id v = t->body->build(Stage{this}).id;
  if (!dead()) frames[0].returns.push_back(edge(Exit::Return, v, 0, 0));
  auto& returns = frames[0].returns;
  // Behind them nothing but the value is alive: no object is allocated because another return has allocated it.
  for (Edge& e : returns) {
    materialize_at(e, e.value);
    e.value = canonical(e.value, e.virtuals);
    e.virtuals.assign(e.virtuals.size(), {});
    e.kind = e.token = 0, e.slots.clear();
  }
  Edge end = merge(returns, 0);
  if (!dead()) {
    Id r = tagged(end.value);
    raw(Ins{.op = Op::Return, .args = {r}});
  }
}

// The loop's result is a completion for the node around it, which goes on in the interpreter; slots that changed are
// written back.
void Builder::leave(Value completion) { leave_with(constant_of(Op::Const, Repr::Tagged, Type::Any, completion.bits)); }

void Builder::leave_with(Id completion) {
  if (graph.osr_loop) {
    for (size_t s = 0; s < osr_entry.size(); s++) {
      Id v = frames[0].slots[s];
      if (v == osr_entry[s]) continue;
      Id word = tagged(v);
      raw(Ins{.op = Op::Store, .imm = 8 * s, .args = {osr_words, word}});
    }
  }
  raw(Ins{.op = Op::Return, .args = {completion}});
  cur = -1;
}

void Builder::build_osr(Node* loop, CallTarget* t, const Value* slots) {
  graph.osr_loop = loop;
  start(t, loop);
  for (uint32_t i = 0; i < t->slot_count; i++)
    frames[0].slots.push_back(raw(Ins{.op = Op::Param, .repr = Repr::Tagged, .imm = i}));
  osr_entry = frames[0].slots;
  Id words = raw(Ins{.op = Op::Param, .repr = Repr::Tagged, .imm = t->slot_count});
  osr_words = emit(Op::Bits, Repr::Word, {words});
  frames[0].slots.push_back(words);  // the deoptimizer finds it in the frame state
  bool speculate = !(loop->speculation.load() & kOsrEntry);
  for (uint32_t i = 0; speculate && i < t->slot_count; i++) {
    Value v = slots[i];
    if (v.is_int())
      guard(is_int(osr_entry[i]));
    else if (v.is_flonum())
      guard(is_double(osr_entry[i]));
  }
  loop->build(Stage{this});
  if (!dead()) leave(kNil);
  for (Edge& e : frames[0].returns) e.kind = e.token = 0;
  Edge end = merge(frames[0].returns, 0);
  if (!dead()) {
    Id r = tagged(end.value);
    raw(Ins{.op = Op::Store, .imm = 8 * (uint64_t(t->slot_count) + 1), .args = {osr_words, r}});
    leave(kReturn);
  }
}

}  // namespace hypha::pe
