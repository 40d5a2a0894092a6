// SPDX-License-Identifier: MIT
#include "framework/heap/block.h"

#include "framework/heap/heap.h"

namespace hypha::heap {

char* Block::walk(char* p, const char* end) {
  while (p < end) {
    auto* o = reinterpret_cast<HeapObject*>(p);
    if (o->kind == Kind::Free) break;
    starts.set(granule_of(uintptr_t(p)));
    p += object_size(o);
  }
  return p;
}

void Block::walk_span_of(size_t line) {
  size_t first = line, last = line;
  while (first > 0 && unwalked.test(first - 1)) first--;
  while (last + 1 < kLines && unwalked.test(last + 1)) last++;
  for (size_t i = first; i <= last; i++) unwalked.reset(i);
  walk(memory + first * kLineBytes, memory + (last + 1) * kLineBytes);
}

HeapObject* Block::find(uintptr_t p) {
  if (!in_use) return nullptr;
  if (unwalked.test(line_of(p))) walk_span_of(line_of(p));
  size_t granule = granule_of(p);
  size_t word = granule / 64;
  uint64_t bits = starts.words[word] & ~uint64_t{0} >> (63 - granule % 64);
  constexpr size_t kReach = kLargeObject / kGranule / 64;  // no object in a block is longer
  size_t stop = word > kReach ? word - kReach : 0;
  while (bits == 0) {
    if (word == stop) return nullptr;
    bits = starts.words[--word];
  }
  size_t start = word * 64 + 63 - size_t(std::countl_zero(bits));
  auto* o = reinterpret_cast<HeapObject*>(memory + start * kGranule);
  return p < uintptr_t(o) + object_size(o) ? o : nullptr;
}

}  // namespace hypha::heap
