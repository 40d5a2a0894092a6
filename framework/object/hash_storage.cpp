// SPDX-License-Identifier: MIT
#include "framework/object/hash_storage.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/hash_concurrent.h"
#include "framework/object/sharing.h"

namespace hypha::hash {

namespace {

void index_insert(Raw* index, uint64_t hash, int64_t position) {
  Relaxed<int32_t>* places = index_places(index);
  Probes probes(hash, index_mask(index));
  while (places[probes.at()] != 0) probes.next();
  places[probes.at()] = int32_t(position + 1);
}

// Powers of two; beyond the small ones a quarter stays free, so that rebuilding is paid for by insertions.
int64_t capacity_for(int64_t live) {
  int64_t capacity = 4;
  while (capacity - (capacity > kSmall ? capacity / 4 : 0) < live) capacity *= 2;
  HY_CHECK(capacity <= kMaxEntries, "hash table too large");
  return capacity;
}

// At most half full, deleted entries included. Any table that is large enough may become concurrent when it is shared.
Raw* make_index(int64_t capacity) {
  if (capacity <= kSmall) return nullptr;
  int64_t places = capacity * 2 * int64_t{sizeof(int32_t)};
  return heap::allocate_raw(places + (capacity >= concurrent::kFewest ? concurrent::kCountersBytes : 0));
}

}  // namespace

int64_t entry_capacity(const Hash* h) {
  const Slots* slots = entries_of(h);
  return slots == nullptr ? 0 : slots->length / 3;
}

void rebuild(Hash* h, const Hash* source, int64_t live) {
  int64_t capacity = capacity_for(std::max(live, source->count()));
  const bool was_concurrent = is_concurrent(h);
  if (was_concurrent) capacity = std::max(capacity, concurrent::kFewest);
  Slots* fresh = heap::allocate_slots(capacity * 3, kUndefined);
  Raw* index = make_index(capacity);
  Slots* old = entries_of(source);
  int64_t n = 0;
  for (int64_t i = 0; i < source->used(); ++i) {
    Entry e = entry_at(old, i);
    if (!e.live()) continue;
    Entry to = entry_at(fresh, n);
    to.hash().init(e.hash().load());
    to.key().init(e.key().load());
    to.value().init(e.value().load());
    if (index != nullptr) index_insert(index, e.hash().load().bits, n);
    ++n;
  }
  h->entries.write(h, ref(fresh));
  h->index.write(h, index == nullptr ? kNil : ref(index));
  h->tagged_used = uint64_t(n) << 1;
  h->tagged_count = uint64_t(n) << 1;
  h->aux = 0;
  if (was_concurrent) concurrent::start_counting(h);
  new_version(h);
}

void append_entry(Hash* h, uint64_t hash, Value key, Value value) {
  if (h->used() == entry_capacity(h)) rebuild(h, h, h->count() + 1);
  int64_t position = h->used();
  Slots* slots = entries_of(h);
  Entry e = entry_at(slots, position);
  e.value().write(slots, value);
  e.hash().write(slots, stored_hash(hash));
  e.key().write(slots, key);
  Value index = h->index.load();
  if (index.is_heap()) index_insert(index.ptr<Raw>(), stored_hash(hash).bits, position);
  h->tagged_used += 2;
  h->tagged_count += 2;
  new_version(h);
  if (sharing::is_shared(h)) [[unlikely]]
    concurrent::begin(h);
}

void delete_entry(Hash* h, int64_t position) {
  Slots* slots = entries_of(h);
  int64_t before = position - 1, after = position + 1;
  if (before >= 0 && !entry_at(slots, before).live()) before = entry_at(slots, before).hash().load().as_int();
  if (after < h->used() && !entry_at(slots, after).live()) after = entry_at(slots, after).value().load().as_int();
  entry_at(slots, position).key().write(slots, kUndefined);
  for (int64_t i : {position, before + 1, after - 1}) {
    entry_at(slots, i).value().write(slots, fixnum(after));
    entry_at(slots, i).hash().write(slots, fixnum(before));
  }
  h->tagged_count -= 2;
  new_version(h);
  if (h->count() == 0 && slots->length > 64 * 3) drop_storage(h);  // a queue that ran empty
}

void drop_storage(Hash* h) {
  h->entries.write(h, kNil);
  h->index.write(h, kNil);
  h->tagged_used = 0;
  h->tagged_count = 0;
  h->aux = 0;
  new_version(h);
}

}  // namespace hypha::hash
