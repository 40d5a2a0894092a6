// SPDX-License-Identifier: MIT
// _traceback: reports as text, for the prelude's traceback.
#include "languages/python/core/native.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

namespace {

Value format_whole(Value exception) { return new_str(format_exception(exception)); }
Value format_entries(Value traceback) { return new_str(format_traceback(traceback)); }
// [(file, line, function)], the outermost first
Value list_entries(Value traceback) {
  Value list = new_list();
  auto entries = traceback_entries(traceback);
  for (size_t i = entries.size(); i-- > 0;) {
    const Source* s = entries[i].target->section.source;
    array::push(array_of(list),
                new_tuple({new_str(s ? s->name() : "?"), fixnum(entry_line(entries[i])),
                           new_str(entries[i].target->name), new_str(s ? s->line_text(entry_line(entries[i])) : "")}));
  }
  return list;
}
// The stack as an exception would take it here.
Value current_stack() {
  Value e = new_exception(types.Exception, {});
  capture_traceback(e);
  return exception_field(e, kTraceback);
}
const NativeRow kRows[] = {{"format", native<format_whole>, "exception /"},
                           {"format_entries", native<format_entries>, "traceback /"},
                           {"entries", native<list_entries>, "traceback /"},
                           {"current", native<current_stack>}};
void define_traceback(ModuleInfo* m) { define_functions(m, kRows); }
HY_PYTHON_MODULE("_traceback", define_traceback);

}  // namespace

}  // namespace hypha::python
