// SPDX-License-Identifier: MIT
#include "languages/python/runtime/thread_data.h"

#include "languages/python/runtime/interop.h"

namespace hypha::python {

thread_local ThreadCaches* own_caches = nullptr;

ThreadCaches& make_thread_caches() { return *(own_caches = new ThreadCaches); }

void begin_thread() {
  thread().language_words[kDepthWord] = fixnum(0);
  thread().language_words[kHandledWord] = kNil;
}

void end_thread() {
  delete own_caches;
  own_caches = nullptr;
  thread().language_data = kNil;
}

}  // namespace hypha::python
