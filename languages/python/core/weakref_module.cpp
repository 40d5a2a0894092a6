// SPDX-License-Identifier: MIT
// _weakref: what the prelude's weakref and gc stand on. Callbacks run at a poll of the thread whose collection found
// the object dead, or right behind gc.collect().
#include "framework/heap/weak.h"
#include "languages/python/core/native.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/module.h"
#include "languages/python/runtime/thread_data.h"
#include "languages/python/runtime/weak_callbacks.h"

namespace hypha::python {

namespace {

TypeInfo* cell_type;  // one field: the framework's cell, or what never dies

Rooted<>& handler() {
  static auto* h = new Rooted<>;
  return *h;
}

// As CPython: not for numbers, texts and the like, nor for the built-in containers, but for instances of most
// subclasses.
bool may_be_weak(Value v) {
  if (!v.is_heap()) return false;
  TypeInfo* t = type_of(v);
  if (t == types.list || t == types.dict || t == types.tuple) return false;
  switch (v.ptr()->kind) {
    case Kind::Object:
      return !t->wraps_value || is_str(underlying(v)) || number::is_double(underlying(v));
    case Kind::Array:
      return !is_tuple(v);
    case Kind::Exception:
      return t->module != "builtins";
    case Kind::Hash:
    case Kind::Class:
    case Kind::Closure:
    case Kind::Native:
    case Kind::Fiber:
      return true;
    default:
      return false;
  }
}

Value make_cell(Value object, Value owner) {
  if (!may_be_weak(object))
    return raise_type_error("cannot create weak reference to '" + type_name(object) + "' object");
  bool lasts = object.ptr()->gc.load(std::memory_order_relaxed) & kGcImmortal;
  return new_native(cell_type, {lasts ? object : ref(weak::make(object, owner))});
}
// None: it is dead.
Value target(Value cell) {
  Value held = native_field(cell, 0);
  if (!is_kind(held, Kind::Slots)) return held;
  Value v = weak::target(held.ptr<Slots>());
  return v == kUndefined ? kNil : v;
}
Value set_handler(Value function) { return handler().set(function), kNil; }
Value collect() {
  heap::collect();
  run_weak_callbacks();
  return kNil;
}
Value collections() {
  heap::Stats s = heap::stats();
  return new_tuple(
      std::array{int_value(int64_t(s.young_collections)), int_value(int64_t(s.collections - s.young_collections))});
}

constexpr NativeRow kRows[] = {{"cell", native<make_cell>, "object owner /"},
                               {"target", native<target>, "cell /"},
                               {"set_handler", native<set_handler>, "function /"},
                               {"collect", native<collect>},
                               {"collections", native<collections>}};

void define_weakref(ModuleInfo* m) {
  cell_type = define_native_type("cell", 1);
  cell_type->module = "_weakref";
  define_functions(m, kRows);
}
HY_PYTHON_MODULE("_weakref", define_weakref);

// What belongs to the code that was interrupted by a poll.
class Interrupted {
 public:
  Interrupted() {
    ThreadState& t = thread();
    state_[0] = t.exception, state_[1] = t.unwind_target, state_[2] = t.unwind_value;
    words_[0] = t.language_words[0], words_[1] = t.language_words[1];
    next_ = thread_slot(kNextResult);
  }
  ~Interrupted() {
    set_thread_slot(kNextResult, next_);
    ThreadState& t = thread();
    t.exception = state_[0], t.unwind_target = state_[1], t.unwind_value = state_[2];
    t.language_words[0] = words_[0], t.language_words[1] = words_[1];
  }
  Interrupted(const Interrupted&) = delete;
  Interrupted& operator=(const Interrupted&) = delete;

 private:
  Value state_[3], words_[2], next_;
};

thread_local bool running = false;

}  // namespace

void run_weak_callbacks() {
  if (running || handler().get() == kNil) return;
  running = true;
  for (Value reference; (reference = weak::take_dead()) != kUndefined;) {
    Interrupted interrupted;
    if (call(handler().get(), {reference}).is_completion()) {
      Value e = take_exception();
      write_unbuffered(2, "Exception ignored in a weak reference's callback:\n" + format_exception(e));
    }
  }
  running = false;
}

}  // namespace hypha::python
