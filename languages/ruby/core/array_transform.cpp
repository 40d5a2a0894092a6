// SPDX-License-Identifier: MIT
// Array: new arrays from the elements of one, and the changes of a whole array in place.
#include <absl/container/flat_hash_set.h>

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }
Value element(Value array, int64_t i) { return array::get(array_of(array), i); }

// ---- flatten

using Arrays = absl::flat_hash_set<uint64_t>;

// Appends the elements of `array`, those of Arrays in it instead of them, down to `depth` (-1: all). `inside`: the bits
// of the arrays being flattened.
Value flatten_into(Value result, Value array, int64_t depth, Arrays& inside, bool* changed) {
  Value v;
  for (int64_t i = 0; element_at(array, i, &v); i++) {
    Value nested = is_array(v)                                                                   ? v
                   : !v.is_heap() || is_string(v) || is_symbol(v) || is_hash(v) || is_integer(v) ? kNil
                                                                                                 : RB_TRY(to_ary(v));
    if (nested == kNil || depth == 0) {
      array::push(array_of(result), v);
      continue;
    }
    *changed = true;
    if (!inside.insert(nested.bits).second) return raise(classes.ArgumentError, "tried to flatten recursive array");
    if (!stack_has_room()) return raise_stack_overflow();
    RB_TRY(flatten_into(result, nested, depth - 1, inside, changed));
    inside.erase(nested.bits);
  }
  return kNil;
}

Value flatten(Value array, Value depth_value, bool* changed) {
  int64_t depth = -1;
  if (depth_value != kUndefined && depth_value != kNil) RB_TRY(to_int64(depth_value, &depth));
  if (depth == 0) return copy_array(array);
  Value result = new_array();
  Arrays inside{array.bits};
  RB_TRY(flatten_into(result, array, depth < 0 ? -1 : depth, inside, changed));
  return result;
}

Value array_flatten(CallTarget*, const Value* args) {
  bool changed = false;
  return flatten(args[0], args[2], &changed);
}
Value array_flatten_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  bool changed = false;
  Value seen = copy_array(args[0]), flat = RB_TRY(flatten(seen, args[2], &changed));
  if (!changed) return kNil;
  replace_seen(args[0], length_of(seen), flat);
  return args[0];
}

// ---- compact, uniq, reverse, rotate

Value array_compact(CallTarget*, const Value* args) {
  Value result = new_array(), v;
  for (int64_t i = 0; element_at(args[0], i, &v); i++)
    if (v != kNil) array::push(array_of(result), v);
  return result;
}
Value array_compact_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  Value v;
  int64_t i = 0;
  while (element_at(args[0], i, &v) && v != kNil) i++;
  if (v == kUndefined) return kNil;
  array::remove_where(array_of(args[0]), i, [](int64_t, Value e) { return e == kNil; });
  return args[0];
}

// __replace_seen(with, count): `with` was computed from the first `count` elements.
Value array_replace_seen(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  replace_seen(args[0], args[3].as_int(), args[2]);
  return args[0];
}

Value array_reverse(CallTarget*, const Value* args) {
  Value result = copy_array(args[0]);
  array::reverse(array_of(result));
  return result;
}
Value array_reverse_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  array::reverse(array_of(args[0]));
  return args[0];
}

Value rotate(Value array, Value by) {
  int64_t n;
  RB_TRY(optional_int(by, 1, &n));
  array::rotate(array_of(array), n);
  return array;
}
Value array_rotate(CallTarget*, const Value* args) { return rotate(copy_array(args[0]), args[2]); }
Value array_rotate_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  return rotate(args[0], args[2]);
}

// ---- tables

Value array_transpose(CallTarget*, const Value* args) {
  int64_t rows = length_of(args[0]), columns = -1;
  Value result = new_array();
  Value v;
  for (int64_t i = 0; i < rows && element_at(args[0], i, &v); i++) {
    Value row = RB_TRY(to_array(v));
    if (columns < 0) {
      columns = length_of(row);
      for (int64_t k = 0; k < columns; k++) array::push(array_of(result), new_array());
    } else if (length_of(row) != columns) {
      return raise(classes.IndexError, "element size differs (" + std::to_string(length_of(row)) + " should be " +
                                           std::to_string(columns) + ")");
    }
    for (int64_t k = 0; k < columns; k++) array::push(array_of(element(result, k)), element(row, k));
  }
  return result;
}

// __zip(others): rows of an element of self and the ones at its place in the others (an Array of Arrays).
Value array_zip(CallTarget*, const Value* args) {
  int64_t width = length_of(args[2]);
  Value result = new_array();
  Value v;
  for (int64_t i = 0; element_at(args[0], i, &v); i++) {
    Value row = new_array({v});
    for (int64_t k = 0; k < width; k++) array::push(array_of(row), element_at(element(args[2], k), i, &v) ? v : kNil);
    array::push(array_of(result), row);
  }
  return result;
}

