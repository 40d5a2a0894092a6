// SPDX-License-Identifier: MIT
// Property access without a cache. Order of writes: a new property's value is stored before the shape that names it; a
// location is generalized (by the new shape) before a value of another type is stored there.
//
// Shared objects. Fields that exist are read and written without a lock. Whoever adds one holds the object's lock. What
// moves fields to another place (a longer extension, dictionary mode, another class), or makes a typed location Any,
// happens while the world is stopped: nobody is between looking at a shape and the access that relies on it. In
// dictionary mode the table is a shared Hash, which is safe by itself. An Array's shape changes in a stopped world only
// (sharing::array_shape_changes).
#include "framework/engine/check.h"
#include "framework/heap/heap.h"
#include "framework/object/dictionary.h"
#include "framework/object/shape.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"
#include "framework/thread/safepoint.h"

namespace hypha {

namespace {

// Null for an object that was allocated in dictionary mode and got no property yet.
Hash* table_of(Object* o) {
  Value e = o->extension.load();
  return e.is_heap() ? e.ptr<Hash>() : nullptr;
}

// Makes the extension long enough for a slot `index`.
void ensure_extension(Object* o, int64_t index) {
  Value old = o->extension.load();
  int64_t had = old.is_heap() ? old.ptr<Slots>()->length : 0;
  if (index < had) return;
  Slots* fresh = heap::allocate_slots(Shape::extension_capacity(index + 1));
  for (int64_t i = 0; i < had; ++i) fresh->at[i].init(old.ptr<Slots>()->at[i].load());
  o->extension.write(o, ref(fresh));
}

void to_dictionary(Object* o) {
  Shape* shape = shape_of(o);
  if (shape->dictionary()) return;
  Hash* table = dictionary::make(shape->property_count() + 1);
  std::vector<Property> properties = shape->properties();
  for (const Property& p : properties) dictionary::put(table, p.name, load_location(o, p.location), p.flags);
  // No safepoint from here on: nobody sees the table under the old shape.
  o->extension.write(o, ref(table));
  set_shape(o, shape->to_dictionary());
  for (const Property& p : properties)
    if (p.location.in_object) o->fields[p.location.index].write(o, kNil);
}

}  // namespace

Object* allocate_object(Shape* shape) {
  HY_DCHECK(shape->kind() >= Kind::Object && shape->kind() <= Kind::Native);
  size_t n = shape->capacity();
  Object* o = heap::allocate<Object>(shape->id(), shape->kind(), sizeof(Object) + n * sizeof(Slot));
  o->aux = uint8_t(n);
  o->extension.init(kNil);
  for (size_t i = 0; i < n; ++i) o->fields[i].init(kNil);
  return o;
}

Value get_property(Object* o, Symbol* name) {
  Shape* shape = shape_of(o);
  if (shape->dictionary()) {
    Hash* table = table_of(o);
    return table == nullptr ? kUndefined : dictionary::get(table, name);
  }
  const Property* p = shape->find(name);
  return p == nullptr ? kUndefined : load_location(o, p->location);
}

namespace {

// Nobody else writes to the object: it is local, or the world is stopped.
void set_alone(Object* o, Symbol* name, Value v, uint32_t flags) {
  Shape* shape = shape_of(o);
  if (shape->shared()) {
    const Property* p = shape->find(name);
    if (p != nullptr && !location_accepts(p->location.type, v)) shape->forget_type(name);
  }
  WritePlan plan = plan_write(shape, name, v, flags);
  if (shape->shared() && !plan.cacheable && shape->can_add(name, LocationType::Any, flags)) {
    Shape* to = shape->add(name, LocationType::Any, flags);
    plan = {true, to->find(name)->location, to, false};
  }
  if (!plan.cacheable) {
    to_dictionary(o);
    if (table_of(o) == nullptr) o->extension.write(o, ref(dictionary::make(0)));
    return dictionary::put(table_of(o), name, v, flags);
  }
  bool adds = plan.to->property_count() != shape->property_count();
  if (adds && !plan.location.in_object) ensure_extension(o, plan.location.index);
  if (!adds && plan.to != shape) set_shape(o, plan.to);
  store_location(o, plan.location, v);
  if (adds) set_shape(o, plan.to);
}

enum class Done : uint8_t { Yes, Again, StopTheWorld };

// The fast ways of writing to a shared object.
Done try_set_shared(Object* o, Symbol* name, Value v, uint32_t flags) {
  Shape* shape = shape_of(o);
  if (shape->dictionary()) {
    Hash* table = table_of(o);
    if (table == nullptr) return Done::StopTheWorld;
    dictionary::put(table, name, v, flags);
    return Done::Yes;
  }
  if (const Property* p = shape->find(name)) {
    if (!location_accepts(p->location.type, v)) return Done::StopTheWorld;
    store_location(o, p->location, v);
    return Done::Yes;
  }
  if (o->kind == Kind::Array || !shape->can_add(name, LocationType::Any, flags)) return Done::StopTheWorld;
  Shape* to = shape->add(name, LocationType::Any, flags);
  Location location = to->find(name)->location;
  ObjectLock lock(o);
  if (shape_of(o) != shape) return Done::Again;  // another thread was first
  if (!location.in_object) {
    Value extension = o->extension.load();
    if (!extension.is_heap() || extension.ptr<Slots>()->length <= location.index) return Done::StopTheWorld;
  }
  store_location(o, location, v);
  set_shape(o, to);
  return Done::Yes;
}

// Of a shared object: its layout.
void change_at_rest(Object* o, absl::FunctionRef<void()> change) {
  safepoint::stop_the_world([=] {
    change();
    sharing::note_shape_change(o);
  });
}

void set_shared(Object* o, Symbol* name, Value v, uint32_t flags) {
  for (;;) {
    switch (try_set_shared(o, name, v, flags)) {
      case Done::Yes:
        return;
      case Done::Again:
        continue;
      case Done::StopTheWorld:
        return change_at_rest(o, [=] { set_alone(o, name, v, flags); });
    }
  }
}

}  // namespace

void set_property(Object* o, Symbol* name, Value v, uint32_t flags) {
  sharing::is_shared(o) ? set_shared(o, name, v, flags) : set_alone(o, name, v, flags);
}

bool delete_property(Object* o, Symbol* name) {
  if (!shape_of(o)->dictionary()) {
    if (shape_of(o)->find(name) == nullptr) return false;
    if (sharing::is_shared(o))
      change_at_rest(o, [o] { to_dictionary(o); });
    else
      to_dictionary(o);
  }
  return table_of(o) != nullptr && dictionary::remove(table_of(o), name);
}

std::vector<Symbol*> property_names(Object* o) {
  std::vector<Symbol*> names;
  Shape* shape = shape_of(o);
  for (const Property& p : shape->properties()) names.push_back(p.name);
  if (!shape->dictionary() || table_of(o) == nullptr) return names;
  Value name, value;
  for (int64_t i = 0; hash::next(table_of(o), &i, &name, &value);) names.push_back(name.ptr<Symbol>());
  return names;
}

uint32_t property_flags(Object* o, Symbol* name) {
  Shape* shape = shape_of(o);
  if (shape->dictionary()) return table_of(o) != nullptr ? dictionary::flags(table_of(o), name) : 0;
  const Property* p = shape->find(name);
  return p == nullptr ? 0 : p->flags;
}

int64_t property_count(Object* o) {
  Shape* shape = shape_of(o);
  if (!shape->dictionary()) return shape->property_count();
  return table_of(o) != nullptr ? table_of(o)->count() : 0;
}

void change_class(Object* o, void* class_data) {
  auto change = [=] { set_shape(o, shape_of(o)->with_class(class_data)); };
  sharing::is_shared(o) ? change_at_rest(o, change) : change();
}

void copy_properties(Object* to, Object* from) {
  for (Symbol* name : property_names(from)) {
    Value v = get_property(from, name);
    if (v != kUndefined) set_property(to, name, v, property_flags(from, name));
  }
}

WritePlan plan_write(Shape* from, Symbol* name, Value v, uint32_t flags) {
  if (from->dictionary()) return {};
  LocationType type = location_type_for(v);
  if (const Property* p = from->find(name)) {
    bool accepted = location_accepts(p->location.type, v);
    if (!accepted && from->shared()) return {};
    Location location = p->location;
    if (!accepted) location.type = LocationType::Any;
    return {true, location, accepted ? from : from->generalize(name), false};
  }
  if (from->shared() || !from->can_add(name, type, flags)) return {};
  Shape* to = from->add(name, type, flags);
  Location location = to->find(name)->location;
  // Extensions hold extension_capacity(n) slots at least: the nth property outside needs a longer one when n is
  // reached.
  bool grows = !location.in_object && Shape::extension_capacity(location.index) == location.index;
  return {true, location, to, grows};
}

}  // namespace hypha
