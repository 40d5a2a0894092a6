// SPDX-License-Identifier: MIT
// list[int] and its like: a type with arguments, for annotations. Calling it makes an instance of the type; its other
// attributes are the type's. Fields: origin, arguments (a tuple).
#include "languages/python/core/native.h"

namespace hypha::python {

TypeInfo* generic_alias_type() {
  static TypeInfo* t = [] {
    TypeInfo* made = define_native_type("GenericAlias", 2);
    made->module = "types";
    return made;
  }();
  return t;
}

namespace {

const MadeBeforeThreads made_type([] { generic_alias_type(); });

enum { kOrigin, kArguments };

Value origin(Value a) { return native_field(a, kOrigin); }
Value arguments(Value a) { return native_field(a, kArguments); }

Value class_getitem(Value cls, Value items) {
  return new_native(generic_alias_type(), {cls, is_tuple(items) ? items : new_tuple({items})});
}

std::string type_text(Value t) {
  if (is_type(t)) return full_type_name(type_info(t));
  if (t == ellipsis) return "...";
  Value text = repr(t);
  return text.is_completion() ? (take_exception(), "?") : std::string(view_of(text));
}

Value alias_repr(Value a) {
  std::string text = type_text(origin(a)) + "[";
  for (int64_t i = 0; i < length_of(arguments(a)); i++)
    text += (i ? ", " : "") + type_text(array::get(array_of(arguments(a)), i));
  if (length_of(arguments(a)) == 0) text += "()";
  return new_str(text + "]");
}

Value alias_call(Value a, Value args, Value kwargs) {
  std::vector<Symbol*> keywords;
  int64_t n = length_of(args), more = given(kwargs) ? hash_of(kwargs)->count() : 0;
  auto* words = static_cast<Value*>(__builtin_alloca(size_t(n + more + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) words[i] = array::get(array_of(args), i);
  Value key;
  if (more > 0)
    for (int64_t i = 0, k = n; hash::next(hash_of(kwargs), &i, &key, &words[k]); k++)
      keywords.push_back(intern(view_of(key)));
  return call(origin(a), std::span<const Value>(words, size_t(n + more)), keywords);
}

Value alias_eq(Value a, Value b) {
  if (!is_kind(b, Kind::Native) || type_of(b) != generic_alias_type()) return not_implemented;
  return origin(a) == origin(b) ? equal(arguments(a), arguments(b)) : kFalse;
}
Value alias_hash(Value a) {
  int64_t h;
  PY_TRY(hash_value(new_tuple({origin(a), arguments(a)}), &h));
  return fixnum(h);
}
Value alias_getattr(Value a, Value name) {
  Symbol* s;
  PY_TRY(attribute_name(name, &s));
  return get_attribute(origin(a), s);
}
Value alias_check(Value, Value) {
  return raise_type_error("isinstance() argument 2 cannot be a parameterized generic");
}

constexpr NativeRow kRows[] = {
    {"__repr__", native<alias_repr>},
    {"__call__", native<alias_call>, "*args **kwargs"},
    {"__eq__", native<alias_eq>, "value /"},
    {"__hash__", native<alias_hash>},
    {"__getattr__", native<alias_getattr>, "name /"},
    {"__instancecheck__", native<alias_check>, "instance /"},
    {"__subclasscheck__", native<alias_check>, "subclass /"},
};
constexpr GetterRow kGetters[] = {{"__origin__", origin}, {"__args__", arguments}};
constexpr NativeRow kClassRows[] = {{"__class_getitem__", native<class_getitem>, "item /"}};

void define_generic_alias() {
  TypeInfo* t = generic_alias_type();
  define_methods(t, kRows);
  define_getters(t, kGetters);
  for (TypeInfo* t : {types.list, types.tuple, types.dict, types.set, types.frozenset, types.type})
    define_class_methods(t, kClassRows);
}
HY_PYTHON_CORE(define_generic_alias);

}  // namespace

}  // namespace hypha::python
