// SPDX-License-Identifier: MIT
// The `hypha` command: hypha [options] FILE.rb|FILE.py [arguments]. Exit codes: the guest's; 1 uncaught guest exception
// or a program that cannot be read; 2 usage.
#include <absl/flags/flag.h>
#include <absl/flags/parse.h>
#include <absl/flags/usage.h>
#include <absl/flags/usage_config.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <thread>
#include <vector>

#include "framework/engine/gc_events.h"
#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "framework/heap/heap.h"
#include "framework/node/backtrace.h"
#include "framework/node/tiering.h"
#include "framework/specialize/limits.h"
#include "framework/thread/safepoint.h"
#include "framework/thread/signals.h"
#include "languages/launcher/language.h"
#include "languages/launcher/read_source.h"
#include "partial_eval/code/install.h"
#include "partial_eval/code/stress.h"

ABSL_FLAG(std::string, lang, "", "language of the program: ruby or python (default: by extension or #! line)");
ABSL_FLAG(std::string, jit, "on", "compiler: on, off, first-call (compile after one interpreted call or iteration)");
ABSL_FLAG(bool, background, std::thread::hardware_concurrency() > 1,
          "compile in a thread of its own (with --jit=on; otherwise, and with --deopt-stress, the guest waits)");
ABSL_FLAG(uint64_t, deopt_stress, 0, "every place with a guard fails though it holds, then every Nth time (0: off)");
ABSL_FLAG(uint64_t, gc_stress, 0, "collect at about every Nth allocation (0: off)");
ABSL_FLAG(uint64_t, seed, 1, "seed of the stress modes");
ABSL_FLAG(uint32_t, gc_threads, 0, "threads that mark large heaps (0: one a core)");
ABSL_FLAG(bool, gc_stats, false, "print statistics of the collector and of safepoints at exit");
ABSL_FLAG(bool, stats, false, "print statistics of the compiler at exit");
ABSL_FLAG(uint64_t, heap_limit, 0, "guest heap limit in MB: beyond it NoMemoryError / MemoryError (0: none)");
ABSL_FLAG(uint64_t, stack_size, 0,
          "stack of the main thread in MB, which bounds recursion (0: 64 for Ruby, 256 for Python)");
ABSL_FLAG(uint64_t, code_limit, 0, "machine code limit in KB: beyond it nothing more is compiled (0: 512 MB)");
ABSL_FLAG(bool, deadlock_report, false,
          "Python: when all threads wait for each other, print their stacks and end with status 1 (Ruby does anyway)");
ABSL_FLAG(std::string, trace, "", "write the event stream to this file, as JSON lines");
ABSL_FLAG(bool, trace_compilation, false, "print compilations, invalidations and deoptimizations");
ABSL_FLAG(bool, verify_ir, hypha::options.verify_ir, "check every graph before machine code is made of it");
ABSL_FLAG(std::string, dump_ir, "", "print the graph of the functions whose name contains this (* for all)");
ABSL_FLAG(int64_t, cache_limit, -1,
          "entries of every dispatch chain and cache (default: framework/specialize/limits.h)");

