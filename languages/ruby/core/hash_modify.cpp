// SPDX-License-Identifier: MIT
// Hash: removing entries, merging, and new collections from the entries.
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/hash_support.h"

namespace hypha::ruby {

namespace {

Value hash_delete(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  Value v = RB_TRY(hash::remove(hash_of(args[0]), args[2], key_protocol));
  if (v != kUndefined) return v;
  return args[1] == kNil ? kNil : call_block(args[1], {args[2]});
}

Value hash_shift(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  Value key, value;
  if (!hash::take_first(hash_of(args[0]), &key, &value)) return hash_default(args[0], kNil);
  return new_array({key, value});
}

Value hash_clear(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  hash::clear(hash_of(args[0]));
  return args[0];
}

// Entries and default.
Value hash_replace(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  Value with = RB_TRY(to_hash(args[2]));
  if (with == args[0]) return args[0];
  if (is_iterated(args[0])) return raise(classes.RuntimeError, "can't replace hash during iteration");
  hash::replace(hash_of(args[0]), hash_of(with));
  set_default_proc(args[0], kNil);
  if (has_default_proc(with))
    set_default_proc(args[0], hash_of(with)->default_value.load());
  else
    hash_of(args[0])->default_value.write(hash_of(args[0]), hash_of(with)->default_value.load());
  return args[0];
}

// __update(others): the form of update without a block.
Value hash_update(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  for (int64_t n = 0; n < array_of(args[2])->length(); n++) {
    Value other = RB_TRY(to_hash(array::get(array_of(args[2]), n))), key, value;
    for (int64_t i = 0; hash::next(hash_of(other), &i, &key, &value);) RB_TRY(hash_aset(args[0], key, value));
  }
  return args[0];
}

// __copy: with the default, as merge, select and their like start from; __entries: without.
Value hash_copy(CallTarget*, const Value* args) {
  Value copy = copy_hash(args[0]);
  if (has_default_proc(args[0]))
    set_default_proc(copy, hash_of(args[0])->default_value.load());
  else
    hash_of(copy)->default_value.write(hash_of(copy), hash_of(args[0])->default_value.load());
  return copy;
}
Value hash_entries(CallTarget*, const Value* args) { return copy_hash(args[0]); }
// An empty one that compares keys the same way.
Value hash_fresh(CallTarget*, const Value* args) {
  Value fresh = new_hash();
  if (hash::by_identity(hash_of(args[0]))) hash::compare_by_identity(hash_of(fresh));
  return fresh;
}

Value hash_to_hash(CallTarget*, const Value* args) { return args[0]; }
Value hash_to_h(CallTarget* t, const Value* args) {
  return real_class_of(args[0]) == classes.Hash ? args[0] : hash_copy(t, args);
}

template <class F>
Value collect(Value hash, F row) {
  Value result = new_array(), key, value;
  array::reserve(array_of(result), hash_of(hash)->count());
  for (int64_t i = 0; hash::next(hash_of(hash), &i, &key, &value);) array::push(array_of(result), row(key, value));
  return result;
}
Value hash_keys(CallTarget*, const Value* args) {
  return collect(args[0], [](Value k, Value) { return k; });
}
Value hash_values(CallTarget*, const Value* args) {
  return collect(args[0], [](Value, Value v) { return v; });
}
Value hash_to_a(CallTarget*, const Value* args) {
  return collect(args[0], [](Value k, Value v) { return new_array({k, v}); });
}

Value hash_first_pair(CallTarget*, const Value* args) {
  Value key, value;
  return hash::first(hash_of(args[0]), &key, &value) ? new_array({key, value}) : kNil;
}

Value hash_key(CallTarget*, const Value* args) {
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);)
    if (RB_TRY(equal(value, args[2])) == kTrue) return key;
  return kNil;
}
Value hash_has_value(CallTarget*, const Value* args) {
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);)
    if (RB_TRY(equal(value, args[2])) == kTrue) return kTrue;
  return kFalse;
}
Value hash_rassoc(CallTarget*, const Value* args) {
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);)
    if (RB_TRY(equal(value, args[2])) == kTrue) return new_array({key, value});
  return kNil;
}
Value hash_assoc(CallTarget*, const Value* args) {
  Value key = RB_TRY(hash::get_key(hash_of(args[0]), args[2], key_protocol));
  if (key == kUndefined) return kNil;
  return new_array({key, RB_TRY(hash::get(hash_of(args[0]), key, key_protocol))});
}

Value hash_invert(CallTarget*, const Value* args) {
  Value result = new_hash(), key, value;
  for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);) RB_TRY(hash_set(result, value, key));
  return result;
}

Value hash_slice(CallTarget*, const Value* args) {
  Value result = new_hash();
  if (hash::by_identity(hash_of(args[0]))) hash::compare_by_identity(hash_of(result));
  for (int64_t i = 0; i < array_of(args[2])->length(); i++) {
    Value key = array::get(array_of(args[2]), i), v = RB_TRY(hash::get(hash_of(args[0]), key, key_protocol));
    if (v != kUndefined) RB_TRY(hash_set(result, key, v));
  }
  return result;
}
Value hash_except(CallTarget*, const Value* args) {
  Value result = copy_hash(args[0]);
  for (int64_t i = 0; i < array_of(args[2])->length(); i++)
    RB_TRY(hash::remove(hash_of(result), array::get(array_of(args[2]), i), key_protocol));
  return result;
}

