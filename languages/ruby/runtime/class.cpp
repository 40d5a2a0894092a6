// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/class.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

bool booted = false;

namespace {

std::vector<ClassInfo*>& all_classes() {
  static auto* list = [] {
    auto* l = new std::vector<ClassInfo*>;
    heap::add_root_function(
        [](void* context, heap::Tracer& t) {
          for (ClassInfo* c : *static_cast<std::vector<ClassInfo*>*>(context)) {
            t.visit(c->attached);
            if (c->object.is_heap()) t.visit(c->object.ptr<Object>()->extension.load());
          }
        },
        l);
    return l;
  }();
  return *list;
}

absl::flat_hash_map<Symbol*, std::unique_ptr<Assumption>>& lookups() {
  static auto* map = new absl::flat_hash_map<Symbol*, std::unique_ptr<Assumption>>;
  return *map;
}
// Dead assumptions are still named by chains and code: they stay.
std::vector<std::unique_ptr<Assumption>>& retired() {
  static auto* list = new std::vector<std::unique_ptr<Assumption>>;
  return *list;
}

ClassInfo* make_info(bool module) {
  auto* c = new ClassInfo;
  c->is_module = module;
  all_classes().push_back(c);
  return c;
}

// Every class object has a shape of its own, so that a shape guard on a class receiver means this very class.
Value make_class_object(ClassInfo* c, ClassInfo* class_of_it) {
  constexpr uint8_t kFields = 1;
  Shape* shape = Shape::root(class_of_it, Kind::Class, kFields, kFields);
  auto* o = static_cast<Object*>(heap::allocate_immortal(shape->id(), Kind::Class, sizeof(Object) + kFields * sizeof(Slot)));
  o->aux = kFields;
  o->extension.init(kNil);
  o->fields[0].init(Value{reinterpret_cast<uint64_t>(c)});
  return ref(o);
}

// For a class or module whose instances have the layout of its superclass.
void inherit_layout(ClassInfo* c) {
  ClassInfo* s = c->superclass;
  if (!s) return;
  c->instance_kind = s->instance_kind;
  c->reserved_fields = s->reserved_fields;
  c->instance_variables = s->instance_variables;
  if (s->instance_shape) c->instance_shape = Shape::root(c, c->instance_kind, s->instance_shape->capacity(), s->reserved_fields);
}

// What find_method answered lately: calls from C++ have no chain of their own. Good until some class changes.
struct FoundMethod {
  ClassInfo* c;
  Symbol* name;
  Method* method;
  uint64_t epoch;
};
constexpr size_t kFoundMethods = 1024;
FoundMethod found_methods[kFoundMethods];
uint64_t method_epoch = 1;

void forget_ancestors(ClassInfo* c) {
  method_epoch++;
  c->ancestor_cache.clear();
  for (ClassInfo* s : c->subclasses) forget_ancestors(s);
}

void retire(std::unique_ptr<Assumption>& a) {
  Assumption* old = a.get();
  retired().push_back(std::move(a));
  old->invalidate();
}

void invalidate_lookup(Symbol* name) {
  method_epoch++;
  auto it = lookups().find(name);
  if (it == lookups().end()) return;
  std::unique_ptr<Assumption> old = std::move(it->second);
  lookups().erase(it);
  retire(old);
}

std::unique_ptr<Assumption> ancestry;  // made when somebody relies on it

// The ancestry of `into` changed: every name that `module` brings may be found elsewhere now.
void invalidate_names(ClassInfo* module) {
  std::vector<Symbol*> changed;
  for (ClassInfo* m : module->ancestors())
    for (auto& [name, method] : m->methods) changed.push_back(name);
  for (Symbol* name : changed) invalidate_lookup(name);
}

void mixin(ClassInfo* into, ClassInfo* module, std::vector<ClassInfo*>& list) {
  if (std::find(list.begin(), list.end(), module) != list.end()) return;
  list.push_back(module);
  module->subclasses.push_back(into);  // to be told when the module itself includes something
  forget_ancestors(into);
  invalidate_names(module);
  if (ancestry) retire(ancestry);
}

void add_ancestors_of(ClassInfo* c, std::vector<ClassInfo*>& out) {
  auto add_module = [&](ClassInfo* m) {
    for (ClassInfo* a : m->ancestors())
      if (std::find(out.begin(), out.end(), a) == out.end()) out.push_back(a);
  };
  for (size_t i = c->prepended.size(); i-- > 0;) add_module(c->prepended[i]);
  out.push_back(c);
  for (size_t i = c->included.size(); i-- > 0;) add_module(c->included[i]);
}

}  // namespace

// ---- making

