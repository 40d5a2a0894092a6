// SPDX-License-Identifier: MIT
#include "framework/specialize/assumption.h"

#include <algorithm>

namespace hypha {

void Assumption::invalidate() {
  std::vector<Dependent*> told;
  {
    std::lock_guard guard(lock_);
    if (!valid_.exchange(false)) return;
    told.swap(dependents_);
  }
  for (Dependent* d : told) d->assumption_failed();
}

bool Assumption::depend(Dependent* d) {
  std::lock_guard guard(lock_);
  if (!valid()) return false;
  if (std::find(dependents_.begin(), dependents_.end(), d) == dependents_.end()) dependents_.push_back(d);
  return true;
}

void Assumption::remove(Dependent* d) {
  std::lock_guard guard(lock_);
  std::erase(dependents_, d);
}

}  // namespace hypha
