// SPDX-License-Identifier: MIT
#include "framework/heap/layout.h"

#include <cstdlib>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/object/hash.h"
#include "framework/value/bigint.h"
#include "framework/value/string_data.h"
#include "framework/value/symbol.h"

// The layouts are not "standard layout" (a base and a derived class both have members), which GCC supports all the
// same.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace hypha::heap {

namespace {

constexpr std::array<Layout, 256> make_layouts() {
  std::array<Layout, 256> t{};
  auto row = [&t](Kind kind, const char* name, Extent extent, Content content, size_t bytes) {
    t[size_t(kind)] = Layout{name, extent, content, uint16_t(bytes)};
  };
  constexpr size_t kFamily = offsetof(Object, fields);
  row(Kind::Double, "Double", Extent::Fixed, Content::Untraced, sizeof(HeapDouble));
  row(Kind::BigInt, "BigInt", Extent::Limbs, Content::Untraced, offsetof(BigInt, limbs));
  row(Kind::StringData, "StringData", Extent::Text, Content::Untraced, sizeof(StringData));  // as string::make asks
  row(Kind::Symbol, "Symbol", Extent::Fixed, Content::Untraced, sizeof(Symbol));
  row(Kind::Slots, "Slots", Extent::Words, Content::SlotArray, offsetof(Slots, at));
  row(Kind::Raw, "Raw", Extent::Bytes, Content::Untraced, offsetof(Raw, bytes));
  row(Kind::Object, "Object", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Range, "Range", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Exception, "Exception", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Class, "Class", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Closure, "Closure", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Fiber, "Fiber", Extent::Fields, Content::AllWords, kFamily);
  row(Kind::Native, "Native", Extent::Fields, Content::AllWords, kFamily);
  // Raw pointers and lengths among the fields (Array::data, tagged lengths) have a clear low bit: fixnums to the
  // marker.
  row(Kind::Array, "Array", Extent::Fixed, Content::AllWords, sizeof(Array));
  row(Kind::Hash, "Hash", Extent::Fixed, Content::AllWords, sizeof(Hash));
  row(Kind::String, "String", Extent::Fixed, Content::AllWords, sizeof(StringHandle));
  return t;
}

}  // namespace

constexpr std::array<Layout, 256> kLayouts = make_layouts();

namespace {
constexpr bool all_kinds_have_a_row() {
  for (size_t k = size_t(Kind::Free) + 1; k < size_t(Kind::kCount); k++)
    if (kLayouts[k].extent == Extent::Invalid) return false;
  return true;
}
static_assert(all_kinds_have_a_row());
}  // namespace

size_t object_size_as(const Layout& layout, const HeapObject* o) {
  size_t n = layout.bytes;
  switch (layout.extent) {
    case Extent::Fixed:
      break;
    case Extent::Fields:
      n += size_t{8} * o->aux;
      break;
    case Extent::Limbs:
      n += size_t{8} * size_t(std::llabs(static_cast<const BigInt*>(o)->signed_length));
      break;
    case Extent::Text:
      n += static_cast<const StringData*>(o)->size() + 1;
      break;
    case Extent::Words:
      n += size_t{8} * size_t(static_cast<const Slots*>(o)->length);
      break;
    case Extent::Bytes:
      n += size_t(static_cast<const Raw*>(o)->length);
      break;
    case Extent::Invalid:
      HY_CHECK(false, "not an object: a dangling reference or an overwritten header");
  }
  return round_to_granule(n);
}

size_t object_size(const HeapObject* o) { return object_size_as(kLayouts[size_t(o->kind)], o); }

}  // namespace hypha::heap
