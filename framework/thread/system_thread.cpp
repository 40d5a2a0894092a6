// SPDX-License-Identifier: MIT
#include "framework/thread/system_thread.h"

#include <pthread.h>
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "framework/engine/atomic.h"

namespace hypha::system_thread {

namespace {

constexpr size_t kPage = 4096;
constexpr size_t kMostIdle = 32;
constexpr std::chrono::seconds kPatience{1};

struct Worker {
  Stack stack;
  size_t stack_bytes;
  void* argument = nullptr;
  Work work = nullptr;  // null: it waits for some
  ConditionVariable woken;
  pthread_t thread{};
};

struct Pool {
  Mutex mutex;
  std::vector<Worker*> idle;  // the last one has waited least
  Worker* ended = nullptr;    // past its last look at the pool: to be buried by another

  static Pool& get() {
    static auto* pool = new Pool;  // never destroyed: threads may end at any time
    return *pool;
  }
};

// ---- stacks

Stack map_stack(size_t bytes) {
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

// ---- the life of a worker

// Its thread runs no more instructions of ours.
void bury(Worker* w) {
  pthread_join(w->thread, nullptr);
  munmap(w->stack.low, w->stack_bytes);
  delete w;
}

bool gets_more_work(Worker& me) {
  Pool& pool = Pool::get();
  std::unique_lock held(pool.mutex);
  me.work = nullptr;
  if (pool.idle.size() >= kMostIdle) return false;
  pool.idle.push_back(&me);
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!me.work)
    if (me.woken.wait_until(held, until) == std::cv_status::timeout) break;
  if (!me.work) std::erase(pool.idle, &me);
  return me.work != nullptr;
}

void leave(Worker& me) {
  Pool& pool = Pool::get();
  Worker* before = nullptr;
  {
    std::lock_guard held(pool.mutex);
    before = std::exchange(pool.ended, &me);
  }
  if (before) bury(before);
}

void* live(void* p) {
  auto& me = *static_cast<Worker*>(p);
  me.thread = pthread_self();
  do me.work(me.argument, me.stack);
  while (gets_more_work(me));
  leave(me);
  return nullptr;
}

bool hire(Work work, void* argument, size_t stack_bytes) {
  Stack stack = map_stack(stack_bytes);
  if (!stack.low) return false;
  auto* worker = new Worker{stack, stack_bytes, argument, work};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, stack.low, stack_bytes);
  pthread_t handle;
  const bool done = pthread_create(&handle, &attributes, live, worker) == 0;
  pthread_attr_destroy(&attributes);
  if (done) return true;
  munmap(stack.low, stack_bytes);
  delete worker;
  return false;
}

// Removed from the idle ones: the one that has waited least, as its stack is in the caches.
Worker* take_idle(Pool& pool, size_t stack_bytes) {
  auto& idle = pool.idle;
  auto fits = [=](const Worker* w) { return w->stack_bytes == stack_bytes; };
  auto found = std::find_if(idle.rbegin(), idle.rend(), fits);
  if (found == idle.rend()) return nullptr;
  Worker* worker = *found;
  idle.erase(std::next(found).base());
  return worker;
}

}  // namespace

bool run(Work work, void* argument, size_t stack_bytes) {
  stack_bytes = (stack_bytes + kPage - 1) & ~(kPage - 1);
  Pool& pool = Pool::get();
  {
    std::lock_guard held(pool.mutex);
    if (Worker* worker = take_idle(pool, stack_bytes)) {
      worker->argument = argument;
      worker->work = work;
      worker->woken.notify_one();
      return true;
    }
  }
  return hire(work, argument, stack_bytes);
}

}  // namespace hypha::system_thread
