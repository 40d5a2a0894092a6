// SPDX-License-Identifier: MIT
// _thread: starting threads, and what the prelude's threading needs of them.
#include <sys/syscall.h>
#include <unistd.h>

#include "framework/node/node.h"
#include "framework/object/sharing.h"
#include "framework/thread/guest_thread.h"
#include "framework/thread/signals.h"
#include "languages/python/core/native.h"
#include "languages/python/core/sync_objects.h"
#include "languages/python/nodes/call.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/module.h"
#include "languages/python/runtime/thread_data.h"

namespace hypha::python {

namespace {

constexpr size_t kUsualStack = 64 << 20, kSmallestStack = 32 * 1024;
std::atomic<size_t> wanted_stack{0};  // 0: the usual one
std::atomic<int64_t> running{0};      // threads that were started here

Value ident_of(const GuestThread* t) { return integer::from_int64(int64_t(reinterpret_cast<uintptr_t>(t))); }

// ---- a thread's life. The object that start() hands over: Slots [function, arguments, keywords].

void report_unraisable(Value function, Value e) {
  if (is_instance(e, types.SystemExit)) return;
  Value text = repr(function);
  std::string name = text.is_completion() ? (take_exception(), "?") : std::string(view_of(text));
  write_unbuffered(2, "Exception ignored in thread started by: " + name + "\n" + format_exception(e));
}

void thread_main(Value start) {
  begin_thread();
  Slots* s = start.ptr<Slots>();
  Value function = s->at[0].load();
  if (call_star(function, s->at[1].load(), s->at[2].load()) == kThrow) report_unraisable(function, take_exception());
  running--;
  end_thread();
}

Value start_new_thread(Value function, Value arguments, Value keywords) {
  if (!is_callable(function)) return raise_type_error("first arg must be callable");
  if (!is_tuple(arguments)) return raise_type_error("2nd arg must be a tuple");
  if (given(keywords) && !is_dict(keywords)) return raise_type_error("optional 3rd arg must be a dictionary");
  if (!sharing::begun.load()) make_before_threads();
  signals::start_waker();
  Slots* start = heap::allocate_slots(3, kNil);
  start->at[0].init(function);
  start->at[1].init(arguments);
  start->at[2].init(or_none(keywords));
  size_t stack = wanted_stack.load();
  running++;
  GuestThread* t = threads::start(ref(start), thread_main, stack == 0 ? kUsualStack : stack + kStackReserve);
  if (!t) return running--, raise(types.RuntimeError, "can't start new thread");
  Value ident = ident_of(t);
  t->release();
  return ident;
}

Value get_ident() { return ident_of(&GuestThread::current()); }
Value get_native_id() { return fixnum(int64_t(syscall(SYS_gettid))); }
Value thread_count() { return fixnum(running.load()); }
Value exit_thread() { return raise(types.SystemExit, {}); }

Value stack_size(Value size) {
  int64_t n;
  PY_TRY(optional_int(size, -1, &n));
  if (given(size) && n < 0) return raise_value_error("size must be 0 or a positive value");
  if (n > 0 && size_t(n) < kSmallestStack) return raise_value_error("size not valid: " + std::to_string(n) + " bytes");
  size_t before = wanted_stack.load();
  if (n >= 0) wanted_stack.store(size_t(n));
  return int_value(int64_t(before));
}

Value interrupt_main(Value) {
  interrupt_of_main.store(true);
  threads::interrupt(GuestThread::main());
  return kNil;
}

// ---- what a thread keeps for threading

Value current_object() { return thread_slot(kThreadObject); }
Value set_current_object(Value v) { return set_thread_slot(kThreadObject, v), kNil; }

// The running thread's dict for this object; None: it has none yet.
Value local_dict(Value local) {
  Value all = thread_slot(kThreadLocals);
  if (all == kNil) return kNil;
  Value v = hash::get(hash_of(all), local, hash::identity_protocol);
  return v == kUndefined ? kNil : v;
}
Value set_local_dict(Value local, Value dict) {
  Value all = thread_slot(kThreadLocals);
  if (all == kNil) {
    all = new_dict();
    hash::compare_by_identity(hash_of(all));
    set_thread_slot(kThreadLocals, all);
  }
  return hash::put(hash_of(all), local, dict, hash::identity_protocol).is_completion() ? kThrow : kNil;
}

// threading.local's reading: data descriptors of the type, the thread's dict, the type.
Value local_get(Value local, Value dict, Value name_text) {
  Symbol* name;
  PY_TRY(attribute_name(name_text, &name));
  Value a = lookup(type_of(local), name);
  if (a != kUndefined && is_data_descriptor(a)) return descriptor_get(a, local, type_of(local));
  Value v = PY_TRY(dict_get(dict, name_text));
  if (v != kUndefined) return v;
  if (a != kUndefined) return descriptor_get(a, local, type_of(local));
  if (type_name(local) != "_local") return raise_attribute_error(local, name);
  return raise(types.AttributeError, "'_thread._local' object has no attribute '" + std::string(name->view()) + "'");
}

// True: done. False: there is no such attribute to delete.
Value local_set(Value local, Value dict, Value name_text, Value v) {
  Symbol* name;
  PY_TRY(attribute_name(name_text, &name));
  Value a = lookup(type_of(local), name);
  if (a != kUndefined && is_data_descriptor(a)) {
    PY_TRY(generic_set_attribute(local, name, v));
    return kTrue;
  }
  if (v == kUndefined) return boolean(PY_TRY(dict_remove(dict, name_text)) != kUndefined);
  PY_TRY(dict_set(dict, name_text, v));
  return kTrue;
}

Value format_exception_text(Value e) {
  return is_exception(e) ? new_str(format_exception(e)) : raise_type_error("not an exception");
}

constexpr NativeRow kRows[] = {
    {"start_new_thread", native<start_new_thread>, "function args kwargs= /"},
    {"start_new", native<start_new_thread>, "function args kwargs= /"},
    {"get_ident", native<get_ident>},
    {"get_native_id", native<get_native_id>},
    {"exit", native<exit_thread>},
    {"exit_thread", native<exit_thread>},
    {"interrupt_main", native<interrupt_main>, "signum= /"},
    {"stack_size", native<stack_size>, "size= /"},
    {"_count", native<thread_count>},
    {"_current_object", native<current_object>},
    {"_set_current_object", native<set_current_object>, "thread /"},
    {"_local_dict", native<local_dict>, "local /"},
    {"_set_local_dict", native<set_local_dict>, "local dict /"},
    {"_local_get", native<local_get>, "local dict name /"},
    {"_local_set", native<local_set>, "local dict name value= /"},
    {"_format_exception", native<format_exception_text>, "exception /"},
};

void define_thread(ModuleInfo* m) {
  define_functions(m, kRows);
  define_locks(m);
  set_global(m, "error", types.RuntimeError->object);
  set_global(m, "TIMEOUT_MAX", box_double(kLongestTimeout));
}
HY_PYTHON_MODULE("_thread", define_thread);

}  // namespace

}  // namespace hypha::python
