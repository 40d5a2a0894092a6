// SPDX-License-Identifier: MIT
// Cells and namespaces, and the lock of whoever changes what nodes rely on.
#include <sched.h>

#include <algorithm>
#include <utility>

#include "framework/thread/safepoint.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

std::mutex names_mutex;  // of all cells and namespaces: for a few instructions
std::atomic<bool> changing{false};
std::atomic<uint64_t> change_steps{0};

}  // namespace

ChangeScope::ChangeScope() {
  for (int n = 0; changing.exchange(true, std::memory_order_acquire); n++) {
    if (n < 100)
      __builtin_ia32_pause();
    else
      sched_yield();
    if (thread().poll.load(std::memory_order_relaxed) & kPollSafepoint) safepoint::park();
  }
  change_steps.fetch_add(1);
}
ChangeScope::~ChangeScope() {
  change_steps.fetch_add(1);
  changing.store(false, std::memory_order_release);
}
uint64_t changes_begun_and_done() { return change_steps.load(); }

// Dead assumptions are still named by chains and code: they stay.
Assumption* watch(Cell& c) {
  std::lock_guard held(names_mutex);
  if (c.is_volatile()) return nullptr;
  if (!c.unchanged) c.unchanged = new Assumption("name");
  return c.unchanged;
}

Assumption* watch_plain(Cell& c) {
  bool plain = is_plain_value(c.value.get());
  std::lock_guard held(names_mutex);
  if (!plain || c.was_not_plain) return nullptr;
  if (!c.plain) c.plain = new Assumption("plain value");
  return c.plain;
}

void change_cell(Cell& c, Value v) {
  if (c.value.get() == v) return;
  bool plain = v == kUndefined || is_plain_value(v);
  Assumption *old, *no_longer_plain = nullptr;
  {
    std::lock_guard held(names_mutex);
    c.value.set(v);
    old = c.unchanged;
    c.unchanged = nullptr;
    if (old) c.changes += 1;
    if (!plain) {
      c.was_not_plain = true;
      std::swap(no_longer_plain, c.plain);
    }
  }
  if (old) old->invalidate();
  if (no_longer_plain) no_longer_plain->invalidate();
}

void write_cell(Cell& c, Value v) {
  if (c.value.get() == v) return;
  heap::share_global(v);
  if (c.is_volatile()) return c.value.set(v);
  ChangeScope scope;
  change_cell(c, v);
}

void Namespace::Table::put(Cell* c) {
  size_t i = start(c->name);
  while (cells[i & mask].load(std::memory_order_relaxed)) i++;
  cells[i & mask].store(c, std::memory_order_release);
}

void Namespace::grow(size_t n) {
  size_t size = 8;
  while (size * 2 < n * 3) size *= 2;
  Table* old = table_.load();
  if (old && old->mask + 1 >= size) return;
  auto* t = new Table{size - 1, std::make_unique<std::atomic<Cell*>[]>(size)};
  for (Cell* c : order_) t->put(c);
  table_.store(t, std::memory_order_release);
}

void Namespace::reserve(size_t n) {
  std::lock_guard held(names_mutex);
  grow(n);
}

Cell& Namespace::at(Symbol* name) {
  if (Cell* c = find(name)) return *c;
  std::lock_guard held(names_mutex);
  if (Cell* c = find(name)) return *c;
  auto* c = new Cell;
  c->name = name;
  grow(order_.size() + 1);
  order_.push_back(c);
  table_.load()->put(c);
  return *c;
}

std::vector<Cell*> Namespace::in_order() const {
  std::lock_guard held(names_mutex);
  return order_;
}
size_t Namespace::size() const {
  std::lock_guard held(names_mutex);
  return order_.size();
}

void Namespace::moved_to_end(Cell* c) {
  std::lock_guard held(names_mutex);
  std::erase(order_, c);
  order_.push_back(c);
}

}  // namespace hypha::python
