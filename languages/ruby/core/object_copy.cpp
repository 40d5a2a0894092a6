// SPDX-License-Identifier: MIT
// dup, clone, freeze, extend.
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/closure.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/module.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

void copy_methods(ClassInfo* from, ClassInfo* to) {
  for (auto& [name, m] : own_methods(from)) {
    auto* copy = new Method(*m);
    add_method(to, copy);
    copy->serial = m->serial;
  }
  for (ClassInfo* m : from->included) include_module(to, m);
  for (ClassInfo* m : from->prepended) prepend_module(to, m);
}

Value copy_class(Value v) {
  ClassInfo* from = class_info(v);
  ClassInfo* to = from->is_module ? new_module() : new_class(from->superclass);
  to->instance_variables = from->instance_variables;
  if (from->instance_shape)
    to->instance_shape = Shape::root(to, from->instance_kind, from->instance_shape->capacity(), from->reserved_fields);
  to->instance_kind = from->instance_kind;
  to->reserved_fields = from->reserved_fields;
  copy_methods(from, to);
  for (Symbol* name : own_constant_names(from))
    if (Constant* k = own_constant(from, name)) set_constant(to, name, k->value.get());
  std::lock_guard held(class_lock());
  for (auto& [name, cell] : from->class_variables) {
    auto* copy = new Rooted<>;
    copy->set(cell->get());  // shared already
    to->class_variables[name] = copy;
  }
  if (from->singleton) copy_methods(from->singleton, singleton_class(to->object));
  return to->object;
}

// Of an object whose shape an unfrozen instance of its class may have: word by word.
Value copy_words(Object* from) {
  Object* to = allocate_object(shape_of(from));
  for (uint8_t i = 0; i < from->aux; i++) to->fields[i].init(from->fields[i].load());
  return ref(to);
}

Value copy_fields(Value v, ClassInfo* c) {
  auto* from = v.ptr<Object>();
  Shape* shape = c->instance_shape;
  if (!shape || shape->kind() != from->kind) shape = Shape::root(c, from->kind, from->aux, c->reserved_fields);
  Object* to = allocate_object(shape);
  for (uint8_t i = 0; i < c->reserved_fields; i++) to->fields[i].init(from->fields[i].load());
  return ref(to);
}

// Another object of the class with the same contents and instance variables; not frozen, no singleton class.
Value shallow_copy(Value v) {
  ClassInfo* c = real_class_of(v);
  bool plain = !sharing::is_shared(v.ptr()) && v.ptr()->kind == Kind::Object && !is_frozen_flag(v) && class_of(v) == c;
  if (plain && !v.ptr<Object>()->extension.load().is_heap()) return copy_words(v.ptr<Object>());
  uint32_t shape = c->instance_shape ? c->instance_shape->id() : uint32_t(v.ptr()->shape_id);
  Value to;
  switch (v.ptr()->kind) {
    case Kind::String:
      to = ref(string::make_handle(shape, text_of(v)));
      break;
    case Kind::Array:
      to = ref(array::slice(shape, v.ptr<Array>(), 0, v.ptr<Array>()->length()));
      break;
    case Kind::Hash:
      to = ref(hash::copy(shape, v.ptr<Hash>()));
      break;
    case Kind::Class:
      return copy_class(v);
    case Kind::Closure: {
      auto* from = v.ptr<Closure>();
      to = ref(
          make_closure(Shape::from_id(shape), from->target, from->env.load(), from->self.load(), from->extra.load()));
      break;
    }
    default:
      to = copy_fields(v, c);
      break;
  }
  copy_properties(to.ptr<Object>(), v.ptr<Object>());
  return to;
}

// What has no state of its own, or memory that has one owner.
bool is_uncopyable(Value v) {
  if (!v.is_heap()) return true;
  if (v.ptr()->kind < Kind::Object || v.ptr()->kind == Kind::Range) return true;
  return v.ptr()->gc.load(std::memory_order_relaxed) & kGcFinalizer;
}

// The program's, or the prelude's.
bool is_ruby(const Method* m) { return m && (!is_native(m) || m->target->language_data); }

