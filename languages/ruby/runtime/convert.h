// SPDX-License-Identifier: MIT
// Conversions and comparisons, beyond runtime.h.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

std::vector<Symbol*> instance_variable_names(Value);  // of an object, as CRuby orders them

Value default_inspect(Value v);    // Kernel#inspect: class, address, instance variables
int64_t identity_number(Value v);  // what Kernel#hash says of objects
int64_t object_id(Value v);
// A Symbol from a Symbol or String (or what to_str makes one of); TypeError "1 is not a symbol nor a string".
Value to_name(Value v, Symbol** out);
std::string address_text(Value v);  // "0x000..."

}  // namespace hypha::ruby
