// SPDX-License-Identifier: MIT
// Array: adding, removing and storing elements.
#include <absl/container/flat_hash_set.h>

#include <bit>

#include "languages/ruby/core/array_operations.h"
#include "languages/ruby/core/operation.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }

// ---- storing

Value store_at(Value array, int64_t i, Value v) {
  if (i < 0) {
    if (array::store(array_of(array), i, v)) return v;
    return raise(classes.IndexError,
                 "index " + std::to_string(i) + " too small for array; minimum: -" + std::to_string(length_of(array)));
  }
  if (i >= INT64_MAX / int64_t(sizeof(Value)))
    return raise(classes.IndexError, "index " + std::to_string(i) + " too big");
  if (i > length_of(array)) RB_TRY(check_array_size(i + 1));
  array::set_growing(array_of(array), i, v, kNil);
  return v;
}

// a[start, count] = v: an Array's elements, or v itself.
Value splice(Value array, int64_t start, int64_t count, Value v) {
  Value with = is_array(v) ? v : RB_TRY(to_ary(v));
  if (with == kNil) with = new_array({v});
  int64_t n = length_of(array);
  if (start > n) {
    RB_TRY(check_array_size(start + length_of(with)));
    array::resize(array_of(array), start, kNil);
    n = start;
  }
  array::replace_range(array_of(array), start, std::min(count, n - start), array_of(with));
  return v;
}

Value store_part(Value array, Value start_value, Value count_value, Value v) {
  int64_t start, count;
  RB_TRY(to_int64(start_value, &start));
  RB_TRY(to_int64(count_value, &count));
  if (count < 0) return raise(classes.IndexError, "negative length (" + std::to_string(count) + ")");
  int64_t n = length_of(array);
  if (start < 0 && (start += n) < 0)
    return raise(classes.IndexError,
                 "index " + std::to_string(start - n) + " too small for array; minimum: -" + std::to_string(n));
  return splice(array, start, count, v);
}

Value array_set(CallTarget*, const Value* args) {
  if (args[4] == kUndefined) return array_aset(args[0], args[2], args[3]);
  RB_TRY(check_array(args[0]));
  return store_part(args[0], args[2], args[3], args[4]);
}

Value array_push_all(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  if (length_of(args[2]) == 1)
    array::push(array_of(args[0]), array::get(array_of(args[2]), 0));
  else
    array::append(array_of(args[0]), array_of(args[2]));
  return args[0];
}

Value array_shift_left(CallTarget*, const Value* args) { return array_push(args[0], args[2]); }

Value array_concat(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  Value all = new_array();
  for (int64_t i = 0; i < length_of(args[2]); i++) {
    Value other = RB_TRY(to_array(array::get(array_of(args[2]), i)));
    array::append(array_of(all), array_of(other));
  }
  array::append(array_of(args[0]), array_of(all));
  return args[0];
}

Value array_unshift(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  array::replace_range(array_of(args[0]), 0, 0, array_of(args[2]));
  return args[0];
}

Value array_insert(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  int64_t i, n = length_of(args[0]);
  RB_TRY(to_int64(args[2], &i));
  if (length_of(args[3]) == 0) return args[0];
  if (i < 0) {
    i += n + 1;
    if (i < 0)
      return raise(classes.IndexError,
                   "index " + std::to_string(i - n - 1) + " too small for array; minimum: -" + std::to_string(n + 1));
  }
  RB_TRY(splice(args[0], i, 0, args[3]));
  return args[0];
}

// ---- removing

Value nil_if_none(Value v) { return v == kUndefined ? kNil : v; }

Value cut_out(Value array, int64_t start, int64_t count) {
  return ref(array::cut(array_shape(), array_of(array), start, count));
}

Value array_pop_some(CallTarget*, const Value* args) {
  if (args[2] == kUndefined) return array_pop(args[0]);
  RB_TRY(check_array(args[0]));
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  return n == 0 ? new_array() : cut_out(args[0], -n, n);
}

Value array_shift(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  if (args[2] == kUndefined) return nil_if_none(array::shift(array_of(args[0])));
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  return cut_out(args[0], 0, n);
}

Value array_delete_at(CallTarget*, const Value* args) {
  int64_t i;
  RB_TRY(to_int64(args[2], &i));
  RB_TRY(check_array(args[0]));
  return nil_if_none(array::take(array_of(args[0]), i));
}

