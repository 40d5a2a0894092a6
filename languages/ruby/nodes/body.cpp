// SPDX-License-Identifier: MIT
// Class, module and singleton class bodies.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/constant.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/module.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

namespace {

constexpr size_t kMostInObject = 60;  // instance variables in the object itself

std::string described(Value v) { return "an instance of " + class_name(real_class_of(v)); }

// The constant as `class Foo` in `scope` sees it: the scope's own, or any at the top level.
Constant* existing(ClassInfo* scope, Symbol* name) { return find_constant(scope, name, scope == classes.Object); }

// Sets *out, or raises.
Value open_class(ClassInfo* scope, Symbol* name, Value superclass, ClassInfo** out) {
  if (superclass != kUndefined) RB_TRY(check_superclass(superclass));
  if (Constant* k = existing(scope, name)) {
    Value v = k->value.get();
    if (!is_kind(v, Kind::Class) || class_info(v)->is_module)
      return raise(classes.TypeError, std::string(name->view()) + " is not a class");
    *out = class_info(v);
    if (superclass != kUndefined && (*out)->superclass != class_info(superclass))
      return raise(classes.TypeError, "superclass mismatch for class " + std::string(name->view()));
    return kNil;
  }
  ClassInfo* super = superclass == kUndefined ? classes.Object : class_info(superclass);
  *out = new_class(super);
  RB_TRY(assign_constant_in(scope, name, (*out)->object));
  return run_inherited(super, *out);
}

Value open_module(ClassInfo* scope, Symbol* name, ClassInfo** out) {
  if (Constant* k = existing(scope, name)) {
    Value v = k->value.get();
    if (!is_kind(v, Kind::Class) || !class_info(v)->is_module)
      return raise(classes.TypeError, std::string(name->view()) + " is not a module");
    *out = class_info(v);
    return kNil;
  }
  *out = new_module();
  return assign_constant_in(scope, name, (*out)->object);
}

Value container_of(const BodyDefinition* b, Value container, ClassInfo** out) {
  if (container == kUndefined) {
    *out = b->scope->outer && b->scope->outer->module ? b->scope->outer->module : classes.Object;
    return kNil;
  }
  if (!is_kind(container, Kind::Class))
    return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(container)))) + " is not a class/module");
  *out = class_info(container);
  return kNil;
}

}  // namespace

Value check_superclass(Value superclass) {
  if (!is_kind(superclass, Kind::Class) || class_info(superclass)->is_module)
    return raise(classes.TypeError, "superclass must be an instance of Class (given " + described(superclass) + ")");
  ClassInfo* c = class_info(superclass);
  if (c->is_singleton) return raise(classes.TypeError, "can't make subclass of singleton class");
  if (c == classes.Class) return raise(classes.TypeError, "can't make subclass of Class");
  return kNil;
}

Value run_inherited(ClassInfo* superclass, ClassInfo* c) {
  Method* m = find_method(class_of(superclass->object), names::inherited);
  if (!m || is_native(m)) return kNil;
  return call_method(superclass->object, names::inherited, {c->object});
}

void reserve_instance_variables(ClassInfo* c, const std::vector<Symbol*>& names) {
  bool room_in_object = c->instance_kind == Kind::Object || c->instance_kind == Kind::Exception;
  if (!c->instance_shape || c->is_singleton || !room_in_object || names.empty()) return;
  std::lock_guard held(class_lock());
  auto& known = c->instance_variables;
  for (Symbol* n : names)
    if (std::find(known.begin(), known.end(), n) == known.end()) known.push_back(n);
  // Objects come in steps of two words.
  size_t capacity = c->reserved_fields + std::min((known.size() + 1) & ~size_t{1}, kMostInObject);
  bool own = c->superclass && c->superclass->instance_shape &&
             c->instance_shape->capacity() != c->superclass->instance_shape->capacity();
  if (capacity == c->instance_shape->capacity() || (own && capacity < c->instance_shape->capacity())) return;
  c->instance_shape = Shape::root(c, c->instance_kind, uint8_t(capacity), c->reserved_fields);
}

Value open_body(BodyDefinition* b, Value container, Value superclass_or_object) {
  ClassInfo* c = nullptr;
  if (b->kind == BodyKind::Singleton) {
    c = singleton_class(superclass_or_object);
    if (!c) return raise(classes.TypeError, "can't define singleton");
  } else {
    ClassInfo* scope = nullptr;
    RB_TRY(container_of(b, container, &scope));
    if (b->kind == BodyKind::Class)
      RB_TRY(open_class(scope, b->name, superclass_or_object, &c));
    else
      RB_TRY(open_module(scope, b->name, &c));
  }
  reserve_instance_variables(c, b->instance_variables);
  b->scope->module = c;
  return in_body_of(c, [&] {
    DefineTargetScope lexical(lexical_target());
    Value words[kMethodHeader] = {c->object, kNil};
    return invoke(b->body, words);
  });
}

}  // namespace hypha::ruby
