// SPDX-License-Identifier: MIT
// Thread::Queue and Thread::SizedQueue.
#include "framework/thread/object_lock.h"
#include "languages/ruby/core/sync_object.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

Value closed_error() { return raise(classes.ClosedQueueError, "queue closed"); }

// Queue.new(items = nil)
Value queue_initialize(Value self, Value items) {
  QueueObject* q = sync::make_queue(engine_shape());
  if (items != kUndefined) {
    if (!responds_to(items, names::to_a))
      return raise(classes.TypeError, "can't convert " + class_name(real_class_of(items)) + " into Array");
    Value list = RB_TRY(call_method(items, names::to_a));
    if (!is_array(list)) return raise_no_conversion(items, "Array");
    for (int64_t i = 0; i < list.ptr<Array>()->length(); i++) sync::push(q, array::get(list.ptr<Array>(), i));
  }
  set_engine(self, ref(q));
  return kNil;
}
Value check_capacity(Value v, int64_t* out) {
  RB_TRY(to_int64(v, out));
  return *out > 0 ? kNil : raise(classes.ArgumentError, "queue size must be positive");
}
Value sized_initialize(Value self, Value max) {
  int64_t n;
  RB_TRY(check_capacity(max, &n));
  set_engine(self, ref(sync::make_queue(engine_shape(), n)));
  return kNil;
}

// Waits in one of the queue's lists; a deadline in the past: not at all.
template <class F>
Value wait_for(bool non_block, sync::QueueResult* out, F operation) {
  // Without waiting, if it can be done so: the status stays "run".
  Deadline at_once = std::chrono::steady_clock::time_point::min();
  *out = operation(at_once);
  if (*out != sync::QueueResult::TimedOut || non_block) return kNil;
  Sleeping asleep(true);
  for (;;) {
    *out = operation(Deadline{});
    if (*out != sync::QueueResult::Interrupted) return kNil;
    RB_TRY(handle_interrupts(true));
  }
}

Value push(Value self, Value v, Value non_block) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  sync::QueueResult r;
  RB_TRY(wait_for(non_block.truthy(), &r, [&](Deadline d) { return sync::push(q, v, d); }));
  if (r == sync::QueueResult::Closed) return closed_error();
  return r == sync::QueueResult::TimedOut ? raise(classes.ThreadError, "queue full") : self;
}
Value queue_push(Value self, Value v) { return push(self, v, kFalse); }
Value sized_push(Value self, Value v, Value non_block) { return push(self, v, non_block == kUndefined ? kFalse : non_block); }

Value queue_pop(Value self, Value non_block) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  sync::QueueResult r;
  Value v = kNil;
  bool at_once = non_block != kUndefined && non_block.truthy();
  RB_TRY(wait_for(at_once, &r, [&](Deadline d) { return sync::pop(q, &v, d); }));
  if (r == sync::QueueResult::Done) return v;
  return at_once ? raise(classes.ThreadError, "queue empty") : kNil;
}

Value queue_close(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  sync::close(q);
  return self;
}
Value queue_is_closed(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  return boolean(q->closed());
}
Value queue_length(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  return fixnum(q->length());
}
Value queue_is_empty(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  return boolean(q->length() == 0);
}
// As many as there are now.
Value queue_clear(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  Value v;
  Deadline at_once = std::chrono::steady_clock::time_point::min();
  for (int64_t n = q->length(); n > 0 && sync::pop(q, &v, at_once) == sync::QueueResult::Done; n--) {
  }
  return self;
}
Value queue_num_waiting(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  ObjectLock guard(q);
  int64_t n = 0;
  for (sync::WaitList* list : {&q->takers, &q->givers})
    for (sync::Waiter* w = list->first; w; w = w->next) n++;
  return fixnum(n);
}
Value sized_max(Value self) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  return fixnum(q->capacity());
}
Value sized_set_max(Value self, Value v) {
  QueueObject* q;
  RB_TRY(need_engine(self, &q));
  int64_t n;
  RB_TRY(check_capacity(v, &n));
  sync::set_capacity(q, n);
  return v;
}

const NativeMethod queue_methods[] = {
    {"initialize", native<queue_initialize>, 0, 1, kPrivate},
    {"push", native<queue_push>, 1},
    {"<<", native<queue_push>, 1},
    {"enq", native<queue_push>, 1},
    {"pop", native<queue_pop>, 0, 1},
    {"shift", native<queue_pop>, 0, 1},
    {"deq", native<queue_pop>, 0, 1},
    {"close", native<queue_close>},
    {"closed?", native<queue_is_closed>},
    {"length", native<queue_length>},
    {"size", native<queue_length>},
    {"empty?", native<queue_is_empty>},
    {"clear", native<queue_clear>},
    {"num_waiting", native<queue_num_waiting>},
};
const NativeMethod sized_methods[] = {
    {"initialize", native<sized_initialize>, 1, 0, kPrivate},
    {"push", native<sized_push>, 1, 1},
    {"<<", native<sized_push>, 1, 1},
    {"enq", native<sized_push>, 1, 1},
    {"max", native<sized_max>},
    {"max=", native<sized_set_max>, 1},
};

void define_queue() {
  ClassInfo* queue = define_class("Queue", classes.Object, classes.Thread);
  lay_out_sync_class(queue);
  define_methods(queue, queue_methods);
  ClassInfo* sized = define_class("SizedQueue", queue, classes.Thread);
  define_methods(sized, sized_methods);
  set_constant(classes.Object, intern("Queue"), queue->object);
  set_constant(classes.Object, intern("SizedQueue"), sized->object);
}
HY_RUBY_CORE(define_queue);

}  // namespace

}  // namespace hypha::ruby
