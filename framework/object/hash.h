// SPDX-License-Identifier: MIT
// Insertion-ordered hash table (the compact layout of PyPy and CPython 3.6+: a dense entry array plus an index of entry
// numbers). One table for Ruby's Hash, Python's dict and both sets. Keys that are fixnums, doubles, symbols, strings,
// specials, or compared by identity never leave C++; others ask the language's KeyProtocol, which may run guest code:
// the table is then revalidated by its version (nothing is held across the call).
//
// On a table that several threads can reach (object/sharing.h) each function is atomic: changes hold its ObjectLock,
// and lookups take no lock unless they meet a change; in a large one neither does (hash_concurrent.h).
#pragma once
#include "framework/heap/heap.h"

namespace hypha {

// How a language hashes and compares keys that the table does not know. Both may run guest code.
struct KeyProtocol {
  // Sets *out; returns kNil, or kThrow (also for unhashable keys).
  Value (*hash)(Value key, uint64_t* out);
  // kTrue, kFalse or kThrow. Asked only for keys with equal hash that are not identical.
  Value (*equal)(Value stored, Value key);
  // Python: 1 == 1.0 == True are one key; Ruby: 1 and 1.0 differ.
  bool numbers_by_value;
  // StringHandles are keys by their contents (Ruby); false: the protocol is asked, as for other objects.
  bool handles_by_content = true;
  // Binary never equals text (Python's bytes and str); false: equal bytes do if both are ASCII (Ruby).
  bool binary_is_distinct = false;
};

struct Hash;
namespace hash {
constexpr uint8_t kConcurrent = 1;
inline bool is_concurrent(const Hash* h);
int64_t concurrent_count(const Hash* h);
int64_t concurrent_used(const Hash* h);
}  // namespace hash

struct Hash : Object {  // aux: kConcurrent or 0
  // fields:
  Slot entries;  // nil or Slots: hash (as fixnum), key, value per entry; a deleted entry's key is kUndefined
  Slot index;    // nil or Raw: int32 entry numbers, open addressing; none for up to 8 entries
  Relaxed<uint64_t> tagged_count;    // live entries << 1
  Relaxed<uint64_t> tagged_used;     // entry positions in use (live + deleted) << 1; iteration runs over these
  Relaxed<uint64_t> tagged_version;  // << 1; changes whenever an entry is added or removed or the table is rebuilt
  Slot default_value;                // languages: Ruby's default value or proc, Python's default_factory; nil otherwise
  Slot flags;                        // fixnum, the language's own, apart from kByIdentity
  // While other threads insert or remove, the count may be behind by what they are at.
  int64_t count() const {
    if (hash::is_concurrent(this)) [[unlikely]]
      return hash::concurrent_count(this);
    return int64_t(uint64_t(tagged_count)) >> 1;
  }
  int64_t used() const {
    if (hash::is_concurrent(this)) [[unlikely]]
      return hash::concurrent_used(this);
    return int64_t(uint64_t(tagged_used)) >> 1;
  }
  uint64_t version() const { return tagged_version >> 1; }
};

namespace hash {
inline bool is_concurrent(const Hash* h) { return kSharing && h->aux == kConcurrent; }
constexpr int64_t kByIdentity = 1;
Hash* make(uint32_t shape_id, int64_t expected = 0);
// Result: the value; kUndefined if absent; kThrow if the protocol raised.
Value get(Hash* h, Value key, const KeyProtocol& p);
// The key as it is stored (a set's element); likewise kUndefined or kThrow.
Value get_key(Hash* h, Value key, const KeyProtocol& p);
// kTrue: inserted, kFalse: replaced, kThrow.
Value put(Hash* h, Value key, Value value, const KeyProtocol& p);
// As get(); where that finds nothing, puts the value, and the result is kUndefined.
Value get_or_put(Hash* h, Value key, Value value, const KeyProtocol& p);
// The removed value, kUndefined, or kThrow. *stored_key, if given: the key that was in the table.
Value remove(Hash* h, Value key, const KeyProtocol& p, Value* stored_key = nullptr);
void clear(Hash* h);
Hash* copy(uint32_t shape_id, Hash* h);  // entries, flags and default
void replace(Hash* h, Hash* with);       // entries and kByIdentity
// kNil or kThrow (then unchanged). Of keys that have become equal the first stays, with the last one's value.
Value rehash(Hash* h, const KeyProtocol& p);

// Iteration by entry position: for (int64_t i = 0; next(h, &i, &k, &v); ) ...; stays safe when the table changes. While
// keys are only removed and values replaced, every key that stays is visited once; insertions may renumber the entries.
// Runs of deleted entries are skipped at once, so that a table serves as a queue.
bool next(const Hash* h, int64_t* position, Value* key, Value* value);
bool previous(const Hash* h, int64_t* position, Value* key, Value* value);  // from *position = h->used()
bool first(const Hash* h, Value* key, Value* value);

// Take out the oldest or the newest entry, whatever has become of its key's hash; false: the table is empty.
bool take_first(Hash* h, Value* key, Value* value);
bool take_last(Hash* h, Value* key, Value* value);

// The number that stands for a key that needs no protocol: what a guest's `hash` may show, always a fixnum. Equal keys
// have equal numbers; ints and doubles have Python's (integer::hash, number::hash). The table's own hash is
// hash_int(key_number). So a KeyProtocol::hash that got the number n from guest code sets *out = hash_int(n), and guest
// objects may equal numbers and strings as keys. False: the key is for the protocol.
bool key_number(Value key, const KeyProtocol& p, int64_t* out);
// Equality of two such keys, as the table sees it.
bool keys_equal(Value a, Value b, const KeyProtocol& p);
// Sets kByIdentity and rebuilds the table. Runs no guest code.
void compare_by_identity(Hash* h);
inline bool by_identity(const Hash* h) { return h->flags.load().as_int() & kByIdentity; }
// A table that nobody else knows yet becomes shared (object/sharing.cpp).
void become_shared(Hash* h);
// Asks no guest: objects other than those with a key_number are keys by identity.
extern const KeyProtocol identity_protocol;

uint64_t hash_string(const void* bytes, size_t n);  // string::hash_bytes
// Combines hashes (arrays, structs): the folded product.
inline uint64_t mix(uint64_t a, uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15) * (b ^ 0xD1B54A32D192ED03);
  return uint64_t(product) ^ uint64_t(product >> 64);
}
inline uint64_t scramble(int64_t i) { return mix(uint64_t(i), 0x5851F42D4C957F2D); }  // all bits of the result count
// Ints that are not large keep their neighbours, so that keys that are counted up, or are few of many, need few lines
// of a cache: the bits of the first place (hash_storage.h: index_start) are the int's own. To these the higher ones are
// added, in a way that keeps numbers below any power of two apart, for the sake of multiples of one.
inline uint64_t hash_int(int64_t i) {
  constexpr uint64_t kNear = uint64_t{1} << 32, kPlace = 0xFFFF'FF80;
  const uint64_t mixed = scramble(i);
  uint64_t n = uint64_t(i);
  if (n + kNear / 2 >= kNear) return mixed;
  for (int shift : {24, 12, 6}) n ^= n >> shift;
  return (mixed & ~kPlace) | (n << 7 & kPlace);
}
}  // namespace hash

}  // namespace hypha
