// SPDX-License-Identifier: MIT
// All guest threads, and whether they may run. Private to framework/thread and the collector.
#pragma once
#include <condition_variable>
#include <mutex>
#include <vector>

#include "framework/thread/guest_thread.h"

namespace hypha {

struct World {
  std::mutex mutex;
  std::condition_variable parked;   // a thread has come to a safepoint
  std::condition_variable resumed;  // the world runs again
  std::atomic<bool> stopping{false};
  std::atomic<GuestThread*> stopper{nullptr};
  std::vector<GuestThread*> threads;  // attached ones, in order of attachment. Stable while the world is stopped
  std::vector<GuestThread*> starting;  // made, but not attached yet
  size_t finishing = 0;  // threads that have left `threads` and have yet to wake their joiners
  std::atomic<size_t> guests{0};  // attached threads that are not internal
  uint64_t last_id = 0;
  GuestThread* main = nullptr;

  static World& get();
  // Of the running thread. Both wait while the world is stopped.
  GuestThread& attach(GuestThread* t);
  void detach();
};

namespace threads {
void look_for_deadlock();  // calls the hook if all threads wait for ever
}

}  // namespace hypha
