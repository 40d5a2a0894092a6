// SPDX-License-Identifier: MIT
// Functions and methods as values, and the descriptors that decorate them.
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

std::string address_of(Value v) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%012lx", static_cast<unsigned long>(v.bits - 1));
  return text;
}
const FunctionCode* code(Value f) { return function_code(f); }

// An attribute that the guest may have overwritten (functools.wraps).
Value own_or(Value f, Symbol* name, Value (*otherwise)(Value)) {
  Value v = get_property(f.ptr<Object>(), name);
  return v == kUndefined ? otherwise(f) : v;
}
template <Value (*Otherwise)(Value), const char* Name>
Value read_own(Value f) {
  return own_or(f, intern(Name), Otherwise);
}
template <const char* Name>
Value write_own(Value f, Value v) {
  set_property(f.ptr<Object>(), intern(Name), v);
  return kNil;
}

Value plain_name(Value f) { return str_value(code(f)->name); }
Value plain_qualname(Value f) {
  if (!code(f)->is_native) return new_str(code(f)->qualified_name);
  return code(f)->owner ? new_str(function_name_for_errors(code(f))) : plain_name(f);
}
Value plain_doc(Value f) { return code(f)->has_docstring ? new_str(code(f)->docstring) : kNil; }
Value plain_module(Value f) { return code(f)->module ? new_str(code(f)->module->name) : kNil; }
Value plain_annotations(Value f) {
  Value d = new_dict();
  set_property(f.ptr<Object>(), names::annotations, d);
  return d;
}

constexpr char kName[] = "__name__", kQualname[] = "__qualname__", kDoc[] = "__doc__", kModule[] = "__module__",
               kAnnotations[] = "__annotations__";

Value get_defaults(Value f) {
  Value defaults = f.ptr<Closure>()->self.load();
  if (defaults == kNil) return kNil;
  Value list = new_list();
  int i = 0;
  for (const ParameterInfo& p : code(f)->parameters) {
    if (!p.optional) continue;
    if (p.kind != ParameterKind::KeywordOnly) array::push(array_of(list), defaults.ptr<Slots>()->at[i].load());
    i++;
  }
  return length_of(list) ? tuple_from_list(list) : kNil;
}
Value get_keyword_defaults(Value f) {
  Value defaults = f.ptr<Closure>()->self.load();
  Value d = kNil;
  int i = 0;
  for (const ParameterInfo& p : code(f)->parameters) {
    if (!p.optional) continue;
    if (p.kind == ParameterKind::KeywordOnly) {
      if (d == kNil) d = new_dict();
      dict_set(d, p.name, defaults.ptr<Slots>()->at[i].load());
    }
    i++;
  }
  return d;
}
Value get_globals(Value f) { return code(f)->module ? module_dict(code(f)->module) : new_dict(); }
Value get_code(Value f) { return new_native(types.code, {f}); }
Value get_closure(Value f) {
  Value cells = new_list();
  for (const FunctionCode::FreeVariable& v : code(f)->free_variables) {
    Value env = f.ptr<Closure>()->env.load();
    for (int i = 0; i < v.hops; i++) env = env.ptr<Slots>()->at[0].load();
    array::push(array_of(cells), new_native(types.cell, {env, fixnum(v.slot)}));
  }
  return length_of(cells) == 0 ? kNil : tuple_from_list(cells);
}
Slot& cell_slot(Value cell) { return native_field(cell, 0).ptr<Slots>()->at[native_field(cell, 1).as_int()]; }
Value get_cell_contents(Value cell) {
  Value v = cell_slot(cell).load();
  return v == kUndefined ? raise_value_error("Cell is empty") : v;
}
Value set_cell_contents(Value cell, Value v) { return cell_slot(cell).write(native_field(cell, 0).ptr(), v), kNil; }
const GetterRow kCellGetters[] = {{"cell_contents", get_cell_contents, set_cell_contents}};
Value get_function_dict(Value f) {
  Value d = new_dict();
  for (Symbol* s : property_names(f.ptr<Object>()))
    if (!s->view().starts_with("__") || s == names::wrapped) dict_set(d, s, get_property(f.ptr<Object>(), s));
  return d;
}

