// SPDX-License-Identifier: MIT
// WeakRef and ObjectSpace::WeakMap. What is no heap object, or is never collected, is kept as it is.
#include "framework/heap/weak.h"

#include "framework/thread/object_lock.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/convert.h"

namespace hypha::ruby {

namespace {

Value holder(Value v) {
  if (!v.is_heap() || v.ptr()->gc.load(std::memory_order_relaxed) & kGcImmortal) return v;
  return ref(weak::make(v));
}
// kUndefined: it is dead. A Slots is no guest's object.
Value held(Value holder) { return is_kind(holder, Kind::Slots) ? weak::target(holder.ptr<Slots>()) : holder; }

Value field(Value self, int i) { return self.ptr<Object>()->fields[i].load(); }
void set_field(Value self, int i, Value v) { self.ptr<Object>()->fields[i].write(self.ptr(), v); }

ClassInfo* define_holder(const char* name, ClassInfo* within, uint8_t fields) {
  ClassInfo* c = define_class(name, classes.Object, within);
  c->instance_kind = Kind::Native;
  c->reserved_fields = fields;
  c->instance_shape = Shape::root(c, Kind::Native, fields, fields);
  return c;
}

// ---- WeakRef

ClassInfo* ref_error;

Value weak_ref_initialize(Value self, Value object) {
  set_field(self, 0, holder(object));
  return kNil;
}
Value weak_ref_get(Value self) {
  Value v = held(field(self, 0));
  return v == kUndefined ? raise(ref_error, "Invalid Reference - probably recycled") : v;
}
Value weak_ref_alive(Value self) { return boolean(held(field(self, 0)) != kUndefined); }

const NativeMethod kWeakRef[] = {
    {"initialize", native<weak_ref_initialize>, 1},
    {"__getobj__", native<weak_ref_get>},
    {"__setobj__", native<weak_ref_initialize>, 1},
    {"weakref_alive?", native<weak_ref_alive>},
};

// ---- WeakMap: a Hash from identities to Slots [holder of the key, holder of the value]. An identity may be another
// object's by now, so entries are asked.

enum WeakMapField { kTable, kLimit, kWeakMapFields };
constexpr int64_t kFewest = 64;  // entries before the dead ones are looked for

Value table_of(Value self) {
  if (field(self, kTable) == kNil) {
    Value fresh = new_hash();
    ObjectLock lock(self.ptr());
    if (field(self, kTable) == kNil) {
      set_field(self, kLimit, fixnum(kFewest));
      set_field(self, kTable, fresh);
    }
  }
  return field(self, kTable);
}
Value identity(Value v) { return v.is_heap() ? fixnum(object_id(v)) : v; }
Value key_in(Value entry) { return held(entry.ptr<Slots>()->at[0].load()); }
Value value_in(Value entry) { return held(entry.ptr<Slots>()->at[1].load()); }
bool is_alive(Value entry) { return key_in(entry) != kUndefined && value_in(entry) != kUndefined; }

// kUndefined: there is none, or it is dead.
Value find_value(Value self, Value key) {
  Value entry = hash_get(table_of(self), identity(key));
  if (entry == kUndefined || key_in(entry) != key) return kUndefined;
  return value_in(entry);
}

// All pairs that are alive, as arrays [key, value].
Value pairs(Value self) {
  Value list = new_array(), id, entry;
  auto* table = table_of(self).ptr<Hash>();
  for (int64_t i = 0; hash::next(table, &i, &id, &entry);) {
    Value key = key_in(entry), value = value_in(entry);
    if (key != kUndefined && value != kUndefined) array::push(list.ptr<Array>(), new_array({key, value}));
  }
  return list;
}

void drop_dead(Value self) {
  auto* table = table_of(self).ptr<Hash>();
  if (table->count() < field(self, kLimit).as_int()) return;
  Value id, entry;
  for (int64_t i = 0; hash::next(table, &i, &id, &entry);) {
    if (is_alive(entry)) continue;
    Value removed = hash::remove(table, id, key_protocol);
    // Another thread has put a living one there meanwhile.
    if (removed != kUndefined && removed != entry) hash::get_or_put(table, id, removed, key_protocol);
  }
  set_field(self, kLimit, fixnum(std::max(kFewest, 2 * table->count())));
}

Value weak_map_get(Value self, Value key) {
  Value v = find_value(self, key);
  return v == kUndefined ? kNil : v;
}
Value weak_map_set(Value self, Value key, Value value) {
  Value entry = ref(heap::allocate_slots(2));
  entry.ptr<Slots>()->at[0].write(entry.ptr(), holder(key));
  entry.ptr<Slots>()->at[1].write(entry.ptr(), holder(value));
  RB_TRY(hash_set(table_of(self), identity(key), entry));
  drop_dead(self);
  return value;
}
Value weak_map_has(Value self, Value key) { return boolean(find_value(self, key) != kUndefined); }
Value weak_map_size(Value self) { return fixnum(pairs(self).ptr<Array>()->length()); }

const NativeMethod kWeakMap[] = {
    {"[]", native<weak_map_get>, 1},       {"[]=", native<weak_map_set>, 2},     {"key?", native<weak_map_has>, 1},
    {"include?", native<weak_map_has>, 1}, {"member?", native<weak_map_has>, 1}, {"size", native<weak_map_size>},
    {"length", native<weak_map_size>},     {"__pairs", native<pairs>},
};

void define_weak() {
  ClassInfo* weak_ref = define_holder("WeakRef", classes.Object, 1);
  ref_error = define_class("RefError", classes.StandardError, weak_ref);
  define_methods(weak_ref, kWeakRef);
  ClassInfo* weak_map = define_holder("WeakMap", classes.ObjectSpace, kWeakMapFields);
  include_module(weak_map, classes.Enumerable);
  define_methods(weak_map, kWeakMap);
}
HY_RUBY_CORE(define_weak);

}  // namespace

}  // namespace hypha::ruby
