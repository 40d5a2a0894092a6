// SPDX-License-Identifier: MIT
// Raising, and the texts of the errors that the runtime itself raises (CRuby 3.1's).
#include "languages/ruby/runtime/error.h"

#include "framework/node/node.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/highlight.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

Object* fields_of(Value exception) { return exception.ptr<Object>(); }
void set_field(Value exception, ExceptionField f, Value v) {
  fields_of(exception)->fields[f].write(exception.ptr(), v);
}

// NoMethodError: the message is made when it is asked for, since inspecting the receiver may be expensive. Until then a
// number stands for it.
enum MissingForm { kUndefinedMethod, kPrivateMethod, kProtectedMethod, kVariableOrMethod, kNoSuperMethod };

std::string short_inspect(Value v) {
  if (is_kind(v, Kind::Class)) return class_name(class_info(v));
  Value pending = thread().exception;
  Value text = responds_to(v, names::inspect, true) ? inspect(v) : any_to_s(v);
  if (text.is_completion() || !is_string(text) || view_of(text).size() > 65) text = any_to_s(v);
  thread().exception = pending;
  return std::string(view_of(text));
}

std::string describe_receiver(Value v) {
  std::string text = short_inspect(v);
  if (!text.empty() && text[0] == '#') return text;
  return text + ":" + class_name(real_class_of(v));
}

std::string missing_text(int64_t form, Value receiver, Value name) {
  std::string quoted = "`" + std::string(view_of(name)) + "'";
  std::string whom = describe_receiver(receiver);
  switch (form) {
    case kPrivateMethod:
      return "private method " + quoted + " called for " + whom;
    case kProtectedMethod:
      return "protected method " + quoted + " called for " + whom;
    case kVariableOrMethod:
      return "undefined local variable or method " + quoted + " for " + whom;
    case kNoSuperMethod:
      return "super: no superclass method " + quoted + " for " + whom;
    default:
      return "undefined method " + quoted + " for " + whom;
  }
}

Value raise_missing(ClassInfo* c, MissingForm form, Value receiver, Symbol* name) {
  Value e = new_exception(c, fixnum(form));
  set_field(e, kDetail, receiver);
  set_field(e, kDetail2, symbol_value(name));
  return raise_value(e);
}

}  // namespace

// ---- raising

Value new_exception(ClassInfo* c, Value message) {
  Value e = allocate_instance(c);
  fields_of(e)->fields[kMessage].init(message);
  return e;
}

Value raise(ClassInfo* c, std::string_view message) { return raise_value(new_exception(c, new_string(message))); }

Value raise_value(Value exception) {
  Object* e = fields_of(exception);
  if (e->fields[kBacktrace].load() == kNil && e->fields[kPlaces].load() == kNil)
    e->fields[kPlaces].write(e, capture_places(true));
  if (e->fields[kCause].load() == kUndefined) {
    Value cause = current_exception();
    e->fields[kCause].write(e, cause == exception ? kNil : cause);
  }
  return throw_value(exception);
}

Value raise_in(const CallTarget* callee, ClassInfo* c, std::string_view message) {
  Value e = new_exception(c, new_string(message));
  set_field(e, kPlaces, capture_places(true, callee));
  return raise_value(e);
}

Value current_exception() { return thread_slots()->at[kCurrentException].load(); }
void set_current_exception(Value v) {
  Slots* s = thread_slots();
  s->at[kCurrentException].write(s, v);
}

// What Exception#to_s says.
Value exception_text(Value exception) {
  Object* e = fields_of(exception);
  Value message = e->fields[kMessage].load();
  if (message.is_int() && is_a(exception, classes.NameError) && e->fields[kDetail2].load() != kUndefined) {
    message = new_string(missing_text(message.as_int(), e->fields[kDetail].load(), e->fields[kDetail2].load()));
    e->fields[kMessage].write(e, message);
  }
  if (message == kNil) return new_string(class_name(real_class_of(exception)));
  if (!is_string(message)) return to_s(message);
  bool about_name = is_a(exception, classes.NameError);
  if (!about_name && !is_a(exception, classes.KeyError) && !is_a(exception, classes.NoMatchingPatternKeyError))
    return message;
  std::string text(view_of(message));
  auto append = [&](const std::string& more) {
    if (text.find(more) == std::string::npos) text += more;
  };
  std::string plain = text;
  if (about_name) append(error_highlight(exception));
  append(did_you_mean(exception, plain));
  return text.size() == plain.size() ? message : new_string(text);
}

Value exception_message(Value exception) {
  Method* m = find_method(class_of(exception), names::message);
  Method* s = find_method(class_of(exception), names::to_s);
  Value text = is_native(m) && is_native(s) ? exception_text(exception) : call_method(exception, names::message);
  if (text.is_completion() || is_string(text)) return text;
  return to_s(text);
}

// ---- messages

Value raise_argument_count(int given, int required, int maximum) {
  return raise(classes.ArgumentError, argument_count_text(given, required, maximum));
}

std::string argument_count_text(int given, int required, int maximum) {
  std::string s =
      "wrong number of arguments (given " + std::to_string(given) + ", expected " + std::to_string(required);
  if (maximum < 0)
    s += "+";
  else if (maximum != required)
    s += ".." + std::to_string(maximum);
  return s + ")";
}

Value raise_no_method(Value receiver, Symbol* name, bool variable_call, Visibility why) {
  if (why == Visibility::Private) return raise_missing(classes.NoMethodError, kPrivateMethod, receiver, name);
  if (why == Visibility::Protected) return raise_missing(classes.NoMethodError, kProtectedMethod, receiver, name);
  if (variable_call) return raise_missing(classes.NameError, kVariableOrMethod, receiver, name);
  return raise_missing(classes.NoMethodError, kUndefinedMethod, receiver, name);
}

Value raise_no_super_method(Value receiver, Symbol* name) {
  return raise_missing(classes.NoMethodError, kNoSuperMethod, receiver, name);
}

Value raise_name_error(std::string_view message, Symbol* name, Value receiver) {
  Value e = new_exception(classes.NameError, new_string(message));
  set_field(e, kDetail, receiver);
  set_field(e, kDetail2, symbol_value(name));
  return raise_value(e);
}

Value raise_key_error(std::string_view message, Value receiver, Value key) {
  Value e = new_exception(classes.KeyError, new_string(message));
  set_field(e, kDetail, receiver);
  set_field(e, kDetail2, key);
  return raise_value(e);
}

std::string conversion_subject(Value v) {
  if (v == kNil) return "nil";
  if (v == kTrue) return "true";
  if (v == kFalse) return "false";
  return class_name(real_class_of(v));
}

Value raise_no_conversion(Value v, const char* to) {
  return raise(classes.TypeError, "no implicit conversion of " + conversion_subject(v) + " into " + to);
}

Value raise_expected_module(Value v, const char* expected) {
  return raise(classes.TypeError,
               "wrong argument type " + class_name(real_class_of(v)) + " (expected " + expected + ")");
}

}  // namespace hypha::ruby
