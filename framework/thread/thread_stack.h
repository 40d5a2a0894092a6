// SPDX-License-Identifier: MIT
// Stacks of guest threads: reserved address space with an inaccessible page at the low end, committed page by page as it
// is used. A few are kept for the next threads. Private to framework/thread. Thread-safe.
#pragma once
#include <pthread.h>

#include <cstddef>

namespace hypha {

struct ThreadStack {
  char* low = nullptr;  // null: none could be had
  char* high = nullptr;
  size_t bytes() const { return size_t(high - low); }
};

namespace thread_stack {
ThreadStack acquire(size_t bytes);
void release(ThreadStack s);
// The last thing that a joinable thread does that runs on it: the stack is used again when the thread is gone.
void release_own(ThreadStack s);
}  // namespace thread_stack

}  // namespace hypha
