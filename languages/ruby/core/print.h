// SPDX-License-Identifier: MIT
// puts, print, p and printf, to any object that has `write`.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Value print_lines(Value io, Value values);      // puts; values: Array
Value print_values(Value io, Value values);     // print
Value print_inspected(Value io, Value values);  // p
Value print_formatted(Value io, Value arguments);
Value print_character(Value io, Value v);

}  // namespace hypha::ruby
