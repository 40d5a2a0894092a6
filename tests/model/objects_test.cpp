// SPDX-License-Identifier: MIT
// Fields of one object that several threads use, and the tree of shapes.
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

namespace {

Object* o;

// With `fields` fields of values 0, 10, 20 ..., of which two lie in the object.
std::function<void()> object(int fields) {
  return [fields] {
    o = allocate_object(Shape::root(nullptr, Kind::Object, 2));
    for (int i = 0; i < fields; i++) set_property(o, name(i), fixnum(i * 10));
    call_it("object", shared(o), sizeof *o + 2 * sizeof(Slot));
  };
}
std::function<void()> dictionary(int fields) {
  return [fields] {
    object(fields + 1)();
    delete_property(o, name(fields));
  };
}

Operation set(int field, int n) {
  return [=] { set_property(o, name(field), fixnum(n)); };
}
Operation get(int field) {
  return [=] { return number(get_property(o, name(field))); };
}
Operation remove(int field) {
  return [=] { return delete_property(o, name(field)); };
}
Operation count() {
  return [] { return property_count(o); };
}
Operation set_nil(int field) {
  return [=] { set_property(o, name(field), kNil); };
}
// As machine code reads: it has tested the shape, and believes what that says of the type.
constexpr int64_t kWrongNumber = -3000;  // no order of the operations gives this
Operation get_int(int field) {
  return [=] {
    const Property* p = shape_of(o)->find(name(field));
    const bool is_int = p->location.type == LocationType::Int && !p->location.forgotten();
    Value v = load_location(o, p->location);
    return is_int && !v.is_int() ? kWrongNumber : number(v);
  };
}
int other_class;
Operation change() {
  return [] { change_class(o, &other_class); };
}

void fields(Outcome& out) {
  for (Symbol* s : property_names(o)) {
    for (int i = 0; i < 6; i++)
      if (s == name(i)) out.add(i);
    out.add(number(get_property(o, s)));
  }
  out.add(property_count(o));
  out.add(shape_of(o)->dictionary());
  out.add(shape_of(o)->class_data() == &other_class);
  if (!shape_of(o)->shared()) fail_state("the shape is a local one");
  if (ObjectLock::is_held(o)) fail_state("the lock is still held");
}

}  // namespace

#define OBJECTS(name, setup, ...) \
  TEST_CASE("object: " name) { CHECK_ALL_SCHEDULES({"object: " name, setup, {__VA_ARGS__}, fields}); }

OBJECTS("add, add, different fields", object(0), {set(0, 1)}, {set(1, 2)})
OBJECTS("add, add, the same field", object(0), {set(0, 1)}, {set(0, 2)})
OBJECTS("add, add, add", object(0), {set(0, 1)}, {set(1, 2)}, {set(0, 3)})
OBJECTS("add two each, crosswise", object(0), {set(0, 1), set(1, 2)}, {set(1, 3), set(0, 4)})
OBJECTS("add, read", object(1), {set(1, 1)}, {get(1), get(0)})
OBJECTS("add, write", object(1), {set(1, 1)}, {set(0, 2)})
OBJECTS("write, write", object(2), {set(0, 1)}, {set(0, 2), set(1, 3)})
OBJECTS("add outside, add outside", object(2), {set(2, 1)}, {set(3, 2)})
OBJECTS("add outside, read", object(2), {set(2, 1)}, {get(2), get(0)})
OBJECTS("first extension, write inside", object(2), {set(2, 1)}, {set(1, 2), get(1)})
OBJECTS("remove, read", object(3), {remove(1)}, {get(1), get(2)})
OBJECTS("remove, write", object(3), {remove(1)}, {set(2, 7)})
OBJECTS("remove, add", object(2), {remove(1)}, {set(2, 7)})
OBJECTS("remove, remove", object(3), {remove(1)}, {remove(2)})
OBJECTS("table: add, read", dictionary(2), {set(2, 1)}, {get(2), get(1)})
OBJECTS("table: add, add", dictionary(2), {set(2, 1)}, {set(3, 2)})
OBJECTS("table: remove, write", dictionary(2), {remove(1)}, {set(1, 2)})
OBJECTS("class changes, add", object(1), {change()}, {set(1, 7)})
OBJECTS("class changes, write, count", object(1), {change()}, {set(0, 7), count()})