Value without_nil(Value hash) {
  Value result = new_hash(), key, value;
  if (hash::by_identity(hash_of(hash))) hash::compare_by_identity(hash_of(result));
  for (int64_t i = 0; hash::next(hash_of(hash), &i, &key, &value);)
    if (value != kNil) RB_TRY(hash_set(result, key, value));
  return result;
}
Value hash_compact(CallTarget*, const Value* args) { return without_nil(args[0]); }
Value hash_compact_bang(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  Value rest = RB_TRY(without_nil(args[0]));
  if (hash_of(rest)->count() == hash_of(args[0])->count()) return kNil;
  hash::replace(hash_of(args[0]), hash_of(rest));
  return args[0];
}

Value hash_rehash(CallTarget*, const Value* args) {
  if (is_iterated(args[0])) return raise(classes.RuntimeError, "rehash during iteration");
  RB_TRY(check_hash(args[0]));
  RB_TRY(hash::rehash(hash_of(args[0]), key_protocol));
  return args[0];
}

Value hash_by_identity(CallTarget*, const Value* args) {
  if (hash::by_identity(hash_of(args[0]))) return args[0];
  RB_TRY(check_hash(args[0]));
  if (is_iterated(args[0])) return raise(classes.RuntimeError, "compare_by_identity during iteration");
  hash::compare_by_identity(hash_of(args[0]));
  return args[0];
}
Value hash_is_by_identity(CallTarget*, const Value* args) { return boolean(hash::by_identity(hash_of(args[0]))); }
Value hash_check_frozen(CallTarget*, const Value* args) { return check_hash(args[0]); }

// ---- Hash[...]

Value set_pairs(Value result, Value pairs) {
  for (int64_t i = 0; i < array_of(pairs)->length(); i++) {
    Value v = array::get(array_of(pairs), i), pair = is_array(v) ? v : RB_TRY(to_ary(v));
    if (pair == kNil)
      return raise(classes.ArgumentError, "wrong element type " + class_name(real_class_of(v)) + " at " +
                                              std::to_string(i) + " (expected array)");
    int64_t n = array_of(pair)->length();
    if (n != 1 && n != 2)
      return raise(classes.ArgumentError, "invalid number of elements (" + std::to_string(n) + " for 1..2)");
    RB_TRY(hash_set(result, array::get(array_of(pair), 0), n == 2 ? array::get(array_of(pair), 1) : kNil));
  }
  return result;
}

Value hash_create(CallTarget*, const Value* args) {
  Value list = args[2], result = RB_TRY(allocate_instance(class_info(args[0])));
  int64_t n = array_of(list)->length();
  if (n == 1) {
    Value from = array::get(array_of(list), 0);
    if (is_hash(from) || (from.is_heap() && !is_array(from) && responds_to(from, names::to_hash))) {
      hash::replace(hash_of(result), hash_of(RB_TRY(to_hash(from))));
      return result;
    }
    Value pairs = is_array(from) ? from : RB_TRY(to_ary(from));
    if (pairs != kNil) return set_pairs(result, pairs);
  }
  if (n % 2) return raise(classes.ArgumentError, "odd number of arguments for Hash");
  for (int64_t i = 0; i < n; i += 2)
    RB_TRY(hash_set(result, array::get(array_of(list), i), array::get(array_of(list), i + 1)));
  return result;
}

const NativeMethod methods[] = {
    {"delete", hash_delete, 1},
    {"shift", hash_shift},
    {"clear", hash_clear},
    {"replace", hash_replace, 1},
    {"initialize_copy", hash_replace, 1, 0, kPrivate},
    {"__update", hash_update, 1},
    {"__copy", hash_copy},
    {"__entries", hash_entries},
    {"__fresh", hash_fresh},
    {"to_hash", hash_to_hash},
    {"__to_h", hash_to_h},
    {"keys", hash_keys},
    {"values", hash_values},
    {"to_a", hash_to_a},
    {"entries", hash_to_a},
    {"__first", hash_first_pair},
    {"key", hash_key, 1},
    {"value?", hash_has_value, 1},
    {"has_value?", hash_has_value, 1},
    {"rassoc", hash_rassoc, 1},
    {"assoc", hash_assoc, 1},
    {"invert", hash_invert},
    {"slice", hash_slice, 0, 0, kRest},
    {"except", hash_except, 0, 0, kRest},
    {"compact", hash_compact},
    {"compact!", hash_compact_bang},
    {"rehash", hash_rehash},
    {"compare_by_identity", hash_by_identity},
    {"compare_by_identity?", hash_is_by_identity},
    {"__check_frozen", hash_check_frozen},
};
const NativeMethod class_methods[] = {{"[]", hash_create, 0, 0, kRest}};

void define_hash_modify() {
  define_methods(classes.Hash, methods);
  define_singleton_methods(classes.Hash, class_methods);
}
HY_RUBY_CORE(define_hash_modify);

}  // namespace

}  // namespace hypha::ruby
