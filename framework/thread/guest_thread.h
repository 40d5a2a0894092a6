// SPDX-License-Identifier: MIT
// Guest threads: each is a thread of the operating system. A GuestThread is what others may know of it, also after its
// end; ThreadState (thread_state.h) is what only it touches. Waiting stands on one primitive: a thread parks, another
// gives it a permit (as in java.util.concurrent.LockSupport); whoever parks checks its condition in a loop.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "framework/engine/atomic.h"
#include "framework/thread/thread_state.h"

namespace hypha {

// When to stop waiting; none: never.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;
Deadline deadline_after(double seconds);  // none if that is not a number or beyond all clocks
inline bool has_passed(const Deadline& d) { return d && *d <= std::chrono::steady_clock::now(); }

enum class Wake : uint8_t {
  Notified,
  TimedOut,
  Interrupted,  // kPollInterrupt is set: the language's poll says what happens
};

struct GuestThread {
  uint64_t id = 0;               // from 1 (the main thread), never reused
  bool internal = false;         // the runtime's own: no guest sees it
  ThreadState* state = nullptr;  // null when it has ended; guarded by the world's lock
  Value guest_object = kNil;     // the language's thread object; a root while the thread lives
  Atomic<bool> finished{false};

  // ---- for safepoint.cpp
  Atomic<bool> at_safepoint{true};      // parked or in a Blocked region (so it begins)
  const void* stack_low = nullptr;      // while at a safepoint: from where its stack is to be scanned
  const void* resting_frame = nullptr;  // while at a safepoint: the innermost frame there, for backtraces
  Atomic<bool> is_blocked{false};       // in a Blocked region

  // ---- for guest_thread.cpp
  Mutex mutex;  // guards what follows
  ConditionVariable woken;
  bool permit = false;
  bool waits_for_ever = false;
  std::vector<GuestThread*> joiners;
  Atomic<uint32_t> references{1};  // the running thread's own; retain/release

  static GuestThread& current();  // attaches the running thread if need be
  static GuestThread& main();     // the thread that was attached first
  void retain() { references.fetch_add(1, std::memory_order_relaxed); }
  void release();
};

namespace threads {

// Starts a thread that runs body(object) and ends with it. The first start of all shares what others can reach
// (sharing.h). The result is retained for the caller; null: the system has no room for another thread.
GuestThread* start(Value object, void (*body)(Value object), size_t stack_bytes);

// The same for a thread of the runtime (a compiler), which may touch the heap. False: there is no room for it.
bool start_internal(void (*body)());

// Waits for its end. Requires: not the current thread.
Wake join(GuestThread& t, Deadline deadline = {});

// The current thread waits for a permit, which it takes, or for the deadline, or an interrupt. Permits do not add up.
// Spurious permits are possible. Not interruptible: an interrupt stays pending.
Wake park(Deadline deadline = {}, bool interruptible = true);
void unpark(GuestThread& t);

// Sets kPollInterrupt and wakes the thread if it waits. The reason is the language's affair.
void interrupt(GuestThread& t);

size_t count();                   // threads that live, those that are just being started included
std::vector<GuestThread*> all();  // those that run, retained for the caller, by id

// Called when all threads wait without a deadline, by the one that is about to wait too or has just ended; it may
// interrupt one of them. It must not touch the heap.
void set_deadlock_hook(void (*hook)());

}  // namespace threads

}  // namespace hypha
