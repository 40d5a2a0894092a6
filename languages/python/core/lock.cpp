// SPDX-License-Identifier: MIT
// _thread.lock, _thread.RLock, and the list of waiters under threading.Condition.
#include "framework/node/node.h"
#include "framework/thread/signals.h"
#include "languages/python/core/sync_objects.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

template <class T>
constexpr uint8_t kWords = uint8_t((sizeof(T) - sizeof(Object)) / sizeof(Slot));

struct LockTypes {
  TypeInfo *lock, *rlock, *condition;
} t;

LockObject* lock_of(Value v) { return v.ptr<LockObject>(); }

// A number of seconds that a clock can tell, and threading's waiting can take.
Value to_seconds(Value v, double* out) {
  if (!is_float(underlying(v))) PY_TRY(index_of(v));
  PY_TRY(to_double(v, out));
  if (*out != *out) return raise_value_error("Invalid value NaN (not a number)");
  if (*out > kLongestTimeout)
    return raise_overflow_error(*out > kLongestTimeout + 1 ? "timestamp too large to convert to C _PyTime_t"
                                                           : "timeout value is too large");
  return kNil;
}

// acquire()'s arguments: whether to wait, and until when.
Value wait_arguments(Value blocking, Value timeout, bool* wait, Deadline* deadline) {
  *wait = true;
  if (given(blocking)) *wait = PY_TRY(truth(blocking)) == kTrue;
  if (!given(timeout)) return kNil;
  double seconds;
  PY_TRY(to_seconds(timeout, &seconds));
  if (seconds == -1) return kNil;
  if (!*wait) return raise_value_error("can't specify a timeout for a non-blocking call");
  if (seconds < 0) return raise_value_error("timeout value must be positive");
  *deadline = deadline_after(seconds);
  return kNil;
}

Value wait_for_lock(LockObject* l, Deadline deadline) {
  signals::start_waker();
  for (;;) {
    switch (sync::lock(l, deadline)) {
      case Wake::Notified:
        return kTrue;
      case Wake::TimedOut:
        return kFalse;
      case Wake::Interrupted:
        PY_TRY(poll_slow());
    }
  }
}

Value acquire_lock(Value self, Value blocking, Value timeout) {
  LockObject* l = lock_of(self);
  bool wait = true;
  Deadline deadline;
  if (given(blocking) || given(timeout)) PY_TRY(wait_arguments(blocking, timeout, &wait, &deadline));
  if (sync::try_lock(l)) return kTrue;
  return wait ? wait_for_lock(l, deadline) : kFalse;
}
Value enter_lock(Value self) { return acquire_lock(self, kUndefined, kUndefined); }

// By any thread.
Value release_lock(Value self) {
  if (!sync::unlock_if_locked(lock_of(self))) return raise(types.RuntimeError, "release unlocked lock");
  return kNil;
}
Value exit_lock(Value self, Value) { return release_lock(self); }
Value is_locked(Value self) { return boolean(lock_of(self)->owner != nullptr); }

std::string address_of(Value v) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%012lx", static_cast<unsigned long>(v.bits - 1));
  return text;
}

Value lock_repr(Value self) {
  const char* state = is_locked(self) == kTrue ? "locked" : "unlocked";
  return new_str(std::string("<") + state + " _thread.lock object at " + address_of(self) + ">");
}

Value allocate_lock() { return ref(sync::make_lock(t.lock->instance_shape->id())); }

// ---- RLock

Value acquire_rlock(Value self, Value blocking, Value timeout) {
  LockObject* l = lock_of(self);
  if (!sync::owned(l)) return acquire_lock(self, blocking, timeout);
  bool wait;
  Deadline deadline;
  PY_TRY(wait_arguments(blocking, timeout, &wait, &deadline));
  sync::lock_again(l);
  return kTrue;
}
Value enter_rlock(Value self) { return acquire_rlock(self, kUndefined, kUndefined); }

Value release_rlock(Value self) {
  if (!sync::owned(lock_of(self))) return raise(types.RuntimeError, "cannot release un-acquired lock");
  sync::unlock(lock_of(self));
  return kNil;
}
Value exit_rlock(Value self, Value) { return release_rlock(self); }
Value is_owned(Value self) { return boolean(sync::owned(lock_of(self))); }

