// SPDX-License-Identifier: MIT
// Rows of built-in methods from plain functions.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// native<f>: a NativeFunction that hands self and the parameters (without the block) to f(self, a, b ...).
template <auto F>
Value native(CallTarget*, const Value* a) {
  using Fn = decltype(F);
  if constexpr (std::is_invocable_v<Fn, Value>) return F(a[0]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value>) return F(a[0], a[2]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value, Value>) return F(a[0], a[2], a[3]);
  else return F(a[0], a[2], a[3], a[4]);
}
// native_block<f>: f(self, block, a, b ...).
template <auto F>
Value native_block(CallTarget*, const Value* a) {
  using Fn = decltype(F);
  if constexpr (std::is_invocable_v<Fn, Value, Value>) return F(a[0], a[1]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value, Value>) return F(a[0], a[1], a[2]);
  else return F(a[0], a[1], a[2], a[3]);
}

// undef: the class (or its singleton) loses an inherited method.
inline void undefine_method(ClassInfo* c, const char* name) {
  auto* m = new Method;
  m->name = intern(name);
  add_method(c, m);
}
inline void undefine_allocation(ClassInfo* c) {
  ClassInfo* s = singleton_class(c->object);
  undefine_method(s, "new");
  if (c->instance_shape) undefine_method(s, "allocate");  // others: TypeError "allocator undefined for Integer"
}

}  // namespace hypha::ruby
