// SPDX-License-Identifier: MIT
// is_a? and Module#=== as operations: the answer is a constant for a pair of a class and an object's shape.
#pragma once
#include "languages/ruby/nodes/dispatch.h"

namespace hypha::ruby {

struct IsAEntry : DispatchEntry {  // of the object; `lookup` is the ancestry's assumption
  Value module = kNil;
  bool answer = false;
};
bool fill_is_a(IsAEntry&, Value object, Value module);
Value is_a_slow(Value object, Value module);  // TypeError "class or module required"

// kObject, kModule: which word is which.
template <int kObject, int kModule>
struct IsAOp : OperationOf<IsAOp<kObject, kModule>> {
  Cache<IsAEntry> cache;
  RUN {
    auto object = d.arg(kObject);
    auto module = d.arg(kModule);
    return d.cached(
        *this, in(), cache, limits.dispatch,
        [=](IsAEntry& e) { return d.both(d.same(module, d.constant(e.module)), class_guard(d, e, object, object)); },
        [=](IsAEntry& e) { return d.constant(boolean(e.answer)); },
        [=, this] { return d.call_rt(*this, is_a_slow, object, module); });
  }
  bool fill(IsAEntry& e, const Value* args) {
    cache.drop([](const IsAEntry& old) { return !old.lookup->valid(); });
    return fill_is_a(e, args[kObject], args[kModule]);
  }
};

}  // namespace hypha::ruby
