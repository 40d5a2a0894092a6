// SPDX-License-Identifier: MIT
#include "framework/heap/large.h"

#include <mimalloc.h>

#include <algorithm>
#include <cstring>
#include <functional>

#include "framework/heap/huge_pages.h"
#include "framework/heap/poison.h"

namespace hypha::heap {

namespace {

// From here on mimalloc would ask the system for every object.
constexpr size_t kAlwaysReserved = 8 << 20;

LargeRecord* allocate_by_mimalloc(size_t bytes, Contents contents) {
  const size_t all = sizeof(LargeRecord) + bytes;
  auto* r = static_cast<LargeRecord*>(contents == Contents::Zeroed ? mi_zalloc(all) : mi_malloc(all));
  if (!r) return nullptr;
  if (bytes >= kHugePageBytes / 4) prefer_huge_pages(r, bytes);  // of a smaller one too little might be used
  r->reserved = 0;
  return r;
}

}  // namespace

HeapObject* LargeSpace::allocate(size_t bytes, Contents contents) {
  if (bytes > SIZE_MAX / 2) return nullptr;
  LargeRecord* r = nullptr;
  if (bytes >= (contents == Contents::Growing ? kReservedIfGrowing : kAlwaysReserved))
    r = reserved_.take(bytes, contents);
  if (!r) r = allocate_by_mimalloc(bytes, contents);
  if (!r) return nullptr;
  r->bytes = bytes;
  r->marked = r->verified = false;
  std::memset(static_cast<void*>(r->object()), 0, sizeof(HeapObject));
  young_.push_back(r);
  total_bytes_ += bytes;
  return r->object();
}

size_t LargeSpace::extend(HeapObject* o, size_t bytes) {
  LargeRecord* r = record_of(o);
  const size_t had = r->bytes;
  if (!reserved_.extend(r, bytes)) return 0;
  total_bytes_ += r->bytes - had;
  return r->bytes;
}

void LargeSpace::sort() {
  std::sort(young_.begin(), young_.end(), std::less<>());
  begin_ = UINTPTR_MAX;
  end_ = 0;
  for (const Records* records : {&young_, &old_}) {
    if (records->empty()) continue;
    LargeRecord* last = records->back();
    begin_ = std::min(begin_, uintptr_t(records->front()->object()));
    end_ = std::max(end_, uintptr_t(last->object()) + last->bytes);
  }
}

void LargeSpace::clear_marks() {
  for (LargeRecord* r : old_) r->marked = false;
}

void LargeSpace::clear_verified() {
  for (const Records* records : {&old_, &young_})
    for (LargeRecord* r : *records) r->verified = false;
}

HeapObject* LargeSpace::find(uintptr_t p) const {
  if (p < begin_ || p >= end_) return nullptr;
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
    if (r->reserved)
      reserved_.give_back(r);
    else
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
  reserved_.keep_at_most(spare_limit_);
}

void LargeSpace::limit_spare(size_t bytes) {
  spare_limit_ = std::max(bytes, kSmallestSpareLimit);
  reserved_.keep_at_most(spare_limit_);
  size_t unused = 0;
  for (const LargeRecord* r : old_) unused += r->reserved ? Reserved::unused(r) : 0;
  if (unused <= spare_limit_) return;
  for (LargeRecord* r : old_)
    if (r->reserved) Reserved::trim(r);
}

}  // namespace hypha::heap
