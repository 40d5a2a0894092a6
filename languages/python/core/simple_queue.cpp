// SPDX-License-Identifier: MIT
// _queue.SimpleQueue.
#include "framework/node/node.h"
#include "languages/python/core/sync_objects.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

TypeInfo* queue_type;

QueueObject* queue_of(Value v) { return v.ptr<QueueObject>(); }

Value put(Value self, Value item, Value, Value) {
  sync::push(queue_of(self), item);  // never full
  return kNil;
}
Value put_nowait(Value self, Value item) { return put(self, item, kUndefined, kUndefined); }

Value raise_empty() {
  Value type = PY_TRY(get_attribute(PY_TRY(import_module("_queue")), intern("Empty")));
  return raise_value(PY_TRY(call(type)));
}

Value get(Value self, Value block, Value timeout) {
  bool wait = true;
  Deadline deadline;
  if (given(block)) wait = PY_TRY(truth(block)) == kTrue;
  if (!wait) {
    deadline = std::chrono::steady_clock::time_point{};
  } else if (given(timeout) && timeout != kNil) {
    double seconds;
    PY_TRY(to_double(timeout, &seconds));
    if (seconds < 0) return raise_value_error("'timeout' must be a non-negative number");
    PY_TRY(timeout_deadline(timeout, &deadline));
  }
  Value v = kNil;
  for (;;) {
    switch (sync::pop(queue_of(self), &v, deadline)) {
      case sync::QueueResult::Done:
        return v;
      case sync::QueueResult::Interrupted:
        PY_TRY(poll_slow());
        break;
      default:
        return raise_empty();
    }
  }
}
Value get_nowait(Value self) { return get(self, kFalse, kUndefined); }
Value qsize(Value self) { return fixnum(queue_of(self)->length()); }
Value empty(Value self) { return boolean(queue_of(self)->length() == 0); }
Value make(CallTarget*, const Value*) { return ref(sync::make_queue(queue_type->instance_shape->id())); }

constexpr NativeRow kRows[] = {
    {"put", native<put>, "item block= timeout="},
    {"put_nowait", native<put_nowait>, "item"},
    {"get", native<get>, "block= timeout="},
    {"get_nowait", native<get_nowait>},
    {"qsize", native<qsize>},
    {"empty", native<empty>},
};
constexpr NativeRow kNew[] = {{"__new__", make, "type /"}};

void define_queue(ModuleInfo* m) {
  queue_type = define_native_type("SimpleQueue", uint8_t((sizeof(QueueObject) - sizeof(Object)) / sizeof(Slot)));
  queue_type->module = "_queue";
  define_methods(queue_type, kRows);
  define_static_methods(queue_type, kNew);
  define_type_global(m, queue_type);
}
HY_PYTHON_MODULE("_queue", define_queue);

}  // namespace

}  // namespace hypha::python
