// SPDX-License-Identifier: MIT
#include "framework/heap/huge_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace hypha::heap {

void prefer_huge_pages(void* memory, size_t bytes) {
  const uintptr_t begin = uintptr_t(memory), mask = kHugePageBytes - 1;
  const uintptr_t first = begin & ~mask, end = (begin + bytes + mask) & ~mask;
  madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace hypha::heap
