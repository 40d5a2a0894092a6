// SPDX-License-Identifier: MIT
#include "framework/heap/large.h"

#include <mimalloc.h>

#include <algorithm>
#include <cstring>
#include <functional>

#include "framework/heap/poison.h"

namespace hypha::heap {

HeapObject* LargeSpace::allocate(size_t bytes) {
  if (bytes > SIZE_MAX / 2) return nullptr;
  auto* r = static_cast<LargeRecord*>(mi_zalloc(sizeof(LargeRecord) + bytes));
  if (!r) return nullptr;
  r->bytes = bytes;
  records_.push_back(r);
  total_bytes_ += bytes;
  return r->object();
}

void LargeSpace::sort() {
  auto middle = records_.begin() + ptrdiff_t(sorted_);
  std::sort(middle, records_.end(), std::less<>());
  std::inplace_merge(records_.begin(), middle, records_.end(), std::less<>());
  sorted_ = records_.size();
}

void LargeSpace::prepare_marking() {
  sort();
  for (LargeRecord* r : records_) r->marked = false;
}

HeapObject* LargeSpace::find(uintptr_t p) const {
  auto after = std::upper_bound(records_.begin(), records_.end(), p,
                                [](uintptr_t a, LargeRecord* r) { return a < uintptr_t(r->object()); });
  if (after == records_.begin()) return nullptr;
  LargeRecord* r = after[-1];
  return p < uintptr_t(r->object()) + r->bytes ? r->object() : nullptr;
}

void LargeSpace::sweep(bool fill) {
  auto dead = [&](LargeRecord* r) {
    if (r->marked) return false;
    total_bytes_ -= r->bytes;
    if (fill) std::memset(static_cast<void*>(r->object()), kPoisonByte, r->bytes);
    mi_free(r);
    return true;
  };
  std::erase_if(records_, dead);
  sorted_ = records_.size();
}

}  // namespace hypha::heap