Value array_product(CallTarget*, const Value* args) {
  Value lists = new_array({copy_array(args[0])});
  int64_t size = length_of(element(lists, 0));
  for (int64_t i = 0; i < length_of(args[2]); i++) {
    Value other = copy_array(RB_TRY(to_array(element(args[2], i))));
    array::push(array_of(lists), other);
    if (__builtin_mul_overflow(size, length_of(other), &size)) return raise(classes.RangeError, "too big to product");
  }
  RB_TRY(check_array_size(size));
  int64_t n = length_of(lists);
  Value result = new_array(), at = new_array(n, fixnum(0));
  for (int64_t k = 0; k < size; k++) {
    Value row = new_array();
    for (int64_t i = 0; i < n; i++) array::push(array_of(row), element(element(lists, i), element(at, i).as_int()));
    array::push(array_of(result), row);
    for (int64_t i = n - 1; i >= 0; i--) {
      int64_t next = element(at, i).as_int() + 1;
      bool carry = next == length_of(element(lists, i));
      array::set(array_of(at), i, fixnum(carry ? 0 : next));
      if (!carry) break;
    }
  }
  return result;
}

// ---- conversions

Value array_to_a(CallTarget*, const Value* args) {
  return real_class_of(args[0]) == classes.Array ? args[0] : copy_array(args[0]);
}
Value array_to_ary(CallTarget*, const Value* args) { return args[0]; }
Value array_copy(CallTarget*, const Value* args) { return copy_array(args[0]); }

Value array_to_h(CallTarget*, const Value* args) {
  Value result = new_hash(), v;
  for (int64_t i = 0; element_at(args[0], i, &v); i++) {
    Value pair = is_array(v) ? v : RB_TRY(to_ary(v));
    std::string where = " at " + std::to_string(i);
    if (pair == kNil)
      return raise(classes.TypeError,
                   "wrong element type " + class_name(real_class_of(v)) + where + " (expected array)");
    if (length_of(pair) != 2)
      return raise(classes.ArgumentError,
                   "wrong array length" + where + " (expected 2, was " + std::to_string(length_of(pair)) + ")");
    RB_TRY(hash_set(result, element(pair, 0), element(pair, 1)));
  }
  return result;
}

// ---- chance. xorshift64* (Vigna, An experimental exploration of Marsaglia's xorshift generators, 2016).

uint64_t random_word() {
  static thread_local uint64_t state = 0;
  if (state == 0) {
    timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    state = uint64_t(now.tv_nsec) * 0x9E3779B97F4A7C15 ^ uint64_t(now.tv_sec) ^ reinterpret_cast<uintptr_t>(&state) ^ 1;
  }
  state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
  return state * 0x2545F4914F6CDD1D;
}

// A number below `limit` from the keyword `random:`, if there is one.
Value pick(Value keywords, int64_t limit, int64_t* out) {
  static Symbol *random = intern("random"), *rand = intern("rand");
  Value source = is_hash(keywords) ? RB_TRY(hash_get(keywords, symbol_value(random))) : kUndefined;
  if (source == kUndefined || source == kNil) {
    *out = int64_t(random_word() % uint64_t(limit));
    return kNil;
  }
  Value args[] = {fixnum(limit)};
  Value n = RB_TRY(call_public(source, rand, args, kNil, false));
  RB_TRY(to_int64(n, out));
  if (*out < 0 || *out >= limit) return raise(classes.RangeError, "random number too big " + std::to_string(*out));
  return kNil;
}

Value shuffled(Value array, Value keywords) {
  Value result = copy_array(array);
  for (int64_t i = length_of(result) - 1; i > 0; i--) {
    int64_t k;
    RB_TRY(pick(keywords, i + 1, &k));
    Value v = element(result, i);
    array::set(array_of(result), i, element(result, k));
    array::set(array_of(result), k, v);
  }
  return result;
}
Value array_shuffle(CallTarget*, const Value* args) { return shuffled(args[0], args[2]); }
Value array_shuffle_bang(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  Value r = RB_TRY(shuffled(args[0], args[2]));
  replace_seen(args[0], length_of(r), r);
  return args[0];
}
Value array_sample(CallTarget*, const Value* args) {
  int64_t n;
  if (args[2] == kUndefined) {
    while (int64_t length = length_of(args[0])) {
      int64_t i;
      RB_TRY(pick(args[3], length, &i));
      if (Value v; element_at(args[0], i, &v)) return v;
    }
    return kNil;
  }
  RB_TRY(element_count(args[2], "negative sample number", &n));
  Value all = RB_TRY(shuffled(args[0], args[3]));
  return sub_array(all, 0, std::min(n, length_of(all)));
}

const NativeMethod methods[] = {
    {"flatten", array_flatten, 0, 1},
    {"flatten!", array_flatten_bang, 0, 1},
    {"compact", array_compact},
    {"compact!", array_compact_bang},
    {"__replace_seen", array_replace_seen, 2},
    {"reverse", array_reverse},
    {"reverse!", array_reverse_bang},
    {"rotate", array_rotate, 0, 1},
    {"rotate!", array_rotate_bang, 0, 1},
    {"transpose", array_transpose},
    {"__zip", array_zip, 1},
    {"__product", array_product, 0, 0, kRest},
    {"to_a", array_to_a},
    {"entries", array_copy},
    {"to_ary", array_to_ary},
    {"__to_h", array_to_h},
    {"__copy", array_copy},
    {"shuffle", array_shuffle, 0, 0, kKeywords},
    {"shuffle!", array_shuffle_bang, 0, 0, kKeywords},
    {"sample", array_sample, 0, 1, kKeywords},
};

void define_array_transform() { define_methods(classes.Array, methods); }
HY_RUBY_CORE(define_array_transform);

}  // namespace

}  // namespace hypha::ruby
