// SPDX-License-Identifier: MIT
#include "framework/thread/guest_thread.h"

#include <algorithm>
#include <memory>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/system_thread.h"
#include "framework/thread/world.h"

namespace hypha {

Deadline deadline_after(double seconds) {
  constexpr double kLongest = 1e9;
  if (!(seconds < kLongest)) return {};
  auto span = std::chrono::duration<double>(std::max(seconds, 0.0));
  return std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(span);
}

// ---- attaching

namespace {
void trace_threads(void* world, heap::Tracer& tracer) {
  for (auto* list : {&static_cast<World*>(world)->threads, &static_cast<World*>(world)->starting})
    for (GuestThread* t : *list) tracer.visit(t->guest_object);
}
}  // namespace

GuestThread& World::attach(GuestThread* t) {
  ThreadState& state = thread();
  std::unique_lock held(mutex);
  if (!main) {
    main = t;
    heap::add_root_function(trace_threads, this);
  }
  resumed.wait(held, [&] { return !stopping.load(); });
  wake_two();
  t->id = ++last_id;
  state.lock_tag = uint8_t((t->id % 127 + 1) * 2);
  t->state = &state;
  t->at_safepoint.store(false);
  state.guest = t;
  threads.push_back(t);
  if (!t->internal) guests.fetch_add(1);
  std::erase(starting, t);
  return *t;
}

void World::detach() {
  ThreadState& state = thread();
  GuestThread* t = state.guest;
  std::unique_lock held(mutex);
  t->stack_low = state.stack_base;  // the stack holds nothing any more. Not again below, where others may be reading it
  while (stopping.load()) {         // whoever stops the world waits for this thread
    t->at_safepoint.store(true);
    parked.notify_all();
    resumed.wait(held);
  }
  wake_two();
  heap::detach(state);
  std::erase(threads, t);
  if (!t->internal) guests.fetch_sub(1);
  finishing++;
  t->state = nullptr;
  state.guest = nullptr;
  parked.notify_all();
}

GuestThread& GuestThread::current() {
  GuestThread* t = thread().guest;
  return t ? *t : World::get().attach(new GuestThread);
}

GuestThread& GuestThread::main() {
  World& world = World::get();
  std::lock_guard held(world.mutex);
  HY_CHECK(world.main, "no guest thread yet");
  return *world.main;
}

void GuestThread::release() {
  if (references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
}

namespace threads {

namespace {

struct Start {
  GuestThread* thread;
  Value object;  // in thread->guest_object too, which keeps it alive
  void (*body)(Value);
};

void finish(GuestThread& t) {
  World::get().detach();
  {
    std::lock_guard held(t.mutex);
    t.finished.store(true);
    for (GuestThread* joiner : t.joiners) {
      unpark(*joiner);
      joiner->release();
    }
    t.joiners.clear();
  }
  {
    World& world = World::get();
    std::lock_guard held(world.mutex);
    world.finishing--;
  }
  look_for_deadlock();
}

void run(void* p, system_thread::Stack stack) {
  Start start = *static_cast<Start*>(p);
  delete static_cast<Start*>(p);
  ThreadState& state = *std::construct_at(&thread());  // of another guest thread before, it may be
  state.stack_base = stack.high;
  state.set_stack_limit(stack.low + kStackReserve);
  World::get().attach(start.thread);
  start.body(start.object);
  finish(*start.thread);
  start.thread->release();
}

GuestThread* start(GuestThread* t, Value object, void (*body)(Value object), size_t stack_bytes) {
  t->guest_object = object;
  t->retain();
  auto* start = new Start{t, object, body};
  World& world = World::get();
  {
    // From now on a root, though it does not run yet.
    std::lock_guard held(world.mutex);
    world.starting.push_back(t);
  }
  if (system_thread::run(run, start, stack_bytes)) return t;
  {
    std::lock_guard held(world.mutex);
    std::erase(world.starting, t);
  }
  delete start;
  return delete t, nullptr;
}

}  // namespace

GuestThread* start(Value object, void (*body)(Value object), size_t stack_bytes) {
  if (!kSharing) return nullptr;
  sharing::begin();
  sharing::share(object);
  return start(new GuestThread, object, body, stack_bytes);
}

bool start_internal(void (*body)()) {
  constexpr size_t kStackBytes = size_t{256} << 20;
  auto* t = new GuestThread;
  t->internal = true;
  t = start(
      t, fixnum(reinterpret_cast<int64_t>(body)), [](Value v) { reinterpret_cast<void (*)()>(v.as_int())(); },
      kStackBytes);
  if (t) t->release();
  return t != nullptr;
}

size_t count() {
  World& world = World::get();
  std::lock_guard held(world.mutex);
  auto is_guest = [](GuestThread* t) { return !t->internal; };
  auto n = std::count_if(world.threads.begin(), world.threads.end(), is_guest);
  return size_t(n + std::count_if(world.starting.begin(), world.starting.end(), is_guest));
}

std::vector<GuestThread*> all() {
  World& world = World::get();
  std::lock_guard held(world.mutex);
  std::vector<GuestThread*> found;
  for (GuestThread* t : world.threads) {
    if (t->internal) continue;
    t->retain();
    found.push_back(t);
  }
  return found;
}

}  // namespace threads
}  // namespace hypha
