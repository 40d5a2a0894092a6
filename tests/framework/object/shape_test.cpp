// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <thread>

#include "tests/framework/object/object_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

int class_a, class_b, class_c;  // only their addresses count

Symbol* name_of(int64_t i) { return intern("p" + std::to_string(i)); }

// What a write cache does.
bool write_by_plan(Object* o, Symbol* name, Value v) {
  WritePlan plan = plan_write(shape_of(o), name, v);
  if (!plan.cacheable || plan.grows_extension) return false;
  if (plan.to == shape_of(o)) {
    store_location(o, plan.location, v);
  } else if (plan.to->property_count() == shape_of(o)->property_count()) {
    set_shape(o, plan.to);
    store_location(o, plan.location, v);
  } else {
    store_location(o, plan.location, v);
    set_shape(o, plan.to);
  }
  return true;
}

}  // namespace

TEST_CASE("shape: numbers, roots and transitions") {
  Shape* root = Shape::root(&class_a, Kind::Object, 2);
  CHECK(Shape::from_id(root->id()) == root);
  CHECK(root->class_data() == &class_a);
  CHECK(Shape::from_id(0)->kind() == Kind::Free);
  Symbol *x = name_of(1), *y = name_of(2), *z = name_of(3);
  Shape* sx = root->add(x, LocationType::Int);
  CHECK(root->add(x, LocationType::Int) == sx);
  CHECK(root->add(y, LocationType::Int) != sx);
  Shape* sxyz = sx->add(y, LocationType::Double)->add(z, LocationType::Any, 7);
  CHECK(sxyz->property_count() == 3);
  CHECK(sxyz->find(x)->location.in_object);
  CHECK(sxyz->find(y)->location.index == 1);
  CHECK_FALSE(sxyz->find(z)->location.in_object);
  CHECK(sxyz->find(z)->location.index == 0);
  CHECK(sxyz->find(z)->flags == 7);
  CHECK(sxyz->find(name_of(4)) == nullptr);
  CHECK(sx->find(y) == nullptr);
  auto all = sxyz->properties();
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == x);
  CHECK(all[2].name == z);
}

TEST_CASE("shape: reserved slots") {
  Shape* s =
      Shape::root(&class_a, Kind::Class, 3, 2)->add(name_of(1), LocationType::Any)->add(name_of(2), LocationType::Any);
  CHECK(s->find(name_of(1))->location.index == 2);
  CHECK(s->find(name_of(1))->location.in_object);
  CHECK(s->find(name_of(2))->location.index == 0);
  CHECK_FALSE(s->find(name_of(2))->location.in_object);
}

TEST_CASE("shape: generalizing keeps the layout, and later objects take the general location") {
  Symbol *x = name_of(1), *y = name_of(2);
  Shape* root = Shape::root(&class_a, Kind::Object, 1);
  Shape* typed = root->add(x, LocationType::Int)->add(y, LocationType::Double);
  Shape* general = typed->generalize(x);
  CHECK(general != typed);
  CHECK(general->find(x)->location.type == LocationType::Any);
  CHECK(general->find(y)->location.type == LocationType::Double);
  CHECK(general->find(y)->location.index == typed->find(y)->location.index);
  CHECK(general->generalize(x) == general);
  CHECK(typed->generalize(x) == general);
  CHECK(root->add(x, LocationType::Int)->add(y, LocationType::Double) == general);
}

TEST_CASE("shape: with_class joins the class's own tree") {
  Symbol *x = name_of(1), *y = name_of(2);
  Shape* a = Shape::root(&class_a, Kind::Object, 2)->add(x, LocationType::Int)->add(y, LocationType::Any);
  Shape* root_b = Shape::root(&class_b, Kind::Object, 2);
  Shape* b = a->with_class(&class_b);
  CHECK(b->class_data() == &class_b);
  CHECK(b->find(y)->location.index == a->find(y)->location.index);
  CHECK(b == root_b->add(x, LocationType::Int)->add(y, LocationType::Any));
  CHECK(a->with_class(&class_c) == b->with_class(&class_c));
  CHECK(a->with_class(&class_a) == a);
  CHECK(a->to_dictionary()->with_class(&class_b) == b->to_dictionary());
}

namespace {
[[gnu::noinline]] Shape* shape_of_heap_class() {
  Slots* guest_class = heap::allocate_slots(3, fixnum(77));
  return Shape::root(guest_class, Kind::Object, 0)->add(name_of(1), LocationType::Any);
}
[[gnu::noinline]] void wipe_stack() {
  volatile char junk[64 * 1024];
  for (size_t i = 0; i < sizeof junk; ++i) junk[i] = 0;
}
}  // namespace

