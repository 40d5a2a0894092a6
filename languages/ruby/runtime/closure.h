// SPDX-License-Identifier: MIT
// Closures whose code is C++. `extra` holds a Slots: the function, then its data.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// data->at[kNativeData ..] is what native_closure was given.
enum { kNativeFunction, kNativeArity, kNativeData };
using NativeBlock = Value (*)(Slots* data, std::span<const Value> args, Value block);
Value native_closure(NativeBlock, std::initializer_list<Value> data, int arity = -1);
int closure_arity(Value closure, bool lambda);        // as Proc#arity says it
const Parameters* closure_parameters(Value closure);  // null: not of a block literal
Symbol* symbol_of_closure(Value closure);             // :name.to_proc; else null
Value method_of_closure(Value closure);               // method(:name).to_proc: the Method object; else kNil

}  // namespace hypha::ruby
