// SPDX-License-Identifier: MIT
// The scheduler's state, shared between what chooses (scheduler.cpp) and what is scheduled (access.cpp).
#pragma once
#include <boost/context/detail/fcontext.hpp>

#include "framework/thread/guest_thread.h"
#include "tests/model/scheduler.h"

namespace hypha::model {

struct Word {
  void* at;
  uint64_t bits;
  uint8_t size;
};

struct Task {
  int number = 0;
  GuestThread* guest = nullptr;
  ThreadState* state = nullptr;
  char* stack = nullptr;
  boost::context::detail::fcontext_t context = nullptr;

  enum State : uint8_t { Ready, WantsMutex, InCondition, BacksOff, Finished } waits = Ready;
  const uint64_t* mutex = nullptr;  // what it wants, also behind a condition
  const void* condition = nullptr;
  bool notified = false, timed = false, timed_out = false;
  uint64_t waits_since = 0;

  uint32_t accesses = 0;
  // The access before which it was interrupted. Until another thread does what depends on that, going on with it would
  // only repeat what was seen when it was not interrupted there, but behind it: it sleeps (Godefroid, Partial-Order
  // Methods for the Verification of Concurrent Systems, 1996). That needs no more departures, so that the bound loses
  // nothing.
  const void* pending = nullptr;
  bool pending_writes = false, asleep = false;
  // What it knows of the words that it used last: a thread that backs off has nothing to do until one changes.
  static constexpr int kRemembered = 8;
  Word seen[kRemembered];
  uint32_t seen_count = 0;
  static constexpr int kBuffer = 32;
  Word buffer[kBuffer];  // stores that others do not see yet, oldest first
  int buffered = 0;
  bool looked = false;  // at a contested word, since the first of them: before that they might as well come later
  // Its arenas up to here may be known to others.
  char* published[2] = {};

  void remember(const void* at, size_t size, uint64_t bits) {
    seen[seen_count++ % kRemembered] = {const_cast<void*>(at), bits, uint8_t(size)};
  }
  // What the thread itself has changed is nothing to wait for.
  void remember_own(const void* at, size_t size, uint64_t bits) {
    for (auto& word : seen)
      if (word.at == at) word.bits = bits;
    remember(at, size, bits);
  }
};

struct Scheduler {
  Task tasks[kMaxThreads];
  int threads = 0;
  Task* current = nullptr;  // null: the controller
  Chooser* chooser = nullptr;
  bool delays_stores = false;
  Weakening weakening;
  const absl::FunctionRef<void(int)>* body = nullptr;
  boost::context::detail::fcontext_t controller = nullptr;
  boost::context::detail::fcontext_t* leaving = nullptr;  // where who arrives keeps the context that was left
  End end = End::Done;
  const char* why = nullptr;
  uint64_t steps = 0, all_steps = 0;
  bool found_contested = false;
  memory::List<Decision> decisions;
  memory::List<Step>* record = nullptr;

  static Scheduler& get();

  // An access of the running thread to a word that is not its own: true if it is contested.
  bool note(Task& t, const void* at, bool writes);
  void wake(const Task& t, const void* at, bool writes);  // those whose next access depends on this one
  bool is_private(const Task& t, const void* at) const;
  // Others may go on before the access that was noted.
  void before_access(Task& t, bool contested);
  void offer_others(Task& t, bool contested);
  bool chooses_delay(Task& t, bool contested);
  // The thread cannot go on: others do until it can.
  void give_up_turn(Task& t);
  void see_one(Task& t);  // the oldest buffered store
  void see_all(Task& t) {
    while (t.buffered) see_one(t);
  }
  void drain(Task& t);  // the same, by the thread itself
  void stop(End e, const char* reason);
  // For whoever looks at the schedule: of contested words.
  void step(Task& t, const char* what, const void* at, size_t size, uint64_t bits, const void* place);

  bool ignores(const void* lock) const { return weakening.ignored_lock && *weakening.ignored_lock == lock; }
  const Option& choose(Task& t, const Option* options, unsigned n);
  bool can_run(const Task& u) const;
  bool may_time_out(const Task& u) const;
  void switch_to(Task* u);
  void wake_up();
};

}  // namespace hypha::model
