// SPDX-License-Identifier: MIT
#include "languages/python/python.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "framework/node/node.h"
#include "framework/thread/guest_thread.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/module.h"
#include "languages/python/translate/translator.h"

namespace hypha::python {

// Absolute, so that it stays what it is when the program changes its directory.
static std::string directory_of(const std::string& path) {
  std::error_code error;
  std::string directory = std::filesystem::canonical(path, error).parent_path().string();
  return error ? "" : directory;
}

// Waits for those that are not daemons.
static Value join_threads() {
  Value threading = dict_get(loaded_modules(), "threading");
  return threading == kUndefined || !is_module(threading) ? kNil : call_method(threading, intern("_shutdown"));
}

static Value run_exit_functions() {
  Value atexit = dict_get(loaded_modules(), "atexit");
  return atexit == kUndefined || !is_module(atexit) ? kNil : call_method(atexit, intern("_run_exitfuncs"));
}

// The others end as they are, without the destruction of what they still use.
[[noreturn]] static void leave_threads(int status) {
  std::fflush(nullptr);
  _exit(status);
}

int run_program(const Source& source, int argc, char** argv) {
  boot();
  DiagnosticList errors;
  // The tree lives on: names and literals are views into it.
  SyntaxTree* tree = parse(source, errors).release();
  if (!tree) {
    std::fputs(errors.render().c_str(), stderr);
    return 1;
  }
  set_arguments(source.name(), argc, argv);
  array::push(array_of(search_path()), new_str(directory_of(source.name())));
  ModuleInfo* main = new_main_module(source.name());
  Value result = run_module_code(translate_module(*tree, main, "<module>"), main);
  int status = result.is_completion() ? report_uncaught() : 0;
  if (join_threads().is_completion()) status = std::max(status, report_uncaught());
  if (run_exit_functions().is_completion()) status = std::max(status, report_uncaught());
  flush_stdout();
  if (threads::count() > 1) leave_threads(status);
  return status;
}

}  // namespace hypha::python
