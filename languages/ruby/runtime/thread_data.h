// SPDX-License-Identifier: MIT
// What a guest thread has of Ruby: the Slots object in ThreadState::language_data.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

enum ThreadSlot {
  kCurrentException,
  kLastMatch,
  kHeldLocks,       // the innermost of the LockObjects that it has, linked by their `extra`
  kInterruptMasks,  // Array of Hashes, outermost first: Thread.handle_interrupt
  kRootFiber,       // Fiber.current on the thread's own stack
  kEntryKey,        // of a shared hash, as __next found it (core/hash_access.cpp)
  kEntryValue,
  kThreadSlots
};

inline Slots* thread_slots() {
  ThreadState& t = thread();
  if (!t.language_data.is_heap()) t.language_data = ref(heap::allocate_slots(kThreadSlots, kNil));
  return t.language_data.ptr<Slots>();
}

// $~ (core/regexp.cpp)
Value last_match();
void set_last_match(Value match);

}  // namespace hypha::ruby