TEST_CASE("shape: keeps a class that lives in the heap") {
  Shape* s = shape_of_heap_class();
  for (int i = 0; i < 3; ++i) {
    wipe_stack();
    heap::collect();
    for (int k = 0; k < 10'000; ++k) heap::allocate_slots(3, fixnum(5));
  }
  auto* guest_class = static_cast<Slots*>(s->class_data());
  CHECK(guest_class->kind == Kind::Slots);
  CHECK(guest_class->at[2].load() == fixnum(77));
}

TEST_CASE("shape: lookups in long chains") {
  Shape* s = Shape::root(&class_a, Kind::Object, 4);
  for (int i = 0; i < int(Shape::kMaxProperties); ++i) {
    s = s->add(name_of(i), LocationType::Any);
    CHECK(s->find(name_of(i))->location.index == (i < 4 ? i : i - 4));
    CHECK(s->find(name_of(i / 2)) != nullptr);
    CHECK(s->find(name_of(i + 1)) == nullptr);
  }
  CHECK_FALSE(s->can_add(name_of(5000), LocationType::Any));
}

TEST_CASE("shape: threads make the same transitions") {
  Shape* root = Shape::root(&class_a, Kind::Object, 4);
  std::vector<Symbol*> names;
  for (int i = 0; i < 40; ++i) names.push_back(name_of(i));
  std::vector<Shape*> made(4);
  std::vector<std::thread> threads;
  for (auto& result : made) {
    threads.emplace_back([&result, root, &names] {
      Shape* s = root;
      for (Symbol* n : names) s = Shape::from_id(s->add(n, LocationType::Int)->id());
      result = s->generalize(names[20])->find(names[39]) != nullptr ? s : nullptr;
    });
  }
  for (std::thread& t : threads) t.join();
  // A thread may have come after another one's generalization: then its own chain is the general one.
  for (Shape* s : made) {
    REQUIRE(s != nullptr);
    CHECK(s->generalize(names[20]) == made[0]->generalize(names[20]));
  }
}

TEST_CASE("object: typed locations") {
  Object* o = allocate_object(Shape::root(&class_a, Kind::Object, 2));
  Symbol *x = name_of(1), *y = name_of(2);
  CHECK(get_property(o, x) == kUndefined);
  set_property(o, x, fixnum(1));
  set_property(o, y, box_double(1e300));
  Shape* typed = shape_of(o);
  CHECK(typed->find(x)->location.type == LocationType::Int);
  CHECK(typed->find(y)->location.type == LocationType::Double);
  set_property(o, x, fixnum(2));
  CHECK(shape_of(o) == typed);
  set_property(o, x, box_double(0.5));
  CHECK(shape_of(o)->find(x)->location.type == LocationType::Any);
  CHECK(shape_of(o)->find(y)->location.type == LocationType::Double);
  CHECK(get_property(o, x) == box_double(0.5));
  CHECK(number::to_double(get_property(o, y)) == 1e300);
  set_property(o, y, kNil);
  CHECK(get_property(o, y) == kNil);
}

TEST_CASE("object: what a typed location excludes is noticed") {
  Shape* ints = Shape::root(nullptr, Kind::Object, 2)->add(intern("count"), LocationType::Int);
  Object* o = allocate_object(ints);
  const Location count = ints->find(intern("count"))->location;
  store_location(o, count, fixnum(7));
  CHECK(ints->describes(o));
  store_location(o, count, kNil);
  CHECK_FALSE(ints->describes(o));
}

TEST_CASE("object: write plans are what set_property does") {
  StressedHeap stress(5);
  Shape* root = Shape::root(&class_a, Kind::Object, 2);
  for (int round = 0; round < 2; ++round) {
    Object* o = allocate_object(root);
    int slow = 0;
    for (int i = 0; i < 40; ++i) {
      if (write_by_plan(o, name_of(i), fixnum(i))) continue;
      set_property(o, name_of(i), fixnum(i));
      ++slow;
    }
    CHECK(slow == 5);  // extension of 4, 8, 16, 32, 64
    CHECK(write_by_plan(o, name_of(30), kTrue));
    for (int i = 0; i < 40; ++i) CHECK(get_property(o, name_of(i)) == (i == 30 ? kTrue : fixnum(i)));
  }
}

TEST_CASE("object: deletion leads to dictionary mode") {
  Object* o = allocate_object(Shape::root(&class_a, Kind::Object, 3, 1));
  o->fields[0].init(fixnum(99));
  for (int i = 0; i < 6; ++i) set_property(o, name_of(i), fixnum(i), uint32_t(i));
  CHECK_FALSE(delete_property(o, name_of(7)));
  CHECK_FALSE(shape_of(o)->dictionary());
  CHECK(delete_property(o, name_of(2)));
  CHECK(shape_of(o)->dictionary());
  CHECK(shape_of(o)->class_data() == &class_a);
  CHECK(shape_of(o)->find(name_of(1)) == nullptr);
  CHECK_FALSE(plan_write(shape_of(o), name_of(1), kNil).cacheable);
  CHECK(o->fields[0].load() == fixnum(99));
  CHECK(get_property(o, name_of(2)) == kUndefined);
  CHECK(property_flags(o, name_of(5)) == 5);
  set_property(o, name_of(2), kTrue);
  CHECK(property_flags(o, name_of(2)) == 0);
  CHECK(property_count(o) == 6);
  std::vector<Symbol*> expected;
  for (int i : {0, 1, 3, 4, 5, 2}) expected.push_back(name_of(i));
  CHECK(property_names(o) == expected);
  change_class(o, &class_b);
  CHECK(shape_of(o)->class_data() == &class_b);
  CHECK(get_property(o, name_of(4)) == fixnum(4));
  for (Symbol* n : expected) CHECK(delete_property(o, n));
  CHECK(property_count(o) == 0);
  CHECK_FALSE(delete_property(o, name_of(1)));
}

TEST_CASE("object: allocated in dictionary mode") {
  Object* o = allocate_object(Shape::root(&class_a, Kind::Object, 2)->to_dictionary());
  CHECK(property_names(o).empty());
  CHECK(get_property(o, name_of(1)) == kUndefined);
  CHECK_FALSE(delete_property(o, name_of(1)));
  set_property(o, name_of(1), kTrue);
  CHECK(get_property(o, name_of(1)) == kTrue);
}

TEST_CASE("object: a hundred thousand properties") {
  constexpr int kMany = 100'000;
  uint32_t shapes = Shape::shape_count();
  Object* o = allocate_object(Shape::root(&class_a, Kind::Object, 4));
  for (int i = 0; i < kMany; ++i) set_property(o, name_of(i), fixnum(i));
  CHECK(shape_of(o)->dictionary());
  CHECK(Shape::shape_count() - shapes < 600);
  CHECK(property_count(o) == kMany);
  auto names = property_names(o);
  bool same = names.size() == kMany;
  for (int i = 0; same && i < kMany; ++i)
    same = names[size_t(i)] == name_of(i) && get_property(o, names[size_t(i)]) == fixnum(i);
  CHECK(same);
}

TEST_CASE("object: objects used as maps do not flood the shape table") {
  uint32_t shapes = Shape::shape_count();
  Shape* root = Shape::root(&class_a, Kind::Object, 2);
  for (int i = 0; i < 5000; ++i) {
    Object* o = allocate_object(root);
    set_property(o, name_of(i), fixnum(i));
    CHECK(get_property(o, name_of(i)) == fixnum(i));
  }
  CHECK(Shape::shape_count() - shapes < 600);
}

TEST_CASE("object: properties of built-in kinds, and copies") {
  Hash* h = hash::make(shape_id_for(Kind::Hash));
  for (int i = 0; i < 7; ++i) set_property(h, name_of(i), fixnum(i), 3);
  CHECK(hash::put(h, fixnum(1), kTrue, hash::identity_protocol) == kTrue);
  Object* o = allocate_object(Shape::root(&class_a, Kind::Object, 2));
  copy_properties(o, h);
  CHECK(get_property(o, name_of(6)) == fixnum(6));
  CHECK(property_flags(o, name_of(6)) == 3);
}

TEST_CASE("object: random properties against a model") {
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    StressedHeap stress(seed % 2 ? 7 : 0, seed);
    Random random(seed);
    Shape* root = Shape::root(&class_a, Kind::Object, uint8_t(random.below(6)));
    for (int object = 0; object < 20; ++object) {
      Object* o = allocate_object(root);
      std::vector<std::pair<Symbol*, Item>> model;
      for (int step = 0; step < 60; ++step) {
        Symbol* name = name_of(random.below(12));
        auto it = model.begin();
        while (it != model.end() && it->first != name) ++it;
        if (random.one_in(object < 15 ? 1000 : 6)) {
          CHECK(delete_property(o, name) == (it != model.end()));
          if (it != model.end()) model.erase(it);
        } else {
          Item item = random.item(50);
          set_property(o, name, item.make());
          if (it != model.end())
            it->second = item;
          else
            model.emplace_back(name, item);
        }
      }
      auto names = property_names(o);
      REQUIRE(names.size() == model.size());
      for (size_t i = 0; i < names.size(); ++i) {
        CHECK(names[i] == model[i].first);
        CHECK(model[i].second.matches(get_property(o, names[i])));
        const Property* p = shape_of(o)->find(names[i]);
        if (p != nullptr) CHECK(location_accepts(p->location.type, get_property(o, names[i])));
      }
    }
  }
}
