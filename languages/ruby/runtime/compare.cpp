// SPDX-License-Identifier: MIT
// ==, eql?, hash, <=>, === as the runtime asks for them: short cuts for numbers, strings and symbols, else the methods.
#include <cmath>

#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

bool is_number(Value v) { return is_integer(v) || is_float(v); }

bool numbers_equal(Value a, Value b) {
  bool fa = is_float(a), fb = is_float(b);
  if (!fa && !fb) return integer::equal(a, b);
  if (fa && fb) return number::to_double(a) == number::to_double(b);
  double d = number::to_double(fa ? a : b);
  return !std::isnan(d) && integer::compare_double(fa ? b : a, d) == 0;
}

// -1, 0, 1, or 2: not comparable (nan).
int compare_numbers(Value a, Value b) {
  auto sign = [](int n) { return n < 0 ? -1 : n > 0; };
  bool fa = is_float(a), fb = is_float(b);
  if (!fa && !fb) return sign(integer::compare(a, b));
  if (fa && fb) {
    double x = number::to_double(a), y = number::to_double(b);
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
  }
  double d = number::to_double(fa ? a : b);
  if (std::isnan(d)) return 2;
  int c = sign(integer::compare_double(fa ? b : a, d));
  return fa ? -c : c;
}

// The method is the one that Object or Kernel defines: identity.
bool has_default(Value v, Symbol* name) {
  Method* m = find_method(class_of(v), name);
  return is_native(m) && (m->owner == classes.Kernel || m->owner == classes.BasicObject || m->owner == classes.Object);
}

Value as_boolean(Value v) { return v.is_completion() ? v : boolean(v.truthy()); }

Value protocol_hash(Value key, uint64_t* out) { return hash_value(key, out); }
Value protocol_equal(Value stored, Value key) { return eql(stored, key); }

}  // namespace

const KeyProtocol key_protocol{protocol_hash, protocol_equal, false};

Value equal(Value a, Value b) {
  if (a == b) return kTrue;
  if (is_number(a) && is_number(b)) return boolean(numbers_equal(a, b));
  if (!a.is_heap()) return a.is_special() ? kFalse : as_boolean(call_method(a, names::equal, {b}));
  if (is_symbol(a)) return kFalse;
  if (is_string(a) && is_string(b)) return boolean(string::equal(text_of(a), text_of(b)));
  return as_boolean(call_method(a, names::equal, {b}));
}

Value eql(Value a, Value b) {
  if (a == b) return kTrue;
  if (is_number(a) || is_number(b)) {
    if (is_integer(a) && is_integer(b)) return boolean(integer::equal(a, b));
    return boolean(is_float(a) && is_float(b) && number::to_double(a) == number::to_double(b));
  }
  if (!a.is_heap() || is_symbol(a)) return kFalse;
  if (is_string(a)) return boolean(is_string(b) && string::equal(text_of(a), text_of(b)));
  if (has_default(a, names::eql)) return kFalse;
  return as_boolean(call_method(a, names::eql, {b}));
}

int64_t identity_number(Value v) { return int64_t(hash::scramble(int64_t(v.bits >> 3)) >> 2); }

Value hash_value(Value v, uint64_t* out) {
  int64_t n = 0;
  if (hash::key_number(v, key_protocol, &n)) return *out = hash::hash_int(n), kNil;
  if (has_default(v, names::hash)) return *out = hash::hash_int(identity_number(v)), kNil;
  Value h = RB_TRY(call_method(v, names::hash));
  if (!is_integer(h)) h = RB_TRY(to_int(h));
  *out = hash::hash_int(h.is_int() ? h.as_int() : int64_t(integer::hash(h)));
  return kNil;
}

Value compare(Value a, Value b) {
  if (is_number(a) && is_number(b)) {
    int c = compare_numbers(a, b);
    return c == 2 ? kNil : fixnum(c);
  }
  if (is_string(a) && is_string(b)) {
    int c = string::compare(text_of(a), text_of(b));
    return fixnum(c < 0 ? -1 : c > 0);
  }
  Value c = RB_TRY(call_method(a, names::compare, {b}));
  if (c == kNil || c.is_int()) return c;
  if (is_integer(c)) return fixnum(integer::sign(c));
  if (is_float(c)) return fixnum(compare_numbers(c, fixnum(0)));
  if (RB_TRY(call_method(c, names::greater, {fixnum(0)})).truthy()) return fixnum(1);
  return fixnum(RB_TRY(call_method(c, names::less, {fixnum(0)})).truthy() ? -1 : 0);
}

Value compare_or_fail(Value a, Value b, int* out) {
  Value c = RB_TRY(compare(a, b));
  if (c != kNil) {
    *out = c.as_int() < 0 ? -1 : c.as_int() > 0;
    return kNil;
  }
  bool by_value = !b.is_heap() || is_float(b);
  std::string with = by_value ? std::string(view_of(RB_TRY(inspect(b)))) : class_name(real_class_of(b));
  return raise(classes.ArgumentError, "comparison of " + class_name(real_class_of(a)) + " with " + with + " failed");
}

Value case_equal(Value pattern, Value v) {
  if (is_kind(pattern, Kind::Class)) {
    Method* m = find_method(class_of(pattern), names::case_equal);
    if (is_native(m) && m->owner == classes.Module) return boolean(is_a(v, class_info(pattern)));
  } else if (is_number(pattern) || is_string(pattern) || is_symbol(pattern) || pattern.is_special()) {
    return equal(pattern, v);
  }
  return as_boolean(call_method(pattern, names::case_equal, {v}));
}

int64_t object_id(Value v) {
  if (v.is_int()) return 2 * v.as_int() + 1;
  if (v == kNil) return 8;
  if (v == kTrue) return 20;
  if (v == kFalse) return 0;
  return int64_t(v.bits >> 1) & ~int64_t{7};
}

}  // namespace hypha::ruby
