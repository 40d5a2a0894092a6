// SPDX-License-Identifier: MIT
#include "framework/object/hash_concurrent.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"

namespace hypha::hash {

int64_t concurrent_used(const Hash* h) {
  return std::min(int64_t(uint64_t(concurrent::counters_of(h)->used)), entry_capacity(h));
}

int64_t concurrent_count(const Hash* h) {
  int64_t removed = int64_t(uint64_t(concurrent::counters_of(h)->removed));
  return std::max<int64_t>(concurrent_used(h) - removed, 0);
}

namespace concurrent {

namespace {

constexpr uint64_t kMark = 3;
bool is_marked(Value hash) { return hash.bits & kMark; }
Value marked(Value hash) { return {hash.bits | kMark}; }
Value unmarked(Value hash) { return {hash.bits & ~kMark}; }

// Walks along the probe sequence of a key, through the storage that the table has now.
class Cursor {
 public:
  enum class At : uint8_t { Match, Other, Ask, Free, Changed, Throw };

  Cursor(Hash* h, Search& s)
      : hash_(h),
        search_(s),
        version_(h->version()),
        slots_(entries_of(h)),
        places_(index_places(h->index.load().ptr<Raw>())),
        probes_(s.hash, index_mask(h->index.load().ptr<Raw>())) {}

  Slots* slots() const { return slots_; }
  Entry entry() const { return entry_at(slots_, position_); }  // after Match, or a claim
  void skip() { probes_.next(); }
  // A line that another core has is fetched once, not first to be read and again to be written.
  void expect_write() const { asm volatile("prefetchw %0" ::"m"(places_[probes_.at()])); }

  // To the next entry with the key, whatever its state, or one for which the guest must be asked, or a free place.
  At find() {
    for (;; skip()) {
      int32_t n = places_[probes_.at()];
      if (n == 0) return At::Free;
      position_ = n - 1;
      if (unmarked(entry().hash().load()) != stored_hash(search_.hash)) continue;
      At at = compare(entry().key().load());
      if (at != At::Other) return at;
    }
  }

  // After Ask. Runs guest code.
  At ask() {
    Value stored = entry().key().load();
    Value equal = stored == kUndefined ? kFalse : search_.p.equal(stored, search_.key);
    if (equal == kThrow) return At::Throw;
    if (hash_->version() != version_) {
      search_.restarts++;
      return At::Changed;
    }
    return equal == kTrue ? At::Match : At::Other;
  }

  At find_and_ask() {
    for (;; skip()) {
      At at = find();
      if (at == At::Ask) at = ask();
      if (at != At::Other) return at;
    }
  }

  // After Free: the place is for this entry, unless another one came first.
  bool claim(int64_t position) {
    if (!places_[probes_.at()].replace(0, int32_t(position + 1))) return false;
    position_ = position;
    return true;
  }

 private:
  At compare(Value stored) const {
    if (stored == kUndefined) return At::Other;  // removed
    if (stored == search_.key) return At::Match;
    if (search_.by_identity) return At::Other;
    hash::Match m = match_keys(stored, search_.key, search_.p);
    if (m == hash::Match::Yes) return At::Match;
    return m == hash::Match::No || search_.restarts >= kMaxRestarts ? At::Other : At::Ask;
  }

  Hash* hash_;
  Search& search_;
  uint64_t version_;
  Slots* slots_;
  Relaxed<int32_t>* places_;
  Probes probes_;
  int64_t position_ = -1;
};

// An entry that only the running thread knows, until it is claimed. None lasts over a safepoint: then the counters are
// exact.
class Reservation {
 public:
  Reservation(Hash* h, Slots* slots) : hash_(h), slots_(slots) {}
  ~Reservation() { give_up(); }
  Reservation(const Reservation&) = delete;
  Reservation& operator=(const Reservation&) = delete;
  int64_t position() const { return position_; }
  // False: no room.
  bool take(const Search& s, Value value) {
    if (position_ >= 0) return true;
    auto n = int64_t(counters_of(hash_)->used.fetch_add(1));
    if (n >= slots_->length / 3) return false;
    position_ = n;
    Entry e = entry_at(slots_, n);
    e.hash().write(slots_, marked(stored_hash(s.hash)));
    e.value().write(slots_, value);
    e.key().write(slots_, s.key);
    return true;
  }
  void claimed() {
    Slot& hash = entry_at(slots_, position_).hash();
    hash.write(slots_, unmarked(hash.load()));
    position_ = -1;
  }
  void give_up() {
    if (position_ < 0) return;
    entry_at(slots_, position_).value().write(slots_, kRemoved);
    entry_at(slots_, position_).key().write(slots_, kUndefined);
    counters_of(hash_)->removed.fetch_add(1);
    position_ = -1;
  }

