// SPDX-License-Identifier: MIT
// Objects of 8 KiB and more: each one allocation of mimalloc, or one reservation (reserved.h), with a small record
// before it. A precise reference finds its record by subtraction; a conservative one by binary search in tables sorted
// when a collection starts.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "framework/heap/reserved.h"

namespace hypha::heap {

class LargeSpace {
 public:
  // Its header is zero, and all of it if the contents say so. Null if the system has no more memory.
  HeapObject* allocate(size_t bytes, Contents contents);
  // Makes it larger where it is, by somewhat more if that costs no memory: its size then. 0: there is no room.
  size_t extend(HeapObject* o, size_t bytes);
  void release_spare() { reserved_.keep_at_most(0); }
  void release_idle() { reserved_.release_idle(); }
  // After a full collection: so much memory without an object, or somewhat more, may stay in free reservations, and as
  // much behind objects. The young ones that follow keep to the former.
  void limit_spare(size_t bytes);
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
  uintptr_t begin_ = 0, end_ = 0;  // the objects lie between them, after sort()
  Records old_;                    // by address
  Records young_;                  // allocated since the last collection; by address after sort()
  Reserved reserved_;
  static constexpr size_t kSmallestSpareLimit = 256 << 20;
  size_t spare_limit_ = kSmallestSpareLimit;
  size_t total_bytes_ = 0;
};

}  // namespace hypha::heap
