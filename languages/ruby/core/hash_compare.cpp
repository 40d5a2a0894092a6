// SPDX-License-Identifier: MIT
// Hash: comparing, hashing, inspect.
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/hash_support.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

using Equality = Value (*)(Value, Value);

// Every entry of `a` is in `b`, with an equal value.
Value contained(Value a, Value b, Equality same) {
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(a), &i, &key, &value);) {
    Value other = RB_TRY(hash::get(hash_of(b), key, key_protocol));
    if (other == kUndefined || RB_TRY(same(value, other)).falsy()) return kFalse;
  }
  return kTrue;
}

Value entries_equal(Value a, Value b, Equality same, const void* function) {
  if (a == b) return kTrue;
  if (!is_hash(b)) {
    if (!b.is_heap() || !responds_to(b, names::to_hash)) return kFalse;
    return same == eql ? call_method(b, names::eql, {a}) : equal(b, a);
  }
  if (hash_of(a)->count() != hash_of(b)->count()) return kFalse;
  RecursionGuard guard(function, a);
  return guard.entered() ? contained(a, b, same) : kTrue;
}

Value hash_equal(CallTarget*, const Value* args) {
  return entries_equal(args[0], args[2], equal, reinterpret_cast<const void*>(hash_equal));
}
Value hash_eql(CallTarget*, const Value* args) {
  return entries_equal(args[0], args[2], eql, reinterpret_cast<const void*>(hash_eql));
}

// Independent of the order.
Value hash_hash(CallTarget*, const Value* args) {
  uint64_t h = uint64_t(hash_of(args[0])->count());
  RecursionGuard guard(reinterpret_cast<const void*>(hash_hash), args[0]);
  Value key, value;
  if (guard.entered())
    for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);) {
      uint64_t k, v;
      RB_TRY(hash_value(key, &k));
      RB_TRY(hash_value(value, &v));
      h += hash::mix(k, v);
    }
  return fixnum(int64_t(hash::scramble(int64_t(h >> 1)) << 2) >> 2);
}

// <=, <, >=, >: `proper` sets have different sizes.
template <bool kReverse, bool kProper>
Value hash_subset(CallTarget*, const Value* args) {
  Value a = args[0], b = RB_TRY(to_hash(args[2]));
  if (kReverse) std::swap(a, b);
  int64_t n = hash_of(a)->count(), m = hash_of(b)->count();
  if (n > m || (kProper && n == m)) return kFalse;
  return contained(a, b, equal);
}

Value hash_inspect(CallTarget*, const Value* args) {
  if (hash_of(args[0])->count() == 0) return new_string("{}");
  RecursionGuard guard(reinterpret_cast<const void*>(hash_inspect), args[0]);
  if (!guard.entered()) return new_string("{...}");
  std::string out = "{";
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(args[0]), &i, &key, &value);) {
    if (out.size() > 1) out += ", ";
    out += view_of(RB_TRY(inspect(key)));
    out += "=>";
    out += view_of(RB_TRY(inspect(value)));
  }
  out += '}';
  return new_string(out);
}

const NativeMethod methods[] = {
    {"==", hash_equal, 1},
    {"eql?", hash_eql, 1},
    {"hash", hash_hash},
    {"<=", hash_subset<false, false>, 1},
    {"<", hash_subset<false, true>, 1},
    {">=", hash_subset<true, false>, 1},
    {">", hash_subset<true, true>, 1},
    {"inspect", hash_inspect},
    {"to_s", hash_inspect},
};

void define_hash_compare() { define_methods(classes.Hash, methods); }
HY_RUBY_CORE(define_hash_compare);

}  // namespace

}  // namespace hypha::ruby
