// SPDX-License-Identifier: MIT
// Errors, beyond runtime.h: what core classes and nodes share.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// With a backtrace that begins in `callee`, which was called with wrong arguments.
Value raise_in(const CallTarget* callee, ClassInfo*, std::string_view message);

// The exception that `raise` with these words is about: [self, block, arguments, keywords].
Value exception_of_arguments(const Value* words);
Value exception_text(Value exception);  // what Exception#to_s says
Value raise_no_super_method(Value receiver, Symbol* name);
Value raise_expected_module(Value v,
                            const char* expected);  // TypeError "wrong argument type Integer (expected Module)"
std::string argument_count_text(int given, int required, int maximum);
std::string conversion_subject(Value v);  // nil, true, false, or the class's name

}  // namespace hypha::ruby
