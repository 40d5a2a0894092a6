// SPDX-License-Identifier: MIT
// int | str: a union of types, for annotations and isinstance(). Field: a tuple of its members.
#include "languages/python/core/native.h"

namespace hypha::python {

namespace {

TypeInfo* union_type;

Value members(Value u) { return native_field(u, 0); }
bool is_union(Value v) { return is_kind(v, Kind::Native) && type_of(v) == union_type; }

// None stands for its type; anything that is a type or looks like one may be a member.
bool may_be_member(Value v) {
  return v == kNil || is_type(v) || is_union(v) || (is_kind(v, Kind::Native) && type_of(v) == generic_alias_type());
}

Value add_member(Value list, Value v) {
  if (v == kNil) v = types.NoneType->object;
  if (is_union(v)) return for_each(members(v), [&](Value m) { return add_member(list, m); });
  for (int64_t i = 0; i < length_of(list); i++)
    if (Value same = equal(array::get(array_of(list), i), v); same != kFalse) return same == kTrue ? kNil : same;
  array::push(array_of(list), v);
  return kNil;
}

Value union_or(Value a, Value b) {
  if (!may_be_member(a) || !may_be_member(b)) return not_implemented;
  Value list = new_list();
  PY_TRY(add_member(list, a));
  PY_TRY(add_member(list, b));
  return length_of(list) == 1 ? array::get(array_of(list), 0) : new_native(union_type, {tuple_from_list(list)});
}
Value union_reflected(Value a, Value b) { return union_or(b, a); }

Value union_repr(Value u) {
  std::string text;
  PY_TRY(for_each(members(u), [&](Value m) -> Value {
    text += text.empty() ? "" : " | ";
    if (m == types.NoneType->object)
      text += "None";
    else if (is_type(m))
      text += full_type_name(type_info(m));
    else
      text += view_of(PY_TRY(repr(m)));
    return kNil;
  }));
  return new_str(text);
}

Value any_member(Value u, Value v, const char* builtin) {
  Value ask = PY_TRY(get_attribute(builtins->object, intern(builtin)));
  Value r = for_each(members(u), [&](Value m) -> Value {
    Value yes = call(ask, {v, m});
    return yes == kFalse ? kNil : yes;
  });
  return r == kNil ? kFalse : r;
}
Value union_instancecheck(Value u, Value v) { return any_member(u, v, "isinstance"); }
Value union_subclasscheck(Value u, Value v) { return any_member(u, v, "issubclass"); }

Value as_set(Value u) { return call(types.frozenset->object, {members(u)}); }
Value union_eq(Value a, Value b) {
  if (!is_union(b)) return not_implemented;
  Value x = PY_TRY(as_set(a)), y = PY_TRY(as_set(b));
  return compare(Compare::Equal, x, y);
}
Value union_hash(Value u) {
  int64_t h;
  PY_TRY(hash_value(PY_TRY(as_set(u)), &h));
  return fixnum(h);
}

constexpr NativeRow kOperators[] = {{"__or__", native<union_or>, "value /"},
                                    {"__ror__", native<union_reflected>, "value /"}};
constexpr NativeRow kRows[] = {
    {"__repr__", native<union_repr>},
    {"__eq__", native<union_eq>, "value /"},
    {"__hash__", native<union_hash>},
    {"__instancecheck__", native<union_instancecheck>, "instance /"},
    {"__subclasscheck__", native<union_subclasscheck>, "subclass /"},
};
constexpr GetterRow kGetters[] = {{"__args__", members}};

void define_union_type() {
  union_type = define_native_type("UnionType", 1);
  union_type->module = "types";
  define_methods(union_type, kRows);
  define_getters(union_type, kGetters);
  for (TypeInfo* t : {types.type, union_type, generic_alias_type()}) define_methods(t, kOperators);
}
HY_PYTHON_CORE(define_union_type);

}  // namespace

}  // namespace hypha::python
