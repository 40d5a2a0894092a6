// SPDX-License-Identifier: MIT
// Array: order and sums. Numbers are sorted without a call, everything else by <=> or a block, which sees the same
// pairs in the same order as under CRuby: that sorts by merging halves from the left, the older element first.
#include "framework/object/array_sort.h"

#include <cmath>

#include "languages/ruby/core/array_support.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }
Value element(Value array, int64_t i) { return array::get(array_of(array), i); }

Value compare_natural(Value, Value a, Value b, int* result) { return compare_or_fail(a, b, result); }

// "comparison of X with Y failed", as for a <=> that gives nil.
Value comparison_failed(Value a, Value b) {
  std::string other;
  if (b.is_heap() && !is_integer(b) && !is_float(b))
    other = class_name(real_class_of(b));
  else
    other = view_of(RB_TRY(inspect(b)));
  return raise(classes.ArgumentError, "comparison of " + class_name(real_class_of(a)) + " with " + other + " failed");
}

// What a comparison gave, as a sign.
Value sign_of(Value v, Value a, Value b, int* result) {
  if (v.is_int()) return *result = v.as_int() < 0 ? -1 : v.as_int() > 0, kNil;
  if (v == kNil) return comparison_failed(a, b);
  if (is_integer(v)) return *result = integer::sign(v), kNil;
  if (RB_TRY(call_method(v, names::greater, {fixnum(0)})).truthy()) return *result = 1, kNil;
  *result = RB_TRY(call_method(v, names::less, {fixnum(0)})).truthy() ? -1 : 0;
  return kNil;
}

// kNil or a completion; *result: < 0, 0, > 0.
using Compare = Value (*)(Value context, Value a, Value b, int* result);

Value compare_by_block(Value block, Value a, Value b, int* result) {
  return sign_of(RB_TRY(call_block(block, {a, b})), a, b, result);
}

// Sorts `n` values from `from` on; `spare` has room for as many at the same places.
Value merge_sort(Slots* values, Slots* spare, int64_t from, int64_t n, Compare compare, Value context) {
  if (n < 2) return kNil;
  int64_t left = from, middle = from + n / 2, right = middle, to = from + n, out = from;
  RB_TRY(merge_sort(values, spare, from, n / 2, compare, context));
  RB_TRY(merge_sort(values, spare, middle, n - n / 2, compare, context));
  while (left < middle && right < to) {
    int order;
    RB_TRY(compare(context, values->at[left].load(), values->at[right].load(), &order));
    spare->at[out++].write(spare, values->at[order <= 0 ? left++ : right++].load());
  }
  while (left < middle) spare->at[out++].write(spare, values->at[left++].load());
  for (int64_t i = from; i < out; i++) values->at[i].write(values, spare->at[i].load());
  return kNil;
}

// A private copy is sorted, so that the comparison may change the array.
Value sort_by_comparison(Value array, Compare compare, Value context) {
  Value copy = copy_array(array);
  int64_t n = length_of(copy);
  Slots *values = heap::allocate_slots(n), *spare = heap::allocate_slots(n);
  for (int64_t i = 0; i < n; i++) values->at[i].write(values, element(copy, i));
  RB_TRY(merge_sort(values, spare, 0, n, compare, context));
  Value sorted = new_array();
  array::reserve(array_of(sorted), n);
  for (int64_t i = 0; i < n; i++) array::push(array_of(sorted), values->at[i].load());
  replace_seen(array, n, sorted);
  return kNil;
}

Value array_sort(CallTarget*, const Value* args) {
  Value result = copy_array(args[0]);
  RB_TRY(sort_array(result, args[1]));
  return result;
}
Value array_sort_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  RB_TRY(sort_array(args[0], args[1]));
  return args[0];
}

Value compare_keys(Value keys, Value a, Value b, int* result) {
  return compare_or_fail(element(keys, a.as_int()), element(keys, b.as_int()), result);
}

// __sort_by(keys): the elements in the order of the keys at their places. For an array that nobody else knows.
Value array_sort_by(CallTarget*, const Value* args) {
  Value self = args[0], keys = args[2], order = new_array();
  int64_t n = length_of(keys);
  for (int64_t i = 0; i < n; i++) array::push(array_of(order), fixnum(i));
  RB_TRY(sort_by_comparison(order, compare_keys, keys));
  Value result = new_array();
  for (int64_t i = 0; i < n; i++) array::push(array_of(result), element(self, element(order, i).as_int()));
  return result;
}

// ---- extremes

// sign: 1 max, -1 min. By the block, if there is one.
template <bool kElementFirst = false>
Value extreme(Value self, Value block, int sign) {
  Value best, v;
  if (!element_at(self, 0, &best)) return kNil;
  for (int64_t i = 1; element_at(self, i, &v); i++) {
    int order;
    if (block == kNil) {
      RB_TRY(kElementFirst ? compare_or_fail(v, best, &order) : compare_or_fail(best, v, &order));
      if (!kElementFirst) order = -order;
    } else {
      RB_TRY(compare_by_block(block, v, best, &order));
    }
    if (order * sign > 0) best = v;
  }
  return best;
}

