// SPDX-License-Identifier: MIT
// The flag `stopping` and each thread's `at_safepoint` are a store and a load on either side, in opposite order: a
// thread that leaves a Blocked region either sees the flag, or is seen running by the one that set it.
#include "framework/thread/safepoint.h"

#include <chrono>

#include "framework/engine/check.h"
#include "framework/thread/world.h"

namespace hypha {

World& World::get() {
  static World& world = *new World;  // never destroyed: threads may still run at exit
  return world;
}

namespace safepoint {

namespace {

void come_to_rest(World& world, GuestThread& me, std::unique_lock<Mutex>& held, bool gives_way = false) {
  while (world.stopping.load() || (gives_way && world.barriers.load() != 0)) {
    me.at_safepoint.store(true);
    world.parked.notify_all();
    world.resumed.wait(held);
  }
  me.at_safepoint.store(false);
  world.wake_two();
}

// Its frame lies below the registers that the caller spilled.
[[gnu::noinline]] void rest_below(bool gives_way) {
  World& world = World::get();
  GuestThread& me = *thread().guest;
  me.stack_low = __builtin_frame_address(0);
  me.resting_frame = __builtin_frame_address(0);
  std::unique_lock held(world.mutex);
  come_to_rest(world, me, held, gives_way);
  asm volatile("" ::: "memory");
}

// Until all who came from a barrier have stopped the world.
[[gnu::noinline]] void give_way() {
  __builtin_unwind_init();
  rest_below(true);
  asm volatile("" ::: "memory");
}

StopTimes times;  // of who has stopped the world

uint64_t now_ns() {
  return uint64_t(std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count());
}

bool all_at_rest(const World& world, const GuestThread& me) {
  for (GuestThread* t : world.threads)
    if (t != &me && !t->at_safepoint.load()) return false;
  return true;
}

}  // namespace

const StopTimes& stop_times() { return times; }

[[gnu::noinline]] void park() {
  ThreadState& t = thread();
  t.clear_poll(kPollSafepoint);  // before looking: a later request finds the bit clear and sets it again
  if (!t.guest || !World::get().stopping.load()) return;
  HY_DCHECK(t.no_collections == 0 || World::get().barriers.load() != 0, "a safepoint where there may be none");
  __builtin_unwind_init();  // callee-saved registers go to this frame
  rest_below(false);
  asm volatile("" ::: "memory");  // no tail call: the frame must stay
}

// The world's mutex is held.
static void ask_others(const World& world, const GuestThread* me) {
  for (GuestThread* t : world.threads)
    if (t != me) t->state->request_poll(kPollSafepoint);
}

void ask_to_poll() {
  World& world = World::get();
  std::lock_guard held(world.mutex);
  ask_others(world, thread().guest);
}

// False: not wanted any more, after another thread's action.
static bool stop(World& world, GuestThread& me, absl::FunctionRef<bool()> still_wanted) {
  while (world.stopping.exchange(true)) {
    park();
    if (!still_wanted()) return false;
  }
  world.stopper.store(&me, std::memory_order_relaxed);
  std::unique_lock held(world.mutex);
  const uint64_t start = now_ns();
  ask_others(world, &me);
  const bool waits = !all_at_rest(world, me);
  while (!all_at_rest(world, me)) world.parked.wait(held);
  if (waits) times.add(now_ns() - start);
  return true;
}

static void let_go(World& world, bool from_barrier) {
  {
    std::lock_guard held(world.mutex);
    if (from_barrier) world.barriers.fetch_sub(1);
    world.stopper.store(nullptr, std::memory_order_relaxed);
    world.stopping.store(false);
  }
  // While somebody wants to stop the world from a barrier, those who give way go on resting and wake nobody; but he may
  // be resting among them.
  world.barriers.load() != 0 ? world.resumed.notify_all() : world.wake_two();
}

static bool always() { return true; }

void stop_the_world(absl::FunctionRef<void()> action) { stop_the_world(action, always); }

void stop_the_world(absl::FunctionRef<void()> action, absl::FunctionRef<bool()> still_wanted) {
  World& world = World::get();
  GuestThread& me = GuestThread::current();
  if (world.stopper.load(std::memory_order_relaxed) == &me) return action();
  HY_DCHECK(thread().no_collections == 0, "stopping the world where there may be no safepoint");
  for (;;) {
    if (!stop(world, me, still_wanted)) return;
    if (world.barriers.load() == 0) break;
    let_go(world, false);
    give_way();
  }
  action();
  let_go(world, false);
}

void stop_the_world_from_barrier(absl::FunctionRef<void()> action) {
  World& world = World::get();
  GuestThread& me = GuestThread::current();
  if (world.stopper.load(std::memory_order_relaxed) == &me) return action();
  world.barriers.fetch_add(1);
  stop(world, me, always);
  action();
  let_go(world, true);
}

bool may_rest() {
  const ThreadState& t = thread();
  return t.guest && t.no_collections == 0 && World::get().stopper.load(std::memory_order_relaxed) != t.guest;
}

[[gnu::noinline]] void Blocked::enter() {
  ThreadState& t = thread();
  if (!t.guest) return;
  HY_DCHECK(!t.guest->at_safepoint.load());
  HY_DCHECK(t.no_collections == 0, "waiting where there may be no safepoint");
  t.guest->stack_low = __builtin_frame_address(0);
  t.guest->resting_frame = *static_cast<void**>(__builtin_frame_address(0));  // the caller's: this one is left
  t.guest->is_blocked.store(true, std::memory_order_relaxed);
  t.guest->at_safepoint.store(true);
  World& world = World::get();
  if (!world.stopping.load()) [[likely]]
    return;
  std::lock_guard held(world.mutex);
  world.parked.notify_all();
}

void Blocked::leave() {
  GuestThread* me = thread().guest;
  if (!me) return;
  me->is_blocked.store(false, std::memory_order_relaxed);
  me->at_safepoint.store(false);
  World& world = World::get();
  if (!world.stopping.load()) [[likely]]
    return;
  std::unique_lock held(world.mutex);
  come_to_rest(world, *me, held);
}

}  // namespace safepoint
}  // namespace hypha