const GetterRow kFunctionGetters[] = {
    {"__name__", read_own<plain_name, kName>, write_own<kName>},
    {"__qualname__", read_own<plain_qualname, kQualname>, write_own<kQualname>},
    {"__doc__", read_own<plain_doc, kDoc>, write_own<kDoc>},
    {"__module__", read_own<plain_module, kModule>, write_own<kModule>},
    {"__annotations__", read_own<plain_annotations, kAnnotations>, write_own<kAnnotations>},
    {"__defaults__", get_defaults},
    {"__kwdefaults__", get_keyword_defaults},
    {"__globals__", get_globals},
    {"__code__", get_code},
    {"__closure__", get_closure},
    {"__dict__", get_function_dict},
};
const GetterRow kNativeGetters[] = {
    {"__name__", plain_name}, {"__qualname__", plain_qualname}, {"__doc__", plain_doc}, {"__module__", plain_module}};

Value code_of_object(Value c) { return native_field(c, 0); }
Value get_code_name(Value c) { return plain_name(code_of_object(c)); }
Value get_argument_count(Value c) { return fixnum(code(code_of_object(c))->positional); }
Value get_keyword_only_count(Value c) { return fixnum(code(code_of_object(c))->keyword_only); }
Value get_variable_names(Value c) {
  Value list = new_list();
  for (Symbol* s : code(code_of_object(c))->local_names) array::push(array_of(list), str_value(s));
  return tuple_from_list(list);
}
Value get_free_variables(Value c) {
  Value list = new_list();
  for (const FunctionCode::FreeVariable& v : code(code_of_object(c))->free_variables)
    array::push(array_of(list), str_value(v.name));
  return tuple_from_list(list);
}
Value get_first_line(Value c) { return fixnum(code(code_of_object(c))->first_line); }
Value get_flags(Value c) {
  const FunctionCode* f = code(code_of_object(c));
  return fixnum((f->var_positional >= 0 ? 4 : 0) | (f->var_keyword >= 0 ? 8 : 0) | (f->is_generator ? 32 : 0));
}
const GetterRow kCodeGetters[] = {{"co_name", get_code_name},
                                  {"co_argcount", get_argument_count},
                                  {"co_kwonlyargcount", get_keyword_only_count},
                                  {"co_varnames", get_variable_names},
                                  {"co_freevars", get_free_variables},
                                  {"co_firstlineno", get_first_line},
                                  {"co_flags", get_flags}};

Value function_repr(CallTarget*, const Value* args) {
  Value name = read_own<plain_qualname, kQualname>(args[1]);
  return new_str("<function " + std::string(view_of(name)) + " at " + address_of(args[1]) + ">");
}
Value function_call(CallTarget*, const Value* args) {
  Value all = args[2];
  std::vector<Value*> unused;
  static_cast<void>(unused);
  int64_t n = length_of(all);
  Value slots = ref(heap::allocate_slots(n + 1));
  for (int64_t i = 0; i < n; i++) slots.ptr<Slots>()->at[i].write(slots.ptr(), array::get(array_of(all), i));
  return call(args[1], std::span<const Value>(reinterpret_cast<const Value*>(slots.ptr<Slots>()->at), size_t(n)));
}
// f.__get__(obj): the bound method
Value function_get(CallTarget*, const Value* args) { return args[2] == kNil ? args[1] : bind(args[1], args[2]); }
const NativeRow kFunctionMethods[] = {
    {"__repr__", function_repr}, {"__call__", function_call, "*args"}, {"__get__", function_get, "instance owner= /"}};

