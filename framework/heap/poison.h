// SPDX-License-Identifier: MIT
// Freed memory made visible: poisoned for AddressSanitizer, filled with a pattern in debug builds and under
// --gc-stress.
#pragma once
#include <cstddef>
#include <cstring>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace hypha::heap {

constexpr int kPoisonByte = 0xDB;  // as a Value: a flonum; as a Kind: invalid

inline void poison([[maybe_unused]] void* p, [[maybe_unused]] size_t n) {
#if defined(__SANITIZE_ADDRESS__)
  __asan_poison_memory_region(p, n);
#endif
}
inline void unpoison([[maybe_unused]] void* p, [[maybe_unused]] size_t n) {
#if defined(__SANITIZE_ADDRESS__)
  __asan_unpoison_memory_region(p, n);
#endif
}

}  // namespace hypha::heap