// Of an array that other threads may be changing: the equal ones are looked for in a copy, without a lock, since == may
// be the program's. Whatever is one of those goes in one step. *found: the last one; kUndefined: there is none. kFalse:
// all that were found are gone by then.
Value delete_seen(Value self, Value wanted, Value* found) {
  Value seen = copy_array(self), v;
  absl::flat_hash_set<std::pair<bool, uint64_t>> equals;
  auto identity = [](Value e) {  // an array of doubles makes a new object for each look
    return is_float(e) ? std::pair(true, std::bit_cast<uint64_t>(number::to_double(e))) : std::pair(false, e.bits);
  };
  for (int64_t i = 0; element_at(seen, i, &v); i++) {
    if (RB_TRY(equal(v, wanted)) != kTrue) continue;
    if (equals.empty()) RB_TRY(check_array(self));
    equals.insert(identity(v));
  }
  if (equals.empty()) return kTrue;
  array::remove_where(array_of(self), 0, [&](int64_t, Value e) {
    if (!equals.contains(identity(e))) return false;
    *found = e;
    return true;
  });
  return boolean(*found != kUndefined);
}
Value delete_shared(Value self, Value wanted) {
  Value found = kUndefined;
  while (RB_TRY(delete_seen(self, wanted, &found)) == kFalse) {
  }
  return found;
}

// Of any other, in place. The loop may still change it.
Value delete_local(Value self, Value wanted) {
  Value found = kUndefined;
  int64_t kept = 0;
  for (int64_t i = 0; i < length_of(self); i++) {
    Value v = array::get(array_of(self), i);
    if (RB_TRY(equal(v, wanted)) == kTrue) {
      if (found == kUndefined) RB_TRY(check_array(self));
      found = v;
    } else {
      if (kept != i && i < length_of(self)) array::set(array_of(self), kept, v);
      kept++;
    }
  }
  if (found != kUndefined && kept < length_of(self)) array::resize(array_of(self), kept, kNil);
  return found;
}

// The last one of the equal elements; without any, what the block says.
Value array_delete(CallTarget*, const Value* args) {
  const bool is_shared = sharing::is_shared(args[0].ptr());
  Value found = RB_TRY(is_shared ? delete_shared(args[0], args[2]) : delete_local(args[0], args[2]));
  if (found != kUndefined) return found;
  return args[1] == kNil ? kNil : call_block(args[1], {args[2]});
}

Value remove_part(Value array, int64_t start, int64_t count) {
  int64_t n = length_of(array);
  if (start + n < 0 || start > n || count < 0) return kNil;
  return cut_out(array, start, count);
}

Value array_slice_bang(CallTarget* t, const Value* args) {
  RB_TRY(check_array(args[0]));
  int64_t start, count;
  if (args[3] != kUndefined) {
    RB_TRY(to_int64(args[2], &start));
    RB_TRY(to_int64(args[3], &count));
    return remove_part(args[0], start, count);
  }
  if (!is_kind(args[2], Kind::Range)) return array_delete_at(t, args);
  if (RB_TRY(range_span(args[2], length_of(args[0]), true, false, &start, &count)) == kNil) return kNil;
  return remove_part(args[0], start, count);
}

Value array_clear(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  array::clear(array_of(args[0]));
  return args[0];
}

Value array_replace(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  Value with = RB_TRY(to_array(args[2]));
  if (with != args[0]) array::replace(array_of(args[0]), array_of(with));
  return args[0];
}

// fill(value [, start [, count]]) and fill(value, range). In the prelude's form with a block `value` is not used:
// __fill_span(start, count) -> [from, to] to be filled.
Value fill_span(Value self, Value start_value, Value count_value, int64_t* from, int64_t* to) {
  int64_t n = length_of(self), start = 0, count = 0;
  bool has_start = start_value != kUndefined && start_value != kNil,
       has_count = count_value != kUndefined && count_value != kNil;
  if (has_start && !has_count && is_kind(start_value, Kind::Range)) {
    RB_TRY(range_span(start_value, n, false, true, &start, &count));
  } else {
    if (has_start) RB_TRY(to_int64(start_value, &start));
    if (start < 0) start = std::max<int64_t>(0, start + n);
    count = std::max<int64_t>(0, n - start);
    if (has_count) RB_TRY(to_int64(count_value, &count));
  }
  *from = start;
  *to = start + std::max<int64_t>(0, count);
  return check_array_size(*to);
}

Value array_fill(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  int64_t from, to;
  RB_TRY(fill_span(args[0], args[3], args[4], &from, &to));
  Array* a = array_of(args[0]);
  for (int64_t i = from; i < to; i++) array::set_growing(a, i, args[2], kNil);
  return args[0];
}

