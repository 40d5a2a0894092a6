// SPDX-License-Identifier: MIT
// UTF-8 on plain bytes: strict about overlong forms and the upper end, but surrogates are let through (Python's str can
// hold them).
#include <cstring>

#include "framework/engine/check.h"
#include "framework/value/string_data.h"

namespace hypha::string {

size_t encode_utf8(uint32_t c, char out[4]) {
  HY_DCHECK(c <= 0x10FFFF);
  auto tail = [&](unsigned shift) { return char(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out[0] = char(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = char(0xC0 | c >> 6);
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = char(0xE0 | c >> 12);
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = char(0xF0 | c >> 18);
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

uint32_t decode_utf8(const char* p, const char* end, size_t* length) {
  auto at = [&](ptrdiff_t i) { return uint32_t(uint8_t(p[i])); };
  auto is_tail = [&](ptrdiff_t i) { return i < end - p && (at(i) & 0xC0) == 0x80; };
  uint32_t lead = at(0);
  *length = 1;
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || !is_tail(1)) return kInvalidCodePoint;
  uint32_t c;
  size_t n;
  if (lead < 0xE0) {
    c = (lead & 0x1F) << 6 | (at(1) & 0x3F);
    n = 2;
  } else if (lead < 0xF0) {
    if (!is_tail(2)) return kInvalidCodePoint;
    c = (lead & 0xF) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    if (c < 0x800) return kInvalidCodePoint;
    n = 3;
  } else {
    if (lead > 0xF4 || !is_tail(2) || !is_tail(3)) return kInvalidCodePoint;
    c = (lead & 7) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F);
    if (c < 0x10000 || c > 0x10FFFF) return kInvalidCodePoint;
    n = 4;
  }
  *length = n;
  return c;
}

Utf8Scan scan_utf8(std::string_view bytes) {
  const char *p = bytes.data(), *end = p + bytes.size();
  Utf8Scan r{CodeRange::Ascii, 0};
  while (p < end) {
    uint64_t word;
    if (end - p >= 8 && (std::memcpy(&word, p, 8), (word & 0x8080808080808080) == 0)) {
      p += 8;
      r.characters += 8;
      continue;
    }
    size_t n;
    uint32_t c = decode_utf8(p, end, &n);
    if (c == kInvalidCodePoint) {
      r.range = CodeRange::Broken;
    } else if (n > 1 && r.range == CodeRange::Ascii) {
      r.range = CodeRange::Valid;
    }
    p += n;
    r.characters++;
  }
  return r;
}

}  // namespace hypha::string
