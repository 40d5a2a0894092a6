// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/class.h"

#include <algorithm>

#include "framework/engine/check.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

bool booted = false;

thread_local BodyMode* innermost_body = nullptr;
BodyMode& body_mode(ClassInfo* c) {
  for (BodyMode* m = innermost_body; m; m = m->outer)
    if (m->of == c) return *m;
  return c->outside_mode;
}

std::recursive_mutex& class_lock() {
  static auto* lock = new std::recursive_mutex;
  return *lock;
}

namespace {

std::vector<ClassInfo*>& all_classes() {
  static auto* list = [] {
    auto* l = new std::vector<ClassInfo*>;
    heap::add_root_function(
        // Without the lock: the world is stopped, and who holds it comes to no safepoint.
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

// Assumptions about names. A dead one is still named by chains and code: it stays.
class Assumptions {
 public:
  explicit Assumptions(const char* what) : what_(what) {}
  Assumption& get(Symbol* name) {
    std::lock_guard held(class_lock());
    Assumption*& a = map_[name];
    if (!a) a = new Assumption(what_);
    return *a;
  }
  // Without the lock: dependents are told.
  void invalidate(Symbol* name) {
    Assumption* old;
    {
      std::lock_guard held(class_lock());
      auto it = map_.find(name);
      if (it == map_.end()) return;
      old = it->second;
      map_.erase(it);
    }
    old->invalidate();
  }

 private:
  const char* what_;
  absl::flat_hash_map<Symbol*, Assumption*> map_;
};
Assumptions& lookups() {
  static auto* all = new Assumptions("method lookup");
  return *all;
}

ClassInfo* make_info(bool module) {
  auto* c = new ClassInfo;
  c->is_module = module;
  std::lock_guard held(class_lock());
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

// What find_method answered lately: calls from C++ have no chain of their own. Good until some class changes. An entry
// is written by one thread at a time (odd version), and readers that met a writer look elsewhere.
struct FoundMethod {
  std::atomic<uint32_t> version;
  std::atomic<ClassInfo*> c;
  std::atomic<Symbol*> name;
  std::atomic<Method*> method;
  std::atomic<uint64_t> epoch;
};
constexpr size_t kFoundMethods = 1024;
FoundMethod found_methods[kFoundMethods];
std::atomic<uint64_t> method_epoch{1};

bool recall(const FoundMethod& f, ClassInfo* c, Symbol* name, uint64_t epoch, Method** out) {
  constexpr auto kOrdered = std::memory_order_acquire;  // before the second look at the version
  uint32_t version = f.version.load(kOrdered);
  bool same = f.c.load(kOrdered) == c && f.name.load(kOrdered) == name && f.epoch.load(kOrdered) == epoch;
  *out = f.method.load(kOrdered);
  return same && !(version & 1) && f.version.load(std::memory_order_relaxed) == version;
}

void remember(FoundMethod& f, ClassInfo* c, Symbol* name, uint64_t epoch, Method* m) {
  constexpr auto kOrdered = std::memory_order_release;  // after the odd version
  uint32_t version = f.version.load(std::memory_order_relaxed);
  if ((version & 1) || !f.version.compare_exchange_strong(version, version + 1)) return;
  f.c.store(c, kOrdered);
  f.name.store(name, kOrdered);
  f.method.store(m, kOrdered);
  f.epoch.store(epoch, kOrdered);
  f.version.store(version + 2, kOrdered);
}

// The lists that were published before stay: somebody may be reading them.
void forget_ancestors(ClassInfo* c) {
  method_epoch.fetch_add(1);
  c->ancestor_cache.store(nullptr);
  for (ClassInfo* s : c->subclasses) forget_ancestors(s);
}

void invalidate_lookup(Symbol* name) {
  method_epoch.fetch_add(1);
  lookups().invalidate(name);
}

Assumption* ancestry = nullptr;  // made when somebody relies on it

// The ancestry changed: every name that `module` brings may be found elsewhere now.
void invalidate_names(ClassInfo* module) {
  std::vector<Symbol*> changed;
  for (ClassInfo* m : module->ancestors())
    for (auto& [name, method] : own_methods(m)) changed.push_back(name);
  for (Symbol* name : changed) invalidate_lookup(name);
}

void mixin(ClassInfo* into, ClassInfo* module, std::vector<ClassInfo*>& list) {
  Assumption* old;
  {
    std::lock_guard held(class_lock());
    if (std::find(list.begin(), list.end(), module) != list.end()) return;
    list.push_back(module);
    module->subclasses.push_back(into);  // to be told when the module itself includes something
    forget_ancestors(into);
    old = std::exchange(ancestry, nullptr);
  }
  invalidate_names(module);
  if (old) old->invalidate();
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
  {
    std::lock_guard held(class_lock());
    if (superclass) superclass->subclasses.push_back(c);
  }
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

// `s` becomes v's singleton class unless another thread was faster. Its objects' shape changes in a stopped world:
// threads test a shape and then access what it describes.
static ClassInfo* adopt_singleton(Value v, ClassInfo* s) {
  ClassInfo* result = s;
  auto adopt = [&] {
    ClassInfo* now = class_of(v);
    if (now->is_singleton && now->attached == v) return void(result = now);
    HeapObject* o = v.ptr();
    if (is_kind(v, Kind::Class)) class_info(v)->singleton = s;
    s->superclass->subclasses.push_back(s);
    o->shape_id = shape_of(o)->with_class(s)->id();
  };
  if (sharing::is_shared(v.ptr()) && sharing::begun.load()) {
    safepoint::stop_the_world([&] {
      std::lock_guard held(class_lock());
      adopt();
      sharing::note_shape_change(v.ptr());
    });
  } else {
    std::lock_guard held(class_lock());
    adopt();
  }
  return result;
}

// The singleton class of a class inherits from that of the superclass; of any other object, from its class.
ClassInfo* singleton_class(Value v) {
  if (!v.is_heap() || is_symbol(v) || is_integer(v) || is_float(v)) {
    return v == kNil ? classes.NilClass : v == kTrue ? classes.TrueClass : v == kFalse ? classes.FalseClass : nullptr;
  }
  ClassInfo* current = class_of(v);
  if (current->is_singleton && current->attached == v) return current;
  ClassInfo* above = current;
  ClassInfo* of = is_kind(v, Kind::Class) ? class_info(v) : nullptr;
  if (of && of->superclass) above = singleton_class(of->superclass->object);
  ClassInfo* s = make_info(false);
  s->is_singleton = true;
  s->attached = v;
  s->superclass = above;
  s->instance_kind = current->instance_kind;
  s->object = make_class_object(s, classes.Class);
  return adopt_singleton(v, s);
}

// The classes whose operators nodes know, and where the methods of these are looked up.
static std::vector<const ClassInfo*> modules_before_builtins;  // prepended ones; under class_lock()
bool has_builtin_operators(const ClassInfo* c) {
  if (c == classes.Integer || c == classes.Float || c == classes.Numeric || c == classes.Comparable || c == classes.Array) return true;
  std::lock_guard held(class_lock());
  return std::find(modules_before_builtins.begin(), modules_before_builtins.end(), c) != modules_before_builtins.end();
}

void include_module(ClassInfo* into, ClassInfo* module) { mixin(into, module, into->included); }
void prepend_module(ClassInfo* into, ClassInfo* module) {
  mixin(into, module, into->prepended);
  if (!has_builtin_operators(into)) return;
  {
    std::lock_guard held(class_lock());
    modules_before_builtins.push_back(module);
  }
  for (auto& [name, method] : own_methods(module)) builtin_operator(name).invalidate();
}

// ---- asking

const std::vector<ClassInfo*>& ClassInfo::ancestors() {
  if (auto* known = ancestor_cache.load(std::memory_order_acquire)) return *known;
  std::lock_guard held(class_lock());
  if (auto* known = ancestor_cache.load()) return *known;
  auto* all = new std::vector<ClassInfo*>;
  if (superclass) {
    // A module that a superclass has already is not added again below it.
    const std::vector<ClassInfo*>& above = superclass->ancestors();
    std::vector<ClassInfo*> own;
    add_ancestors_of(this, own);
    for (ClassInfo* c : own)
      if (c == this || std::find(above.begin(), above.end(), c) == above.end()) all->push_back(c);
    all->insert(all->end(), above.begin(), above.end());
  } else {
    add_ancestors_of(this, *all);
  }
  ancestor_cache.store(all, std::memory_order_release);
  return *all;
}

std::vector<ClassInfo*> ClassInfo::subclasses_now() const {
  std::lock_guard held(class_lock());
  return subclasses;
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
  {
    std::lock_guard held(class_lock());
    if (!c->name.empty()) return c->name;
  }
  char text[48];
  std::snprintf(text, sizeof text, "#<%s:0x%016lx>", c->is_module ? "Module" : "Class", static_cast<unsigned long>(c->object.bits - 1));
  return text;
}

// ---- methods

Assumption& lookup_assumption(Symbol* name) { return lookups().get(name); }

Assumption& ancestry_assumption() {
  std::lock_guard held(class_lock());
  if (!ancestry) ancestry = new Assumption("ancestry");
  return *ancestry;
}

Assumption& builtin_operator(Symbol* name) {
  static auto* map = new absl::flat_hash_map<Symbol*, Assumption*>;
  std::lock_guard held(class_lock());
  Assumption*& a = (*map)[name];
  if (!a) a = new Assumption("built-in operator");
  return *a;
}

void add_method(ClassInfo* c, Method* m) {
  static uint32_t serial = 0;
  bool replaces_builtin;
  {
    std::lock_guard held(class_lock());
    if (m->owner != c) m->owner = c;  // threads that know it from its definition may be reading
    m->serial = ++serial;
    auto [it, fresh] = c->methods.insert({m->name, m});
    replaces_builtin = !fresh && it->second->kind == Method::Native;
    it->second = m;
  }
  invalidate_lookup(m->name);
  if (booted && m->name == names::not_) builtin_operator(m->name).invalidate();
  if (booted && has_builtin_operators(c) && (replaces_builtin || m->kind != Method::Native)) builtin_operator(m->name).invalidate();
}

bool remove_method(ClassInfo* c, Symbol* name) {
  {
    std::lock_guard held(class_lock());
    if (c->methods.erase(name) == 0) return false;
  }
  invalidate_lookup(name);
  return true;
}

Method* own_method(const ClassInfo* c, Symbol* name) {
  std::lock_guard held(class_lock());
  auto it = c->methods.find(name);
  return it == c->methods.end() ? nullptr : it->second;
}

std::vector<std::pair<Symbol*, Method*>> own_methods(const ClassInfo* c) {
  std::lock_guard held(class_lock());
  return {c->methods.begin(), c->methods.end()};
}

static Method* first_method(const std::vector<ClassInfo*>& chain, size_t from, Symbol* name) {
  std::lock_guard held(class_lock());
  for (size_t i = from; i < chain.size(); i++) {
    auto it = chain[i]->methods.find(name);
    if (it != chain[i]->methods.end()) return it->second->undefined() ? nullptr : it->second;
  }
  return nullptr;
}

Method* find_method(ClassInfo* c, Symbol* name) {
  FoundMethod& f = found_methods[(reinterpret_cast<uintptr_t>(c) / 64 + name->id * 31) % kFoundMethods];
  uint64_t epoch = method_epoch.load();
  Method* m;
  if (recall(f, c, name, epoch, &m)) return m;
  m = first_method(c->ancestors(), 0, name);
  remember(f, c, name, epoch, m);
  return m;
}

Method* same_text_in(ClassInfo* c, Method* m) {
  const auto& chain = c->ancestors();
  if (std::find(chain.begin(), chain.end(), m->owner) != chain.end()) return m;
  std::lock_guard held(class_lock());
  for (ClassInfo* a : chain) {
    auto it = a->methods.find(m->name);
    if (it != a->methods.end() && it->second->target == m->target) return it->second;
  }
  return m;
}

Method* find_super_method(ClassInfo* receiver_class, ClassInfo* owner, Symbol* name) {
  const auto& chain = receiver_class->ancestors();
  auto at = std::find(chain.begin(), chain.end(), owner);
  return at == chain.end() ? nullptr : first_method(chain, size_t(at - chain.begin()) + 1, name);
}

// ---- constants

Constant* own_constant(const ClassInfo* c, Symbol* name) {
  std::lock_guard held(class_lock());
  auto it = c->constants.find(name);
  return it == c->constants.end() ? nullptr : it->second;
}

std::vector<Symbol*> own_constant_names(const ClassInfo* c) {
  std::lock_guard held(class_lock());
  return c->constant_order;
}

Constant* find_constant(ClassInfo* c, Symbol* name, bool inherit) {
  if (Constant* own = own_constant(c, name)) return own;
  if (!inherit) return nullptr;
  for (ClassInfo* a : c->ancestors())
    if (Constant* k = own_constant(a, name)) return k;
  if (c->is_module && classes.Object) return find_constant(classes.Object, name, false);
  return nullptr;
}

void set_constant(ClassInfo* c, Symbol* name, Value v) {
  sharing::share(v);
  {
    std::lock_guard held(class_lock());
    Constant*& k = c->constants[name];
    if (k) {
      k->value.set(v);
    } else {
      auto* made = new Constant;
      made->value.set(v);
      k = made;
      c->constant_order.push_back(name);
    }
  }
  constant_changed(name);
  if (!is_kind(v, Kind::Class)) return;
  std::lock_guard held(class_lock());
  ClassInfo* named = class_info(v);
  if (!named->name.empty() && named->lexical_parent) return;
  std::string own(name->view());
  if (named->name.empty() || named->name == own) named->name = c == classes.Object || c->name.empty() ? own : c->name + "::" + own;
  named->lexical_parent = c;
}

}  // namespace hypha::ruby
