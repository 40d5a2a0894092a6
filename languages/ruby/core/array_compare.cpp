// SPDX-License-Identifier: MIT
// Array: comparing, hashing, set operations, and what makes a new array of whole ones.
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }
Value element(Value array, int64_t i) { return array::get(array_of(array), i); }

using Equality = Value (*)(Value, Value);

// kTrue if all elements are pairwise equal. The arrays may change meanwhile. An array within itself counts as equal.
Value elements_equal(Value a, Value b, Equality same, const void* function) {
  if (a == b) return kTrue;
  if (length_of(a) != length_of(b)) return kFalse;
  RecursionGuard guard(function, a);
  if (!guard.entered()) return kTrue;
  Value x, y;
  for (int64_t i = 0; element_at(a, i, &x); i++) {
    if (!element_at(b, i, &y)) return kFalse;
    if (RB_TRY(same(x, y)).falsy()) return kFalse;
  }
  return boolean(length_of(a) == length_of(b));
}

Value array_equal(CallTarget*, const Value* args) {
  if (!is_array(args[2])) {
    if (!args[2].is_heap() || !responds_to(args[2], names::to_ary)) return kFalse;
    return equal(args[2], args[0]);
  }
  return elements_equal(args[0], args[2], equal, reinterpret_cast<const void*>(array_equal));
}
Value array_eql(CallTarget*, const Value* args) {
  if (!is_array(args[2])) return kFalse;
  return elements_equal(args[0], args[2], eql, reinterpret_cast<const void*>(array_eql));
}

Value array_hash(CallTarget*, const Value* args) {
  uint64_t h = hash::scramble(length_of(args[0]));
  RecursionGuard guard(reinterpret_cast<const void*>(array_hash), args[0]);
  if (guard.entered()) {
    Value v;
    for (int64_t i = 0; element_at(args[0], i, &v); i++) {
      uint64_t e;
      RB_TRY(hash_value(v, &e));
      h = hash::mix(h, e);
    }
  }
  return fixnum(int64_t(h << 2) >> 2);
}

Value array_compare_method(CallTarget*, const Value* args) {
  Value other = is_array(args[2]) ? args[2] : RB_TRY(to_ary(args[2]));
  return other == kNil ? kNil : array_compare(args[0], other);
}

// ---- sets. A Hash whose keys are the elements decides by hash and eql?.

Value collect_keys(Value set, Value array) {
  Value v;
  for (int64_t i = 0; element_at(array, i, &v); i++) RB_TRY(hash::put(set.ptr<Hash>(), v, kTrue, key_protocol));
  return set;
}

// Adds those elements of `array` to `result` that are in `set` or not; `once`: takes them out of it (puts them in).
Value filter(Value result, Value array, Value set, bool wanted, bool once) {
  Value v;
  for (int64_t i = 0; element_at(array, i, &v); i++) {
    Value found = RB_TRY(hash::get(set.ptr<Hash>(), v, key_protocol));
    if ((found != kUndefined) != wanted) continue;
    if (once)
      RB_TRY(wanted ? hash::remove(set.ptr<Hash>(), v, key_protocol)
                    : hash::put(set.ptr<Hash>(), v, kTrue, key_protocol));
    array::push(array_of(result), v);
  }
  return result;
}

Value difference(Value a, Value b) {
  Value set = RB_TRY(collect_keys(new_hash(), b));
  return filter(new_array(), a, set, false, false);
}
Value intersection(Value a, Value b) {
  Value set = RB_TRY(collect_keys(new_hash(), b));
  return filter(new_array(), a, set, true, true);
}

