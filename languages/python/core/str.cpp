// SPDX-License-Identifier: MIT
// str: making, operators, elements, iteration.
#include "languages/python/core/str.h"

#include "languages/python/core/format.h"
#include "languages/python/core/int.h"

namespace hypha::python {

Value str_argument(Value v, Value* out, const char* function, int position) {
  *out = underlying(v);
  if (is_str(*out)) return kNil;
  std::string text = function ? std::string(function) + "() argument " + (position ? std::to_string(position) + " " : "") : "";
  return raise_type_error(text + "must be str, not " + (v == kNil ? "None" : type_name(v)));
}

Value str_part(Value s, Value start, Value stop, StrPart* out) {
  std::string_view all = view_of(s);
  if (!given(start) && !given(stop)) return *out = {all, 0, true}, kNil;
  int64_t n = code_points(s), from, to;
  PY_TRY(clip_bounds(start, stop, n, &from, &to));
  if (from > n) return *out = {"", all.size(), false}, kNil;
  if (to < from) return *out = {"", string::byte_offset(data_of(s), from), false}, kNil;
  size_t a = string::byte_offset(data_of(s), from), b = string::byte_offset(data_of(s), to);
  *out = {all.substr(a, b - a), a, true};
  return kNil;
}

uint32_t last_code_point(std::string_view s, size_t* size) {
  size_t i = s.size() - 1;
  while (i > 0 && (uint8_t(s[i]) & 0xC0) == 0x80) i--;
  *size = s.size() - i;
  return CodePoints(s.substr(i)).next();
}

namespace {

Value str_new(Value cls, Value object, Value encoding, Value errors) {
  TypeInfo* t = new_type(cls, types.str);
  if (!t) return kThrow;
  if (!given(object)) return wrap_value(t, new_str(""));
  if (!given(encoding) && !given(errors)) return wrap_value(t, PY_TRY(str(object)));
  std::string_view bytes;
  if (is_str(underlying(object))) return raise_type_error("decoding str is not supported");
  if (!bytes_of(underlying(object), &bytes)) return raise_type_error("decoding to str: need a bytes-like object, " + type_name(object) + " found");
  return wrap_value(t, PY_TRY(decode_bytes(bytes, encoding, errors)));
}

Value str_add(Value self, Value other) {
  other = underlying(other);
  if (!is_str(other)) return not_implemented;
  if (!heap::can_allocate(data_of(self)->size() + data_of(other)->size())) return raise_memory_error();
  return ref(string::concat(data_of(self), data_of(other)));
}

Value str_mul(Value self, Value n) {
  int64_t times, all;
  if (Value r = repeat_count(n, &times); r != kNil) return r == kUndefined ? not_implemented : r;
  std::string_view s = view_of(self);
  if (times == 1) return self;
  if (times == 0 || s.empty()) return new_str("");
  if (__builtin_mul_overflow(int64_t(s.size()), times, &all) || !room_for(all, 1)) return raise_memory_error();
  StringData* out = string::make_uninitialized(size_t(all));
  for (int64_t at = 0; at < all; at += int64_t(s.size())) std::memcpy(out->bytes + at, s.data(), s.size());
  return ref(out);
}

Value str_mod(Value self, Value values) { return percent_format(self, values, false); }
Value str_rmod(Value self, Value other) {
  other = underlying(other);
  return is_str(other) ? percent_format(other, self, false) : not_implemented;
}

Value str_contains(Value self, Value v) {
  Value s = underlying(v);
  if (!is_str(s)) return raise_type_error("'in <string>' requires string as left operand, not " + type_name(v));
  return boolean(view_of(self).find(view_of(s)) != std::string_view::npos);
}

Value str_slice(Value self, Value slice) {
  int64_t start, stop, step, count;
  PY_TRY(slice_indices(slice, code_points(self), &start, &stop, &step, &count));
  if (count <= 0) return new_str("");
  StringData* s = data_of(self);
  if (step == 1) return ref(string::substring(s, start, count));
  std::string out;
  bool ascii = string::is_ascii(s);
  for (int64_t i = 0, at = start; i < count; i++, at += step) {
    if (ascii) {
      out += s->bytes[at];
    } else {
      size_t from = string::byte_offset(s, at);
      out.append(s->view().substr(from, string::byte_offset(s, at + 1) - from));
    }
  }
  return new_str(out);
}

Value str_getitem(Value self, Value key) {
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) return str_slice(self, key);
  int64_t i, n = code_points(self);
  if (int_of(key) == kUndefined && !has_special(key, names::index)) return raise_type_error("string indices must be integers, not '" + type_name(key) + "'");
  PY_TRY(to_index(key, &i, "string"));
  if (i < 0) i += n;
  if (i < 0 || i >= n) return raise(types.IndexError, "string index out of range");
  if (string::is_ascii(data_of(self))) return new_str(std::string_view(data_of(self)->bytes + i, 1));
  return ref(string::substring(data_of(self), i, 1));
}

Value str_length(Value self) { return fixnum(code_points(self)); }
Value str_repr(Value self) { return new_str(repr_str(view_of(self))); }
Value str_self(Value self) { return self; }
Value str_hash(Value self) {
  int64_t h;
  PY_TRY(hash_value(self, &h));
  return fixnum(h);
}
Value str_format_special(Value self, Value spec) { return format_str(self, spec, self); }
Value str_format(Value self, Value args, Value kwargs) { return format_fields(self, args, kwargs); }
Value str_format_map(Value self, Value mapping) { return format_fields(self, kUndefined, mapping); }
Value str_getnewargs(Value self) { return new_tuple({self}); }

template <Compare kOp>
Value str_compare(Value self, Value other) {
  other = underlying(other);
  return is_str(other) ? compare(kOp, self, other) : not_implemented;
}

// ---- iterators. Fields: text (None: exhausted), byte position.
TypeInfo *ascii_iterator, *plain_iterator;

Value str_next(Value it) {
  Value s = native_field(it, 0);
  if (s == kNil) return kUndefined;
  size_t at = size_t(native_field(it, 1).as_int());
  std::string_view all = view_of(s);
  if (at >= all.size()) return set_native_field(it, 0, kNil), kUndefined;
  CodePoints c(all.substr(at));
  const char* start = c.at;
  c.next();
  set_native_field(it, 1, fixnum(int64_t(at) + (c.at - start)));
  return new_str(std::string_view(start, size_t(c.at - start)));
}
Value str_iter(Value self) { return new_native(string::is_ascii(data_of(underlying(self))) ? ascii_iterator : plain_iterator, {underlying(self), fixnum(0)}); }

Value str_hint(Value it) {
  Value s = native_field(it, 0);
  if (s == kNil) return fixnum(0);
  return fixnum(string::scan_utf8(view_of(s).substr(size_t(native_field(it, 1).as_int()))).characters);
}

constexpr NativeRow kIteratorRows[] = {{"__length_hint__", native<str_hint>}};
constexpr NativeRow kStatic[] = {{"__new__", native<str_new>, "cls object= encoding= errors="}};
constexpr NativeRow kRows[] = {
    {"__add__", native<str_add>, "value /"},
    {"__mul__", native<str_mul>, "value /"},
    {"__rmul__", native<str_mul>, "value /"},
    {"__mod__", native<str_mod>, "value /"},
    {"__rmod__", native<str_rmod>, "value /"},
    {"__contains__", native<str_contains>, "key /"},
    {"__getitem__", native<str_getitem>, "key /"},
    {"__len__", native<str_length>},
    {"__repr__", native<str_repr>},
    {"__str__", native<str_self>},
    {"__hash__", native<str_hash>},
    {"__format__", native<str_format_special>, "format_spec /"},
    {"__getnewargs__", native<str_getnewargs>},
    {"format", native<str_format>, "*args **kwargs"},
    {"format_map", native<str_format_map>, "map /"},
    {"__eq__", native<str_compare<Compare::Equal>>, "value /"},
    {"__ne__", native<str_compare<Compare::NotEqual>>, "value /"},
    {"__lt__", native<str_compare<Compare::Less>>, "value /"},
    {"__le__", native<str_compare<Compare::LessEqual>>, "value /"},
    {"__gt__", native<str_compare<Compare::Greater>>, "value /"},
    {"__ge__", native<str_compare<Compare::GreaterEqual>>, "value /"},
};

void define_str() {
  define_static_methods(types.str, kStatic);
  define_methods(types.str, kRows);
  types.str->iter = str_iter;
  ascii_iterator = define_iterator("str_ascii_iterator", 2, str_next);
  plain_iterator = define_iterator("str_iterator", 2, str_next);
  define_methods(ascii_iterator, kIteratorRows);
  define_methods(plain_iterator, kIteratorRows);
}
HY_PYTHON_CORE(define_str);

}  // namespace

}  // namespace hypha::python
