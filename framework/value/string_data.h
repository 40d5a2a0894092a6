// SPDX-License-Identifier: MIT
// Immutable text or bytes. Python's str is a StringData; Ruby's String is a mutable handle (StringHandle) to one, with
// copy on write; symbols and hash keys stand on it. UTF-8 in which lone surrogates are allowed.
// Positions: in Utf8 a character is a code point or one byte that is part of none (as CRuby counts broken text); in
// Binary and Ascii it is a byte.
#pragma once
#include <string>
#include <string_view>

#include "framework/heap/heap.h"

namespace hypha {

enum class Encoding : uint8_t { Utf8, Binary, Ascii };
enum class CodeRange : uint8_t { Unknown, Ascii, Valid, Broken };

struct StringData : HeapObject {  // aux: Encoding
  uint64_t byte_length;
  mutable Atomic<uint64_t> hash;  // 0: not computed yet
  mutable Atomic<uint64_t> scan;  // characters << 2 | CodeRange; 0: not scanned yet
  char bytes[];                   // NUL-terminated for the C library's sake
  size_t size() const { return byte_length; }
  std::string_view view() const { return {bytes, size()}; }
  Encoding encoding() const { return Encoding(uint8_t(aux)); }
};

namespace string {
// Shape of StringData objects: set once by the framework (language-neutral; a language that shows StringData to guests
// maps it to its class).
extern uint32_t data_shape_id;
StringData* make(std::string_view bytes, Encoding e = Encoding::Utf8);      // bytes may lie in the heap
StringData* make_uninitialized(size_t bytes, Encoding e = Encoding::Utf8);  // fill before anyone else sees it
StringData* concat(const StringData* a, const StringData* b);               // a's encoding
const StringData* from_byte(uint8_t ascii);                                 // preallocated, Utf8; requires < 128
CodeRange code_range(const StringData* s);
inline bool is_ascii(const StringData* s) { return code_range(s) == CodeRange::Ascii; }
bool has_surrogates(const StringData* s);                // what Python cannot encode and Ruby calls broken
int64_t length(const StringData* s);                     // in characters
size_t byte_offset(const StringData* s, int64_t index);  // index <= length; not ASCII: by a lazy sparse index
int64_t code_point_index(const StringData* s, size_t byte_offset);    // of the character that covers the offset
StringData* substring(const StringData* s, int64_t from, int64_t n);  // characters, clipped; may be s itself
uint32_t code_point_at(const StringData* s, int64_t index);           // kInvalidCodePoint for a broken byte
uint64_t hash_of(const StringData* s);                                // of the bytes alone; never 0
uint64_t hash_bytes(const void* bytes, size_t n);                     // the same function; never 0
bool equal(const StringData* a, const StringData* b);                 // the bytes
int compare(const StringData* a, const StringData* b);                // bytewise: <0, 0, >0

// UTF-8 helpers on plain bytes
constexpr uint32_t kInvalidCodePoint = 0xFFFFFFFF;
size_t encode_utf8(uint32_t code_point, char out[4]);                  // requires <= 0x10FFFF
uint32_t decode_utf8(const char* p, const char* end, size_t* length);  // invalid: kInvalidCodePoint, *length = 1
struct Utf8Scan {
  CodeRange range;
  int64_t characters;
};
Utf8Scan scan_utf8(std::string_view bytes);
}  // namespace string

// Ruby's String: aux bits are StringFlags.
struct StringHandle : Object {
  Slot data;  // StringData; replaced on mutation. With kStringBuilder: one with spare room behind builder_size
  Relaxed<uint64_t> tagged_builder_size;
  const StringData* text();  // the contents as immutable data; flattens a builder (in place, mostly)
};
enum StringFlags : uint8_t { kStringBuilder = 1, kStringShared = 2 };
namespace string {
StringHandle* make_handle(uint32_t shape_id, const StringData* data);
void set_text(StringHandle* s, const StringData* data);  // replaces the contents; drops a builder
void append(StringHandle* s, std::string_view bytes);    // amortized O(1); bytes may be the handle's own
size_t handle_size(const StringHandle* s);               // in bytes
std::string_view handle_view(const StringHandle* s);     // without flattening; good until the handle changes or dies
}  // namespace string

}  // namespace hypha
