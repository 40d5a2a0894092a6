// SPDX-License-Identifier: MIT
// Kernel: raise, catch and throw, exit.
#include <unistd.h>

#include "framework/node/node.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/report.h"

namespace hypha::ruby {

namespace {

// ---- raise

// A class that makes its instances the built-in way: no need to ask `exception`, `new` and `initialize`.
bool is_plain_exception(Value v) {
  if (!is_kind(v, Kind::Class) || class_info(v)->instance_kind != Kind::Exception) return false;
  ClassInfo* c = class_info(v);
  Method* initialize = find_method(c, names::initialize);
  Method* make = find_method(class_of(v), names::exception);
  Method* make_new = find_method(class_of(v), names::new_);
  return is_native(initialize) && initialize->owner == classes.Exception && is_native(make) && is_native(make_new);
}

// The exception that raise's arguments (without cause:) describe.
Value make_exception(Array* args, Value options) {
  int64_t n = args->length();
  if (n == 0) return new_exception(classes.RuntimeError, new_string(""));
  Value first = array::get(args, 0), message = n > 1 ? array::get(args, 1) : kUndefined;
  if (n == 1 && is_string(first)) return new_exception(classes.RuntimeError, first);
  if (options == kNil && is_plain_exception(first))
    return new_exception(class_info(first), message == kUndefined ? kNil : message);
  if (!first.is_heap() || !responds_to(first, names::exception))
    return raise(classes.TypeError, "exception class/object expected");
  Value words[2];
  size_t count = 0;
  if (message != kUndefined) words[count++] = message;
  if (options != kNil) words[count++] = options;  // a positional Hash
  Value e = RB_TRY(call_method(first, names::exception, std::span<const Value>(words, count)));
  return is_kind(e, Kind::Exception) ? e : raise(classes.TypeError, "exception object expected");
}

// cause: is taken out; what is left belongs to the exception.
Value take_cause(Value keywords, Value* cause, Value* options) {
  *cause = kUndefined;
  *options = kNil;
  if (keywords == kNil) return kNil;
  *options = ref(hash::copy(classes.Hash->instance_shape->id(), keywords.ptr<Hash>()));
  *cause = hash::remove(options->ptr<Hash>(), symbol_value(intern("cause")), key_protocol);
  if (options->ptr<Hash>()->count() == 0) *options = kNil;
  if (*cause != kUndefined && *cause != kNil && !is_kind(*cause, Kind::Exception))
    return raise(classes.TypeError, "exception object expected");
  return kNil;
}

}  // namespace

Value exception_of_arguments(const Value* words) {
  auto* args = words[2].ptr<Array>();
  Value cause, options;
  RB_TRY(take_cause(words[3], &cause, &options));
  if (args->length() == 0 && options == kNil) {
    if (cause != kUndefined) return raise(classes.ArgumentError, "only cause is given with no arguments");
    if (Value e = current_exception(); e != kNil) return e;
  }
  if (args->length() > 3) return raise_argument_count(int(args->length()), 0, 3);
  Value e = RB_TRY(make_exception(args, options));
  auto* object = e.ptr<Object>();
  if (args->length() == 3) RB_TRY(call_method(e, intern("set_backtrace"), {array::get(args, 2)}));
  if (cause != kUndefined && cause != e) object->fields[kCause].write(object, cause);
  return e;
}

namespace {

Value kernel_raise(CallTarget*, const Value* words) { return raise_value(RB_TRY(exception_of_arguments(words))); }

// ---- catch, throw: an unwinding whose token is the tag

std::vector<uint64_t>& active_tags() {
  static thread_local std::vector<uint64_t> tags;  // bits only: the tags are on the stacks of their catches
  return tags;
}

Value kernel_catch(CallTarget*, const Value* args) {
  Value tag = args[2] == kUndefined ? ref(allocate_object(classes.Object->instance_shape)) : args[2];
  active_tags().push_back(tag.bits);
  Value v = call_block(args[1], {tag});
  active_tags().pop_back();
  return v == kUnwind && thread().unwind_target == tag ? thread().unwind_value : v;
}

Value kernel_throw(Value, Value tag, Value value) {
  value = value == kUndefined ? kNil : value;
  for (size_t i = active_tags().size(); i-- > 0;) {
    if (active_tags()[i] != tag.bits) continue;
    thread().unwind_target = tag;
    thread().unwind_value = value;
    return kUnwind;
  }
  Value e = new_exception(classes.UncaughtThrowError,
                          new_string("uncaught throw " + std::string(view_of(RB_TRY(inspect(tag))))));
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), tag);
  e.ptr<Object>()->fields[kDetail2].write(e.ptr(), value);
  return raise_value(e);
}

// ---- exit

Value status_argument(Value v, int64_t* out) {
  if (v == kUndefined || v == kTrue) return *out = 0, kNil;
  if (v == kFalse) return *out = 1, kNil;
  return to_int64(v, out);
}

Value raise_exit(int64_t status, Value message) {
  Value e = new_exception(classes.SystemExit, message);
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), fixnum(status));
  return raise_value(e);
}

Value kernel_exit(Value, Value v) {
  int64_t status;
  RB_TRY(status_argument(v, &status));
  return raise_exit(status, new_string("exit"));
}
Value kernel_exit_now(Value, Value v) {
  int64_t status;
  RB_TRY(status_argument(v, &status));
  _exit(int(status));
}
Value kernel_abort(Value, Value message) {
  if (message == kUndefined) {
    if (Value e = current_exception(); e != kNil) {
      flush_output();
      std::fputs(exception_report(e).c_str(), stderr);
    }
    return raise_exit(1, new_string("exit"));
  }
  message = RB_TRY(to_str(message));
  flush_output();
  std::fprintf(stderr, "%.*s\n", int(view_of(message).size()), view_of(message).data());
  return raise_exit(1, message);
}
Value kernel_at_exit(CallTarget*, const Value* args) {
  if (args[1] == kNil) return raise(classes.ArgumentError, "called without a block");
  add_at_exit(args[1]);
  return args[1];
}

// ---- where we are

Value kernel_caller(Value, Value start, Value length) {
  int64_t from = 1, count = -1;
  if (start != kUndefined) RB_TRY(to_int64(start, &from));
  if (length != kUndefined && length != kNil) RB_TRY(to_int64(length, &count));
  return places_to_array(capture_places(false), from, count);
}

const NativeMethod kernel_methods[] = {
    {"raise", kernel_raise, 0, 0, kRest | kKeywords | kModuleFunction},
    {"fail", kernel_raise, 0, 0, kRest | kKeywords | kModuleFunction},
    {"catch", kernel_catch, 0, 1, kModuleFunction},
    {"throw", native<kernel_throw>, 1, 1, kModuleFunction},
    {"exit", native<kernel_exit>, 0, 1, kModuleFunction},
    {"exit!", native<kernel_exit_now>, 0, 1, kModuleFunction},
    {"abort", native<kernel_abort>, 0, 1, kModuleFunction},
    {"at_exit", kernel_at_exit, 0, 0, kModuleFunction},
    {"caller", native<kernel_caller>, 0, 2, kModuleFunction},
};

void define_control() { define_methods(classes.Kernel, kernel_methods); }
HY_RUBY_CORE(define_control);

}  // namespace

}  // namespace hypha::ruby
