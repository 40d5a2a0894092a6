// SPDX-License-Identifier: MIT
// Safepoints (Daloze, Seaton, Bonetta, Moessenboeck: Techniques and Applications for Guest-Language Safepoints,
// ICOOOLPS 2015). A thread is at a safepoint when it waits in park(), or is in a Blocked region. Threads come to park()
// through their polls: at loop back edges and call entries, in interpreter and machine code alike (ThreadState::poll,
// entry_limit).
//
// What runs in stop_the_world sees every other guest thread at a safepoint: nobody else runs guest code, touches the
// heap or is between a test of an object's layout and the access that relies on it. Collections, sharing the globals
// before the first thread, and changes of shared layouts run so.
#pragma once
#include <absl/functional/function_ref.h>

#include <cstdint>

#include "framework/thread/stop_times.h"

namespace hypha {

struct GuestThread;

namespace safepoint {

// Runs `action` while all other guest threads are at a safepoint. The caller holds no lock that another thread may want
// while it is running. `action` must not enter a Blocked region; it may come here again.
void stop_the_world(absl::FunctionRef<void()> action);
// Asks, with the world running, after each action of another thread that came first: has that done it?
void stop_the_world(absl::FunctionRef<void()> action, absl::FunctionRef<bool()> still_wanted);
// The same for a thread that is itself between a test of an object's layout and the access that relies on it: no other
// thread's action runs until this one has.
void stop_the_world_from_barrier(absl::FunctionRef<void()> action);

// Of all stops so far that had to wait for another thread.
const StopTimes& stop_times();

// All other threads take the slow way at their next poll: what they run may have become invalid.
void ask_to_poll();

// The running thread waits here while the world is stopped; what kPollSafepoint asks for. Cheap when it is not.
void park();

// While one of these exists the thread counts as at a safepoint: it may wait for locks, input or time, and must not
// touch the heap, nor hold a Value that is not on its stack or in its registers at the beginning.
class Blocked {
 public:
  [[gnu::always_inline]] Blocked() {
#if defined(__x86_64__)
    asm volatile(
        "movq %%rbx, 0(%0)\n\tmovq %%rbp, 8(%0)\n\tmovq %%r12, 16(%0)\n\tmovq %%r13, 24(%0)\n\tmovq %%r14, 32(%0)\n\t"
        "movq %%r15, 40(%0)"
        :
        : "r"(registers_)
        : "memory");
#endif
    enter();
  }
  ~Blocked() { leave(); }
  Blocked(const Blocked&) = delete;
  Blocked& operator=(const Blocked&) = delete;

 private:
  void enter();
  void leave();
  uint64_t registers_[6];  // callee-saved ones: the collector finds them on the stack
};

// Whether the running thread may come to a safepoint now: nothing that it does forbids a collection
// (heap::NoCollections), and it has not stopped the world itself.
bool may_rest();

// Runs f, which takes long and needs no Values but those that the caller keeps, in a Blocked region if that may be.
template <class F>
void at_rest(F f) {
  if (!may_rest()) return f();
  Blocked blocked;
  f();
}

}  // namespace safepoint
}  // namespace hypha
