// SPDX-License-Identifier: MIT
// Array: reading elements and parts.
#include <cmath>

#include "languages/ruby/core/array_operations.h"
#include "languages/ruby/core/operation.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }

Value at(Value array, int64_t i) {
  Value v;
  return element_at(array, i, &v) ? v : kNil;
}

bool counts_from_end(Value range) {
  RangeParts r = range_parts(range);
  auto is_negative = [](Value v) { return v != kNil && !(v.is_int() && v.as_int() >= 0); };
  return is_negative(r.begin) || is_negative(r.end);
}

// a[start, count]: nil if it starts outside.
Value part(Value array, int64_t start, int64_t count) {
  int64_t n = length_of(array);
  if (start + n < 0 || start > n || count < 0) return kNil;
  return sub_array(array, start, count);
}

Value array_ref(CallTarget*, const Value* args) {
  if (args[3] == kUndefined) return array_aref(args[0], args[2]);
  int64_t start, count;
  RB_TRY(to_int64(args[2], &start));
  RB_TRY(to_int64(args[3], &count));
  return part(args[0], start, count);
}

Value array_at(CallTarget*, const Value* args) {
  int64_t i;
  RB_TRY(to_int64(args[2], &i));
  return at(args[0], i);
}

// For the prelude, which keeps its meaning when a program redefines `[]` or `size`.
Value array_get(CallTarget*, const Value* args) { return at(args[0], args[2].as_int()); }
Value array_length(CallTarget*, const Value* args) { return size_value(args[0]); }
Value array_empty(CallTarget*, const Value* args) { return boolean(length_of(args[0]) == 0); }

Value array_first(CallTarget*, const Value* args) {
  if (args[2] == kUndefined) return at(args[0], 0);
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  return sub_array(args[0], 0, n);
}

Value array_last(CallTarget*, const Value* args) {
  if (args[2] == kUndefined) return at(args[0], -1);
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  return n == 0 ? new_array() : sub_array(args[0], -n, n);
}

Value array_take(CallTarget*, const Value* args) {
  int64_t n;
  RB_TRY(element_count(args[2], "attempt to take negative size", &n));
  return sub_array(args[0], 0, n);
}

Value array_drop(CallTarget*, const Value* args) {
  int64_t n;
  RB_TRY(element_count(args[2], "attempt to drop negative size", &n));
  return sub_array(args[0], n, array::kMaxLength);
}

Value array_fetch(CallTarget*, const Value* args) {
  int64_t i;
  RB_TRY(to_int64(args[2], &i));
  if (Value v; element_at(args[0], i, &v)) return v;
  if (args[1] != kNil) return call_block(args[1], {args[2]});
  if (args[3] != kUndefined) return args[3];
  int64_t n = length_of(args[0]);
  return raise(classes.IndexError, "index " + std::to_string(i) + " outside of array bounds: " + std::to_string(-n) +
                                       "..." + std::to_string(n));
}

// [index or range, ...] -> elements, nil for those outside.
Value array_values_at(CallTarget*, const Value* args) {
  Value self = args[0], result = new_array();
  for (int64_t k = 0; k < length_of(args[2]); k++) {
    Value which = array::get(array_of(args[2]), k);
    if (is_kind(which, Kind::Range)) {
      int64_t start, count;
      Value inside = RB_TRY(range_span(which, length_of(self), false, true, &start, &count));
      if (inside == kNil) continue;
      for (int64_t i = start; i < start + count; i++) array::push(array_of(result), at(self, i));
    } else {
      int64_t i;
      RB_TRY(to_int64(which, &i));
      array::push(array_of(result), at(self, i));
    }
  }
  return result;
}

Value array_dig(CallTarget*, const Value* args) {
  Value v = RB_TRY(array_aref(args[0], args[2]));
  int64_t rest = length_of(args[3]);
  if (rest == 0 || v == kNil) return v;
  static Symbol* dig = intern("dig");
  if (!responds_to(v, dig))
    return raise(classes.TypeError, class_name(real_class_of(v)) + " does not have #dig method");
  auto* more = static_cast<Value*>(__builtin_alloca(size_t(rest) * sizeof(Value)));
  for (int64_t i = 0; i < rest; i++) more[i] = array::get(array_of(args[3]), i);
  return call_method(v, dig, std::span<const Value>(more, size_t(rest)));
}