ClassInfo* new_class(ClassInfo* superclass) {
  ClassInfo* c = make_info(false);
  c->superclass = superclass;
  if (superclass) superclass->subclasses.push_back(c);
  inherit_layout(c);
  c->object = make_class_object(c, classes.Class);
  if (superclass) singleton_class(c->object);  // class methods are inherited
  return c;
}

ClassInfo* new_module() {
  ClassInfo* c = make_info(true);
  c->object = make_class_object(c, classes.Module);
  return c;
}

ClassInfo* class_info(Value class_object) {
  return reinterpret_cast<ClassInfo*>(class_object.ptr<Object>()->fields[0].load().bits);
}

static ClassInfo* define(const char* name, ClassInfo* superclass, ClassInfo* under, bool module) {
  ClassInfo* scope = under ? under : classes.Object;
  Symbol* symbol = intern(name);
  if (scope)
    if (Constant* k = find_constant(scope, symbol, false)) return class_info(k->value.get());
  ClassInfo* c = module ? new_module() : new_class(superclass);
  c->name = name;
  if (scope) set_constant(scope, symbol, c->object);
  return c;
}

ClassInfo* define_class(const char* name, ClassInfo* superclass, ClassInfo* under) { return define(name, superclass, under, false); }
ClassInfo* define_module(const char* name, ClassInfo* under) { return define(name, nullptr, under, true); }

// The singleton class of a class inherits from that of the superclass; of any other object, from its class.
ClassInfo* singleton_class(Value v) {
  if (!v.is_heap() || is_symbol(v) || is_integer(v) || is_float(v)) {
    return v == kNil ? classes.NilClass : v == kTrue ? classes.TrueClass : v == kFalse ? classes.FalseClass : nullptr;
  }
  ClassInfo* current = class_of(v);
  if (current->is_singleton && current->attached == v) return current;
  ClassInfo* s = make_info(false);
  s->is_singleton = true;
  s->attached = v;
  s->superclass = current;
  s->instance_kind = current->instance_kind;
  if (is_kind(v, Kind::Class)) {
    ClassInfo* of = class_info(v);
    of->singleton = s;
    if (of->superclass) s->superclass = singleton_class(of->superclass->object);
  }
  s->superclass->subclasses.push_back(s);
  s->object = make_class_object(s, classes.Class);
  HeapObject* o = v.ptr();
  o->shape_id = shape_of(o)->with_class(s)->id();
  return s;
}

// The classes whose operators nodes know, and where the methods of these are looked up.
static std::vector<const ClassInfo*> modules_before_builtins;  // prepended ones
bool has_builtin_operators(const ClassInfo* c) {
  if (c == classes.Integer || c == classes.Float || c == classes.Numeric || c == classes.Comparable || c == classes.Array) return true;
  return std::find(modules_before_builtins.begin(), modules_before_builtins.end(), c) != modules_before_builtins.end();
}

void include_module(ClassInfo* into, ClassInfo* module) { mixin(into, module, into->included); }
void prepend_module(ClassInfo* into, ClassInfo* module) {
  mixin(into, module, into->prepended);
  if (!has_builtin_operators(into)) return;
  modules_before_builtins.push_back(module);
  for (auto& [name, method] : module->methods) builtin_operator(name).invalidate();
}

// ---- asking

const std::vector<ClassInfo*>& ClassInfo::ancestors() {
  if (ancestor_cache.empty()) {
    std::vector<ClassInfo*> all;
    if (superclass) {
      // A module that a superclass has already is not added again below it.
      const std::vector<ClassInfo*>& above = superclass->ancestors();
      std::vector<ClassInfo*> own;
      add_ancestors_of(this, own);
      for (ClassInfo* c : own)
        if (c == this || std::find(above.begin(), above.end(), c) == above.end()) all.push_back(c);
      all.insert(all.end(), above.begin(), above.end());
    } else {
      add_ancestors_of(this, all);
    }
    ancestor_cache = std::move(all);
  }
  return ancestor_cache;
}

bool ClassInfo::inherits_from(const ClassInfo* c) {
  if (this == c) return true;
  if (!c->is_module) {
    for (ClassInfo* s = superclass; s; s = s->superclass)
      if (s == c) return true;
    return false;
  }
  const auto& a = ancestors();
  return std::find(a.begin(), a.end(), c) != a.end();
}

ClassInfo* class_of(Value v) {
  if (v.is_int()) return classes.Integer;
  if (v.is_flonum()) return classes.Float;
  if (!v.is_heap()) return v == kNil ? classes.NilClass : v == kTrue ? classes.TrueClass : v == kFalse ? classes.FalseClass : classes.Object;
  switch (v.ptr()->kind) {
    case Kind::BigInt: return classes.Integer;
    case Kind::Double: return classes.Float;
    case Kind::Symbol: return classes.Symbol;
    case Kind::StringData: return classes.String;
    default: return static_cast<ClassInfo*>(shape_of(v.ptr())->class_data());
  }
}

