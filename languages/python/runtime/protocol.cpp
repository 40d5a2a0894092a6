// SPDX-License-Identifier: MIT
// What any value answers through its type's special methods: text, hash, truth, length, elements, membership.
#include <cmath>

#include "framework/thread/stack_room.h"
#include "languages/python/runtime/module.h"
#include "languages/python/runtime/thread_data.h"

namespace hypha::python {

// ---- text

static Value must_be_str(Value v, const char* who) {
  if (v.is_completion()) return v;
  Value s = underlying(v);
  return is_str(s) ? s : raise_type_error(std::string(who) + " returned non-string (type " + type_name(v) + ")");
}

std::string float_repr(double d) { return number::to_text(d, {}); }

Value repr(Value v) {
  if (v.is_int()) return new_str(std::to_string(v.as_int()));
  if (is_float(v)) return new_str(float_repr(number::to_double(v)));
  if (v == kNil) return new_str("None");
  if (is_bool(v)) return new_str(v == kTrue ? "True" : "False");
  if (is_str(v)) return new_str(repr_str(view_of(v)));
  DepthScope depth;
  if (!depth.ok()) return raise_recursion_error(" while getting the repr of an object");
  return must_be_str(call_special(v, names::repr), "__repr__");
}

Value str(Value v) {
  if (is_str(v)) return v;
  if (v.is_int() || is_float(v) || v == kNil || is_bool(v)) return repr(v);
  DepthScope depth;
  if (!depth.ok()) return raise_recursion_error(" while getting the str of an object");
  return must_be_str(call_special(v, names::str), "__str__");
}

Value ascii(Value v) {
  Value text = PY_TRY(repr(v));
  if (string::is_ascii(text.ptr<StringData>())) return text;
  std::string out;
  std::string_view s = view_of(text);
  for (const char* p = s.data(); p < s.data() + s.size();) {
    size_t n;
    uint32_t c = string::decode_utf8(p, s.data() + s.size(), &n);
    p += n;
    char buffer[16];
    if (c < 128) {
      out += char(c);
      continue;
    }
    std::snprintf(buffer, sizeof buffer, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    out += buffer;
  }
  return new_str(out);
}

Value format(Value v, Value spec) {
  if (view_of(spec).empty()) {
    if (is_str(v)) return v;
    if (v.is_int() || is_float(v) || v == kNil || is_bool(v)) return repr(v);
  }
  Value r = PY_TRY(call_special(v, names::format, {spec}));
  if (!is_str(underlying(r))) return raise_type_error("__format__ must return a str, not " + type_name(r));
  return underlying(r);
}

// ---- hash, truth, length

Value hash_value(Value v, int64_t* out) {
  if (hash::key_number(v, key_protocol, out)) return kNil;
  Value h = lookup(type_of(v), names::hash);
  if (!stack_has_room()) return raise_recursion_error();
  if (h == kUndefined || h == kNil) return raise_type_error("unhashable type: '" + type_name(v) + "'");
  Value r = PY_TRY(call_special(v, names::hash));
  Value i = int_of(r);
  if (i == kUndefined) return raise_type_error("__hash__ method should return an integer");
  if (!integer::to_int64(i, out) || !fits_fixnum(*out)) *out = int64_t(integer::hash(i)) >> 1;
  return kNil;
}

static Value protocol_hash(Value key, uint64_t* out) {
  int64_t n;
  PY_TRY(hash_value(key, &n));
  *out = hash::hash_int(n);
  return kNil;
}
static Value protocol_equal(Value stored, Value key) { return equal(stored, key); }
const KeyProtocol key_protocol{protocol_hash, protocol_equal, true, true, true};

Value truth(Value v) {
  if (is_bool(v)) return v;
  if (v == kNil) return kFalse;
  if (v.is_int()) return boolean(v != fixnum(0));
  if (is_float(v)) return boolean(number::to_double(v) != 0);
  if (is_kind(v, Kind::StringData)) return boolean(v.ptr<StringData>()->size() > 0);
  Value r = PY_TRY(call_special(v, names::bool_));
  if (r != kUndefined) {
    if (!is_bool(r)) return raise_type_error("__bool__ should return bool, returned " + type_name(r));
    return r;
  }
  if (!find_attribute(type_of(v), names::len)) return kTrue;
  int64_t n;
  PY_TRY(length(v, &n));
  return boolean(n != 0);
}

Value length(Value v, int64_t* out) {
  if (is_kind(v, Kind::StringData)) return *out = is_bytes(v) ? int64_t(v.ptr<StringData>()->size()) : string::length(v.ptr<StringData>()), kNil;
  TypeInfo* t = type_of(v);
  if (t == types.list || t == types.tuple) return *out = length_of(v), kNil;
  if (t == types.dict || t == types.set) return *out = hash_of(v)->count(), kNil;
  Value r = PY_TRY(call_special(v, names::len));
  if (r == kUndefined) return raise_type_error("object of type '" + t->name + "' has no len()");
  Value i = PY_TRY(index_of(r));
  if (integer::sign(i) < 0) return raise_value_error("__len__() should return >= 0");
  if (!integer::to_int64(i, out)) return raise_overflow_error("cannot fit 'int' into an index-sized integer");
  return kNil;
}

// ---- elements

// The element at a plain index of a list or tuple; kUndefined: not that simple.
static Value array_item(Value object, Value key) {
  if (!key.is_int() || !is_kind(object, Kind::Array)) return kUndefined;
  TypeInfo* t = type_of(object);
  if (t != types.list && t != types.tuple) return kUndefined;
  if (Value v = array::find(array_of(object), key.as_int()); v != kUndefined) return v;
  return raise(types.IndexError, t == types.list ? "list index out of range" : "tuple index out of range");
}

Value get_item(Value object, Value key) {
  if (Value v = array_item(object, key); v != kUndefined) return v;
  if (is_exact(object, types.dict)) {
    Value v = PY_TRY(dict_get(object, key));
    return v == kUndefined ? raise_key_error(key) : v;
  }
  if (is_type(object)) {
    Value meta = call_special(object, names::getitem, {key});
    if (meta != kUndefined) return meta;
    Value f = type_get_attribute(type_info(object), names::class_getitem);
    if (f == kUndefined) return raise_type_error("type '" + type_info(object)->name + "' is not subscriptable");
    return call(PY_TRY(f), {key});
  }
  Value v = call_special(object, names::getitem, {key});
  return v == kUndefined ? raise_type_error("'" + type_name(object) + "' object is not subscriptable") : v;
}

Value get_item_or(Value object, Value key) {
  if (is_exact(object, types.dict)) return dict_get(object, key);
  Value v = get_item(object, key);
  if (v == kThrow && exception_is(types.KeyError)) return take_exception(), kUndefined;
  return v;
}

Value set_item(Value object, Value key, Value v) {
  if (key.is_int() && is_exact(object, types.list)) {
    if (array::store(array_of(object), key.as_int(), v)) return kNil;
    return raise(types.IndexError, "list assignment index out of range");
  }
  if (is_exact(object, types.dict)) return dict_set(object, key, v);
  Value r = PY_TRY(call_special(object, names::setitem, {key, v}));
  return r == kUndefined ? raise_type_error("'" + type_name(object) + "' object does not support item assignment") : kNil;
}

Value delete_item(Value object, Value key) {
  if (is_exact(object, types.dict)) {
    Value v = PY_TRY(dict_remove(object, key));
    return v == kUndefined ? raise_key_error(key) : kNil;
  }
  Value r = PY_TRY(call_special(object, names::delitem, {key}));
  if (r != kUndefined) return kNil;
  const char* verb = has_special(object, names::getitem) ? "doesn't" : "does not";
  return raise_type_error("'" + type_name(object) + "' object " + verb + " support item deletion");
}

Value contains(Value container, Value v) {
  TypeInfo* t = type_of(container);
  if (t == types.dict || t == types.set || t == types.frozenset) return set_contains(container, v);
  Value r = lookup(t, names::contains) == kNil ? kUndefined : PY_TRY(call_special(container, names::contains, {v}));
  if (r != kUndefined) return truth(r);
  if (!is_iterable(container)) return raise_type_error("argument of type '" + t->name + "' is not iterable");
  r = for_each(container, [&](Value e) -> Value {
    Value same = equal(e, v);
    return same == kFalse ? kNil : same;
  });
  return r == kNil ? kFalse : r;
}

// ---- numbers as arguments

Value index_of(Value v) {
  if (Value i = int_of(v); i != kUndefined) return i;
  Value r = PY_TRY(call_special(v, names::index));
  if (r == kUndefined) return raise_type_error("'" + type_name(v) + "' object cannot be interpreted as an integer");
  Value i = int_of(r);
  return i == kUndefined ? raise_type_error("__index__ returned non-int (type " + type_name(r) + ")") : i;
}

Value to_int64(Value v, int64_t* out) {
  Value i = PY_TRY(index_of(v));
  return integer::to_int64(i, out) ? kNil : raise_overflow_error("Python int too large to convert to C ssize_t");
}

Value to_index(Value v, int64_t* out, const char* what) {
  if (int_of(v) == kUndefined && !has_special(v, names::index))
    return raise_type_error(std::string(what) + " indices must be integers or slices, not " + type_name(v));
  Value i = PY_TRY(index_of(v));
  return integer::to_int64(i, out) ? kNil : raise(types.IndexError, "cannot fit '" + type_name(v) + "' into an index-sized integer");
}

Value to_double(Value v, double* out) {
  Value u = underlying(v);
  if (is_float(u)) return *out = number::to_double(u), kNil;
  if (Value i = int_of(v); i != kUndefined) {
    *out = integer::to_double(i);
    return std::isinf(*out) ? raise_overflow_error("int too large to convert to float") : kNil;
  }
  Value r = PY_TRY(call_special(v, names::float_));
  if (r == kUndefined) {
    if (has_special(v, names::index)) return to_double(PY_TRY(index_of(v)), out);
    return raise_type_error("must be real number, not " + type_name(v));
  }
  if (!is_float(underlying(r))) return raise_type_error(type_name(v) + ".__float__ returned non-float (type " + type_name(r) + ")");
  *out = number::to_double(underlying(r));
  return kNil;
}

// ---- recursion

static absl::flat_hash_set<std::pair<const void*, uint64_t>>& in_progress() { return thread_caches().in_progress; }
RecursionGuard::RecursionGuard(const void* function, Value object)
    : call_(function, object.bits), entered_(in_progress().insert(call_).second) {}
RecursionGuard::~RecursionGuard() {
  if (entered_) in_progress().erase(call_);
}

}  // namespace hypha::python
