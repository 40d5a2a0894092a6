// SPDX-License-Identifier: MIT
// What the files of dict and set share.
#pragma once
#include "languages/python/core/native.h"
#include "languages/python/runtime/iterators.h"

namespace hypha::python {

// dict.update(source): a dict, something with keys(), or an iterable of pairs. kNil or kThrow.
Value update_dict(Value dict, Value source);
Value copy_dict(Value dict);         // a plain dict
Value dict_equal(Value a, Value b);  // kTrue, kFalse or kThrow
Value keys_view(Value dict);
Value values_view(Value dict);
Value items_view(Value dict);

// Calls f(key, value) -> Value for each entry until it returns something else than kNil. f may run guest code: the
// caller decides what a changed table means (entries that are added meanwhile may be visited or not).
template <class F>
Value each_entry(Value table, F f) {
  Value key, v;
  for (int64_t i = 0; hash::next(hash_of(table), &i, &key, &v);)
    if (Value r = f(key, v); r != kNil) return r;
  return kNil;
}

// ---- iterators over tables (runtime/iterators.h)
Value make_table_iterator(TypeInfo* iterator, Value table, bool backwards = false);
// The next entry: kTrue, kUndefined (exhausted) or kThrow (`what` changed size during iteration).
Value next_entry(Value iterator, const char* what, bool backwards, Value* key, Value* v);
Value table_iterator_hint(Value iterator);
Value next_item(Value item_iterator);  // the next key, whose value is in kItemValue; else as next_entry

// ---- sets
// A set of `used` elements is about to get `more` from another one: that decides about the order later. The set.
Value note_set_merge(Value set, int64_t used, int64_t more);
Value set_order(Value set);  // a list of the elements in the order to show; kUndefined: that of insertion
inline bool is_set(Value v) { return is_any_set(v); }
Value set_of(Value iterable);  // a new set
// Whether all elements of a are in b (a dict or set): kTrue, kFalse or kThrow.
Value all_contained(Value a, Value b);

}  // namespace hypha::python