namespace hypha {
namespace {

constexpr size_t kSmallestStack = size_t{1} << 20;

int usage_error(const std::string& message) {
  std::fprintf(stderr,
               "hypha: %s\nusage: hypha [options] FILE.rb|FILE.py [arguments] (hypha --help lists the options)\n",
               message.c_str());
  return 2;
}

// Options come before the file; everything behind it belongs to the program.
int first_operand(int argc, char** argv) {
  for (int i = 1; i < argc; i++)
    if (argv[i][0] != '-') return i;
  return argc;
}

// --gc-stress[=N] as the flag library wants it: --gc_stress=N.
std::string normalized(const char* option) {
  std::string s = option;
  if (s.rfind("--", 0) != 0) return s;
  size_t end = std::min(s.find('='), s.size());
  std::replace(s.begin() + 2, s.begin() + long(end), '-', '_');
  if (s == "--gc_stress" || s == "--deopt_stress") s += "=1";
  return s;
}

bool apply_options(std::string* error) {
  std::string jit = absl::GetFlag(FLAGS_jit);
  if (jit == "off")
    options.jit = JitMode::Off;
  else if (jit == "first-call")
    options.jit = JitMode::FirstCall;
  else if (jit != "on")
    return *error = "--jit takes on, off or first-call", false;
  if (options.jit == JitMode::FirstCall) options.compile_threshold = options.osr_threshold = 1;
  options.background =
      options.jit == JitMode::On && absl::GetFlag(FLAGS_background) && !absl::GetFlag(FLAGS_deopt_stress);
  options.code_limit = absl::GetFlag(FLAGS_code_limit) << 10;
  options.deopt_stress = absl::GetFlag(FLAGS_deopt_stress);
  options.trace_compilation = absl::GetFlag(FLAGS_trace_compilation);
  options.deadlock_report = absl::GetFlag(FLAGS_deadlock_report);
  options.verify_ir = absl::GetFlag(FLAGS_verify_ir);
  options.dump_ir = absl::GetFlag(FLAGS_dump_ir);
  if (int64_t n = absl::GetFlag(FLAGS_cache_limit); n >= 0)
    limits.dispatch = limits.property = limits.block = uint32_t(n);
  heap::Options h;
  h.limit_bytes = absl::GetFlag(FLAGS_heap_limit) << 20;
  h.stress_every = absl::GetFlag(FLAGS_gc_stress);
  h.stress_seed = absl::GetFlag(FLAGS_seed);
  h.mark_threads = absl::GetFlag(FLAGS_gc_threads);
  heap::configure(h);
  std::string trace = absl::GetFlag(FLAGS_trace);
  if (!trace.empty()) {
    if (!events::open(trace)) return *error = "cannot write " + trace, false;
    install_gc_events();
  }
  return true;
}

void print_compiler_stats() {
  const pe::CompilerStats& s = pe::stats();
  std::fprintf(stderr,
               "compiled: %lu targets, %lu loops, %lu KB code; stage %.1f ms, backend %.1f ms; deopts %lu, "
               "invalidations %lu, given up %lu\n",
               s.compilations, s.osr_compilations, s.code_bytes / 1024, double(s.stage_ns) / 1e6,
               double(s.backend_ns) / 1e6, s.deopts, s.invalidations, s.given_up);
  std::fprintf(stderr, "interpreted: %lu calls, %lu loop iterations\n", work.interpreted_calls.load(),
               work.interpreted_iterations.load());
  if (options.deopt_stress)
    std::fprintf(stderr, "guard places: %lu, exercised: %lu\n", s.guard_places, s.guard_places_exercised);
}

struct Run {
  Language* language;
  const Source* source;
  int argc;
  char** argv;
};

int run(void* p) {
  auto* r = static_cast<Run*>(p);
  pe::install_compiler();
  signals::set_stack_printer([] { std::fputs(describe_threads().c_str(), stderr); });
  int status = r->language->run(*r->source, r->argc, r->argv);
  pe::stop_compiler();
  if (absl::GetFlag(FLAGS_stats)) print_compiler_stats();
  if (absl::GetFlag(FLAGS_gc_stats)) {
    heap::print_stats(stderr);
    safepoint::stop_times().print(stderr);
  }
  if (options.deopt_stress) pe::stress::report();
  events::close();
  return status;
}

int start(int argc, char** argv) {
  int operand = first_operand(argc, argv);
  std::vector<std::string> texts;
  for (int i = 0; i < operand; i++) texts.push_back(i == 0 ? argv[0] : normalized(argv[i]));
  std::vector<char*> own;
  for (std::string& t : texts) own.push_back(t.data());
  absl::SetProgramUsageMessage("hypha [options] FILE.rb|FILE.py [arguments]");
  absl::ParseCommandLine(int(own.size()), own.data());
  std::string error;
  if (!apply_options(&error)) return usage_error(error);
  if (operand == argc) return usage_error("no program given");
  std::string path = argv[operand], text;
  if (!read_source(path, &text, &error)) {
    std::fprintf(stderr, "hypha: %s\n", error.c_str());
    return 1;
  }
  Language* language = find_language(absl::GetFlag(FLAGS_lang), path, text);
  if (!language) return usage_error("cannot tell the language of " + path + " (--lang=ruby or --lang=python)");
  static Source source(path, std::move(text));
  Run r{language, &source, argc - operand - 1, argv + operand + 1};
  size_t stack_bytes = size_t(absl::GetFlag(FLAGS_stack_size)) << 20;
  return run_on_guest_stack(run, &r, stack_bytes ? std::max(stack_bytes, kSmallestStack) : language->stack_bytes);
}

}  // namespace
}  // namespace hypha

int main(int argc, char** argv) { return hypha::start(argc, argv); }
