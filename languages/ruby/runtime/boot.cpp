// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/boot.h"

#include "framework/node/node.h"
#include "framework/thread/fiber.h"
#include "framework/thread/signals.h"
#include "languages/ruby/prelude/prelude.h"
#include "languages/ruby/runtime/deadlock.h"
#include "languages/ruby/runtime/finalizer.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/runtime.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

Classes classes;
Value main_object = kNil;

namespace names {
#define HY_DEFINE(id, text) Symbol* id;
HY_RUBY_NAMES(HY_DEFINE)
#undef HY_DEFINE
}  // namespace names

namespace {

constexpr uint8_t kObjectFields = 4, kExceptionRoom = 2, kRangeFields = 3;

void intern_names() {
#define HY_INTERN(id, text) names::id = intern(text);
  HY_RUBY_NAMES(HY_INTERN)
#undef HY_INTERN
}

// The four classes that need each other. Their objects exist before Class does, so they get their shapes afterwards.
void make_roots() {
  Classes& k = classes;
  ClassInfo* superclass = nullptr;
  struct Row {
    ClassInfo** place;
    const char* name;
  };
  const Row rows[] = {
      {&k.BasicObject, "BasicObject"}, {&k.Object, "Object"}, {&k.Module, "Module"}, {&k.Class, "Class"}};
  for (const Row& r : rows) {
    ClassInfo* c = new_class(nullptr);
    c->name = r.name;
    c->superclass = superclass;
    if (superclass) superclass->subclasses.push_back(c);
    *r.place = superclass = c;
  }
  for (const Row& r : rows) {
    auto* o = (*r.place)->object.ptr<Object>();
    o->shape_id = Shape::root(k.Class, Kind::Class, o->aux, o->aux)->id();
  }
  for (const Row& r : rows) singleton_class((*r.place)->object);
  for (const Row& r : rows) set_constant(k.Object, intern(r.name), (*r.place)->object);
}

void set_layout(ClassInfo* c, Kind kind, uint8_t capacity, uint8_t reserved) {
  c->instance_kind = kind;
  c->reserved_fields = reserved;
  c->instance_shape = Shape::root(c, kind, capacity, reserved);
}

struct ClassRow {
  ClassInfo* Classes::*place;
  const char* name;
  ClassInfo* Classes::*superclass;
};

// In order of their superclasses.
// clang-format off
constexpr ClassRow kClassRows[] = {
#define HY_CLASS(name, superclass) {&Classes::name, #name, &Classes::superclass},
    HY_CLASS(NilClass, Object) HY_CLASS(TrueClass, Object) HY_CLASS(FalseClass, Object) HY_CLASS(Numeric, Object)
    HY_CLASS(Integer, Numeric) HY_CLASS(Float, Numeric) HY_CLASS(String, Object) HY_CLASS(Symbol, Object)
    HY_CLASS(Array, Object) HY_CLASS(Hash, Object) HY_CLASS(Range, Object) HY_CLASS(Proc, Object)
    HY_CLASS(Method, Object) HY_CLASS(UnboundMethod, Object) HY_CLASS(Struct, Object) HY_CLASS(Random, Object)
    HY_CLASS(Time, Object) HY_CLASS(Regexp, Object) HY_CLASS(MatchData, Object) HY_CLASS(IO, Object)
    HY_CLASS(File, IO) HY_CLASS(Enumerator, Object) HY_CLASS(Fiber, Object) HY_CLASS(Thread, Object)
    HY_CLASS(Rational, Numeric) HY_CLASS(Complex, Numeric) HY_CLASS(Exception, Object)
    HY_CLASS(ScriptError, Exception) HY_CLASS(LoadError, ScriptError) HY_CLASS(NotImplementedError, ScriptError)
    HY_CLASS(SyntaxError, ScriptError) HY_CLASS(NoMemoryError, Exception) HY_CLASS(SecurityError, Exception)
    HY_CLASS(SystemExit, Exception) HY_CLASS(SystemStackError, Exception) HY_CLASS(SignalException, Exception)
    HY_CLASS(Interrupt, SignalException) HY_CLASS(StandardError, Exception) HY_CLASS(ArgumentError, StandardError)
    HY_CLASS(UncaughtThrowError, ArgumentError) HY_CLASS(EncodingError, StandardError)
    HY_CLASS(FiberError, StandardError) HY_CLASS(IOError, StandardError) HY_CLASS(EOFError, IOError)
    HY_CLASS(IndexError, StandardError) HY_CLASS(KeyError, IndexError) HY_CLASS(StopIteration, IndexError)
    HY_CLASS(ClosedQueueError, StopIteration) HY_CLASS(LocalJumpError, StandardError)
    HY_CLASS(NameError, StandardError) HY_CLASS(NoMethodError, NameError) HY_CLASS(RangeError, StandardError)
    HY_CLASS(FloatDomainError, RangeError) HY_CLASS(RegexpError, StandardError) HY_CLASS(RuntimeError, StandardError)
    HY_CLASS(FrozenError, RuntimeError) HY_CLASS(ThreadError, StandardError) HY_CLASS(TypeError, StandardError)
    HY_CLASS(ZeroDivisionError, StandardError) HY_CLASS(NoMatchingPatternError, StandardError)
    HY_CLASS(NoMatchingPatternKeyError, NoMatchingPatternError)
#undef HY_CLASS
};

constexpr ClassRow kModuleRows[] = {
#define HY_MODULE(name) {&Classes::name, #name, nullptr},
    HY_MODULE(Kernel) HY_MODULE(Comparable) HY_MODULE(Enumerable) HY_MODULE(Math) HY_MODULE(Process) HY_MODULE(GC)
        HY_MODULE(ObjectSpace)
#undef HY_MODULE
};
// clang-format on

// What instances look like. A class inherits its superclass's layout when it is made, so this runs while the rows are
// made.
void lay_out(ClassInfo* c) {
  Classes& k = classes;
  struct Row {
    ClassInfo* of;
    Kind kind;
    uint8_t capacity, reserved;
  };
  const Row rows[] = {
      {k.String, Kind::String, 0, 0},
      {k.Array, Kind::Array, 0, 0},
      {k.Hash, Kind::Hash, 0, 0},
      {k.Range, Kind::Range, kRangeFields, kRangeFields},
      {k.Proc, Kind::Closure, Closure::kFields, Closure::kFields},
      {k.Exception, Kind::Exception, kExceptionFields + kExceptionRoom, kExceptionFields},
      {k.Method, Kind::Native, kMethodObjectFields, kMethodObjectFields},
      {k.UnboundMethod, Kind::Native, kMethodObjectFields, kMethodObjectFields},
      {k.IO, Kind::Native, kIoFields, kIoFields},
  };
  for (const Row& r : rows)
    if (r.of == c) return set_layout(c, r.kind, r.capacity, r.reserved);
  // Values of these classes are not made by `allocate`.
  for (ClassInfo* immediate :
       {k.NilClass, k.TrueClass, k.FalseClass, k.Integer, k.Float, k.Symbol, k.Rational, k.Complex})
    if (immediate == c) c->instance_shape = nullptr;
}

void make_classes() {
  Classes& k = classes;
  set_layout(k.BasicObject, Kind::Object, kObjectFields, 0);
  set_layout(k.Object, Kind::Object, kObjectFields, 0);
  for (ClassInfo* c : {k.Module, k.Class}) c->instance_kind = Kind::Class, c->reserved_fields = 1;
  for (const ClassRow& r : kModuleRows) k.*r.place = define_module(r.name);
  include_module(k.Object, k.Kernel);
  for (const ClassRow& r : kClassRows) {
    k.*r.place = define_class(r.name, k.*r.superclass);
    lay_out(k.*r.place);
  }
  for (ClassInfo* c : {k.Numeric, k.String, k.Time}) include_module(c, k.Comparable);
  for (ClassInfo* c : {k.Array, k.Hash, k.Range, k.Struct, k.Enumerator}) include_module(c, k.Enumerable);
}

void set_framework_shapes() {
  Classes& k = classes;
  auto shape_for = [](ClassInfo* c, Kind kind) { return Shape::root(c, kind, 0, 0)->id(); };
  number::double_shape_id = shape_for(k.Float, Kind::Double);
  integer::bigint_shape_id = shape_for(k.Integer, Kind::BigInt);
  string::data_shape_id = shape_for(k.String, Kind::StringData);
  set_symbol_shape_ids(shape_for(k.Symbol, Kind::Symbol), string::data_shape_id);
}

Value stack_overflow() { return raise(classes.SystemStackError, "stack level too deep"); }

Value poll() {
  uint8_t reasons = thread().poll.load(std::memory_order_relaxed);
  if (reasons & kPollDead) {
    thread().clear_poll(kPollDead);
    run_finalizers_of_dead();
  }
  if (reasons & kPollOutOfMemory) {
    thread().clear_poll(kPollOutOfMemory);
    return raise(classes.NoMemoryError, "failed to allocate memory");
  }
  return reasons & kPollInterrupt ? handle_interrupts(false) : kNil;
}

}  // namespace

void boot() {
  intern_names();
  make_roots();
  make_classes();
  set_framework_shapes();
  static Rooted<> main_root(ref(allocate_object(classes.Object->instance_shape)));
  main_object = main_root.get();
  runtime_hooks.stack_overflow = stack_overflow;
  runtime_hooks.poll = poll;
  run_core_registrations();
  make_main_thread();
  watch_for_deadlocks();
  signals::install();
  install_prelude();
  booted = true;
}

}  // namespace hypha::ruby
