// SPDX-License-Identifier: MIT
// Stable sorting. The comparison may run guest code, may raise, may be inconsistent and may change the array: what is
// sorted is a private copy, and the result is written back at the end.
#pragma once
#include "framework/object/array.h"

namespace hypha::array {

// Sets *result to < 0, 0 or > 0 and returns kNil, or returns kThrow.
using Compare = Value (*)(void* context, Value a, Value b, int* result);

// kNil or kThrow; then the array is as the comparison left it. Otherwise it holds the sorted elements, whatever else
// the comparison did to it meanwhile. (Python's "list modified during sort": sort a slice, compare, then
// array::replace.)
Value sort(Array* a, Compare compare, void* context);

// values[0, n) in place; nobody else may write there meanwhile. After kThrow: some permutation of the elements.
Value sort_slots(Slots* values, int64_t n, Compare compare, void* context);

// By the natural order of numbers, without calling anybody. False: not applicable (other strategies, nan), nothing
// changed.
bool sort_numbers(Array* a, bool descending = false);

}  // namespace hypha::array
