// SPDX-License-Identifier: MIT
// The order in which CPython shows a set of ints: that of an open-addressing table where an int's hash is its value.
// Programs that print such a set should print the same. (Sets of strings have another order in every run of CPython;
// here it is that of insertion.)
#include <vector>

#include "languages/python/core/dict.h"

namespace hypha::python {

namespace {

constexpr size_t kSmallest = 8, kLinearProbes = 9;
constexpr int64_t kEmpty = INT64_MIN;

size_t size_above(size_t least) {
  size_t size = kSmallest;
  while (size <= least) size <<= 1;
  return size;
}
bool is_crowded(size_t used, size_t size) { return used * 5 >= (size - 1) * 3; }
size_t grown(size_t used) { return size_above(used > 50000 ? used * 2 : used * 4); }

// The size that the table of a set had when another set was merged into it.
size_t first_size(Value set) {
  Value noted = hash_of(set)->default_value.load();
  return noted.is_int() ? size_t(noted.as_int()) : kSmallest;
}

struct Table {
  std::vector<int64_t> slots;
  size_t used = 0;
  explicit Table(size_t size) : slots(size, kEmpty) {}

  void place(int64_t key) {
    uint64_t hash = key == -1 ? uint64_t(-2) : uint64_t(key), perturb = hash;
    size_t mask = slots.size() - 1, i = hash & mask;
    for (;;) {
      size_t probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
      for (size_t at = i; at <= i + probes; at++)
        if (slots[at] == kEmpty) {
          slots[at] = key;
          return;
        }
      perturb >>= 5;
      i = (i * 5 + 1 + perturb) & mask;
    }
  }

  void add(int64_t key) {
    place(key);
    used++;
    if (!is_crowded(used, slots.size())) return;
    std::vector<int64_t> before(grown(used), kEmpty);
    before.swap(slots);
    for (int64_t v : before)
      if (v != kEmpty) place(v);
  }
};

constexpr int64_t kLargestHash = (int64_t{1} << 60);  // beyond it an int's hash is not its value

}  // namespace

Value note_set_merge(Value set, int64_t used, int64_t more) {
  size_t size = first_size(set);
  while (is_crowded(size_t(used), size)) size = grown((size - 1) * 3 / 5 + 1);
  if (is_crowded(size_t(used + more), size)) size = size_above(size_t(used + more) * 2);
  hash_of(set)->default_value.write(set.ptr(), fixnum(int64_t(size)));
  return set;
}

Value set_order(Value set) {
  Value key, unused;
  bool sorted = true;
  int64_t last = -1;
  for (int64_t i = 0; hash::next(hash_of(set), &i, &key, &unused);) {
    if (!key.is_int() || key.as_int() > kLargestHash || key.as_int() < -kLargestHash) return kUndefined;
    sorted &= key.as_int() == last + 1;
    last = key.as_int();
  }
  if (sorted) return kUndefined;  // 0, 1, 2 ...: the same in either order
  Table table(first_size(set));
  for (int64_t i = 0; hash::next(hash_of(set), &i, &key, &unused);) table.add(key.as_int());
  Value list = new_list();
  for (int64_t v : table.slots)
    if (v != kEmpty) array::push(array_of(list), fixnum(v));
  return list;
}

}  // namespace hypha::python
