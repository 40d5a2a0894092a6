// SPDX-License-Identifier: MIT
// Every execution of a scenario finds the same memory at the same addresses: what it allocates comes from arenas that
// are emptied afterwards, and words elsewhere that it writes through the model's atomics are put back.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace hypha::model::memory {

// For the checker's own lists, which outlive an execution.
template <class T>
struct Malloc {
  using value_type = T;
  Malloc() = default;
  template <class U>
  Malloc(const Malloc<U>&) {}
  T* allocate(size_t n) { return static_cast<T*>(std::malloc(n * sizeof(T))); }
  void deallocate(T* p, size_t) { std::free(p); }
  bool operator==(const Malloc&) const { return true; }
};
template <class T>
using List = std::vector<T, Malloc<T>>;

// One pair of arenas for each thread, so that what a thread finds does not depend on the schedule: for the guest's
// heap, whose cursor is in the thread's state, and for operator new. Number 0 is the controller.
constexpr int kOwners = 5;
constexpr size_t kArenaBytes = size_t{1} << 20;
enum ArenaKind : uint8_t { kHeap, kNew };
char* arena(int owner, ArenaKind kind);
bool in_arenas(const void* p);

// Whose arena operator new takes from.
void set_owner(int owner);
char* new_cursor(int owner);

// From begin() to end() the arenas are in use and writes are remembered. end() puts everything back.
void begin();
void end(const char* const* heap_cursors);  // how far each owner's heap arena was used
bool active();
// Also put back: what is not written through the model's atomics.
void keep_as_is(void* at, size_t bytes);
// Writes a word for the model's atomics.
void write(void* at, size_t size, uint64_t bits);
uint64_t read(const void* at, size_t size);

}  // namespace hypha::model::memory
