// SPDX-License-Identifier: MIT
// What protocols between threads are made of: words, locks, and waiting for both. Other names for the standard
// library's, so that one build (-DHYPHA_MODEL=header, tests/model) can put others in their place, which let a scheduler
// decide at each access which thread goes on. What threads share in framework and partial_eval uses these names only.
#pragma once
#if defined(HYPHA_MODEL)
#include HYPHA_MODEL
#else
#include <sched.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace hypha {

template <class T>
using Atomic = std::atomic<T>;
template <class T>
using AtomicRef = std::atomic_ref<T>;
using Mutex = std::mutex;
using ConditionVariable = std::condition_variable;

// After the nth look in vain at a word that another thread is to change. That thread is at work on another core for
// some ten nanoseconds. Whoever waits stays away for longer and longer, so that a thread which takes a lock again and
// again has its cache line to itself meanwhile: two threads get as much done as one. Then the other one is perhaps not
// running.
inline void back_off(int n) {
  constexpr int kSpins = 8;
  if (n >= kSpins) {
    sched_yield();
    return;
  }
  for (int i = 0; i < 2 << n; i++) __builtin_ia32_pause();
}

}  // namespace hypha
#endif
