// SPDX-License-Identifier: MIT
// What protocols between threads are made of: words, locks, and waiting for both. Other names for the standard
// library's, so that one build (-DHYPHA_MODEL=header, tests/model) can put others in their place, which let a scheduler
// decide at each access which thread goes on. What threads share in framework and partial_eval uses these names only.
#pragma once
#if defined(HYPHA_MODEL)
#include HYPHA_MODEL
#else
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

void back_off(int n);  // stays away from a lock, after the nth look in vain
// Asked by who has got a lock that another thread had before: is this happening all the time? Then it is to give the
// lock back and to leave the others a turn.
bool is_fought_for(const void* lock);
void leave_turn();

}  // namespace hypha
#endif
