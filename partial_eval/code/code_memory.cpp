// SPDX-License-Identifier: MIT
// The region grows upwards only, so the table from addresses to Code is sorted by construction: writers append under a
// lock, readers (signal handlers, backtraces, other threads) search without one.
#include "partial_eval/code/code_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "framework/engine/atomic.h"
#include "framework/engine/check.h"
#include "partial_eval/code/code.h"

namespace hypha::pe {
namespace {

constexpr size_t kAlign = 32;
constexpr size_t kSmallestRegion = 4096;  // has room for the stubs

struct Entry {
  const uint8_t *from, *to;
  Atomic<Code*> code;
};
// A full table is replaced by a copy of twice the size. The old ones stay: a reader may be in them, and all of them
// together are no larger than the newest.
struct Table {
  Atomic<size_t> count{0};
  size_t capacity;
  Table* older;
  Entry* entries;
};

Mutex memory_lock;
uint8_t *write_view, *run_view;
size_t region_bytes = size_t{512} << 20;  // address space; memory is taken as it is used
size_t used;
Atomic<Table*> table;

// Twice the same shared memory. It is anonymous since a file's size would be subject to RLIMIT_FSIZE.
bool map_region() {
  if (run_view) return true;
  void* w = mmap(nullptr, region_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (w == MAP_FAILED) return false;
  void* x = mremap(w, 0, region_bytes, MREMAP_MAYMOVE);  // an old size of 0 leaves the old mapping where it is
  if (x == MAP_FAILED || mprotect(x, region_bytes, PROT_READ | PROT_EXEC) != 0) {
    munmap(w, region_bytes);
    if (x != MAP_FAILED) munmap(x, region_bytes);
    return false;
  }
  write_view = static_cast<uint8_t*>(w);
  run_view = static_cast<uint8_t*>(x);
  return true;
}

void append(const uint8_t* from, size_t size, Code* code) {
  Table* t = table.load(std::memory_order_relaxed);
  size_t n = t ? t->count.load(std::memory_order_relaxed) : 0;
  if (!t || n == t->capacity) {
    auto* grown = new Table;
    grown->capacity = std::max<size_t>(64, n * 2);
    grown->entries = new Entry[grown->capacity];
    grown->older = t;
    for (size_t k = 0; k < n; k++) {
      grown->entries[k].from = t->entries[k].from;
      grown->entries[k].to = t->entries[k].to;
      grown->entries[k].code.store(t->entries[k].code.load(std::memory_order_relaxed), std::memory_order_relaxed);
    }
    grown->count.store(n, std::memory_order_relaxed);
    table.store(t = grown, std::memory_order_release);
  }
  t->entries[n].from = from;
  t->entries[n].to = from + size;
  t->entries[n].code.store(code, std::memory_order_relaxed);
  t->count.store(n + 1, std::memory_order_release);
}

Entry* find_entry(Table* t, const uint8_t* p) {
  if (!t) return nullptr;
  Entry* end = t->entries + t->count.load(std::memory_order_acquire);
  Entry* e = std::upper_bound(t->entries, end, p, [](const uint8_t* a, const Entry& b) { return a < b.from; });
  return e != t->entries && p < e[-1].to ? e - 1 : nullptr;
}

}  // namespace

bool perf_map_enabled = false;

bool open_code_memory(size_t limit_bytes) {
  std::lock_guard guard(memory_lock);
  if (limit_bytes && !run_view) region_bytes = std::min(region_bytes, std::max(limit_bytes, kSmallestRegion));
  return map_region();
}

void* install_bytes(const CodeBytes& bytes, Code* owner) {
  std::lock_guard guard(memory_lock);
  size_t at = (used + kAlign - 1) & ~(kAlign - 1);
  if (!map_region() || at + bytes.size > region_bytes) return nullptr;
  used = at + bytes.size;
  uint8_t *w = write_view + at, *x = run_view + at;
  memcpy(w, bytes.data, bytes.size);
  for (size_t k = 0; k < bytes.relocation_count; k++) {
    const CodeBytes::Relocation& r = bytes.relocations[k];
    int64_t distance = static_cast<const uint8_t*>(r.target) - (x + r.offset + 4);
    HY_CHECK(distance == int32_t(distance), "call target outside of code memory");
    int32_t d = int32_t(distance);
    memcpy(w + r.offset, &d, 4);
  }
  append(x, bytes.size, owner);
  return x;
}

void forget_code(const Code* owner) {
  if (!owner->entry) return;
  std::lock_guard guard(memory_lock);
  // Readers may be in any of the tables.
  for (Table* t = table.load(std::memory_order_relaxed); t; t = t->older)
    if (Entry* e = find_entry(t, static_cast<const uint8_t*>(owner->entry)))
      e->code.store(nullptr, std::memory_order_release);
}

Code* find_code(const void* address) {
  Entry* e = find_entry(table.load(std::memory_order_acquire), static_cast<const uint8_t*>(address));
  return e ? e->code.load(std::memory_order_acquire) : nullptr;
}

void write_perf_map(const void* start, size_t size, const char* name) {
  if (!perf_map_enabled) return;
  std::lock_guard guard(memory_lock);
  static FILE* file = [] {
    char path[40];
    snprintf(path, sizeof path, "/tmp/perf-%d.map", int(getpid()));
    return fopen(path, "w");
  }();
  if (!file) return;
  fprintf(file, "%lx %zx %s\n", reinterpret_cast<unsigned long>(start), size, name);
  fflush(file);
}

}  // namespace hypha::pe
