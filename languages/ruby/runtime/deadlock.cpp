// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/deadlock.h"

#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

std::atomic<bool> found{false};

void tell_main() {
  if (has_timers()) return;
  found.store(true);
  threads::interrupt(GuestThread::main());
}

// No constant names it, so that nobody rescues it by accident.
ClassInfo* fatal_class() {
  static ClassInfo* c = [] {
    ClassInfo* made = new_class(classes.Exception);
    made->name = "fatal";
    return made;
  }();
  return c;
}

std::string stack_of(Value t) {
  GuestThread* g = guest_of(t);
  if (!g) return "";
  Value lines = places_to_array(capture_places_of(*g));
  g->release();
  std::string text;
  for (int64_t i = 0; i < lines.ptr<Array>()->length(); i++)
    text += (i > 0 ? "\n   " : "") + std::string(view_of(array::get(lines.ptr<Array>(), i)));
  return text;
}

}  // namespace

void watch_for_deadlocks() {
  fatal_class();
  threads::set_deadlock_hook(tell_main);
}

bool take_deadlock() { return found.load(std::memory_order_relaxed) && found.exchange(false); }

Value raise_deadlock() {
  Value list = all_threads();
  auto* a = list.ptr<Array>();
  std::string n = std::to_string(a->length());
  std::string text = "No live threads left. Deadlock?\n" + n + " threads, " + n +
                     " sleeps current:" + address_text(current_thread()) +
                     " main thread:" + address_text(main_thread());
  for (int64_t i = 0; i < a->length(); i++) {
    Value t = array::get(a, i);
    text += "\n* " + std::string(view_of(RB_TRY(inspect(t)))) + "\n   rb_thread_t:" + address_text(t) +
            " native:" + address_text(t) + " int:0\n   " + stack_of(t);
  }
  return raise(fatal_class(), text + "\n");
}

}  // namespace hypha::ruby
