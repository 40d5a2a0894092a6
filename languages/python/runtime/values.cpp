// SPDX-License-Identifier: MIT
// Making and reading built-in values.
#include "framework/engine/check.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

// ---- str, bytes

Value new_str(std::string_view utf8) {
  if (utf8.size() == 1 && uint8_t(utf8[0]) < 128)
    return ref(const_cast<StringData*>(string::from_byte(uint8_t(utf8[0]))));
  return ref(string::make(utf8));
}

Value new_bytes(std::string_view bytes) {
  StringData* d = string::make(bytes, Encoding::Binary);
  d->shape_id = types.bytes->instance_shape->id();  // another type than str's
  return ref(d);
}

// ---- lists, tuples

static uint32_t list_shape() { return types.list->instance_shape->id(); }
static uint32_t tuple_shape() { return types.tuple->instance_shape->id(); }

Value new_list(int64_t length, Value fill) { return ref(array::make(list_shape(), length, fill)); }
Value new_list(std::initializer_list<Value> v) { return ref(array::from(list_shape(), v.begin(), int64_t(v.size()))); }
Value new_list(std::span<const Value> v) { return ref(array::from(list_shape(), v.data(), int64_t(v.size()))); }
Value new_tuple(std::span<const Value> v) { return ref(array::from(tuple_shape(), v.data(), int64_t(v.size()))); }
Value new_tuple(std::initializer_list<Value> v) {
  return ref(array::from(tuple_shape(), v.begin(), int64_t(v.size())));
}
Value tuple_from_list(Value list) { return ref(array::slice(tuple_shape(), array_of(list), 0, length_of(list))); }
Value list_from_array(const Array* a) { return ref(array::slice(list_shape(), a, 0, a->length())); }

// ---- dicts, sets

static Value make_table(TypeInfo* t) {
  Hash* h = hash::make(t->instance_shape->id());
  if (!h->flags.load().is_int()) h->flags.init(fixnum(0));
  return ref(h);
}
Value new_dict() { return make_table(types.dict); }
Value new_set() { return make_table(types.set); }
Value new_frozenset() { return make_table(types.frozenset); }

Value dict_get(Value dict, Value key) { return hash::get(hash_of(dict), key, key_protocol); }
// What is put into an object's __dict__ becomes an attribute.
static void tell_owner(Hash* h, Value key, Value v) {
  Value owner = h->default_value.load();
  if (!is_str(key) || !owner.is_heap()) return;
  Symbol* name = intern(view_of(key));
  if (is_module(owner)) return write_cell(module_info(owner)->globals.at(name), v);
  if (v == kUndefined)
    delete_property(owner.ptr<Object>(), name);
  else
    set_property(owner.ptr<Object>(), name, v);
}
Value dict_set(Value dict, Value key, Value v) {
  Hash* h = hash_of(dict);
  Value done = hash::put(h, key, v, key_protocol);
  if (done.is_completion()) return done;
  if (h->default_value.load() != kNil) [[unlikely]]
    tell_owner(h, key, v);
  return kNil;
}
Value dict_remove(Value dict, Value key) {
  Hash* h = hash_of(dict);
  Value v = hash::remove(h, key, key_protocol);
  if (h->default_value.load() != kNil && v != kUndefined && !v.is_completion()) tell_owner(h, key, kUndefined);
  return v;
}
bool dict_take_last(Value dict, Value* key, Value* v) {
  Hash* h = hash_of(dict);
  if (!hash::take_last(h, key, v)) return false;
  if (h->default_value.load() != kNil) tell_owner(h, *key, kUndefined);
  return true;
}
Value attribute_dict(Value object) {
  Value d = new_dict();
  for (Symbol* s : property_names(object.ptr<Object>()))
    if (Value v = get_property(object.ptr<Object>(), s); v != kUndefined) dict_set(d, s, v);
  hash_of(d)->default_value.write(d.ptr(), object);
  return d;
}
Value module_dict(const ModuleInfo* m) {
  Value d = new_dict();
  m->globals.each_defined([&](Symbol* name, Value v) { dict_set(d, name, v); });
  hash_of(d)->default_value.write(d.ptr(), m->object);
  return d;
}
Value dict_get(Value dict, const char* key) { return dict_get(dict, new_str(key)); }
void dict_set(Value dict, Symbol* key, Value v) { static_cast<void>(dict_set(dict, str_value(key), v)); }
Value set_add(Value set, Value key) { return hash::put(hash_of(set), key, kNil, key_protocol); }
Value set_contains(Value set, Value key) {
  Value v = hash::get(hash_of(set), key, key_protocol);
  return v.is_completion() ? v : boolean(v != kUndefined);
}

