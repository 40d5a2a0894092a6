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

Value swap_current_exception(Value exception) {
  Value before = current_exception();
  set_current_exception(exception);
  return before;
}

}  // namespace hypha::ruby
