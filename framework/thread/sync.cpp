// SPDX-License-Identifier: MIT
#include "framework/thread/sync.h"

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"

namespace hypha::sync {

namespace {

void link(WaitList& list, Waiter* w) {
  if (Waiter* last = list.last)
    last->next = w;
  else
    list.first = w;
  list.last = w;
}

void unlink(WaitList& list, Waiter* w) {
  Waiter* before = nullptr;
  for (Waiter* at = list.first; at != w; at = at->next) before = at;
  if (before)
    before->next = w->next;
  else
    list.first = w->next;
  if (list.last == w) list.last = before;
  w->linked = false;
}

// The waiter is gone as soon as it is unlinked and the ObjectLock is free: nothing touches it afterwards.
bool wake_first(WaitList& list) {
  Waiter* w = list.first;
  if (!w) return false;
  GuestThread* thread = w->thread;
  unlink(list, w);
  threads::unpark(*thread);
  return true;
}

// The current thread joined `list` of `o` as `w`: waits until it is taken out. Notified, or what else ended it; then it
// is out of the list, too.
Wake wait_in(HeapObject* o, WaitList& list, Waiter& w, Deadline deadline, bool interruptible = true) {
  for (;;) {
    Wake wake = threads::park(deadline, interruptible);
    ObjectLock guard(o);
    if (!w.linked) return Wake::Notified;
    if (wake == Wake::Notified) continue;  // a permit that was meant for something else
    unlink(list, &w);
    return wake;
  }
}

template <class T>
T* make(uint32_t shape_id) {
  T* o = heap::allocate<T>(shape_id, Kind::Native);
  o->aux = uint8_t((sizeof(T) - sizeof(Object)) / sizeof(Slot));
  o->extension.init(kNil);
  return o;
}

// Of a lock, under its ObjectLock.
bool take(LockObject* l, GuestThread* me, uint64_t count) {
  if (l->owner) return false;
  l->owner = me;
  l->tagged_count = count << 1;
  return true;
}

void give_up(LockObject* l) {
  l->owner = nullptr;
  l->tagged_count = 0;
  wake_first(l->waiters);
}

Wake lock_counted(LockObject* l, uint64_t count, Deadline deadline, bool interruptible) {
  GuestThread* me = &GuestThread::current();
  for (;;) {
    Waiter w{me};
    {
      ObjectLock guard(l);
      if (take(l, me, count)) return Wake::Notified;
      link(l->waiters, &w);
    }
    Wake wake = wait_in(l, l->waiters, w, deadline, interruptible);
    if (wake != Wake::Notified) return wake;
  }
}

}  // namespace

// ---- locks

LockObject* make_lock(uint32_t shape_id) {
  auto* l = make<LockObject>(shape_id);
  l->extra.init(kNil);
  return l;
}

bool try_lock(LockObject* l) {
  ObjectLock guard(l);
  return take(l, &GuestThread::current(), 1);
}

Wake lock(LockObject* l, Deadline deadline) { return lock_counted(l, 1, deadline, true); }

void unlock(LockObject* l) {
  ObjectLock guard(l);
  if (l->count() > 1)
    l->tagged_count -= 2;
  else
    give_up(l);
}

bool unlock_if_locked(LockObject* l) {
  ObjectLock guard(l);
  if (!l->owner) return false;
  if (l->count() > 1)
    l->tagged_count -= 2;
  else
    give_up(l);
  return true;
}

void lock_again(LockObject* l) {
  ObjectLock guard(l);
  l->tagged_count += 2;
}

void abandon(LockObject* l) {
  ObjectLock guard(l);
  if (l->owner == &GuestThread::current()) give_up(l);
}

// ---- conditions

ConditionObject* make_condition(uint32_t shape_id) {
  auto* c = make<ConditionObject>(shape_id);
  c->extra.init(kNil);
  return c;
}

Wake wait(ConditionObject* c, LockObject* l, Deadline deadline) {
  HY_CHECK(owned(l), "who waits for a condition has its lock");
  Waiter w{&GuestThread::current()};
  {
    ObjectLock guard(c);
    link(c->waiters, &w);
  }
  uint64_t count = uint64_t(l->count());
  {
    ObjectLock guard(l);
    give_up(l);
  }
  Wake wake = wait_in(c, c->waiters, w, deadline);
  lock_counted(l, count, {}, false);
  return wake;
}

int64_t notify(ConditionObject* c, int64_t n) {
  ObjectLock guard(c);
  int64_t woken = 0;
  while (woken < n && wake_first(c->waiters)) woken++;
  return woken;
}

// ---- queues

QueueObject* make_queue(uint32_t shape_id, int64_t capacity) {
  auto* q = make<QueueObject>(shape_id);
  q->items.init(kNil);
  q->items.write(q, ref(array::make(0)));
  q->tagged_capacity = uint64_t(capacity) << 1;
  return q;
}

QueueResult push(QueueObject* q, Value v, Deadline deadline) {
  sharing::share(v);
  for (;;) {
    Waiter w{&GuestThread::current()};
    {
      ObjectLock guard(q);
      if (q->closed()) return QueueResult::Closed;
      if (q->capacity() == 0 || q->length() < q->capacity()) {
        array::push(q->items.load().ptr<Array>(), v);
        wake_first(q->takers);
        return QueueResult::Done;
      }
      if (has_passed(deadline)) return QueueResult::TimedOut;
      link(q->givers, &w);
    }
    Wake wake = wait_in(q, q->givers, w, deadline);
    if (wake == Wake::Interrupted) return QueueResult::Interrupted;
  }
}

QueueResult pop(QueueObject* q, Value* v, Deadline deadline) {
  for (;;) {
    Waiter w{&GuestThread::current()};
    {
      ObjectLock guard(q);
      if (Value first = array::shift(q->items.load().ptr<Array>()); first != kUndefined) {
        *v = first;
        wake_first(q->givers);
        return QueueResult::Done;
      }
      if (q->closed()) return QueueResult::Closed;
      if (has_passed(deadline)) return QueueResult::TimedOut;
      link(q->takers, &w);
      q->tagged_waiting += 2;
    }
    Wake wake = wait_in(q, q->takers, w, deadline);
    ObjectLock guard(q);
    q->tagged_waiting -= 2;
    if (wake == Wake::Interrupted) return QueueResult::Interrupted;
  }
}

void close(QueueObject* q) {
  ObjectLock guard(q);
  q->tagged_closed = 2;
  while (wake_first(q->takers)) {
  }
  while (wake_first(q->givers)) {
  }
}

void set_capacity(QueueObject* q, int64_t capacity) {
  ObjectLock guard(q);
  q->tagged_capacity = uint64_t(capacity) << 1;
  while (wake_first(q->givers)) {
  }
}

}  // namespace hypha::sync
