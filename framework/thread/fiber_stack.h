// SPDX-License-Identifier: MIT
// The pool of native stacks for suspended activations. A slab is one mapping of many stacks (the system limits the
// number of mappings, not their size): there are no guard pages between them, each activation checks its limit, and
// kStackReserve lies below it for natives. Memory is committed as it is touched. Thread-safe.
#pragma once
#include "framework/thread/stack_switch.h"
#include "framework/thread/thread_state.h"

namespace hypha {

struct Fiber;

constexpr size_t kFiberStackBytes = 1 << 20;
constexpr size_t kFibersPerSlab = 64;

struct FiberStack {
  char* low = nullptr;  // of the usable memory
  char* high = nullptr;
  stack_switch::fcontext_t context = nullptr;  // where it is suspended; null while it runs
  stack_switch::fcontext_t resumer = nullptr;  // where its resumer waits, while it runs
  StackSegment* resumer_segment = nullptr;     // ditto, for the collector; lives in the resumer's frame
  FiberStack* resumer_fiber = nullptr;         // null: the thread's own stack
  Frame* resumer_frame = nullptr;              // the resumer's top_frame while it runs, for backtraces
  Fiber* owner = nullptr;
  stack_switch::StackIdentity identity, resumer_identity;
  FiberStack* next_free = nullptr;
};

namespace fiber_stack {
FiberStack* acquire();  // null if the system has no more address space, or too many are alive
void release(FiberStack* s);
size_t in_use();
}  // namespace fiber_stack

}  // namespace hypha
