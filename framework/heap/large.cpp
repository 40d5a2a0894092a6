// SPDX-License-Identifier: MIT
#include "framework/heap/large.h"

#include <mimalloc.h>

#include <algorithm>
#include <cstring>
#include <functional>

#include "framework/heap/huge_pages.h"
#include "framework/heap/poison.h"

namespace hypha::heap {

HeapObject* LargeSpace::allocate(size_t bytes, bool zeroed) {
  if (bytes > SIZE_MAX / 2) return nullptr;
  auto* r = static_cast<LargeRecord*>((zeroed ? mi_zalloc : mi_malloc)(sizeof(LargeRecord) + bytes));
  if (!r) return nullptr;
  if (bytes >= kHugePageBytes / 4) prefer_huge_pages(r, bytes);  // of a smaller one too little might be used
  std::memset(static_cast<void*>(r), 0, sizeof(LargeRecord) + sizeof(HeapObject));
  r->bytes = bytes;
  young_.push_back(r);
  total_bytes_ += bytes;
  return r->object();
}

void LargeSpace::sort() { std::sort(young_.begin(), young_.end(), std::less<>()); }

void LargeSpace::clear_marks() {
  for (LargeRecord* r : old_) r->marked = false;
}

void LargeSpace::clear_verified() {
  for (const Records* records : {&old_, &young_})
    for (LargeRecord* r : *records) r->verified = false;
}

HeapObject* LargeSpace::find(uintptr_t p) const {
  for (const Records* records : {&young_, &old_}) {
    auto after = std::upper_bound(records->begin(), records->end(), p,
                                  [](uintptr_t a, LargeRecord* r) { return a < uintptr_t(r->object()); });
    if (after == records->begin()) continue;
    LargeRecord* r = after[-1];
    if (p < uintptr_t(r->object()) + r->bytes) return r->object();
  }
  return nullptr;
}

void LargeSpace::free_dead(Records& records, bool fill) {
  auto dead = [&](LargeRecord* r) {
    if (r->marked) return false;
    total_bytes_ -= r->bytes;
    if (fill) std::memset(static_cast<void*>(r->object()), kPoisonByte, r->bytes);
    mi_free(r);
    return true;
  };
  std::erase_if(records, dead);
}

void LargeSpace::promote_young() {
  auto middle = old_.insert(old_.end(), young_.begin(), young_.end());
  std::inplace_merge(old_.begin(), middle, old_.end(), std::less<>());
  young_.clear();
}

void LargeSpace::sweep(bool fill) {
  free_dead(old_, fill);
  sweep_young(fill);
}

void LargeSpace::sweep_young(bool fill) {
  free_dead(young_, fill);
  if (!young_.empty()) promote_young();
}

}  // namespace hypha::heap
