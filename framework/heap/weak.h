// SPDX-License-Identifier: MIT
// References that keep nothing alive. A cell names its target in a word that the collector does not follow; between
// marking and sweeping, cells whose target is dead are emptied. One that has an owner is handed out afterwards: the
// languages run callbacks and finalizers for them at a poll of the thread that collected (kPollDead).
// Nothing here runs guest code. Any thread.
#pragma once
#include "framework/heap/heap.h"

namespace hypha::weak {

// A Slots object. The target must be a heap object. The cell keeps its owner alive, if it has one.
Slots* make(Value target, Value owner = kNil);
// The target, or kUndefined: it is dead.
Value target(const Slots* cell);
// The owner of a cell that became empty while it was alive itself, each once, in the order of the cells; kUndefined: no
// more.
Value take_dead();

// The world is stopped.
void for_each_target(absl::FunctionRef<void(Value)> f);

}  // namespace hypha::weak
