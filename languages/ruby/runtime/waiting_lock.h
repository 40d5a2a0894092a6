// SPDX-License-Identifier: MIT
// A lock that may be held across allocation, system calls and waits: who waits for it counts as at a safepoint. Its
// holder may take it again. Not for hot paths.
#pragma once
#include <mutex>

#include "framework/thread/safepoint.h"

namespace hypha::ruby {

class WaitingLock {
 public:
  void lock() {
    if (mutex_.try_lock()) return;
    safepoint::Blocked blocked;
    mutex_.lock();
  }
  void unlock() { mutex_.unlock(); }

 private:
  std::recursive_mutex mutex_;
};

// Held while guest code is parsed and translated.
WaitingLock& translation_lock();

}  // namespace hypha::ruby
