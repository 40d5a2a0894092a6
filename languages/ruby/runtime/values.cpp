// SPDX-License-Identifier: MIT
// Making and reading built-in values.
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// ---- strings

Value new_string(const StringData* data) {
  return ref(string::make_handle(classes.String->instance_shape->id(), data));
}
Value new_string(std::string_view bytes) { return new_string(string::make(bytes)); }

const StringData* text_of(Value v) {
  switch (v.ptr()->kind) {
    case Kind::String:
      return v.ptr<StringHandle>()->text();
    case Kind::Symbol:
      return v.ptr<Symbol>()->text;
    default:
      return v.ptr<StringData>();
  }
}

// ---- collections

Value new_array(int64_t length, Value fill) {
  return ref(array::make(classes.Array->instance_shape->id(), length, fill));
}
Value new_array(std::initializer_list<Value> values) {
  return ref(array::from(classes.Array->instance_shape->id(), values.begin(), int64_t(values.size())));
}

Value new_hash() {
  Hash* h = hash::make(classes.Hash->instance_shape->id());
  if (!h->flags.load().is_int()) h->flags.init(fixnum(0));
  return ref(h);
}

enum RangeField { kBegin, kEnd, kExclusive };

Value new_range(Value begin, Value end, bool exclusive) {
  Object* r = allocate_object(classes.Range->instance_shape);
  r->fields[kBegin].init(begin);
  r->fields[kEnd].init(end);
  r->fields[kExclusive].init(boolean(exclusive));
  return ref(r);
}

RangeParts range_parts(Value range) {
  auto* r = range.ptr<Object>();
  return {r->fields[kBegin].load(), r->fields[kEnd].load(), r->fields[kExclusive].load() == kTrue};
}

Value hash_get(Value h, Value key) { return hash::get(h.ptr<Hash>(), key, key_protocol); }

// A mutable String as a key is copied, so that nobody changes it behind the table's back.
Value hash_set(Value h, Value key, Value value) {
  if (is_string(key) && !is_frozen_flag(key) && !hash::by_identity(h.ptr<Hash>())) {
    key = new_string(text_of(key));
    freeze(key);
  }
  Value done = hash::put(h.ptr<Hash>(), key, value, key_protocol);
  return done.is_completion() ? done : value;
}

// ---- instances

Value allocate_instance(ClassInfo* c) {
  Shape* shape = c->instance_shape;
  if (c->is_singleton) return raise(classes.TypeError, "can't create instance of singleton class");
  if (!shape) return raise(classes.TypeError, "allocator undefined for " + class_name(c));
  switch (shape->kind()) {
    case Kind::String:
      return ref(string::make_handle(shape->id(), string::make("")));
    case Kind::Array:
      return ref(array::make(shape->id()));
    case Kind::Hash:
      return ref(hash::make(shape->id()));
    case Kind::Closure:
    case Kind::Fiber:
    case Kind::Class:
      return raise(classes.TypeError, "allocator undefined for " + class_name(c));
    case Kind::Exception: {
      Object* e = allocate_object(shape);
      e->fields[kCause].init(kUndefined);  // not raised yet
      e->fields[kDetail].init(kUndefined);
      e->fields[kDetail2].init(kUndefined);
      return ref(e);
    }
    default:
      return ref(allocate_object(shape));
  }
}

}  // namespace hypha::ruby
