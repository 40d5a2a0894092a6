// SPDX-License-Identifier: MIT
// Looking up, changing and iterating. Only searches and `rehash` run guest code (through the KeyProtocol), and they hold
// nothing of the table across it, no lock either: if its version has changed, the search starts again.
#include "framework/object/hash.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/hash_key.h"
#include "framework/object/hash_storage.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"

namespace hypha::hash {

namespace {

// A guest equality that changes the table at every call would keep the search going for ever; then the key counts as
// absent.
constexpr int kMaxRestarts = 1000;
constexpr Value kChanged = kFailed;

// The lock of a table that is shared; nothing for a local one.
class Exclusive {
 public:
  explicit Exclusive(Hash* h) : hash_(h) { retake(); }
  ~Exclusive() { release(); }
  Exclusive(const Exclusive&) = delete;
  Exclusive& operator=(const Exclusive&) = delete;
  void release() {
    if (locked_) [[unlikely]]
      ObjectLock::release(hash_);
    locked_ = false;
  }
  void retake() {  // guest code that ran meanwhile may have shared it
    locked_ = sharing::is_shared(hash_);
    if (locked_) [[unlikely]]
      ObjectLock::acquire(hash_);
  }

 private:
  Hash* hash_;
  bool locked_ = false;
};

// kTrue: found at *position of `slots`; kFalse: absent; kThrow; kChanged: start again. `held` is released while guest code
// runs; null: no lock is held, and the table may change meanwhile.
Value probe(Hash* h, Slots* slots, Value key, uint64_t hash, const KeyProtocol& p, int64_t* position, Exclusive* held) {
  if (slots == nullptr) return kFalse;
  const bool identity = by_identity(h);
  const uint64_t version = h->version();
  const int64_t capacity = slots->length / 3;
  Candidates candidates(h, hash);
  while (candidates.next(position)) {
    if (*position >= capacity) return kChanged;
    Entry e = entry_at(slots, *position);
    if (e.hash().load() != stored_hash(hash)) continue;
    Value stored = e.key().load();
    if (stored == kUndefined) continue;
    if (stored == key) return kTrue;
    if (identity) continue;
    Match m = match_keys(stored, key, p);
    if (m == Match::Yes) return kTrue;
    if (m == Match::No) continue;
    if (held != nullptr) held->release();
    Value equal = p.equal(stored, key);
    if (held != nullptr) held->retake();
    if (equal == kThrow) return kThrow;
    if (h->version() != version) return kChanged;
    if (equal == kTrue) return kTrue;
  }
  return kFalse;
}

// A small table's key that is there as the very same value: no hash needed. -1: not found so, which says nothing.
int64_t find_identical(const Hash* h, Slots* slots, Value key) {
  if (slots == nullptr || h->index.load().is_heap() || !is_immutable_key(key)) return -1;
  for (int64_t i = 0, n = std::min(h->used(), slots->length / 3); i < n; ++i)
    if (entry_at(slots, i).key().load() == key) return i;
  return -1;
}

// kTrue: at *position; kFalse; kThrow. Sets *hash, unless it was set (kHashed) or an identical key was found.
struct Search {
  Value key;
  const KeyProtocol& p;
  uint64_t hash = 0;
  bool hashed = false;
  int64_t position = -1;