 private:
  Hash* hash_;
  Slots* slots_;
  int64_t position_ = -1;
};

[[gnu::noinline]] void grow(Hash* h, const Slots* full) {
  safepoint::stop_the_world([=] {
    if (is_concurrent(h) && entries_of(h) == full) rebuild(h, h, h->count() + 1);
  });
}

// The value that an entry had, and keeps if it is to; kRemoved: it is no more.
Value exchange(Entry e, Value value, bool keep = false) {
  for (;;) {
    Value old = e.value().load();
    if (old == kRemoved || keep || e.value().replace(e.slots, old, value)) return old;
  }
}

// The value; kRemoved: another thread was faster.
Value remove_entry(Hash* h, Entry e, Value* key) {
  Value old = exchange(e, kRemoved);
  if (old == kRemoved) return old;
  if (key != nullptr) *key = e.key().load();
  e.key().write(e.slots, kUndefined);
  counters_of(h)->removed.fetch_add(1);
  return old;
}

// The value that was there; kUndefined: the key is new; kThrow; kChanged.
Value insert(Hash* h, Search& s, Value value, bool keep) {
  // Sharing may stop the world, which must not happen below.
  sharing::share(s.key);
  sharing::share(value);
  Cursor c(h, s);
  c.expect_write();
  Reservation own(h, c.slots());
  for (;;) {
    Cursor::At at = c.find();
    if (at == Cursor::At::Ask) {
      own.give_up();
      at = c.ask();
    }
    if (at == Cursor::At::Throw) return kThrow;
    if (at == Cursor::At::Changed) return kChanged;
    if (at == Cursor::At::Free) {
      if (!own.take(s, value)) {
        grow(h, c.slots());
        return kChanged;
      }
      if (!c.claim(own.position())) continue;  // look at who came first
      own.claimed();
      return kUndefined;
    }
    if (at == Cursor::At::Match) {
      Value old = exchange(c.entry(), value, keep);
      if (old != kRemoved) return old;
    }
    c.skip();
  }
}

}  // namespace

void start_counting(Hash* h) {
  Counters* counters = counters_of(h);
  counters->used = uint64_t(h->used());
  counters->removed = uint64_t(h->used() - h->count());
  counters->first = 0;
  counters->last = 0;
  new_version(h);
  h->aux = kConcurrent;
}

void begin(Hash* h) {
  if (is_concurrent(h) || entry_capacity(h) < kFewest) return;
  Slots* slots = entries_of(h);
  for (int64_t i = 0, used = h->used(); i < used; i++)
    if (!entry_at(slots, i).live()) entry_at(slots, i).value().init(kRemoved);
  start_counting(h);
}

Value read(Hash* h, Search& s, Part part) {
  Cursor c(h, s);
  for (;; c.skip()) {
    Cursor::At at = c.find_and_ask();
    if (at == Cursor::At::Throw) return kThrow;
    if (at == Cursor::At::Changed) return kChanged;
    if (at == Cursor::At::Free) return kUndefined;
    Value value = c.entry().value().load();
    if (value != kRemoved) return part == kValue ? value : c.entry().key().load();
  }
}

Value put(Hash* h, Search& s, Value value) {
  Value old = insert(h, s, value, false);
  return old == kThrow || old == kChanged ? old : boolean(old == kUndefined);
}

Value get_or_put(Hash* h, Search& s, Value value) { return insert(h, s, value, true); }

Value remove(Hash* h, Search& s, Value* stored_key) {
  Cursor c(h, s);
  for (;; c.skip()) {
    Cursor::At at = c.find_and_ask();
    if (at == Cursor::At::Throw) return kThrow;
    if (at == Cursor::At::Changed) return kChanged;
    if (at == Cursor::At::Free) return kUndefined;
    Value old = remove_entry(h, c.entry(), stored_key);
    if (old != kRemoved) return old;
  }
}

namespace {

// Has a place got the position of this entry, whose hash is marked?
bool is_claimed(const Hash* h, int64_t position, Value hash) {
  Raw* index = h->index.load().ptr<Raw>();
  const Relaxed<int32_t>* places = index_places(index);
  for (Probes probes(hash.bits, index_mask(index)); places[probes.at()] != 0; probes.next())
    if (places[probes.at()] == position + 1) return true;
  return false;
}

bool entry_if_live(const Hash* h, int64_t position, Value* key, Value* value) {
  Entry e = entry_at(entries_of(h), position);
  Value hash = e.hash().load();
  keep_loads_in_order();
  *value = e.value().load();
  *key = e.key().load();
  if (*value == kUndefined || *value == kRemoved || *key == kUndefined) return false;
  return !is_marked(hash) || is_claimed(h, position, hash);
}

bool removed(const Hash* h, int64_t position) { return entry_at(entries_of(h), position).value().load() == kRemoved; }

// `last` as it stands for so many entries in use.
int64_t last_known(const Counters* counters, int64_t used) {
  uint64_t last = counters->last;
  return int64_t(last >> 32) == used ? int64_t(last & 0xFFFFFFFF) : used;
}

}  // namespace

bool next(const Hash* h, int64_t* position, Value* key, Value* value) {
  Counters* counters = counters_of(h);
  const int64_t used = concurrent_used(h), first = int64_t(uint64_t(counters->first));
  bool only_removed = *position <= first;  // so far
  for (int64_t i = std::max(*position, first); i < used; i++) {
    if (!entry_if_live(h, i, key, value)) {
      only_removed = only_removed && removed(h, i);
      continue;
    }
    if (only_removed && i > first) counters->first = uint64_t(i);
    *position = i + 1;
    return true;
  }
  if (only_removed && used > first) counters->first = uint64_t(used);
  *position = used;
  return false;
}

bool previous(const Hash* h, int64_t* position, Value* key, Value* value) {
  Counters* counters = counters_of(h);
  const int64_t used = concurrent_used(h), last = last_known(counters, used);
  bool only_removed = *position >= last;
  for (int64_t i = std::min(*position, last) - 1; i >= 0; i--) {
    if (!entry_if_live(h, i, key, value)) {
      only_removed = only_removed && removed(h, i);
      continue;
    }
    if (only_removed && i + 1 < last) counters->last = uint64_t(used) << 32 | uint64_t(i + 1);
    *position = i;
    return true;
  }
  if (only_removed && last > 0) counters->last = uint64_t(used) << 32;
  *position = 0;
  return false;
}

bool take(Hash* h, int64_t position, Value* key, Value* value) {
  *value = remove_entry(h, entry_at(entries_of(h), position), key);
  return *value != kRemoved;
}

}  // namespace concurrent
}  // namespace hypha::hash
