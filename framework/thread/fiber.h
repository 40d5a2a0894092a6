// SPDX-License-Identifier: MIT
// Suspended activations: the primitive under generators, Ruby's Fiber, external Enumerators and coroutines. A fiber is
// a heap object that owns a native stack from its first resume to its end. While it is suspended its stack is scanned
// conservatively, and only if the object is reachable; when the object dies the stack goes back to the pool and the
// activation is dropped as it stands (C++ destructors in its frames do not run).
// A fiber may be resumed by another thread than before: code that can yield keeps no pointer into ThreadState across a
// call. Completions travel like values: resume(f, kThrow) makes yield() return kThrow inside the fiber, with
// thread().exception as the resumer left it; an entry that ends with kThrow makes resume() return it.
// thread().language_data is not switched: a language saves what it wants to be per fiber.
#pragma once

#include "framework/engine/atomic.h"
#include "framework/heap/heap.h"
#include "framework/thread/fiber_stack.h"

namespace hypha {

enum class FiberState : uint8_t {
  Created,    // never resumed
  Suspended,  // in yield()
  Running,    // running, or waiting for another fiber that it resumed
  Finished,
};

// The body of a fiber: gets create()'s argument and the first resume()'s value; its result ends the fiber.
using FiberEntry = Value (*)(Value argument, Value first);

struct Fiber : Object {
  // fields:
  FiberStack* stack;              // null before the first resume and after the end
  uint64_t tagged_entry;          // FiberEntry << 1
  Atomic<uint64_t> tagged_state;  // FiberState << 1
  Slot argument;
  Slot transfer;  // the value on its way in or out
  Slot owner;     // languages: the guest object that this is the engine of
  FiberState state() const { return FiberState(tagged_state.load(std::memory_order_relaxed) >> 1); }
  bool can_resume() const { return state() == FiberState::Created || state() == FiberState::Suspended; }
};

namespace fiber {
Fiber* create(uint32_t shape_id, FiberEntry entry, Value argument);
// Runs f until it yields or ends; what it yielded or ended with. Requires f->can_resume(). kFailed, without running
// anything: no stack could be had (the language raises its error).
Value resume(Fiber* f, Value v);
// The same where several threads may resume f and something has to be kept with it. claim(): its state before; Created
// or Suspended: it is the caller's now (Running), until it has ended or the caller gives it back.
FiberState claim(Fiber* f);
Value resume_claimed(Fiber* f, Value v);
void give_back(Fiber* f, FiberState s);  // Suspended, as claim() found it, or Finished: one that will never run
// Suspends the running fiber, which must exist; what the next resume() brings.
Value yield(Value v);
Fiber* current();                      // innermost running fiber, or null
Fiber* resumer(const Fiber* f);        // who waits for f (which must be running), or null for the thread itself
Frame* resumer_frame(const Fiber* f);  // the top interpreter frame there: backtraces of generators go on with it
}  // namespace fiber

}  // namespace hypha
