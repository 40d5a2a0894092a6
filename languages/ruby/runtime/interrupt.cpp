// SPDX-License-Identifier: MIT
// Delivery of interrupts, and waits that they end.
#include <poll.h>
#include <sched.h>

#include "framework/node/node.h"
#include "framework/thread/object_lock.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/signals.h"
#include "framework/thread/sync.h"
#include "languages/ruby/runtime/deadlock.h"
#include "languages/ruby/runtime/thread.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

// What Thread.handle_interrupt says about such an interrupt; a kill is a fixnum there, as in CRuby.
bool deferred(Value what, bool blocking) {
  Value masks = thread_slots()->at[kInterruptMasks].load();
  if (!is_array(masks)) return false;
  ClassInfo* c = what == kTrue ? classes.Integer : class_of(what);
  for (int64_t i = masks.ptr<Array>()->length(); i-- > 0;) {
    Value mask = array::get(masks.ptr<Array>(), i), k, v;
    for (int64_t at = 0; hash::next(mask.ptr<Hash>(), &at, &k, &v);) {
      if (!is_kind(k, Kind::Class) || !c->inherits_from(class_info(k))) continue;
      std::string_view when = view_of(v);
      return when == "never" || (when == "on_blocking" && !blocking);
    }
  }
  return false;
}

// Takes the first interrupt that may happen now; kUndefined: none.
Value take_pending(Value self, bool blocking) {
  Value list = thread_field(self, kThreadPending);
  if (!is_array(list)) return kUndefined;
  auto* a = list.ptr<Array>();
  // Others only append.
  for (int64_t i = 0;; i++) {
    Value what = array::find(a, i);
    if (what == kUndefined) return kUndefined;
    if (deferred(what, blocking)) continue;
    array::remove(a, i);
    return what;
  }
}

Value deliver(Value self, Value what) {
  if (what != kTrue) return raise_value(what);
  if (self == main_thread()) {
    Value e = new_exception(classes.SystemExit, new_string("exit"));
    e.ptr<Object>()->fields[kDetail].write(e.ptr(), fixnum(0));
    return raise_value(e);
  }
  set_thread_field(self, kThreadKilled, kTrue);
  thread().unwind_target = self;
  thread().unwind_value = kNil;
  return kUnwind;
}

}  // namespace

Value handle_interrupts(bool blocking) {
  ThreadState& t = thread();
  t.clear_poll(kPollInterrupt);
  Value self = current_thread();
  if (self == main_thread()) {
    if (signals::take_interrupt()) return raise(classes.Interrupt, "");
    if (take_deadlock()) return raise_deadlock();
  }
  RB_TRY(handle_timeouts());
  Value what = take_pending(self, blocking);
  if (what == kUndefined) return kNil;
  Value list = thread_field(self, kThreadPending);
  if (list.ptr<Array>()->length() > 0) thread().request_poll(kPollInterrupt);
  return deliver(self, what);
}

void interrupt_thread(Value t, Value what) {
  Value list = thread_field(t, kThreadPending);
  sharing::share(what);
  array::push(list.ptr<Array>(), what);
  if (GuestThread* g = guest_of(t)) {
    threads::interrupt(*g);
    g->release();
  }
}

// ---- waiting

Sleeping::Sleeping(bool for_ever) : before_(current_thread()) {
  signals::start_waker();
  set_thread_field(before_, kThreadState, fixnum(for_ever ? kSleepingForever : kSleeping));
}
Sleeping::~Sleeping() { set_thread_field(before_, kThreadState, fixnum(kRunning)); }

Value sleep_until(Deadline deadline, bool for_ever, bool* woken) {
  Value self = current_thread();
  set_thread_field(self, kThreadWoken, kFalse);
  Sleeping asleep(for_ever);
  // A sleep that is not to count in a deadlock has an end, far away.
  if (!deadline && !for_ever) deadline = deadline_after(9e8);
  for (;;) {
    Wake wake = threads::park(deadline);
    if (wake == Wake::Interrupted) RB_TRY(handle_interrupts(true));
    bool called = thread_field(self, kThreadWoken) == kTrue;
    if (woken) *woken = called;
    if (called || wake == Wake::TimedOut) return kNil;
  }
}

Value timeout_argument(Value v, Deadline* out, const char* what) {
  if (v == kUndefined || v == kNil) return kNil;
  if (!is_integer(v) && !is_float(v) && !is_a(v, classes.Numeric))
    return raise(classes.TypeError, std::string("can't convert ") + class_name(real_class_of(v)) + " into " + what);
  double seconds;
  RB_TRY(to_double(v, &seconds));
  *out = deadline_after(seconds);
  return kNil;
}

Value wait_for_input(int fd) {
  constexpr int kSliceMs = 20;  // how long an interrupt may have to wait
  pollfd p{fd, POLLIN, 0};
  if (poll(&p, 1, 0) != 0) return kNil;
  Sleeping asleep(false);
  for (;;) {
    int n;
    {
      safepoint::Blocked blocked;
      n = poll(&p, 1, kSliceMs);
    }
    if (thread().poll.load(std::memory_order_relaxed) & kPollInterrupt) RB_TRY(handle_interrupts(true));
    if (n > 0) return kNil;
  }
}

// ---- locks

void hold_lock(LockObject* l) {
  Slots* s = thread_slots();
  l->extra.write(l, s->at[kHeldLocks].load());
  s->at[kHeldLocks].write(s, ref(l));
}

void drop_lock(LockObject* l) {
  Slots* s = thread_slots();
  HeapObject* owner = s;
  Slot* at = &s->at[kHeldLocks];
  while (at->load().is_heap() && at->load().ptr<LockObject>() != l) {
    owner = at->load().ptr();
    at = &at->load().ptr<LockObject>()->extra;
  }
  if (!at->load().is_heap()) return;
  at->write(owner, l->extra.load());
  l->extra.write(l, kNil);
}

void abandon_locks() {
  Slots* s = thread_slots();
  while (s->at[kHeldLocks].load().is_heap()) {
    auto* l = s->at[kHeldLocks].load().ptr<LockObject>();
    drop_lock(l);
    sync::abandon(l);
  }
}

}  // namespace hypha::ruby
