// SPDX-License-Identifier: MIT
// The runtime halves of case/in.
#include "languages/ruby/nodes/pattern.h"

#include "languages/ruby/runtime/error.h"

namespace hypha::ruby {

Value pattern_matches(Value subject, Value pattern) { return case_equal(pattern, subject); }

// Array patterns: what does not respond to deconstruct does not match.
Value pattern_deconstruct(Value subject) {
  if (is_array(subject)) return subject;
  if (!subject.is_heap() || !responds_to(subject, names::deconstruct)) return kNil;
  Value a = RB_TRY(call_method(subject, names::deconstruct));
  if (is_array(a)) return a;
  return raise(classes.TypeError, "deconstruct must return Array");
}

Value pattern_array_size(Value array, int64_t least, int64_t exact) {
  if (!is_array(array)) return kFalse;
  int64_t n = array.ptr<Array>()->length();
  return boolean(exact ? n == least : n >= least);
}

Value pattern_element(Value array, Value index, int64_t offset) { return array::get(array.ptr<Array>(), index.as_int() + offset); }

Value pattern_span(Value array, Value index, int64_t offset, int64_t before) {
  auto* a = array.ptr<Array>();
  int64_t middle = index.as_int() + offset;
  uint32_t shape = classes.Array->instance_shape->id();
  return ref(before ? array::slice(shape, a, 0, middle) : array::slice(shape, a, middle, a->length() - middle));
}

Value pattern_room(Value array, Value index, int64_t needed) { return boolean(index.as_int() + needed <= array.ptr<Array>()->length()); }

// Hash patterns
Value pattern_deconstruct_keys(Value subject, Value keys) {
  if (is_hash(subject)) return subject;
  if (!subject.is_heap() || !responds_to(subject, names::deconstruct_keys)) return kNil;
  Value h = RB_TRY(call_method(subject, names::deconstruct_keys, {keys}));
  if (is_hash(h)) return h;
  return raise(classes.TypeError, "deconstruct_keys must return Hash");
}

Value pattern_hash_fetch(Value hash, Symbol* key) { return is_hash(hash) ? hash_get(hash, symbol_value(key)) : kUndefined; }

Value pattern_hash_size(Value hash, int64_t size) { return boolean(is_hash(hash) && hash.ptr<Hash>()->count() == size); }

Value pattern_hash_rest(Value hash, Value keys) {
  Value rest = ref(hash::copy(classes.Hash->instance_shape->id(), hash.ptr<Hash>()));
  auto* list = keys.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Value removed = hash::remove(rest.ptr<Hash>(), array::get(list, i), key_protocol);
    if (removed.is_completion()) return removed;
  }
  return rest;
}

// case/in without a match. A single hash pattern's missing key is not told apart: NoMatchingPatternKeyError is for `=>`.
Value pattern_failed(Value subject) { return raise(classes.NoMatchingPatternError, view_of(RB_TRY(inspect(subject)))); }

}  // namespace hypha::ruby
