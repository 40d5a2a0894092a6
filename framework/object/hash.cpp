// SPDX-License-Identifier: MIT
// Looking up, changing and iterating. Only searches and `rehash` run guest code (through the KeyProtocol), and they
// hold nothing of the table across it, no lock either: if its version has changed, the search starts again.
#include "framework/object/hash.h"

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/hash_concurrent.h"
#include "framework/object/hash_search.h"
#include "framework/thread/safepoint.h"

namespace hypha::hash {

namespace {

// What `op` gives on a concurrent table. kChanged: it is none.
template <class Op>
Value concurrently(Hash* h, Search& s, Op op) {
  while (is_concurrent(h)) {
    if (s.take_hash(h) == kThrow) return kThrow;
    if (!is_concurrent(h)) break;  // guest code ran
    Value v = op();
    if (v != kChanged) return v;
  }
  return kChanged;
}

// One of the two, the second with the position of the key, or -1.
template <class Concurrent, class Alone>
Value update(Hash* h, Search& s, Concurrent concurrent, Alone alone) {
  for (;;) {
    Value v = concurrently(h, s, concurrent);
    if (v != kChanged) return v;
    Exclusive held(h);
    Value found = find(h, s, held);
    if (found == kThrow) return kThrow;
    if (found != kChanged) return alone(found == kTrue ? s.position : -1);
  }
}

Value read(Hash* h, Value key, const KeyProtocol& p, Part part) {
  Search s{key, p};
  Value v = concurrently(h, s, [&] { return concurrent::read(h, s, part); });
  if (v == kChanged) v = read_unlocked(h, s, part);
  if (v != kChanged) [[likely]]
    return v;
  return update(
      h, s, [&] { return concurrent::read(h, s, part); },
      [&](int64_t at) { return at < 0 ? kUndefined : entries_of(h)->at[at * 3 + part].load(); });
}

// Runs f while nobody else changes the table.
template <class F>
void alone(Hash* h, F f) {
  if (!is_concurrent(h)) {
    Exclusive held(h);
    if (!is_concurrent(h)) return f();
  }
  safepoint::stop_the_world(f);
}

bool next_here(const Hash* h, int64_t* position, Value* key, Value* value) {
  if (is_concurrent(h)) return concurrent::next(h, position, key, value);
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
  if (is_concurrent(h)) return concurrent::previous(h, position, key, value);
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

// The entry of an int that stands as itself where its probe sequence begins, as most do, in a table of any kind but the
// smallest. Null: that says nothing. An entry is never used for another key.
static Slot* entry_at_once(const Hash* h, Value key) {
  const Value index = h->index.load();
  Slots* slots = entries_of(h);
  if (!key.is_int() || !index.is_heap() || slots == nullptr) return nullptr;
  const uint64_t start = index_start(hash_int(key.as_int())) & index_mask(index.ptr<Raw>());
  const int64_t position = int64_t{index_places(index.ptr<Raw>())[start]} - 1;
  if (position < 0 || position >= slots->length / 3) return nullptr;  // another thread may have made it grow
  Slot* entry = slots->at + position * 3;
  return entry[kKey].load() == key ? entry : nullptr;
}

Value get(Hash* h, Value key, const KeyProtocol& p) {
  if (const Slot* entry = entry_at_once(h, key)) {
    const Value value = entry[kValue].load();
    keep_loads_in_order();
    if (value != kRemoved && entry[kKey].load() == key) return value;  // they belong together
  }
  return read(h, key, p, kValue);
}

Value get_key(Hash* h, Value key, const KeyProtocol& p) { return read(h, key, p, kKey); }

void become_shared(Hash* h) { concurrent::begin(h); }

Value put(Hash* h, Value key, Value value, const KeyProtocol& p) {
  HY_DCHECK(value != kUndefined);
  if (!sharing::is_shared(h)) {
    if (Slot* entry = entry_at_once(h, key)) {
      entry[kValue].write(entries_of(h), value);
      return kFalse;
    }
  }
  Search s{key, p};
  return update(
      h, s, [&] { return concurrent::put(h, s, value); },
      [&](int64_t at) {
        if (at < 0) {
          append_entry(h, s.hash, key, value);
          return kTrue;
        }
        Slots* slots = entries_of(h);
        entry_at(slots, at).value().write(slots, value);
        return kFalse;
      });
}

Value get_or_put(Hash* h, Value key, Value value, const KeyProtocol& p) {
  Search s{key, p};
  return update(
      h, s, [&] { return concurrent::get_or_put(h, s, value); },
      [&](int64_t at) {
        if (at >= 0) return entry_at(entries_of(h), at).value().load();
        append_entry(h, s.hash, key, value);
        return kUndefined;
      });
}

Value remove(Hash* h, Value key, const KeyProtocol& p, Value* stored_key) {
  Search s{key, p};
  return update(
      h, s, [&] { return concurrent::remove(h, s, stored_key); },
      [&](int64_t at) {
        if (at < 0) return kUndefined;
        Entry e = entry_at(entries_of(h), at);
        Value value = e.value().load();
        if (stored_key != nullptr) *stored_key = e.key().load();
        delete_entry(h, at);
        return value;
      });
}

void clear(Hash* h) {
  alone(h, [=] { drop_storage(h); });
}

Hash* copy(uint32_t shape_id, Hash* h) {
  Hash* c = make(shape_id);
  alone(h, [=] {
    c->default_value.write(c, h->default_value.load());
    c->flags.write(c, h->flags.load());
    if (h->count() > 0) rebuild(c, h, h->count());
  });
  return c;
}

void replace(Hash* h, Hash* with) {
  if (h == with) return;
  if (sharing::is_shared(with)) with = copy(0, with);  // one lock at a time
  alone(h, [=] {
    int64_t own_flags = h->flags.load().as_int() & ~kByIdentity;
    h->flags.write(h, fixnum(own_flags | (with->flags.load().as_int() & kByIdentity)));
    if (with->count() == 0) return drop_storage(h);
    rebuild(h, with, with->count());
  });
}

void compare_by_identity(Hash* h) {
  alone(h, [=] {
    h->flags.write(h, fixnum(h->flags.load().as_int() | kByIdentity));
    Hash* fresh = make(0, h->count());
    Value key, value;
    // No two keys are identical: the old table would have taken them for one.
    for (int64_t i = 0; next_here(h, &i, &key, &value);) append_entry(fresh, hash_identity(key), key, value);
    if (fresh->count() == 0) return drop_storage(h);
    rebuild(h, fresh, fresh->count());
  });
}

namespace {

// Of tables that nobody else changes.
bool same_contents(const Hash* a, const Hash* b) {
  if (a->count() != b->count()) return false;
  Slots *x = entries_of(a), *y = entries_of(b);
  for (int64_t i = 0, k = 0; i < a->used(); ++i) {
    if (!entry_at(x, i).live()) continue;
    while (!entry_at(y, k).live()) ++k;
    Entry e = entry_at(x, i), f = entry_at(y, k++);
    if (e.key().load() != f.key().load() || e.value().load() != f.value().load()) return false;
  }
  return true;
}

}  // namespace

Value rehash(Hash* h, const KeyProtocol& p) {
  if (by_identity(h)) return kNil;
  // Hashing may run guest code that changes the table, and so may others; then its new contents count.
  for (int attempt = 0; attempt < kMaxRestarts; ++attempt) {
    Hash* seen = copy(0, h);
    Hash* fresh = make(0, seen->count());
    Value key, value;
    for (int64_t i = 0; next(seen, &i, &key, &value);)
      if (put(fresh, key, value, p) == kThrow) return kThrow;
    bool done = false;
    alone(h, [&] {
      done = same_contents(h, seen);
      if (done && fresh->count() > 0) rebuild(h, fresh, fresh->count());
    });
    if (done) return kNil;
  }
  return kNil;
}

bool next(const Hash* h, int64_t* position, Value* key, Value* value) {
  if (is_concurrent(h)) return concurrent::next(h, position, key, value);
  Exclusive held(const_cast<Hash*>(h));
  return next_here(h, position, key, value);
}

bool previous(const Hash* h, int64_t* position, Value* key, Value* value) {
  if (is_concurrent(h)) return concurrent::previous(h, position, key, value);
  Exclusive held(const_cast<Hash*>(h));
  return previous_here(h, position, key, value);
}

bool first(const Hash* h, Value* key, Value* value) {
  int64_t position = 0;
  return next(h, &position, key, value);
}

namespace {

// `find` sets the position of an entry.
template <class Find>
bool take(Hash* h, Find find, Value* key, Value* value) {
  int64_t position;
  {
    Exclusive held(h);
    if (!is_concurrent(h)) {
      if (!find(&position)) return false;
      delete_entry(h, position);
      return true;
    }
  }
  while (find(&position))
    if (concurrent::take(h, position, key, value)) return true;
  return false;
}

}  // namespace

bool take_first(Hash* h, Value* key, Value* value) {
  auto find = [=](int64_t* position) {
    *position = 0;
    return next_here(h, position, key, value) && (*position)-- > 0;
  };
  return take(h, find, key, value);
}

bool take_last(Hash* h, Value* key, Value* value) {
  auto find = [=](int64_t* position) {
    *position = h->used();
    return previous_here(h, position, key, value);
  };
  return take(h, find, key, value);
}

}  // namespace hypha::hash
