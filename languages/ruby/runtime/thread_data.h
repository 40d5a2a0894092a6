// SPDX-License-Identifier: MIT
// What a guest thread has of Ruby: the Slots object in ThreadState::language_data.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

enum ThreadSlot { kCurrentException, kLastMatch, kThreadSlots };

inline Slots* thread_slots() {
  ThreadState& t = thread();
  if (!t.language_data.is_heap()) t.language_data = ref(heap::allocate_slots(kThreadSlots, kNil));
  return t.language_data.ptr<Slots>();
}

// $~
inline Value last_match() { return thread_slots()->at[kLastMatch].load(); }
inline void set_last_match(Value m) {
  Slots* s = thread_slots();
  s->at[kLastMatch].write(s, m);
}

}  // namespace hypha::ruby
