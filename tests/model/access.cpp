// SPDX-License-Identifier: MIT
// What the model's atomics and locks do: a step of the scheduler, then the access. Words that only their thread can
// know, in memory that it allocated and has not made known yet, take no steps; those that no other thread uses offer no
// choice.
#include <array>

#include "framework/engine/check.h"
#include "tests/model/atomic.h"
#include "tests/model/tasks.h"

#define PLACE __builtin_return_address(0)

namespace hypha {
namespace model {

namespace {

// The words that executions of the scenario have used so far, and which threads did.
struct Known {
  const void* at = nullptr;
  uint8_t users = 0, writers = 0;
  // A load is contested if others write the word, a store if others use it.
  bool contested(uint8_t thread, bool writes) const { return (writes ? users : writers) & ~thread; }
};
constexpr size_t kWords = 1 << 14;
std::array<Known, kWords> words;
size_t words_known = 0;

Known& known(const void* at) {
  size_t i = (reinterpret_cast<uintptr_t>(at) * 0x9E3779B97F4A7C15) >> 50;
  while (words[i].at && words[i].at != at) i = (i + 1) % kWords;
  if (!words[i].at) {
    words[i].at = at;
    HY_CHECK(++words_known < kWords / 2, "too many words are in use");
  }
  return words[i];
}

// Whoever gets this pointer can find what the thread has allocated so far.
void make_known(Task& t, uint64_t bits) {
  auto* p = reinterpret_cast<const char*>(bits);
  const char* heap = memory::arena(t.number + 1, memory::kHeap);
  const char* fresh = memory::arena(t.number + 1, memory::kNew);
  if (!(p >= heap && p < heap + memory::kArenaBytes) && !(p >= fresh && p < fresh + memory::kArenaBytes)) return;
  t.published[memory::kHeap] = t.state->cursor;
  t.published[memory::kNew] = memory::new_cursor(t.number + 1);
}
void make_all_known(Task& t) {
  if (!memory::active()) return;
  t.published[memory::kHeap] = t.state->cursor;
  t.published[memory::kNew] = memory::new_cursor(t.number + 1);
}

}  // namespace

void forget_words() {
  words.fill({});
  words_known = 0;
}
bool found_contested_word() {
  Scheduler& s = Scheduler::get();
  bool found = s.found_contested;
  s.found_contested = false;
  return found;
}

bool Scheduler::note(Task& t, const void* at, bool writes) {
  t.accesses++;
  t.pending = at;
  t.pending_writes = writes;
  Known& w = known(at);
  const auto thread = uint8_t(1 << t.number);
  const uint8_t users = w.users, writers = w.writers;
  w.users |= thread;
  if (writes) w.writers |= thread;
  if ((users != w.users || writers != w.writers) && w.writers && (w.users & (w.users - 1))) found_contested = true;
  return w.contested(thread, writes);
}

void Scheduler::wake(const Task& t, const void* at, bool writes) {
  for (int i = 0; i < threads; i++) {
    Task& u = tasks[i];
    if (u.asleep && &u != &t && u.pending == at && (writes || u.pending_writes)) u.asleep = false;
  }
}

void Scheduler::step(Task& t, const char* what, const void* at, size_t size, uint64_t bits, const void* place) {
  const auto thread = uint8_t(1 << t.number);
  if (record && (!at || known(at).contested(thread, what[0] != 'l')))
    record->push_back({uint8_t(t.number), what, at, uint8_t(size), bits, place});
}

bool Scheduler::is_private(const Task& t, const void* at) const {
  auto* p = static_cast<const char*>(at);
  for (auto kind : {memory::kHeap, memory::kNew}) {
    const char* end = memory::arena(t.number + 1, kind) + memory::kArenaBytes;
    if (p >= t.published[kind] && p < end) return true;
  }
  return false;
}

// A thread finds its own stores, seen by others or not.
static uint64_t read(const Task& t, const void* at, size_t size) {
  for (int i = t.buffered; i-- > 0;)
    if (t.buffer[i].at == at) return t.buffer[i].bits;
  return memory::read(at, size);
}

uint64_t load(const void* at, size_t size, std::memory_order) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  if (!t || s.is_private(*t, at)) return memory::read(at, size);
  bool contested = s.note(*t, at, false);
  s.before_access(*t, contested);
  uint64_t bits = read(*t, at, size);
  t->looked |= contested;
  t->remember(at, size, bits);
  s.step(*t, "load", at, size, bits, PLACE);
  return bits;
}

void store(void* at, size_t size, uint64_t bits, std::memory_order order) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  if (!t || s.is_private(*t, at)) return memory::write(at, size, bits);
  bool at_once = order == std::memory_order_seq_cst && !s.weakening.plain_sequential_stores;
  bool contested = s.note(*t, at, true);
  s.before_access(*t, contested || (at_once && t->buffered));
  make_known(*t, bits);
  if (size == 1 && bits == 0) make_all_known(*t);  // a lock is given back
  t->remember_own(at, size, bits);
  if (at_once) {
    s.drain(*t);
  } else if (s.chooses_delay(*t, contested)) {
    if (t->buffered == Task::kBuffer) s.see_one(*t);
    if (!t->buffered) t->looked = false;
    t->buffer[t->buffered++] = {at, bits, uint8_t(size)};
    return s.step(*t, "store, unseen", at, size, bits, PLACE);
  }
  memory::write(at, size, bits);
  s.step(*t, "store", at, size, bits, PLACE);
}

