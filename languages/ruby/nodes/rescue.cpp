// SPDX-License-Identifier: MIT
// rescue clauses.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

static Value matches_one(Value exception, Value pattern) {
  if (!is_kind(pattern, Kind::Class)) return raise(classes.TypeError, "class or module required for rescue clause");
  return case_equal(pattern, exception);
}

// A pattern that is an Array is a splatted list.
Value rescue_matches(Value exception, Value pattern) {
  if (!is_array(pattern)) return matches_one(exception, pattern);
  auto* list = pattern.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++)
    if (RB_TRY(matches_one(exception, array::get(list, i))) == kTrue) return kTrue;
  return kFalse;
}

static Value raise_orphan(const char* reason, const char* message, Value v) {
  Value e = new_exception(classes.LocalJumpError, new_string(message));
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), symbol_value(intern(reason)));
  e.ptr<Object>()->fields[kDetail2].write(e.ptr(), v);
  return raise_value(e);
}
Value orphan_return(Value v) { return raise_orphan("return", "unexpected return", v); }
Value orphan_break(Value v) { return raise_orphan("break", "break from proc-closure", v); }

Value swap_current_exception(Value exception) {
  Value before = current_exception();
  set_current_exception(exception);
  return before;
}

}  // namespace hypha::ruby
