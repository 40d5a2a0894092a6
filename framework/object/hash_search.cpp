// SPDX-License-Identifier: MIT
#include "framework/object/hash_search.h"

#include <algorithm>

#include "framework/engine/check.h"

namespace hypha::hash {

namespace {

// kTrue: found at *position of `slots`; kFalse: absent; kThrow; kChanged: start again. `held` is released while guest
// code runs; null: no lock is held, and the table may change meanwhile.
[[gnu::always_inline]] inline Value probe(Hash* h, Slots* slots, Value key, uint64_t hash, const KeyProtocol& p,
                                          int64_t* position, Exclusive* held) {
  if (slots == nullptr) return kFalse;
  const bool identity = by_identity(h);
  const uint64_t version = h->version();
  const int64_t capacity = slots->length / 3;
  return each_candidate(
      h, hash, [&](int64_t i) __attribute__((always_inline)) {
        *position = i;
        if (i >= capacity) return kChanged;
        Entry e = entry_at(slots, i);
        if (e.hash().load() != stored_hash(hash)) return kFalse;
        Value stored = e.key().load();
        if (stored == kUndefined) return kFalse;
        if (stored == key) [[likely]]
          return kTrue;
        if (identity) return kFalse;
        Match m = match_keys(stored, key, p);
        if (m != Match::Ask) return boolean(m == Match::Yes);
        if (held != nullptr) held->release();
        Value equal = p.equal(stored, key);
        if (held != nullptr) held->retake();
        if (equal == kThrow) return kThrow;
        return h->version() == version ? boolean(equal == kTrue) : kChanged;
      });
}

// A small table's key that is there as the very same value: no hash needed. -1: not found so, which says nothing.
[[gnu::always_inline]] inline int64_t find_identical(const Hash* h, Slots* slots, Value key) {
  if (slots == nullptr || h->index.load().is_heap() || !is_immutable_key(key)) return -1;
  for (int64_t i = 0, n = std::min(h->used(), slots->length / 3); i < n; ++i)
    if (entry_at(slots, i).key().load() == key) return i;
  return -1;
}

}  // namespace

Value find(Hash* h, Search& s, Exclusive& held) {
  HY_DCHECK(s.key != kUndefined);
  s.position = is_concurrent(h) ? -1 : find_identical(h, entries_of(h), s.key);
  if (s.position >= 0) return kTrue;
  for (int i = 0; i < kMaxRestarts && !is_concurrent(h); ++i) {
    while (!s.has_hash(h)) {  // meanwhile the table may come to compare keys otherwise
      held.release();
      Value status = s.take_hash(h);
      held.retake();
      if (status == kThrow) return kThrow;
    }
    if (is_concurrent(h)) break;
    Value found = probe(h, entries_of(h), s.key, s.hash, s.p, &s.position, &held);
    if (found != kChanged) return found;
  }
  return is_concurrent(h) ? kChanged : kFalse;
}

// Without the lock. An entry is never used for another key, and deleting it takes the key out first: so if the key is
// still there after the value was read, they belong together. Absence is only certain if the table did not change.
Value read_unlocked(Hash* h, Search& s, Part part) {
  const uint64_t version = h->version();
  keep_loads_in_order();
  Slots* slots = entries_of(h);
  Value found = kTrue;
  s.position = find_identical(h, slots, s.key);
  if (s.position < 0) {
    if (s.take_hash(h) == kThrow) return kThrow;
    found = probe(h, slots, s.key, s.hash, s.p, &s.position, nullptr);
    if (found == kThrow || found == kChanged) return found;
  }
  Value result = kUndefined;
  if (found == kTrue) {
    Entry e = entry_at(slots, s.position);
    Value key = e.key().load();
    result = part == kKey ? key : e.value().load();
    keep_loads_in_order();
    // kRemoved: the table has become concurrent meanwhile.
    return key != kUndefined && result != kRemoved && e.key().load() == key ? result : kChanged;
  }
  keep_loads_in_order();
  bool still = !ObjectLock::is_held(h) && h->version() == version;
  return still ? kUndefined : kChanged;
}

}  // namespace hypha::hash
