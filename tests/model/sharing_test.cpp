// SPDX-License-Identifier: MIT
// What another thread can find is shared, all that it refers to as well; strings that are built while they are read.
#include "framework/value/string_data.h"
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

namespace {

Slots* place;  // shared: a slot that threads hand objects through

void empty_place() { call_it("place", place = shared(heap::allocate_slots(2)), sizeof(Slots) + 16); }

// An object that refers to an array with an object in it.
Value make_graph(int n) {
  Object* inner = allocate_object(Shape::root(nullptr, Kind::Object, 2));
  set_property(inner, name(0), fixnum(n));
  Array* list = array::make(0);
  array::push(list, ref(inner));
  Object* outer = allocate_object(Shape::root(nullptr, Kind::Object, 2));
  set_property(outer, name(1), ref(list));
  set_property(outer, name(2), fixnum(n));
  return ref(outer);
}

void expect(bool holds, const char* what) {
  if (!holds) fail(what);
}

// -1: nothing there yet.
int64_t look() {
  Value v = place->at[0].load();
  if (v == kNil) return -1;
  auto* outer = v.ptr<Object>();
  expect(sharing::is_shared(outer) && shape_of(outer)->shared(), "what was found is not shared");
  auto* list = get_property(outer, name(1)).ptr<Array>();
  expect(sharing::is_shared(list) && list->strategy() >= ArrayStrategy::SharedGrowing, "an array inside is not shared");
  auto* inner = array::get(list, 0).ptr<Object>();
  expect(sharing::is_shared(inner) && shape_of(inner)->shared(), "an object inside is not shared");
  return number(get_property(outer, name(2))) + 1000 * number(get_property(inner, name(0)));
}

}  // namespace

TEST_CASE("sharing: a graph is shared before it is found") {
  CHECK_ALL_SCHEDULES({"sharing: store a graph, read it",
                       empty_place,
                       {{[] { place->at[0].write(place, make_graph(5)); }}, {look, look}},
                       [](Outcome& o) { o.add(look()); }});
}
TEST_CASE("sharing: two graphs") {
  CHECK_ALL_SCHEDULES(
      {"sharing: store, store, read",
       empty_place,
       {{[] { place->at[0].write(place, make_graph(5)); }}, {[] { place->at[0].write(place, make_graph(6)); }}, {look}},
       [](Outcome& o) { o.add(look()); },
       {},
       true,
       {},
       2});
}
TEST_CASE("sharing: a graph grows while it is used") {
  auto setup = [] {
    empty_place();
    place->at[0].write(place, make_graph(5));
  };
  auto put_inside = [] {
    auto* list = get_property(place->at[0].load().ptr<Object>(), name(1)).ptr<Array>();
    array::push(list, make_graph(6));
  };
  auto look_inside = [] {
    auto* list = get_property(place->at[0].load().ptr<Object>(), name(1)).ptr<Array>();
    Value v = array::find(list, 1);
    if (v == kUndefined) return int64_t{-1};
    expect(sharing::is_shared(v.ptr()), "what was pushed is not shared");
    return number(get_property(v.ptr<Object>(), name(2)));
  };
  CHECK_ALL_SCHEDULES(
      {"sharing: push a graph, read it", setup, {{put_inside}, {look_inside, look_inside}}, [=](Outcome& o) {
         o.add(look_inside());
       }});
}

// ---- strings

namespace {

StringHandle* s;

std::function<void()> text(const char* bytes) {
  return [=] {
    s = string::make_handle(0, string::make(""));
    string::append(s, bytes);
    call_it("string", shared(s), sizeof *s);
  };
}
Operation append(const char* bytes) {
  return [=] { string::append(s, bytes); };
}
int64_t sum_of(std::string_view v) {  // of up to 12 letters
  int64_t sum = 0;
  if (v.size() > 200) v = v.substr(v.size() - 12);
  for (char c : v) sum = (sum * 31 + c) & 0xFFFFFFFFFFF;
  return sum;
}
Operation read() {
  return [] { return sum_of(string::handle_view(s)); };
}
Operation settle() {
  return [] { return sum_of(s->text()->view()); };
}
void whole_text(Outcome& o) {
  o.add(int64_t(string::handle_size(s)));
  o.add(sum_of(string::handle_view(s)));
}

}  // namespace

#define STRINGS(name, setup, ...) \
  TEST_CASE("string: " name) { CHECK_ALL_SCHEDULES({"string: " name, setup, {__VA_ARGS__}, whole_text}); }

STRINGS("append, append", text("abc"), {append("de")}, {append("fg")})
STRINGS("append, read", text("abc"), {append("de")}, {read(), read()})
STRINGS("append, settle", text("abc"), {append("de")}, {settle(), read()})
STRINGS("settle and append, settle", text("abc"), {settle(), append("de")}, {settle()})
STRINGS("append, set", text("abc"), {append("de")}, {[] { string::set_text(s, string::make("xyz")); }})
STRINGS(
    "append, append, where the builder grows",
    text("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"),
    {append("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")},
    {append("abc"), read()})
