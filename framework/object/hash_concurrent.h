// SPDX-License-Identifier: MIT
// Large tables that several threads can reach: reading, replacing, inserting and removing take no lock. Once a shared
// table has room for kFewest keys it stays concurrent until it is cleared.
//
// An entry is reserved by a fetch-and-add on `used` and written; then its position goes into the first free place of
// the key's probe sequence by compare-and-swap: now it is there. Whoever loses that looks at the winner's entry and
// goes on. Places are never freed, so all inserters of one key meet at the same place. Afterwards the value is the
// entry's state, changed by compare-and-swap only: another value replaces it, or kRemoved, which stays: the key, if put
// again, gets another entry. The hash of an entry that is not there yet is marked; its inserter takes the mark away.
// Loops look at entries in their order; one with a mark is there if a place has its position.
//
// What moves entries (growing, clearing, copying as of one moment) runs while the world is stopped, which no operation
// lets happen between looking at the storage and its last access, unless a guest's `==` was asked: then the version
// tells. Internal to framework/object.
#pragma once
#include "framework/object/hash_search.h"

namespace hypha::hash::concurrent {

constexpr int64_t kFewest = 256;  // entries of capacity

// At the end of the index, away from what lookups read.
struct Counters {
  Relaxed<uint64_t> used;     // entries reserved, perhaps more than there are
  Relaxed<uint64_t> removed;  // those among them that are no more, or have never come
  Relaxed<uint64_t> first;    // no live entry before this one, and none will be
  Relaxed<uint64_t> last;     // (used << 32) + the same for the entries from this one on, while `used` is that
};
constexpr int64_t kCountersBytes = 192;  // beyond the places of an index, with a cache line on both sides

inline Counters* counters_of(const Hash* h) {
  Raw* index = h->index.load().ptr<Raw>();
  return reinterpret_cast<Counters*>(index->bytes + index->length - kCountersBytes + 64);
}

// Of a table that is shared or being shared: concurrent from now on, if it is large enough. Its lock is held, or nobody
// else knows it.
void begin(Hash* h);
// The same for storage without removed entries and of sufficient size.
void start_counting(Hash* h);

// All of these: kChanged if the storage was replaced meanwhile; then ask again whether the table still is concurrent.
// kUndefined: absent.
Value read(Hash* h, Search& s, Part part);
// kTrue: inserted; kFalse: replaced.
Value put(Hash* h, Search& s, Value value);
// The value that is there and stays, or kUndefined: inserted.
Value get_or_put(Hash* h, Search& s, Value value);
// The removed value.
Value remove(Hash* h, Search& s, Value* stored_key);

bool next(const Hash* h, int64_t* position, Value* key, Value* value);
bool previous(const Hash* h, int64_t* position, Value* key, Value* value);
// Takes out the entry at this position; false: it is no more.
bool take(Hash* h, int64_t position, Value* key, Value* value);

}  // namespace hypha::hash::concurrent
