// SPDX-License-Identifier: MIT
#include "framework/object/array_shared.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/array_storage.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"

namespace hypha::array {

static Atomic<bool (*)(const Array*)> immutable{nullptr};

void set_immutable(bool (*is_immutable)(const Array*)) { immutable.store(is_immutable); }

void become_shared(Array* a) {
  to_values(a);
  auto* is_immutable = immutable.load(std::memory_order_relaxed);
  bool fixed = a->length() >= kShortArray || (is_immutable && is_immutable(a));
  a->aux = uint8_t(fixed ? ArrayStrategy::SharedFixed : ArrayStrategy::SharedGrowing);
}

[[gnu::noinline]] void unfix(Array* a) {
  safepoint::stop_the_world([a] { a->aux = uint8_t(ArrayStrategy::SharedGrowing); });
}

namespace {

struct Layout {
  Value storage;
  char* data;
  int64_t length;
  explicit Layout(const Array* a) : storage(a->storage.load()), data(a->data), length(a->length()) {}
  bool operator==(const Layout&) const = default;
  // Null: the words do not belong together, or there is no such element.
  const Slot* at(int64_t i) const {
    if (!storage.is_heap() || i >= length) return nullptr;
    auto* s = storage.ptr<Slots>();
    int64_t gap = (data - reinterpret_cast<char*>(s->at)) / int64_t(sizeof(Slot));
    return gap >= 0 && gap + i < s->length ? s->at + gap + i : nullptr;
  }
};

}  // namespace

Value get_shared(const Array* a, int64_t i) {
  Layout before(a);
  const Slot* at = before.at(i);
  Value v = at ? at->load() : kUndefined;
  keep_loads_in_order();
  // The layout may have changed and be as before. Elements on the move are nil for a moment: a nil is looked at again.
  if (v != kNil && a->lock.load(std::memory_order_relaxed) == 0 && before == Layout(a)) [[likely]]
    return v;
  ObjectLock lock(const_cast<Array*>(a));
  return i < a->length() ? slots(a)[i].load() : kUndefined;
}

Array* snapshot(const Array* a, int64_t i, int64_t n) {
  Array* copy = make(0);  // the layout alone counts
  set_empty_strategy(copy, ArrayStrategy::Values);
  auto wanted = [=] { return std::clamp<int64_t>(a->length() - i, 0, n); };
  for (int64_t room = wanted();;) {
    reallocate(copy, room, 0);
    ObjectLock lock(const_cast<Array*>(a));
    int64_t count = wanted();
    if (count <= room) {
      for (int64_t k = 0; k < count; k++) slots(copy)[k].write(storage_of(copy), slots(a)[i + k].load());
      set_length(copy, count);
      return copy;
    }
    room = count;
  }
}

}  // namespace hypha::array