Value initialize_from(Value copy, Value original, Symbol* name) {
  Method* m = find_method(class_of(copy), name);
  if (is_ruby(m)) return call_method(copy, name, {original});
  m = find_method(class_of(copy), names::initialize_copy);
  return is_ruby(m) ? call_method(copy, names::initialize_copy, {original}) : kNil;
}

Value object_dup(Value self) {
  if (is_uncopyable(self)) return self;
  static Symbol* hook = intern("initialize_dup");
  Value copy = shallow_copy(self);
  RB_TRY(initialize_from(copy, self, hook));
  return copy;
}

void copy_singleton(Value from, Value to) {
  ClassInfo* c = class_of(from);
  if (!c->is_singleton || is_kind(from, Kind::Class)) return;
  copy_methods(c, singleton_class(to));
}

// clone(freeze: nil)
Value object_clone(CallTarget*, const Value* args) {
  Value self = args[0], freezing = args[2] == kNil ? kUndefined : hash_get(args[2], symbol_value(intern("freeze")));
  if (freezing != kUndefined && freezing != kNil && freezing != kTrue && freezing != kFalse)
    return raise(classes.ArgumentError, "unexpected value for freeze: " + class_name(real_class_of(freezing)));
  if (is_uncopyable(self)) {
    bool no_state = !self.is_heap() || self.ptr()->kind < Kind::Object;
    if (freezing == kFalse && no_state)
      return raise(classes.ArgumentError, "can't unfreeze " + class_name(real_class_of(self)));
    return self;
  }
  Value copy = shallow_copy(self);
  copy_singleton(self, copy);
  RB_TRY(initialize_from(copy, self, intern("initialize_clone")));
  if (freezing == kTrue || (freezing != kFalse && is_frozen(self))) freeze(copy);
  return copy;
}

Value object_initialize_copy(Value self, Value original) {
  if (self == original) return self;
  RB_TRY(check_frozen(self));
  if (real_class_of(self) != real_class_of(original))
    return raise(classes.TypeError, "initialize_copy should take same class object");
  return self;
}
Value object_initialize_dup(Value self, Value original) {
  return call_method(self, names::initialize_copy, {original});
}

Value object_freeze(Value self) {
  freeze(self);
  return self;
}
Value object_is_frozen(Value self) { return boolean(is_frozen(self)); }

// extend(module, ...): the last one is mixed in first.
Value object_extend(Value self, Value modules) {
  auto* list = modules.ptr<Array>();
  if (list->length() == 0) return raise_argument_count(0, 1, -1);
  for (int64_t i = list->length(); i-- > 0;) {
    Value m = array::get(list, i);
    if (!is_kind(m, Kind::Class) || !class_info(m)->is_module) return raise_expected_module(m, "Module");
    if (is_frozen_flag(self)) return check_frozen(self);
    ClassInfo* c = singleton_class(self);
    if (!c) return raise(classes.TypeError, "can't define singleton");
    Method* hook = find_method(class_of(m), intern("extend_object"));
    if (hook && !is_native(hook))
      RB_TRY(call_method(m, intern("extend_object"), {self}));
    else
      include_module(c, class_info(m));
    RB_TRY(call_method(m, names::extended, {self}));
  }
  return self;
}

const NativeMethod kernel_methods[] = {
    {"dup", native<object_dup>},
    {"clone", object_clone, 0, 0, kKeywords},
    {"initialize_copy", native<object_initialize_copy>, 1, 0, kPrivate},
    {"initialize_dup", native<object_initialize_dup>, 1, 0, kPrivate},
    {"initialize_clone", native<object_initialize_dup>, 1, 1, kPrivate},
    {"freeze", native<object_freeze>},
    {"frozen?", native<object_is_frozen>},
    {"extend", native<object_extend>, 0, 0, kRest},
};

void define_object_copy() { define_methods(classes.Kernel, kernel_methods); }
HY_RUBY_CORE(define_object_copy);

}  // namespace

}  // namespace hypha::ruby
