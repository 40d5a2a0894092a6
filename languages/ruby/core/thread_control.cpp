// SPDX-License-Identifier: MIT
// Thread: state, interrupts, waking.
#include <sched.h>

#include "framework/node/node.h"
#include "framework/thread/safepoint.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/thread_support.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/thread.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

ClassInfo* thread_group_class = nullptr;

// ---- state

const char* status_word(Value t, bool detailed) {
  switch (thread_life(t)) {
    case kEnded:
    case kDied:
      return "dead";
    case kSleeping:
      return thread_field(t, kThreadKilled) == kTrue ? "aborting" : "sleep";
    case kSleepingForever:
      return thread_field(t, kThreadKilled) == kTrue ? "aborting" : detailed ? "sleep_forever" : "sleep";
    default:
      return thread_field(t, kThreadKilled) == kTrue ? "aborting" : "run";
  }
}

Value thread_status(Value self) {
  if (thread_life(self) == kEnded) return kFalse;
  if (thread_life(self) == kDied) return kNil;
  return new_string(status_word(self, false));
}
Value thread_is_alive(Value self) { return boolean(!has_ended(self)); }
Value thread_is_stopped(Value self) { return boolean(has_ended(self) || thread_life(self) >= kSleeping); }

Value get_name(Value self) { return thread_field(self, kThreadName); }
Value set_name(Value self, Value v) {
  if (v != kNil) v = RB_TRY(to_str(v));
  if (v != kNil) freeze(v = new_string(text_of(v)));
  set_thread_field(self, kThreadName, v);
  return v;
}
Value get_priority(Value self) { return thread_field(self, kThreadPriority); }
Value set_priority(Value self, Value v) {
  int64_t n;
  RB_TRY(to_int64(v, &n));
  set_thread_field(self, kThreadPriority, fixnum(std::max<int64_t>(-3, std::min<int64_t>(3, n))));
  return v;
}
Value get_report(Value self) { return thread_field(self, kThreadReport); }
Value set_report(Value self, Value v) { return set_thread_field(self, kThreadReport, boolean(v.truthy())), v; }
Value get_abort(Value self) { return thread_field(self, kThreadAbort); }
Value set_abort(Value self, Value v) { return set_thread_field(self, kThreadAbort, boolean(v.truthy())), v; }
Value thread_backtrace(Value self) {
  if (self == current_thread()) return places_to_array(capture_places(true), 0, -1);
  GuestThread* g = guest_of(self);
  if (!g) return kNil;
  Value places = capture_places_of(*g);
  g->release();
  return places_to_array(places);
}

// All threads are of one group.
Value thread_group(Value self) {
  static Symbol* const name = intern("Default");
  return has_ended(self) ? kNil : find_constant(thread_group_class, name, false)->value.get();
}
Value group_list(Value) { return all_threads(); }
Value native_id(Value self) {
  GuestThread* g = guest_of(self);
  if (!g) return kNil;
  int64_t id = int64_t(g->id);
  g->release();
  return fixnum(id);
}

// ---- interrupts

// Of the running thread at once.
Value send_interrupt(Value self, Value what) {
  interrupt_thread(self, what);
  return self == current_thread() ? handle_interrupts(false) : kNil;
}

Value thread_kill(Value self) {
  if (has_ended(self)) return self;
  RB_TRY(send_interrupt(self, kTrue));
  return self;
}
Value thread_raise(CallTarget*, const Value* words) {
  if (has_ended(words[0])) return kNil;
  Value e = words[2].ptr<Array>()->length() == 0 && words[3] == kNil
                ? new_exception(classes.RuntimeError, new_string("unhandled exception"))
                : RB_TRY(exception_of_arguments(words));
  return send_interrupt(words[0], e);
}

Value thread_wakeup(Value self) {
  if (has_ended(self)) return raise(classes.ThreadError, "killed thread");
  set_thread_field(self, kThreadWoken, kTrue);
  if (GuestThread* g = guest_of(self)) {
    threads::unpark(*g);
    g->release();
  }
  return self;
}
Value pass(Value) {
  safepoint::Blocked blocked;
  sched_yield();
  return kNil;
}
Value thread_run(Value self) {
  RB_TRY(thread_wakeup(self));
  pass(self);
  return self;
}

bool has_pending(Value self, Value kind) {
  auto* list = thread_field(self, kThreadPending).ptr<Array>();
  for (int64_t i = 0;; i++) {
    Value what = array::find(list, i);
    if (what == kUndefined) return false;
    if (kind == kUndefined || (what != kTrue && is_a(what, class_info(kind)))) return true;
  }
}
Value is_interrupt_pending(Value self, Value kind) {
  if (kind != kUndefined && !is_kind(kind, Kind::Class))
    return raise(classes.TypeError, "class or module required for rescue clause");
  return boolean(has_pending(self, kind));
}

// ---- of the running thread

