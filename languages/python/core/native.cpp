// SPDX-License-Identifier: MIT
#include "languages/python/core/native.h"

#include <algorithm>

namespace hypha::python {

static Value clip_bound(Value v, int64_t missing, int64_t length, int64_t* out) {
  if (v == kUndefined || v == kNil) return *out = missing, kNil;
  if (int_of(v) == kUndefined && !has_special(v, names::index))
    return raise_type_error("slice indices must be integers or None or have an __index__ method");
  Value i = PY_TRY(index_of(v));
  if (!integer::to_int64(i, out)) *out = integer::sign(i) < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
  if (*out < 0) *out = std::max<int64_t>(*out + length, 0);
  return kNil;
}

Value clip_bounds(Value start, Value stop, int64_t length, int64_t* from, int64_t* to) {
  PY_TRY(clip_bound(start, 0, length, from));
  PY_TRY(clip_bound(stop, length, length, to));
  *to = std::min(*to, length);
  return kNil;
}

TypeInfo* new_type(Value type, TypeInfo* base) {
  std::string name = base->name;
  if (!is_type(type)) {
    raise_type_error(name + ".__new__(X): X is not a type object (" + type_name(type) + ")");
    return nullptr;
  }
  TypeInfo* t = type_info(type);
  if (!t->inherits_from(base)) {
    raise_type_error(name + ".__new__(" + t->name + "): " + t->name + " is not a subtype of " + name);
    return nullptr;
  }
  return t;
}

TypeInfo* define_iterator(const char* name, uint8_t fields, NextFunction next) {
  TypeInfo* t = define_native_type(name, fields);
  t->iter = self_iterator;
  t->next = next;
  return t;
}

}  // namespace hypha::python
