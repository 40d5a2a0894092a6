// SPDX-License-Identifier: MIT
// The memory of a hash table. Entries are added at the end only and never reused; when they run out, the live ones move
// to a fresh storage. A deleted entry has the key kUndefined; its other two words say how far the run of deleted
// entries around it goes (exact at the run's ends, too short within, never too long):
//   value: the position after the run; hash: the position before it (-1: none).
// The index, for more than kSmall entries, holds entry positions + 1 (0: free); deleted entries stay in it.
// In a concurrent table (hash_concurrent.h) the value tells whether an entry is live.
// Internal to framework/object. Nothing here runs guest code.
#pragma once
#include <bit>

#include "framework/object/hash.h"

namespace hypha::hash {

constexpr int64_t kSmall = 8;                      // so many entries are searched without an index
constexpr int64_t kMaxEntries = int64_t{1} << 30;  // positions are int32

constexpr Value kRemoved{0x45};  // state of an entry of a concurrent table; a special of its own

inline Value stored_hash(uint64_t h) { return {h & ~uint64_t{3}}; }  // a fixnum, whatever it means

struct Entry {  // a view
  Slots* slots;
  int64_t base;
  Slot& hash() const { return slots->at[base]; }
  Slot& key() const { return slots->at[base + 1]; }
  Slot& value() const { return slots->at[base + 2]; }
  bool live() const {
    Value state = value().load();
    return state != kUndefined && state != kRemoved && key().load() != kUndefined;
  }
};
inline Slots* entries_of(const Hash* h) {  // null if there is no storage
  Value e = h->entries.load();
  return e.is_heap() ? e.ptr<Slots>() : nullptr;
}
inline Entry entry_at(Slots* slots, int64_t position) { return {slots, position * 3}; }

inline void new_version(Hash* h) { h->tagged_version += 2; }
int64_t entry_capacity(const Hash* h);
// Fresh storage for at least `live` entries and some more; takes the live entries over (also from another table).
void rebuild(Hash* h, const Hash* source, int64_t live);
// Adds an entry whose key is known to be absent. A shared table may be concurrent afterwards.
void append_entry(Hash* h, uint64_t hash, Value key, Value value);
void delete_entry(Hash* h, int64_t position);
void drop_storage(Hash* h);

inline uint64_t index_start(uint64_t hash) { return hash >> 7; }  // the low bits are not stored
// Twice as many places as entries, a power of two; a concurrent table's counters may follow.
inline uint64_t index_mask(const Raw* index) { return std::bit_floor(uint64_t(index->length) / sizeof(int32_t)) - 1; }
inline Relaxed<int32_t>* index_places(Raw* index) { return reinterpret_cast<Relaxed<int32_t>*>(index->bytes); }

// The places of an index where a key with this hash may stand, in the order in which they are tried: one, its
// neighbour, mostly in the same cache line, and so on at places that depend on more and more of the hash, which is
// every place in the end (as CPython's dict does). Keys that begin at one place, as ints may, so part soon.
class Probes {
 public:
  Probes(uint64_t hash, uint64_t mask) : mask_(mask), more_(hash >> 27), at_(index_start(hash) & mask) {}
  uint64_t at() const { return at_; }
  void next() {
    neighbour_ = !neighbour_;
    if (neighbour_) {
      at_ = (at_ + 1) & mask_;
    } else {
      more_ >>= 5;
      at_ = ((at_ - 1) * 5 + more_ + 1) & mask_;
    }
  }

 private:
  uint64_t mask_, more_, at_;
  bool neighbour_ = false;
};

// Runs f(position) for the entries that may have a key with this hash, all of a small table, until it yields something
// else than kFalse. Reads the storage that the table has now.
template <class F>
[[gnu::always_inline]] inline Value each_candidate(const Hash* h, uint64_t hash, F f) {
  Value index = h->index.load();
  if (!index.is_heap()) {
    for (int64_t i = 0, used = h->used(); i < used; ++i)
      if (Value v = f(i); v != kFalse) return v;
    return kFalse;
  }
  const Relaxed<int32_t>* places = index_places(index.ptr<Raw>());
  Probes probes(hash, index_mask(index.ptr<Raw>()));
  for (int32_t n; (n = places[probes.at()]) != 0; probes.next())
    if (Value v = f(int64_t{n} - 1); v != kFalse) return v;
  return kFalse;
}

}  // namespace hypha::hash
