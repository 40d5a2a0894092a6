// SPDX-License-Identifier: MIT
// Hidden classes (Woess et al., An Object Storage Model for the Truffle Language Implementation Framework, PPPJ 2014).
// A Shape says: which guest class, which layout, and where each property lives. Shapes are immutable, immortal and
// numbered; an object names its shape by number, so that a cache guard is `cmp dword [obj], imm32`.
// Transitions are found or made under the parent's lock and published once.
//
// A typed Location is a fact about the stored word, not another representation: Int says every value ever stored
// there while the object had this shape was a fixnum, Double that it was a flonum or HeapDouble. Readers need no type
// test; a write of another type moves the object to the sibling shape in which the location is Any. So nothing has to
// be converted when an object becomes shared, and no race can tear a double.
//
// Objects that several threads can reach have shapes of their own (Daloze, Marr, Bonetta, Moessenboeck, Efficient and
// Thread-Safe Objects for Dynamically-Typed Languages, OOPSLA 2016): a cache that knows a local shape needs no
// synchronization. Class objects are shared from the beginning. Where the paper makes all locations Any, a shared shape
// keeps its types as an assumption: the first value of another type, in any object of that shape, makes the location
// Any in the shape itself, while the world is stopped, and machine code that relied on it is gone.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "framework/engine/atomic.h"
#include "framework/heap/heap_object.h"
#include "framework/specialize/assumption.h"
#include "framework/value/symbol.h"

namespace hypha {

enum class LocationType : uint8_t { Any, Int, Double };

struct Location {
  LocationType type = LocationType::Any;
  bool in_object = true;        // else in the extension
  uint16_t index = 0;           // in Object::fields, or in the extension's Slots
  Assumption* typed = nullptr;  // of a shared shape: readers rely on the type while this holds
  bool forgotten() const { return typed != nullptr && !typed->valid(); }
};

struct Property {
  Symbol* name;
  Location location;
  uint32_t flags = 0;  // the language's own
};

class Shape {
 public:
  uint32_t id() const { return id_; }
  Kind kind() const { return kind_; }
  uint8_t capacity() const { return capacity_; }    // in-object slots (Object family)
  void* class_data() const { return class_data_; }  // the language's class
  bool dictionary() const { return dictionary_; }   // properties live in a per-object table instead
  bool shared() const { return shared_; }           // of objects that other threads can reach (object/sharing.h)
  uint8_t reserved() const { return reserved_; }    // the first ones, which have no names
  uint32_t property_count() const { return count_; }
  const Property* find(Symbol* name) const;  // null if absent (always, in dictionary mode)
  std::vector<Property> properties() const;  // in insertion order
  bool describes(const Object* o) const;     // each typed location of `o`, which has this shape, holds such a value

  // A root shape: no properties, `capacity` in-object slots of which the first `reserved` have no names.
  static Shape* root(void* class_data, Kind kind, uint8_t capacity, uint8_t reserved = 0);
  // The shape after adding `name` (must be absent; the shape must not be full), typed by its first value. Where the
  // same step has been generalized before, the location is Any from the start: siblings stay few.
  Shape* add(Symbol* name, LocationType type, uint32_t flags = 0);
  // True if `add` may be used: neither kMaxProperties nor kMaxTransitions would be passed. Otherwise: dictionary mode.
  bool can_add(Symbol* name, LocationType type, uint32_t flags = 0) const;
  // The shape in which the location of `name` has become Any. Same layout.
  Shape* generalize(Symbol* name);
  // Same properties and layout, other class (singleton classes, obj.__class__ = C). Joins the tree of a root made for
  // that class with the same layout, if there is one.
  Shape* with_class(void* class_data);
  // Dictionary mode (deleted properties, or more than kMaxProperties): the extension is a property table.
  Shape* to_dictionary();
  // Of a shared shape: from now on the location of `name` is Any, here and in all shapes that grew out of this one. The
  // world is stopped.
  void forget_type(Symbol* name);
  // The same for objects that other threads can reach. Same layout, and the same types as long as they hold.
  Shape* to_shared() {
    if (shared_) return this;
    Shape* twin = shared_twin_.load(std::memory_order_acquire);
    return twin ? twin : make_shared();
  }
  static constexpr uint32_t kMaxProperties = 512;
  static constexpr size_t kMaxTransitions = 512;  // successors of one shape: an object used as a map has no shape

