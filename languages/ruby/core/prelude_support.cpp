// SPDX-License-Identifier: MIT
// Small steps that the prelude's loops are made of. Their names begin with __, so that no program has them by accident.
#include <bit>
#include <cmath>

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/hash_support.h"
#include "languages/ruby/core/operation.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }
Value element(Value array, int64_t i) { return array::get(array_of(array), i); }

// Several yielded values as one: none is nil, one is itself, more are an Array.
struct PackOp : OperationOf<PackOp> {
  static Value pack(Value values) {
    int64_t n = length_of(values);
    return n > 1 ? values : n == 1 ? element(values, 0) : kNil;
  }
  RUN { return d.call_rt(*this, pack, d.arg(2)); }
};

// flat_map: an Array's elements, or the value.
Value append_flat(CallTarget*, const Value* args) {
  Value v = args[3], list = is_array(v) ? v : !v.is_heap() || is_string(v) || is_symbol(v) ? kNil : RB_TRY(to_ary(v));
  if (list == kNil)
    array::push(array_of(args[2]), v);
  else
    array::append(array_of(args[2]), array_of(list));
  return kNil;
}

// groups[key] << value
Value add_to_group(CallTarget*, const Value* args) {
  Value group = RB_TRY(hash_get(args[2], args[3]));
  if (group == kUndefined) RB_TRY(hash_set(args[2], args[3], group = new_array()));
  array::push(array_of(group), args[4]);
  return kNil;
}

// counts[key] += 1
Value count_up(CallTarget*, const Value* args) {
  Value n = RB_TRY(hash_get(args[2], args[3]));
  RB_TRY(hash_set(args[2], args[3], n == kUndefined ? fixnum(1) : integer::add(n, fixnum(1))));
  return kNil;
}

// to_h { }: what the block gave must be a pair.
Value store_pair(CallTarget*, const Value* args) {
  Value v = args[3], pair = is_array(v) ? v : RB_TRY(to_ary(v));
  if (pair == kNil)
    return raise(classes.TypeError, "wrong element type " + class_name(real_class_of(v)) + " (expected array)");
  if (length_of(pair) != 2)
    return raise(classes.ArgumentError,
                 "element has wrong array length (expected 2, was " + std::to_string(length_of(pair)) + ")");
  return hash_set(args[2], element(pair, 0), element(pair, 1));
}

// __inspecting { }: what the block gives; nil inside of another one for the same object.
Value inspecting(CallTarget*, const Value* args) {
  RecursionGuard guard(reinterpret_cast<const void*>(inspecting), args[0]);
  return guard.entered() ? call_block(args[1], std::initializer_list<Value>{}) : kNil;
}

Value implicit_integer(CallTarget*, const Value* args) { return to_int(args[2]); }
Value implicit_hash(CallTarget*, const Value* args) { return to_hash(args[2]); }

// What a bsearch block's answer says: 0 found, -1 further left, 1 further right, -2 found, but there may be an earlier
// one.
Value search_step(CallTarget*, const Value* args) {
  Value v = args[2];
  if (v == kTrue) return fixnum(-2);
  if (v.falsy()) return fixnum(1);
  if (v.is_int()) return fixnum(v.as_int() < 0 ? -1 : v.as_int() > 0);
  if (is_float(v)) return fixnum(number::to_double(v) < 0 ? -1 : number::to_double(v) > 0);
  if (is_integer(v)) return fixnum(integer::sign(v));
  if (!is_a(v, classes.Numeric))
    return raise(classes.TypeError,
                 "wrong argument type " + class_name(real_class_of(v)) + " (must be numeric, true, false or nil)");
  return compare(v, fixnum(0));
}

