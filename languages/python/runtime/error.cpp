// SPDX-License-Identifier: MIT
// Raising: exception objects, their context, what an except clause takes.
#include <algorithm>
#include <cerrno>
#include <cstring>

#include "framework/node/node.h"
#include "framework/thread/stack_room.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

Value new_exception(TypeInfo* t, std::span<const Value> arguments) {
  Value args = new_tuple(arguments);
  Object* e = allocate_object(t->instance_shape);
  e->fields[kArgs].init(args);
  e->fields[kSuppressContext].init(kFalse);
  return ref(e);
}

// An exception does not get itself as context, not even at the end of a chain.
static void set_context(Value e) {
  Value current = handled_exception();
  if (current == kNil || current == e || exception_field(e, kContext) == current) return;
  // Threads that raise the same two exceptions may have tied a knot: `slow` is met in it.
  Value slow = current;
  int64_t steps = 0;
  for (Value at = current; is_exception(at);) {
    Value behind = exception_field(at, kContext);
    if (++steps % 2 == 0) slow = exception_field(slow, kContext);
    if (behind == slow && steps > 1) break;
    if (behind == e) {
      set_exception_field(at, kContext, kNil);
      break;
    }
    at = behind;
  }
  set_exception_field(e, kContext, current);
}

Value raise_value(Value e) {
  set_context(e);
  capture_traceback(e);
  return throw_value(e);
}

Value raise(TypeInfo* t, std::string_view message) {
  Value text = new_str(message);
  return raise_value(new_exception(t, std::span<const Value>(&text, 1)));
}
Value raise(TypeInfo* t, std::initializer_list<Value> arguments) {
  return raise_value(new_exception(t, std::span<const Value>(arguments.begin(), arguments.size())));
}

static void set_property_of(Value e, Symbol* name, Value v) { set_property(e.ptr<Object>(), name, v); }

Value raise_key_error(Value key) { return raise(types.KeyError, {key}); }

Value raise_attribute_error(Value object, Symbol* name) {
  std::string text;
  if (is_type(object))
    text = "type object '" + type_info(object)->name + "'";
  else if (is_module(object))
    text = "module '" + module_info(object)->name + "'";
  else if (type_of(object) == types.method)
    text = "'" + type_name(bound_function(object)) + "' object";
  else
    text = "'" + type_name(object) + "' object";
  Value message = new_str(text + " has no attribute '" + std::string(name->view()) + "'");
  Value e = new_exception(types.AttributeError, std::span<const Value>(&message, 1));
  set_property_of(e, names::plain_name, str_value(name));
  set_property_of(e, names::obj, object);
  return raise_value(e);
}

Value raise_stop_iteration(Value value) {
  Value e = new_exception(types.StopIteration, std::span<const Value>(&value, value == kNil ? 0 : 1));
  set_property_of(e, names::value, value);
  return raise_value(e);
}

TypeInfo* os_error_type(int64_t n) {
  switch (n) {
    case ENOENT:
      return types.FileNotFoundError;
    case EEXIST:
      return types.FileExistsError;
    case EISDIR:
      return types.IsADirectoryError;
    case ENOTDIR:
      return types.NotADirectoryError;
    case EACCES:
    case EPERM:
      return types.PermissionError;
    case EINTR:
      return types.InterruptedError;
    case ECHILD:
      return types.ChildProcessError;
    case EAGAIN:
      return types.BlockingIOError;
    case ETIMEDOUT:
      return types.TimeoutError;
    default:
      return types.OSError;
  }
}

Value raise_os_error(int n, std::string_view filename) {
  Value args[] = {fixnum(n), new_str(std::strerror(n))};
  Value e = new_exception(os_error_type(n), args);
  set_property_of(e, names::errno_, args[0]);
  set_property_of(e, names::strerror, args[1]);
  set_property_of(e, names::filename, new_str(filename));
  return raise_value(e);
}

