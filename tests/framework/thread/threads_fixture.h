// SPDX-License-Identifier: MIT
// Running test bodies as guest threads.
#pragma once
#include <sched.h>

#include <functional>
#include <vector>

#include "framework/thread/guest_thread.h"
#include "framework/thread/safepoint.h"
#include "tests/framework/heap/heap_fixture.h"

namespace hypha::test {

inline void poll() {
  if (thread().poll.load() & kPollSafepoint) safepoint::park();
}

// Runs body(0) ... body(n - 1), each in a guest thread of its own, and waits for all.
inline void run_threads(int n, const std::function<void(int)>& body) {
  struct Job {
    const std::function<void(int)>* body;
    int number;
  };
  std::vector<Job> jobs;
  for (int i = 0; i < n; i++) jobs.push_back({&body, i});
  std::vector<GuestThread*> threads;
  for (Job& job : jobs) {
    // A Raw that points to the job: any Value will do.
    Raw* raw = heap::allocate_raw(sizeof(Job*));
    *reinterpret_cast<Job**>(raw->bytes) = &job;
    threads.push_back(threads::start(
        ref(raw), [](Value v) {
          Job* own = *reinterpret_cast<Job**>(v.ptr<Raw>()->bytes);
          (*own->body)(own->number);
        },
        1 << 20));
  }
  for (GuestThread* t : threads) {
    threads::join(*t);
    t->release();
  }
}

}  // namespace hypha::test
