// SPDX-License-Identifier: MIT
// bytearray: what changes it.
#include <algorithm>

#include "framework/thread/object_lock.h"
#include "languages/python/core/bytes.h"

namespace hypha::python {

namespace {

void set_contents(Value self, std::string_view bytes) { set_native_field(self, 0, new_bytes(bytes)); }

// What an operation does to the bytes is one step for other threads. change(std::string&) runs no guest code; false:
// the bytes stay as they were.
template <class F>
bool change_contents(Value self, F change) {
  ObjectLock guard(self.ptr());
  std::string bytes(bytes_view(self));
  if (!change(bytes)) return false;
  set_contents(self, bytes);
  return true;
}

Value bytearray_new(Value cls, Value, Value) {
  TypeInfo* t = new_type(cls, types.bytearray);
  if (!t) return kThrow;
  Value made = allocate_instance(t);
  set_contents(made, "");
  return made;
}

Value bytearray_init(Value self, Value source, Value encoding, Value errors) {
  set_contents(self, view_of(PY_TRY(bytes_from(source, encoding, errors))));
  return kNil;
}

Value bytearray_repr(Value self) { return new_str(type_name(self) + "(" + repr_bytes(bytes_view(self)) + ")"); }

// A single byte is changed in place: nobody else has the object with the contents.
Value set_byte(Value self, int64_t i, uint8_t byte) {
  ObjectLock guard(self.ptr());
  StringData* d = contents(self).ptr<StringData>();
  if (size_t(i) >= d->view().size()) return kUndefined;  // another thread has made it shorter
  d->bytes[i] = char(byte);
  d->hash.store(0, std::memory_order_relaxed);
  d->scan.store(0, std::memory_order_relaxed);
  return kNil;
}

Value bytearray_setitem(Value self, Value key, Value v) {
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) {
    std::string bytes(bytes_view(self));
    int64_t start, stop, step, count;
    Value with = PY_TRY(bytes_from(v, kUndefined, kUndefined));
    PY_TRY(slice_indices(key, int64_t(bytes.size()), &start, &stop, &step, &count));
    std::string_view more = view_of(with);
    if (step == 1) {
      bytes.replace(size_t(start), size_t(count), more);
    } else {
      if (int64_t(more.size()) != count)
        return raise_value_error("attempt to assign bytes of size " + std::to_string(more.size()) +
                                 " to extended slice of size " + std::to_string(count));
      for (size_t i = 0; i < more.size(); i++, start += step) bytes[size_t(start)] = more[i];
    }
    return set_contents(self, bytes), kNil;
  }
  int64_t i;
  uint8_t byte;
  PY_TRY(to_index(key, &i, "bytearray"));
  PY_TRY(byte_value(v, &byte));
  int64_t n = int64_t(bytes_view(self).size());
  if (i < 0) i += n;
  if (i < 0 || i >= n) return raise(types.IndexError, "bytearray index out of range");
  if (set_byte(self, i, byte) == kUndefined) return raise(types.IndexError, "bytearray index out of range");
  return kNil;
}

Value bytearray_delitem(Value self, Value key) {
  std::string bytes(bytes_view(self)), out;
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) {
    int64_t start, stop, step, count;
    PY_TRY(slice_indices(key, int64_t(bytes.size()), &start, &stop, &step, &count));
    for (int64_t i = 0; i < int64_t(bytes.size()); i++) {
      int64_t offset = i - start;
      bool gone = step > 0 ? offset >= 0 && offset % step == 0 && offset / step < count
                           : offset <= 0 && offset % step == 0 && offset / step < count;
      if (!gone) out += bytes[size_t(i)];
    }
    return set_contents(self, out), kNil;
  }
  int64_t i;
  PY_TRY(to_index(key, &i, "bytearray"));
  if (i < 0) i += int64_t(bytes.size());
  if (i < 0 || i >= int64_t(bytes.size())) return raise(types.IndexError, "bytearray index out of range");
  return set_contents(self, bytes.erase(size_t(i), 1)), kNil;
}

