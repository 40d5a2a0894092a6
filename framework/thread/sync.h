// SPDX-License-Identifier: MIT
// What guest threads wait for: locks, conditions and queues, as heap objects under which languages put their Mutex,
// Lock, Monitor, Condition, Semaphore, Queue ... The object's own ObjectLock guards its words for a few instructions; nobody
// waits while holding it. Whoever waits is in a list of Waiters on the waiters' stacks, counts as at a safepoint, and
// is woken by a permit (guest_thread.h).
#pragma once
#include "framework/heap/heap_object.h"
#include "framework/object/array.h"
#include "framework/thread/guest_thread.h"

namespace hypha {

namespace sync {

// One waiting thread. Lives on its stack: linked and unlinked under the ObjectLock of the object that it waits for.
struct Waiter {
  GuestThread* thread;
  Waiter* next = nullptr;
  bool linked = true;  // false: whoever took it out of the list has woken it
};

// First in, first out. The words look like fixnums to the collector.
struct WaitList {
  Relaxed<Waiter*> first, last;
  bool empty() const { return static_cast<Waiter*>(first) == nullptr; }
};

}  // namespace sync

// A lock with an owner; `count` > 1: locked again by its owner, which the language may refuse or allow.
struct LockObject : Object {
  Relaxed<GuestThread*> owner;  // null: free
  Relaxed<uint64_t> tagged_count;
  sync::WaitList waiters;
  Slot extra;  // the language's
  int64_t count() const { return int64_t(uint64_t(tagged_count)) >> 1; }
};

// A condition: threads that wait until they are told to look again.
struct ConditionObject : Object {
  sync::WaitList waiters;
  Slot extra;  // the language's
};

// Values handed from thread to thread in order, at most `capacity` of them.
struct QueueObject : Object {
  Slot items;                       // Array
  Relaxed<uint64_t> tagged_capacity;  // 0: no limit
  Relaxed<uint64_t> tagged_closed;  // 0 or 2
  sync::WaitList takers, givers;
  Relaxed<uint64_t> tagged_waiting;  // takers that wait
  int64_t length() const { return items.load().ptr<Array>()->length(); }
  int64_t capacity() const { return int64_t(uint64_t(tagged_capacity)) >> 1; }
  bool closed() const { return tagged_closed != 0; }
  int64_t waiting() const { return int64_t(uint64_t(tagged_waiting)) >> 1; }
};

namespace sync {

// All of these are Kind::Native, of a shape without named fields that the language gives.
LockObject* make_lock(uint32_t shape_id);
ConditionObject* make_condition(uint32_t shape_id);
QueueObject* make_queue(uint32_t shape_id, int64_t capacity = 0);

bool try_lock(LockObject* l);  // false: somebody has it, perhaps the current thread
// Waits for a lock that another thread has. Notified: it is the current thread's now.
Wake lock(LockObject* l, Deadline deadline = {});
// Requires owner == the current thread, except where a language lets anybody unlock. Undoes one lock.
void unlock(LockObject* l);
inline bool owned(const LockObject* l) { return l->owner == &GuestThread::current(); }
bool unlock_if_locked(LockObject* l);  // the same, of anybody's lock; false: it is free
void lock_again(LockObject* l);        // requires owner == the current thread
// The current thread's locks go with it: whoever waits for one gets it.
void abandon(LockObject* l);

// Gives the lock up (all of its counts), waits, and takes it again, whatever ended the wait; while it takes it again it
// cannot be interrupted (the interrupt stays pending).
Wake wait(ConditionObject* c, LockObject* l, Deadline deadline = {});
int64_t notify(ConditionObject* c, int64_t n);  // wakes at most n; how many it were

enum class QueueResult : uint8_t { Done, TimedOut, Interrupted, Closed };
// TimedOut without waiting where the deadline has passed.
QueueResult push(QueueObject* q, Value v, Deadline deadline = {});
QueueResult pop(QueueObject* q, Value* v, Deadline deadline = {});  // Closed: and empty
void close(QueueObject* q);                                         // wakes all who wait
void set_capacity(QueueObject* q, int64_t capacity);

}  // namespace sync

}  // namespace hypha
