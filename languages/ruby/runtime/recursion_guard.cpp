// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

thread_local RecursionGuard* RecursionGuard::outermost = nullptr;

RecursionGuard::RecursionGuard(const void* function, Value object)
    : call_{function, object.bits}, outermost_(outermost ? outermost : this) {
  outermost = outermost_;
  if (outermost_ != this) entered_ = call_ != outermost_->call_ && outermost_->inner_.insert(call_).second;
}

RecursionGuard::~RecursionGuard() {
  if (outermost_ == this)
    outermost = nullptr;
  else if (entered_)
    outermost_->inner_.erase(call_);
}

}  // namespace hypha::ruby
