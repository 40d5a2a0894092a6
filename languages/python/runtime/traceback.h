// SPDX-License-Identifier: MIT
// Where an exception came from. CPython adds a line at each frame that an exception leaves; here the whole stack is
// taken when it is raised, the part outside of the activation that catches it is cut off, and taken again if it is
// raised further.
#pragma once
#include <string>

#include "languages/python/runtime/runtime.h"

namespace hypha::python {

struct TracebackEntry {  // innermost first, in a Raw object
  const CallTarget* target;
  uint32_t start, length;  // in the source
  int64_t depth;           // of calls
};
std::span<const TracebackEntry> traceback_entries(Value traceback);  // of a traceback object, or nil
uint32_t entry_line(const TracebackEntry&);
Value next_traceback(Value traceback);  // without its outermost entry; nil: there is no other

void capture_traceback(Value exception);             // raised here: the whole stack, behind what it has
void continue_traceback(Value exception);            // goes on from here: the callers, behind what it has
void cut_traceback(Value exception, int64_t depth);  // caught at this depth of calls
// Without the headline. exception: what it belongs to, or nil.
std::string format_traceback(Value traceback, Value exception = kNil);

}  // namespace hypha::python
