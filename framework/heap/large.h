// SPDX-License-Identifier: MIT
// Objects of 8 KiB and more: each one allocation of mimalloc, with a small record before it. A precise reference finds
// its record by subtraction; a conservative one by binary search in a table sorted when a collection starts.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "framework/heap/heap_object.h"

namespace hypha::heap {

struct alignas(16) LargeRecord {
  size_t bytes;  // as allocated, without this record
  bool marked;
  HeapObject* object() { return reinterpret_cast<HeapObject*>(this + 1); }
};

class LargeSpace {
 public:
  HeapObject* allocate(size_t bytes);  // zeroed; null if the system has no more memory
  static LargeRecord* record_of(HeapObject* o) { return reinterpret_cast<LargeRecord*>(o) - 1; }

  void sort();                          // the table, for find
  void prepare_marking();               // sorts, and clears marks
  HeapObject* find(uintptr_t p) const;  // the object that contains p, or null; requires sort
  void sweep(bool fill);                // frees what is not marked; `fill`: overwrite it first
  size_t total_bytes() const { return total_bytes_; }
  size_t count() const { return records_.size(); }

 private:
  std::vector<LargeRecord*> records_;  // by address, up to sorted_
  size_t sorted_ = 0;
  size_t total_bytes_ = 0;
};

}  // namespace hypha::heap
