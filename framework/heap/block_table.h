// SPDX-License-Identifier: MIT
// From any word to the block it points into: a radix tree of two levels over the 47 address bits, so that an arbitrary
// word costs two loads and never a fault. Written under the heap's lock, read while the world is stopped.
#pragma once
#include <cstddef>
#include <cstdint>

#include "framework/heap/block.h"

namespace hypha::heap {

class BlockTable {
 public:
  [[gnu::always_inline]] Block* find(uintptr_t p) const {
    if (p >> kAddressBits) return nullptr;
    Block** leaf = root_[p >> kRootShift];
    return leaf ? leaf[p >> kLeafShift & kLeafMask] : nullptr;
  }
  void set(const char* memory, Block* block);  // null removes

 private:
  static constexpr int kAddressBits = 47, kLeafShift = 15, kRootShift = 31;
  static constexpr uintptr_t kLeafMask = (uintptr_t{1} << (kRootShift - kLeafShift)) - 1;
  static_assert(kBlockBytes == size_t{1} << kLeafShift);
  Block** root_[size_t{1} << (kAddressBits - kRootShift)] = {};
};

extern constinit BlockTable block_table;

}  // namespace hypha::heap
