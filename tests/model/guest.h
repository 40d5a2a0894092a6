// SPDX-License-Identifier: MIT
// Guest values and shared objects for scenarios.
#pragma once
#include <doctest/doctest.h>

#include "framework/heap/heap.h"
#include "framework/object/array.h"
#include "framework/object/hash.h"
#include "framework/object/shape.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"
#include "framework/thread/safepoint.h"
#include "tests/model/explore.h"
#include "tests/model/report.h"

namespace hypha::model {

constexpr int64_t kNilNumber = -1000, kUndefinedNumber = -1001, kReferenceNumber = -2000;

// In outcomes.
inline int64_t number(Value v) {
  if (v.is_int()) return v.as_int();
  if (v == kNil) return kNilNumber;
  if (v == kUndefined) return kUndefinedNumber;
  if (v == kTrue) return -1002;
  if (v == kFalse) return -1003;
  return v.is_heap() ? kReferenceNumber : int64_t(v.bits);
}

template <class T>
T* shared(T* o) {
  sharing::share(ref(o));
  return o;
}

inline Symbol* name(int i) {
  static Symbol* names[] = {intern("a"), intern("b"), intern("c"), intern("d"), intern("e"), intern("f")};
  return names[i];
}

}  // namespace hypha::model
