// SPDX-License-Identifier: MIT
// Rows of built-ins from plain functions, and what most core files need.
#pragma once
#include "languages/python/runtime/runtime.h"

namespace hypha::python {

// native<f>: a NativeFunction that hands the words behind the function object (self first, if it is a method) to f.
// Optional parameters that are missing are kUndefined.
template <auto F>
Value native(CallTarget*, const Value* a) {
  using Fn = decltype(F);
  if constexpr (std::is_invocable_v<Fn>)
    return F();
  else if constexpr (std::is_invocable_v<Fn, Value>)
    return F(a[1]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value>)
    return F(a[1], a[2]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value, Value>)
    return F(a[1], a[2], a[3]);
  else if constexpr (std::is_invocable_v<Fn, Value, Value, Value, Value>)
    return F(a[1], a[2], a[3], a[4]);
  else
    return F(a[1], a[2], a[3], a[4], a[5]);
}

template <class Operation>
Node* operation() {
  return new Operation;
}

inline bool given(Value v) { return v != kUndefined; }
inline Value or_none(Value v) { return v == kUndefined ? kNil : v; }
inline Value self_iterator(Value self) { return self; }
inline Value int_value(int64_t i) { return integer::from_int64(i); }

// An optional count or index argument: `missing` if it is not given (None is not taken for that).
inline Value optional_int(Value v, int64_t missing, int64_t* out) {
  if (!given(v)) return *out = missing, kNil;
  return to_int64(v, out);
}

// Is there memory for `count` elements of `size` bytes each? Of counts that the guest chose.
inline bool room_for(int64_t count, int64_t size = 8) {
  return count < (int64_t{1} << 40) && heap::can_allocate(uint64_t(count) * uint64_t(size) + 64);
}

// sequence * n: n as a word, or OverflowError; kUndefined: n is no integer.
inline Value repeat_count(Value n, int64_t* out) {
  if (int_of(n) == kUndefined && !has_special(n, names::index)) return kUndefined;
  Value i = PY_TRY(index_of(n));
  if (!integer::to_int64(i, out))
    return raise_overflow_error("cannot fit '" + type_name(n) + "' into an index-sized integer");
  if (*out < 0) *out = 0;
  return kNil;
}

// The bounds of index(x, start, stop), find(x, start, stop) ...: None and too large numbers are allowed, negative ones
// count from the end.
Value clip_bounds(Value start, Value stop, int64_t length, int64_t* from, int64_t* to);

// A type object of this TypeInfo's family that was handed to __new__: its TypeInfo. Null and an error: no type, or a
// strange one.
TypeInfo* new_type(Value type, TypeInfo* base);

TypeInfo* generic_alias_type();  // of list[int]

// iter(), next() and what all iterators have of a type made by define_native_type.
TypeInfo* define_iterator(const char* name, uint8_t fields, NextFunction next);

}  // namespace hypha::python