Value array_fill_span(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  int64_t from, to;
  RB_TRY(fill_span(args[0], args[2], args[3], &from, &to));
  return new_array({fixnum(from), fixnum(to)});
}

// The first `size` elements stay: what select!, reject!, map! and the like end with.
Value array_truncate(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  int64_t n = args[2].as_int();
  if (n < length_of(args[0])) array::resize(array_of(args[0]), n, kNil);
  return args[0];
}

Value array_check_frozen(CallTarget*, const Value* args) { return check_array(args[0]); }

// ---- making arrays

Value array_initialize(CallTarget*, const Value* args) {
  RB_TRY(check_array(args[0]));
  array::clear(array_of(args[0]));
  if (args[2] == kUndefined) return kNil;
  if (args[3] == kUndefined && !args[2].is_int()) {
    Value from = is_array(args[2]) ? args[2] : RB_TRY(to_ary(args[2]));
    if (from != kNil) {
      array::replace(array_of(args[0]), array_of(from));
      return kNil;
    }
  }
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  RB_TRY(check_array_size(n));
  array::resize(array_of(args[0]), n, args[3] == kUndefined ? kNil : args[3]);
  return kNil;
}

// The size of Array.new(size) { }.
Value array_new_size(CallTarget*, const Value* args) {
  int64_t n;
  RB_TRY(element_count(args[2], "negative array size", &n));
  RB_TRY(check_array_size(n));
  return fixnum(n);
}

Value array_of_arguments(CallTarget*, const Value* args) {
  ClassInfo* c = class_info(args[0]);
  return c == classes.Array ? args[2]
                            : ref(array::slice(c->instance_shape->id(), array_of(args[2]), 0, length_of(args[2])));
}

Value array_try_convert(CallTarget*, const Value* args) { return to_ary(args[2]); }

const NativeMethod methods[] = {
    {"[]=", array_set, 2, 1, 0, operation<ArraySetOp>, 2},
    {"<<", array_shift_left, 1, 0, 0, operation<ArrayPushOp>, 1},
    {"__push", array_shift_left, 1, 0, 0, operation<ArrayPushOp>, 1},
    {"__set", array_set, 2, 1, 0, operation<ArraySetOp>, 2},
    {"push", array_push_all, 0, 0, kRest, operation<ArrayPushOp>, 1},
    {"append", array_push_all, 0, 0, kRest, operation<ArrayPushOp>, 1},
    {"pop", array_pop_some, 0, 1, 0, operation<ArrayPopOp>, 0},
    {"concat", array_concat, 0, 0, kRest},
    {"unshift", array_unshift, 0, 0, kRest},
    {"prepend", array_unshift, 0, 0, kRest},
    {"insert", array_insert, 1, 0, kRest},
    {"shift", array_shift, 0, 1},
    {"delete_at", array_delete_at, 1},
    {"delete", array_delete, 1},
    {"slice!", array_slice_bang, 1, 1},
    {"clear", array_clear},
    {"replace", array_replace, 1},
    {"initialize_copy", array_replace, 1, 0, kPrivate},
    {"__fill", array_fill, 1, 2},
    {"__fill_span", array_fill_span, 0, 2},
    {"__truncate", array_truncate, 1},
    {"__check_frozen", array_check_frozen},
    {"__initialize", array_initialize, 0, 2},
    {"__new_size", array_new_size, 1},
};
const NativeMethod class_methods[] = {
    {"[]", array_of_arguments, 0, 0, kRest},
    {"try_convert", array_try_convert, 1},
};

void define_array_modify() {
  define_methods(classes.Array, methods);
  define_singleton_methods(classes.Array, class_methods);
}
HY_RUBY_CORE(define_array_modify);

}  // namespace

Value array_push(Value array, Value v) {
  RB_TRY(check_array(array));
  array::push(array_of(array), v);
  return array;
}

Value array_pop(Value array) {
  RB_TRY(check_array(array));
  Value v = array::pop(array_of(array));
  return v == kUndefined ? kNil : v;
}

Value array_aset(Value array, Value index, Value v) {
  RB_TRY(check_array(array));
  if (index.is_int()) return store_at(array, index.as_int(), v);
  int64_t start, count;
  if (is_kind(index, Kind::Range)) {
    RB_TRY(range_span(index, length_of(array), false, true, &start, &count));
    return splice(array, start, count, v);
  }
  RB_TRY(to_int64(index, &start));
  return store_at(array, start, v);
}

}  // namespace hypha::ruby
