// SPDX-License-Identifier: MIT
// Process, GC, ObjectSpace, ENV, and the constants that describe the runtime.
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <mutex>

#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/finalizer.h"

extern char** environ;

namespace hypha::ruby {

namespace {

// ---- Process

Value in_unit(const timespec& t, std::string_view unit) {
  double seconds = double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
  int64_t ns = int64_t(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
  if (unit == "float_second") return box_double(seconds);
  if (unit == "float_millisecond") return box_double(double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6);
  if (unit == "float_microsecond") return box_double(double(t.tv_sec) * 1e6 + double(t.tv_nsec) * 1e-3);
  if (unit == "second") return fixnum(t.tv_sec);
  if (unit == "millisecond") return fixnum(ns / 1'000'000);
  if (unit == "microsecond") return fixnum(ns / 1'000);
  if (unit == "nanosecond") return fixnum(ns);
  return raise(classes.ArgumentError, "unexpected unit: " + std::string(unit));
}
Value read_clock(Value id, Value unit, int (*read)(clockid_t, timespec*)) {
  int64_t clock;
  RB_TRY(to_int64(id, &clock));
  timespec t;
  if (read(clockid_t(clock), &t) != 0) return raise(classes.ArgumentError, "Invalid argument - clock_gettime");
  return in_unit(t, is_symbol(unit) ? view_of(unit) : "float_second");
}
Value process_clock_gettime(Value, Value id, Value unit) { return read_clock(id, unit, clock_gettime); }
Value process_clock_getres(Value, Value id, Value unit) { return read_clock(id, unit, clock_getres); }
Value process_pid(Value) { return fixnum(getpid()); }
Value process_ppid(Value) { return fixnum(getppid()); }

const NativeMethod process_methods[] = {
    {"clock_gettime", native<process_clock_gettime>, 1, 1},
    {"clock_getres", native<process_clock_getres>, 1, 1},
    {"pid", native<process_pid>},
    {"ppid", native<process_ppid>},
};

// ---- GC

std::atomic<bool> gc_disabled = false;

Value gc_start(CallTarget*, const Value*) {
  heap::collect();
  run_finalizers_of_dead();
  return kNil;
}
Value gc_enable(Value) { return boolean(gc_disabled.exchange(false)); }
Value gc_disable(Value) { return boolean(gc_disabled.exchange(true)); }
Value gc_count(Value) { return fixnum(int64_t(heap::stats().collections)); }
Value gc_stat(Value, Value key) {
  heap::Stats s = heap::stats();
  const std::pair<const char*, uint64_t> rows[] = {
      {"count", s.collections},
      {"time", s.pause_total_ns / 1'000'000},
      {"total_allocated_bytes", s.allocated_bytes},
      {"heap_live_bytes", s.live_bytes},
      {"heap_bytes", s.heap_bytes},
      {"total_allocated_objects", s.allocated_bytes / 40},
      {"malloc_increase_bytes", 0},
      {"minor_gc_count", s.young_collections},
      {"major_gc_count", s.collections - s.young_collections},
  };
  Value all = new_hash();
  for (auto& [name, n] : rows) {
    Value v = integer::from_uint64(n);
    if (is_symbol(key) && view_of(key) == name) return v;
    RB_TRY(hash_set(all, symbol_value(intern(name)), v));
  }
  return is_symbol(key) ? raise(classes.ArgumentError, "unknown key: " + std::string(view_of(key))) : all;
}

const NativeMethod gc_methods[] = {
    {"start", gc_start, 0, 0, kKeywords}, {"enable", native<gc_enable>},   {"disable", native<gc_disable>},
    {"count", native<gc_count>},          {"stat", native<gc_stat>, 0, 1},
};
// Of classes and modules only: nobody keeps a list of the others.
void add_classes(ClassInfo* c, Value list, ClassInfo* kind) {
  for (ClassInfo* s : c->subclasses_now()) {
    if (!s->is_singleton && is_a(s->object, kind)) array::push(list.ptr<Array>(), s->object);
    add_classes(s, list, kind);
  }
}
Value each_object(CallTarget*, const Value* args) {
  Value kind = args[2] == kUndefined ? classes.Class->object : args[2], list = new_array();
  if (!is_kind(kind, Kind::Class)) return raise(classes.TypeError, "class or module required");
  if (class_info(kind)->inherits_from(classes.Module) || class_info(kind)->is_singleton)
    add_classes(classes.BasicObject, list, class_info(kind));
  if (args[1] == kNil) return call_method(list, names::each);
  for (int64_t i = 0; i < list.ptr<Array>()->length(); i++)
    RB_TRY(call_block(args[1], {array::get(list.ptr<Array>(), i)}));
  return fixnum(list.ptr<Array>()->length());
}
Value count_objects(Value) {
  Value all = new_hash();
  RB_TRY(hash_set(all, symbol_value(intern("TOTAL")), fixnum(int64_t(heap::stats().live_bytes / 40))));
  RB_TRY(hash_set(all, symbol_value(intern("FREE")), fixnum(0)));
  return all;
}

const NativeMethod object_space_methods[] = {{"each_object", each_object, 0, 1},
                                             {"count_objects", native<count_objects>},
                                             {"garbage_collect", gc_start, 0, 0, kKeywords}};

// ---- ENV

std::mutex env_lock;

Value env_value(const char* name) {
  std::string text;
  {
    std::lock_guard held(env_lock);
    const char* v = getenv(name);
    if (!v) return kNil;
    text = v;
  }
  return new_string(text);
}
Value env_name(Value v, std::string* out) {
  Value s = RB_TRY(to_str(v));
  *out = std::string(view_of(s));
  return kNil;
}
Value env_get(Value, Value name) {
  std::string n;
  RB_TRY(env_name(name, &n));
  return env_value(n.c_str());
}
Value env_fetch(CallTarget*, const Value* args) {
  std::string n;
  RB_TRY(env_name(args[2], &n));
  Value v = env_value(n.c_str());
  if (v != kNil) return v;
  if (args[1] != kNil) return call_block(args[1], {args[2]});
  if (args[3] != kUndefined) return args[3];
  return raise_key_error("key not found: " + std::string(view_of(RB_TRY(inspect(args[2])))), args[0], args[2]);
}
Value env_set(Value, Value name, Value v) {
  std::string n;
  RB_TRY(env_name(name, &n));
  Value text = v == kNil ? kNil : RB_TRY(to_str(v));
  std::lock_guard held(env_lock);
  if (v == kNil)
    unsetenv(n.c_str());
  else
    setenv(n.c_str(), std::string(view_of(text)).c_str(), 1);
  return v;
}
Value env_delete(Value self, Value name) {
  Value old = RB_TRY(env_get(self, name));
  RB_TRY(env_set(self, name, kNil));
  return old;
}
Value env_has_key(Value self, Value name) { return boolean(RB_TRY(env_get(self, name)) != kNil); }
Value env_to_h(Value) {
  Value all = new_hash();
  std::vector<std::string> entries;
  {
    std::lock_guard held(env_lock);
    for (char** e = environ; *e; e++) entries.emplace_back(*e);
  }
  for (std::string_view entry : entries) {
    size_t equals = std::min(entry.find('='), entry.size());
    RB_TRY(hash_set(all, new_string(entry.substr(0, equals)),
                    new_string(entry.substr(std::min(entry.size(), equals + 1)))));
  }
  return all;
}
Value env_to_s(Value) { return new_string("ENV"); }
Value env_inspect(Value self) { return inspect(RB_TRY(env_to_h(self))); }

const NativeMethod env_methods[] = {
    {"[]", native<env_get>, 1},           {"fetch", env_fetch, 1, 1},           {"[]=", native<env_set>, 2},
    {"store", native<env_set>, 2},        {"delete", native<env_delete>, 1},    {"key?", native<env_has_key>, 1},
    {"has_key?", native<env_has_key>, 1}, {"include?", native<env_has_key>, 1}, {"to_h", native<env_to_h>},
    {"to_hash", native<env_to_h>},        {"to_s", native<env_to_s>},           {"inspect", native<env_inspect>},
};

Value frozen_string(const char* text) {
  Value s = new_string(text);
  freeze(s);
  return s;
}

void define_process() {
  define_singleton_methods(classes.Process, process_methods);
  const std::pair<const char*, int> clocks[] = {
      {"CLOCK_REALTIME", CLOCK_REALTIME},
      {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
      {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
      {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
  };
  for (auto [name, id] : clocks) set_constant(classes.Process, intern(name), fixnum(id));
  define_singleton_methods(classes.GC, gc_methods);
  define_singleton_methods(classes.ObjectSpace, object_space_methods);
  Value env = ref(allocate_object(classes.Object->instance_shape));
  set_constant(classes.Object, intern("ENV"), env);
  define_methods(singleton_class(env), env_methods);
  const std::pair<const char*, const char*> texts[] = {
      {"RUBY_VERSION", "3.1.2"},
      {"RUBY_ENGINE", "hypha"},
      {"RUBY_ENGINE_VERSION", "0.1"},
      {"RUBY_PLATFORM", "x86_64-linux"},
      {"RUBY_RELEASE_DATE", "2022-04-12"},
      {"RUBY_COPYRIGHT", "hypha"},
      {"RUBY_DESCRIPTION", "hypha 0.1 (like ruby 3.1.2) [x86_64-linux]"},
  };
  for (auto [name, text] : texts) set_constant(classes.Object, intern(name), frozen_string(text));
  set_constant(classes.Object, intern("RUBY_PATCHLEVEL"), fixnum(20));
}
HY_RUBY_CORE(define_process);

}  // namespace

}  // namespace hypha::ruby
