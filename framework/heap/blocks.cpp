// SPDX-License-Identifier: MIT
// Where spans come from: holes in recycled blocks first, then free blocks, then a new chunk of mimalloc.
#include <mimalloc.h>

#include <algorithm>
#include <cstring>

#include "framework/engine/check.h"
#include "framework/heap/heap_state.h"
#include "framework/heap/poison.h"

namespace hypha::heap {

namespace {
// How many holes that are too small a medium object may pass over; they stay unused until the next collection.
constexpr int kHolesPassed = 16;

size_t next_line(const Block& b, size_t from, int mark) {
  const void* p = std::memchr(b.line_marks + from, mark, kLines - from);
  return p ? size_t(static_cast<const uint8_t*>(p) - b.line_marks) : kLines;
}
}  // namespace

bool Heap::find_hole(LocalAllocator& a, size_t bytes, Block** block, size_t* from, size_t* to) {
  for (int passed = 0; passed < kHolesPassed;) {
    if (!a.hole_block) {
      if (recyclable.empty()) return false;
      a.hole_block = recyclable.back();
      recyclable.pop_back();
      touch(a.hole_block);
      a.hole_line = 0;
    }
    *block = a.hole_block;
    *from = next_line(**block, a.hole_line, 0);
    *to = next_line(**block, *from, 1);
    if (*from == kLines) {
      a.hole_block = nullptr;
      continue;
    }
    a.hole_line = *to;
    if ((*to - *from) * kLineBytes >= bytes) return true;
    passed++;
  }
  return false;
}

Span Heap::take_span(LocalAllocator& a, size_t bytes) {
  Block* b;
  size_t from, to;
  if (!find_hole(a, bytes, &b, &from, &to)) {
    b = take_free_block();
    from = 0;
    to = kLines;
  }
  for (size_t line = from; line < to; line++) {
    b->taken.set(line);
    b->unwalked.set(line);
  }
  char* start = b->memory + from * kLineBytes;
  size_t n = (to - from) * kLineBytes;
  unpoison(start, n);
  since_collection += n;
  return Span{start, start + n, start};
}

Block* Heap::take_free_block() {
  if (free_blocks.empty()) add_chunk();
  Block* b = free_blocks.back();
  free_blocks.pop_back();
  b->in_use = true;
  touch(b);
  return b;
}

void Heap::touch(Block* b) {
  if (!b->touched) touched.push_back(b);
  b->touched = true;
}

void Heap::add_chunk() {
  auto* c = static_cast<Chunk*>(mi_zalloc(sizeof(Chunk)));
  char* memory = static_cast<char*>(mi_malloc_aligned(kChunkBytes, kHugePageBytes));
  HY_CHECK(c && memory, "the system has no memory left");
  if (!chunks.empty()) prefer_huge_pages(memory, kChunkBytes);  // a small program fills only a part of its first
  poison(memory, kChunkBytes);
  c->memory = memory;
  chunks.push_back(c);
  for (size_t i = kBlocksPerChunk; i-- > 0;) {
    Block& b = c->blocks[i];
    b.memory = memory + i * kBlockBytes;
    block_table.set(b.memory, &b);
    free_blocks.push_back(&b);
  }
  stats.peak_heap_bytes = std::max(stats.peak_heap_bytes, heap_bytes());
}

void Heap::release_chunk(Chunk* c) {
  for (Block& b : c->blocks) {
    block_table.set(b.memory, nullptr);
    mi_free(b.verified);
  }
  unpoison(c->memory, kChunkBytes);
  mi_free(c->memory);
  mi_free(c);
}

}  // namespace hypha::heap
