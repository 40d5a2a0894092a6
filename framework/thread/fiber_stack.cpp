// SPDX-License-Identifier: MIT
#include "framework/thread/fiber_stack.h"

#include <mimalloc.h>
#include <sys/mman.h>

#include <new>

#include "framework/engine/atomic.h"

namespace hypha::fiber_stack {

namespace {

constexpr size_t kMaxStacks = 1 << 17;    // 128 GiB of address space
constexpr size_t kWarmStacks = 64;        // free stacks that keep their memory
constexpr size_t kWarmBytes = 16 * 1024;  // what the others keep

struct Pool {
  Mutex mutex;
  FiberStack* free = nullptr;
  size_t free_count = 0;
  size_t total = 0;
};
constinit Pool pool;

bool add_slab() {
  constexpr size_t bytes = kFibersPerSlab * kFiberStackBytes;
  if (pool.total >= kMaxStacks) return false;
  void* map = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (map == MAP_FAILED) return false;
  madvise(map, bytes, MADV_NOHUGEPAGE);
  auto* stacks = static_cast<FiberStack*>(mi_malloc(kFibersPerSlab * sizeof(FiberStack)));
  if (!stacks) {
    munmap(map, bytes);
    return false;
  }
  for (size_t i = kFibersPerSlab; i-- > 0;) {
    auto* s = new (&stacks[i]) FiberStack;
    s->low = static_cast<char*>(map) + i * kFiberStackBytes;
    // Tops at different distances from a page's end: many suspended stacks would else compete for the same cache sets.
    s->high = s->low + kFiberStackBytes - i % 32 * 128;
    s->next_free = pool.free;
    pool.free = s;
  }
  pool.free_count += kFibersPerSlab;
  pool.total += kFibersPerSlab;
  return true;
}

}  // namespace

FiberStack* acquire() {
  std::lock_guard lock(pool.mutex);
  if (!pool.free && !add_slab()) return nullptr;
  FiberStack* s = pool.free;
  pool.free = s->next_free;
  pool.free_count--;
  stack_switch::create_identity(s->identity, s->low, size_t(s->high - s->low));
  return s;
}

void release(FiberStack* s) {
  std::lock_guard lock(pool.mutex);
  stack_switch::destroy_identity(s->identity);
  // Deeper pages of a stack that is not going to be reused soon are given back.
  if (pool.free_count >= kWarmStacks) madvise(s->low, kFiberStackBytes - kWarmBytes, MADV_DONTNEED);
  s->context = nullptr;
  s->owner = nullptr;
  s->next_free = pool.free;
  pool.free = s;
  pool.free_count++;
}

size_t in_use() {
  std::lock_guard lock(pool.mutex);
  return pool.total - pool.free_count;
}

}  // namespace hypha::fiber_stack
