// SPDX-License-Identifier: MIT
#include "framework/thread/object_lock.h"

#include <doctest/doctest.h>

#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/thread/safepoint.h"
#include "tests/framework/thread/threads_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

void wait_for(const std::function<bool()>& holds) {
  while (!holds()) sched_yield();
}

}  // namespace

TEST_CASE("who may not come to a safepoint waits for the lock of an array without one") {
  Rooted<Value> array(ref(array::make(0)));
  std::atomic<bool> held{false}, waiting{false}, asked{false}, has_lock{false}, seen{false};
  run_threads(3, [&](int i) {
    if (i == 0) {
      ObjectLock lock(array.get().ptr());
      held = true;
      wait_for([&] { return asked.load(); });
      for (int n = 0; n < 1000; n++) sched_yield();  // the others stop, or would
    } else if (i == 1) {
      wait_for([&] { return held.load(); });
      heap::NoCollections no_safepoint;
      waiting = true;
      ObjectLock lock(array.get().ptr());
      has_lock = true;
    } else {
      wait_for([&] { return waiting.load(); });
      asked = true;
      safepoint::stop_the_world([&] { seen = has_lock.load(); });
    }
  });
  CHECK(seen);
}

TEST_CASE("an array's holder may stop the world from a barrier, whoever waits and whoever else stops it") {
  Rooted<Value> array(ref(array::make(0)));
  std::atomic<int> inside{0}, wrong{0}, done{0};
  run_threads(4, [&](int i) {
    for (int n = 0; n < 300; n++) {
      if (i == 3) {
        safepoint::stop_the_world([&] {
          if (inside != 0) wrong++;
        });
        done++;
        continue;
      }
      {
        heap::NoCollections no_safepoint;
        inside++;
        ObjectLock lock(array.get().ptr());
        if (i == 0) safepoint::stop_the_world_from_barrier([] {});
        done++;
        inside--;
      }
      poll();
    }
  });
  CHECK(wrong == 0);
  CHECK(done == 1200);
}
