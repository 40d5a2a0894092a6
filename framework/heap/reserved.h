// SPDX-License-Identifier: MIT
// Large objects with a reservation of address space behind them: several times what they need, so that an array that
// grows can do so where it is. The system gives memory when it is touched. Free reservations keep theirs for the next
// objects, up to a limit, and it moves to where one of these needs it: a page fault takes longer than filling the page.
#pragma once
#include <cstddef>
#include <vector>

#include "framework/heap/heap.h"

namespace hypha::heap {

// Stands before each large object.
struct alignas(16) LargeRecord {
  size_t bytes;     // of the object
  size_t reserved;  // bytes of address space, with this record; 0: an allocation of mimalloc
  size_t touched;   // of these, from the beginning to the end of a page: may have memory, and something in it
  bool marked;
  bool verified;  // for verify.cpp
  HeapObject* object() { return reinterpret_cast<HeapObject*>(this + 1); }
};

constexpr size_t kReservedIfGrowing = 1 << 20;  // bytes: the smallest object that is worth it

class Reserved {
 public:
  // For an object of `bytes`. Null: there is no more address space.
  LargeRecord* take(size_t bytes, Contents contents);
  bool extend(LargeRecord* r, size_t bytes);   // to the end of a page; false: not reserved, or not so much
  static size_t unused(const LargeRecord* r);  // bytes behind the object that have memory, from an earlier one
  static void trim(LargeRecord* r);            // gives those to the system
  void give_back(LargeRecord* r);
  void keep_at_most(size_t bytes);  // of memory without an object; the rest goes back to the system
  void release_idle();              // what there has been no object for since the last time goes back as well

 private:
  LargeRecord* take_spare(size_t bytes);
  size_t bring_memory(LargeRecord* r, size_t bytes);
  void leave(size_t bytes);          // are in spare_
  std::vector<LargeRecord*> spare_;  // in the order in which they were given back
  size_t spare_bytes_ = 0;           // of memory in them
  size_t fewest_ = 0;                // there were since release_idle
};

}  // namespace hypha::heap
