// SPDX-License-Identifier: MIT
// Exceptions as CPython prints them.
#include <unistd.h>

#include <cstdio>

#include "framework/node/node.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/suggestion.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

namespace {

// Text of a value for a report: nothing may go wrong any more.
std::string safe_str(Value v, const char* failed) {
  Value text = str(v);
  if (text.is_completion()) return take_exception(), failed;
  return std::string(view_of(text));
}

std::string last_line(Value e) {
  TypeInfo* t = type_of(e);
  std::string name = t->module.empty() || t->module == "builtins" || t->module == "__main__"
                         ? t->qualified_name
                         : t->module + "." + t->qualified_name;
  std::string text = safe_str(e, "<exception str() failed>");
  text += suggestion_for(e);
  return text.empty() ? name + "\n" : name + ": " + text + "\n";
}

void append_notes(std::string& out, Value e, const std::string& margin) {
  Value notes = get_property(e.ptr<Object>(), names::notes);
  if (notes == kUndefined || !is_list(notes)) return;
  for (int64_t i = 0; i < length_of(notes); i++) {
    std::string text = safe_str(array::get(array_of(notes), i), "<note str() failed>");
    for (size_t at = 0; at <= text.size();) {
      size_t end = text.find('\n', at);
      out += margin + text.substr(at, end == std::string::npos ? end : end - at) + "\n";
      if (end == std::string::npos) break;
      at = end + 1;
    }
  }
}

bool is_group(Value e) { return is_instance(e, types.BaseExceptionGroup); }

std::string indented(const std::string& text, const std::string& margin) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    out += margin + text.substr(at, end - at + 1);
    at = end + 1;
  }
  return out;
}

struct Report {
  std::vector<uint64_t> seen;
  bool once(Value e) {
    for (uint64_t s : seen)
      if (s == e.bits) return false;
    seen.push_back(e.bits);
    return true;
  }

  std::string headline(Value e, int depth) {
    if (traceback_entries(exception_field(e, kTraceback)).empty()) return is_group(e) && depth == 0 ? "" : "";
    const char* margin = is_group(e) && depth == 0 ? "  + " : "";
    std::string out = std::string(margin) + (is_group(e) ? "Exception Group Traceback (most recent call last):\n"
                                                         : "Traceback (most recent call last):\n");
    std::string lines = format_traceback(exception_field(e, kTraceback), e);
    return out + (is_group(e) && depth == 0 ? indented(lines, "  | ") : lines);
  }

  // One exception without its chain.
  std::string single(Value e, int depth) {
    std::string out = headline(e, depth);
    if (!is_group(e)) {
      out += last_line(e);
      append_notes(out, e, "");
      return out;
    }
    std::string own = last_line(e);
    append_notes(own, e, "");
    out += depth == 0 ? indented(own, "  | ") : own;
    return out + members(e, depth);
  }

  std::string members(Value e, int depth) {
    Value list = get_property(e.ptr<Object>(), intern("exceptions"));
    std::string out;
    int64_t n = list == kUndefined ? 0 : length_of(list);
    std::string margin = depth == 0 ? "  " : "";
    for (int64_t i = 0; i < n; i++) {
      Value inner = array::get(array_of(list), i);
      out += margin + (i == 0 ? "+-" : "  ") + "+---------------- " + std::to_string(i + 1) + " ----------------\n";
      out += indented(chain(inner, depth + 1), margin + "  | ").substr(0);
    }
    if (n > 0) out += margin + "  +------------------------------------\n";
    return out;
  }

  std::string chain(Value e, int depth) {
    std::string out;
    Value cause = exception_field(e, kCause), context = exception_field(e, kContext);
    if (is_exception(cause) && once(cause)) {
      out = chain(cause, depth) + "\nThe above exception was the direct cause of the following exception:\n\n";
    } else if (!is_exception(cause) && is_exception(context) && exception_field(e, kSuppressContext) != kTrue &&
               once(context)) {
      out = chain(context, depth) + "\nDuring handling of the above exception, another exception occurred:\n\n";
    }
    return out + single(e, depth);
  }
};

int exit_code(Value e) {
  Value code = get_property(e.ptr<Object>(), names::code);
  if (code == kUndefined) {
    Value args = exception_field(e, kArgs);
    code = length_of(args) == 0 ? kNil : length_of(args) == 1 ? array::get(array_of(args), 0) : args;
  }
  if (code == kNil) return 0;
  if (Value i = int_of(code); i != kUndefined) {
    int64_t n = 1;
    integer::to_int64(i, &n);
    return int(n & 0xFF);
  }
  std::fputs((safe_str(code, "") + "\n").c_str(), stderr);
  return 1;
}

}  // namespace

std::string format_exception(Value e) {
  Report r;
  r.once(e);
  return r.chain(e, 0);
}

int report_uncaught() {
  Value e = take_exception();
  recursion_depth() = fixnum(0);
  set_handled_exception(kNil);
  flush_stdout();
  if (!is_exception(e)) return 1;
  if (is_instance(e, types.SystemExit)) return exit_code(e);
  std::string text = format_exception(e);
  flush_stdout();
  std::fputs(text.c_str(), stderr);
  return is_instance(e, types.KeyboardInterrupt) ? 130 : 1;
}

}  // namespace hypha::python
