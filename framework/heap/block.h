// SPDX-License-Identifier: MIT
// A block is 32 KiB of objects; all that is known about it lives beside it, so that marking and sweeping touch little
// memory and blocks do not compete for the same cache sets.
// Invariants between collections: a line that is neither marked nor taken holds no start bit; an object never leaves
// the span (maximal run of lines taken at once) in which it was allocated, nor its block.
#pragma once
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "framework/heap/heap_object.h"
#include "framework/heap/huge_pages.h"

namespace hypha::heap {

constexpr size_t kBlockBytes = 32 * 1024;
constexpr size_t kLineBytes = 128;
constexpr size_t kGranule = 16;  // object alignment
constexpr size_t kLines = kBlockBytes / kLineBytes;
constexpr size_t kGranules = kBlockBytes / kGranule;
constexpr size_t kBlocksPerChunk = 64;
constexpr size_t kChunkBytes = kBlocksPerChunk * kBlockBytes;
static_assert(kChunkBytes == kHugePageBytes);

template <size_t n>
struct BitSet {
  uint64_t words[n / 64];
  bool test(size_t i) const { return words[i / 64] >> (i % 64) & 1; }
  void set(size_t i) { words[i / 64] |= uint64_t{1} << (i % 64); }
  void reset(size_t i) { words[i / 64] &= ~(uint64_t{1} << (i % 64)); }
  // While others may do the same with other bits.
  bool test_shared(size_t i) const { return word_shared(i / 64) >> (i % 64) & 1; }
  uint64_t word_shared(size_t word) const {
    return std::atomic_ref(const_cast<uint64_t&>(words[word])).load(std::memory_order_acquire);
  }
  void set_shared(size_t i) {
    std::atomic_ref(words[i / 64]).fetch_or(uint64_t{1} << (i % 64), std::memory_order_relaxed);
  }
  void reset_shared(size_t i) {
    std::atomic_ref(words[i / 64]).fetch_and(~(uint64_t{1} << (i % 64)), std::memory_order_release);
  }
  void clear() {
    for (uint64_t& w : words) w = 0;
  }
};

struct Block {
  char* memory = nullptr;
  bool in_use = false;                    // holds objects, or a span of it was handed out
  bool touched = false;                   // on the list of that name
  BitSet<kGranules> marks;                // objects reached by the running (or last) collection
  BitSet<kGranules> starts;               // first granules of objects, except in unwalked lines
  uint8_t line_marks[kLines];             // 1: some marked object touches the line
  BitSet<kLines> taken;                   // handed out to an allocator since the last collection
  BitSet<kLines> unwalked;                // taken, and start bits not set yet
  BitSet<kGranules>* verified = nullptr;  // for verify.cpp, which makes it

  size_t granule_of(uintptr_t p) const { return (p - uintptr_t(memory)) / kGranule; }
  size_t line_of(uintptr_t p) const { return (p - uintptr_t(memory)) / kLineBytes; }

  // Sets the start bits of objects from `p` to the first zero header or `end`; returns where it stopped.
  char* walk(char* p, const char* end);
  // Sets the start bits of the span that contains `line`, which must be unwalked.
  void walk_span_of(size_t line);
  // The object that contains address p (within this block), or null. Several threads may ask while they mark.
  HeapObject* find(uintptr_t p);
};

// The unit taken from mimalloc: aligned 32 KiB pieces would each cost twice their size there.
struct Chunk {
  char* memory = nullptr;
  size_t free_blocks = 0;  // counted while sweeping
  Block blocks[kBlocksPerChunk];
};

}  // namespace hypha::heap
