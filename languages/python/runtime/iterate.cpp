// SPDX-License-Identifier: MIT
// Iteration from C++: iter(), next() and what stands on them.
#include "languages/python/runtime/generator.h"
#include "framework/node/node.h"
#include "framework/object/sharing.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/thread_data.h"

namespace hypha::python {

namespace {

// iter(x) of an object with __getitem__ alone. Fields: object (nil: exhausted), index.
Value sequence_next(Value self) {
  Value object = native_field(self, 0);
  if (object == kNil) return kUndefined;
  Value i = native_field(self, 1);
  Value v = get_item(object, i);
  if (v == kThrow && (exception_is(types.IndexError) || exception_is(types.StopIteration))) {
    take_exception();
    set_native_field(self, 0, kNil);
    return kUndefined;
  }
  set_native_field(self, 1, fixnum(i.as_int() + 1));
  return v;
}
Value same(Value self) { return self; }

TypeInfo* sequence_iterator() {
  static TypeInfo* t = [] {
    TypeInfo* made = define_native_type("iterator", 2);
    made->iter = same;
    made->next = sequence_next;
    return made;
  }();
  return t;
}
const MadeBeforeThreads made_iterator([] { sequence_iterator(); });

}  // namespace

bool is_iterable(Value v) {
  TypeInfo* t = type_of(v);
  return t->iter || has_special(v, names::iter) || has_special(v, names::getitem);
}

Value iterate(Value v) {
  TypeInfo* t = type_of(v);
  if (IterFunction own = t->iter) return own(v);
  Value f = lookup(t, names::iter);
  if (f == kUndefined && find_attribute(t, names::getitem) && t->layout != Layout::Dict)
    return new_native(sequence_iterator(), {v, fixnum(0)});
  if (f == kUndefined || f == kNil) return raise_type_error("'" + t->name + "' object is not iterable");
  Value it = PY_TRY(call_special(v, names::iter));
  TypeInfo* made = type_of(it);
  if (!made->next && !find_attribute(made, names::next))
    return raise_type_error("iter() returned non-iterator of type '" + made->name + "'");
  return it;
}

Value iterate_first(Value v) {
  for (const TypeInfo* t : {types.list, types.tuple, types.range})
    if (type_of(v) == t) return v;
  return iterate(v);
}

Value iterate_at_rest(Value v) {
  if (!sharing::begun.load(std::memory_order_relaxed) || !v.is_heap() || !sharing::is_shared(v.ptr())) {
    Value table = view_table(v);
    if (table == kUndefined || !sharing::is_shared(table.ptr())) return iterate(v);
  }
  static Symbol* at_rest = intern("__at_rest__");  // a copy of its elements, by classes of the prelude
  if (is_kind(v, Kind::Object))
    if (Value copy = PY_TRY(call_special(v, at_rest)); copy != kUndefined) return iterate(copy);
  return iterate(private_table(v));
}

// A loop in C++ may have no other poll.
Value next(Value it) {
  if (thread().poll.load(std::memory_order_relaxed)) [[unlikely]]
    PY_TRY(poll_slow());
  TypeInfo* t = type_of(it);
  if (NextFunction own = t->next) return own(it);
  Value v = call_special(it, names::next);
  if (v == kUndefined) return raise_type_error("'" + t->name + "' object is not an iterator");
  if (v == kThrow && exception_is(types.StopIteration)) {
    Value e = take_exception();
    Value value = get_property(e.ptr<Object>(), names::value);
    set_next_result(value == kUndefined ? kNil : value);
    return kUndefined;
  }
  return v;
}

Value next_result() {
  Value v = thread_slot(kNextResult);
  if (v != kNil) set_thread_slot(kNextResult, kNil);
  return v;
}
void set_next_result(Value v) {
  if (v != kNil || thread_slot(kNextResult) != kNil) set_thread_slot(kNextResult, v);
}

Value extend_list(Value list, Value iterable) {
  if (is_exact(iterable, types.list) || is_exact(iterable, types.tuple)) {
    int64_t n = length_of(list) + length_of(iterable);
    if (!heap::can_allocate(uint64_t(n) * sizeof(Value))) return raise_memory_error();
    array::append(array_of(list), array_of(iterable));
    return kNil;
  }
  if (is_exact(iterable, types.range)) {
    int64_t n = 0;
    PY_TRY(length(iterable, &n));
    if (!heap::can_allocate(std::min(uint64_t(n), UINT64_MAX / sizeof(Value)) * sizeof(Value)))
      return raise_memory_error();
  }
  return for_each(iterable, [&](Value v) -> Value {
    array::push(array_of(list), v);
    return kNil;
  });
}

Value list_of(Value iterable) {
  Value list = new_list();
  PY_TRY(extend_list(list, iterable));
  return list;
}

Value tuple_of(Value iterable) {
  if (is_exact(iterable, types.tuple)) return iterable;
  return tuple_from_list(PY_TRY(list_of(iterable)));
}

Value sequence_of(Value v, const char* message) {
  if (is_exact(v, types.list) || is_exact(v, types.tuple)) return v;
  if (message && !is_iterable(v)) return raise_type_error(message);
  return list_of(v);
}

}  // namespace hypha::python
