// SPDX-License-Identifier: MIT
// Character positions in text that is not ASCII. Short strings are walked; for long ones each thread keeps the byte
// offset of every 64th character of the few strings it used last. The index is a plain cache outside the heap: a
// collection may free a string and give its address to another, so what was built before one is not believed after it.
#include <algorithm>
#include <array>
#include <vector>

#include "framework/engine/atomic.h"
#include "framework/engine/check.h"
#include "framework/value/string_data.h"

namespace hypha::string {

namespace {

constexpr size_t kWalkedBytes = 256;  // up to here a walk is cheaper than the cache
constexpr int64_t kStride = 64;

Atomic<uint64_t> collections{1};

void count_collections() {
  static std::once_flag once;
  std::call_once(once, [] {
    heap::add_root_function([](void*, heap::Tracer&) { collections.fetch_add(1, std::memory_order_relaxed); }, nullptr);
  });
}

// One step, and n steps, over characters. In valid text the lead byte tells the length.
struct Walker {
  explicit Walker(const StringData* s)
      : start(s->bytes), end(s->bytes + s->size()), valid(code_range(s) == CodeRange::Valid) {}
  const char* next(const char* p) const {
    uint8_t lead = uint8_t(*p);
    if (lead < 0x80) return p + 1;
    if (valid) return p + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
    size_t n;
    decode_utf8(p, end, &n);
    return p + n;
  }
  const char* skip(const char* p, int64_t n) const {
    while (n-- > 0) p = next(p);
    return p;
  }
  // Characters that start in [p, limit), less one if the last of them reaches past limit.
  int64_t count(const char* p, const char* limit) const {
    int64_t n = 0;
    while (p < limit && (p = next(p)) <= limit) n++;
    return n;
  }
  const char *start, *end;
  bool valid;
};

struct Index {
  const StringData* string = nullptr;
  uint64_t built_in = 0;            // `collections` at that time
  std::vector<size_t> checkpoints;  // byte offset of character i * kStride
};

class IndexCache {
 public:
  const Index& find(const StringData* s, const Walker& walker) {
    count_collections();
    uint64_t now = collections.load(std::memory_order_relaxed);
    for (Index& i : entries_)
      if (i.string == s && i.built_in == now) return i;
    Index& i = entries_[next_++ % entries_.size()];
    i.string = s;
    i.built_in = now;
    i.checkpoints.clear();
    i.checkpoints.reserve(size_t(length(s) / kStride + 1));
    const char* p = walker.start;
    for (int64_t left = length(s); left >= 0; left -= kStride) {
      i.checkpoints.push_back(size_t(p - walker.start));
      if (left >= kStride) p = walker.skip(p, kStride);
    }
    return i;
  }

 private:
  std::array<Index, 4> entries_;
  size_t next_ = 0;
};

thread_local IndexCache cache;  // not held across allocations or calls

}  // namespace

size_t byte_offset(const StringData* s, int64_t index) {
  HY_DCHECK(index >= 0 && index <= length(s));
  if (s->encoding() != Encoding::Utf8 || is_ascii(s)) return size_t(index);
  if (index == length(s)) return s->size();
  Walker walker(s);
  const char* p = walker.start;
  if (s->size() > kWalkedBytes && index >= kStride) {
    p += cache.find(s, walker).checkpoints[size_t(index / kStride)];
    index %= kStride;
  }
  return size_t(walker.skip(p, index) - walker.start);
}

int64_t code_point_index(const StringData* s, size_t byte_offset) {
  HY_DCHECK(byte_offset <= s->size());
  if (s->encoding() != Encoding::Utf8 || is_ascii(s)) return int64_t(byte_offset);
  if (byte_offset == s->size()) return length(s);
  Walker walker(s);
  const char *p = walker.start, *limit = p + byte_offset;
  int64_t before = 0;
  if (s->size() > kWalkedBytes && byte_offset >= size_t(kStride)) {
    const std::vector<size_t>& c = cache.find(s, walker).checkpoints;
    size_t i = size_t(std::upper_bound(c.begin(), c.end(), byte_offset) - c.begin()) - 1;
    p += c[i];
    before = int64_t(i) * kStride;
  }
  return before + walker.count(p, limit);
}

}  // namespace hypha::string