// How many steps of `width` there are from one float to another, as CRuby counts them: with some tolerance for
// rounding.
double step_count(double from, double to, double width, bool exclusive) {
  double n = (to - from) / width,
         error = (std::fabs(from) + std::fabs(to) + std::fabs(to - from)) / std::fabs(width) * 2.220446049250313e-16;
  if (std::isinf(width)) return width > 0 ? from <= to : from >= to;
  if (width == 0) return INFINITY;
  error = std::min(error, 0.5);
  if (!exclusive) return n < 0 ? 0 : std::floor(n + error) + 1;
  if (n <= 0) return 0;
  n = n < 1 ? 0 : std::floor(n - error);
  double next = (n + 1) * width + from;
  if (from < to ? next < to : from > to && next > to) n++;
  return n + 1;
}
Value float_step_count(CallTarget*, const Value* args) {
  double n =
      step_count(number::to_double(args[2]), number::to_double(args[3]), number::to_double(args[4]), args[5].truthy());
  return std::isfinite(n) ? integer::from_double(n) : box_double(n);
}

// Floats as Integers in the same order, and back.
Value float_order(CallTarget*, const Value* args) {
  double d = number::to_double(args[2]);
  int64_t bits = std::bit_cast<int64_t>(d == 0 ? 0.0 : d);
  return integer::from_int64(bits < 0 ? INT64_MIN - bits : bits);
}
Value float_from_order(CallTarget*, const Value* args) {
  int64_t order = 0;
  integer::to_int64(args[2], &order);
  return box_double(std::bit_cast<double>(order < 0 ? INT64_MIN - order : order));
}

// ---- Array

// __inject(operator, initial): by the method of that name.
Value array_inject(CallTarget*, const Value* args) {
  Value self = args[0], name = args[2];
  if (!is_symbol(name) && !is_string(name))
    return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(name)))) + " is not a symbol nor a string");
  Symbol* op = intern(view_of(name));
  bool plus = op == names::plus && find_method(classes.Integer, op)->kind == Method::Native;
  int64_t i = 0;
  Value memo = args[3];
  if (memo == kUndefined) {
    if (length_of(self) == 0) return kNil;
    memo = element(self, i++);
  }
  for (; i < length_of(self); i++) {
    Value v = element(self, i);
    if (plus && is_integer(memo) && is_integer(v))
      memo = integer::add(memo, v);
    else
      memo = RB_TRY(call_public(memo, op, std::span<const Value>(&v, 1), kNil, false));
  }
  return memo;
}

// __remove(from, to): the elements of [from, to), as far as they are still there.
Value array_remove(CallTarget*, const Value* args) {
  int64_t n = length_of(args[0]), from = std::min(args[2].as_int(), n), to = std::min(args[3].as_int(), n);
  if (from < to) array::remove(array_of(args[0]), from, to - from);
  return kNil;
}

const NativeMethod kernel_methods[] = {
    {"__pack", nullptr, 0, 0, kPrivate, operation<PackOp>, 1},
    {"__append_flat", append_flat, 2, 0, kPrivate},
    {"__add_to_group", add_to_group, 3, 0, kPrivate},
    {"__count_up", count_up, 2, 0, kPrivate},
    {"__store_pair", store_pair, 2, 0, kPrivate},
    {"__to_hash", implicit_hash, 1, 0, kPrivate},
    {"__inspecting", inspecting, 0, 0, kPrivate},
    {"__to_int", implicit_integer, 1, 0, kPrivate},
    {"__search_step", search_step, 1, 0, kPrivate},
    {"__float_step_count", float_step_count, 4, 0, kPrivate},
    {"__float_order", float_order, 1, 0, kPrivate},
    {"__float_from_order", float_from_order, 1, 0, kPrivate},
};
const NativeMethod array_methods[] = {{"__inject", array_inject, 1, 1}, {"__remove", array_remove, 2}};

void define_prelude_support() {
  define_methods(classes.Kernel, kernel_methods);
  define_methods(classes.Array, array_methods);
}
HY_RUBY_CORE(define_prelude_support);

}  // namespace

}  // namespace hypha::ruby
