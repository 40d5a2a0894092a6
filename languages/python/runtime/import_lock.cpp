// SPDX-License-Identifier: MIT
#include "languages/python/runtime/import_lock.h"

#include <algorithm>
#include <mutex>

#include "framework/node/node.h"
#include "framework/thread/guest_thread.h"

namespace hypha::python::import_lock {

namespace {

struct Import {
  std::string name;
  GuestThread* thread;  // null: this one waited in vain and goes on without the lock
  int count;
};
struct Waiting {
  GuestThread* thread;
  const std::string* name;
};
struct Table {
  std::mutex mutex;
  std::vector<Import> imports;  // few: those that are under way
  std::vector<Waiting> waiting;
  std::atomic<int> busy{0};
};
Table& table() {
  static auto* t = new Table;
  return *t;
}

Import* find(Table& t, const std::string& name) {
  for (Import& i : t.imports)
    if (i.name == name) return &i;
  return nullptr;
}

// Does whoever imports `name` wait, over some other threads, for `me`?
bool waits_for(Table& t, const std::string& name, GuestThread* me) {
  const std::string* at = &name;
  for (size_t steps = 0; steps <= t.waiting.size(); steps++) {
    Import* i = find(t, *at);
    if (!i) return false;
    if (i->thread == me) return true;
    auto w = std::find_if(t.waiting.begin(), t.waiting.end(), [&](const Waiting& x) { return x.thread == i->thread; });
    if (w == t.waiting.end()) return false;
    at = w->name;
  }
  return false;
}

// True: it is ours, or must be taken as it is.
bool try_acquire(Table& t, const std::string& name, GuestThread* me) {
  Import* i = find(t, name);
  if (!i) {
    t.imports.push_back({name, me, 1});
    t.busy++;
    return true;
  }
  if (i->thread != me && !waits_for(t, name, me)) return false;
  i->count++;
  return true;
}

void stop_waiting(Table& t, GuestThread* me) {
  std::erase_if(t.waiting, [&](const Waiting& w) { return w.thread == me; });
}

}  // namespace

bool anybody_imports() { return table().busy.load(std::memory_order_acquire) != 0; }

Value acquire(const std::string& name) {
  Table& t = table();
  GuestThread* me = &GuestThread::current();
  for (;;) {
    {
      std::lock_guard held(t.mutex);
      stop_waiting(t, me);
      if (try_acquire(t, name, me)) return kNil;
      t.waiting.push_back({me, &name});
    }
    if (threads::park() != Wake::Interrupted) continue;
    {
      std::lock_guard held(t.mutex);
      stop_waiting(t, me);
    }
    PY_TRY(poll_slow());
  }
}

void release(const std::string& name) {
  Table& t = table();
  std::lock_guard held(t.mutex);
  Import* i = find(t, name);
  if (!i || --i->count > 0) return;
  t.imports.erase(t.imports.begin() + (i - t.imports.data()));
  t.busy--;
  for (const Waiting& w : t.waiting)
    if (*w.name == name) threads::unpark(*w.thread);
}

}  // namespace hypha::python::import_lock
