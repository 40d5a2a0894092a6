// SPDX-License-Identifier: MIT
// Guards of inspect, ==, hash and the like, which may come back to an object that they are at. Each fiber has its own:
// what one is at is nothing to the others.
#pragma once
#include <absl/container/flat_hash_set.h>

#include <utility>

#include "framework/value/value.h"

namespace hypha::ruby {

class RecursionGuard {
 public:
  RecursionGuard(const void* function, Value object);
  ~RecursionGuard();
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  bool entered() const { return entered_; }  // false: (function, object) is in progress already

  // Of the running fiber; null: nothing is in progress. Whoever switches to another fiber keeps it meanwhile.
  static thread_local RecursionGuard* outermost;

 private:
  using Call = std::pair<const void*, uint64_t>;
  const Call call_;
  RecursionGuard* const outermost_;
  bool entered_ = true;
  absl::flat_hash_set<Call> inner_;  // of the outermost: what is in progress within it
};

}  // namespace hypha::ruby
