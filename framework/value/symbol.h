// SPDX-License-Identifier: MIT
// Interned names: method, property and variable names of both languages, and Ruby's Symbol objects. Immortal, so C++
// holds them as plain pointers and compares them by identity. Interning is thread-safe.
#pragma once
#include <string_view>

#include "framework/heap/heap_object.h"

namespace hypha {

struct StringData;

struct Symbol : HeapObject {
  const StringData* text;
  uint32_t id;    // dense, from 0 in interning order
  uint32_t hash;  // the text's hash_of, folded
  std::string_view view() const;
};

Symbol* intern(std::string_view name);
inline Value symbol_value(Symbol* s) { return ref(s); }

uint32_t symbol_count();
Symbol* symbol_from_id(uint32_t id);  // requires id < symbol_count()

// The runtime's start: shapes of symbols and their texts, also of those that static initializers interned before.
void set_symbol_shape_ids(uint32_t symbol, uint32_t text);

}  // namespace hypha
