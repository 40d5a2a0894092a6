// SPDX-License-Identifier: MIT
// The shape tree. A property's place follows from its number alone (first the in-object slots after the reserved ones,
// then the extension), so shapes with the same names in the same order have the same layout, whatever their class
// and their location types: generalize and with_class just replay the additions on another branch.
#include "framework/object/shape.h"

#include <absl/functional/function_ref.h>

#include <compare>
#include <map>
#include <new>

#include "framework/engine/atomic.h"
#include "framework/engine/check.h"
#include "framework/heap/heap.h"

namespace hypha {

constinit Atomic<Shape*> shape_chunks[kMaxShapeChunks] = {};

namespace {

constexpr uint32_t kChunkSize = 1u << kShapeChunkBits;

struct TransitionKey {
  Symbol* name;
  LocationType type;
  uint32_t flags;
  auto operator<=>(const TransitionKey&) const = default;
};

struct RootKey {
  void* class_data;
  Kind kind;
  uint8_t capacity, reserved;
  bool shared = false;
  auto operator<=>(const RootKey&) const = default;
};

}  // namespace

struct Shape::Transitions {
  Mutex lock;
  std::map<TransitionKey, Shape*> successors;
  Atomic<Shape*> latest{nullptr};  // the successor made last: most shapes have only one. Read without the lock
  Shape* dictionary = nullptr;     // of a root: its twin in dictionary mode

  Shape* find(Symbol* name, LocationType type, uint32_t flags) const {
    auto it = successors.find({name, LocationType::Any, flags});
    if (it == successors.end()) it = successors.find({name, type, flags});
    return it == successors.end() ? nullptr : it->second;
  }
};

struct ShapeBuilder {
  Mutex lock;
  Atomic<uint32_t> count{0};
  std::map<RootKey, Shape*> roots;  // the first root made for a class and a layout
  // Shapes are immortal, and so is what they point to: a guest class that lives in the heap is kept by this list.
  std::vector<void*> classes;

