// SPDX-License-Identifier: MIT
#include "framework/node/call_target.h"

#include <unordered_set>

#include "framework/engine/atomic.h"
#include "framework/node/node.h"
#include "framework/object/sharing.h"

namespace hypha {

namespace {
Mutex pools_lock;
std::unordered_set<ConstantPool*>& pools() {
  static auto* all = [] {
    auto* set = new std::unordered_set<ConstantPool*>;
    heap::add_root_function(
        [](void* context, heap::Tracer& t) {
          for (ConstantPool* pool : *static_cast<std::unordered_set<ConstantPool*>*>(context)) pool->trace(t);
        },
        set);
    return set;
  }();
  return *all;
}
}  // namespace

ConstantPool::~ConstantPool() {
  if (words_.empty()) return;
  std::lock_guard guard(pools_lock);
  pools().erase(this);
}

// A pool registers itself with its first word: built-in methods by the hundred have none.
Value ConstantPool::add(Value v) {
  if (!v.is_heap()) return v;
  sharing::share(v);  // other threads run the same tree
  std::lock_guard guard(pools_lock);
  if (words_.empty()) pools().insert(this);
  words_.push_back(v.bits);
  return v;
}

void ConstantPool::trace(heap::Tracer& t) const {
  for (uint64_t w : words_) t.visit(Value{w});
}

}  // namespace hypha
