// SPDX-License-Identifier: MIT
// Frozen objects. The flag in the header is the truth; where instance variables are written through caches, a frozen
// object also has another shape than its siblings, because those caches test the shape alone.
#include <tuple>

#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"
#include "framework/thread/safepoint.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

namespace {

// Same class, properties and layout. Frozen shapes form trees of their own, one below each root.
Shape* frozen_twin(Shape* s) {
  using Key = std::tuple<void*, Kind, uint8_t>;
  static auto* roots = new absl::flat_hash_map<Key, Shape*>;
  auto* c = static_cast<ClassInfo*>(s->class_data());
  std::lock_guard held(class_lock());
  Shape*& root = (*roots)[Key{c, s->kind(), s->capacity()}];
  if (!root) root = Shape::root(c, s->kind(), s->capacity(), c->reserved_fields);
  if (s->dictionary()) return root->to_dictionary();
  Shape* twin = root;
  for (const Property& p : s->properties()) twin = twin->add(p.name, p.location.type, p.flags);
  return twin;
}

// Stores of elements, members and instance variables are guarded by the shape. Strings and the like have instance
// variables in the extension only, and the first one makes it, which no cache does: those without any keep their shape.
bool needs_twin(Shape* s) {
  if (!s->class_data()) return false;
  switch (s->kind()) {
    case Kind::Class:
      return false;
    case Kind::String:
    case Kind::Closure:
    case Kind::Fiber:
    case Kind::Native:
      return s->property_count() > 0 || s->dictionary();
    default:
      return true;
  }
}

}  // namespace

bool is_frozen(Value v) {
  if (!v.is_heap()) return true;
  switch (v.ptr()->kind) {
    case Kind::BigInt:
    case Kind::Double:
    case Kind::Symbol:
    case Kind::StringData:
    case Kind::Range:
      return true;
    default:
      return is_frozen_flag(v);
  }
}

void freeze(Value v) {
  if (is_frozen(v)) return;
  HeapObject* o = v.ptr();
  if (sharing::is_shared(o)) {
    // The object gets fields under its lock only; caches that have tested the old shape go on for a last access.
    ObjectLock::acquire(o);
    if (Shape* s = shape_of(o); needs_twin(s) && !is_frozen_flag(v)) set_shape(o, frozen_twin(s)->to_shared());
    o->gc.fetch_or(kGcFrozen, std::memory_order_relaxed);
    ObjectLock::release(o);
    // Every thread appends what it has put off, or is about to (object/array_shared.h: WriteLock), and comes to a poll.
    if (is_kind(v, Kind::Array)) safepoint::stop_the_world([o] { sharing::note_shape_change(o); });
    return;
  }
  if (Shape* s = shape_of(o); needs_twin(s)) set_shape(o, frozen_twin(s));
  o->gc.fetch_or(kGcFrozen, std::memory_order_relaxed);
}

Value check_frozen(Value v) { return v.is_heap() && !is_frozen(v) ? kNil : raise_frozen(v); }

Value raise_frozen(Value v) {
  std::string message = "can't modify frozen ";
  if (is_kind(v, Kind::Class)) {
    ClassInfo* c = class_info(v);
    message += c->is_module ? "module" : c->is_singleton ? "object" : "class";
    if (c->is_singleton) v = c->attached;
  } else {
    message += class_name(real_class_of(v));
  }
  message += ": ";
  message += view_of(RB_TRY(inspect(v)));
  Value e = new_exception(classes.FrozenError, new_string(message));
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), v);
  return raise_value(e);
}

}  // namespace hypha::ruby