Value array_minus(CallTarget*, const Value* args) { return difference(args[0], RB_TRY(to_array(args[2]))); }
Value array_and(CallTarget*, const Value* args) { return intersection(args[0], RB_TRY(to_array(args[2]))); }
Value array_or(CallTarget*, const Value* args) {
  Value other = RB_TRY(to_array(args[2])), result = new_array(), set = new_hash();
  RB_TRY(filter(result, args[0], set, false, true));
  return filter(result, other, set, false, true);
}
Value array_difference(CallTarget*, const Value* args) {
  Value result = copy_array(args[0]);
  for (int64_t i = 0; i < length_of(args[2]); i++)
    result = RB_TRY(difference(result, RB_TRY(to_array(element(args[2], i)))));
  return result;
}
Value array_intersection(CallTarget*, const Value* args) {
  Value result = copy_array(args[0]);
  for (int64_t i = 0; i < length_of(args[2]); i++)
    result = RB_TRY(intersection(result, RB_TRY(to_array(element(args[2], i)))));
  return result;
}
Value array_union(CallTarget*, const Value* args) {
  Value result = new_array(), set = new_hash();
  RB_TRY(filter(result, args[0], set, false, true));
  for (int64_t i = 0; i < length_of(args[2]); i++) {
    Value other = RB_TRY(to_array(element(args[2], i)));
    RB_TRY(filter(result, other, set, false, true));
  }
  return result;
}
Value array_intersect(CallTarget*, const Value* args) {
  Value common = RB_TRY(intersection(args[0], RB_TRY(to_array(args[2]))));
  return boolean(length_of(common) > 0);
}

Value array_uniq(CallTarget*, const Value* args) { return filter(new_array(), args[0], new_hash(), false, true); }
// Those elements whose counterparts in `keys` are new: uniq with a block.
Value array_uniq_by(CallTarget*, const Value* args) {
  Value set = new_hash(), result = new_array();
  Value v;
  for (int64_t i = 0; i < length_of(args[2]) && element_at(args[0], i, &v); i++)
    if (RB_TRY(hash::put(set.ptr<Hash>(), element(args[2], i), kTrue, key_protocol)) == kTrue)
      array::push(array_of(result), v);
  return result;
}

// ---- whole arrays

Value array_plus(CallTarget*, const Value* args) {
  Value other = RB_TRY(to_array(args[2]));
  RB_TRY(check_array_size(length_of(args[0]) + length_of(other)));
  Value result = copy_array(args[0]);
  array::append(array_of(result), array_of(other));
  return result;
}

Value array_times(CallTarget*, const Value* args) {
  if (is_string(args[2]) ||
      (args[2].is_heap() && !is_integer(args[2]) && !is_float(args[2]) && responds_to(args[2], names::to_str)))
    return array_join(args[0], args[2]);
  int64_t n;
  RB_TRY(element_count(args[2], "negative argument", &n));
  int64_t size;
  if (__builtin_mul_overflow(n, length_of(args[0]), &size)) return raise(classes.ArgumentError, "argument too big");
  if (size > INT64_MAX / int64_t(sizeof(Value))) return raise(classes.ArgumentError, "argument too big");
  RB_TRY(check_array_size(size));
  return ref(array::repeat(array_shape(), array_of(args[0]), n));
}

const NativeMethod methods[] = {
    {"==", array_equal, 1},
    {"eql?", array_eql, 1},
    {"hash", array_hash},
    {"<=>", array_compare_method, 1},
    {"-", array_minus, 1},
    {"&", array_and, 1},
    {"|", array_or, 1},
    {"+", array_plus, 1},
    {"*", array_times, 1},
    {"difference", array_difference, 0, 0, kRest},
    {"union", array_union, 0, 0, kRest},
    {"intersection", array_intersection, 0, 0, kRest},
    {"intersect?", array_intersect, 1},
    {"__uniq", array_uniq},
    {"__uniq_by", array_uniq_by, 1},
};

void define_array_compare() { define_methods(classes.Array, methods); }
HY_RUBY_CORE(define_array_compare);

}  // namespace

Value array_compare(Value a, Value b) {
  RecursionGuard guard(reinterpret_cast<const void*>(array_compare), a);
  if (!guard.entered()) return kNil;
  Value x, y;
  for (int64_t i = 0; element_at(a, i, &x) && element_at(b, i, &y); i++) {
    Value c = RB_TRY(compare(x, y));
    if (c != fixnum(0)) return c;
  }
  int64_t difference = length_of(a) - length_of(b);
  return fixnum(difference < 0 ? -1 : difference > 0);
}

}  // namespace hypha::ruby