uint64_t begin_update(void* at, size_t size) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  if (!t || s.is_private(*t, at)) return memory::read(at, size);
  s.before_access(*t, s.note(*t, at, true) || t->buffered);
  s.drain(*t);
  uint64_t bits = s.ignores(at) ? 0 : memory::read(at, size);
  t->remember(at, size, bits);
  s.step(*t, "update of", at, size, bits, PLACE);
  return bits;
}

void end_update(void* at, size_t size, uint64_t bits) {
  Scheduler& s = Scheduler::get();
  memory::write(at, size, bits);
  Task* t = s.current;
  if (!t || s.is_private(*t, at)) return;
  make_known(*t, bits);
  t->remember_own(at, size, bits);
  s.step(*t, "        to", at, size, bits, PLACE);
}

}  // namespace model

using model::Scheduler;
using model::Task;
namespace memory = model::memory;

void back_off(int) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  HY_CHECK(t, "the controller waits for ever");
  s.step(*t, "backs off", nullptr, 0, 0, PLACE);
  t->waits = Task::BacksOff;
  s.give_up_turn(*t);
  t->waits = Task::Ready;
  t->seen_count = 0;
}

void Mutex::lock() {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  if (!t) {
    HY_CHECK(!held_, "the controller waits for ever");
    return memory::write(&held_, sizeof held_, 1);
  }
  s.before_access(*t, s.note(*t, this, true) || t->buffered);
  s.drain(*t);
  if (held_ && !s.ignores(this)) {
    s.step(*t, "waits for lock", this, 8, 0, PLACE);
    t->waits = Task::WantsMutex;
    t->mutex = &held_;
    s.give_up_turn(*t);
    t->waits = Task::Ready;
  }
  memory::write(&held_, sizeof held_, uint64_t(t->number + 1));
  s.step(*t, "lock", this, 8, 0, PLACE);
}

bool Mutex::try_lock() {
  Scheduler& s = Scheduler::get();
  if (Task* t = s.current) {
    s.before_access(*t, s.note(*t, this, true) || t->buffered);
    s.drain(*t);
    s.step(*t, "try to lock", this, 8, held_, PLACE);
  }
  if (held_) return false;
  memory::write(&held_, sizeof held_, 1);
  return true;
}

// Whatever may happen before it may also happen behind it: no choice here, but for stores that were not seen so far.
void Mutex::unlock() {
  Scheduler& s = Scheduler::get();
  if (Task* t = s.current) {
    s.note(*t, this, true);
    s.before_access(*t, t->buffered);
    s.drain(*t);
    model::make_all_known(*t);
    s.step(*t, "unlock", this, 8, 0, PLACE);
  }
  memory::write(&held_, sizeof held_, 0);
}

void ConditionVariable::notify(bool all) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  if (!t) return;
  s.before_access(*t, s.note(*t, this, true));
  s.step(*t, "notify", this, 8, all, PLACE);
  for (;;) {
    Task* first = nullptr;
    for (int i = 0; i < s.threads; i++) {
      Task& u = s.tasks[i];
      if (u.waits != Task::InCondition || u.condition != this || u.notified || u.timed_out) continue;
      if (!first || u.waits_since < first->waits_since) first = &u;
    }
    if (!first) return;
    first->notified = true;
    if (!all) return;
  }
}

bool ConditionVariable::wait(Mutex& mutex, bool timed) {
  Scheduler& s = Scheduler::get();
  Task* t = s.current;
  HY_CHECK(t, "the controller waits for ever");
  s.before_access(*t, s.note(*t, this, true) || t->buffered);
  s.drain(*t);
  s.step(*t, "wait", this, 8, 0, PLACE);
  model::make_all_known(*t);
  memory::write(&mutex.held_, sizeof mutex.held_, 0);
  s.wake(*t, &mutex, true);
  t->waits = Task::InCondition;
  t->mutex = &mutex.held_;
  t->condition = this;
  t->notified = t->timed_out = false;
  t->timed = timed;
  t->waits_since = s.steps;
  s.give_up_turn(*t);
  t->waits = Task::Ready;
  memory::write(&mutex.held_, sizeof mutex.held_, uint64_t(t->number + 1));
  s.wake(*t, &mutex, true);
  s.step(*t, t->notified ? "is notified" : "time is up", this, 8, 0, PLACE);
  return t->notified;
}

}  // namespace hypha
