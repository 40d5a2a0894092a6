// SPDX-License-Identifier: MIT
// bytes and bytearray: making, operators, elements.
#include "languages/python/core/bytes.h"

#include "languages/python/core/format.h"
#include "languages/python/core/str.h"

namespace hypha::python {

bool bytes_of(Value v, std::string_view* out) {
  if (is_bytes(v)) return *out = view_of(v), true;
  if (is_bytearray(v)) return *out = bytes_view(v), true;
  return false;
}

Value bytes_like(Value self, std::string_view bytes) {
  Value b = new_bytes(bytes);
  return is_bytearray(self) ? new_native(types.bytearray, {b}) : b;
}

Value bytes_argument(Value v, std::string_view* out) {
  return bytes_of(underlying(v), out) ? kNil : raise_type_error("a bytes-like object is required, not '" + type_name(v) + "'");
}

Value byte_value(Value v, uint8_t* out) {
  Value i = PY_TRY(index_of(v));
  int64_t n;
  if (!integer::to_int64(i, &n) || n < 0 || n > 255) return raise_value_error("byte must be in range(0, 256)");
  return *out = uint8_t(n), kNil;
}

static Value bytes_from_iterable(Value source, std::string* out) {
  return for_each(source, [&](Value v) -> Value {
    Value i = PY_TRY(index_of(v));
    int64_t n;
    if (!integer::to_int64(i, &n) || n < 0 || n > 255) return raise_value_error("bytes must be in range(0, 256)");
    *out += char(n);
    return kNil;
  });
}

Value bytes_from(Value source, Value encoding, Value errors) {
  if (!given(source)) return given(encoding) || given(errors) ? raise_type_error("encoding or errors without a string argument") : new_bytes("");
  Value u = underlying(source);
  if (is_str(u)) return given(encoding) ? encode_str(u, encoding, errors, "bytes") : raise_type_error("string argument without an encoding");
  if (given(encoding)) return raise_type_error("encoding without a string argument");
  if (given(errors)) return raise_type_error("errors without a string argument");
  std::string_view bytes;
  if (has_special(source, names::bytes) && !is_bytes(source)) {
    Value made = PY_TRY(call_special(source, names::bytes));
    return is_bytes(underlying(made)) ? underlying(made) : raise_type_error("__bytes__ returned non-bytes (type " + type_name(made) + ")");
  }
  if (bytes_of(u, &bytes)) return new_bytes(bytes);
  if (int_of(source) != kUndefined || (has_special(source, names::index) && !is_iterable(source))) {
    int64_t n;
    Value i = PY_TRY(index_of(source));
    if (!integer::to_int64(i, &n)) return raise_overflow_error("cannot fit 'int' into an index-sized integer");
    if (n < 0) return raise_value_error("negative count");
    return room_for(n, 1) ? new_bytes(std::string(size_t(n), '\0')) : raise_memory_error();
  }
  if (!is_iterable(source)) return raise_type_error("cannot convert '" + type_name(source) + "' object to bytes");
  std::string out;
  PY_TRY(bytes_from_iterable(source, &out));
  return new_bytes(out);
}

namespace {

Value bytes_new(Value cls, Value source, Value encoding, Value errors) {
  TypeInfo* t = new_type(cls, types.bytes);
  if (!t) return kThrow;
  if (t == types.bytes && given(source) && is_exact(source, types.bytes) && !given(encoding)) return source;
  return wrap_value(t, PY_TRY(bytes_from(source, encoding, errors)));
}

Value bytes_add(Value self, Value other) {
  std::string_view more;
  if (!bytes_of(underlying(other), &more)) return not_implemented;
  if (!room_for(int64_t(bytes_view(self).size() + more.size()), 1)) return raise_memory_error();
  return bytes_like(self, std::string(bytes_view(self)).append(more));
}

Value bytes_mul(Value self, Value n) {
  int64_t times, all;
  if (Value r = repeat_count(n, &times); r != kNil) return r == kUndefined ? not_implemented : r;
  std::string_view s = bytes_view(self);
  if (__builtin_mul_overflow(int64_t(s.size()), times, &all) || !room_for(all, 2)) return raise_memory_error();
  std::string out;
  out.reserve(size_t(all));
  for (; times > 0 && !s.empty(); times--) out += s;
  return bytes_like(self, out);
}

Value bytes_mod(Value self, Value values) {
  Value r = PY_TRY(percent_format(contents(self), values, true));
  return is_bytearray(self) ? bytes_like(self, view_of(r)) : r;
}

Value bytes_contains(Value self, Value v) {
  std::string_view part;
  if (bytes_of(underlying(v), &part)) return boolean(bytes_view(self).find(part) != std::string_view::npos);
  if (int_of(v) == kUndefined && !has_special(v, names::index)) return raise_type_error("a bytes-like object is required, not '" + type_name(v) + "'");
  uint8_t byte;
  PY_TRY(byte_value(v, &byte));
  return boolean(bytes_view(self).find(char(byte)) != std::string_view::npos);
}

Value bytes_getitem(Value self, Value key) {
  std::string_view s = bytes_view(self);
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) {
    int64_t start, stop, step, count;
    PY_TRY(slice_indices(key, int64_t(s.size()), &start, &stop, &step, &count));
    if (step == 1) return bytes_like(self, s.substr(size_t(start), size_t(count)));
    std::string out;
    for (int64_t i = 0; i < count; i++, start += step) out += s[size_t(start)];
    return bytes_like(self, out);
  }
  int64_t i, n = int64_t(s.size());
  PY_TRY(to_index(key, &i, is_bytearray(self) ? "bytearray" : "byte"));
  if (i < 0) i += n;
  if (i < 0 || i >= n) return raise(types.IndexError, is_bytearray(self) ? "bytearray index out of range" : "index out of range");
  return fixnum(uint8_t(s[size_t(i)]));
}

Value bytes_length(Value self) { return fixnum(int64_t(bytes_view(self).size())); }
Value bytes_repr(Value self) { return new_str(repr_bytes(view_of(self))); }
Value bytes_hash(Value self) {
  int64_t h;
  PY_TRY(hash_value(self, &h));
  return fixnum(h);
}

template <Compare kOp>
Value bytes_compare(Value self, Value other) {
  std::string_view b;
  if (!bytes_of(underlying(other), &b)) return not_implemented;
  int order = bytes_view(self).compare(b);
  return compare(kOp, fixnum(order < 0 ? -1 : order > 0), fixnum(0));
}

// ---- iterator. Fields: bytes or bytearray (None: exhausted), index.
Value bytes_next(Value it) {
  Value b = native_field(it, 0);
  if (b == kNil) return kUndefined;
  int64_t i = native_field(it, 1).as_int();
  if (i >= int64_t(bytes_view(b).size())) return set_native_field(it, 0, kNil), kUndefined;
  set_native_field(it, 1, fixnum(i + 1));
  return fixnum(uint8_t(bytes_view(b)[size_t(i)]));
}
TypeInfo *bytes_iterator, *bytearray_iterator;
Value bytes_iter(Value self) { return new_native(bytes_iterator, {underlying(self), fixnum(0)}); }
Value bytearray_iter(Value self) { return new_native(bytearray_iterator, {self, fixnum(0)}); }

constexpr NativeRow kStatic[] = {{"__new__", native<bytes_new>, "cls source= encoding= errors="}};
constexpr NativeRow kBytesRows[] = {{"__repr__", native<bytes_repr>}, {"__hash__", native<bytes_hash>}};
constexpr NativeRow kRows[] = {
    {"__add__", native<bytes_add>, "value /"},
    {"__mul__", native<bytes_mul>, "value /"},
    {"__rmul__", native<bytes_mul>, "value /"},
    {"__mod__", native<bytes_mod>, "value /"},
    {"__contains__", native<bytes_contains>, "key /"},
    {"__getitem__", native<bytes_getitem>, "key /"},
    {"__len__", native<bytes_length>},
    {"__eq__", native<bytes_compare<Compare::Equal>>, "value /"},
    {"__ne__", native<bytes_compare<Compare::NotEqual>>, "value /"},
    {"__lt__", native<bytes_compare<Compare::Less>>, "value /"},
    {"__le__", native<bytes_compare<Compare::LessEqual>>, "value /"},
    {"__gt__", native<bytes_compare<Compare::Greater>>, "value /"},
    {"__ge__", native<bytes_compare<Compare::GreaterEqual>>, "value /"},
};

void define_bytes() {
  define_static_methods(types.bytes, kStatic);
  define_methods(types.bytes, kRows);
  define_methods(types.bytes, kBytesRows);
  define_methods(types.bytearray, kRows);
  types.bytes->iter = bytes_iter;
  types.bytearray->iter = bytearray_iter;
  bytes_iterator = define_iterator("bytes_iterator", 2, bytes_next);
  bytearray_iterator = define_iterator("bytearray_iterator", 2, bytes_next);
}
HY_PYTHON_CORE(define_bytes);

}  // namespace

}  // namespace hypha::python
