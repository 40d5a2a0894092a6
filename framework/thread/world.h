// SPDX-License-Identifier: MIT
// All guest threads, and whether they may run. Private to framework/thread and the collector.
#pragma once
#include <vector>

#include "framework/engine/atomic.h"
#include "framework/thread/guest_thread.h"

namespace hypha {

struct World {
  Mutex mutex;
  ConditionVariable parked;   // a thread has come to a safepoint
  ConditionVariable resumed;  // the world runs again
  Atomic<bool> stopping{false};
  Atomic<GuestThread*> stopper{nullptr};
  Atomic<int> barriers{0};             // threads that want to stop the world from a barrier: they go first
  std::vector<GuestThread*> threads;   // attached ones, in order of attachment. Stable while the world is stopped
  std::vector<GuestThread*> starting;  // made, but not attached yet
  size_t finishing = 0;                // threads that have left `threads` and have yet to wake their joiners
  Atomic<size_t> guests{0};            // attached threads that are not internal
  uint64_t last_id = 0;
  GuestThread* main = nullptr;

  static World& get();
  // For who lets the world go, and for each whom that wakes: so all come to run. Were all woken at once, and the world
  // stopped again before they have had a core, all but a few would have been woken for nothing.
  void wake_two() {
    resumed.notify_one();
    resumed.notify_one();
  }
  // Of the running thread. Both wait while the world is stopped.
  GuestThread& attach(GuestThread* t);
  void detach();
};

namespace threads {
void look_for_deadlock();  // calls the hook if all threads wait for ever
}

}  // namespace hypha