TEST_CASE("object: the extension grows while it is written") {
  // Of six fields four lie outside: the next one needs a longer extension.
  auto add = [] { set_property(o, intern("further"), fixnum(1)); };
  auto state = [](Outcome& out) {
    out.add(number(get_property(o, intern("further"))));
    for (int i = 0; i < 6; i++) out.add(number(get_property(o, name(i))));
  };
  CHECK_ALL_SCHEDULES({"object: the extension grows, write, read", object(6), {{add}, {set(5, 7), get(4)}}, state});
}

// ---- shapes

namespace {
Shape* root;
Shape* found[kMaxThreads];

void shapes() {
  root = Shape::root(nullptr, Kind::Object, 2);
  for (Shape*& s : found) s = nullptr;
}
Operation add(int thread, int field, LocationType type = LocationType::Any) {
  return [=] {
    found[thread] = root->add(name(field), type);
    return int(found[thread]->find(name(field))->location.type);
  };
}
void shapes_found(Outcome& out) {
  out.add(found[0] == found[1]);
  for (Shape* s : found) {
    if (!s) continue;
    out.add(s->property_count());
    out.add(s->shared());
    if (Shape::from_id(s->id()) != s) fail_state("the table of shapes has another one");
  }
}
}  // namespace

#define SHAPES(name, ...) \
  TEST_CASE("shape: " name) { CHECK_ALL_SCHEDULES({"shape: " name, shapes, {__VA_ARGS__}, shapes_found}); }

SHAPES("add, add, the same name", {add(0, 1)}, {add(1, 1)})
SHAPES("add, add, different names", {add(0, 1)}, {add(1, 2)})
SHAPES("add, add, different types", {add(0, 1, LocationType::Int)}, {add(1, 1, LocationType::Double)})
SHAPES("add, add, one type of any", {add(0, 1, LocationType::Int)}, {add(1, 1, LocationType::Any)})
SHAPES("shared twin, shared twin", {[] { found[0] = root->to_shared(); }}, {[] { found[1] = root->to_shared(); }})
SHAPES("shared twin, add to it", {[] { found[0] = root->add(name(0), LocationType::Int)->to_shared(); }},
       {[] { found[1] = root->to_shared()->add(name(0), LocationType::Any); }})
SHAPES("dictionary twin, dictionary twin", {[] { found[0] = root->to_dictionary(); }},
       {[] { found[1] = root->to_dictionary(); }})
SHAPES("generalize, add", {[] { found[0] = root->add(name(0), LocationType::Int)->generalize(name(0)); }},
       {add(1, 0, LocationType::Int)})
TEST_CASE("shape: an index is made by two") {
  auto setup = [] {
    shapes();
    static Symbol* many[] = {intern("p0"), intern("p1"), intern("p2"), intern("p3"),
                             intern("p4"), intern("p5"), intern("p6"), intern("p7")};
    for (Symbol* s : many) root = root->add(s, LocationType::Any);
  };
  auto look = [] { return root->find(name(0)) == nullptr && root->find(intern("p0"))->location.index == 0; };
  CHECK_ALL_SCHEDULES({"shape: an index is made by two", setup, {{look, look}, {look, look}}});
}
OBJECTS("another type, read", object(1), {set_nil(0)}, {get_int(0), get_int(0)})
OBJECTS("another type, write, read", object(2), {set_nil(0), set(0, 2)}, {set(0, 3), get_int(0)}, {get_int(0)})
OBJECTS("another type twice", object(2), {set_nil(0)}, {set_nil(0), set_nil(1)}, {get_int(1)})
OBJECTS("another type, class changes", object(1), {set_nil(0)}, {change(), get_int(0)})
OBJECTS("another type, add", object(1), {set_nil(0)}, {set(1, 5), get_int(1)})
