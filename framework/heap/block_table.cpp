// SPDX-License-Identifier: MIT
#include "framework/heap/block_table.h"

#include <mimalloc.h>

#include "framework/engine/check.h"

namespace hypha::heap {

constinit BlockTable block_table;

void BlockTable::set(const char* memory, Block* block) {
  auto p = uintptr_t(memory);
  HY_CHECK(p >> kAddressBits == 0);
  Block**& leaf = root_[p >> kRootShift];
  if (!leaf) {
    // Half a megabyte of address space for 2 GiB of heap; only the pages in use are ever touched.
    leaf = static_cast<Block**>(mi_zalloc((kLeafMask + 1) * sizeof(Block*)));
    HY_CHECK(leaf, "out of memory");
  }
  leaf[p >> kLeafShift & kLeafMask] = block;
}

}  // namespace hypha::heap
