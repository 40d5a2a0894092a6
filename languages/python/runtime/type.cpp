// SPDX-License-Identifier: MIT
// Resolution order, attribute lookup along it.
#include "languages/python/runtime/type.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>

#include "framework/thread/safepoint.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/thread_data.h"

namespace hypha::python {

// ---- lookup

namespace {

std::atomic<uint64_t> structure_version{1};  // changes when some type gains or loses an attribute
std::mutex lookups_mutex;                    // guards the map

absl::flat_hash_map<Symbol*, Assumption*>& lookups() {
  static auto* map = new absl::flat_hash_map<Symbol*, Assumption*>;
  return *map;
}

// In a ChangeScope.
void structure_changed(Symbol* name) {
  structure_version++;
  Assumption* old;
  {
    std::lock_guard held(lookups_mutex);
    auto it = lookups().find(name);
    if (it == lookups().end()) return;
    old = it->second;  // stays: chains and code may still name it
    lookups().erase(it);
  }
  old->invalidate();
}

// A hook stands before every lookup, whatever the name.
void all_lookups_changed() {
  structure_version++;
  absl::flat_hash_map<Symbol*, Assumption*> old;
  {
    std::lock_guard held(lookups_mutex);
    old.swap(lookups());
  }
  for (auto& [name, assumption] : old) assumption->invalidate();
}

bool is_hook(Symbol* name) {
  return name == names::getattribute || name == names::setattr || name == names::delattr;
}

Cell* search(const TypeInfo* t, Symbol* name) {
  for (TypeInfo* m : t->mro)
    if (Cell* c = m->attributes.find(name); value_of(c) != kUndefined) return c;
  return nullptr;
}

template <class Iterator>
Value search_value(Iterator from, Iterator end, Symbol* name) {
  for (; from != end; ++from)
    if (Value v = value_of((*from)->attributes.find(name)); v != kUndefined) return v;
  return kUndefined;
}

}  // namespace

void lookup_changed(Symbol* name) {
  ChangeScope scope;
  structure_changed(name);
}

Assumption& lookup_assumption(Symbol* name) {
  std::lock_guard held(lookups_mutex);
  Assumption*& a = lookups()[name];
  if (!a) a = new Assumption("attribute lookup");
  return *a;
}

Cell* find_attribute(const TypeInfo* t, Symbol* name) {
  uint64_t h = (reinterpret_cast<uintptr_t>(t) >> 5) ^ (uint64_t(name->id) * 0x9E3779B1u);
  CachedLookup& line = thread_caches().lookups[h % ThreadCaches::kLookups];
  uint64_t version = structure_version.load(std::memory_order_acquire);
  if (line.type == t && line.name == name && line.version == version) return line.cell;
  Cell* c = search(t, name);
  line = {t, name, version, c};
  return c;
}

// What was found may be deleted at this moment, which does not make what it hid undefined.
Value lookup(const TypeInfo* t, Symbol* name) {
  Cell* c = find_attribute(t, name);
  if (!c) return kUndefined;
  Value v = value_of(c);
  return v != kUndefined ? v : search_value(t->mro.begin(), t->mro.end(), name);
}

Value lookup_after(const TypeInfo* t, const TypeInfo* after, Symbol* name) {
  auto at = std::find(t->mro.begin(), t->mro.end(), after);
  return at == t->mro.end() ? kUndefined : search_value(at + 1, t->mro.end(), name);
}

// What a type's own methods say about built-in iteration, and whether attribute access is the usual one.
void refresh_hooks(TypeInfo* t) {
  if (!t->is_builtin) {
    auto inherited = [&](Symbol* name, auto TypeInfo::*slot) {
      for (TypeInfo* m : t->mro) {
        if (m != t && m->is_builtin) {
          if (IterFunction own = m->*slot) return own;
          if (value_of(m->attributes.find(name)) != kUndefined) break;
          continue;
        }
        if (value_of(m->attributes.find(name)) != kUndefined) break;
      }
      return IterFunction(nullptr);
    };
    t->iter = inherited(names::iter, &TypeInfo::iter);
    t->next = inherited(names::next, &TypeInfo::next);
  }
  auto hooked = [&](Symbol* hook) {
    for (TypeInfo* m : t->mro)
      if (value_of(m->attributes.find(hook)) != kUndefined) return !m->is_builtin;
    return false;
  };
  t->hooks_reads = hooked(names::getattribute);
  t->hooks_failures = hooked(names::getattr);
  t->hooks_writes = hooked(names::setattr) || hooked(names::delattr);
  t->hooks_attributes = t->hooks_reads || t->hooks_failures || t->hooks_writes;
  for (TypeInfo* s : t->subclasses) refresh_hooks(s);
}

void set_type_attribute(TypeInfo* t, Symbol* name, Value v) {
  heap::share_global(v);
  ChangeScope scope;
  Cell& c = t->attributes.at(name);
  bool was = c.value.get() != kUndefined;
  bool is = v != kUndefined;
  if (!was && is) t->attributes.moved_to_end(&c);
  if (was && !is) structure_changed(name);  // nobody relies on it any more when it goes
  change_cell(c, v);
  if (was != is) structure_changed(name);
  if (t->is_builtin || !name->view().starts_with("__")) return;
  refresh_hooks(t);
  if (was != is && is_hook(name)) all_lookups_changed();
}

// ---- making

namespace {

bool linearize(std::vector<std::vector<TypeInfo*>> lists, std::vector<TypeInfo*>& out) {
  for (;;) {
    std::erase_if(lists, [](const auto& l) { return l.empty(); });
    if (lists.empty()) return true;
    TypeInfo* chosen = nullptr;
    for (const auto& l : lists) {
      TypeInfo* head = l.front();
      bool in_tail = std::any_of(lists.begin(), lists.end(),
                                 [&](const auto& o) { return std::find(o.begin() + 1, o.end(), head) != o.end(); });
      if (!in_tail) {
        chosen = head;
        break;
      }
    }
    if (!chosen) return false;
    out.push_back(chosen);
    for (auto& l : lists)
      if (l.front() == chosen) l.erase(l.begin());
  }
}

}  // namespace

// C3 (Barrett et al., A Monotonic Superclass Linearization for Dylan, OOPSLA 1996).
bool compute_mro(TypeInfo* t) {
  std::vector<std::vector<TypeInfo*>> lists;
  for (TypeInfo* b : t->bases) lists.push_back(b->mro);
  lists.push_back(t->bases);
  std::vector<TypeInfo*> out{t};
  if (!linearize(std::move(lists), out)) return false;
  t->mro = std::move(out);
  return true;
}

Value make_type_object(TypeInfo* t) {
  constexpr uint8_t kFields = 1;
  Shape* shape = Shape::root(t->metatype, Kind::Class, kFields, kFields);
  auto* o =
      static_cast<Object*>(heap::allocate_immortal(shape->id(), Kind::Class, sizeof(Object) + kFields * sizeof(Slot)));
  o->aux = kFields;
  o->extension.init(kNil);
  o->fields[0].init(Value{reinterpret_cast<uint64_t>(t)});
  return t->object = ref(o);
}

namespace {

// The base that decides about the instances' representation; null: two that cannot be combined.
TypeInfo* solid_base(const std::vector<TypeInfo*>& bases) {
  TypeInfo* best = nullptr;
  for (TypeInfo* b : bases) {
    if (!best || (best->layout == Layout::Object && b->layout != Layout::Object))
      best = b;
    else if (b->layout != Layout::Object && b->layout != best->layout)
      return nullptr;
    else if (b->reserved_fields > best->reserved_fields)
      best = b;
  }
  return best;
}

bool is_word_like(Layout l) {
  switch (l) {
    case Layout::Int:
    case Layout::Float:
    case Layout::Complex:
    case Layout::Str:
    case Layout::Bytes:
      return true;
    default:
      return false;
  }
}

// Room for the attributes that the methods assign; the rest goes to the extension.
uint8_t room_for(const TypeInfo* t) {
  size_t n = t->reserved_fields + t->instance_attributes.size() + (t->instance_attributes.empty() ? 2 : 0);
  return uint8_t(std::min<size_t>(n, 60));
}

void lay_out_instances(TypeInfo* t, TypeInfo* solid) {
  t->layout = solid->layout;
  t->instance_kind = solid->instance_kind;
  t->reserved_fields = solid->reserved_fields;
  t->wraps_value = solid->wraps_value || is_word_like(solid->layout);
  if (t->wraps_value && !solid->wraps_value) t->instance_kind = Kind::Object, t->reserved_fields = 1;
  bool roomy = t->instance_kind == Kind::Object || t->instance_kind == Kind::Exception;
  uint8_t capacity = roomy                                                                 ? room_for(t)
                     : t->instance_kind == Kind::Native || t->instance_kind == Kind::Range ? t->reserved_fields
                                                                                           : uint8_t(0);
  if (t->layout != Layout::Type) t->instance_shape = Shape::root(t, t->instance_kind, capacity, t->reserved_fields);
}

std::string base_names(const std::vector<TypeInfo*>& bases) {
  std::string text;
  for (TypeInfo* b : bases) text += (text.empty() ? "" : ", ") + b->name;
  return text;
}

}  // namespace

Value make_type(std::string_view name, const std::vector<TypeInfo*>& bases, Value names_dict, TypeInfo* metatype,
                const std::vector<Symbol*>& instance_attributes) {
  for (TypeInfo* b : bases)
    if (b->is_final) return raise_type_error("type '" + b->name + "' is not an acceptable base type");
  TypeInfo* solid = solid_base(bases);
  if (!solid) return raise_type_error("multiple bases have instance lay-out conflict");
  for (size_t i = 0; i < bases.size(); i++)
    if (std::find(bases.begin() + ptrdiff_t(i) + 1, bases.end(), bases[i]) != bases.end())
      return raise_type_error("duplicate base class " + bases[i]->name);
  auto* t = new TypeInfo;
  t->name = t->qualified_name = std::string(name);
  t->bases = bases;
  if (!compute_mro(t)) {
    std::string text = "Cannot create a consistent method resolution\norder (MRO) for bases " + base_names(bases);
    delete t;
    return raise_type_error(text);
  }
  t->metatype = metatype;
  for (TypeInfo* b : bases) {
    for (Symbol* s : b->instance_attributes)
      if (std::find(t->instance_attributes.begin(), t->instance_attributes.end(), s) == t->instance_attributes.end())
        t->instance_attributes.push_back(s);
    for (Symbol* s : b->slot_names) t->slot_names.push_back(s);
    t->has_instance_dict |= b->has_instance_dict;
  }
  for (Symbol* s : instance_attributes)
    if (std::find(t->instance_attributes.begin(), t->instance_attributes.end(), s) == t->instance_attributes.end())
      t->instance_attributes.push_back(s);
  lay_out_instances(t, solid);
  make_type_object(t);
  Hash* h = hash_of(names_dict);
  Value key, v;
  for (int64_t i = 0; hash::next(h, &i, &key, &v);)
    if (is_str(key)) t->attributes.at(intern(view_of(key))).value.set(v);
  ChangeScope scope;
  for (TypeInfo* b : bases) b->subclasses.push_back(t);
  refresh_hooks(t);
  return t->object;
}

namespace {

// What lookups along a type and those derived from it found is void.
void forget_lookups(TypeInfo* t) {
  for (TypeInfo* m : t->mro)
    for (Cell* c : m->attributes.in_order()) is_hook(c->name) ? all_lookups_changed() : structure_changed(c->name);
  for (TypeInfo* s : t->subclasses) forget_lookups(s);
}

// Somebody may be on the way along the old ones.
void keep(std::vector<TypeInfo*>& list) { new std::vector<TypeInfo*>(std::move(list)); }

bool recompute_mro(TypeInfo* t) {
  keep(t->mro);
  if (!compute_mro(t)) return false;
  for (TypeInfo* s : t->subclasses)
    if (!recompute_mro(s)) return false;
  return true;
}

}  // namespace

// The world is stopped.
static bool move_below(TypeInfo* t, const std::vector<TypeInfo*>& bases) {
  std::vector<TypeInfo*> before = t->bases;
  keep(t->bases);
  t->bases = bases;
  if (recompute_mro(t)) return true;
  keep(t->bases);
  t->bases = before;
  recompute_mro(t);
  return false;
}

Value change_bases(TypeInfo* t, std::vector<TypeInfo*> bases) {
  TypeInfo* solid = solid_base(bases);
  if (!solid || solid->layout != t->layout || solid->reserved_fields != t->reserved_fields)
    return raise_type_error("__bases__ assignment: '" + bases[0]->name + "' object layout differs from '" +
                            t->bases[0]->name + "'");
  bool done = false;
  {
    ChangeScope scope;
    forget_lookups(t);
    std::vector<TypeInfo*> before = t->bases;
    safepoint::stop_the_world([&] { done = move_below(t, bases); });
    if (done) {
      for (TypeInfo* b : before) std::erase(b->subclasses, t);
      for (TypeInfo* b : bases) b->subclasses.push_back(t);
      refresh_hooks(t);
    }
    forget_lookups(t);
  }
  return done ? kNil
              : raise_type_error("Cannot create a consistent method resolution\norder (MRO) for bases " +
                                 base_names(bases));
}

TypeInfo* define_native_type(const char* name, uint8_t fields, TypeInfo* base) {
  if (!base) base = types.object;
  auto* t = new TypeInfo;
  t->name = t->qualified_name = name;
  t->module = "builtins";
  t->is_builtin = true;
  t->bases = {base};
  compute_mro(t);
  t->metatype = types.type;
  t->layout = Layout::Native;
  t->instance_kind = Kind::Native;
  t->reserved_fields = fields;
  t->instance_shape = Shape::root(t, Kind::Native, fields, fields);
  make_type_object(t);
  ChangeScope scope;
  base->subclasses.push_back(t);
  return t;
}

// ---- asking

TypeInfo* type_of(Value v) {
  if (v.is_int()) return types.int_;
  if (v.is_flonum()) return types.float_;
  if (!v.is_heap()) return v == kNil ? types.NoneType : v == kTrue || v == kFalse ? types.bool_ : types.object;
  return static_cast<TypeInfo*>(shape_of(v.ptr())->class_data());
}

Layout layout_of(Value v) { return type_of(v)->layout; }
bool is_instance(Value v, const TypeInfo* t) { return type_of(v)->inherits_from(t); }
std::string type_name(Value v) { return type_of(v)->name; }

std::string full_type_name(const TypeInfo* t) {
  return t->module.empty() || t->module == "builtins" ? t->qualified_name : t->module + "." + t->qualified_name;
}

}  // namespace hypha::python
