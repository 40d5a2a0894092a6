// SPDX-License-Identifier: MIT
// What the nodes need of the runtime's call machinery, beyond runtime.h.
#pragma once
#include <span>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

struct CallSite;

bool is_class_new(const Method*);          // the built-in Class#new
bool has_own_allocator(ClassInfo*);        // a singleton `allocate`, or a built-in class whose instances are made another way

// No visible method: private/protected rules, method_missing, NoMethodError.
Value call_missing(Method* found, const CallSite&, Value self, std::span<const Value> args, Value block);

// Lays out the arguments as `p` wants them behind `header` words of `words` (room for header + positional + rest + keywords) and returns
// kNil, or raises ArgumentError. strict: methods and lambdas.
Value lay_out_arguments(const Parameters& p, std::span<const Value> args, bool keywords, bool strict, int header, Value* words);

// Calls a block with the elements of an Array as arguments; spread: they are the elements of one argument.
Value enter_block_array(Value closure, Value self, Value array, bool spread);

}  // namespace hypha::ruby
