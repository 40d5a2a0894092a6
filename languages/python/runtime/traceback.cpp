// SPDX-License-Identifier: MIT
#include "languages/python/runtime/traceback.h"

#include <algorithm>
#include <cstring>

#include "framework/node/backtrace.h"
#include "framework/thread/fiber.h"
#include "languages/python/runtime/interop.h"
#include "languages/python/syntax/parser.h"

namespace hypha::python {

namespace {

constexpr size_t kMaxEntries = 5000;

// Of a traceback object: a Raw; how many of its outermost entries do not belong to it; where it is a part of another
// one that was cut, that one and the depth at which it was caught.
enum TracebackField { kEntries, kFrom, kWhole, kCaughtAt };

Value new_traceback(Value entries, int64_t from, Value whole = kNil, int64_t caught_at = 0) {
  return new_native(types.traceback, {entries, fixnum(from), whole, fixnum(caught_at)});
}

Value make_traceback(const std::vector<TracebackEntry>& entries) {
  Raw* raw = heap::allocate_raw(int64_t(entries.size() * sizeof(TracebackEntry)));
  if (!entries.empty()) std::memcpy(raw->bytes, entries.data(), entries.size() * sizeof(TracebackEntry));
  return new_traceback(ref(raw), 0);
}

// What a consumer does with an element happens outside of the generator, though its loops run here.
bool is_consumer(const StackEntry& s, const FunctionCode* code) {
  const SourceSection& all = s.target->section;
  return code && code->is_drained && s.site && s.site->source_start == all.start && s.site->source_length == all.length;
}

// The guest's activations on the running stack, innermost first, without those of depth > limit.
void append_stack(std::vector<TracebackEntry>& out, bool skip_innermost) {
  std::vector<StackEntry> stack;
  collect_stack(stack, kMaxEntries, 100);
  int64_t depth = recursion_depth().as_int();
  for (const StackEntry& s : stack) {
    const FunctionCode* code = code_of(s.target);
    if (code && code->is_native) continue;
    if (!skip_innermost && !is_consumer(s, code)) {
      TracebackEntry e{s.target, s.target->section.start, 0, depth};
      if (s.site) e.start = s.site->source_start, e.length = s.site->source_length;
      out.push_back(e);
    }
    skip_innermost = false;
    depth--;
  }
}

void extend(Value exception, bool skip_innermost) {
  auto old = traceback_entries(exception_field(exception, kTraceback));
  std::vector<TracebackEntry> all(old.begin(), old.end());
  append_stack(all, skip_innermost);
  set_exception_field(exception, kTraceback, make_traceback(all));
}

}  // namespace

std::span<const TracebackEntry> traceback_entries(Value t) {
  if (!is_kind(t, Kind::Native)) return {};
  Value entries = native_field(t, kEntries);
  if (!is_kind(entries, Kind::Raw)) return {};
  Raw* raw = entries.ptr<Raw>();
  size_t n = size_t(raw->length) / sizeof(TracebackEntry);
  return {reinterpret_cast<const TracebackEntry*>(raw->bytes),
          n - std::min<size_t>(n, size_t(native_field(t, kFrom).as_int()))};
}

uint32_t entry_line(const TracebackEntry& e) {
  const Source* s = e.target->section.source;
  return s ? s->line(e.start) : 0;
}

void capture_traceback(Value e) { extend(e, false); }

// The activation that has caught it, and is still there, has the same callers as before. On a fiber, its resumer may be
// another one.
void continue_traceback(Value e) {
  Value t = exception_field(e, kTraceback);
  Value whole = is_kind(t, Kind::Native) ? native_field(t, kWhole) : kNil;
  bool caught_here = whole != kNil && native_field(t, kCaughtAt) == recursion_depth() && !fiber::current();
  caught_here ? set_exception_field(e, kTraceback, whole) : extend(e, true);
}

Value next_traceback(Value t) {
  if (traceback_entries(t).size() <= 1) return kNil;
  return new_traceback(native_field(t, kEntries), native_field(t, kFrom).as_int() + 1);
}

void extend_traceback() {
  if (is_exception(thread().exception)) extend(thread().exception, false);
}

void cut_traceback(Value exception, int64_t depth) {
  Value t = exception_field(exception, kTraceback);
  auto all = traceback_entries(t);
  size_t n = all.size();
  while (n > 0 && all[n - 1].depth < depth) n--;
  if (n == all.size()) return;
  int64_t from = native_field(t, kFrom).as_int() + int64_t(all.size() - n);
  set_exception_field(exception, kTraceback, new_traceback(native_field(t, kEntries), from, t, depth));
}

namespace {

// Where in a segment its operator is, if the segment is one operation: `a + b`, `a[b]`.
struct Anchors {
  bool found = false;
  size_t left = 0, right = 0;
};

Anchors find_anchors(std::string_view segment) {
  Anchors a;
  Source source("<segment>", std::string(segment));
  DiagnosticList errors;
  auto tree = parse(source, errors);
  if (!tree || tree->module.body.size() != 1) return a;
  auto* statement = ast::try_as<ast::ExpressionStatement>(tree->module.body[0]);
  if (!statement) return a;
  if (auto* b = ast::try_as<ast::Binary>(statement->value)) {
    size_t at = b->left->span.end(), end = b->right->span.start;
    while (at < end && (segment[at] == ' ' || segment[at] == ')')) at++;
    if (at >= end) return a;
    size_t right = at + 1;
    if (right < end && segment[right] != ' ' && segment[right] != '(') right++;
    return {true, at, right};
  }
  if (auto* s = ast::try_as<ast::Subscript>(statement->value)) {
    size_t at = s->value->span.end();
    while (at < segment.size() && segment[at] != '[') at++;
    return {true, at, segment.size()};
  }
  return a;
}

size_t characters(std::string_view text) { return size_t(string::scan_utf8(text).characters); }

void append_carets(std::string& out, const TracebackEntry& e, std::string_view line, size_t indent,
                   std::string_view stripped) {
  const Source* s = e.target->section.source;
  LineColumn from = s->position(e.start), to = s->position(e.start + e.length);
  size_t start = from.column - 1, end = to.line == from.line ? to.column - 1 : indent + stripped.size();
  if (e.length == 0 || end <= start || start < indent || end > line.size()) return;
  Anchors a;
  if (to.line == from.line) a = find_anchors(line.substr(start, end - start));
  if (end - start >= stripped.size() && !a.found) return;
  out += "    " + std::string(characters(line.substr(indent, start - indent)), ' ');
  auto width = [&](size_t i, size_t j) { return characters(line.substr(start + i, j - i)); };
  if (a.found)
    out += std::string(width(0, a.left), '~') + std::string(width(a.left, a.right), '^') +
           std::string(width(a.right, end - start), '~');
  else
    out += std::string(width(0, end - start), '^');
  out += '\n';
}

void append_entry(std::string& out, const TracebackEntry& e) {
  const Source* s = e.target->section.source;
  uint32_t number = entry_line(e);
  out += "  File \"" + (s ? s->name() : std::string("?")) + "\", line " + std::to_string(number) + ", in " +
         e.target->name + "\n";
  if (!s || s->name().starts_with("<")) return;  // no file
  std::string_view line = s->line_text(number);
  size_t from = line.find_first_not_of(" \t\f"), to = line.find_last_not_of(" \t\f\r");
  if (from == std::string_view::npos) return;
  std::string_view stripped = line.substr(from, to - from + 1);
  out += "    " + std::string(stripped) + "\n";
  append_carets(out, e, line, from, stripped);
}

}  // namespace

// An object without the attribute that it was called by: of `object.name(arguments)`, the part before the arguments.
static TracebackEntry narrowed(TracebackEntry e, Value exception) {
  const Source* s = e.target->section.source;
  if (!is_exception(exception) || !is_instance(exception, types.AttributeError) || !s) return e;
  Value name = get_property(exception.ptr<Object>(), names::plain_name);
  Source segment("<segment>", std::string(s->text().substr(e.start, e.length)));
  DiagnosticList errors;
  auto tree = parse(segment, errors);
  if (!is_str(name) || !tree || tree->module.body.size() != 1) return e;
  auto* statement = ast::try_as<ast::ExpressionStatement>(tree->module.body[0]);
  auto* call = statement ? ast::try_as<ast::Call>(statement->value) : nullptr;
  auto* callee = call ? ast::try_as<ast::Attribute>(call->callee) : nullptr;
  if (callee && callee->name == view_of(name)) e.length = callee->span.length;
  return e;
}

std::string format_traceback(Value traceback, Value exception) {
  auto entries = traceback_entries(traceback);
  std::string out;
  int repeats = 0;
  auto finish = [&] {
    if (repeats > 3) {
      int more = repeats - 3;
      out += "  [Previous line repeated " + std::to_string(more) + " more time" + (more > 1 ? "s" : "") + "]\n";
    }
  };
  const TracebackEntry* last = nullptr;
  for (size_t i = entries.size(); i-- > 0;) {
    const TracebackEntry& e = entries[i];
    if (last && last->target == e.target && entry_line(*last) == entry_line(e)) {
      repeats++;
    } else {
      finish();
      repeats = 1;
    }
    if (repeats <= 3) append_entry(out, i == 0 ? narrowed(e, exception) : e);
    last = &e;
  }
  finish();
  return out;
}

}  // namespace hypha::python