ClassInfo* real_class_of(Value v) {
  ClassInfo* c = class_of(v);
  while (c->is_singleton) c = c->superclass;
  // A class object's singleton chain ends in Class or Module.
  return c;
}

bool is_a(Value v, ClassInfo* c) { return class_of(v)->inherits_from(c); }

std::string class_name(ClassInfo* c) {
  if (c->is_singleton) {
    Value to = is_kind(c->attached, Kind::Class) ? inspect(c->attached) : any_to_s(c->attached);
    return "#<Class:" + (to.is_completion() ? std::string("?") : std::string(view_of(to))) + ">";
  }
  if (!c->name.empty()) return c->name;
  char text[48];
  std::snprintf(text, sizeof text, "#<%s:0x%016lx>", c->is_module ? "Module" : "Class", static_cast<unsigned long>(c->object.bits - 1));
  return text;
}

// ---- methods

Assumption& lookup_assumption(Symbol* name) {
  auto& a = lookups()[name];
  if (!a) a = std::make_unique<Assumption>("method lookup");
  return *a;
}

Assumption& ancestry_assumption() {
  if (!ancestry) ancestry = std::make_unique<Assumption>("ancestry");
  return *ancestry;
}

Assumption& builtin_operator(Symbol* name) {
  static auto* map = new absl::flat_hash_map<Symbol*, std::unique_ptr<Assumption>>;
  auto& a = (*map)[name];
  if (!a) a = std::make_unique<Assumption>("built-in operator");
  return *a;
}

void add_method(ClassInfo* c, Method* m) {
  static uint32_t serial = 0;
  m->owner = c;
  m->serial = ++serial;
  auto [it, fresh] = c->methods.insert({m->name, m});
  bool replaces_builtin = !fresh && it->second->kind == Method::Native;
  it->second = m;
  invalidate_lookup(m->name);
  if (booted && m->name == names::not_) builtin_operator(m->name).invalidate();
  if (booted && has_builtin_operators(c) && (replaces_builtin || m->kind != Method::Native)) builtin_operator(m->name).invalidate();
}

bool remove_method(ClassInfo* c, Symbol* name) {
  if (c->methods.erase(name) == 0) return false;
  invalidate_lookup(name);
  return true;
}

static Method* search_method(ClassInfo* c, Symbol* name) {
  for (ClassInfo* a : c->ancestors()) {
    auto it = a->methods.find(name);
    if (it != a->methods.end()) return it->second->undefined() ? nullptr : it->second;
  }
  return nullptr;
}

Method* find_method(ClassInfo* c, Symbol* name) {
  FoundMethod& f = found_methods[(reinterpret_cast<uintptr_t>(c) / 64 + name->id * 31) % kFoundMethods];
  if (f.c != c || f.name != name || f.epoch != method_epoch) f = {c, name, search_method(c, name), method_epoch};
  return f.method;
}

Method* find_super_method(ClassInfo* receiver_class, ClassInfo* owner, Symbol* name) {
  const auto& chain = receiver_class->ancestors();
  auto at = std::find(chain.begin(), chain.end(), owner);
  if (at == chain.end()) return nullptr;
  for (++at; at != chain.end(); ++at) {
    auto it = (*at)->methods.find(name);
    if (it != (*at)->methods.end()) return it->second->undefined() ? nullptr : it->second;
  }
  return nullptr;
}

// ---- constants

Constant* find_constant(ClassInfo* c, Symbol* name, bool inherit) {
  auto own = c->constants.find(name);
  if (own != c->constants.end()) return own->second.get();
  if (!inherit) return nullptr;
  for (ClassInfo* a : c->ancestors()) {
    auto it = a->constants.find(name);
    if (it != a->constants.end()) return it->second.get();
  }
  if (c->is_module && classes.Object) return find_constant(classes.Object, name, false);
  return nullptr;
}

void set_constant(ClassInfo* c, Symbol* name, Value v) {
  auto& k = c->constants[name];
  if (!k) {
    k = std::make_unique<Constant>();
    c->constant_order.push_back(name);
  }
  k->value.set(v);
  constant_changed(name);
  if (!is_kind(v, Kind::Class)) return;
  ClassInfo* named = class_info(v);
  if (!named->name.empty() && named->lexical_parent) return;
  std::string own(name->view());
  if (named->name.empty() || named->name == own) named->name = c == classes.Object || c->name.empty() ? own : c->name + "::" + own;
  named->lexical_parent = c;
}

}  // namespace hypha::ruby
