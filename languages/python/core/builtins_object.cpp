// SPDX-License-Identifier: MIT
// Built-in functions about objects: their types, attributes, identity and text.
#include "languages/python/core/builtin_operations.h"

namespace hypha::python {

Value builtin_len(Value v) {
  int64_t n;
  PY_TRY(length(v, &n));
  return fixnum(n);
}

namespace {

// The type asks in its own way.
bool has_own_check(TypeInfo* t, Symbol* hook) {
  return t->metatype != types.type && lookup(t->metatype, hook) != lookup(types.type, hook);
}

Value is_of_type(Value v, Value type) {
  TypeInfo* t = type_info(type);
  if (type_of(v) == t) return kTrue;
  if (has_own_check(t, names::instancecheck)) return truth(PY_TRY(call_special(type, names::instancecheck, {v})));
  return boolean(is_instance(v, t));
}

Value is_derived_from(Value v, Value type) {
  if (has_own_check(type_info(type), names::subclasscheck))
    return truth(PY_TRY(call_special(type, names::subclasscheck, {v})));
  if (!is_type(v)) return raise_type_error("issubclass() arg 1 must be a class");
  return boolean(type_info(v)->inherits_from(type_info(type)));
}

// For a type, or a tuple of types (nested ones too).
template <class Ask>
Value any_type(Value type, const char* message, Symbol* hook, Ask ask) {
  if (is_type(type)) return ask(type);
  if (is_tuple(type)) {
    DepthScope depth;
    if (!depth.ok()) return raise_recursion_error(" in __instancecheck__");
    for (int64_t i = 0; i < length_of(type); i++)
      if (Value r = any_type(array::get(array_of(type), i), message, hook, ask); r != kFalse) return r;
    return kFalse;
  }
  if (type == kNil || !has_special(type, hook)) return raise_type_error(message);
  return kUndefined;
}

}  // namespace

Value builtin_isinstance(Value v, Value type) {
  Value r = any_type(type, "isinstance() arg 2 must be a type, a tuple of types, or a union", names::instancecheck,
                     [&](Value t) { return is_of_type(v, t); });
  return r == kUndefined ? truth(PY_TRY(call_special(type, names::instancecheck, {v}))) : r;
}

bool IsInstanceOp::learn(IsInstanceEntry& e, const Value* args) {
  Value v = args[1], type = args[2];
  if (!is_type(type) || has_own_check(type_info(type), names::instancecheck) || (!v.is_heap() && !v.is_int()))
    return false;
  e.shape = v.is_int() ? nullptr : shape_of(v.ptr());
  e.type = type;  // kept alive by its TypeInfo
  e.answer = is_instance(v, type_info(type));
  return true;
}

namespace {

Value builtin_issubclass(Value v, Value type) {
  Value r = any_type(type, "issubclass() arg 2 must be a class, a tuple of classes, or a union", names::subclasscheck,
                     [&](Value t) { return is_derived_from(v, t); });
  return r == kUndefined ? truth(PY_TRY(call_special(type, names::subclasscheck, {v}))) : r;
}

Value builtin_callable(Value v) { return boolean(is_callable(v)); }
Value builtin_id(Value v) { return integer::from_uint64(v.bits); }
Value builtin_hash(Value v) {
  int64_t h;
  PY_TRY(hash_value(v, &h));
  return int_value(h == -1 ? -2 : h);
}

Value builtin_getattr(Value o, Value name, Value missing) {
  Symbol* s;
  PY_TRY(attribute_name(name, &s));
  if (!given(missing)) return get_attribute(o, s);
  Value v = PY_TRY(get_attribute_or(o, s));
  return v == kUndefined ? missing : v;
}
Value builtin_hasattr(Value o, Value name) {
  Symbol* s;
  PY_TRY(attribute_name(name, &s));
  return boolean(PY_TRY(get_attribute_or(o, s)) != kUndefined);
}
Value builtin_setattr(Value o, Value name, Value v) {
  Symbol* s;
  PY_TRY(attribute_name(name, &s));
  return set_attribute(o, s, v);
}
Value builtin_delattr(Value o, Value name) {
  Symbol* s;
  PY_TRY(attribute_name(name, &s));
  return delete_attribute(o, s);
}

// The first part of a dotted name, unless names are to be taken from the last one.
Value builtin_import(CallTarget*, const Value* a) {
  Value name = underlying(a[1]), from = a[4];
  if (!is_str(name)) return raise_type_error("__import__() argument 1 must be str, not " + type_name(a[1]));
  Value module = PY_TRY(import_module(view_of(name)));
  if (given(from) && PY_TRY(truth(from)) == kTrue) return module;
  size_t dot = view_of(name).find('.');
  return dot == std::string_view::npos ? module : import_module(view_of(name).substr(0, dot));
}

Value builtin_format(Value v, Value spec) {
  Value text = given(spec) ? underlying(spec) : new_str("");
  if (!is_str(text)) return raise_type_error("format() argument 2 must be str, not " + type_name(spec));
  return format(v, text);
}

constexpr NativeRow kRows[] = {
    {"len", native<builtin_len>, "obj /", operation<LenOp>, 1},
    {"isinstance", native<builtin_isinstance>, "obj class_or_tuple /", operation<IsInstanceOp>, 2},
    {"issubclass", native<builtin_issubclass>, "cls class_or_tuple /"},
    {"callable", native<builtin_callable>, "obj /"},
    {"id", native<builtin_id>, "obj /"},
    {"hash", native<builtin_hash>, "obj /"},
    {"getattr", native<builtin_getattr>, "object name default= /"},
    {"hasattr", native<builtin_hasattr>, "obj name /"},
    {"setattr", native<builtin_setattr>, "obj name value /"},
    {"delattr", native<builtin_delattr>, "obj name /"},
    {"__import__", builtin_import, "name globals= locals= fromlist= level="},
    {"repr", native<repr>, "obj /"},
    {"ascii", native<ascii>, "obj /"},
    {"format", native<builtin_format>, "value format_spec='' /"},
};
void define_builtins_object() { define_functions(builtins, kRows); }
HY_PYTHON_CORE(define_builtins_object);

}  // namespace

}  // namespace hypha::python
