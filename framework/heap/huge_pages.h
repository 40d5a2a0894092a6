// SPDX-License-Identifier: MIT
// Memory that is filled from one end to the other is better had in huge pages: one page fault for 512, and one entry of
// the translation buffers. Linux gives them where madvise asks, if the machine is set up so.
#pragma once
#include <cstddef>

namespace hypha::heap {

constexpr size_t kHugePageBytes = size_t{2} << 20;  // on x86-64

// Asks for huge pages wherever [memory, memory + bytes) lies, `bytes` > 0. A wish: nothing fails. What shares the first
// or the last of them gets it too; it belongs to mimalloc as well, except after an object that has a mapping of its
// own.
void prefer_huge_pages(void* memory, size_t bytes);

}  // namespace hypha::heap
