// SPDX-License-Identifier: MIT
// Iteration over dicts and sets, with CPython's watch over changes meanwhile.
#include "languages/python/core/dict.h"

namespace hypha::python {

Value make_table_iterator(TypeInfo* iterator, Value table, bool backwards) {
  int64_t n = hash_of(table)->count();
  return new_native(iterator, {table, fixnum(backwards ? hash_of(table)->used() : 0), fixnum(n), fixnum(n)});
}

Value next_entry(Value it, const char* what, bool backwards, Value* key, Value* v) {
  Value table = native_field(it, kTable);
  if (table == kNil) return kUndefined;
  Hash* h = hash_of(table);
  if (native_field(it, kSize) != fixnum(h->count())) {
    set_native_field(it, kSize, fixnum(-1));  // stays so
    return raise(types.RuntimeError, std::string(what) + " changed size during iteration");
  }
  int64_t position = native_field(it, kPosition).as_int(), left = native_field(it, kLeft).as_int();
  bool more = backwards ? hash::previous(h, &position, key, v) : hash::next(h, &position, key, v);
  if (!more) {
    set_native_field(it, kTable, kNil);
    return kUndefined;
  }
  if (left == 0) {
    set_native_field(it, kTable, kNil);
    return raise(types.RuntimeError, "dictionary keys changed during iteration");
  }
  set_native_field(it, kPosition, fixnum(position));
  set_native_field(it, kLeft, fixnum(left - 1));
  return kTrue;
}

Value table_iterator_hint(Value it) {
  Value table = native_field(it, kTable);
  bool valid = table != kNil && native_field(it, kSize) == fixnum(hash_of(table)->count());
  return valid ? native_field(it, kLeft) : fixnum(0);
}

}  // namespace hypha::python
