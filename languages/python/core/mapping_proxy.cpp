// SPDX-License-Identifier: MIT
// mappingproxy: a mapping that can only be read, as a class's __dict__ is. Field: the mapping.
#include "languages/python/core/native.h"

namespace hypha::python {

namespace {

Value mapping(Value proxy) { return native_field(proxy, 0); }

Value proxy_new(Value type, Value of) {
  if (!has_special(of, names::getitem) || is_list(of) || is_tuple(of))
    return raise_type_error("mappingproxy() argument must be a mapping, not " + type_name(of));
  return new_native(type_info(type), {of});
}
Value proxy_getitem(Value self, Value key) { return get_item(mapping(self), key); }
Value proxy_contains(Value self, Value key) { return contains(mapping(self), key); }
Value proxy_iter(Value self) { return iterate(mapping(self)); }
Value proxy_length(Value self) {
  int64_t n;
  PY_TRY(length(mapping(self), &n));
  return fixnum(n);
}
Value proxy_repr(Value self) {
  return new_str("mappingproxy(" + std::string(view_of(PY_TRY(repr(mapping(self))))) + ")");
}
Value proxy_str(Value self) { return str(mapping(self)); }
Value proxy_get(Value self, Value key, Value missing) {
  return call_method(mapping(self), intern("get"), {key, or_none(missing)});
}
Value proxy_copy(Value self) { return call_method(mapping(self), intern("copy")); }
template <Symbol** kName>
Value proxy_call(Value self) {
  return call_method(mapping(self), *kName);
}
Value unwrapped(Value v) { return is_kind(v, Kind::Native) && type_of(v) == types.mappingproxy ? mapping(v) : v; }
Value proxy_eq(Value self, Value other) { return compare(Compare::Equal, mapping(self), unwrapped(other)); }
Value proxy_or(Value self, Value other) { return binary(Operator::Or, unwrapped(self), unwrapped(other)); }
Value proxy_ror(Value self, Value other) { return binary(Operator::Or, unwrapped(other), unwrapped(self)); }

constexpr NativeRow kStatic[] = {{"__new__", native<proxy_new>, "type mapping /"}};
constexpr NativeRow kRows[] = {
    {"__getitem__", native<proxy_getitem>, "key /"},
    {"__contains__", native<proxy_contains>, "key /"},
    {"__len__", native<proxy_length>},
    {"__repr__", native<proxy_repr>},
    {"__str__", native<proxy_str>},
    {"__reversed__", native<proxy_call<&names::reversed>>},
    {"__eq__", native<proxy_eq>, "value /"},
    {"__or__", native<proxy_or>, "value /"},
    {"__ror__", native<proxy_ror>, "value /"},
    {"get", native<proxy_get>, "key default=None /"},
    {"copy", native<proxy_copy>},
    {"keys", native<proxy_call<&names::keys>>},
    {"values", native<proxy_call<&names::values>>},
    {"items", native<proxy_call<&names::items>>},
};

void define_mapping_proxy() {
  types.mappingproxy->iter = proxy_iter;
  define_static_methods(types.mappingproxy, kStatic);
  define_methods(types.mappingproxy, kRows);
  set_type_attribute(types.mappingproxy, names::hash, kNil);
}
HY_PYTHON_CORE(define_mapping_proxy);

}  // namespace

}  // namespace hypha::python
