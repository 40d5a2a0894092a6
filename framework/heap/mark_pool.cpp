// SPDX-License-Identifier: MIT
#include "framework/heap/mark_pool.h"

#include <pthread.h>
#include <signal.h>

#include <utility>

#include "framework/heap/marker.h"

namespace hypha::heap {

namespace {

constexpr size_t kHelperStack = 1 << 20;

// Signals are for the guest's threads.
bool start_thread(void* (*body)(void*), void* argument) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, kHelperStack);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pthread_t t;
  bool started = pthread_create(&t, &attributes, body, argument) == 0;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
  return started;
}

}  // namespace

MarkPool& MarkPool::get() {
  static MarkPool& pool = *new MarkPool;  // never destroyed: its threads outlive main
  return pool;
}

void MarkPool::add_threads(unsigned helpers) {
  auto body = [](void* pool) -> void* {
    static_cast<MarkPool*>(pool)->serve();
    return nullptr;
  };
  while (threads_ < helpers && start_thread(body, this)) threads_++;
}

// Helpers join as they wake up. Who comes when everything is done already is not waited for.
void MarkPool::open(unsigned helpers) {
  {
    std::lock_guard held(mutex_);
    round_++;
    seats_ = helpers;
    taking_ = 1;
    waiting_ = 0;
    over_ = false;
    totals_ = {};
  }
  opened_.notify_all();
}

MarkTotals MarkPool::finish(Marker& first, unsigned helpers) {
  add_threads(helpers);
  open(helpers);
  first.drain_with(*this);
  std::unique_lock held(mutex_);
  changed_.wait(held, [&] { return taking_ == 1; });
  return totals_;
}

bool MarkPool::join(uint64_t* seen) {
  std::unique_lock held(mutex_);
  opened_.wait(held, [&] { return round_ != *seen; });
  *seen = round_;
  if (over_ || seats_ == 0) return false;
  seats_--;
  taking_++;
  return true;
}

void MarkPool::leave(const MarkTotals& t) {
  std::lock_guard held(mutex_);
  totals_ += t;
  taking_--;
  changed_.notify_all();
}

void MarkPool::serve() {
  for (uint64_t seen = 0;;) {
    if (!join(&seen)) continue;
    Marker marker(Heap::get());
    marker.drain_with(*this);
    leave(marker.totals());
  }
}

void MarkPool::give(MarkWork w) {
  {
    std::lock_guard held(mutex_);
    work_.push_back(std::move(w));
    hungry_.store(waiting_ > work_.size(), std::memory_order_relaxed);
  }
  changed_.notify_all();
}

bool MarkPool::take(MarkWork* w) {
  std::unique_lock held(mutex_);
  waiting_++;
  hungry_.store(true, std::memory_order_relaxed);
  while (work_.empty() && !over_) {
    if (waiting_ < taking_) {
      changed_.wait(held);
      continue;
    }
    over_ = true;
    changed_.notify_all();
  }
  if (over_) return false;
  *w = std::move(work_.back());
  work_.pop_back();
  waiting_--;
  hungry_.store(waiting_ > work_.size(), std::memory_order_relaxed);
  return true;
}

}  // namespace hypha::heap
