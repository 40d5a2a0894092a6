// SPDX-License-Identifier: MIT
// Objects around one of the framework's (framework/thread/sync.h), which `initialize` makes.
#pragma once
#include "framework/thread/sync.h"
#include "languages/ruby/core/native.h"

namespace hypha::ruby {

constexpr uint8_t kSyncFields = 2;  // the engine, and one more (a condition's monitor)

inline void lay_out_sync_class(ClassInfo* c) {
  c->reserved_fields = kSyncFields;
  c->instance_shape = Shape::root(c, Kind::Object, kSyncFields + 2, kSyncFields);
}
inline uint32_t engine_shape() {
  static Shape* shape = Shape::root(classes.Object, Kind::Native, 0, 0);
  return shape->id();
}
template <class T>
T* engine_of(Value o) {
  Value e = o.ptr<Object>()->fields[0].load();
  return is_kind(e, Kind::Native) ? e.ptr<T>() : nullptr;
}
template <class T>
Value need_engine(Value o, T** out) {
  *out = engine_of<T>(o);
  return *out ? kNil : raise(classes.TypeError, class_name(real_class_of(o)) + " not initialized");
}
inline void set_engine(Value o, Value engine) { o.ptr<Object>()->fields[0].write(o.ptr(), engine); }

// A Thread::Mutex or Monitor that the running thread does not have yet: waits for it. kNil or a completion.
Value lock_engine(LockObject* l);
void unlock_engine(LockObject* l);

}  // namespace hypha::ruby
