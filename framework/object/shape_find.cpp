// SPDX-License-Identifier: MIT
// Looking a name up in a shape without a cache: a walk towards the root, cut short by indices that are made where such
// a walk took kStep steps. So a long chain carries an index at about every kStep-th shape, not at each.
#include <memory>

#include "framework/object/shape.h"

namespace hypha {

namespace {
constexpr int kStep = 8;
}

struct Shape::Index {
  uint32_t mask;
  std::unique_ptr<const Property*[]> at;  // open addressing, at most half full; points into the ancestors (immortal)

  static Index* make(const Shape* shape) {
    uint32_t size = std::bit_ceil(2 * shape->count_ + 2);
    auto* index = new Index{size - 1, std::make_unique<const Property*[]>(size)};
    for (const Shape* s = shape; s->parent_ != nullptr; s = s->parent_) {
      uint32_t i = s->last_.name->hash & index->mask;
      while (index->at[i] != nullptr) i = (i + 1) & index->mask;
      index->at[i] = &s->last_;
    }
    return index;
  }
  const Property* find(const Symbol* name) const {
    for (uint32_t i = name->hash & mask;; i = (i + 1) & mask)
      if (at[i] == nullptr || at[i]->name == name) return at[i];
  }
};

const Property* Shape::find(Symbol* name) const {
  int steps = 0;
  for (const Shape* s = this; s->parent_ != nullptr; s = s->parent_) {
    if (const Index* index = s->index_.load(std::memory_order_acquire)) return index->find(name);
    if (s->last_.name == name) return &s->last_;
    if (++steps < kStep) continue;
    Index* fresh = Index::make(this);
    Index* other = nullptr;
    if (index_.compare_exchange_strong(other, fresh, std::memory_order_acq_rel)) return fresh->find(name);
    delete fresh;  // another thread was first
    return other->find(name);
  }
  return nullptr;
}

}  // namespace hypha
