// SPDX-License-Identifier: MIT
// Looking up, changing and iterating. Only `find` and `rehash` run guest code (through the KeyProtocol), and they hold
// nothing of the table across it: if its version has changed, the search starts again.
#include "framework/object/hash.h"

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/hash_key.h"
#include "framework/object/hash_storage.h"

namespace hypha::hash {

namespace {

// A guest equality that changes the table at every call would keep the search going for ever; then the key counts as
// absent.
constexpr int kMaxRestarts = 1000;
constexpr Value kChanged = kUndefined;

// kTrue: found at *position; kFalse: absent; kThrow; kChanged: start again.
Value probe(Hash* h, Value key, uint64_t hash, const KeyProtocol& p, int64_t* position) {
  Slots* slots = entries_of(h);
  if (slots == nullptr) return kFalse;
  const bool identity = by_identity(h);
  const uint64_t version = h->version();
  Candidates candidates(h, hash);
  while (candidates.next(position)) {
    Entry e = entry_at(slots, *position);
    if (e.hash().load() != stored_hash(hash)) continue;
    Value stored = e.key().load();
    if (stored == kUndefined) continue;
    if (stored == key) return kTrue;
    if (identity) continue;
    Match m = match_keys(stored, key, p);
    if (m == Match::Yes) return kTrue;
    if (m == Match::No) continue;
    Value equal = p.equal(stored, key);
    if (equal == kThrow) return kThrow;
    if (h->version() != version) return kChanged;
    if (equal == kTrue) return kTrue;
  }
  return kFalse;
}

Value find(Hash* h, Value key, uint64_t hash, const KeyProtocol& p, int64_t* position) {
  for (int i = 0; i < kMaxRestarts; ++i) {
    Value found = probe(h, key, hash, p, position);
    if (found != kChanged) return found;
  }
  return kFalse;
}

// A small table's key that is there as the very same value: no hash needed. -1: not found so, which says nothing.
int64_t find_identical(const Hash* h, Value key) {
  if (h->index.load().is_heap() || !is_immutable_key(key)) return -1;
  Slots* slots = entries_of(h);
  for (int64_t i = 0, n = h->used(); i < n; ++i)
    if (entry_at(slots, i).key().load() == key) return i;
  return -1;
}

// kTrue: at *position; kFalse; kThrow. *hash is set but where an identical key was found.
Value locate(Hash* h, Value key, const KeyProtocol& p, int64_t* position, uint64_t* hash) {
  HY_DCHECK(key != kUndefined);
  *position = find_identical(h, key);
  if (*position >= 0) return kTrue;
  if (hash_key(h, key, p, hash) == kThrow) return kThrow;
  return find(h, key, *hash, p, position);
}

}  // namespace

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

Value get(Hash* h, Value key, const KeyProtocol& p) {
  int64_t position;
  uint64_t hash;
  Value found = locate(h, key, p, &position, &hash);
  if (found == kThrow) return kThrow;
  return found == kTrue ? entry_at(entries_of(h), position).value().load() : kUndefined;
}

Value get_key(Hash* h, Value key, const KeyProtocol& p) {
  int64_t position;
  uint64_t hash;
  Value found = locate(h, key, p, &position, &hash);
  if (found == kThrow) return kThrow;
  return found == kTrue ? entry_at(entries_of(h), position).key().load() : kUndefined;
}

Value put(Hash* h, Value key, Value value, const KeyProtocol& p) {
  int64_t position;
  uint64_t hash;
  Value found = locate(h, key, p, &position, &hash);
  if (found == kThrow) return kThrow;
  if (found == kTrue) {
    Slots* slots = entries_of(h);
    entry_at(slots, position).value().write(slots, value);
    return kFalse;
  }
  append_entry(h, hash, key, value);
  return kTrue;
}

Value remove(Hash* h, Value key, const KeyProtocol& p, Value* stored_key) {
  int64_t position;
  uint64_t hash;
  Value found = locate(h, key, p, &position, &hash);
  if (found == kThrow) return kThrow;
  if (found == kFalse) return kUndefined;
  Entry e = entry_at(entries_of(h), position);
  Value value = e.value().load();
  if (stored_key != nullptr) *stored_key = e.key().load();
  delete_entry(h, position);
  return value;
}

void clear(Hash* h) { drop_storage(h); }

Hash* copy(uint32_t shape_id, Hash* h) {
  Hash* c = make(shape_id);
  c->default_value.write(c, h->default_value.load());
  c->flags.write(c, h->flags.load());
  if (h->count() > 0) rebuild(c, h, h->count());
  return c;
}

void replace(Hash* h, Hash* with) {
  if (h == with) return;
  int64_t own_flags = h->flags.load().as_int() & ~kByIdentity;
  h->flags.write(h, fixnum(own_flags | (with->flags.load().as_int() & kByIdentity)));
  if (with->count() == 0) return drop_storage(h);
  rebuild(h, with, with->count());
}

void compare_by_identity(Hash* h) {
  h->flags.write(h, fixnum(h->flags.load().as_int() | kByIdentity));
  Hash* fresh = make(h->shape_id, h->count());
  Value key, value;
  // No two keys are identical: the old table would have taken them for one.
  for (int64_t i = 0; next(h, &i, &key, &value);) append_entry(fresh, hash_identity(key), key, value);
  if (fresh->count() == 0) return drop_storage(h);
  rebuild(h, fresh, fresh->count());
}

Value rehash(Hash* h, const KeyProtocol& p) {
  if (by_identity(h)) return kNil;
  // Hashing may run guest code that changes the table; then its new contents count.
  for (int attempt = 0; attempt < kMaxRestarts; ++attempt) {
    uint64_t version = h->version();
    Hash* fresh = make(h->shape_id, h->count());
    Value key, value;
    for (int64_t i = 0; h->version() == version && next(h, &i, &key, &value);)
      if (put(fresh, key, value, p) == kThrow) return kThrow;
    if (h->version() != version) continue;
    if (fresh->count() > 0) rebuild(h, fresh, fresh->count());
    return kNil;
  }
  return kNil;
}

bool next(const Hash* h, int64_t* position, Value* key, Value* value) {
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

bool previous(const Hash* h, int64_t* position, Value* key, Value* value) {
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

bool first(const Hash* h, Value* key, Value* value) {
  int64_t position = 0;
  return next(h, &position, key, value);
}

}  // namespace hypha::hash
