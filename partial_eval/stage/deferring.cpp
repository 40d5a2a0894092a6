// SPDX-License-Identifier: MIT
// Appends that wait. Threads that append to one array take turns at its lock, so a loop that appends would leave the
// other cores idle, whatever else it does. A loop in which nothing happens, but for appending, that other threads could
// see, puts its elements off (Op::Defer) and appends many at a time: at a poll, or before the first thing that others
// could see. So they find the elements later, but never in another order with respect to anything else that the thread
// does; as if the processor's store buffer were longer (docs/concurrency.md).
//
// The first round over a loop (loops.cpp) defers to see what else the loop does. If that is not seldom, the loop is
// built again with appends that do not wait; else with Polls before calls, stores into globals and the ways out. Before
// a store into an object, or a look at an array, there can be no Poll: layouts change at safepoints, and this one has
// been tested already. A loop that has such a thing does not defer.
//
// What emits an effect that others could see, or looks at a growing array, has to say so first: with before_showing
// where a call could be, else with shows_inside.
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

namespace {
constexpr float kSeldom = 0.05f;  // of the iterations
}

bool LoopMemo::may_defer() const { return !decided || defers; }

// True: the loop is to be built again.
bool LoopMemo::decide_deferring() {
  if (!appends) return false;
  const bool before = may_defer(), first = !decided;
  decided = true;
  defers = before && !shows_inside && (!first || !shows_often);
  return first || before != defers;
}

bool Builder::may_defer() const { return current_loop.memo && current_loop.memo->may_defer(); }

Id Builder::defer_append(Id array, Id value) {
  if (dead()) return 0;
  if (!may_defer()) return logged(constant_bool(false));
  current_loop.memo->appends = true;
  Id base = real(array), v = tagged(value);
  barrier(base, v, kGcShared);
  return logged(raw(Ins{.op = Op::Defer, .repr = Repr::Bool, .args = {base, v}}));
}

void Builder::append_deferred() {
  if (dead()) return;
  raw(Ins{.op = Op::Poll, .state = frame_state(), .extra = 2});
  renew_all();
}

// At a point where a call could be.
void Builder::before_showing() {
  LoopMemo* memo = current_loop.memo;
  if (dead() || !memo) return;
  memo->shows_often |= frequency > current_loop.frequency * kSeldom;
  if (memo->defers) append_deferred();
}

void Builder::shows_inside() {
  if (!dead() && current_loop.memo) current_loop.memo->shows_inside = true;
}

// No other thread can reach it.
bool Builder::is_private(Id object) const {
  const Knowledge& k = knowledge[object];
  return k.shape != 0 && k.shape_epoch == memory.epoch[Memory::Shape] && !Shape::from_id(k.shape)->shared();
}

// What has been put off may be for this array, unless that is known not to be a growing one.
void Builder::looks_at_array(Id array) {
  if (virtual_of(array)) return;
  Id base = real(array);
  auto is = [&](ArrayStrategy s) {
    Id known = lookup({Op::HasAux, Cond::LT, 0, base, 0, uint64_t(s), memory.epoch[Memory::ArrayMeta]});
    return known && knowledge[known].truth == 1;
  };
  using S = ArrayStrategy;
  for (S s : {S::Empty, S::Ints, S::Doubles, S::Values, S::SharedFixed, S::SharedInts, S::SharedDoubles})
    if (is(s)) return;
  shows_inside();
}

}  // namespace hypha::pe
