// SPDX-License-Identifier: MIT
// Objects of 8 KiB and more: each one allocation of mimalloc, with a small record before it. A precise reference finds
// its record by subtraction; a conservative one by binary search in tables sorted when a collection starts.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "framework/heap/heap_object.h"

namespace hypha::heap {

struct alignas(16) LargeRecord {
  size_t bytes;  // as allocated, without this record
  bool marked;
  bool verified;  // for verify.cpp
  HeapObject* object() { return reinterpret_cast<HeapObject*>(this + 1); }
};

class LargeSpace {
 public:
  // Its header is zero, and all of it if `zeroed`. Null if the system has no more memory.
  HeapObject* allocate(size_t bytes, bool zeroed);
  static LargeRecord* record_of(HeapObject* o) { return reinterpret_cast<LargeRecord*>(o) - 1; }

  void sort();  // for find
  void clear_marks();
  void clear_verified();
  HeapObject* find(uintptr_t p) const;  // the object that contains p, or null; requires sort
  void sweep(bool fill);                // frees what is not marked; `fill`: overwrite it first
  void sweep_young(bool fill);          // the same with those that were allocated since the last collection
  size_t total_bytes() const { return total_bytes_; }
  size_t count() const { return old_.size() + young_.size(); }

 private:
  using Records = std::vector<LargeRecord*>;
  void free_dead(Records& records, bool fill);
  void promote_young();
  Records old_;    // by address
  Records young_;  // allocated since the last collection; by address after sort()
  size_t total_bytes_ = 0;
};

}  // namespace hypha::heap
