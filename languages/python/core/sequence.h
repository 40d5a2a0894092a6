// SPDX-License-Identifier: MIT
// What list and tuple have in common. Elements may change while guest code compares them: lengths are asked again each time.
#pragma once
#include "languages/python/core/native.h"

namespace hypha::python {

// The same object: an array of doubles makes a new one for each look.
inline bool is_identical(Value a, Value b) {
  if (a == b) return true;
  return is_kind(a, Kind::Double) && is_kind(b, Kind::Double) &&
         std::bit_cast<uint64_t>(number::to_double(a)) == std::bit_cast<uint64_t>(number::to_double(b));
}
// Equality as containers see it: identical (nan too), or ==. kTrue, kFalse or kThrow.
inline Value element_equal(Value a, Value b) {
  if (is_identical(a, b)) return kTrue;
  if ((a.is_int() && b.is_int()) || (is_kind(a, Kind::Double) && is_kind(b, Kind::Double))) return kFalse;
  return equal(a, b);
}

Value sequence_compare(Compare op, Value a, Value b);
// The index of v within [from, to): kTrue and *at, kFalse or kThrow.
Value sequence_find(Value sequence, Value v, int64_t from, int64_t to, int64_t* at);
// Takes the first element that is equal to v out of a list: kTrue, kFalse (there is none) or kThrow.
Value remove_first(Value list, Value v);
Value sequence_count(Value sequence, Value v);
Value sequence_contains(Value sequence, Value v);
// "[1, 2]"; recursive ones show `cycle` for themselves.
Value sequence_repr(Value sequence, const char* open, const char* close, const char* cycle);
Value sequence_repeat(TypeInfo* result, Value sequence, Value n);
// sequence[slice], of exact type `result`.
Value sequence_slice(TypeInfo* result, Value sequence, Value slice);

template <Compare kOp, bool (*kIs)(Value)>
Value sequence_comparison(Value a, Value b) {
  return kIs(b) ? sequence_compare(kOp, a, b) : not_implemented;
}

}  // namespace hypha::python
