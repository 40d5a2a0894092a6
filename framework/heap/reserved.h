// SPDX-License-Identifier: MIT
// Large objects with a reservation of address space behind them: several times what they need, so that an array that
// grows can do so where it is. The system gives memory when it is touched. Free reservations keep theirs for the next
// object, up to a limit: a page fault takes longer than filling the page.
#pragma once
#include <cstddef>
#include <vector>

#include "framework/heap/heap.h"

namespace hypha::heap {

// Stands before each large object.
struct alignas(16) LargeRecord {
  size_t bytes;     // of the object
  size_t reserved;  // bytes of address space, with this record; 0: an allocation of mimalloc
  size_t touched;   // of these, from the beginning: may have memory, and something in it
  bool marked;
  bool verified;  // for verify.cpp
  HeapObject* object() { return reinterpret_cast<HeapObject*>(this + 1); }
};

constexpr size_t kReservedIfGrowing = 1 << 20;  // bytes: the smallest object that is worth it

class Reserved {
 public:
  // For an object of `bytes`. Null: there is no more address space.
  LargeRecord* take(size_t bytes, Contents contents);
  static bool extend(LargeRecord* r, size_t bytes);  // to the end of a page; false: not reserved, or not so much
  static size_t unused(const LargeRecord* r);        // bytes behind the object that have memory, from an earlier one
  static void trim(LargeRecord* r);                  // gives those to the system
  void give_back(LargeRecord* r);
  void keep_at_most(size_t bytes);  // of memory without an object; the rest goes back to the system

 private:
  LargeRecord* take_spare(size_t bytes, Contents contents);
  std::vector<LargeRecord*> spare_;  // in the order in which they were given back
};

}  // namespace hypha::heap
