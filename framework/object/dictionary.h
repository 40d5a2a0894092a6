// SPDX-License-Identifier: MIT
// The properties of an object in dictionary mode: an insertion-ordered table from name symbols to values, kept in the
// object's extension. Property flags, rarely anything but 0, are in a second table, which is made when needed.
// Never runs guest code. Internal to framework/object.
#pragma once
#include "framework/object/hash.h"
#include "framework/value/symbol.h"

namespace hypha::dictionary {
Hash* make(int64_t expected);
Value get(Hash* table, Symbol* name);                          // kUndefined if absent
void put(Hash* table, Symbol* name, Value v, uint32_t flags);  // flags count for new names only
bool remove(Hash* table, Symbol* name);
uint32_t flags(Hash* table, Symbol* name);
}  // namespace hypha::dictionary
