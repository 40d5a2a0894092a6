// SPDX-License-Identifier: MIT
// Appends that wait. Threads that append to one array take turns at its lock, so a loop that appends would leave the
// other cores idle, whatever else it does. A loop in which nothing happens, but for appending, that other threads could
// see, puts its elements off (Op::Defer) and appends many at a time: at a poll, or before the first thing that others
// could see. So they find the elements later, but never in another order with respect to anything else that the thread
// does; as if the processor's store buffer were longer (docs/concurrency.md).
//
// The first round over a loop (loops.cpp) defers to see what else the loop does. If that is not seldom, the loop is
// built again with appends that do not wait; else with an AppendDeferred before whatever others could see and behind
// the loop. That is no safepoint, so it may stand anywhere.
//
// What emits an effect that others could see, or looks at a growing array, has to say so first: before_showing,
// before_looking_at.
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

namespace {
constexpr float kSeldom = 0.05f;  // of the iterations
}

bool LoopMemo::may_defer() const { return !decided || defers; }

// True: the loop is to be built again.
bool LoopMemo::decide_deferring() {
  if (!appends) return false;
  const bool first = !decided, before = may_defer();
  decided = true;
  defers = before && !shows_often;
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
  raw(Ins{.op = Op::AppendDeferred});
  renew(Memory::ArrayMeta);
  renew(Memory::Element);
}

void Builder::before_showing() {
  LoopMemo* memo = current_loop.memo;
  if (dead() || !memo) return;
  memo->shows_often |= frequency > current_loop.frequency * kSeldom;
  if (memo->defers) append_deferred();
}

// No other thread can reach it.
bool Builder::is_private(Id object) const {
  const Knowledge& k = knowledge[object];
  return k.shape != 0 && k.shape_epoch == memory.epoch[shape_class(k.shape)] && !Shape::from_id(k.shape)->shared();
}

// What has been put off may be for this array, unless that is known not to be a growing one.
void Builder::before_looking_at(Id array) {
  if (virtual_of(array)) return;
  Id base = real(array);
  auto is = [&](ArrayStrategy s) {
    Id known = lookup({Op::HasAux, Cond::LT, 0, base, 0, uint64_t(s), memory.epoch[Memory::ArrayMeta]});
    return known && knowledge[known].truth == 1;
  };
  using S = ArrayStrategy;
  for (S s : {S::Empty, S::Ints, S::Doubles, S::Values, S::SharedFixed, S::SharedInts, S::SharedDoubles})
    if (is(s)) return;
  before_showing();
}

}  // namespace hypha::pe
