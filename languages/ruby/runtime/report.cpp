// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/report.h"

#include <csignal>
#include <cstdio>
#include <mutex>

#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/finalizer.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/program.h"
#include "languages/ruby/runtime/thread.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

// A runaway recursion is cut: the first and the last lines.
constexpr int64_t kTraceHead = 8, kTraceTail = 5, kTraceMost = kTraceHead + kTraceTail + 5;
constexpr int kMostCauses = 100;

std::string line_of(Value backtrace, int64_t i) {
  Value v = array::get(backtrace.ptr<Array>(), i);
  return is_string(v) ? std::string(view_of(v)) : "?";
}

// "message (Class)" with the class behind the first line.
std::string headline(Value exception) {
  Value text = exception_message(exception);
  std::string message = text.is_completion() ? "" : std::string(view_of(text));
  ClassInfo* c = real_class_of(exception);
  std::string name = class_name(c);
  if (message.empty()) return (c == classes.RuntimeError ? "unhandled exception" : name) + "\n";
  size_t end = std::min(message.find('\n'), message.size());
  std::string line = message.substr(0, end);
  if (name[0] != '#') line += " (" + name + ")";
  line += "\n";
  if (end + 1 < message.size()) {
    line += message.substr(end + 1);
    if (line.back() != '\n') line += "\n";
  }
  return line;
}

std::string trace(Value backtrace, bool recursion) {
  std::string text;
  int64_t n = backtrace.ptr<Array>()->length();
  for (int64_t i = 1; i < n; i++) {
    text += "\tfrom " + line_of(backtrace, i) + "\n";
    if (recursion && n > kTraceMost && i == kTraceHead) {
      text += "\t ... " + std::to_string(n - kTraceHead - kTraceTail) + " levels...\n";
      i = n - kTraceTail;
    }
  }
  return text;
}

std::string one(Value exception) {
  Value backtrace = backtrace_of(exception);
  bool traced = is_array(backtrace) && backtrace.ptr<Array>()->length() > 0;
  std::string place = traced ? line_of(backtrace, 0) : std::string(view_of(global_cell(intern("$0"))->get()));
  std::string text = place + ": " + headline(exception);
  return traced ? text + trace(backtrace, is_a(exception, classes.SystemStackError)) : text;
}

struct AtExit {
  std::mutex mutex;
  std::vector<Rooted<>*> blocks;
};
AtExit& at_exit() {
  static auto* list = new AtExit;
  return *list;
}
// kUndefined: there is none left.
Value last_at_exit_block() {
  std::lock_guard held(at_exit().mutex);
  if (at_exit().blocks.empty()) return kUndefined;
  Value block = at_exit().blocks.back()->get();
  at_exit().blocks.pop_back();
  return block;
}

void report(Value exception) {
  flush_output();
  std::string text = exception_report(exception);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// The exit code that a completion asks for; prints what is an error.
int status_of(Value completion) {
  if (completion == kThrow) {
    Value e = thread().exception;
    if (!is_a(e, classes.SystemExit)) report(e);
    return exit_status(e);
  }
  return 0;
}

}  // namespace

std::string exception_report(Value exception) {
  std::string text = one(exception);
  Value cause = exception.ptr<Object>()->fields[kCause].load();
  for (int i = 0; i < kMostCauses && is_kind(cause, Kind::Exception); i++) {
    text += one(cause);
    cause = cause.ptr<Object>()->fields[kCause].load();
  }
  return text;
}

int exit_status(Value exception) {
  if (is_a(exception, classes.SystemExit)) {
    Value status = exception.ptr<Object>()->fields[kDetail].load();
    return status.is_int() ? int(status.as_int() & 0xff) : 0;
  }
  return is_a(exception, classes.Interrupt) ? 128 + SIGINT : 1;
}

void add_at_exit(Value block) {
  auto* root = new Rooted<>;
  root->set(block);
  std::lock_guard held(at_exit().mutex);
  at_exit().blocks.push_back(root);
}

void set_program_name(const std::string& name) { global_cell(intern("$0"))->set(new_string(name)); }

int finish_program(Value result) {
  Value pending = kNil;
  // A return or break whose method or call is over already, or which is in no method.
  if (result == kUnwind) result = raise(classes.LocalJumpError, "unexpected return");
  if (result == kThrow) {
    pending = thread().exception;
    set_current_exception(thread().exception);
  }
  int status = -1;
  for (Value block; (block = last_at_exit_block()) != kUndefined;) {
    Value v = call_block(block, std::span<const Value>());
    if (v.is_completion()) status = status_of(v);
  }
  end_other_threads();
  if (result == kThrow) {
    thread().exception = pending;
    int own = status_of(kThrow);
    if (status < 0) status = own;
  }
  run_all_finalizers();
  flush_output();
  return status < 0 ? 0 : status;
}

}  // namespace hypha::ruby