Value builtin_repr(CallTarget*, const Value* args) {
  const FunctionCode* c = code(args[1]);
  std::string name(c->name->view());
  if (type_of(args[1]) == types.builtin_function) return new_str("<built-in function " + name + ">");
  if (type_of(args[1]) == types.wrapper_descriptor)
    return new_str("<slot wrapper '" + name + "' of '" + c->owner->name + "' objects>");
  return new_str("<method '" + name + "' of '" + c->owner->name + "' objects>");
}
const NativeRow kBuiltinMethods[] = {{"__repr__", builtin_repr}, {"__call__", function_call, "*args"}};

// ---- bound methods

Value method_repr(CallTarget*, const Value* args) {
  Value f = bound_function(args[1]), self = bound_self(args[1]);
  if (is_kind(f, Kind::Closure) && code(f)->is_native)
    return new_str("<built-in method " + std::string(code(f)->name->view()) + " of " + type_name(self) + " object at " +
                   address_of(self) + ">");
  Value name = PY_TRY(get_attribute(f, names::qualname));
  return new_str("<bound method " + std::string(view_of(name)) + " of " + std::string(view_of(PY_TRY(repr(self)))) +
                 ">");
}
Value method_eq(CallTarget*, const Value* args) {
  if (type_of(args[1]) != type_of(args[2])) return not_implemented;
  return boolean(bound_function(args[1]) == bound_function(args[2]) && bound_self(args[1]) == bound_self(args[2]));
}
Value method_hash(CallTarget*, const Value* args) {
  return fixnum(int64_t((bound_function(args[1]).bits ^ bound_self(args[1]).bits) >> 4) & kFixnumMax);
}
Value method_getattribute(CallTarget*, const Value* args) {
  Symbol* name;
  PY_TRY(attribute_name(args[2], &name));
  Value v = generic_get_attribute(args[1], name);
  return v == kUndefined ? get_attribute(bound_function(args[1]), name) : v;
}
const NativeRow kMethodMethods[] = {{"__repr__", method_repr},
                                    {"__eq__", method_eq, "value /"},
                                    {"__hash__", method_hash},
                                    {"__getattribute__", method_getattribute, "name /"},
                                    {"__call__", function_call, "*args"}};
Value get_func(Value m) { return bound_function(m); }
Value get_self(Value m) { return bound_self(m); }
template <const char* Name>
Value of_function(Value m) {
  return get_attribute(bound_function(m), intern(Name));
}
const GetterRow kMethodGetters[] = {{"__func__", get_func},           {"__self__", get_self},
                                    {"__name__", of_function<kName>}, {"__qualname__", of_function<kQualname>},
                                    {"__doc__", of_function<kDoc>},   {"__module__", of_function<kModule>}};

// ---- property, staticmethod, classmethod

Value property_new(CallTarget*, const Value* args) { return allocate_instance(type_info(args[1])); }
Value property_init(CallTarget*, const Value* args) {
  auto given = [&](int i) { return args[i] == kUndefined ? kNil : args[i]; };
  set_native_field(args[1], kGetter, given(2));
  set_native_field(args[1], kSetter, given(3));
  set_native_field(args[1], kDeleter, given(4));
  Value doc = given(5);
  if (doc == kNil && is_kind(args[2], Kind::Closure)) doc = PY_TRY(get_attribute(args[2], names::doc));
  set_native_field(args[1], kPropertyDoc, doc);
  return kNil;
}
template <int Which>
Value property_with(CallTarget*, const Value* args) {
  Value p = allocate_instance(type_of(args[1]));
  for (int i = 0; i < 4; i++) set_native_field(p, i, i == Which ? args[2] : native_field(args[1], i));
  return p;
}
template <int Which>
Value property_field(Value p) {
  return native_field(p, Which);
}
Value property_get_method(CallTarget*, const Value* args) {
  return args[2] == kNil ? args[1] : descriptor_get(args[1], args[2], type_of(args[2]));
}
const NativeRow kPropertyStatic[] = {{"__new__", property_new, "cls *args **kwargs"}};
const NativeRow kPropertyMethods[] = {{"__init__", property_init, "fget= fset= fdel= doc="},
                                      {"getter", property_with<kGetter>, "fget /"},
                                      {"setter", property_with<kSetter>, "fset /"},
                                      {"deleter", property_with<kDeleter>, "fdel /"},
                                      {"__get__", property_get_method, "instance owner= /"}};