// index(value): the prelude has the forms with a block.
Value array_find_value(CallTarget*, const Value* args) {
  Value v;
  for (int64_t i = 0; element_at(args[0], i, &v); i++)
    if (RB_TRY(equal(v, args[2])) == kTrue) return fixnum(i);
  return kNil;
}
Value array_find_value_last(CallTarget*, const Value* args) {
  Value v;
  for (int64_t i = length_of(args[0]) - 1; i >= 0; i--)
    if (element_at(args[0], i, &v) && RB_TRY(equal(v, args[2])) == kTrue) return fixnum(i);
  return kNil;
}
Value array_count_value(CallTarget*, const Value* args) {
  int64_t n = 0;
  Value v;
  for (int64_t i = 0; element_at(args[0], i, &v); i++) n += RB_TRY(equal(v, args[2])) == kTrue;
  return fixnum(n);
}
Value array_include(CallTarget*, const Value* args) { return array_includes(args[0], args[2]); }

// assoc and rassoc: the first element that is an Array with the key (value) at `column`.
template <int kColumn>
Value array_find_pair(CallTarget*, const Value* args) {
  Value pair;
  for (int64_t i = 0; element_at(args[0], i, &pair); i++) {
    if (!is_array(pair)) pair = RB_TRY(to_ary(pair));
    if (pair == kNil || length_of(pair) <= kColumn) continue;
    if (RB_TRY(equal(at(pair, kColumn), args[2])) == kTrue) return pair;
  }
  return kNil;
}

const NativeMethod methods[] = {
    {"[]", array_ref, 1, 1, 0, operation<ArrayRefOp>, 1},
    {"slice", array_ref, 1, 1, 0, operation<ArrayRefOp>, 1},
    {"__slice", array_ref, 1, 1},
    {"at", array_at, 1, 0, 0, operation<ArrayRefOp>, 1},
    {"__at", array_get, 1, 0, 0, operation<ArrayRefOp>, 1},
    {"__at_or_break", array_get, 1, 0, 0, operation<ArrayElementOp>, 1},
    {"length", array_length, 0, 0, 0, operation<ArrayLengthOp>, 0},
    {"size", array_length, 0, 0, 0, operation<ArrayLengthOp>, 0},
    {"__size", array_length, 0, 0, 0, operation<ArrayLengthOp>, 0},
    {"empty?", array_empty, 0, 0, 0, operation<ArrayEmptyOp>, 0},
    {"first", array_first, 0, 1, 0, operation<ArrayEndOp<false>>, 0},
    {"last", array_last, 0, 1, 0, operation<ArrayEndOp<true>>, 0},
    {"take", array_take, 1},
    {"drop", array_drop, 1},
    {"fetch", array_fetch, 1, 1},
    {"values_at", array_values_at, 0, 0, kRest},
    {"dig", array_dig, 1, 0, kRest},
    {"__index", array_find_value, 1},
    {"__rindex", array_find_value_last, 1},
    {"__count", array_count_value, 1},
    {"include?", array_include, 1},
    {"member?", array_include, 1},
    {"assoc", array_find_pair<0>, 1},
    {"rassoc", array_find_pair<1>, 1},
};

void define_array_access() { define_methods(classes.Array, methods); }
HY_RUBY_CORE(define_array_access);

}  // namespace

Value array_aref(Value array, Value index) {
  if (index.is_int()) return at(array, index.as_int());
  int64_t start, count;
  if (is_kind(index, Kind::Range)) {
    if (is_growing(array_of(array)->strategy()) && counts_from_end(index)) array = copy_array(array);  // of one moment
    if (RB_TRY(range_span(index, length_of(array), true, false, &start, &count)) == kNil) return kNil;
    return sub_array(array, start, count);
  }
  static Symbol* slice = intern("__slice_of");  // of Enumerator::ArithmeticSequence
  if (index.is_heap() && index.ptr()->kind == Kind::Object && find_method(class_of(index), slice))
    return call_method(index, slice, {array});
  RB_TRY(to_int64(index, &start));
  return at(array, start);
}

Value array_element(Value array, Value index) { return array::find(array_of(array), index.as_int()); }

Value array_end(Value array, int64_t last) { return at(array, last ? -1 : 0); }

// An array of doubles does not know a nan's identity: all of them count as the same object.
static bool both_nan(Value a, Value b) {
  return is_float(a) && is_float(b) && std::isnan(number::to_double(a)) && std::isnan(number::to_double(b));
}

Value array_includes(Value array, Value v) {
  Value element;
  for (int64_t i = 0; element_at(array, i, &element); i++)
    if (RB_TRY(equal(element, v)) == kTrue || both_nan(element, v)) return kTrue;
  return kFalse;
}

}  // namespace hypha::ruby
