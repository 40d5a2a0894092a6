// SPDX-License-Identifier: MIT
// How threads share a lock that is held for some ten nanoseconds at a time. Whoever comes back for it at once takes the
// cache lines away from a thread that wants the lock again and again, and gets them taken away: two threads that append
// to one array then need nine times as long for an element as one thread alone (so do compare-and-swap and
// fetch-and-add in place of a lock). If each stays away now and then, the other has a turn of some thousand elements,
// and two threads get as much done as one. For a lock that is used less a short wait does.
#include <sched.h>
#include <x86intrin.h>

#include <algorithm>

#include "framework/engine/atomic.h"

namespace hypha {

namespace {

// In cycles of the time stamp counter: from one to fifty microseconds on the machines of today.
constexpr uint64_t kShortestWait = 2'500, kLongestWait = 100'000;
constexpr int kTurns = 20;       // then the holder is perhaps not running
constexpr uint64_t kSoon = 600;  // between two times that a thread gets the lock from another
constexpr int kManyInARow = 8;   // of these; they cost as much as some ten elements each,
constexpr int kFewInARow = 2;    // so fewer do for a lock that was fought for
constexpr uint64_t kLately = 10'000'000;
constexpr uint64_t kTurn = 200'000;

struct Contention {
  uint64_t wait = kShortestWait;
  uint64_t last_wait_ended = 0;
  uint64_t last_handover = 0;
  const void* handed_over = nullptr;
  int handovers = 0;  // of that lock, in quick succession
  const void* fought_for = nullptr;
  uint64_t last_fight = 0;
};
thread_local constinit Contention contention;

// A lock that is met held again before twice the time that the thread has stayed away is fought for.
void adapt(Contention& c) {
  const bool fought_for = __rdtsc() - c.last_wait_ended < 2 * c.wait;
  c.wait = fought_for ? std::min(c.wait * 2, kLongestWait) : std::max(c.wait / 2, kShortestWait);
}

void stay_away(Contention& c, uint64_t cycles) {
  uint64_t now = __rdtsc();
  for (const uint64_t end = now + cycles; now < end; now = __rdtsc()) __builtin_ia32_pause();
  c.last_wait_ended = now;
}

}  // namespace

void back_off(int n) {
  if (n == 0) adapt(contention);
  if (n < kTurns)
    stay_away(contention, contention.wait);
  else
    sched_yield();
}

// After its turn outside a thread is slower to give way again than the other.
bool is_fought_for(const void* lock) {
  Contention& c = contention;
  const uint64_t now = __rdtsc();
  const bool again = lock == c.handed_over && now - c.last_handover < kSoon;
  c.handovers = again ? c.handovers + 1 : std::min(c.handovers, 0);
  c.handed_over = lock;
  c.last_handover = now;
  const bool lately = lock == c.fought_for && now - c.last_fight < kLately;
  if (c.handovers < (lately ? kFewInARow : kManyInARow)) return false;
  c.fought_for = lock;
  c.last_fight = now;
  c.handovers = -kManyInARow;
  return true;
}

void leave_turn() {
  contention.wait = kLongestWait;
  stay_away(contention, kTurn);
}

}  // namespace hypha
