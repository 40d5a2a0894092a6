// SPDX-License-Identifier: MIT
#include "languages/python/runtime/deadlock.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>

#include "framework/engine/options.h"
#include "framework/node/backtrace.h"
#include "framework/thread/guest_thread.h"
#include "languages/python/runtime/runtime.h"

namespace hypha::python {

static std::atomic<bool> found{false};

void watch_for_deadlocks() {
  if (!options.deadlock_report) return;
  threads::set_deadlock_hook([] {
    found.store(true);
    threads::interrupt(GuestThread::main());
  });
}

void report_deadlock() {
  if (!found.load(std::memory_order_relaxed)) return;
  flush_stdout();
  std::fprintf(stderr, "deadlock: all threads wait for each other\n%s", describe_threads().c_str());
  std::fflush(nullptr);
  _exit(1);
}

}  // namespace hypha::python
