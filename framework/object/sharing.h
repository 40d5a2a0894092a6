// SPDX-License-Identifier: MIT
// Local and shared objects (Daloze et al., OOPSLA 2016). An object is local until it is stored where another thread may
// find it: into a shared object, a global, a thread's start. Then it and all that it refers to become shared, once and
// for ever, while it is still private to the thread that stores it. The barrier is in Slot::write and Rooted<>::set.
//   objects   get the shared twin of their shape (shape.h): a cache for local shapes does not apply any more
//   arrays    get a strategy for shared storage (array_shared.h)
//   hashes    are recognized by their shape's twin
// Until the first thread starts nothing is shared but class objects, and machine code relies on it.
#pragma once
#include "framework/heap/heap_object.h"
#include "framework/specialize/assumption.h"

namespace hypha::sharing {

// Valid until the first thread starts: no store needs a barrier, and nothing changes behind a thread's back.
Assumption& one_thread();

// Before the first thread starts (later calls do nothing): stops the world and shares what can be reached from globals,
// classes and code, but not from stacks.
void begin();
extern Atomic<bool> begun;

inline bool is_shared(const HeapObject* o) { return kSharing && o->gc.load(std::memory_order_relaxed) & kGcShared; }

// Immutable and without references: the same for a shared object to refer to as if it were shared.
inline bool is_leaf(const HeapObject* o) {
  switch (o->kind) {
    case Kind::Double:
    case Kind::BigInt:
    case Kind::StringData:
    case Kind::Symbol:
    case Kind::Raw:
      return true;
    default:
      return false;
  }
}

// How often a shared Array got another shape (properties, a class of its own, frozen). A stop of the world comes with
// it, in which this is counted: who was at no safepoint since it looked at the shape of an Array, or finds this number
// as it was before, need not look again.
extern Atomic<uint64_t> array_shape_changes;
inline void note_shape_change(const HeapObject* o) {
  if (o->kind == Kind::Array) array_shape_changes.fetch_add(1, std::memory_order_relaxed);
}

// `v` and all that can be reached from it become shared. Nothing, before begin().
void share(Value v);

}  // namespace hypha::sharing
