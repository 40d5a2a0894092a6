// SPDX-License-Identifier: MIT
// What Proc and Method share.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Value call_callable(Value f, std::span<const Value> args, Value block);  // a Closure, or what has `call`
Value callable_then(Value self, Value g);                                // self >> g
Value callable_after(Value self, Value g);                               // self << g
Value curry_callable(Value callable, int own_arity, bool strict, Value wanted);

}  // namespace hypha::ruby
