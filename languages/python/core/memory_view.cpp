// SPDX-License-Identifier: MIT
// memoryview: a window on the bytes of a bytes or bytearray object. Fields: the object, where the window begins, its
// length.
#include "languages/python/core/bytes.h"

namespace hypha::python {

namespace {

enum ViewField { kBase, kStart, kLength, kViewFields };
TypeInfo* view_type;

bool is_view(Value v) { return is_kind(v, Kind::Native) && type_of(v) == view_type; }
int64_t length_of_view(Value v) { return native_field(v, kLength).as_int(); }
std::string_view window(Value v) {
  return bytes_view(native_field(v, kBase)).substr(size_t(native_field(v, kStart).as_int()), size_t(length_of_view(v)));
}
Value make_view(Value base, int64_t start, int64_t length) {
  return new_native(view_type, {base, fixnum(start), fixnum(length)});
}

Value view_new(Value, Value base) {
  base = underlying(base);
  if (is_view(base))
    return make_view(native_field(base, kBase), native_field(base, kStart).as_int(), length_of_view(base));
  if (!is_bytes(base) && !is_bytearray(base))
    return raise_type_error("memoryview: a bytes-like object is required, not '" + type_name(base) + "'");
  return make_view(base, 0, int64_t(bytes_view(base).size()));
}

Value position(Value self, Value key, int64_t* i) {
  if (int_of(key) == kUndefined && !has_special(key, names::index))
    return raise_type_error("memoryview: invalid slice key");
  PY_TRY(to_index(key, i, "memoryview"));
  if (*i < 0) *i += length_of_view(self);
  return *i < 0 || *i >= length_of_view(self) ? raise(types.IndexError, "index out of bounds on dimension 1") : kNil;
}

bool is_slice(Value key) { return is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice; }

Value view_getitem(Value self, Value key) {
  if (is_slice(key)) {
    int64_t start, stop, step, count;
    PY_TRY(slice_indices(key, length_of_view(self), &start, &stop, &step, &count));
    if (step != 1) return raise(types.NotImplementedError, "memoryview slices with a step");
    return make_view(native_field(self, kBase), native_field(self, kStart).as_int() + start, count);
  }
  int64_t i;
  PY_TRY(position(self, key, &i));
  return fixnum(uint8_t(window(self)[size_t(i)]));
}

Value view_setitem(Value self, Value key, Value v) {
  Value base = native_field(self, kBase);
  int64_t from = native_field(self, kStart).as_int();
  if (is_bytes(base)) return raise_type_error("cannot modify read-only memory");
  if (!is_slice(key)) {
    int64_t i;
    PY_TRY(position(self, key, &i));
    return set_item(base, fixnum(from + i), v);
  }
  int64_t start, stop, step, count;
  PY_TRY(slice_indices(key, length_of_view(self), &start, &stop, &step, &count));
  std::string_view bytes = is_view(v) ? window(v) : std::string_view();
  if (!is_view(v)) PY_TRY(bytes_argument(v, &bytes));
  if (int64_t(bytes.size()) != count)
    return raise_value_error("memoryview assignment: lvalue and rvalue have different structures");
  return set_item(base, new_slice(fixnum(from + start), fixnum(from + start + count), kNil), new_bytes(bytes));
}

Value view_length(Value self) { return native_field(self, kLength); }
Value view_bytes(Value self) { return new_bytes(window(self)); }
Value view_list(Value self) { return list_of(new_bytes(window(self))); }
Value view_iter(Value self) { return iterate(new_bytes(window(self))); }
Value view_eq(Value self, Value other) {
  std::string_view bytes;
  if (is_view(other))
    bytes = window(other);
  else if (is_bytes(other) || is_bytearray(other))
    bytes = bytes_view(other);
  else
    return not_implemented;
  return boolean(window(self) == bytes);
}
Value view_hex(Value self) { return call_method(new_bytes(window(self)), intern("hex")); }
Value view_release(Value) { return kNil; }
Value view_enter(Value self) { return self; }
Value view_exit(Value, Value) { return kNil; }
Value view_readonly(Value self) { return boolean(is_bytes(native_field(self, kBase))); }
Value view_object(Value self) { return native_field(self, kBase); }
Value view_item_size(Value) { return fixnum(1); }
Value view_format(Value) { return new_str("B"); }

constexpr NativeRow kStatic[] = {{"__new__", native<view_new>, "cls object"}};
constexpr NativeRow kRows[] = {
    {"__getitem__", native<view_getitem>, "key /"},
    {"__setitem__", native<view_setitem>, "key value /"},
    {"__len__", native<view_length>},
    {"__bytes__", native<view_bytes>},
    {"__eq__", native<view_eq>, "value /"},
    {"__enter__", native<view_enter>},
    {"__exit__", native<view_exit>, "*args"},
    {"tobytes", native<view_bytes>},
    {"tolist", native<view_list>},
    {"hex", native<view_hex>},
    {"release", native<view_release>},
};
constexpr GetterRow kGetters[] = {{"readonly", view_readonly},
                                  {"obj", view_object},
                                  {"nbytes", view_length},
                                  {"itemsize", view_item_size},
                                  {"format", view_format}};

void define_memory_view() {
  view_type = define_native_type("memoryview", kViewFields);
  view_type->iter = view_iter;
  view_type->is_final = true;
  define_static_methods(view_type, kStatic);
  define_methods(view_type, kRows);
  define_getters(view_type, kGetters);
  define_type_global(builtins, view_type);
}
HY_PYTHON_CORE(define_memory_view);

}  // namespace

}  // namespace hypha::python