Value raise_memory_error() { return raise(types.MemoryError, {}); }
Value raise_overflow_error(std::string_view m) { return raise(types.OverflowError, m); }

Value raise_operand_error(const char* op, Value a, Value b) {
  return raise_type_error(std::string("unsupported operand type(s) for ") + op + ": '" + type_name(a) + "' and '" +
                          type_name(b) + "'");
}
Value raise_compare_error(const char* op, Value a, Value b) {
  return raise_type_error(std::string("'") + op + "' not supported between instances of '" + type_name(a) + "' and '" +
                          type_name(b) + "'");
}

std::string quoted(std::string_view s) { return repr_str(s); }

// ---- recursion

Value recursion_limit = fixnum(1000);

// The message is made with the limit out of force: a handler of it needs some room too.
Value recursion_error() {
  Value text = new_str("maximum recursion depth exceeded");
  Value e = new_exception(types.RecursionError, std::span<const Value>(&text, 1));
  set_context(e);
  capture_traceback(e);
  return e;
}

Value raise_recursion_error(const char* where) {
  return raise(types.RecursionError, std::string("maximum recursion depth exceeded") + where);
}

DepthScope::DepthScope() : ok_(recursion_depth().as_int() < recursion_limit.as_int() && stack_has_room()) {
  recursion_depth() = fixnum(recursion_depth().as_int() + 1);
}
DepthScope::~DepthScope() { recursion_depth() = fixnum(recursion_depth().as_int() - 1); }

// ---- taking exceptions

bool exception_is(TypeInfo* t) { return is_exception(thread().exception) && is_instance(thread().exception, t); }
bool is_stop_iteration() { return exception_is(types.StopIteration); }

Value take_exception() {
  Value e = thread().exception;
  thread().exception = kNil;
  return e;
}

Value enter_handler(Value exception, Value depth) {
  recursion_depth() = depth;
  cut_traceback(exception, depth.as_int());
  thread().exception = kNil;
  Value before = handled_exception();
  set_handled_exception(exception);
  return before;
}

Value exception_matches(Value exception, Value type) {
  if (is_tuple(type)) {
    for (int64_t i = 0; i < length_of(type); i++)
      if (Value r = exception_matches(exception, array::get(array_of(type), i)); r != kFalse) return r;
    return kFalse;
  }
  if (!is_type(type) || !type_info(type)->inherits_from(types.BaseException))
    return raise_type_error("catching classes that do not inherit from BaseException is not allowed");
  return boolean(is_instance(exception, type_info(type)));
}

Value make_exception(Value v) {
  if (is_exception(v)) return v;
  if (is_type(v) && type_info(v)->inherits_from(types.BaseException)) {
    Value e = PY_TRY(call(v));
    if (is_exception(e)) return e;
    return raise_type_error("calling " + std::string(view_of(PY_TRY(repr(v)))) +
                            " should have returned an instance of BaseException, not " +
                            std::string(view_of(PY_TRY(repr(type_of(e)->object)))));
  }
  return raise_type_error("exceptions must derive from BaseException");
}

Value raise_exception(Value v) { return raise_value(PY_TRY(make_exception(v))); }

Value raise_from(Value v, Value cause) {
  Value e = PY_TRY(make_exception(v));
  if (cause != kNil) {
    if (!is_exception(cause) && !(is_type(cause) && type_info(cause)->inherits_from(types.BaseException)))
      return raise_type_error("exception causes must derive from BaseException");
    cause = PY_TRY(make_exception(cause));
  }
  set_exception_field(e, kCause, cause);
  set_exception_field(e, kSuppressContext, kTrue);
  return raise_value(e);
}

Value reraise_current() {
  Value e = handled_exception();
  if (e == kNil) return raise(types.RuntimeError, "No active exception to reraise");
  continue_traceback(e);
  return throw_value(e);
}

Value reraise(Value e) {
  continue_traceback(e);
  return throw_value(e);
}

}  // namespace hypha::python
