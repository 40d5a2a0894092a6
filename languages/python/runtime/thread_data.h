// SPDX-License-Identifier: MIT
// What a guest thread has of Python: the Slots object in ThreadState::language_data, the words that nodes use
// themselves, and caches outside the heap.
#pragma once
#include <absl/container/flat_hash_set.h>

#include "languages/python/runtime/runtime.h"

namespace hypha::python {

enum ThreadSlot {
  kNextResult,       // what ended an iteration: StopIteration.value
  kPublishedLocals,  // evaluate.h
  kThreadObject,     // threading.current_thread(), once there is one
  kThreadLocals,     // dict: the thread's part of each threading.local
  kThreadSlots
};

inline Slots* thread_slots() {
  ThreadState& t = thread();
  if (!t.language_data.is_heap()) t.language_data = ref(heap::allocate_slots(kThreadSlots, kNil));
  return t.language_data.ptr<Slots>();
}
inline Value thread_slot(ThreadSlot i) { return thread_slots()->at[i].load(); }
inline void set_thread_slot(ThreadSlot i, Value v) {
  Slots* s = thread_slots();
  s->at[i].write(s, v);
}

struct CachedLookup {
  const TypeInfo* type;
  Symbol* name;
  uint64_t version;
  Cell* cell;
};

struct ThreadCaches {
  static constexpr size_t kLookups = 1024;
  CachedLookup lookups[kLookups] = {};
  absl::flat_hash_set<std::pair<const void*, uint64_t>> in_progress;  // protocol.cpp: whose repr or comparison runs
  const std::vector<Symbol*>* expected_attributes = nullptr;          // class_definition.cpp
};
extern thread_local ThreadCaches* own_caches;
ThreadCaches& make_thread_caches();
inline ThreadCaches& thread_caches() { return own_caches ? *own_caches : make_thread_caches(); }

void begin_thread();  // the running thread is about to run Python
void end_thread();    // and will not any more

}  // namespace hypha::python
