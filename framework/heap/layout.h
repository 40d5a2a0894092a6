// SPDX-License-Identifier: MIT
// How large an object is and where its Values are, by Kind: the one table that the collector asks (layout.cpp).
// An allocation must ask for exactly the size that the table computes from the object's own length fields; they are
// set right after the allocation and never change, except through heap::shrink.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "framework/heap/heap_object.h"

namespace hypha::heap {

enum class Extent : uint8_t {
  Invalid,  // no such object: a dangling pointer or a corrupted header
  Fixed,    // `bytes`
  Fields,   // `bytes`, then `aux` words
  Limbs,    // `bytes`, then |signed_length| words
  Text,     // `bytes`, then the string's bytes and a NUL
  Words,    // `bytes`, then `length` words
  Bytes,    // `bytes`, then `length` bytes
};

enum class Content : uint8_t {
  Untraced,
  AllWords,   // every word behind the header is a Value or has a clear low bit
  SlotArray,  // the words of a Slots
};

struct Layout {
  const char* name = nullptr;
  Extent extent = Extent::Invalid;
  Content content = Content::Untraced;
  uint16_t bytes = 0;  // of the fixed part, not rounded
};

extern const std::array<Layout, 256> kLayouts;  // by Kind

inline bool is_untraced(const HeapObject* o) { return kLayouts[size_t(o->kind)].content == Content::Untraced; }

constexpr size_t round_to_granule(size_t bytes) { return (bytes + 15) & ~size_t{15}; }

size_t object_size_as(const Layout& layout, const HeapObject* o);

}  // namespace hypha::heap
