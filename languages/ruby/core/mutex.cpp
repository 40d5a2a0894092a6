// SPDX-License-Identifier: MIT
// Thread::Mutex and Thread::ConditionVariable.
#include <cmath>

#include "languages/ruby/core/sync_object.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

ClassInfo* mutex_class = nullptr;

// ---- Mutex

Value mutex_initialize(Value self) {
  set_engine(self, ref(sync::make_lock(engine_shape())));
  return kNil;
}

Value mutex_lock(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (sync::owned(l)) return raise(classes.ThreadError, "deadlock; recursive locking");
  RB_TRY(lock_engine(l));
  return self;
}
Value mutex_try_lock(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (!sync::try_lock(l)) return kFalse;
  hold_lock(l);
  return kTrue;
}
Value mutex_unlock(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (!sync::owned(l)) {
    bool free = static_cast<GuestThread*>(l->owner) == nullptr;
    return raise(classes.ThreadError, free ? "Attempt to unlock a mutex which is not locked"
                                           : "Attempt to unlock a mutex which is locked by another thread/fiber");
  }
  unlock_engine(l);
  return self;
}
Value mutex_synchronize(Value self, Value block) {
  if (block == kNil) return raise(classes.ThreadError, "must be called with a block");
  RB_TRY(mutex_lock(self));
  Value v = call_block(block, std::span<const Value>());
  ThreadState& t = thread();
  Value exception = t.exception, target = t.unwind_target, value = t.unwind_value;
  RB_TRY(mutex_unlock(self));
  thread().exception = exception, thread().unwind_target = target, thread().unwind_value = value;
  return v;
}
Value mutex_is_locked(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  return boolean(static_cast<GuestThread*>(l->owner) != nullptr);
}
Value mutex_is_owned(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  return boolean(sync::owned(l));
}

Value seconds_since(std::chrono::steady_clock::time_point start) {
  return fixnum(std::llround(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()));
}

// The seconds that passed; nil if nobody woke the thread.
Value mutex_sleep(Value self, Value limit) {
  Deadline deadline;
  RB_TRY(timeout_argument(limit, &deadline, "time interval"));
  RB_TRY(mutex_unlock(self));
  auto start = std::chrono::steady_clock::now();
  bool woken = false;
  Value v = sleep_until(deadline, !deadline, &woken);
  if (v != kNil) {
    Value exception = thread().exception, target = thread().unwind_target;
    LockObject* l = engine_of<LockObject>(self);
    bool interrupted = false;
    while (!sync::owned(l) && sync::lock(l, {}) != Wake::Notified) {
      thread().clear_poll(kPollInterrupt);
      interrupted = true;
    }
    if (interrupted) thread().request_poll(kPollInterrupt);  // it is still to be handled
    hold_lock(l);
    thread().exception = exception, thread().unwind_target = target;
    return v;
  }
  RB_TRY(mutex_lock(self));
  return woken ? seconds_since(start) : kNil;
}

const NativeMethod mutex_methods[] = {
    {"initialize", native<mutex_initialize>, 0, 0, kPrivate},
    {"lock", native<mutex_lock>},
    {"try_lock", native<mutex_try_lock>},
    {"unlock", native<mutex_unlock>},
    {"synchronize", native_block<mutex_synchronize>},
    {"locked?", native<mutex_is_locked>},
    {"owned?", native<mutex_is_owned>},
    {"sleep", native<mutex_sleep>, 0, 1},
};

// ---- ConditionVariable

Value condition_initialize(Value self) {
  set_engine(self, ref(sync::make_condition(engine_shape())));
  return kNil;
}

// Anything that sleeps as a Mutex does may be given; ours is waited for at once.
Value condition_wait(Value self, Value mutex, Value limit) {
  ConditionObject* c;
  RB_TRY(need_engine(self, &c));
  if (!is_a(mutex, mutex_class)) return call_method(mutex, intern("sleep"), {limit == kUndefined ? kNil : limit});
  LockObject* l;
  RB_TRY(need_engine(mutex, &l));
  if (!sync::owned(l)) return mutex_unlock(mutex);  // raises
  Deadline deadline;
  RB_TRY(timeout_argument(limit, &deadline, "time interval"));
  auto start = std::chrono::steady_clock::now();
  Wake wake;
  drop_lock(l);  // its owners keep it in their lists
  // An interrupt without effect ends the wait, too: a signal that came meanwhile would be lost.
  Value status = wait_once(!deadline, &wake, [&] { return sync::wait(c, l, deadline); });
  hold_lock(l);
  RB_TRY(status);
  return wake == Wake::TimedOut ? kNil : seconds_since(start);
}
Value condition_signal(Value self) {
  ConditionObject* c;
  RB_TRY(need_engine(self, &c));
  sync::notify(c, 1);
  return self;
}
Value condition_broadcast(Value self) {
  ConditionObject* c;
  RB_TRY(need_engine(self, &c));
  sync::notify(c, INT64_MAX);
  return self;
}

const NativeMethod condition_methods[] = {
    {"initialize", native<condition_initialize>, 0, 0, kPrivate},
    {"wait", native<condition_wait>, 1, 1},
    {"signal", native<condition_signal>},
    {"broadcast", native<condition_broadcast>},
};

void define_mutex() {
  mutex_class = define_class("Mutex", classes.Object, classes.Thread);
  lay_out_sync_class(mutex_class);
  define_methods(mutex_class, mutex_methods);
  set_constant(classes.Object, intern("Mutex"), mutex_class->object);
  ClassInfo* condition = define_class("ConditionVariable", classes.Object, classes.Thread);
  lay_out_sync_class(condition);
  define_methods(condition, condition_methods);
  set_constant(classes.Object, intern("ConditionVariable"), condition->object);
}
HY_RUBY_CORE(define_mutex);

}  // namespace

Value lock_engine(LockObject* l) {
  if (!sync::try_lock(l)) {
    Wake wake;
    RB_TRY(wait_interruptibly(true, &wake, [&] { return sync::lock(l); }));
  }
  hold_lock(l);
  return kNil;
}

void unlock_engine(LockObject* l) {
  drop_lock(l);
  sync::unlock(l);
}

}  // namespace hypha::ruby