  Value in(Hash* h, Exclusive& held) {
    HY_DCHECK(key != kUndefined);
    position = find_identical(h, entries_of(h), key);
    if (position >= 0) return kTrue;
    if (!hashed) {
      held.release();
      Value status = hash_key(h, key, p, &hash);
      held.retake();
      if (status == kThrow) return kThrow;
      hashed = true;
    }
    for (int i = 0; i < kMaxRestarts; ++i) {
      Value found = probe(h, entries_of(h), key, hash, p, &position, &held);
      if (found != kChanged) return found;
    }
    return kFalse;
  }
};

enum Part : uint8_t { kKey = 1, kValue = 2 };  // word of an entry

// Without the lock. An entry is never used for another key, and deleting it takes the key out first: so if the key is still there
// after the value was read, they belong together. Absence is only certain if the table did not change.
// kChanged: ask under the lock.
Value read_shared(Hash* h, Search& s, Part part) {
  const uint64_t version = h->version();
  keep_loads_in_order();
  Slots* slots = entries_of(h);
  Value found = kTrue;
  s.position = find_identical(h, slots, s.key);
  if (s.position < 0) {
    if (hash_key(h, s.key, s.p, &s.hash) == kThrow) return kThrow;
    s.hashed = true;
    found = probe(h, slots, s.key, s.hash, s.p, &s.position, nullptr);
    if (found == kThrow || found == kChanged) return found;
  }
  Value result = kUndefined;
  if (found == kTrue) {
    Entry e = entry_at(slots, s.position);
    Value key = e.key().load();
    result = part == kKey ? key : e.value().load();
    keep_loads_in_order();
    return key != kUndefined && e.key().load() == key ? result : kChanged;
  }
  keep_loads_in_order();
  bool still = h->lock.load(std::memory_order_relaxed) == 0 && h->version() == version;
  return still ? kUndefined : kChanged;
}

Value read(Hash* h, Value key, const KeyProtocol& p, Part part) {
  Search s{key, p};
  if (sharing::is_shared(h)) [[unlikely]] {
    Value v = read_shared(h, s, part);
    if (v != kChanged) return v;
  }
  Exclusive held(h);
  Value found = s.in(h, held);
  if (found == kThrow) return kThrow;
  Slots* slots = entries_of(h);
  return found == kTrue ? slots->at[s.position * 3 + part].load() : kUndefined;
}

}  // namespace

namespace {
bool next_here(const Hash* h, int64_t* position, Value* key, Value* value);
}

Hash* make(uint32_t shape_id, int64_t expected) {
  Hash* h = heap::allocate<Hash>(shape_id, Kind::Hash);
  h->extension.init(kNil);
  h->entries.init(kNil);
  h->index.init(kNil);
  h->default_value.init(kNil);
  h->flags.init(fixnum(0));
  if (expected > 0) rebuild(h, h, expected);
  return h;
}

Value get(Hash* h, Value key, const KeyProtocol& p) { return read(h, key, p, kValue); }

Value get_key(Hash* h, Value key, const KeyProtocol& p) { return read(h, key, p, kKey); }

Value put(Hash* h, Value key, Value value, const KeyProtocol& p) {
  Search s{key, p};
  Exclusive held(h);
  Value found = s.in(h, held);
  if (found == kThrow) return kThrow;
  if (found == kTrue) {
    Slots* slots = entries_of(h);
    entry_at(slots, s.position).value().write(slots, value);
    return kFalse;
  }
  append_entry(h, s.hash, key, value);
  return kTrue;
}

Value get_or_put(Hash* h, Value key, Value value, const KeyProtocol& p) {
  Search s{key, p};
  Exclusive held(h);
  Value found = s.in(h, held);
  if (found == kThrow) return kThrow;
  if (found == kTrue) return entry_at(entries_of(h), s.position).value().load();
  append_entry(h, s.hash, key, value);
  return kUndefined;
}

Value remove(Hash* h, Value key, const KeyProtocol& p, Value* stored_key) {
  Search s{key, p};
  Exclusive held(h);
  Value found = s.in(h, held);
  if (found == kThrow) return kThrow;
  if (found == kFalse) return kUndefined;
  Entry e = entry_at(entries_of(h), s.position);
  Value value = e.value().load();
  if (stored_key != nullptr) *stored_key = e.key().load();
  delete_entry(h, s.position);
  return value;
}

void clear(Hash* h) {
  Exclusive held(h);
  drop_storage(h);
}

Hash* copy(uint32_t shape_id, Hash* h) {
  Hash* c = make(shape_id);
  Exclusive held(h);
  c->default_value.write(c, h->default_value.load());
  c->flags.write(c, h->flags.load());
  if (h->count() > 0) rebuild(c, h, h->count());
  return c;
}

void replace(Hash* h, Hash* with) {
  if (h == with) return;
  if (sharing::is_shared(with)) with = copy(0, with);  // one lock at a time
  Exclusive held(h);
  int64_t own_flags = h->flags.load().as_int() & ~kByIdentity;
  h->flags.write(h, fixnum(own_flags | (with->flags.load().as_int() & kByIdentity)));
  if (with->count() == 0) return drop_storage(h);
  rebuild(h, with, with->count());
}

void compare_by_identity(Hash* h) {
  Exclusive held(h);
  h->flags.write(h, fixnum(h->flags.load().as_int() | kByIdentity));
  Hash* fresh = make(0, h->count());
  Value key, value;
  // No two keys are identical: the old table would have taken them for one.
  for (int64_t i = 0; next_here(h, &i, &key, &value);) append_entry(fresh, hash_identity(key), key, value);
  if (fresh->count() == 0) return drop_storage(h);
  rebuild(h, fresh, fresh->count());
}

Value rehash(Hash* h, const KeyProtocol& p) {
  if (by_identity(h)) return kNil;
  // Hashing may run guest code that changes the table; then its new contents count.
  for (int attempt = 0; attempt < kMaxRestarts; ++attempt) {
    uint64_t version = h->version();
    Hash* fresh = make(0, h->count());
    Value key, value;
    for (int64_t i = 0; h->version() == version && next(h, &i, &key, &value);)
      if (put(fresh, key, value, p) == kThrow) return kThrow;
    Exclusive held(h);
    if (h->version() != version) continue;
    if (fresh->count() > 0) rebuild(h, fresh, fresh->count());
    return kNil;
  }
  return kNil;
}

namespace {

bool next_here(const Hash* h, int64_t* position, Value* key, Value* value) {
  Slots* slots = entries_of(h);
  int64_t i = *position;
  while (slots != nullptr && i < h->used()) {
    Entry e = entry_at(slots, i);
    Value k = e.key().load();
    if (k == kUndefined) {
      i = e.value().load().as_int();
      continue;
    }
    *key = k;
    *value = e.value().load();
    *position = i + 1;
    return true;
  }
  *position = i;
  return false;
}

bool previous_here(const Hash* h, int64_t* position, Value* key, Value* value) {
  Slots* slots = entries_of(h);
  int64_t i = (*position < h->used() ? *position : h->used()) - 1;
  while (slots != nullptr && i >= 0) {
    Entry e = entry_at(slots, i);
    Value k = e.key().load();
    if (k == kUndefined) {
      i = e.hash().load().as_int();
      continue;
    }
    *key = k;
    *value = e.value().load();
    *position = i;
    return true;
  }
  *position = 0;
  return false;
}

}  // namespace

bool next(const Hash* h, int64_t* position, Value* key, Value* value) {
  Exclusive held(const_cast<Hash*>(h));
  return next_here(h, position, key, value);
}

bool previous(const Hash* h, int64_t* position, Value* key, Value* value) {
  Exclusive held(const_cast<Hash*>(h));
  return previous_here(h, position, key, value);
}

bool first(const Hash* h, Value* key, Value* value) {
  int64_t position = 0;
  return next(h, &position, key, value);
}

}  // namespace hypha::hash