// ---- ranges, slices

// How many: (stop - start) / step rounded up, at least 0.
static Value range_length(Value start, Value stop, Value step) {
  bool up = integer::sign(step) > 0;
  Value low = up ? start : stop, high = up ? stop : start;
  if (integer::compare(low, high) >= 0) return fixnum(0);
  Value span = integer::sub(integer::sub(high, low), fixnum(1));
  return integer::add(integer::floor_div(span, up ? step : integer::neg(step)), fixnum(1));
}

Value new_range(Value start, Value stop, Value step) {
  if (step == fixnum(0)) return raise_value_error("range() arg 3 must not be zero");
  Value length = range_length(start, stop, step);
  Object* r = allocate_object(types.range->instance_shape);
  r->fields[kRangeStart].init(start);
  r->fields[kRangeStop].init(stop);
  r->fields[kRangeStep].init(step);
  r->fields[kRangeLength].init(length);
  return ref(r);
}

Value new_slice(Value start, Value stop, Value step) { return new_native(types.slice, {start, stop, step}); }

// A slice bound: numbers too large for a word are as good as the largest.
static Value slice_bound(Value v, int64_t missing, int64_t* out) {
  if (v == kNil) return *out = missing, kNil;
  if (!v.is_int() && !is_bool(v) && int_of(v) == kUndefined && !has_special(v, names::index))
    return raise_type_error("slice indices must be integers or None or have an __index__ method");
  Value i = PY_TRY(index_of(v));
  if (!integer::to_int64(i, out)) *out = integer::sign(i) < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
  return kNil;
}

Value slice_indices(Value slice, int64_t length, int64_t* start, int64_t* stop, int64_t* step, int64_t* count) {
  PY_TRY(slice_bound(native_field(slice, kSliceStep), 1, step));
  if (*step == 0) return raise_value_error("slice step cannot be zero");
  bool down = *step < 0;
  int64_t low = down ? -1 : 0, high = down ? length - 1 : length;
  PY_TRY(slice_bound(native_field(slice, kSliceStart), INT64_MIN, start));
  PY_TRY(slice_bound(native_field(slice, kSliceStop), INT64_MIN, stop));
  auto settle = [&](Value given, int64_t* v, int64_t missing) {
    if (given == kNil)
      *v = missing;
    else if (*v < 0)
      *v = std::max(*v + length, low);
    else
      *v = std::min(*v, high);
  };
  settle(native_field(slice, kSliceStart), start, down ? high : low);
  settle(native_field(slice, kSliceStop), stop, down ? low : high);
  if (*step > INT64_MAX / 4) *step = INT64_MAX / 4;
  if (*step < -(INT64_MAX / 4)) *step = -(INT64_MAX / 4);
  *count = down             ? (*start > *stop ? (*start - *stop - 1) / -*step + 1 : 0)
           : *start < *stop ? (*stop - *start - 1) / *step + 1
                            : 0;
  return kNil;
}

// ---- instances

Value new_native(TypeInfo* t, std::initializer_list<Value> fields) {
  Object* o = allocate_object(t->instance_shape);
  int i = 0;
  for (Value v : fields) o->fields[i++].init(v);
  return ref(o);
}

Value allocate_instance(TypeInfo* t) {
  switch (t->instance_kind) {
    case Kind::Array:
      return ref(array::make(t->instance_shape->id()));
    case Kind::Hash:
      return make_table(t);
    case Kind::Exception: {
      Value none = new_tuple({});
      Object* e = allocate_object(t->instance_shape);
      e->fields[kArgs].init(none);
      e->fields[kSuppressContext].init(kFalse);
      return ref(e);
    }
    case Kind::Object:
    case Kind::Native:
    case Kind::Range:
      return ref(allocate_object(t->instance_shape));
    default:
      return raise_type_error("cannot create '" + full_type_name(t) + "' instances");
  }
}

Value wrap_value(TypeInfo* subclass, Value v) {
  if (!subclass->wraps_value) return v;
  Object* o = allocate_object(subclass->instance_shape);
  o->fields[0].init(v);
  return ref(o);
}

Value underlying(Value v) {
  if (!v.is_heap() || v.ptr()->kind != Kind::Object) return v;
  return type_of(v)->wraps_value ? native_field(v, 0) : v;
}

Value int_of(Value v) {
  v = underlying(v);
  if (integer::is(v)) return v;
  if (is_bool(v)) return fixnum(v == kTrue);
  return kUndefined;
}

}  // namespace hypha::python
