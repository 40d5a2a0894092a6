// SPDX-License-Identifier: MIT
#include "framework/heap/block.h"

#include <mutex>

#include "framework/heap/heap.h"

namespace hypha::heap {

char* Block::walk(char* p, const char* end) {
  while (p < end) {
    auto* o = reinterpret_cast<HeapObject*>(p);
    if (o->kind == Kind::Free) break;
    starts.set_shared(granule_of(uintptr_t(p)));
    p += object_size(o);
  }
  return p;
}

void Block::walk_span_of(size_t line) {
  static constinit std::mutex walking;
  std::lock_guard held(walking);
  if (!unwalked.test(line)) return;  // another marker was faster
  size_t first = line, last = line;
  while (first > 0 && unwalked.test(first - 1)) first--;
  while (last + 1 < kLines && unwalked.test(last + 1)) last++;
  walk(memory + first * kLineBytes, memory + (last + 1) * kLineBytes);
  for (size_t i = first; i <= last; i++) unwalked.reset_shared(i);
}

HeapObject* Block::find(uintptr_t p) {
  if (!in_use) return nullptr;
  if (unwalked.test_shared(line_of(p))) walk_span_of(line_of(p));
  size_t granule = granule_of(p);
  size_t word = granule / 64;
  uint64_t bits = starts.word_shared(word) & ~uint64_t{0} >> (63 - granule % 64);
  constexpr size_t kReach = kLargeObject / kGranule / 64;  // no object in a block is longer
  size_t stop = word > kReach ? word - kReach : 0;
  while (bits == 0) {
    if (word == stop) return nullptr;
    bits = starts.word_shared(--word);
  }
  size_t start = word * 64 + 63 - size_t(std::countl_zero(bits));
  auto* o = reinterpret_cast<HeapObject*>(memory + start * kGranule);
  return p < uintptr_t(o) + object_size(o) ? o : nullptr;
}

}  // namespace hypha::heap
