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
// neighbour, mostly in the same cache line, and so on at places that depend on more and more of the hash, which is every
// place in the end (as CPython's dict does). Keys that begin at one place, as ints may, so part soon.
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

// The positions at which a key with this hash may be: all entries of a small table, else the index's probe sequence.
// Reads the storage that the table had when this was made.
class Candidates {
 public:
  Candidates(const Hash* h, uint64_t hash) {
    Value index = h->index.load();
    if (index.is_heap()) {
      places_ = index_places(index.ptr<Raw>());
      probes_ = Probes(hash, index_mask(index.ptr<Raw>()));
    } else {
      used_ = h->used();
    }
  }
  bool next(int64_t* position) {  // false: no more
    if (places_ == nullptr) {
      *position = position_++;
      return *position < used_;
    }
    int32_t n = places_[probes_.at()];
    probes_.next();
    *position = n - 1;
    return n != 0;
  }

 private:
  const Relaxed<int32_t>* places_ = nullptr;
  Probes probes_{0, 0};
  int64_t position_ = 0, used_ = 0;
};

}  // namespace hypha::hash
