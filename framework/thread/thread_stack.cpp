// SPDX-License-Identifier: MIT
#include "framework/thread/thread_stack.h"

#include <sys/mman.h>

#include <cstdlib>
#include <mutex>
#include <vector>

#include "framework/engine/check.h"

namespace hypha::thread_stack {

namespace {

constexpr size_t kPage = 4096;
constexpr size_t kKept = 32;  // ended threads whose stacks wait for another one

struct Ended {
  ThreadStack stack;
  pthread_t thread;
};

std::mutex lock;
std::vector<Ended>& ended() {
  static auto* list = new std::vector<Ended>;  // never destroyed: threads may end at any time
  return *list;
}

// Takes one of the list: of `bytes`, or (0) the oldest. The thread is past its last instruction of ours, so that this
// wait is short.
ThreadStack take(size_t bytes) {
  Ended found{};
  {
    std::lock_guard held(lock);
    for (auto it = ended().begin(); it != ended().end(); ++it) {
      if (bytes != 0 && it->stack.bytes() != bytes) continue;
      found = *it;
      ended().erase(it);
      break;
    }
  }
  if (found.stack.low) pthread_join(found.thread, nullptr);
  return found.stack;
}

size_t kept() {
  std::lock_guard held(lock);
  return ended().size();
}

// At the end of the process: of threads that have ended nothing is left to the system.
void release_all() {
  for (ThreadStack s; (s = take(0)).low;) release(s);
}

}  // namespace

ThreadStack acquire(size_t bytes) {
  bytes = (bytes + kPage - 1) & ~(kPage - 1);
  if (ThreadStack s = take(bytes); s.low) return s;
  void* map = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (map == MAP_FAILED) return {};
  char* low = static_cast<char*>(map);
  if (mprotect(low, kPage, PROT_NONE) != 0) {
    munmap(map, bytes);
    return {};
  }
  madvise(low, bytes, MADV_NOHUGEPAGE);  // one touched page must not commit two megabytes
  return {low, low + bytes};
}

void release(ThreadStack s) { munmap(s.low, s.bytes()); }

void release_own(ThreadStack s) {
  while (kept() >= kKept) {
    ThreadStack old = take(0);
    if (old.low) release(old);
  }
  static const int registered = std::atexit(release_all);
  static_cast<void>(registered);
  std::lock_guard held(lock);
  ended().push_back({s, pthread_self()});
}

}  // namespace hypha::thread_stack
