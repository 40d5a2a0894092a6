// SPDX-License-Identifier: MIT
// Making, scanning, hashing and comparing StringData. What a scan found is kept in the object and handed on to
// substrings and concatenations, so that ASCII text stays known as such.
#include "framework/value/string_data.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "framework/engine/check.h"

namespace hypha::string {

uint32_t data_shape_id = 0;

namespace {
void set_scan(const StringData* s, CodeRange range, int64_t characters) {
  s->scan.store(uint64_t(characters) << 2 | uint64_t(range), std::memory_order_relaxed);
}

uint64_t scan_of(const StringData* s) {
  uint64_t known = s->scan.load(std::memory_order_relaxed);
  if (known != 0) return known;
  Utf8Scan r = scan_utf8(s->view());
  if (s->encoding() != Encoding::Utf8) {
    r.characters = int64_t(s->size());
    if (r.range != CodeRange::Ascii) r.range = s->encoding() == Encoding::Binary ? CodeRange::Valid : CodeRange::Broken;
  }
  set_scan(s, r.range, r.characters);
  return s->scan.load(std::memory_order_relaxed);
}

bool one_byte_each(const StringData* s) { return s->encoding() != Encoding::Utf8 || is_ascii(s); }

void initialize(StringData* s, size_t bytes, Encoding e) {
  s->aux = uint8_t(e);
  s->byte_length = bytes;
}
}  // namespace

StringData* make_uninitialized(size_t bytes, Encoding e) {
  auto* s = heap::allocate<StringData>(data_shape_id, Kind::StringData, sizeof(StringData) + bytes + 1);
  initialize(s, bytes, e);
  return s;
}

StringData* make(std::string_view bytes, Encoding e) {
  StringData* s = make_uninitialized(bytes.size(), e);
  std::copy(bytes.begin(), bytes.end(), s->bytes);
  return s;
}

StringData* concat(const StringData* a, const StringData* b) {
  StringData* s = make_uninitialized(a->size() + b->size(), a->encoding());
  std::copy_n(a->bytes, a->size(), s->bytes);
  std::copy_n(b->bytes, b->size(), s->bytes + a->size());
  uint64_t x = a->scan.load(std::memory_order_relaxed), y = b->scan.load(std::memory_order_relaxed);
  CodeRange xr = CodeRange(x & 3), yr = CodeRange(y & 3);
  auto intact = [](CodeRange r) { return r == CodeRange::Ascii || r == CodeRange::Valid; };
  // Broken pieces may join into a character: scan again when asked.
  if (intact(xr) && intact(yr) && (a->encoding() == b->encoding() || yr == CodeRange::Ascii))
    set_scan(s, std::max(xr, yr), int64_t(x >> 2) + int64_t(y >> 2));
  return s;
}

namespace {
// Immortal, made at first use; every published object is complete, so losing the race only wastes a few bytes.
std::array<Atomic<StringData*>, 128> single_bytes;

StringData* single_byte(uint8_t c) {
  StringData* s = single_bytes[c].load(std::memory_order_acquire);
  if (s) return s;
  s = static_cast<StringData*>(heap::allocate_immortal(data_shape_id, Kind::StringData, sizeof(StringData) + 2));
  initialize(s, 1, Encoding::Utf8);
  s->bytes[0] = char(c);
  set_scan(s, CodeRange::Ascii, 1);
  single_bytes[c].store(s, std::memory_order_release);
  return s;
}
}  // namespace

const StringData* from_byte(uint8_t ascii) {
  HY_DCHECK(ascii < 128);
  return single_byte(ascii);
}

CodeRange code_range(const StringData* s) { return CodeRange(scan_of(s) & 3); }

int64_t length(const StringData* s) {
  return s->encoding() == Encoding::Utf8 ? int64_t(scan_of(s) >> 2) : int64_t(s->size());
}

bool has_surrogates(const StringData* s) {
  if (s->encoding() != Encoding::Utf8 || is_ascii(s)) return false;
  for (size_t i = 0; i + 2 < s->size(); i++)
    if (uint8_t(s->bytes[i]) == 0xED && uint8_t(s->bytes[i + 1]) >= 0xA0) return true;
  return false;
}

StringData* substring(const StringData* s, int64_t from, int64_t n) {
  int64_t total = length(s);
  from = std::clamp<int64_t>(from, 0, total);
  n = std::clamp<int64_t>(n, 0, total - from);
  if (n == total) return const_cast<StringData*>(s);
  size_t start = byte_offset(s, from), end = n == 1 ? start : byte_offset(s, from + n);
  if (n == 1) {
    size_t bytes = 1;
    if (!one_byte_each(s)) decode_utf8(s->bytes + start, s->bytes + s->size(), &bytes);
    if (bytes == 1 && uint8_t(s->bytes[start]) < 128 && s->encoding() == Encoding::Utf8)
      return single_byte(uint8_t(s->bytes[start]));
    end = start + bytes;
  }
  StringData* r = make({s->bytes + start, end - start}, s->encoding());
  CodeRange range = code_range(s);
  if (range == CodeRange::Ascii) {
    set_scan(r, range, n);
  } else if (range == CodeRange::Valid && s->encoding() == Encoding::Utf8) {
    set_scan(r, size_t(n) == end - start ? CodeRange::Ascii : CodeRange::Valid, n);
  }
  return r;
}

uint32_t code_point_at(const StringData* s, int64_t index) {
  size_t at = byte_offset(s, index), n;
  if (one_byte_each(s)) return uint8_t(s->bytes[at]);
  return decode_utf8(s->bytes + at, s->bytes + s->size(), &n);
}

// ---- hashing: 16 bytes a step, folded 64 x 64 -> 128 bit products.

namespace {
constexpr uint64_t kFold0 = 0x9E3779B97F4A7C15, kFold1 = 0xD6E8FEB86659FD93;  // golden ratio; an odd random word

uint64_t fold(uint64_t a, uint64_t b) {
  unsigned __int128 p = static_cast<unsigned __int128>(a) * b;
  return uint64_t(p) ^ uint64_t(p >> 64);
}

uint64_t load(const uint8_t* p, size_t n) {  // up to 8 bytes
  uint64_t w = 0;
  std::memcpy(&w, p, n);
  return w;
}
}  // namespace

uint64_t hash_bytes(const void* bytes, size_t n) {
  auto* p = static_cast<const uint8_t*>(bytes);
  uint64_t h = n * kFold1 ^ kFold0;
  size_t rest = n;
  for (; rest > 16; rest -= 16, p += 16) h = fold(load(p, 8) ^ h, load(p + 8, 8) ^ kFold1);
  if (rest >= 8) {  // two words that may overlap
    h = fold(load(p, 8) ^ h, load(p + rest - 8, 8) ^ kFold1);
  } else if (rest > 0) {
    h = fold(load(p, rest) ^ h, kFold1);
  }
  h = fold(h ^ kFold0, kFold1);
  return h ? h : 1;
}

uint64_t hash_of(const StringData* s) {
  uint64_t h = s->hash.load(std::memory_order_relaxed);
  if (h != 0) return h;
  h = hash_bytes(s->bytes, s->size());
  s->hash.store(h, std::memory_order_relaxed);
  return h;
}

bool equal(const StringData* a, const StringData* b) {
  if (a == b) return true;
  if (a->size() != b->size()) return false;
  uint64_t x = a->hash.load(std::memory_order_relaxed), y = b->hash.load(std::memory_order_relaxed);
  if (x != 0 && y != 0 && x != y) return false;
  return std::memcmp(a->bytes, b->bytes, a->size()) == 0;
}

int compare(const StringData* a, const StringData* b) { return a->view().compare(b->view()); }

}  // namespace hypha::string