Value class_current(Value) { return current_thread(); }
Value class_main(Value) { return main_thread(); }
Value class_list(Value) { return all_threads(); }
Value class_stop(Value) {
  if (threads::count() == 1)
    return raise(classes.ThreadError, "stopping only thread\n\tnote: use sleep to stop forever");
  return sleep_until({}, true);
}
Value class_exit(Value) { return thread_kill(current_thread()); }
Value class_kill(Value, Value t) {
  if (!is_thread(t))
    return raise(classes.TypeError, "wrong argument type " + class_name(real_class_of(t)) + " (expected VM/thread)");
  return thread_kill(t);
}
Value class_pending(Value, Value kind) { return is_interrupt_pending(current_thread(), kind); }

Value check_mask(Value mask) {
  Value k, v;
  for (int64_t at = 0; hash::next(mask.ptr<Hash>(), &at, &k, &v);) {
    std::string_view when = is_symbol(v) ? view_of(v) : "";
    if (when != "never" && when != "immediate" && when != "on_blocking")
      return raise(classes.ArgumentError, "unknown mask signature");
  }
  return kNil;
}
// Words: [Thread, block, mask] or keywords
Value class_handle_interrupt(CallTarget*, const Value* args) {
  if (args[1] == kNil) return raise(classes.ArgumentError, "block is needed.");
  Value mask = args[2];
  if (!is_hash(mask)) return raise_no_conversion(mask, "Hash");
  RB_TRY(check_mask(mask));
  Slots* s = thread_slots();
  Value before = s->at[kInterruptMasks].load();
  Value masks = new_array();
  if (is_array(before)) array::append(masks.ptr<Array>(), before.ptr<Array>());
  array::push(masks.ptr<Array>(), mask);
  s->at[kInterruptMasks].write(s, masks);
  // What was allowed to wait so far may happen under the new mask.
  Value v = handle_interrupts(false);
  if (v == kNil) v = call_block(args[1], std::span<const Value>());
  Slots* now = thread_slots();
  now->at[kInterruptMasks].write(now, before);
  if (v.is_completion()) {
    if (has_pending(current_thread(), kUndefined)) thread().request_poll(kPollInterrupt);
    return v;
  }
  RB_TRY(handle_interrupts(false));
  return v;
}

const NativeMethod methods[] = {
    {"status", native<thread_status>},
    {"alive?", native<thread_is_alive>},
    {"stop?", native<thread_is_stopped>},
    {"name", native<get_name>},
    {"name=", native<set_name>, 1},
    {"priority", native<get_priority>},
    {"priority=", native<set_priority>, 1},
    {"report_on_exception", native<get_report>},
    {"report_on_exception=", native<set_report>, 1},
    {"abort_on_exception", native<get_abort>},
    {"abort_on_exception=", native<set_abort>, 1},
    {"backtrace", native<thread_backtrace>},
    {"group", native<thread_group>},
    {"native_thread_id", native<native_id>},
    {"inspect", native<thread_text>},
    {"to_s", native<thread_text>},
    {"kill", native<thread_kill>},
    {"exit", native<thread_kill>},
    {"terminate", native<thread_kill>},
    {"raise", thread_raise, 0, 0, kRest | kKeywords},
    {"wakeup", native<thread_wakeup>},
    {"run", native<thread_run>},
    {"pending_interrupt?", native<is_interrupt_pending>, 0, 1},
};
const NativeMethod singleton_methods[] = {
    {"current", native<class_current>},
    {"main", native<class_main>},
    {"list", native<class_list>},
    {"pass", native<pass>},
    {"stop", native<class_stop>},
    {"exit", native<class_exit>},
    {"kill", native<class_kill>, 1},
    {"pending_interrupt?", native<class_pending>, 0, 1},
    {"handle_interrupt", class_handle_interrupt, 1},
};

void define_thread_control() {
  define_methods(classes.Thread, methods);
  thread_group_class = define_class("ThreadGroup", classes.Object);
  set_constant(thread_group_class, intern("Default"), ref(allocate_object(thread_group_class->instance_shape)));
  const NativeMethod group_methods[] = {{"list", native<group_list>}};
  define_methods(thread_group_class, group_methods);
  define_singleton_methods(classes.Thread, singleton_methods);
}
HY_RUBY_CORE(define_thread_control);

}  // namespace

Value thread_text(Value t) {
  std::string text = "#<" + class_name(real_class_of(t)) + ":" + address_text(t);
  if (Value name = thread_field(t, kThreadName); is_string(name)) text += "@" + std::string(view_of(name));
  if (Value place = thread_field(t, kThreadPlace); is_string(place)) text += " " + std::string(view_of(place));
  return new_string(text + " " + status_word(t, true) + ">");
}

Value block_place(Value closure) {
  const SourceSection& s = closure.ptr<Closure>()->target->section;
  return s.source ? new_string(s.source->name() + ":" + std::to_string(s.line())) : kNil;
}

}  // namespace hypha::ruby
