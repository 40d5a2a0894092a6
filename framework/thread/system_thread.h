// SPDX-License-Identifier: MIT
// Threads of the system that guest threads run on, with stacks of the wished size: reserved address space with an
// inaccessible page at the low end, committed page by page as it is used. A thread that has done its work waits a while
// for more: making one and taking it down costs several times what waking one does. Private to framework/thread.
// Thread-safe.
#pragma once
#include <cstddef>

namespace hypha::system_thread {

struct Stack {
  char* low = nullptr;
  char* high = nullptr;
};

using Work = void (*)(void* argument, Stack stack);

// Runs work(argument, stack) on another thread, which may have done other work before. False: the system has no room
// for one.
bool run(Work work, void* argument, size_t stack_bytes);

}  // namespace hypha::system_thread