  static ShapeBuilder& instance();
  static Shape::Transitions& transitions(Shape* s);
  static Shape* root_of(Shape* s);
  static Shape* replay(Shape* base, const std::vector<Property>& properties, size_t from);
  static Shape* successor(Shape* parent, Symbol* name, LocationType type, uint32_t flags);
  Shape* make(const RootKey& like, absl::FunctionRef<void(Shape*)> complete = is_complete);
  static void is_complete(Shape*) {}
  Shape* make_root_locked(const RootKey& key);
  Shape* shared_root(const Shape* root);
  static Shape* dictionary_twin(Shape* root);
};

namespace {
RootKey key_of(const Shape* s) { return {s->class_data(), s->kind(), s->capacity(), s->reserved(), s->shared()}; }

void trace_classes(void* builder, heap::Tracer& tracer) {
  const std::vector<void*>& classes = static_cast<ShapeBuilder*>(builder)->classes;
  tracer.scan_conservative(classes.data(), classes.data() + classes.size());
}
// Id 0 exists before main.
[[maybe_unused]] const uint32_t shape_zero_made = Shape::shape_count();
}  // namespace

ShapeBuilder& ShapeBuilder::instance() {
  static ShapeBuilder* builder = [] {
    auto* b = new ShapeBuilder;  // never destroyed: threads may still run at exit
    b->make({nullptr, Kind::Free, 0, 0});
    heap::add_root_function(trace_classes, b);
    return b;
  }();
  return *builder;
}

// Requires `lock`, except for shape 0. Whoever goes through the table sees complete shapes.
Shape* ShapeBuilder::make(const RootKey& like, absl::FunctionRef<void(Shape*)> complete) {
  uint32_t id = count.load(std::memory_order_relaxed);
  uint32_t chunk = id >> kShapeChunkBits;
  HY_CHECK(chunk < kMaxShapeChunks, "too many shapes");
  if (shape_chunks[chunk].load(std::memory_order_relaxed) == nullptr) {
    void* memory = ::operator new(sizeof(Shape) * kChunkSize);
    shape_chunks[chunk].store(static_cast<Shape*>(memory), std::memory_order_release);
  }
  Shape* s = new (shape_chunks[chunk].load(std::memory_order_relaxed) + (id & (kChunkSize - 1))) Shape;
  s->id_ = id;
  s->kind_ = like.kind;
  s->capacity_ = like.capacity;
  s->reserved_ = like.reserved;
  s->shared_ = like.shared || like.kind == Kind::Class;
  s->class_data_ = like.class_data;
  complete(s);
  count.store(id + 1, std::memory_order_release);
  return s;
}

Shape* ShapeBuilder::make_root_locked(const RootKey& key) {
  Shape* s = make(key);
  if (key.class_data != nullptr) {
    roots.emplace(key, s);
    classes.push_back(key.class_data);
  }
  return s;
}

Shape::Transitions& ShapeBuilder::transitions(Shape* s) {
  Shape::Transitions* t = s->transitions_.load(std::memory_order_acquire);
  if (t != nullptr) return *t;
  auto* fresh = new Shape::Transitions;
  if (s->transitions_.compare_exchange_strong(t, fresh, std::memory_order_acq_rel)) return *fresh;
  delete fresh;  // another thread was first
  return *t;
}

Shape* ShapeBuilder::root_of(Shape* s) {
  while (s->parent_ != nullptr) s = s->parent_;
  return s;
}

Shape* ShapeBuilder::replay(Shape* base, const std::vector<Property>& properties, size_t from) {
  for (size_t i = from; i < properties.size(); ++i)
    base = successor(base, properties[i].name, properties[i].location.type, properties[i].flags);
  return base;
}

// Without the limit on successors, which concerns new names only.
Shape* ShapeBuilder::successor(Shape* parent, Symbol* name, LocationType type, uint32_t flags) {
  Shape::Transitions& t = transitions(parent);
  if (Shape* s = t.latest.load(std::memory_order_acquire)) {
    const Property& p = s->last_;
    if (p.name == name && p.flags == flags && (p.location.type == LocationType::Any || p.location.type == type))
      return s;
  }
  std::lock_guard held(t.lock);
  if (Shape* s = t.find(name, type, flags)) return s;
  const uint32_t place = parent->reserved_ + parent->count_;
  const bool in_object = place < parent->capacity_;
  Location location{type, in_object, uint16_t(in_object ? place : place - parent->capacity_)};
  if (parent->shared_ && type != LocationType::Any) location.typed = new Assumption("type of a shared field");
  ShapeBuilder& b = instance();
  Shape* s;
  {
    std::lock_guard table_held(b.lock);
    s = b.make(key_of(parent), [&](Shape* fresh) {
      fresh->parent_ = parent;
      fresh->count_ = parent->count_ + 1;
      fresh->last_ = {name, location, flags};
    });
  }
  t.successors.emplace(TransitionKey{name, type, flags}, s);
  t.latest.store(s, std::memory_order_release);
  return s;
}

Shape* ShapeBuilder::dictionary_twin(Shape* root) {
  Shape::Transitions& t = transitions(root);
  std::lock_guard held(t.lock);
  if (t.dictionary == nullptr) {
    ShapeBuilder& b = instance();
    std::lock_guard table_held(b.lock);
    t.dictionary = b.make(key_of(root), [&](Shape* fresh) {
      fresh->dictionary_ = true;
      fresh->dictionary_of_ = root;
    });
  }
  return t.dictionary;
}

// Requires `lock`.
Shape* ShapeBuilder::shared_root(const Shape* root) {
  RootKey key = key_of(root);
  key.shared = true;
  return make_root_locked(key);
}

// Two threads may both come here. What the table of roots or a shape's successors name is there once: both get the
// same.
Shape* Shape::make_shared() {
  Shape* root = ShapeBuilder::root_of(this);
  if (root == this && !dictionary_) {
    ShapeBuilder& b = ShapeBuilder::instance();
    std::lock_guard held(b.lock);
    Shape* twin = shared_twin_.load(std::memory_order_acquire);
    if (twin == nullptr) shared_twin_.store(twin = b.shared_root(this), std::memory_order_release);
    return twin;
  }
  Shape* twin = dictionary_ ? ShapeBuilder::dictionary_twin(dictionary_of_->to_shared())
                            : ShapeBuilder::replay(root->to_shared(), properties(), 0);
  shared_twin_.store(twin, std::memory_order_release);
  return twin;
}

Shape* Shape::root(void* class_data, Kind kind, uint8_t capacity, uint8_t reserved) {
  HY_CHECK(reserved <= capacity);
  HY_CHECK(capacity == 0 || (kind != Kind::Array && kind != Kind::Hash && kind != Kind::String));
  ShapeBuilder& b = ShapeBuilder::instance();
  std::lock_guard held(b.lock);
  return b.make_root_locked({class_data, kind, capacity, reserved});
}

Shape* Shape::add(Symbol* name, LocationType type, uint32_t flags) {
  HY_CHECK(!dictionary_ && count_ < kMaxProperties);
  HY_DCHECK(find(name) == nullptr);
  return ShapeBuilder::successor(this, name, shared_ ? LocationType::Any : type, flags);
}

bool Shape::can_add(Symbol* name, LocationType type, uint32_t flags) const {
  if (dictionary_ || count_ >= kMaxProperties) return false;
  Transitions* t = transitions_.load(std::memory_order_acquire);
  if (t == nullptr) return true;
  if (const Shape* s = t->latest.load(std::memory_order_acquire); s != nullptr && s->last_.name == name) return true;
  std::lock_guard held(t->lock);
  return t->successors.size() < kMaxTransitions || t->find(name, type, flags) != nullptr;
}

Shape* Shape::generalize(Symbol* name) {
  const Property* p = find(name);
  HY_CHECK(p != nullptr);
  if (p->location.type == LocationType::Any) return this;
  std::vector<Property> all = properties();
  Shape* base = this;
  size_t from = all.size();
  do {
    --from;
    base = base->parent_;
  } while (all[from].name != name);
  all[from].location.type = LocationType::Any;
  return ShapeBuilder::replay(base, all, from);
}

void Shape::forget_type(Symbol* name) {
  HY_DCHECK(shared_);
  Shape* s = this;
  while (s->last_.name != name) s = s->parent_;
  Location& location = s->last_.location;
  location.type = LocationType::Any;
  if (location.typed != nullptr) location.typed->invalidate();
}

Shape* Shape::with_class(void* class_data) {
  if (class_data == class_data_) return this;
  Shape* root;
  {
    ShapeBuilder& b = ShapeBuilder::instance();
    RootKey key{class_data, kind_, capacity_, reserved_, false};
    std::lock_guard held(b.lock);
    auto it = b.roots.find(key);
    root = it != b.roots.end() ? it->second : b.make_root_locked(key);
  }
  Shape* s = dictionary_ ? ShapeBuilder::dictionary_twin(root) : ShapeBuilder::replay(root, properties(), 0);
  return shared_ ? s->to_shared() : s;
}

Shape* Shape::to_dictionary() {
  return dictionary_ ? this : ShapeBuilder::dictionary_twin(ShapeBuilder::root_of(this));
}

std::vector<Property> Shape::properties() const {
  std::vector<Property> all(count_);
  size_t i = count_;
  for (const Shape* s = this; s->parent_ != nullptr; s = s->parent_) all[--i] = s->last_;
  return all;
}

bool Shape::describes(const Object* o) const {
  for (const Shape* s = this; s->parent_ != nullptr; s = s->parent_) {
    const Location l = s->last_.location;
    if (!l.forgotten() && !location_accepts(l.type, load_location(o, l))) return false;
  }
  return true;
}

uint32_t Shape::shape_count() { return ShapeBuilder::instance().count.load(std::memory_order_acquire); }

}  // namespace hypha