Value get_property_abstract(Value p) {
  Value f = native_field(p, kGetter);
  return is_kind(f, Kind::Closure) && get_property(f.ptr<Object>(), names::isabstract) == kTrue ? kTrue : kFalse;
}
const GetterRow kPropertyGetters[] = {{"fget", property_field<kGetter>},
                                      {"fset", property_field<kSetter>},
                                      {"fdel", property_field<kDeleter>},
                                      {"__doc__", property_field<kPropertyDoc>},
                                      {"__isabstractmethod__", get_property_abstract}};

Value wrapper_new(CallTarget*, const Value* args) {
  Value w = allocate_instance(type_info(args[1]));
  set_native_field(w, 0, args[2]);
  return w;
}
Value get_wrapped(Value w) { return native_field(w, 0); }
Value wrapper_get(CallTarget*, const Value* args) {
  TypeInfo* owner = args[3] != kUndefined && is_type(args[3]) ? type_info(args[3]) : type_of(args[2]);
  return descriptor_get(args[1], args[2] == kNil ? kUndefined : args[2], owner);
}
const NativeRow kWrapperStatic[] = {{"__new__", wrapper_new, "cls function /"}};
const NativeRow kWrapperMethods[] = {{"__get__", wrapper_get, "instance owner= /"}};
template <const char* Name>
Value of_wrapped(Value w) {
  return get_attribute(native_field(w, 0), intern(Name));
}
constexpr char kAbstract[] = "__isabstractmethod__";
Value wrapped_abstract(Value w) {
  Value v = get_attribute_or(native_field(w, 0), intern(kAbstract));
  return v == kUndefined ? kFalse : v;
}
const GetterRow kWrapperGetters[] = {{"__func__", get_wrapped},       {"__wrapped__", get_wrapped},
                                     {"__name__", of_wrapped<kName>}, {"__qualname__", of_wrapped<kQualname>},
                                     {"__doc__", of_wrapped<kDoc>},   {"__isabstractmethod__", wrapped_abstract}};

// ---- modules, getsets

Value module_repr(CallTarget*, const Value* args) {
  ModuleInfo* m = module_info(args[1]);
  if (m->file.empty()) return new_str("<module '" + m->name + "' (built-in)>");
  return new_str("<module '" + m->name + "' from '" + m->file + "'>");
}
const NativeRow kModuleMethods[] = {{"__repr__", module_repr}};
Value get_module_dict(Value m) { return module_dict(module_info(m)); }
const GetterRow kModuleGetters[] = {{"__dict__", get_module_dict}};

void define_function_types() {
  define_methods(types.function, kFunctionMethods);
  define_getters(types.function, kFunctionGetters);
  for (TypeInfo* t : {types.builtin_function, types.method_descriptor, types.wrapper_descriptor}) {
    define_methods(t, kBuiltinMethods);
    define_getters(t, kNativeGetters);
  }
  TypeInfo* builtin_method = type_of(bind(make_native_function(kBuiltinMethods[0]), kNil));
  for (TypeInfo* t : {types.method, builtin_method}) {
    define_methods(t, kMethodMethods);
    define_getters(t, kMethodGetters);
  }
  define_getters(types.code, kCodeGetters);
  define_getters(types.cell, kCellGetters);
  define_static_methods(types.property, kPropertyStatic);
  define_methods(types.property, kPropertyMethods);
  define_getters(types.property, kPropertyGetters);
  for (TypeInfo* t : {types.staticmethod, types.classmethod}) {
    define_static_methods(t, kWrapperStatic);
    define_methods(t, kWrapperMethods);
    define_getters(t, kWrapperGetters);
  }
  define_methods(types.module, kModuleMethods);
  define_getters(types.module, kModuleGetters);
}
HY_PYTHON_CORE(define_function_types);

}  // namespace

}  // namespace hypha::python
