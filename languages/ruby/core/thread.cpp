// SPDX-License-Identifier: MIT
// Thread: beginning and end.
#include <cstdio>
#include <mutex>

#include "framework/node/node.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"
#include "framework/thread/signals.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/thread_support.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/report.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

constexpr size_t kStackBytes = 16 << 20;  // reserved; committed as it is touched

Rooted<> main_object_of_threads;
std::atomic<bool> report_by_default{true}, abort_everywhere{false};

// Threads that live, those that are being started included.
struct Living {
  std::mutex mutex;
  std::vector<Value> threads;  // style: traced
};
Living& living() {
  static auto* l = [] {
    auto* made = new Living;
    heap::add_root_function(
        [](void* context, heap::Tracer& t) {
          for (Value v : static_cast<Living*>(context)->threads) t.visit(v);
        },
        made);
    return made;
  }();
  return *l;
}

void initialize_fields(Value t) {
  set_thread_field(t, kThreadState, fixnum(kBorn));
  set_thread_field(t, kThreadKilled, kFalse);
  set_thread_field(t, kThreadPriority, fixnum(0));
  set_thread_field(t, kThreadReport, boolean(report_by_default.load()));
  set_thread_field(t, kThreadAbort, kFalse);
  set_thread_field(t, kThreadWoken, kFalse);
  set_thread_field(t, kThreadPending, new_array());
}

// ---- the end

void report_end(Value self, Value exception) {
  std::string text = std::string(view_of(thread_text(self))) +
                     " terminated with exception (report_on_exception is true):\n" + exception_report(exception);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// The thread ends by an exception.
void fail(Value self, Value exception) {
  if (is_a(exception, classes.SystemExit)) {
    interrupt_thread(main_thread(), exception);
  } else {
    if (thread_field(self, kThreadReport).truthy()) report_end(self, exception);
    if (thread_field(self, kThreadAbort).truthy() || abort_everywhere.load()) interrupt_thread(main_thread(), exception);
  }
  set_thread_field(self, kThreadResult, exception);
}

ThreadLife finish(Value self, Value v) {
  if (v == kUnwind && thread().unwind_target == self) return kEnded;  // killed
  if (v == kUnwind) v = raise(classes.LocalJumpError, "break from proc-closure");
  if (v == kThrow) return fail(self, thread().exception), kDied;
  set_thread_field(self, kThreadResult, v);
  return kEnded;
}

void run_thread(Value self) {
  GuestThread& me = GuestThread::current();
  me.retain();
  set_guest(self, &me);
  set_thread_field(self, kThreadState, fixnum(kRunning));
  Value v = handle_interrupts(false);
  if (v == kNil) {
    auto* arguments = thread_field(self, kThreadArguments).ptr<Array>();
    std::vector<Value> words;  // style: traced (the Array holds them)
    for (int64_t i = 0; i < arguments->length(); i++) words.push_back(array::get(arguments, i));
    v = call_block(thread_field(self, kThreadBlock), words);
  }
  ThreadLife life = finish(self, v);
  abandon_locks();
  for (ThreadField f : {kThreadBlock, kThreadArguments}) set_thread_field(self, f, kNil);
  unlist_thread(self);
  {
    ObjectLock guard(self.ptr());
    set_thread_field(self, kThreadState, fixnum(life));
  }
  set_guest(self, nullptr);
}

// ---- the beginning

Value start(Value self, Value block, Value arguments) {
  sharing::begin();
  initialize_fields(self);
  set_thread_field(self, kThreadBlock, block);
  set_thread_field(self, kThreadArguments, arguments);
  set_thread_field(self, kThreadPlace, block_place(block));
  signals::start_waker();
  sharing::share(self);  // Thread.list shows it to others
  list_thread(self);
  GuestThread* g = threads::start(self, run_thread, kStackBytes);
  if (!g) {
    unlist_thread(self);
    return raise(classes.ThreadError, "can't create Thread: Resource temporarily unavailable");
  }
  set_guest(self, g);
  return self;
}

Value initialize(CallTarget*, const Value* args) {
  if (args[1] == kNil) return raise(classes.ThreadError, "must be called with a block");
  if (thread_field(args[0], kThreadState).is_int() && thread_field(args[0], kThreadPending) != kNil)
    return raise(classes.ThreadError, "already initialized thread");
  return start(args[0], args[1], args[2]);
}

Value class_new(CallTarget*, const Value* args) {
  Value t = RB_TRY(allocate_instance(class_info(args[0])));
  std::vector<Value> words;  // style: traced (the Array holds them)
  for (int64_t i = 0; i < args[2].ptr<Array>()->length(); i++) words.push_back(array::get(args[2].ptr<Array>(), i));
  bool keywords = args[3] != kNil;
  if (keywords) words.push_back(args[3]);
  RB_TRY(call_method(t, names::initialize, words, args[1], keywords));
  if (thread_field(t, kThreadPending) == kNil)
    return raise(classes.ThreadError,
                 "uninitialized thread - check `" + class_name(class_info(args[0])) + "#initialize'");
  return t;
}

Value class_start(CallTarget*, const Value* args) {
  if (args[1] == kNil) return raise(classes.ArgumentError, "tried to create Proc object without a block");
  Value t = RB_TRY(allocate_instance(class_info(args[0])));
  return start(t, args[1], args[2]);
}

// ---- waiting for the end

// kNil: it has ended; kFalse: not in time.
Value wait_for_end(Value t, Deadline deadline) {
  if (t == current_thread()) return raise(classes.ThreadError, "Target thread must not be current thread");
  if (t == main_thread()) return raise(classes.ThreadError, "Target thread must not be main thread");
  GuestThread* g = guest_of(t);
  if (!g) return kNil;
  Wake wake;
  Value v = wait_interruptibly(!deadline, &wake, [&] { return threads::join(*g, deadline); });
  g->release();
  if (v != kNil) return v;
  return wake == Wake::Notified ? kNil : kFalse;
}

Value reraise(Value t) { return thread_life(t) == kDied ? throw_value(thread_field(t, kThreadResult)) : kNil; }

Value thread_join(Value self, Value limit) {
  Deadline deadline;
  RB_TRY(timeout_argument(limit, &deadline, "Float"));
  if (RB_TRY(wait_for_end(self, deadline)) == kFalse) return kNil;
  RB_TRY(reraise(self));
  return self;
}
Value thread_value(Value self) {
  RB_TRY(wait_for_end(self, {}));
  RB_TRY(reraise(self));
  return thread_field(self, kThreadResult);
}

// ---- defaults

Value class_report(Value) { return boolean(report_by_default.load()); }
Value class_set_report(Value, Value v) { return report_by_default.store(v.truthy()), v; }
Value class_abort(Value) { return boolean(abort_everywhere.load()); }
Value class_set_abort(Value, Value v) { return abort_everywhere.store(v.truthy()), v; }

const NativeMethod methods[] = {
    {"initialize", initialize, 0, 0, kRest | kPrivate},
    {"join", native<thread_join>, 0, 1},
    {"value", native<thread_value>},
};
const NativeMethod singleton_methods[] = {
    {"new", class_new, 0, 0, kRest | kKeywords},
    {"start", class_start, 0, 0, kRest},
    {"fork", class_start, 0, 0, kRest},
    {"report_on_exception", native<class_report>},
    {"report_on_exception=", native<class_set_report>, 1},
    {"abort_on_exception", native<class_abort>},
    {"abort_on_exception=", native<class_set_abort>, 1},
};

void define_thread() {
  ClassInfo* c = classes.Thread;
  c->reserved_fields = kThreadFields;
  c->instance_shape = Shape::root(c, Kind::Object, kThreadFields + 2, kThreadFields);
  undefine_method(singleton_class(c->object), "allocate");
  define_methods(c, methods);
  define_singleton_methods(c, singleton_methods);
}
HY_RUBY_CORE(define_thread);

}  // namespace

