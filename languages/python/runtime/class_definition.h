// SPDX-License-Identifier: MIT
// What a class statement and type(name, bases, names) do.
#pragma once
#include "languages/python/runtime/interop.h"

namespace hypha::python {

// type.__new__(metatype, name, bases, names, **keywords): makes the type, then __set_name__ and __init_subclass__.
Value create_type(TypeInfo* metatype, std::string_view name, Value bases, Value names, Value keywords);
// The metatype of a class with these bases (a tuple); null with TypeError pending.
TypeInfo* choose_metatype(TypeInfo* wanted, Value bases);
// The attributes that the methods of the class being made assign: taken by the next create_type.
void expect_instance_attributes(const std::vector<Symbol*>* names);

}  // namespace hypha::python
