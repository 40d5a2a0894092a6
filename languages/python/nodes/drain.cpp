// SPDX-License-Identifier: MIT
#include "languages/python/nodes/drain.h"

#include <algorithm>

#include "languages/python/runtime/generator.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

DrainedBy drained_by(Symbol* name) {
  Value v = value_of(builtins->globals.find(name));
  if (is_kind(v, Kind::Class) && type_info(v)->is_builtin && intern(type_info(v)->name) == name) return {nullptr, v};
  if (!is_kind(v, Kind::Closure)) return {};
  CallTarget* t = v.ptr<Closure>()->target;
  return code_of(t)->is_native && code_of(t)->name == name ? DrainedBy{t, kUndefined} : DrainedBy{};
}

Value leave_drained(CallTarget* target, Value exception, Value depth) {
  thread().exception = exception;
  if (!is_stop_iteration()) return kThrow;
  int64_t inside = depth.as_int() + 1;
  auto of_body = [&](const TracebackEntry& e) { return e.target == target && e.depth == inside; };
  if (!std::ranges::any_of(traceback_entries(exception_field(exception, kTraceback)), of_body)) return kThrow;
  cut_traceback(exception, inside);
  recursion_depth() = depth;
  return leave_generator();
}

}  // namespace hypha::python