void make_main_thread() {
  Value t = ref(allocate_object(classes.Thread->instance_shape));
  initialize_fields(t);
  set_thread_field(t, kThreadState, fixnum(kRunning));
  main_object_of_threads.set(t);
  GuestThread& me = GuestThread::current();
  me.guest_object = t;
  me.retain();
  set_guest(t, &me);
  list_thread(t);
}

Value main_thread() { return main_object_of_threads.get(); }
Value current_thread() { return GuestThread::current().guest_object; }

GuestThread* guest_of(Value t) {
  ObjectLock guard(t.ptr());
  Value v = thread_field(t, kThreadGuest);
  if (v == kNil || v.bits == 0) return nullptr;
  auto* g = reinterpret_cast<GuestThread*>(v.bits);
  g->retain();
  return g;
}

// The thread itself and who starts it both say so: the first one, unless it has ended.
void set_guest(Value t, GuestThread* g) {
  GuestThread* dropped = g;
  {
    ObjectLock guard(t.ptr());
    Value now = thread_field(t, kThreadGuest);
    bool has = now != kNil && now.bits != 0;
    if (!g) {
      dropped = has ? reinterpret_cast<GuestThread*>(now.bits) : nullptr;
      set_thread_field(t, kThreadGuest, kNil);
    } else if (!has && !has_ended(t)) {
      dropped = nullptr;
      set_thread_field(t, kThreadGuest, Value{reinterpret_cast<uint64_t>(g)});
    }
  }
  if (dropped) dropped->release();
}

void list_thread(Value t) {
  std::lock_guard held(living().mutex);
  living().threads.push_back(t);
}
void unlist_thread(Value t) {
  std::lock_guard held(living().mutex);
  std::erase(living().threads, t);
}

Value all_threads() {
  Value list = new_array();
  heap::NoCollections none;  // while a C++ lock is held
  std::lock_guard held(living().mutex);
  for (Value t : living().threads) array::push(list.ptr<Array>(), t);
  return list;
}

void end_other_threads() {
  for (;;) {
    Value list = all_threads();
    auto* a = list.ptr<Array>();
    if (a->length() <= 1 && threads::count() <= 1) return;
    for (int64_t i = 0; i < a->length(); i++) {
      Value t = array::get(a, i);
      if (t == current_thread() || thread_field(t, kThreadKilled) == kTrue) continue;
      if (thread_field(t, kThreadPending).ptr<Array>()->length() == 0) interrupt_thread(t, kTrue);
    }
    // Whoever is in an ensure clause may take its time; Ctrl-C ends that.
    if (threads::park(deadline_after(0.002)) == Wake::Interrupted && handle_interrupts(true).is_completion() &&
        is_a(thread().exception, classes.Interrupt))
      return;
  }
}

}  // namespace hypha::ruby
