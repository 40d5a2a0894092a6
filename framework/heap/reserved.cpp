// SPDX-License-Identifier: MIT
#include "framework/heap/reserved.h"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "framework/heap/huge_pages.h"

namespace hypha::heap {

namespace {

constexpr size_t kTimes = 32;                 // as much address space as the object needs now
constexpr size_t kLargest = size_t{1} << 40;  // bytes of an object: kTimes as many are all that a program has
constexpr size_t kPageMask = kHugePageBytes - 1;

// Where a reservation begins: at a huge page.
char* begin_of(LargeRecord* r) { return reinterpret_cast<char*>(uintptr_t(r) & ~kPageMask); }
// The bytes from r to the end of the page in which `bytes` end.
size_t to_page_end(const LargeRecord* r, size_t bytes) {
  return ((uintptr_t(r) + bytes + kPageMask) & ~kPageMask) - uintptr_t(r);
}
char* end_of(LargeRecord* r) { return reinterpret_cast<char*>(r) + r->touched; }
size_t first_page(const LargeRecord* r) { return to_page_end(r, sizeof(LargeRecord)); }
size_t pages_behind_first(const LargeRecord* r) { return r->touched - first_page(r); }  // in bytes

// The memory of `bytes` bytes moves, the address space stays where it is. False: the system cannot (before Linux 5.7).
bool move_pages(char* from, char* to, size_t bytes) {
  constexpr int kHow = MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP;
  return mremap(from, bytes, bytes, kHow, to) != MAP_FAILED;
}

// The records begin at various lines of their first pages. If they did so at the same one, the elements i of several
// arrays would be in one set of a cache; and processors that find a line by a hash of its address, as AMD's do, can
// hold two whose hashes are equal only in different sets. (Adding the elements i of twelve lists: 4.6 instead of 5.6 to
// 7.2 ms.)
size_t next_colour() {
  constexpr size_t kLine = 64, kColours = 64;
  static size_t n = 0;
  return n++ * 13 % kColours * kLine;
}

// `bytes`: a multiple of huge pages. Null if there is no such address space.
char* reserve(size_t bytes) {
  const size_t all = bytes + kHugePageBytes;
  void* p = mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return nullptr;
  char* begin = static_cast<char*>(p);
  const size_t before = -uintptr_t(begin) % kHugePageBytes, after = kHugePageBytes - before;
  if (before) munmap(begin, before);
  if (after) munmap(begin + before + bytes, after);
  prefer_huge_pages(begin + before, bytes);
  return begin + before;
}

}  // namespace

void Reserved::leave(size_t bytes) {
  spare_bytes_ = bytes;
  fewest_ = std::min(fewest_, bytes);
}

// The one with the least memory that is enough, or with the most if there is none; of equal ones the last.
LargeRecord* Reserved::take_spare(size_t bytes) {
  auto rank = [&](const LargeRecord* r) {
    return r->reserved < bytes ? 0 : r->touched >= bytes ? SIZE_MAX - r->touched : r->touched;
  };
  auto best = std::max_element(spare_.rbegin(), spare_.rend(),
                               [&](const LargeRecord* a, const LargeRecord* b) { return rank(a) < rank(b); });
  if (best == spare_.rend() || rank(*best) == 0) return nullptr;
  LargeRecord* r = *best;
  spare_.erase(std::next(best).base());
  leave(spare_bytes_ - r->touched);
  return r;
}

// Moves pages of free reservations, all but their first ones, behind the memory of r until that is of so many bytes, or
// there are none left. Another entry in the page tables costs some 10 us for 2 MB, a page fault 100 to 5000. Returns
// the bytes that hold something; the system gives the rest when it is touched.
size_t Reserved::bring_memory(LargeRecord* r, size_t bytes) {
  const size_t wanted = to_page_end(r, bytes);
  while (r->touched < wanted) {
    auto most = std::max_element(spare_.begin(), spare_.end(), [](const LargeRecord* a, const LargeRecord* b) {
      return pages_behind_first(a) < pages_behind_first(b);
    });
    if (most == spare_.end()) break;
    LargeRecord* from = *most;
    const size_t n = std::min(wanted - r->touched, pages_behind_first(from));
    if (n == 0 || !move_pages(end_of(from) - n, end_of(r), n)) break;
    from->touched -= n;
    leave(spare_bytes_ - n);
    r->touched += n;
  }
  return std::exchange(r->touched, std::max(r->touched, wanted));
}

LargeRecord* Reserved::take(size_t bytes, Contents contents) {
  const size_t all = sizeof(LargeRecord) + bytes;
  if (all > kLargest) return nullptr;
  LargeRecord* r = take_spare(all);
  if (!r) {
    const size_t size = std::bit_ceil(std::max(all, kHugePageBytes)) * kTimes, colour = next_colour();
    char* begin = reserve(size);
    if (!begin) return nullptr;
    r = reinterpret_cast<LargeRecord*>(begin + colour);
    r->reserved = size - colour;
    r->touched = first_page(r);
  }
  const size_t dirty = std::min(all, bring_memory(r, all));
  if (contents == Contents::Zeroed) std::memset(static_cast<void*>(r->object()), 0, dirty - sizeof(LargeRecord));
  return r;
}

size_t Reserved::unused(const LargeRecord* r) {
  const size_t used = to_page_end(r, sizeof(LargeRecord) + r->bytes);
  return r->touched > used ? r->touched - used : 0;
}

void Reserved::trim(LargeRecord* r) {
  const size_t rest = unused(r);
  if (rest == 0) return;
  r->touched -= rest;
  madvise(reinterpret_cast<char*>(r) + r->touched, rest, MADV_DONTNEED);
}

bool Reserved::extend(LargeRecord* r, size_t bytes) {
  const size_t all = to_page_end(r, sizeof(LargeRecord) + bytes);
  if (all > r->reserved) return false;
  bring_memory(r, all);
  r->bytes = all - sizeof(LargeRecord);
  return true;
}

void Reserved::give_back(LargeRecord* r) {
  spare_.push_back(r);
  spare_bytes_ += r->touched;
}

// What was given back last is kept.
void Reserved::keep_at_most(size_t bytes) {
  size_t kept = 0;
  auto release = [&](LargeRecord* r) {
    kept += r->touched;
    if (kept <= bytes) return false;
    kept -= r->touched;
    munmap(begin_of(r), size_t(r->reserved + (reinterpret_cast<char*>(r) - begin_of(r))));
    return true;
  };
  auto keep = std::remove_if(spare_.rbegin(), spare_.rend(), release);
  spare_.erase(spare_.begin(), keep.base());
  leave(kept);
}

void Reserved::release_idle() {
  keep_at_most(spare_bytes_ - fewest_);
  fewest_ = spare_bytes_;
}

}  // namespace hypha::heap
