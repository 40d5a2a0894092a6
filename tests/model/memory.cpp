// SPDX-License-Identifier: MIT
#include "tests/model/memory.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstring>
#include <new>

namespace hypha::model::memory {

namespace {

constexpr size_t kAllBytes = kOwners * 2 * kArenaBytes;
constexpr int kFreed = 0xDB;  // whoever still uses memory of an earlier execution sees nonsense

struct Written {
  void* at;
  uint64_t before;
  uint8_t size;
};
struct Region {
  char* at;
  size_t bytes;
  size_t copy;  // where in `copies`
};

char* arenas = nullptr;
bool in_use = false;
int owner_now = 0;
char* cursors[kOwners];

List<Written>& written() {
  static auto* list = new List<Written>;
  return *list;
}
List<Region>& regions() {
  static auto* list = new List<Region>;
  return *list;
}
List<char>& copies() {
  static auto* list = new List<char>;
  return *list;
}

char* all() {
  if (!arenas) {
    void* map = mmap(nullptr, kAllBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (map == MAP_FAILED) std::abort();
    arenas = static_cast<char*>(map);
  }
  return arenas;
}

}  // namespace

char* arena(int owner, ArenaKind kind) { return all() + (size_t(owner) * 2 + kind) * kArenaBytes; }

bool in_arenas(const void* p) { return size_t(static_cast<const char*>(p) - arenas) < kAllBytes && arenas; }

void set_owner(int owner) { owner_now = owner; }
char* new_cursor(int owner) { return cursors[owner]; }
bool active() { return in_use; }

void begin() {
  for (int i = 0; i < kOwners; i++) cursors[i] = arena(i, kNew);
  for (const Region& r : regions()) std::memcpy(copies().data() + r.copy, r.at, r.bytes);
  written().clear();
  owner_now = 0;
  in_use = true;
}

void end(const char* const* heap_cursors) {
  in_use = false;
  for (auto w = written().rbegin(); w != written().rend(); ++w) std::memcpy(w->at, &w->before, w->size);
  for (const Region& r : regions()) std::memcpy(r.at, copies().data() + r.copy, r.bytes);
  for (int i = 0; i < kOwners; i++) {
    char* heap = arena(i, kHeap);
    std::memset(heap, 0, size_t(heap_cursors[i] - heap));
    char* fresh = arena(i, kNew);
    std::memset(fresh, kFreed, size_t(cursors[i] - fresh));
  }
}

void keep_as_is(void* at, size_t bytes) {
  regions().push_back({static_cast<char*>(at), bytes, copies().size()});
  copies().resize(copies().size() + bytes);
}

uint64_t read(const void* at, size_t size) {
  uint64_t bits = 0;
  std::memcpy(&bits, at, size);
  return bits;
}

void write(void* at, size_t size, uint64_t bits) {
  if (in_use && !in_arenas(at)) written().push_back({at, read(at, size), uint8_t(size)});
  std::memcpy(at, &bits, size);
}

static void* allocate(size_t bytes) {
  if (!in_use) {
    void* p = std::malloc(bytes ? bytes : 1);
    if (!p) std::abort();
    return p;
  }
  char*& cursor = cursors[owner_now];
  char* p = cursor;
  cursor += (bytes + 15) & ~size_t{15};
  if (cursor > arena(owner_now, kNew) + kArenaBytes) {
    std::fputs("model: an execution allocates too much\n", stderr);
    std::abort();
  }
  return p;
}

static void release(void* p) {
  if (!in_arenas(p)) std::free(p);
}

}  // namespace hypha::model::memory

void* operator new(size_t bytes) { return hypha::model::memory::allocate(bytes); }
void* operator new[](size_t bytes) { return hypha::model::memory::allocate(bytes); }
void operator delete(void* p) noexcept { hypha::model::memory::release(p); }
void operator delete(void* p, size_t) noexcept { hypha::model::memory::release(p); }
void operator delete[](void* p) noexcept { hypha::model::memory::release(p); }
void operator delete[](void* p, size_t) noexcept { hypha::model::memory::release(p); }
