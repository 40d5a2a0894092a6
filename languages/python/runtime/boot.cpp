// SPDX-License-Identifier: MIT
#include "languages/python/runtime/boot.h"

#include "framework/node/node.h"
#include "framework/object/array_shared.h"
#include "framework/thread/fiber.h"
#include "framework/thread/signals.h"
#include "languages/python/runtime/deadlock.h"
#include "languages/python/runtime/runtime.h"
#include "languages/python/runtime/thread_data.h"
#include "languages/python/runtime/weak_callbacks.h"

namespace hypha::python {

Types types;
std::atomic<bool> interrupt_of_main{false};
ModuleInfo* builtins;
Value not_implemented, ellipsis;

namespace names {
#define HY_DEFINE(id, text) Symbol* id;
HY_PYTHON_NAMES(HY_DEFINE)
#undef HY_DEFINE
}  // namespace names

namespace {

constexpr uint8_t kObjectRoom = 4, kExceptionRoom = 3;

void intern_names() {
#define HY_INTERN(id, text) names::id = intern(text);
  HY_PYTHON_NAMES(HY_INTERN)
#undef HY_INTERN
}

struct TypeRow {
  TypeInfo* Types::*place;
  const char* name;
  TypeInfo* Types::*base;
  Layout layout;
  Kind kind;
  uint8_t fields;
  bool final = false, dict = false;
};

// In order of their bases.
constexpr TypeRow kTypeRows[] = {
    {&Types::NoneType, "NoneType", &Types::object, Layout::None, Kind::Object, 0, true},
    {&Types::NotImplementedType, "NotImplementedType", &Types::object, Layout::NotImplemented, Kind::Object, 0, true},
    {&Types::ellipsis, "ellipsis", &Types::object, Layout::Ellipsis, Kind::Object, 0, true},
    {&Types::int_, "int", &Types::object, Layout::Int, Kind::BigInt, 0},
    {&Types::bool_, "bool", &Types::int_, Layout::Bool, Kind::BigInt, 0, true},
    {&Types::float_, "float", &Types::object, Layout::Float, Kind::Double, 0},
    {&Types::complex, "complex", &Types::object, Layout::Complex, Kind::Native, 2},
    {&Types::str, "str", &Types::object, Layout::Str, Kind::StringData, 0},
    {&Types::bytes, "bytes", &Types::object, Layout::Bytes, Kind::StringData, 0},
    {&Types::bytearray, "bytearray", &Types::object, Layout::ByteArray, Kind::Native, 1},
    {&Types::list, "list", &Types::object, Layout::List, Kind::Array, 0},
    {&Types::tuple, "tuple", &Types::object, Layout::Tuple, Kind::Array, 0},
    {&Types::dict, "dict", &Types::object, Layout::Dict, Kind::Hash, 0},
    {&Types::set, "set", &Types::object, Layout::Set, Kind::Hash, 0},
    {&Types::frozenset, "frozenset", &Types::object, Layout::FrozenSet, Kind::Hash, 0},
    {&Types::range, "range", &Types::object, Layout::Range, Kind::Range, kRangeFields, true},
    {&Types::slice, "slice", &Types::object, Layout::Slice, Kind::Native, kSliceFields, true},
    {&Types::function, "function", &Types::object, Layout::Function, Kind::Closure, Closure::kFields, true, true},
    {&Types::builtin_function, "builtin_function_or_method", &Types::object, Layout::Function, Kind::Closure,
     Closure::kFields, true},
    {&Types::method_descriptor, "method_descriptor", &Types::object, Layout::Function, Kind::Closure, Closure::kFields,
     true},
    {&Types::wrapper_descriptor, "wrapper_descriptor", &Types::object, Layout::Function, Kind::Closure,
     Closure::kFields, true},
    {&Types::method, "method", &Types::object, Layout::BoundMethod, Kind::Native, 2, true},
    {&Types::property, "property", &Types::object, Layout::Property, Kind::Native, 4},
    {&Types::staticmethod, "staticmethod", &Types::object, Layout::StaticMethod, Kind::Native, 1},
    {&Types::classmethod, "classmethod", &Types::object, Layout::ClassMethod, Kind::Native, 1},
    {&Types::module, "module", &Types::object, Layout::Module, Kind::Native, 1},
    {&Types::generator, "generator", &Types::object, Layout::Generator, Kind::Native, 4, true},
    {&Types::cell, "cell", &Types::object, Layout::Cell, Kind::Native, 2, true},
    {&Types::super, "super", &Types::object, Layout::Super, Kind::Native, 2},
    {&Types::traceback, "traceback", &Types::object, Layout::Native, Kind::Native, 4, true},
    {&Types::code, "code", &Types::object, Layout::Native, Kind::Native, 1, true},
    {&Types::mappingproxy, "mappingproxy", &Types::object, Layout::Native, Kind::Native, 1, true},
#define HY_ROW(name, base) \
  {&Types::name, #name, &Types::base, Layout::Exception, Kind::Exception, kExceptionFields, false, true},
    HY_PYTHON_EXCEPTIONS(HY_ROW)
#undef HY_ROW
};

TypeInfo* make_builtin(const char* name, std::vector<TypeInfo*> bases) {
  auto* t = new TypeInfo;
  t->name = t->qualified_name = name;
  t->module = "builtins";
  t->is_builtin = true;
  t->metatype = types.type;
  t->bases = std::move(bases);
  compute_mro(t);
  for (TypeInfo* b : t->bases) b->subclasses.push_back(t);
  return t;
}

void set_layout(TypeInfo* t, Layout layout, Kind kind, uint8_t fields) {
  t->layout = layout;
  t->instance_kind = kind;
  t->reserved_fields = fields;
  uint8_t room = kind == Kind::Object ? kObjectRoom : kind == Kind::Exception ? kExceptionRoom : 0;
  if (layout != Layout::Type) t->instance_shape = Shape::root(t, kind, uint8_t(fields + room), fields);
}

void make_types() {
  types.object = make_builtin("object", {});
  types.type = make_builtin("type", {types.object});
  types.object->metatype = types.type->metatype = types.type;
  set_layout(types.object, Layout::Object, Kind::Object, 0);
  set_layout(types.type, Layout::Type, Kind::Class, 1);
  types.type->has_instance_dict = true;
  make_type_object(types.object);
  make_type_object(types.type);
  for (const TypeRow& r : kTypeRows) {
    TypeInfo* t = types.*r.place = make_builtin(r.name, {types.*r.base});
    set_layout(t, r.layout, r.kind, r.fields);
    t->is_final = r.final;
    t->has_instance_dict = r.dict;
    make_type_object(t);
  }
  TypeInfo* group = types.ExceptionGroup = make_builtin("ExceptionGroup", {types.BaseExceptionGroup, types.Exception});
  set_layout(group, Layout::Exception, Kind::Exception, kExceptionFields);
  group->has_instance_dict = true;
  make_type_object(group);
}

void set_framework_shapes() {
  number::double_shape_id = types.float_->instance_shape->id();
  integer::bigint_shape_id = types.int_->instance_shape->id();
  string::data_shape_id = types.str->instance_shape->id();
  set_symbol_shape_ids(Shape::root(types.str, Kind::Symbol, 0, 0)->id(), string::data_shape_id);
}

Value singleton(TypeInfo* t) {
  auto* o = static_cast<Object*>(heap::allocate_immortal(t->instance_shape->id(), Kind::Object, sizeof(Object)));
  o->aux = 0;
  o->extension.init(kNil);
  return ref(o);
}

Value stack_overflow() { return raise_recursion_error(); }

// Of _thread.interrupt_main() in the main thread. Ctrl-C is the main thread's, too.
bool take_interrupt_of_main() {
  return interrupt_of_main.load(std::memory_order_relaxed) && interrupt_of_main.exchange(false);
}

Value poll() {
  uint8_t reasons = thread().poll.load(std::memory_order_relaxed) & (kPollOutOfMemory | kPollInterrupt);
  thread().clear_poll(reasons);
  if (thread().poll.load(std::memory_order_relaxed) & kPollDead) {
    thread().clear_poll(kPollDead);
    run_weak_callbacks();
  }
  if (reasons & kPollOutOfMemory) return raise_memory_error();
  if (reasons & kPollInterrupt) report_deadlock();
  if (reasons & kPollInterrupt && (signals::take_interrupt() | take_interrupt_of_main()))
    return raise(types.KeyboardInterrupt, {});
  return kNil;
}

void define_builtin_types() {
  for (const TypeRow& r : kTypeRows) {
    TypeInfo* t = types.*r.place;
    switch (t->layout) {
      case Layout::None:
      case Layout::NotImplemented:
      case Layout::Ellipsis:
      case Layout::Function:
      case Layout::BoundMethod:
      case Layout::Module:
      case Layout::Generator:
      case Layout::Cell:
      case Layout::Native:
        break;
      default:
        define_type_global(builtins, t);
    }
  }
  for (TypeInfo* t : {types.object, types.type, types.ExceptionGroup}) define_type_global(builtins, t);
  set_global(builtins, "IOError", types.OSError->object);
  set_global(builtins, "EnvironmentError", types.OSError->object);
  set_global(builtins, "NotImplemented", not_implemented);
  set_global(builtins, "Ellipsis", ellipsis);
}

// Arrays of the framework itself (a queue's items) have no type.
bool is_tuple_array(const Array* a) {
  auto* t = static_cast<const TypeInfo*>(shape_of(a)->class_data());
  return t && t->layout == Layout::Tuple;
}

}  // namespace

void boot() {
  begin_thread();
  intern_names();
  make_types();
  set_framework_shapes();
  not_implemented = singleton(types.NotImplementedType);
  ellipsis = singleton(types.ellipsis);
  builtins = new_module("builtins");
  runtime_hooks.stack_overflow = stack_overflow;
  runtime_hooks.poll = poll;
  array::set_immutable(is_tuple_array);
  signals::install();
  watch_for_deadlocks();
  define_builtin_types();
  run_core_registrations();
}

}  // namespace hypha::python