// For conditions that are not of threading: (count, owner), and back.
Value release_save(Value self) {
  LockObject* l = lock_of(self);
  if (!sync::owned(l)) return raise(types.RuntimeError, "cannot release un-acquired lock");
  int64_t count = l->count();
  for (int64_t i = 0; i < count; i++) sync::unlock(l);
  return fixnum(count);
}
Value acquire_restore(Value self, Value state) {
  int64_t count;
  PY_TRY(to_int64(state, &count));
  PY_TRY(enter_rlock(self));
  for (int64_t i = 1; i < count; i++) sync::lock_again(lock_of(self));
  return kNil;
}

Value rlock_repr(Value self) {
  LockObject* l = lock_of(self);
  GuestThread* owner = l->owner;
  return new_str(std::string("<") + (owner ? "locked" : "unlocked") +
                 " _thread.RLock object owner=" + std::to_string(reinterpret_cast<uintptr_t>(owner)) +
                 " count=" + std::to_string(l->count()) + " at " + address_of(self) + ">");
}

Value make_rlock(CallTarget*, const Value*) { return ref(sync::make_lock(t.rlock->instance_shape->id())); }

// ---- conditions

Value make_waiters() { return ref(sync::make_condition(t.condition->instance_shape->id())); }

// wait(waiters, lock, timeout): True; False: the time is over. A spurious True is possible when a signal came.
Value wait_for_notice(Value self, Value lock, Value timeout) {
  Deadline deadline;
  PY_TRY(timeout_deadline(timeout, &deadline));
  if (!sync::owned(lock_of(lock))) return raise(types.RuntimeError, "cannot wait on un-acquired lock");
  Wake wake = sync::wait(self.ptr<ConditionObject>(), lock_of(lock), deadline);
  if (wake == Wake::Interrupted) PY_TRY(poll_slow());
  return boolean(wake != Wake::TimedOut);
}
Value notify_some(Value self, Value n) {
  int64_t count;
  PY_TRY(to_int64(n, &count));
  return fixnum(sync::notify(self.ptr<ConditionObject>(), count));
}
// Whether wait_for_notice can work with it.
Value is_native_lock(Value v) { return boolean(is_exact(v, t.lock) || is_exact(v, t.rlock)); }

constexpr NativeRow kLock[] = {
    {"acquire", native<acquire_lock>, "blocking= timeout="},
    {"acquire_lock", native<acquire_lock>, "blocking= timeout="},
    {"release", native<release_lock>},
    {"release_lock", native<release_lock>},
    {"locked", native<is_locked>},
    {"locked_lock", native<is_locked>},
    {"__enter__", native<enter_lock>},
    {"__exit__", native<exit_lock>, "*args"},
    {"__repr__", native<lock_repr>},
};
constexpr NativeRow kRLock[] = {
    {"acquire", native<acquire_rlock>, "blocking= timeout="},
    {"release", native<release_rlock>},
    {"__enter__", native<enter_rlock>},
    {"__exit__", native<exit_rlock>, "*args"},
    {"_is_owned", native<is_owned>},
    {"_release_save", native<release_save>},
    {"_acquire_restore", native<acquire_restore>, "state /"},
    {"__repr__", native<rlock_repr>},
};
constexpr NativeRow kNewRLock[] = {{"__new__", make_rlock, "type /"}};
constexpr NativeRow kFunctions[] = {
    {"allocate_lock", native<allocate_lock>},
    {"allocate", native<allocate_lock>},
    {"_waiters", native<make_waiters>},
    {"_wait", native<wait_for_notice>, "waiters lock timeout /"},
    {"_notify", native<notify_some>, "waiters n /"},
    {"_is_native_lock", native<is_native_lock>, "lock /"},
};

TypeInfo* define_type(const char* name, uint8_t words) {
  TypeInfo* made = define_native_type(name, words);
  made->module = "_thread";
  return made;
}

}  // namespace

Value timeout_deadline(Value timeout, Deadline* out) {
  if (!given(timeout) || timeout == kNil) return kNil;
  double seconds;
  PY_TRY(to_seconds(timeout, &seconds));
  *out = deadline_after(seconds);
  return kNil;
}

void define_locks(ModuleInfo* m) {
  t.lock = define_type("lock", kWords<LockObject>);
  t.rlock = define_type("RLock", kWords<LockObject>);
  t.condition = define_type("_Waiters", kWords<ConditionObject>);
  define_methods(t.lock, kLock);
  define_methods(t.rlock, kRLock);
  define_static_methods(t.rlock, kNewRLock);
  define_functions(m, kFunctions);
  set_global(m, "LockType", t.lock->object);
  set_global(m, "RLock", t.rlock->object);
}

}  // namespace hypha::python
