// SPDX-License-Identifier: MIT
// Hash: looking up, defaults, and what the prelude's loops stand on.
#include "languages/ruby/runtime/thread_data.h"
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/hash_support.h"
#include "languages/ruby/core/operation.h"
#include "languages/ruby/nodes/block.h"

namespace hypha::ruby {

namespace {

Value has_key(Value hash, Value key) {
  Value v = RB_TRY(hash::get(hash_of(hash), key, key_protocol));
  return boolean(v != kUndefined);
}

struct HashRefOp : OperationOf<HashRefOp> {
  RUN { return d.call_rt(*this, hash_aref, d.arg(0), d.arg(2)); }
};
struct HashSetOp : OperationOf<HashSetOp> {
  RUN { return d.call_rt(*this, hash_aset, d.arg(0), d.arg(2), d.arg(3)); }
};
struct HashHasKeyOp : OperationOf<HashHasKeyOp> {
  RUN { return d.call_rt(*this, hash_has_key, d.arg(0), d.arg(2)); }
};

Value hash_ref(CallTarget*, const Value* args) { return hash_aref(args[0], args[2]); }
Value hash_set_method(CallTarget*, const Value* args) { return hash_aset(args[0], args[2], args[3]); }
Value hash_key_p(CallTarget*, const Value* args) { return has_key(args[0], args[2]); }
Value hash_length(CallTarget*, const Value* args) { return fixnum(hash_of(args[0])->count()); }
Value hash_empty(CallTarget*, const Value* args) { return boolean(hash_of(args[0])->count() == 0); }

Value key_error(Value hash, Value key) {
  Value text = RB_TRY(inspect(key));
  return raise_key_error("key not found: " + std::string(view_of(text)), hash, key);
}

Value hash_fetch(CallTarget*, const Value* args) {
  Value v = RB_TRY(hash::get(hash_of(args[0]), args[2], key_protocol));
  if (v != kUndefined) return v;
  if (args[1] != kNil) return call_block(args[1], {args[2]});
  return args[3] != kUndefined ? args[3] : key_error(args[0], args[2]);
}

Value hash_fetch_values(CallTarget*, const Value* args) {
  Value result = new_array();
  for (int64_t i = 0; i < array_of(args[2])->length(); i++) {
    Value key = array::get(array_of(args[2]), i);
    Value v = RB_TRY(hash::get(hash_of(args[0]), key, key_protocol));
    if (v == kUndefined) v = RB_TRY(args[1] != kNil ? call_block(args[1], {key}) : key_error(args[0], key));
    array::push(array_of(result), v);
  }
  return result;
}

Value hash_values_at(CallTarget*, const Value* args) {
  Value result = new_array();
  for (int64_t i = 0; i < array_of(args[2])->length(); i++)
    array::push(array_of(result), RB_TRY(hash_aref(args[0], array::get(array_of(args[2]), i))));
  return result;
}

Value hash_dig(CallTarget*, const Value* args) {
  Value v = RB_TRY(hash_aref(args[0], args[2]));
  int64_t rest = array_of(args[3])->length();
  if (rest == 0 || v == kNil) return v;
  static Symbol* dig = intern("dig");
  if (!responds_to(v, dig))
    return raise(classes.TypeError, class_name(real_class_of(v)) + " does not have #dig method");
  auto* more = static_cast<Value*>(__builtin_alloca(size_t(rest) * sizeof(Value)));
  for (int64_t i = 0; i < rest; i++) more[i] = array::get(array_of(args[3]), i);
  return call_method(v, dig, std::span<const Value>(more, size_t(rest)));
}

// ---- defaults

Value hash_default_method(CallTarget*, const Value* args) {
  if (!has_default_proc(args[0])) return hash_of(args[0])->default_value.load();
  return args[2] == kUndefined ? kNil : hash_default(args[0], args[2]);
}
Value hash_set_default(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  set_default_proc(args[0], kNil);
  hash_of(args[0])->default_value.write(hash_of(args[0]), args[2]);
  return args[2];
}
Value hash_default_proc(CallTarget*, const Value* args) {
  return has_default_proc(args[0]) ? hash_of(args[0])->default_value.load() : kNil;
}

Value check_default_proc(Value proc) {
  if (!is_lambda(proc)) return kNil;
  BlockInfo* info = block_info(proc.ptr<Closure>()->target);
  if (!info) return kNil;
  int n = info->parameters.arity(true);
  if (n == 2 || (n < 0 && n >= -3)) return kNil;
  return raise(classes.TypeError,
               "default_proc takes two arguments (2 for " + std::to_string(n < 0 ? -n - 1 : n) + ")");
}
Value hash_set_default_proc(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  Value proc = args[2];
  if (proc != kNil && !is_kind(proc, Kind::Closure)) {
    Value converted = responds_to(proc, names::to_proc) ? RB_TRY(call_method(proc, names::to_proc)) : kNil;
    if (!is_kind(converted, Kind::Closure))
      return raise(classes.TypeError,
                   "wrong default_proc type " + class_name(real_class_of(proc)) + " (expected Proc)");
    proc = converted;
  }
  if (proc != kNil) RB_TRY(check_default_proc(proc));
  set_default_proc(args[0], proc);
  return args[2];
}

Value hash_initialize(CallTarget*, const Value* args) {
  RB_TRY(check_hash(args[0]));
  if (args[1] != kNil) {
    if (args[2] != kUndefined) return raise_argument_count(1, 0, 0);
    RB_TRY(check_default_proc(args[1]));
    set_default_proc(args[0], args[1]);
  } else if (args[2] != kUndefined) {
    hash_of(args[0])->default_value.write(hash_of(args[0]), args[2]);
  }
  return kNil;
}

// ---- iteration. __iterate ... __iterated around a loop; positions come from __next(position), nil at the end. The
// entry at a position is read before anything else runs in this thread; of a shared hash __next keeps it, since another
// thread may change the table.

// The running thread's, of shared hashes.
thread_local std::vector<uint64_t> iterated;  // bits only: the hashes are on the stacks of their loops

Value hash_iterate(CallTarget*, const Value* args) {
  if (sharing::is_shared(args[0].ptr())) return iterated.push_back(args[0].bits), kNil;
  set_hash_flags(args[0], hash_flags(args[0]) + kIteration);
  return kNil;
}
Value hash_iterated(CallTarget*, const Value* args) {
  // It may have become shared meanwhile.
  auto it = std::find(iterated.rbegin(), iterated.rend(), args[0].bits);
  if (it != iterated.rend())
    iterated.erase(std::next(it).base());
  else if (hash_flags(args[0]) >= kIteration)
    set_hash_flags(args[0], hash_flags(args[0]) - kIteration);
  return kNil;
}
Value next_position(Value hash, Value position) {
  int64_t i = position.as_int();
  Value key, value;
  if (!hash::next(hash_of(hash), &i, &key, &value)) return kNil;
  if (sharing::is_shared(hash.ptr())) {
    Slots* s = thread_slots();
    s->at[kEntryKey].write(s, key);
    s->at[kEntryValue].write(s, value);
  }
  return fixnum(i);
}
// `position`: as __next gave it, behind the entry.
void entry_before(Value hash, Value position, Value* key, Value* value) {
  if (sharing::is_shared(hash.ptr())) {
    Slots* s = thread_slots();
    *key = s->at[kEntryKey].load();
    *value = s->at[kEntryValue].load();
    return;
  }
  int64_t i = position.as_int() - 1;
  hash::next(hash_of(hash), &i, key, value);
}
Value key_before(Value hash, Value position) {
  Value key = kNil, value = kNil;
  entry_before(hash, position, &key, &value);
  return key;
}
Value value_before(Value hash, Value position) {
  Value key = kNil, value = kNil;
  entry_before(hash, position, &key, &value);
  return value;
}
Value pair_before(Value hash, Value position) {
  Value key = kNil, value = kNil;
  entry_before(hash, position, &key, &value);
  return new_array({key, value});
}
template <auto Function>
struct EntryOp : OperationOf<EntryOp<Function>> {
  RUN { return d.call_rt(*this, Function, d.arg(0), d.arg(2)); }
};

// True if the block would spread an Array of key and value over its parameters: then it can have the two as they are.
Value kernel_spreads(CallTarget*, const Value* args) {
  if (!is_kind(args[2], Kind::Closure)) return kFalse;
  BlockInfo* info = block_info(args[2].ptr<Closure>()->target);
  return boolean(info && info->spreads());
}

// A lambda of two parameters, to which map gives key and value.
Value kernel_takes_pair(CallTarget*, const Value* args) {
  BlockInfo* info = block_info(args[2].ptr<Closure>()->target);
  return boolean(info && info->is_lambda && info->parameters.required == 2);
}

const NativeMethod methods[] = {
    {"[]", hash_ref, 1, 0, 0, operation<HashRefOp>, 1},
    {"[]=", hash_set_method, 2, 0, 0, operation<HashSetOp>, 2},
    {"store", hash_set_method, 2, 0, 0, operation<HashSetOp>, 2},
    {"key?", hash_key_p, 1, 0, 0, operation<HashHasKeyOp>, 1},
    {"has_key?", hash_key_p, 1, 0, 0, operation<HashHasKeyOp>, 1},
    {"include?", hash_key_p, 1, 0, 0, operation<HashHasKeyOp>, 1},
    {"member?", hash_key_p, 1, 0, 0, operation<HashHasKeyOp>, 1},
    {"length", hash_length},
    {"size", hash_length},
    {"empty?", hash_empty},
    {"fetch", hash_fetch, 1, 1},
    {"fetch_values", hash_fetch_values, 0, 0, kRest},
    {"values_at", hash_values_at, 0, 0, kRest},
    {"dig", hash_dig, 1, 0, kRest},
    {"default", hash_default_method, 0, 1},
    {"default=", hash_set_default, 1},
    {"default_proc", hash_default_proc},
    {"default_proc=", hash_set_default_proc, 1},
    {"initialize", hash_initialize, 0, 1, kPrivate},
    {"__iterate", hash_iterate},
    {"__iterated", hash_iterated},
    {"__next", nullptr, 0, 0, 0, operation<EntryOp<next_position>>, 1},
    {"__key", nullptr, 0, 0, 0, operation<EntryOp<key_before>>, 1},
    {"__value", nullptr, 0, 0, 0, operation<EntryOp<value_before>>, 1},
    {"__pair", nullptr, 0, 0, 0, operation<EntryOp<pair_before>>, 1},
};
const NativeMethod kernel_methods[] = {{"__spreads?", kernel_spreads, 1, 0, kPrivate},
                                       {"__takes_pair?", kernel_takes_pair, 1, 0, kPrivate}};

void define_hash_access() {
  define_methods(classes.Hash, methods);
  define_methods(classes.Kernel, kernel_methods);
}
HY_RUBY_CORE(define_hash_access);

}  // namespace

Value to_hash(Value v) {
  if (is_hash(v)) return v;
  if (v.is_heap() && responds_to(v, names::to_hash)) {
    Value h = RB_TRY(call_method(v, names::to_hash));
    if (is_hash(h)) return h;
  }
  return raise_no_conversion(v, "Hash");
}

Value hash_default(Value hash, Value key) {
  static Symbol* name = intern("default");
  if (class_of(hash) != classes.Hash) {  // a subclass may define `default`
    Method* m = find_method(class_of(hash), name);
    if (m && m->owner != classes.Hash) return call_method(hash, name, {key});
  }
  Value v = hash_of(hash)->default_value.load();
  return has_default_proc(hash) ? call_block(v, {hash, key}) : v;
}

Value hash_has_key(Value hash, Value key) { return has_key(hash, key); }

Value hash_aref(Value hash, Value key) {
  Value v = RB_TRY(hash::get(hash_of(hash), key, key_protocol));
  return v != kUndefined ? v : hash_default(hash, key);
}

Value hash_aset(Value hash, Value key, Value v) {
  RB_TRY(check_hash(hash));
  if (is_iterated(hash) && RB_TRY(has_key(hash, key)) == kFalse)
    return raise(classes.RuntimeError, "can't add a new key into hash during iteration");
  return hash_set(hash, key, v);
}

Value copy_hash(Value hash) {
  Value copy = new_hash();
  hash::replace(hash_of(copy), hash_of(hash));
  return copy;
}

void set_default_proc(Value hash, Value proc) {
  int64_t flags = hash_flags(hash);
  set_hash_flags(hash, proc == kNil ? flags & ~kDefaultProc : flags | kDefaultProc);
  hash_of(hash)->default_value.write(hash_of(hash), proc);
}

bool is_iterated_here(Value hash) { return std::find(iterated.begin(), iterated.end(), hash.bits) != iterated.end(); }

}  // namespace hypha::ruby
