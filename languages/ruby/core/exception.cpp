// SPDX-License-Identifier: MIT
// Exception and the classes with details of their own.
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/report.h"

namespace hypha::ruby {

namespace {

Object* fields_of(Value e) { return e.ptr<Object>(); }
Value field(Value e, ExceptionField f) { return fields_of(e)->fields[f].load(); }
void set_field(Value e, ExceptionField f, Value v) { fields_of(e)->fields[f].write(e.ptr(), v); }
Value nil_if_absent(Value v) { return v == kUndefined ? kNil : v; }
Value keyword(Value keywords, const char* name) {
  return keywords == kNil ? kUndefined : hash_get(keywords, symbol_value(intern(name)));
}

// ---- Exception

Value initialize(Value self, Value message) {
  set_field(self, kMessage, nil_if_absent(message));
  return kNil;
}

// exception(message): itself, or a copy with another message.
Value exception_with(Value self, Value message) {
  if (message == kUndefined || message == self) return self;
  Value copy = RB_TRY(call_method(self, names::clone));
  set_field(copy, kMessage, message);
  return copy;
}

Value to_text(Value self) { return exception_text(self); }
Value message(Value self) { return to_s(self); }

Value inspect_exception(Value self) {
  std::string name = class_name(real_class_of(self));
  Value text = RB_TRY(to_s(self));
  if (view_of(text).empty()) return new_string(name);
  return new_string("#<" + name + ": " + std::string(view_of(text)) + ">");
}

Value full_message(CallTarget*, const Value* args) {
  std::string text = exception_report(args[0]);
  if (!text.empty() && text.back() == '\n' && backtrace_of(args[0]) == kNil) text.pop_back();
  return new_string(text);
}

Value backtrace(Value self) { return backtrace_of(self); }
Value set_backtrace(Value self, Value trace) {
  if (is_string(trace)) trace = new_array({trace});
  bool good = trace == kNil || is_array(trace);
  for (int64_t i = 0; good && is_array(trace) && i < trace.ptr<Array>()->length(); i++)
    good = is_string(array::get(trace.ptr<Array>(), i));
  if (!good) return raise(classes.TypeError, "backtrace must be Array of String");
  set_field(self, kBacktrace, trace);
  set_field(self, kPlaces, kNil);
  return trace;
}
Value was_raised(Value self) { return boolean(is_kind(field(self, kPlaces), Kind::Raw)); }
Value cause(Value self) { return nil_if_absent(field(self, kCause)); }

Value equals(Value self, Value other) {
  if (self == other) return kTrue;
  if (!is_kind(other, Kind::Exception) || real_class_of(self) != real_class_of(other)) return kFalse;
  Value a = RB_TRY(exception_message(self)), b = RB_TRY(exception_message(other));
  if (RB_TRY(equal(a, b)) != kTrue) return kFalse;
  return equal(backtrace_of(self), backtrace_of(other));
}

const NativeMethod exception_methods[] = {
    {"initialize", native<initialize>, 0, 1, kPrivate},
    {"exception", native<exception_with>, 0, 1},
    {"to_s", native<to_text>},
    {"message", native<message>},
    {"detailed_message", full_message, 0, 0, kKeywords},
    {"inspect", native<inspect_exception>},
    {"full_message", full_message, 0, 0, kKeywords},
    {"backtrace", native<backtrace>},
    {"__raised?", native<was_raised>},
    {"set_backtrace", native<set_backtrace>, 1},
    {"cause", native<cause>},
    {"==", native<equals>, 1},
};

// Exception.exception(...) is new(...).
Value class_exception(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  if (rest->length() > 6) return raise_argument_count(int(rest->length()), 0, 6);
  Value words[7];
  size_t n = 0;
  for (int64_t i = 0; i < rest->length(); i++) words[n++] = array::get(rest, i);
  bool keywords = args[3] != kNil;
  if (keywords) words[n++] = args[3];
  return call_method(args[0], names::new_, std::span<const Value>(words, n), args[1], keywords);
}
const NativeMethod exception_singleton[] = {{"exception", class_exception, 0, 0, kRest | kKeywords}};

// ---- details

Value absent(const char* what) { return raise(classes.ArgumentError, std::string("no ") + what + " is available"); }

Value receiver(Value self) {
  Value r = field(self, kDetail);
  return r == kUndefined ? absent("receiver") : r;
}
Value key(Value self) {
  Value k = field(self, kDetail2);
  return k == kUndefined ? absent("key") : k;
}
Value matchee(Value self) {
  Value k = field(self, kDetail);
  return k == kUndefined ? absent("matchee") : k;
}
Value detail(Value self) { return nil_if_absent(field(self, kDetail)); }
Value detail2(Value self) { return nil_if_absent(field(self, kDetail2)); }
Value missing_arguments(Value self) {
  Value list = field(self, kArguments);
  return is_array(list) ? list : new_array();
}

// Words: [self, block, message, keywords]
Value initialize_key_error(CallTarget*, const Value* args) {
  set_field(args[0], kMessage, nil_if_absent(args[2]));
  set_field(args[0], kDetail, keyword(args[3], "receiver"));
  set_field(args[0], kDetail2, keyword(args[3], "key"));
  return kNil;
}
Value initialize_pattern_key_error(CallTarget*, const Value* args) {
  set_field(args[0], kMessage, nil_if_absent(args[2]));
  set_field(args[0], kDetail, keyword(args[3], "matchee"));
  set_field(args[0], kDetail2, keyword(args[3], "key"));
  return kNil;
}
Value initialize_frozen_error(CallTarget*, const Value* args) {
  set_field(args[0], kMessage, nil_if_absent(args[2]));
  set_field(args[0], kDetail, keyword(args[3], "receiver"));
  return kNil;
}
// NameError.new(message = nil, name = nil, receiver:), NoMethodError.new(message = nil, name = nil, args = [], ...)
template <int kKeywordWord>
Value initialize_name_error(CallTarget*, const Value* args) {
  set_field(args[0], kMessage, nil_if_absent(args[2]));
  set_field(args[0], kDetail2, nil_if_absent(args[3]));
  set_field(args[0], kDetail, keyword(args[kKeywordWord], "receiver"));
  return kNil;
}
// SystemExit.new(status = 0, message = "exit")
Value initialize_system_exit(Value self, Value status, Value text) {
  bool given = status == kTrue || status == kFalse || status.is_int();
  set_field(self, kDetail, !given || status == kTrue ? fixnum(0) : status == kFalse ? fixnum(1) : status);
  if (!given) text = status;
  set_field(self, kMessage, text == kUndefined ? new_string("exit") : text);
  return kNil;
}
Value succeeded(Value self) { return boolean(detail(self) == fixnum(0)); }
// UncaughtThrowError.new(tag, value, message)
Value initialize_uncaught_throw(Value self, Value tag, Value value, Value text) {
  set_field(self, kDetail, tag);
  set_field(self, kDetail2, value);
  set_field(self, kMessage, nil_if_absent(text));
  return kNil;
}
Value initialize_interrupt(Value self, Value text) {
  set_field(self, kMessage, text == kUndefined ? new_string("Interrupt") : text);
  return kNil;
}

struct DetailRow {
  ClassInfo* Classes::*of;
  NativeMethod method;
};
const DetailRow detail_methods[] = {
    {&Classes::KeyError, {"initialize", initialize_key_error, 0, 1, kKeywords | kPrivate}},
    {&Classes::KeyError, {"receiver", native<receiver>}},
    {&Classes::KeyError, {"key", native<key>}},
    {&Classes::NoMatchingPatternKeyError, {"initialize", initialize_pattern_key_error, 0, 1, kKeywords | kPrivate}},
    {&Classes::NoMatchingPatternKeyError, {"matchee", native<matchee>}},
    {&Classes::NoMatchingPatternKeyError, {"key", native<key>}},
    {&Classes::FrozenError, {"initialize", initialize_frozen_error, 0, 1, kKeywords | kPrivate}},
    {&Classes::FrozenError, {"receiver", native<receiver>}},
    {&Classes::NameError, {"initialize", initialize_name_error<4>, 0, 2, kKeywords | kPrivate}},
    {&Classes::NameError, {"name", native<detail2>}},
    {&Classes::NameError, {"receiver", native<receiver>}},
    {&Classes::NoMethodError, {"initialize", initialize_name_error<5>, 0, 3, kKeywords | kPrivate}},
    {&Classes::NoMethodError, {"args", native<missing_arguments>}},
    {&Classes::LoadError, {"path", native<detail>}},
    {&Classes::StopIteration, {"result", native<detail>}},
    {&Classes::SystemExit, {"initialize", native<initialize_system_exit>, 0, 2, kPrivate}},
    {&Classes::SystemExit, {"status", native<detail>}},
    {&Classes::SystemExit, {"success?", native<succeeded>}},
    {&Classes::UncaughtThrowError, {"initialize", native<initialize_uncaught_throw>, 2, 1, kPrivate}},
    {&Classes::UncaughtThrowError, {"tag", native<detail>}},
    {&Classes::UncaughtThrowError, {"value", native<detail2>}},
    {&Classes::LocalJumpError, {"reason", native<detail>}},
    {&Classes::LocalJumpError, {"exit_value", native<detail2>}},
    {&Classes::Interrupt, {"initialize", native<initialize_interrupt>, 0, 1, kPrivate}},
};

void define_exception() {
  define_methods(classes.Exception, exception_methods);
  define_singleton_methods(classes.Exception, exception_singleton);
  for (const DetailRow& r : detail_methods) define_native(classes.*r.of, r.method);
}
HY_RUBY_CORE(define_exception);

}  // namespace

}  // namespace hypha::ruby
