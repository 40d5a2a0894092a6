// SPDX-License-Identifier: MIT
// A fact that holds until it is invalidated, once. Machine code that relies on it is invalidated with it, and cache
// entries that rely on it are dropped from their chains, so nobody tests it on a fast path.
#pragma once
#include <vector>

#include "framework/engine/atomic.h"

namespace hypha {

// Something to be told. Outlives the assumption or removes itself.
class Dependent {
 public:
  virtual void assumption_failed() = 0;

 protected:
  ~Dependent() = default;
};

class Assumption {
 public:
  explicit Assumption(const char* name) : name_(name) {}
  bool valid() const { return valid_.load(std::memory_order_acquire); }
  const char* name() const { return name_; }
  void invalidate();
  // False if it was invalid already (then the dependent was not registered).
  bool depend(Dependent*);
  void remove(Dependent*);

 private:
  const char* name_;
  Atomic<bool> valid_{true};
  Mutex lock_;
  std::vector<Dependent*> dependents_;
};

}  // namespace hypha
