// SPDX-License-Identifier: MIT
// Ruby's threads around the framework's: the guest object, interrupts (Thread#raise, #kill, Ctrl-C, deadlocks) and
// waits that they end.
#pragma once
#include "framework/thread/guest_thread.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha {
struct LockObject;
}

namespace hypha::ruby {

enum ThreadField {
  kThreadGuest,  // GuestThread*, retained, from before its body runs to its end; else nil. Under the object's ObjectLock
  kThreadBlock,
  kThreadArguments,  // Array
  kThreadResult,     // the value, or the exception that ended it
  kThreadState,      // ThreadLife
  kThreadKilled,     // true: its end has begun ("aborting")
  kThreadName,
  kThreadPriority,
  kThreadReport,
  kThreadAbort,
  kThreadVariables,  // Hash
  kThreadLocals,     // Hash: [] of its own stack; other fibers have theirs
  kThreadPending,    // Array: exceptions, true for a kill
  kThreadPlace,      // "file:line", or nil for the main thread
  kThreadWoken,      // Thread#wakeup
  kThreadFields
};
enum ThreadLife { kBorn, kRunning, kSleeping, kSleepingForever, kEnded, kDied };

inline bool is_thread(Value v) { return is_kind(v, Kind::Object) && is_a(v, classes.Thread); }
Value current_thread();  // the Thread object
Value main_thread();
inline Value thread_field(Value t, ThreadField f) { return t.ptr<Object>()->fields[f].load(); }
inline void set_thread_field(Value t, ThreadField f, Value v) { t.ptr<Object>()->fields[f].write(t.ptr(), v); }
inline int64_t thread_life(Value t) {
  Value v = thread_field(t, kThreadState);
  return v.is_int() ? v.as_int() : int64_t(kBorn);
}
inline bool has_ended(Value t) { return thread_life(t) >= kEnded; }

void make_main_thread();  // at boot
// The main thread's program is over: the others are killed and have run their ensure clauses when it returns.
void end_other_threads();
Value all_threads();  // Array of those that live
void list_thread(Value t);
void unlist_thread(Value t);
// Retained; null: it has ended, or was not started.
GuestThread* guest_of(Value t);
void set_guest(Value t, GuestThread* g);  // takes the reference

// An exception, or true for a kill.
void interrupt_thread(Value t, Value what);
// What waits for the running thread happens now: kNil, or the completion of an exception or a kill (a kUnwind whose
// target is the Thread object). `blocking`: it was about to wait.
Value handle_interrupts(bool blocking);

// While one exists the running thread's status says that it waits.
class Sleeping {
 public:
  explicit Sleeping(bool for_ever);
  ~Sleeping();
  Sleeping(const Sleeping&) = delete;
  Sleeping& operator=(const Sleeping&) = delete;

 private:
  Value before_;
};

// Until the deadline, Thread#wakeup or an interrupt's completion, which is returned; else kNil. for_ever: nobody but
// another thread ends it, so it counts in a deadlock. *woken: it was Thread#wakeup.
Value sleep_until(Deadline deadline, bool for_ever, bool* woken = nullptr);
Value timeout_argument(Value v, Deadline* out, const char* what);  // nil: none

// Repeats a wait until it is not ended by an interrupt without effect. wait: () -> Wake. kNil with *out, or a
// completion.
template <class F>
Value wait_interruptibly(bool for_ever, Wake* out, F wait) {
  Sleeping asleep(for_ever);
  for (;;) {
    *out = wait();
    if (*out != Wake::Interrupted) return kNil;
    RB_TRY(handle_interrupts(true));
  }
}

// A wait that may also end for no reason: interrupts are handled, and it is over.
template <class F>
Value wait_once(bool for_ever, Wake* out, F wait) {
  Sleeping asleep(for_ever);
  *out = wait();
  return *out == Wake::Interrupted ? handle_interrupts(true) : kNil;
}

// Blocks until fd can be read. kNil or the completion of an interrupt.
Value wait_for_input(int fd);

// The locks that the running thread has, so that they are free when it has ended.
void hold_lock(LockObject* l);
void drop_lock(LockObject* l);
void abandon_locks();

// Timeout.timeout: what has run out (core/timeout.cpp). kNil or a completion.
Value handle_timeouts();
bool has_timers();  // somebody will be interrupted in time
// Of a kUnwind: Thread#kill or Timeout.timeout.
bool is_interrupt_target(Value target);

}  // namespace hypha::ruby
