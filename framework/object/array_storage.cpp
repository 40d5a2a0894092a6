// SPDX-License-Identifier: MIT
#include "framework/object/array_storage.h"

#include <algorithm>
#include <cstring>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"

namespace hypha::array {

namespace {

// Moving that many words takes some ten microseconds.
constexpr int64_t kLongMove = 16 * 1024;

// A Raw of Values becomes a Slots of the same size, by its header. That of a local array is local, even if a word on
// the stack of a fiber that was shared has led to the Raw, which is the same for everybody (sharing.h: is_leaf).
void become_slots(Raw* raw, bool shared) {
  raw->length /= int64_t(sizeof(Slot));
  raw->kind = Kind::Slots;
  if (shared)
    raw->gc.fetch_or(kGcShared, std::memory_order_relaxed);
  else
    raw->gc.fetch_and(uint8_t(~kGcShared), std::memory_order_relaxed);
}

void clear_slots(Slot* from, Slot* to) {  // of a storage that nobody else knows
  for (; from < to; ++from) from->init(kNil);
}

// A remembered array stands for its storage (heap/mark.cpp: scan_storage), but not for one that it has given up, which
// a stale word on a stack may keep: what that refers to must live as long.
void give_up_storage(Array* a) {
  Value old = a->storage.load();
  const bool is_remembered = !(a->gc.load(std::memory_order_relaxed) & kGcOld);
  if (is_remembered && old.is_heap() && old.ptr()->kind == Kind::Slots) heap::remember(old.ptr());
}

void install(Array* a, ArrayStrategy s, HeapObject* storage, int64_t capacity, int64_t gap) {
  give_up_storage(a);
  char* begin = reinterpret_cast<char*>(storage) + kStorageHeader;
  a->storage.write(a, ref(storage));
  a->data = begin + gap * 8;
  a->limit = begin + capacity * 8;
  a->aux = uint8_t(s);
}

// Twice as many elements, until a storage is so large that it can be extended where it is: there the spare room costs
// nothing before it is used, but more of it would count as allocated.
int64_t grown(int64_t needed, int64_t had) {
  constexpr int64_t kExtended = (1 << 20) / 8;
  int64_t more = had < kExtended ? had * 2 : had + had / 2;
  return std::min(kMaxLength, std::max({needed, more, kMinCapacity}));
}

// Moves the elements to the place `words_on` words after the present one, within the storage.
void slide(Array* a, int64_t words_on) {
  int64_t n = a->length();
  move_within(a, words_on, 0, n);
  int64_t left = std::min(n, words_on < 0 ? -words_on : words_on);  // what the elements no longer cover
  vacate(a, words_on < 0 ? n - left : 0, left);
  a->data += words_on * 8;
}

}  // namespace

void vacate(Array* a, int64_t i, int64_t n) {
  if (!holds_values(a)) return;
  HeapObject* owner = storage_of(a);
  for (Slot *p = slots(a) + i, *end = p + n; p < end; ++p) p->write(owner, kNil);
}

// Whole words need no moving one by one. In a shared array's storage others may be reading them.
static bool is_plain(const Array* a) { return !holds_values(a) && !is_shared(a); }

void move_within(Array* a, int64_t to, int64_t from, int64_t n) {
  if (n <= 0 || to == from) return;
  if (is_plain(a)) {
    std::memmove(words(a) + to, words(a) + from, size_t(n) * 8);
    return;
  }
  HeapObject* owner = storage_of(a);
  Slot* at = slots(a);
  if (to < from) {
    for (int64_t i = 0; i < n; ++i) at[to + i].write(owner, at[from + i].load());
  } else {
    for (int64_t i = n; i-- > 0;) at[to + i].write(owner, at[from + i].load());
  }
}

void copy_elements(Array* a, int64_t to, const Array* b, int64_t from, int64_t n) {
  HY_DCHECK(a != b);
  if (n <= 0) return;
  HY_DCHECK(!is_shared(b));
  if (is_plain(a)) {
    HY_DCHECK(a->strategy() == b->strategy());
    std::memcpy(words(a) + to, words(b) + from, size_t(n) * 8);
    return;
  }
  HeapObject* owner = storage_of(a);
  Slot* at = slots(a) + to;
  if (b->strategy() == ArrayStrategy::Doubles) {
    for (int64_t i = 0; i < n; ++i) at[i].write(owner, load_at(b, from + i));
  } else {  // Ints hold the very words of the values
    for (int64_t i = 0; i < n; ++i) at[i].write(owner, {load_word(words(b) + from + i)});
  }
}

void reallocate(Array* a, int64_t capacity, int64_t gap, ArrayStrategy s) {
  HY_DCHECK(s != ArrayStrategy::Empty && capacity - gap >= a->length());
  HY_CHECK(capacity <= kMaxLength, "array too large: callers check sizes that the guest chose");
  const bool grows = capacity > storage_words(a) && a->length() > 0;
  Raw* fresh = heap::allocate_unfilled_raw(capacity * 8, grows ? heap::Contents::Growing : heap::Contents::Any);
  // Until it is filled a storage of Values is a Raw, whose words mean nothing to the collector. One that comes
  // meanwhile makes the elements as old as the storage.
  auto move = [=] {
    const int64_t n = a->length();
    if (holds_values(s)) {
      auto* begin = reinterpret_cast<Slot*>(fresh->bytes);
      clear_slots(begin, begin + gap);
      for (int64_t i = 0; i < n; ++i) begin[gap + i].init(slots(a)[i].load());
      clear_slots(begin + gap + n, begin + capacity);
    } else if (n > 0) {
      std::memcpy(fresh->bytes + gap * 8, words(a), size_t(n) * 8);
    }
  };
  if (capacity < kLongMove)
    move();
  else
    safepoint::at_rest(move);  // nobody else can see the result yet
  if (holds_values(s)) become_slots(fresh, is_shared(a));
  if (is_shared(a)) changes(fresh) = 1;
  install(a, s, fresh, capacity, gap);
}

// The storage becomes larger where it is: who reads the array meanwhile sees no change. False: it cannot.
static bool extend(Array* a, int64_t capacity) {
  if (!a->storage.load().is_heap()) return false;
  HeapObject* storage = storage_of(a);
  const size_t bytes = heap::extend(storage, kStorageHeader + size_t(front_gap(a) + capacity) * 8);
  if (!bytes) return false;
  char* end = reinterpret_cast<char*>(storage) + bytes;
  if (holds_values(a)) {
    auto *from = reinterpret_cast<Slot*>(static_cast<char*>(a->limit)), *to = reinterpret_cast<Slot*>(end);
    safepoint::at_rest([=] { clear_slots(from, to); });  // nobody knows of them yet
    static_cast<Slots*>(storage)->length = to - static_cast<Slots*>(storage)->at;
  } else {
    static_cast<Raw*>(storage)->length = int64_t(bytes - sizeof(Raw));
  }
  a->limit = end;
  return true;
}

void ensure_room(Array* a, int64_t n) {
  if (capacity(a) >= n) return;
  int64_t all = storage_words(a);
  // A queue: sliding down costs length words and frees at least that many places, so it is paid for by the shifts.
  if (n <= all && front_gap(a) >= all / 2) return slide(a, -front_gap(a));
  const int64_t room = grown(n, a->length());
  // Filling the rest of a shared one keeps others waiting (Changing): little at a time.
  constexpr int64_t kStep = 64 * 1024;
  const bool is_filled = is_shared(a) && holds_values(a);
  if (!extend(a, is_filled ? std::min(room, n + kStep) : room)) reallocate(a, room, 0);
}

void set_empty_strategy(Array* a, ArrayStrategy s) {
  HY_DCHECK(a->length() == 0 && !is_shared(a));
  bool fits = a->storage.load().is_heap() && (storage_of(a)->kind == Kind::Slots) == (s == ArrayStrategy::Values);
  if (fits) return install(a, s, storage_of(a), storage_words(a), 0);
  drop_storage(a, s);
}

void drop_storage(Array* a, ArrayStrategy s) {
  give_up_storage(a);
  set_length(a, 0);
  a->storage.write(a, kNil);
  a->data = a->limit = nullptr;
  if (!is_shared(a)) a->aux = uint8_t(s);
}

void adapt(Array* a, ArrayStrategy s) {
  if (a->strategy() == s || (is_shared(a) && holds_ints(a->strategy()) && holds_ints(s))) return;
  if (a->length() == 0 && !is_shared(a)) return set_empty_strategy(a, s);
  to_values(a);
}

// Boxes the doubles where they are; false: one of them needs an object.
static bool box_in_place(Array* a) {
  uint64_t *from = words(a), *to = from + a->length();
  if (!std::all_of(from, to, [](uint64_t w) { return fits_flonum(std::bit_cast<double>(w)); })) return false;
  for (uint64_t* p = from; p < to; ++p) store_word(p, box_double(std::bit_cast<double>(*p)).bits);
  return true;
}

// Readers may be in the present storage, which so stays what it is.
static void grow_into_values(Array* a) {
  if (a->storage.load().is_heap())
    reallocate(a, std::max(capacity(a), kMinCapacity), 0, ArrayStrategy::SharedGrowing);
  else
    a->aux = uint8_t(ArrayStrategy::SharedGrowing);
}

// The words are those of Values already.
static void words_to_values(Array* a) {
  auto* raw = static_cast<Raw*>(storage_of(a));
  clear_slots(reinterpret_cast<Slot*>(raw->bytes), slots(a));
  clear_slots(slots(a) + a->length(), reinterpret_cast<Slot*>(static_cast<char*>(a->limit)));
  become_slots(raw, sharing::is_shared(a));
  a->aux = uint8_t(ArrayStrategy::Values);
}

void to_values(Array* a) {
  if (holds_values(a)) return;
  if (is_growing(a->strategy())) return grow_into_values(a);
  if (a->length() == 0) return set_empty_strategy(a, ArrayStrategy::Values);
  if (holds_ints(a->strategy()) || box_in_place(a)) return words_to_values(a);
  int64_t n = a->length(), room = std::max(capacity(a), kMinCapacity);
  Slots* fresh = heap::allocate_slots(room);
  // Boxing may allocate and so collect: `a` is whole until the new storage is.
  for (int64_t i = 0; i < n; ++i) fresh->at[i].write(fresh, load_at(a, i));
  install(a, ArrayStrategy::Values, fresh, room, 0);
}

void ensure_front(Array* a, int64_t n) {
  if (front_gap(a) >= n) return;
  const int64_t length = a->length();
  auto gap_of = [=](int64_t all) { return n + (all - length - n) / 2; };  // the next may come at either end
  // What was shifted to the end of its storage slides up: half the spare room is at least a quarter of the elements.
  const int64_t spare = storage_words(a) - length - n;
  if (spare > 0 && spare >= length / 2) return slide(a, gap_of(storage_words(a)) - front_gap(a));
  const int64_t all = grown(length + n, length);
  reallocate(a, all, gap_of(all));
}

void open_gap(Array* a, int64_t i, int64_t n) {
  int64_t length = a->length(), rear = length - i;
  if (n <= 0) return;
  HY_CHECK(n <= kMaxLength - length, "array too large: callers check sizes that the guest chose");
  if (i < rear && a->data != nullptr) {  // nearer to the front: elements before i move down
    ensure_front(a, n);
    a->data -= n * 8;
    set_length(a, length + n);
    return move_within(a, 0, n, i);
  }
  ensure_room(a, length + n);
  set_length(a, length + n);
  move_within(a, i + n, i, rear);
}

void close_gap(Array* a, int64_t i, int64_t n) {
  int64_t length = a->length(), rear = length - i - n;
  if (n <= 0) return;
  if (i < rear) {
    move_within(a, n, 0, i);
    vacate(a, 0, n);
    a->data += n * 8;
  } else {
    move_within(a, i, i + n, rear);
    vacate(a, length - n, n);
  }
  set_length(a, length - n);
  if (length == n) a->data = storage_begin(a);
  if (is_wasteful(a, length - n)) reallocate(a, std::max((length - n) * 2, kMinCapacity), 0);
}

}  // namespace hypha::array
