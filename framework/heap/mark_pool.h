// SPDX-License-Identifier: MIT
// Marking on several cores, while the world is stopped. A collection begins alone; what turns out to be long is finished together
// with helpers: threads of the system that wait between collections. They are no guest threads and run no guest code.
// Each marker works on a worklist of its own. One that has run dry waits here until another gives it a part of what it
// has; when all who take part wait, everything reachable is marked.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "framework/value/value.h"

namespace hypha::heap {

class Marker;

struct MarkRange {  // of Values
  const Value *from, *to;
};
struct MarkWork {
  std::vector<HeapObject*> objects;
  std::vector<MarkRange> ranges;
};
struct MarkTotals {
  uint64_t bytes = 0, objects = 0;
  uint64_t leaf_bytes = 0;  // of these, of large objects without references: nobody looked at them
  MarkTotals& operator+=(const MarkTotals& t) {
    bytes += t.bytes;
    objects += t.objects;
    leaf_bytes += t.leaf_bytes;
    return *this;
  }
};

class MarkPool {
 public:
  static MarkPool& get();
  // Until nothing is left: `first`, which the calling thread drains, and up to `helpers` threads. Their totals.
  MarkTotals finish(Marker& first, unsigned helpers);

  // ---- for those who mark
  bool hungry() const { return hungry_.load(std::memory_order_relaxed); }
  void give(MarkWork w);
  bool take(MarkWork* w);  // waits; false: this collection's marking is over

 private:
  void open(unsigned helpers);
  void add_threads(unsigned helpers);
  void serve();
  bool join(uint64_t* seen);  // a helper waits for a round that it may take part in
  void leave(const MarkTotals& t);

  std::mutex mutex_;
  std::condition_variable changed_;  // work has come, a helper has left, or this round is over
  std::condition_variable opened_;   // a new round
  std::atomic<bool> hungry_{false};  // somebody waits for work
  std::vector<MarkWork> work_;
  MarkTotals totals_;
  uint64_t round_ = 0;
  unsigned threads_ = 0;
  unsigned seats_ = 0;    // helpers that may still join this round
  unsigned taking_ = 0;   // who takes part
  unsigned waiting_ = 0;  // ... and has nothing to do
  bool over_ = true;
};

}  // namespace hypha::heap
