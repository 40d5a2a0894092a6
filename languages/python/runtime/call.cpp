// SPDX-License-Identifier: MIT
// Calls from C++.
#include <alloca.h>

#include "framework/node/node.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

// A method of a built-in type wants an instance of it; of the types whose values are words, the value itself.
Value native_self(const FunctionCode* code, Value self) {
  TypeInfo* owner = code->owner;
  if (!owner) return self;
  if (code->of_class) return self;
  TypeInfo* t = type_of(self);
  if (t == owner) return self;
  if (!t->inherits_from(owner)) {
    std::string text = "descriptor '" + std::string(code->name->view()) + "' ";
    if (code->name->view().starts_with("__"))
      text += "requires a '" + owner->name + "' object but received a '" + t->name + "'";
    else
      text += "for '" + owner->name + "' objects doesn't apply to a '" + t->name + "' object";
    return raise_type_error(text);
  }
  return t->wraps_value && owner != types.object ? underlying(self) : self;
}

static Value call_native(Value closure, const FunctionCode* code, std::span<const Value> args,
                         std::span<Symbol* const> names) {
  if (code->is_method && args.size() == names.size()) {
    if (!code->owner) return raise_type_error("needs an argument");
    return raise_type_error("unbound method " + code->owner->name + "." + std::string(code->name->view()) +
                            "() needs an argument");
  }
  auto* words = static_cast<Value*>(alloca(size_t(code->words()) * sizeof(Value)));
  words[0] = closure;
  PY_TRY(lay_out_arguments(closure, args, names, words));
  if (code->is_method) words[1] = PY_TRY(native_self(code, words[1]));
  return invoke(closure.ptr<Closure>()->target, words);
}

Value call_function(Value closure, std::span<const Value> args, std::span<Symbol* const> names) {
  const FunctionCode* code = function_code(closure);
  if (code->is_native) return call_native(closure, code, args, names);
  auto* words = static_cast<Value*>(alloca(size_t(code->words()) * sizeof(Value)));
  words[0] = closure;
  if (code->simple && names.empty() && args.size() == code->positional) {
    for (size_t i = 0; i < args.size(); i++) words[1 + i] = args[i];
  } else {
    PY_TRY(lay_out_arguments(closure, args, names, words));
  }
  CallScope scope;
  if (recursion_depth().as_int() >= recursion_limit.as_int()) return raise_recursion_error();
  recursion_depth() = fixnum(recursion_depth().as_int() + 1);
  return invoke(closure.ptr<Closure>()->target, words);
}

// self before the arguments
static Value call_with(Value callable, Value self, std::span<const Value> args, std::span<Symbol* const> names) {
  auto* all = static_cast<Value*>(alloca((args.size() + 1) * sizeof(Value)));
  all[0] = self;
  for (size_t i = 0; i < args.size(); i++) all[i + 1] = args[i];
  return call(callable, std::span<const Value>(all, args.size() + 1), names);
}

Value call(Value callable, std::span<const Value> args, std::span<Symbol* const> names) {
  if (is_kind(callable, Kind::Closure)) return call_function(callable, args, names);
  if (is_kind(callable, Kind::Class)) return call_type(type_info(callable), args, names);
  TypeInfo* t = type_of(callable);
  if (t->layout == Layout::BoundMethod) return call_with(bound_function(callable), bound_self(callable), args, names);
  if (t->layout == Layout::StaticMethod) return call(native_field(callable, 0), args, names);
  Value special = lookup(t, names::call);
  if (special == kUndefined) return raise_type_error("'" + t->name + "' object is not callable");
  DepthScope depth;
  if (!depth.ok()) return raise_recursion_error(" while calling a Python object");
  if (binds_self(special)) return call_with(special, callable, args, names);
  return call(PY_TRY(descriptor_get(special, callable, t)), args, names);
}

