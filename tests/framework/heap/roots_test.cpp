// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "framework/object/shape.h"
#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

int finalized = 0;

struct Pool {
  Value words[4] = {kNil, kNil, kNil, kNil};
  HeapObject* immortal = nullptr;
};
Pool pool;

void trace_pool(void* context, heap::Tracer& tracer) {
  auto* p = static_cast<Pool*>(context);
  tracer.visit_range(p->words, p->words + 4);
  if (p->immortal) heap::trace_object(p->immortal, tracer);
}

Object* make_native() {
  auto* o = heap::allocate<Object>(0, Kind::Native, sizeof(Object) + 8);
  o->extension.init(kNil);
  o->fields[0].init(kNil);
  o->aux = 1;
  return o;
}

[[gnu::noinline]] void make_finalizable(int n) {
  for (int i = 0; i < n; i++) heap::enable_finalizer(make_native());
}

}  // namespace

TEST_CASE("root functions and immortal objects") {
  heap::add_root_function(trace_pool, &pool);
  WithOptions o(stress(20));
  pool.words[1] = make_list(100);
  auto* immortal = static_cast<Object*>(heap::allocate_immortal(3, Kind::Class, sizeof(Object) + 2 * 8));
  immortal->aux = 2;
  CHECK(uintptr_t(immortal) % 16 == 0);
  CHECK(immortal->shape_id == 3);
  immortal->fields[1].write(immortal, make_list(50));
  pool.immortal = immortal;
  pool.words[2] = ref(immortal);
  make_list(1000);
  CHECK(list_is_intact(pool.words[1], 100));
  CHECK(list_is_intact(immortal->fields[1].load(), 50));
  pool = Pool{};
}

TEST_CASE("thread words are roots") {
  WithOptions o(stress(20));
  thread().exception = make_list(30);
  thread().unwind_value = make_list(40);
  thread().language_data = make_list(50);
  make_list(500);
  CHECK(list_is_intact(thread().exception, 30));
  CHECK(list_is_intact(thread().unwind_value, 40));
  CHECK(list_is_intact(thread().language_data, 50));
  thread().exception = thread().unwind_value = thread().language_data = kNil;
}

TEST_CASE("finalizers run once, for dead objects only") {
  heap::set_finalizer(Kind::Native, [](HeapObject*) { finalized++; });
  finalized = 0;
  Rooted<Object> kept(ref(make_native()));
  heap::enable_finalizer(kept.ptr());
  make_finalizable(100);
  live_after_collection();
  live_after_collection();
  CHECK(finalized >= 98);  // a stale word on the stack may keep one or two
  CHECK(finalized <= 100);
  CHECK((kept.ptr()->gc & kGcFinalizer) != 0);
}

TEST_CASE("objects in typed layouts keep what they refer to") {
  WithOptions o(stress(5));
  Object* object = allocate_object(Shape::root(nullptr, Kind::Object, 3));
  Rooted<Object> root(ref(object));
  for (int i = 0; i < 3; i++) root.ptr()->fields[i].write(root.ptr(), make_list(10 + i));
  Value slots = ref(heap::allocate_slots(2));
  root.ptr()->extension.write(root.ptr(), slots);
  Value list = make_list(20);
  auto* extension = root.ptr()->extension.load().ptr<Slots>();
  extension->at[1].write(extension, list);
  make_list(100);
  for (int i = 0; i < 3; i++) CHECK(list_is_intact(root.ptr()->fields[i].load(), 10 + i));
  CHECK(list_is_intact(root.ptr()->extension.load().ptr<Slots>()->at[1].load(), 20));
}
