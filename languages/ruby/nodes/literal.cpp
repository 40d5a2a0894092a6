// SPDX-License-Identifier: MIT
// The runtime halves of literals.
#include "languages/ruby/nodes/literal.h"

#include <charconv>

#include "framework/object/sharing.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

// ---- strings

Value string_from_data(Value data) { return new_string(data.ptr<StringData>()); }

Value interpolate_start() {
  static Rooted<> empty;
  if (empty.get() == kNil) empty.set(ref(string::make("")));  // by several threads: the last one stays
  return new_string(empty.get().ptr<StringData>());
}

Value interpolate_text(Value builder, Value data) {
  string::append(builder.ptr<StringHandle>(), data.ptr<StringData>()->view());
  return builder;
}

Value interpolate_value(Value builder, Value v) {
  auto* s = builder.ptr<StringHandle>();
  if (v.is_int()) {  // without a String of its own
    char digits[24];
    string::append(s, {digits, size_t(std::to_chars(digits, std::end(digits), v.as_int()).ptr - digits)});
    return builder;
  }
  if (is_symbol(v)) {
    string::append(s, v.ptr<Symbol>()->view());
    return builder;
  }
  Value text = RB_TRY(to_s(v));
  // What is appended may be a String that another conversion changes: its bytes are copied at once.
  string::append(s, string::handle_view(text.ptr<StringHandle>()));
  return builder;
}

Value symbol_from_string(Value s) { return symbol_value(intern(view_of(s))); }

// ---- arrays

Value array_append(Value array, Value v) {
  array::push(array.ptr<Array>(), v);
  return array;
}

Value array_append_splat(Value array, Value v) {
  Value list = v == kNil ? kNil : RB_TRY(splat_to_array(v));
  if (list != kNil) array::append(array.ptr<Array>(), list.ptr<Array>());
  return array;
}

static Value copy(Value array) {
  auto* a = array.ptr<Array>();
  return ref(array::slice(classes.Array->instance_shape->id(), a, 0, a->length()));
}

Value splat_to_array(Value v) {
  if (is_array(v)) return copy(v);
  if (v == kNil) return new_array();
  if (!v.is_heap() || is_string(v) || is_symbol(v) || !responds_to(v, names::to_a, true)) return new_array({v});
  Value a = RB_TRY(call_method(v, names::to_a));
  if (is_array(a)) return copy(a);
  if (a == kNil) return new_array({v});
  std::string c = class_name(real_class_of(v));
  return raise(classes.TypeError,
               "can't convert " + c + " to Array (" + c + "#to_a gives " + class_name(real_class_of(a)) + ")");
}

Value to_array_for_assignment(Value v) {
  if (is_array(v)) return v;
  Value a = RB_TRY(to_ary(v));
  return a == kNil ? new_array({v}) : a;
}

Value array_tail(Value array, int64_t from, int64_t behind) {
  auto* a = array.ptr<Array>();
  int64_t n = std::max<int64_t>(0, a->length() - from - behind);
  return n == 0 ? new_array() : ref(array::slice(classes.Array->instance_shape->id(), a, from, n));
}

// With too few elements the ones behind a splat take what those before it left.
Value array_from_end(Value array, int64_t from, int64_t index, int64_t behind) {
  auto* a = array.ptr<Array>();
  int64_t i = std::max(a->length() - behind, from) + index;
  return i < a->length() ? array::get(a, i) : kNil;
}

// ---- hashes and ranges

Value make_hash() { return new_hash(); }

Value hash_literal_set(Value hash, Value key, Value value) { return hash_set(hash, key, value); }

Value hash_literal_merge(Value hash, Value other) {
  if (other == kNil) return hash;
  if (!is_hash(other)) {
    if (!responds_to(other, names::to_hash, true)) return raise_no_conversion(other, "Hash");
    other = RB_TRY(call_method(other, names::to_hash));
    if (!is_hash(other)) return raise_no_conversion(other, "Hash");
  }
  Value key, value;
  for (int64_t i = 0; hash::next(other.ptr<Hash>(), &i, &key, &value);) RB_TRY(hash_set(hash, key, value));
  return hash;
}

Value make_range(Value begin, Value end, int64_t exclusive) {
  bool plain = (begin.is_int() || begin == kNil) && (end.is_int() || end == kNil);
  if (!plain && begin != kNil && end != kNil) {
    Value order = compare(begin, end);
    if (order == kThrow) order = kNil;
    if (order.is_completion()) return order;
    if (order == kNil) return raise(classes.ArgumentError, "bad value for range");
  }
  return new_range(begin, end, exclusive != 0);
}

// ---- blocks

Value block_to_proc(Value v) {
  if (is_symbol(v)) return symbol_proc(v.ptr<Symbol>());
  if (v == kNil || is_kind(v, Kind::Closure)) return v;
  if (is_a(v, classes.Method)) return method_proc(v);
  std::string c = class_name(real_class_of(v));
  if (!responds_to(v, names::to_proc, true))
    return raise(classes.TypeError, "wrong argument type " + c + " (expected Proc)");
  Value p = RB_TRY(call_method(v, names::to_proc));
  if (is_kind(p, Kind::Closure)) return p;
  return raise(classes.TypeError,
               "can't convert " + c + " to Proc (" + c + "#to_proc gives " + class_name(real_class_of(p)) + ")");
}

Value shared_string(std::string_view text) {
  static auto* all = new absl::flat_hash_map<std::string, Rooted<>*>;
  Value s = new_string(text);  // made in advance: no allocation under the lock
  freeze(s);
  sharing::share(s);
  std::lock_guard held(class_lock());
  Rooted<>*& found = (*all)[std::string(text)];
  if (!found) found = new Rooted<>(s);
  return found->get();
}

}  // namespace hypha::ruby