Value extremes(Value self, Value count, Value block, int sign) {
  if (count == kUndefined || count == kNil) return extreme(self, block, sign);
  int64_t n;
  RB_TRY(to_int64(count, &n));
  if (n < 0) return raise(classes.ArgumentError, "negative size (" + std::to_string(n) + ")");
  Value sorted = copy_array(self);
  RB_TRY(sort_array(sorted, block));
  if (sign > 0) array::reverse(array_of(sorted));
  return sub_array(sorted, 0, std::min(n, length_of(sorted)));
}

Value array_max(CallTarget*, const Value* args) { return extremes(args[0], args[2], args[1], 1); }
Value array_min(CallTarget*, const Value* args) { return extremes(args[0], args[2], args[1], -1); }
// [a, b].max and [a, b].min: CRuby has an instruction, which compares the other way round.
template <int kSign>
Value literal_extreme(CallTarget*, const Value* args) {
  return extreme<true>(args[0], kNil, kSign);
}
Value array_minmax(CallTarget*, const Value* args) {
  Value low = RB_TRY(extreme(args[0], args[1], -1)), high = RB_TRY(extreme(args[0], args[1], 1));
  return new_array({low, high});
}

// a <=> b as the prelude's min_by and the like need it: an Integer, or ArgumentError.
Value kernel_compare(CallTarget*, const Value* args) {
  int order;
  RB_TRY(compare_or_fail(args[2], args[3], &order));
  return fixnum(order);
}
// The sign of a block's or <=>'s answer v to (a, b).
Value kernel_comparison(CallTarget*, const Value* args) {
  int order;
  RB_TRY(sign_of(args[2], args[3], args[4], &order));
  return fixnum(order);
}

// ---- sum. Integers exactly; from the first float on, compensated as Neumaier does (Rundungsfehleranalyse einiger
// Verfahren zur Summation endlicher Summen, 1974); anything else by +.

struct FloatSum {
  double sum, compensation = 0;
  bool plain = false;  // met an infinity or nan
  void add(double x) {
    if (std::isnan(x) || std::isinf(x) || plain) {
      plain = true;
      sum = std::isinf(x) && std::isinf(sum) && x == sum ? sum : sum + x;
      return;
    }
    double t = sum + x;
    if (std::isinf(t)) return void((plain = true, sum = t));
    compensation += std::fabs(sum) >= std::fabs(x) ? (sum - t) + x : (x - t) + sum;
    sum = t;
  }
  double value() const { return plain ? sum : sum + compensation; }
};

Value array_sum(CallTarget*, const Value* args) {
  Value self = args[0], total = args[2] == kUndefined ? fixnum(0) : args[2];
  int64_t i = 0;
  Value integers = fixnum(0), v;
  for (; element_at(self, i, &v) && is_integer(v); i++) integers = integer::add(integers, v);
  if (is_integer(total))
    total = integer::add(integers, total);
  else if (integers != fixnum(0))
    total = RB_TRY(call_method(integers, names::plus, {total}));
  if (element_at(self, i, &v) && is_float(v) && (is_integer(total) || is_float(total))) {
    FloatSum f{is_float(total) ? number::to_double(total) : integer::to_double(total)};
    for (; element_at(self, i, &v); i++) {
      if (is_float(v))
        f.add(number::to_double(v));
      else if (is_integer(v))
        f.add(integer::to_double(v));
      else
        break;
    }
    total = box_double(f.value());
  }
  for (; element_at(self, i, &v); i++) total = RB_TRY(call_method(total, names::plus, {v}));
  return total;
}

const NativeMethod methods[] = {
    {"sort", array_sort},
    {"sort!", array_sort_bang},
    {"__sort_by", array_sort_by, 1},
    {"max", array_max, 0, 1},
    {"min", array_min, 0, 1},
    {"minmax", array_minmax},
    {"__literal_max", literal_extreme<1>},
    {"__literal_min", literal_extreme<-1>},
    {"__sum", array_sum, 0, 1},
};
const NativeMethod kernel_methods[] = {
    {"__compare", kernel_compare, 2, 0, kPrivate},
    {"__comparison", kernel_comparison, 3, 0, kPrivate},
};

void define_array_sort() {
  define_methods(classes.Array, methods);
  define_methods(classes.Kernel, kernel_methods);
}
HY_RUBY_CORE(define_array_sort);

}  // namespace

Value sort_array(Value array, Value block) {
  if (block != kNil) return sort_by_comparison(array, compare_by_block, block);
  if (length_of(array) < 2 || array::sort_numbers(array_of(array))) return kNil;
  return sort_by_comparison(array, compare_natural, kNil);
}

}  // namespace hypha::ruby
