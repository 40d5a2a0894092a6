// SPDX-License-Identifier: MIT
// What the files of Array share: making arrays, indices and ranges as positions, and the places where other classes
// need a list. Lengths are read again after everything that may run guest code.
#pragma once
#include "framework/object/sharing.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

inline Array* array_of(Value v) { return v.ptr<Array>(); }
inline Value size_value(Value array) { return fixnum(array_of(array)->length()); }
inline uint32_t array_shape() { return classes.Array->instance_shape->id(); }
inline Value sub_array(Value array, int64_t start, int64_t count) {
  return ref(array::slice(array_shape(), array_of(array), start, count));
}
inline Value copy_array(Value array) { return sub_array(array, 0, array_of(array)->length()); }

// Element i, if there is one; a negative i counts from the end. The test and the reading are one step, since another
// thread may make the array shorter.
inline bool element_at(Value array, int64_t i, Value* v) {
  *v = array::find(array_of(array), i);
  return *v != kUndefined;
}
// What was computed from the elements of an array takes their place. What others have appended meanwhile stays; a
// program that changes the array while it sorts it loses that.
inline void replace_seen(Value array, int64_t seen, Value with) {
  const bool is_shared = sharing::is_shared(array.ptr());
  array::replace_range(array_of(array), 0, is_shared ? seen : array::kMaxLength, array_of(with));
}

// A change of `array` is allowed: kNil or FrozenError.
inline Value check_array(Value array) {
  if (!is_frozen_flag(array)) [[likely]]
    return kNil;
  return check_frozen(array);
}

// The implicit conversion to Array: TypeError if there is none.
Value to_array(Value v);

// Range as (start, count) within `length`. kTrue; kNil: starts outside; or a completion. `clip`: count ends at
// `length`. `strict`: a start outside raises RangeError.
Value range_span(Value range, int64_t length, bool clip, bool strict, int64_t* start, int64_t* count);

// NUM2LONG of an argument that may be missing.
Value optional_int(Value v, int64_t missing, int64_t* out);
// A number of elements: ArgumentError "negative array size" and the like.
Value element_count(Value v, const char* negative_message, int64_t* out);
// NoMemoryError / ArgumentError for sizes that cannot be.
Value check_array_size(int64_t n);

Value array_aref(Value array, Value index);           // a[index]
Value array_element(Value array, Value index);        // kUndefined: there is none
Value array_aset(Value array, Value index, Value v);  // a[index] = v
Value array_end(Value array, int64_t last);           // the first or last element, or nil
Value array_push(Value array, Value v);               // a << v
Value array_pop(Value array);
Value array_includes(Value array, Value v);      // kTrue, kFalse or a completion
Value array_join(Value array, Value separator);  // String
Value array_compare(Value a, Value b);
Value sort_array(Value array, Value block);  // in place: kNil or a completion
Value enumerable_to_array(Value v);          // each element of whatever has each (or to_a): an Array

}  // namespace hypha::ruby