bool is_callable(Value v) {
  if (is_kind(v, Kind::Closure) || is_kind(v, Kind::Class)) return true;
  TypeInfo* t = type_of(v);
  return t->layout == Layout::BoundMethod || t->layout == Layout::StaticMethod || has_special(v, names::call);
}

// ---- making instances

static Value abstract_error(TypeInfo* t) {
  Value methods = lookup(t, intern("__abstractmethods__"));
  Value all = PY_TRY(list_of(methods));
  Value sorted = PY_TRY(call_method(types.list->object, intern("sort"), {all}));
  static_cast<void>(sorted);
  std::string text;
  int64_t n = length_of(all);
  for (int64_t i = 0; i < n; i++) text += (i ? ", " : "") + std::string(view_of(array::get(array_of(all), i)));
  return raise_type_error("Can't instantiate abstract class " + t->name + " with abstract method" +
                          (n > 1 ? "s " : " ") + text);
}

Value call_type(TypeInfo* t, std::span<const Value> args, std::span<Symbol* const> names) {
  if (t == types.type && args.size() == 1 && names.empty()) return type_of(args[0])->object;
  if (t->metatype != types.type) {
    Value special = lookup(t->metatype, names::call);
    if (special != kUndefined && is_kind(special, Kind::Closure) && !code_of(special.ptr<Closure>()->target)->is_native)
      return call_with(special, t->object, args, names);
  }
  return make_instance(t, args, names);
}

Value make_instance(TypeInfo* t, std::span<const Value> args, std::span<Symbol* const> names) {
  Cell* maker = find_attribute(t, names::new_);
  Cell* init = find_attribute(t, names::init);
  Cell* plain_maker = types.object->attributes.find(names::new_);
  Cell* plain_init = types.object->attributes.find(names::init);
  Value o;
  if (maker == plain_maker) {
    if (init == plain_init && !args.empty()) return raise_type_error(t->name + "() takes no arguments");
    if (t->is_abstract) return abstract_error(t);
    o = PY_TRY(allocate_instance(t));
  } else {
    Value f = lookup(t, names::new_);
    if (is_kind(f, Kind::Native) && layout_of(f) == Layout::StaticMethod) f = native_field(f, 0);
    o = PY_TRY(call_with(f, t->object, args, names));
    if (!is_instance(o, t)) return o;
    init = find_attribute(type_of(o), names::init);
  }
  if (init == plain_init || !init) return o;
  Value f = lookup(type_of(o), names::init);
  Value done =
      binds_self(f) ? call_with(f, o, args, names) : call(PY_TRY(descriptor_get(f, o, type_of(o))), args, names);
  if (done.is_completion()) return done;
  if (done != kNil) return raise_type_error("__init__() should return None, not '" + type_name(done) + "'");
  return o;
}

// ---- methods

Value call_method(Value object, Symbol* name, std::span<const Value> args) {
  TypeInfo* t = type_of(object);
  if (t->layout != Layout::Type && t->layout != Layout::Module && !t->hooks_attributes) {
    Value a = lookup(t, name);
    bool own = t->has_instance_dict && object.is_heap() && get_property(object.ptr<Object>(), name) != kUndefined;
    if (a != kUndefined && binds_self(a) && !own) return call_with(a, object, args, {});
  }
  return call(PY_TRY(get_attribute(object, name)), args, {});
}

Value call_special(Value object, Symbol* name, std::initializer_list<Value> args) {
  TypeInfo* t = type_of(object);
  Value a = lookup(t, name);
  if (a == kUndefined) return kUndefined;
  std::span<const Value> span(args.begin(), args.size());
  if (binds_self(a)) return call_with(a, object, span, {});
  return call(PY_TRY(descriptor_get(a, object, t)), span, {});
}

bool has_special(Value object, Symbol* name) {
  Value a = lookup(type_of(object), name);
  return a != kUndefined && a != kNil;
}

}  // namespace hypha::python
