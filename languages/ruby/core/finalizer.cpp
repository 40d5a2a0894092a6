// SPDX-License-Identifier: MIT
// ObjectSpace.define_finalizer. The procs run at a poll of the thread whose collection found the object dead, and at
// the end of the program for those that still live. The table maps an object's id to Slots [weak cell, procs], procs
// being an Array [id, proc, ...], which also is what the cell hands out.
#include "languages/ruby/runtime/finalizer.h"

#include "framework/heap/weak.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/report.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

Rooted<>& table() {
  static auto* t = new Rooted<>(new_hash());
  return *t;
}

enum EntryWord { kCell, kProcs };
Slots* cell_of(Value entry) { return entry.ptr<Slots>()->at[kCell].load().ptr<Slots>(); }
Value procs_of(Value entry) { return entry.ptr<Slots>()->at[kProcs].load(); }

// What belongs to the code that was interrupted by a poll.
class Interrupted {
 public:
  Interrupted() : state_{thread().exception, thread().unwind_target, thread().unwind_value} {
    for (int i = 0; i < kThreadSlots; i++) slots_[i] = thread_slots()->at[i].load();
  }
  ~Interrupted() {
    ThreadState& t = thread();
    t.exception = state_[0], t.unwind_target = state_[1], t.unwind_value = state_[2];
    Slots* s = thread_slots();
    for (int i = 0; i < kThreadSlots; i++) s->at[i].write(s, slots_[i]);
  }
  Interrupted(const Interrupted&) = delete;
  Interrupted& operator=(const Interrupted&) = delete;

 private:
  Value state_[3];
  Value slots_[kThreadSlots];
};

// An exception ends the finalizer, not the program.
void warn(Value proc, Value exception) {
  if (warnings_are_off()) return;
  std::string place = current_place();
  if (place.empty()) place = view_of(global_cell(intern("$0"))->get());
  Value text = inspect(proc);
  std::string name = text == kThrow ? "" : std::string(view_of(text));
  std::fputs((place + ": warning: Exception in finalizer " + name + "\n" + exception_report(exception)).c_str(),
             stderr);
}

void run(Value procs) {
  Interrupted interrupted;
  Array* list = procs.ptr<Array>();
  Value id = array::get(list, 0);
  Value entry = hash_get(table().get(), id);
  if (entry != kUndefined && procs_of(entry) == procs) hash::remove(table().get().ptr<Hash>(), id, key_protocol);
  for (int64_t i = 1; i < list->length(); i++) {
    Value proc = array::get(list, i);
    if (call_method(proc, names::call, {id}) == kThrow) warn(proc, thread().exception);
  }
}

Value check_finalizable(Value object) {
  if (!object.is_heap() || is_symbol(object) || is_kind(object, Kind::BigInt) || is_kind(object, Kind::Double))
    return raise(classes.ArgumentError, "cannot define finalizer for " + class_name(real_class_of(object)));
  return check_frozen(object);
}

Value define_finalizer(CallTarget*, const Value* args) {
  Value block = args[1], object = args[2], proc = args[3] == kUndefined ? block : args[3];
  RB_TRY(check_finalizable(object));
  if (proc == kNil) return raise(classes.ArgumentError, "tried to create Proc object without a block");
  if (!responds_to(proc, names::call, true))
    return raise(classes.ArgumentError,
                 "wrong type argument " + class_name(real_class_of(proc)) + " (should be callable)");
  Value id = fixnum(object_id(object));
  Value procs = new_array({id});
  Value entry = ref(heap::allocate_slots(2));
  entry.ptr<Slots>()->at[kProcs].write(entry.ptr(), procs);
  entry.ptr<Slots>()->at[kCell].write(entry.ptr(), ref(weak::make(object, procs)));
  Value known = hash::get_or_put(table().get().ptr<Hash>(), id, entry, key_protocol);
  if (known != kUndefined && weak::target(cell_of(known)) == object) {
    procs = procs_of(known);
  } else if (known != kUndefined) {  // of an object that is dead
    RB_TRY(hash_set(table().get(), id, entry));
  }
  array::push(procs.ptr<Array>(), proc);
  return new_array({fixnum(0), proc});
}

Value undefine_finalizer(Value, Value object) {
  RB_TRY(check_finalizable(object));
  hash::remove(table().get().ptr<Hash>(), fixnum(object_id(object)), key_protocol);
  return object;
}

const NativeMethod kMethods[] = {
    {"define_finalizer", define_finalizer, 1, 1},
    {"undefine_finalizer", native<undefine_finalizer>, 1},
};

void define_finalizers() { define_singleton_methods(classes.ObjectSpace, kMethods); }
HY_RUBY_CORE(define_finalizers);

thread_local bool running = false;

}  // namespace

void run_finalizers_of_dead() {
  if (running) return;  // the one that runs takes what has come meanwhile
  running = true;
  for (Value procs; (procs = weak::take_dead()) != kUndefined;) run(procs);
  running = false;
}

void run_all_finalizers() {
  run_finalizers_of_dead();
  Value id, entry;
  for (int64_t i = 0; hash::next(table().get().ptr<Hash>(), &i, &id, &entry); i = 0) run(procs_of(entry));
}

}  // namespace hypha::ruby
