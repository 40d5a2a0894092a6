// SPDX-License-Identifier: MIT
// The built-in types that wrap iterators: enumerate, zip, map, filter, reversed.
#include "languages/python/core/native.h"
#include "languages/python/runtime/iterators.h"

namespace hypha::python {

namespace {

TypeInfo *map_type, *filter_type, *reversed_type;

Value make(Value cls, TypeInfo* base, std::initializer_list<Value> fields) {
  TypeInfo* t = new_type(cls, base);
  return t ? new_native(t, fields) : kThrow;
}

// ---- enumerate

Value enumerate_new(Value cls, Value iterable, Value start) {
  if (!given(iterable)) return raise_type_error("enumerate() missing required argument 'iterable'");
  Value n = given(start) ? PY_TRY(index_of(start)) : fixnum(0);
  return make(cls, types.enumerate, {PY_TRY(iterate(iterable)), n});
}
Value enumerate_next(Value self) {
  Value v = PY_TRY(next(native_field(self, kEnumerated)));
  if (v == kUndefined) return v;
  Value i = native_field(self, kEnumerateNumber);
  set_native_field(self, kEnumerateNumber, integer::add(i, fixnum(1)));
  return new_tuple({i, v});
}

// ---- zip

Value zip_new(Value cls, Value iterables, Value strict) {
  Value iterators = new_list();
  for (int64_t i = 0; i < length_of(iterables); i++) {
    Value v = array::get(array_of(iterables), i);
    if (!is_iterable(v)) return raise_type_error("'" + type_name(v) + "' object is not iterable");
    array::push(array_of(iterators), PY_TRY(iterate(v)));
  }
  Value is_strict = given(strict) ? PY_TRY(truth(strict)) : kFalse;
  bool pairs = is_strict == kFalse && length_of(iterators) == 2;
  auto of_pair = [&](int64_t i) { return pairs ? array::get(array_of(iterators), i) : kNil; };
  return make(cls, types.zip, {tuple_from_list(iterators), is_strict, of_pair(0), of_pair(1)});
}

// "zip() argument 2 is shorter than argument 1"
Value uneven(int64_t i, const char* how) {
  std::string others = i == 1 ? " 1" : "s 1-" + std::to_string(i);
  return raise_value_error("zip() argument " + std::to_string(i + 1) + " is " + how + " than argument" + others);
}

Value zip_next(Value self) {
  Value iterators = native_field(self, kZipped);
  bool strict = native_field(self, kZipStrict) == kTrue;
  int64_t n = length_of(iterators);
  if (n == 0) return kUndefined;
  Value row = new_list();
  array::reserve(array_of(row), n);
  for (int64_t i = 0; i < n; i++) {
    Value v = PY_TRY(next(array::get(array_of(iterators), i)));
    if (v != kUndefined) {
      array::push(array_of(row), v);
      continue;
    }
    if (!strict) return v;
    if (i > 0) return uneven(i, "shorter");
    for (int64_t k = 1; k < n; k++)
      if (PY_TRY(next(array::get(array_of(iterators), k))) != kUndefined) return uneven(k, "longer");
    return v;
  }
  return tuple_from_list(row);
}

// ---- map: function, tuple of iterators

Value map_new(Value cls, Value arguments) {
  int64_t n = length_of(arguments);
  if (n < 2) return raise_type_error("map() must have at least two arguments.");
  Value iterators = new_list();
  for (int64_t i = 1; i < n; i++) array::push(array_of(iterators), PY_TRY(iterate(array::get(array_of(arguments), i))));
  return make(cls, map_type, {array::get(array_of(arguments), 0), tuple_from_list(iterators)});
}
Value map_next(Value self) {
  Value function = native_field(self, 0), iterators = native_field(self, 1);
  int64_t n = length_of(iterators);
  if (n == 1) {
    Value v = PY_TRY(next(array::get(array_of(iterators), 0)));
    return v == kUndefined ? v : call(function, {v});
  }
  auto* args = static_cast<Value*>(__builtin_alloca(size_t(n) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) {
    args[i] = PY_TRY(next(array::get(array_of(iterators), i)));
    if (args[i] == kUndefined) return kUndefined;
  }
  return call(function, std::span<const Value>(args, size_t(n)));
}

// ---- filter: function or None, iterator

Value filter_new(Value cls, Value function, Value iterable) { return make(cls, filter_type, {function, PY_TRY(iterate(iterable))}); }
Value filter_next(Value self) {
  Value function = native_field(self, 0);
  for (;;) {
    Value v = PY_TRY(next(native_field(self, 1)));
    if (v == kUndefined) return v;
    Value keep = function == kNil ? v : PY_TRY(call(function, {v}));
    if (PY_TRY(truth(keep)) == kTrue) return v;
  }
}

// ---- reversed: sequence (None: exhausted), index

Value reversed_new(Value cls, Value sequence) {
  Value f = lookup(type_of(sequence), names::reversed);
  if (f != kUndefined && f != kNil) return call_special(sequence, names::reversed);
  bool no_sequence = f == kNil || is_kind(sequence, Kind::Hash) || !has_special(sequence, names::getitem) || !has_special(sequence, names::len);
  if (no_sequence) return raise_type_error("'" + type_name(sequence) + "' object is not reversible");
  int64_t n;
  PY_TRY(length(sequence, &n));
  return make(cls, reversed_type, {sequence, fixnum(n - 1)});
}
Value reversed_next(Value self) {
  Value sequence = native_field(self, 0), i = native_field(self, 1);
  if (sequence == kNil || i.as_int() < 0) return kUndefined;
  Value v = get_item(sequence, i);
  set_native_field(self, 1, fixnum(i.as_int() - 1));
  if (v == kThrow && (exception_is(types.IndexError) || exception_is(types.StopIteration))) {
    take_exception();
    set_native_field(self, 0, kNil);
    return kUndefined;
  }
  return v;
}
Value reversed_hint(Value self) { return native_field(self, 0) == kNil ? fixnum(0) : fixnum(native_field(self, 1).as_int() + 1); }

constexpr NativeRow kEnumerate[] = {{"__new__", native<enumerate_new>, "cls iterable= start=0"}};
constexpr NativeRow kZip[] = {{"__new__", native<zip_new>, "cls *iterables strict=False"}};
constexpr NativeRow kMap[] = {{"__new__", native<map_new>, "cls *args"}};
constexpr NativeRow kFilter[] = {{"__new__", native<filter_new>, "cls function iterable /"}};
constexpr NativeRow kReversed[] = {{"__new__", native<reversed_new>, "cls sequence /"}};
constexpr NativeRow kReversedRows[] = {{"__length_hint__", native<reversed_hint>}};

TypeInfo* define(const char* name, NextFunction next, std::span<const NativeRow> rows, uint8_t fields = 2) {
  TypeInfo* t = define_iterator(name, fields, next);
  define_static_methods(t, rows);
  define_type_global(builtins, t);
  return t;
}

void define_iterator_types() {
  types.enumerate = define("enumerate", enumerate_next, kEnumerate, kEnumerateFields);
  types.zip = define("zip", zip_next, kZip, kZipFields);
  map_type = define("map", map_next, kMap);
  filter_type = define("filter", filter_next, kFilter);
  reversed_type = define("reversed", reversed_next, kReversed);
  define_methods(reversed_type, kReversedRows);
}
HY_PYTHON_CORE(define_iterator_types);

}  // namespace

}  // namespace hypha::python