  // One load. Id 0 is a shape without class or properties, for the framework's own objects (Slots, Raw).
  static Shape* from_id(uint32_t id);
  static uint32_t shape_count();

  // Slots that the extension of an object with `n` properties outside of the object has at least. A function of the
  // shape alone, so that a write cache knows beforehand whether the extension must grow.
  static constexpr int64_t extension_capacity(int64_t n) {
    return n == 0 ? 0 : n <= 4 ? 4 : int64_t(std::bit_ceil(uint64_t(n)));
  }

 private:
  Shape() = default;
  Shape* make_shared();
  uint32_t id_ = 0;
  uint32_t count_ = 0;
  Kind kind_ = Kind::Free;
  uint8_t capacity_ = 0, reserved_ = 0;
  bool dictionary_ = false;
  bool shared_ = false;
  void* class_data_ = nullptr;
  Shape* parent_ = nullptr;         // null for roots; the last property is `last_`
  Shape* dictionary_of_ = nullptr;  // the root that this is the dictionary twin of
  Property last_{};
  struct Transitions;  // lock + map of successors, made lazily
  Atomic<Transitions*> transitions_{nullptr};
  struct Index;  // name -> Property for shapes with many properties, made lazily
  mutable Atomic<Index*> index_{nullptr};
  Atomic<Shape*> shared_twin_{nullptr};
  friend struct ShapeBuilder;
};

// The shape table: chunks that never move, so that readers need no lock.
constexpr uint32_t kShapeChunkBits = 10, kMaxShapeChunks = 1 << 14;
extern Atomic<Shape*> shape_chunks[kMaxShapeChunks];
inline Shape* Shape::from_id(uint32_t id) {
  return shape_chunks[id >> kShapeChunkBits].load(std::memory_order_acquire) + (id & ((1u << kShapeChunkBits) - 1));
}

inline Shape* shape_of(const HeapObject* o) { return Shape::from_id(o->shape_id); }
inline LocationType location_type_for(Value v) {
  return v.is_int()                                  ? LocationType::Int
         : v.is_flonum() || is_kind(v, Kind::Double) ? LocationType::Double
                                                     : LocationType::Any;
}
inline bool location_accepts(LocationType t, Value v) { return t == LocationType::Any || location_type_for(v) == t; }

// ---- property access without a cache (the megamorphic end, reflection). Any object of the Object family, Array, Hash,
// String (those keep all properties in the extension: capacity 0).
Object* allocate_object(Shape* shape);        // fields are nil
Value get_property(Object* o, Symbol* name);  // kUndefined if absent
void set_property(Object* o, Symbol* name, Value v,
                  uint32_t flags = 0);             // adds, generalizes, switches to dictionary mode as needed
bool delete_property(Object* o, Symbol* name);     // false if absent
std::vector<Symbol*> property_names(Object* o);    // in insertion order
uint32_t property_flags(Object* o, Symbol* name);  // 0 if absent
int64_t property_count(Object* o);                 // in dictionary mode too
void change_class(Object* o, void* class_data);    // keeps the properties
void copy_properties(Object* to, Object* from);    // dup, clone: adds or overwrites

// What a write cache needs: how to store `v` under `name` into an object of shape `from`.
struct WritePlan {
  bool cacheable = false;        // false: use set_property (as for whatever adds a field to a shared object)
  Location location;             // where to store
  Shape* to = nullptr;           // shape after the write (== from: existing field)
  bool grows_extension = false;  // the extension must be allocated or grown first: use set_property
};
WritePlan plan_write(Shape* from, Symbol* name, Value v, uint32_t flags = 0);

// What a cache does once its guard on the shape held. The object's extension must be long enough.
inline Value load_location(const Object* o, Location l) {
  return l.in_object ? o->fields[l.index].load() : o->extension.load().ptr<Slots>()->at[l.index].load();
}
inline void store_location(Object* o, Location l, Value v) {
  if (l.in_object) return o->fields[l.index].write(o, v);
  Slots* extension = o->extension.load().ptr<Slots>();
  extension->at[l.index].write(extension, v);
}
inline void set_shape(HeapObject* o, const Shape* shape) {
  keep_stores_in_order();  // what the shape names is there before it
  o->shape_id = shape->id();
}

}  // namespace hypha