Value bytearray_append(Value self, Value v) {
  uint8_t byte;
  PY_TRY(byte_value(v, &byte));
  change_contents(self, [&](std::string& bytes) { return bytes += char(byte), true; });
  return kNil;
}

Value bytearray_extend(Value self, Value source) {
  Value more = PY_TRY(bytes_from(source, kUndefined, kUndefined));
  change_contents(self, [&](std::string& bytes) { return bytes += view_of(more), true; });
  return kNil;
}

Value bytearray_iadd(Value self, Value other) {
  std::string_view more;
  if (!bytes_of(underlying(other), &more)) return not_implemented;
  std::string copy(more);  // of itself, perhaps
  change_contents(self, [&](std::string& bytes) { return bytes += copy, true; });
  return self;
}

Value bytearray_insert(Value self, Value index, Value v) {
  int64_t i;
  uint8_t byte;
  PY_TRY(to_int64(index, &i));
  PY_TRY(byte_value(v, &byte));
  change_contents(self, [&](std::string& bytes) {
    int64_t n = int64_t(bytes.size()), at = i < 0 ? std::max<int64_t>(i + n, 0) : i;
    bytes.insert(size_t(std::min(at, n)), 1, char(byte));
    return true;
  });
  return kNil;
}

Value bytearray_pop(Value self, Value index) {
  int64_t i;
  PY_TRY(optional_int(index, -1, &i));
  uint8_t byte = 0;
  bool empty = false;
  bool done = change_contents(self, [&](std::string& bytes) {
    int64_t n = int64_t(bytes.size()), at = i < 0 ? i + n : i;
    empty = n == 0;
    if (at < 0 || at >= n) return false;
    byte = uint8_t(bytes[size_t(at)]);
    bytes.erase(size_t(at), 1);
    return true;
  });
  if (!done) return raise(types.IndexError, empty ? "pop from empty bytearray" : "pop index out of range");
  return fixnum(byte);
}

Value bytearray_remove(Value self, Value v) {
  uint8_t byte;
  PY_TRY(byte_value(v, &byte));
  bool found = change_contents(self, [&](std::string& bytes) {
    size_t at = bytes.find(char(byte));
    if (at != std::string::npos) bytes.erase(at, 1);
    return at != std::string::npos;
  });
  return found ? kNil : raise_value_error("value not found in bytearray");
}

Value bytearray_reverse(Value self) {
  change_contents(self, [](std::string& bytes) { return std::reverse(bytes.begin(), bytes.end()), true; });
  return kNil;
}
Value bytearray_clear(Value self) {
  set_contents(self, "");
  return kNil;
}
Value bytearray_copy(Value self) { return bytes_like(self, bytes_view(self)); }

constexpr NativeRow kStatic[] = {{"__new__", native<bytearray_new>, "cls *args **kwargs"}};
constexpr NativeRow kRows[] = {
    {"__init__", native<bytearray_init>, "source= encoding= errors="},
    {"__repr__", native<bytearray_repr>},
    {"__setitem__", native<bytearray_setitem>, "key value /"},
    {"__delitem__", native<bytearray_delitem>, "key /"},
    {"__iadd__", native<bytearray_iadd>, "value /"},
    {"append", native<bytearray_append>, "item /"},
    {"extend", native<bytearray_extend>, "iterable_of_ints /"},
    {"insert", native<bytearray_insert>, "index item /"},
    {"pop", native<bytearray_pop>, "index=-1 /"},
    {"remove", native<bytearray_remove>, "value /"},
    {"reverse", native<bytearray_reverse>},
    {"clear", native<bytearray_clear>},
    {"copy", native<bytearray_copy>},
};

void define_bytearray() {
  define_static_methods(types.bytearray, kStatic);
  define_methods(types.bytearray, kRows);
  set_type_attribute(types.bytearray, names::hash, kNil);
}
HY_PYTHON_CORE(define_bytearray);

}  // namespace

}  // namespace hypha::python
