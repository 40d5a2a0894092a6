// SPDX-License-Identifier: MIT
// Monitor: a lock that its owner may take again, and the conditions that belong to it. MonitorMixin is in the prelude.
#include "languages/ruby/core/sync_object.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

Value not_owner() { return raise(classes.ThreadError, "current fiber not owner"); }

Value monitor_initialize(Value self) {
  set_engine(self, ref(sync::make_lock(engine_shape())));
  return kNil;
}
Value monitor_enter(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (sync::owned(l))
    l->tagged_count += 2;
  else
    RB_TRY(lock_engine(l));
  return kNil;
}
Value monitor_try_enter(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (sync::owned(l)) return l->tagged_count += 2, kTrue;
  if (!sync::try_lock(l)) return kFalse;
  hold_lock(l);
  return kTrue;
}
Value monitor_exit(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  if (!sync::owned(l)) return not_owner();
  if (l->count() == 1)
    unlock_engine(l);
  else
    sync::unlock(l);
  return kNil;
}
Value monitor_synchronize(Value self, Value block) {
  if (block == kNil) return raise(classes.ThreadError, "must be called with a block");
  RB_TRY(monitor_enter(self));
  Value v = call_block(block, std::span<const Value>());
  ThreadState& t = thread();
  Value exception = t.exception, target = t.unwind_target, value = t.unwind_value;
  RB_TRY(monitor_exit(self));
  thread().exception = exception, thread().unwind_target = target, thread().unwind_value = value;
  return v;
}
Value monitor_is_locked(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  return boolean(static_cast<GuestThread*>(l->owner) != nullptr);
}
Value monitor_is_owned(Value self) {
  LockObject* l;
  RB_TRY(need_engine(self, &l));
  return boolean(sync::owned(l));
}
Value monitor_check_owner(Value self) { return RB_TRY(monitor_is_owned(self)) == kTrue ? kNil : not_owner(); }

// __wait(condition, timeout): true, or false when the time is over.
Value monitor_wait(Value self, Value condition, Value limit) {
  LockObject* l;
  ConditionObject* c;
  RB_TRY(need_engine(self, &l));
  RB_TRY(need_engine(condition, &c));
  if (!sync::owned(l)) return not_owner();
  Deadline deadline;
  RB_TRY(timeout_argument(limit, &deadline, "time interval"));
  Wake wake;
  drop_lock(l);  // its owners keep it in their lists
  Value status = wait_once(!deadline, &wake, [&] { return sync::wait(c, l, deadline); });
  hold_lock(l);
  RB_TRY(status);
  return boolean(wake != Wake::TimedOut);
}

const NativeMethod methods[] = {
    {"initialize", native<monitor_initialize>, 0, 0, kPrivate},
    {"enter", native<monitor_enter>},
    {"try_enter", native<monitor_try_enter>},
    {"exit", native<monitor_exit>},
    {"synchronize", native_block<monitor_synchronize>},
    {"mon_locked?", native<monitor_is_locked>},
    {"mon_owned?", native<monitor_is_owned>},
    {"mon_check_owner", native<monitor_check_owner>},
    {"__wait", native<monitor_wait>, 2},
};

void define_monitor() {
  ClassInfo* monitor = define_class("Monitor", classes.Object);
  lay_out_sync_class(monitor);
  define_methods(monitor, methods);
  alias_method(monitor, "mon_enter", "enter");
  alias_method(monitor, "mon_try_enter", "try_enter");
  alias_method(monitor, "try_mon_enter", "try_enter");
  alias_method(monitor, "mon_exit", "exit");
  alias_method(monitor, "mon_synchronize", "synchronize");
  define_class("ConditionVariable", classes.Object, define_module("MonitorMixin"));
}
HY_RUBY_CORE(define_monitor);

}  // namespace

}  // namespace hypha::ruby
