// SPDX-License-Identifier: MIT
// Sweeping touches the side tables only: dead objects are never visited. A block without marked lines is free, one with
// enough holes is recyclable; chunks that are wholly free go back to mimalloc beyond what the next cycle will need.
#include <mimalloc.h>

#include <algorithm>
#include <cstring>

#include "framework/heap/heap_state.h"
#include "framework/heap/poison.h"

namespace hypha::heap {

namespace {

// Bytes of large objects in one collection: worth a walk through the heaps of mimalloc, and page faults later on.
constexpr size_t kMuchFreed = 128 << 20;
constexpr uint64_t kIdleWindow = 1 << 30;  // bytes allocated; memory that was not needed meanwhile is not needed
constexpr size_t kFewestFreeLines = 8;  // a block with fewer is left alone: its holes cost more to find than they give

void hide_free_lines(Block& b, bool fill) {
  for (size_t line = 0; line < kLines; line++) {
    if (b.line_marks[line]) continue;
    char* p = b.memory + line * kLineBytes;
    if (fill && b.taken.test(line)) {
      unpoison(p, kLineBytes);
      std::memset(p, kPoisonByte, kLineBytes);
    }
    poison(p, kLineBytes);
  }
}

// One line is eight granules, one byte of the mark bits: an object that starts there marks the line. Marking itself
// noted only the lines into which an object reaches from another one.
size_t count_line_marks(Block& b) {
  static_assert(kLineBytes / kGranule == 8 && std::endian::native == std::endian::little);
  const auto* starts_here = reinterpret_cast<const uint8_t*>(b.marks.words);
  size_t marked = 0;
  for (size_t line = 0; line < kLines; line++) {
    b.line_marks[line] |= uint8_t(starts_here[line] != 0);
    marked += b.line_marks[line];
  }
  return marked;
}

}  // namespace

void Heap::clear_marks() {
  for (Chunk* c : chunks) {
    for (Block& b : c->blocks) {
      if (!b.in_use) continue;
      if (checking) {  // remember which lines may hold something now: those are filled when they turn out free
        for (size_t line = 0; line < kLines; line++)
          if (b.line_marks[line]) b.taken.set(line);
      }
      b.marks.clear();
      std::memset(b.line_marks, 0, sizeof b.line_marks);
    }
  }
  large.clear_marks();
}

bool Heap::is_marked(HeapObject* o) const {
  if (Block* b = block_table.find(uintptr_t(o))) return b->marks.test_shared(b->granule_of(uintptr_t(o)));
  return std::atomic_ref(LargeSpace::record_of(o)->marked).load(std::memory_order_relaxed);
}

void Heap::run_finalizers(bool full) {
  auto finish = [this](HeapObject* o) {
    if (is_marked(o)) return false;
    if (auto* f = finalizers[size_t(o->kind)]) f(o);
    return true;
  };
  auto from = finalizable.begin() + ptrdiff_t(full ? 0 : finalizable_before);
  finalizable.erase(std::remove_if(from, finalizable.end(), finish), finalizable.end());
  finalizable_before = finalizable.size();
}

// True: nothing in it is alive.
bool Heap::sweep_block(Block& b) {
  size_t marked = count_line_marks(b);
  // What was not marked is no object any more, nor is it found by a stale word on a stack.
  b.starts = b.marks;
  b.unwalked.clear();
#if defined(__SANITIZE_ADDRESS__)
  hide_free_lines(b, checking);
#else
  if (checking) hide_free_lines(b, true);
#endif
  b.taken.clear();
  b.touched = false;
  b.in_use = marked != 0;
  if (b.in_use && kLines - marked >= kFewestFreeLines) recyclable.push_back(&b);
  return !b.in_use;
}

// Where nothing was allocated, nothing has changed. Backwards, so that what is free is taken in the same order again.
void Heap::sweep_young() {
  large.sweep_young(checking);
  for (auto b = touched.rbegin(); b != touched.rend(); ++b)
    if (sweep_block(**b)) free_blocks.push_back(*b);
  touched.clear();
}

void Heap::sweep() {
  const size_t large_before = large.total_bytes();
  large.sweep(checking);
  recyclable.clear();
  touched.clear();
  size_t free = 0;
  for (Chunk* c : chunks) {
    c->free_blocks = 0;
    for (Block& b : c->blocks) {
      if (!b.in_use || sweep_block(b)) c->free_blocks++;
    }
    free += c->free_blocks;
  }
  set_full_at();
  // More free memory than the heap will grow by until the next full collection is of no use.
  const size_t growth = full_at - std::min(full_at, alive()) + threshold;
  // Large objects get more at first: this may be the moment between two generations of them.
  large.limit_spare(4 * growth);
  if (stats.allocated_bytes - idle_since >= kIdleWindow) {
    large.release_idle();
    idle_since = stats.allocated_bytes;
  }
  const size_t keep = growth / kBlockBytes + kBlocksPerChunk;
  auto surplus = [&](Chunk* c) {
    if (c->free_blocks != kBlocksPerChunk || free < keep + kBlocksPerChunk) return false;
    free -= kBlocksPerChunk;
    release_chunk(c);
    return true;
  };
  const bool many_chunks = std::erase_if(chunks, surplus) > 8;
  if (many_chunks || large_before - large.total_bytes() > kMuchFreed) mi_collect(true);
  free_blocks.clear();
  for (auto c = chunks.rbegin(); c != chunks.rend(); ++c) {
    for (size_t i = kBlocksPerChunk; i-- > 0;)
      if (!(*c)->blocks[i].in_use) free_blocks.push_back(&(*c)->blocks[i]);
  }
}

}  // namespace hypha::heap
