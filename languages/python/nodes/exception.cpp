// SPDX-License-Identifier: MIT
#include "languages/python/nodes/exception.h"

#include "languages/python/runtime/traceback.h"

namespace hypha::python {

Value enter_cleanup(Value exception, Value depth) {
  recursion_depth() = depth;
  Value before = handled_exception();
  if (exception == kNil) return before;
  cut_traceback(exception, depth.as_int());
  set_handled_exception(exception);
  return before;
}

static Value protocol_error(Value manager, const char* missing) {
  return raise_type_error("'" + type_name(manager) + "' object does not support the context manager protocol" + missing);
}

Value with_check(Value manager) {
  if (!has_special(manager, names::enter)) return protocol_error(manager, "");
  if (!has_special(manager, names::exit)) return protocol_error(manager, " (missed __exit__ method)");
  return manager;
}

Value with_enter(Value manager) { return call_special(manager, names::enter); }

Value with_exit(Value manager, Value exception) {
  if (exception == kNil) return call_special(manager, names::exit, {kNil, kNil, kNil});
  Value r = PY_TRY(call_special(manager, names::exit, {type_of(exception)->object, exception, exception_field(exception, kTraceback)}));
  return truth(r);
}

Value assertion_error(Value message) {
  if (message == kUndefined) return raise(types.AssertionError, {});
  return raise(types.AssertionError, {message});
}

}  // namespace hypha::python
