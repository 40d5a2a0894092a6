// SPDX-License-Identifier: MIT
#include "tests/model/explore.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "framework/engine/check.h"
#include "framework/thread/guest_thread.h"
#include "tests/model/choosers.h"
#include "tests/model/report.h"
#include "tests/model/tasks.h"

namespace hypha::model {

void Outcome::add(int64_t n) {
  HY_CHECK(count < kMost, "an outcome has too many numbers");
  numbers[count++] = n;
}
bool Outcome::operator==(const Outcome& other) const {
  return count == other.count && std::equal(numbers, numbers + count, other.numbers);
}
std::string Outcome::text() const {
  std::string text;
  for (int i = 0; i < count; i++) text += (i ? " " : "") + std::to_string(numbers[i]);
  return "[" + text + "]";
}

namespace {

constexpr size_t kMostOperations = 8;  // of a thread
const char* wrong_state = nullptr;

uint64_t setting(const char* name, uint64_t usual) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : usual;
}

struct Span {
  uint64_t begin = 0, end = 0;
};
struct Order {
  std::vector<int> threads;  // whose operation comes first, second ...
  Outcome outcome;
};

class Explorer {
 public:
  explicit Explorer(const Scenario& s) : scenario_(s) {}

  Report explore() {
    prepare_threads();
    forget_words();
    warm_up();
    if (!scenario_.allowed) find_orders();
    auto start = std::chrono::steady_clock::now();
    std::string text = std::getenv("HYPHA_MODEL_REPLAY") ? replay() : pass(false);
    if (!report_.failed && scenario_.delays_stores && !std::getenv("HYPHA_MODEL_REPLAY"))
      text += "; delayed: " + pass(true);
    double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    std::printf("model: %-60s %s, %.0f ms\n", scenario_.name.c_str(), text.c_str(), ms);
    std::fflush(stdout);
    return report_;
  }

 private:
  // What is made once and for all is made here; its memory is no arena's.
  void warm_up() {
    Replay none("");
    const char* why;
    scenario_.setup();
    End end = run_threads(none, &why);
    HY_CHECK(end == End::Done, why);
    collect_outcome();
    HY_CHECK(!wrong_state, wrong_state);
    settle_threads();
  }

  End run_threads(Chooser& chooser, const char** why) {
    auto body = [this](int thread) {
      const auto& operations = scenario_.threads[size_t(thread)];
      for (size_t i = 0; i < operations.size(); i++) {
        next_operation();
        spans_[thread][i].begin = clock();
        results_[thread][i] = operations[i].run();
        spans_[thread][i].end = clock();
      }
    };
    return run({int(scenario_.threads.size()), body, chooser, delays_stores_, scenario_.weakening}, why);
  }

  void collect_outcome() {
    wrong_state = nullptr;
    outcome_.count = 0;
    for (size_t t = 0; t < scenario_.threads.size(); t++)
      for (size_t i = 0; i < scenario_.threads[t].size(); i++) outcome_.add(results_[t][i]);
    if (scenario_.state) scenario_.state(outcome_);
  }

  // From a fresh state, which is given up again.
  End execute(Chooser& chooser, const char** why) {
    memory::begin();
    tls_thread.cursor = memory::arena(0, memory::kHeap);
    tls_thread.limit = tls_thread.cursor + memory::kArenaBytes;
    forget_names();
    scenario_.setup();
    End end = run_threads(chooser, why);
    if (end == End::Done) collect_outcome();
    const char* cursors[memory::kOwners] = {tls_thread.cursor};
    for (int i = 0; i < kMaxThreads; i++)
      cursors[i + 1] = i < int(scenario_.threads.size()) ? Scheduler::get().tasks[i].state->cursor
                                                         : memory::arena(i + 1, memory::kHeap);
    for (const char* c : cursors) HY_CHECK(memory::in_arenas(c), "an execution allocates too much");
    memory::end(cursors);
    return end;
  }

  void find_orders() {
    std::vector<int> order;
    std::vector<size_t> done(scenario_.threads.size());
    size_t all = 0;
    for (const auto& t : scenario_.threads) all += t.size();
    extend(order, done, all);
    HY_CHECK(!orders_.empty(), "no sequential order of the operations comes to an end");
  }
  void extend(std::vector<int>& order, std::vector<size_t>& done, size_t all) {
    if (order.size() == all) {
      InOrder chooser(order);
      const char* why;
      End end = execute(chooser, &why);
      HY_CHECK(end != End::Failed, why);
      if (end == End::Done) orders_.push_back({order, outcome_});
      return;
    }
    for (size_t t = 0; t < done.size(); t++) {
      if (done[t] == scenario_.threads[t].size()) continue;
      done[t]++;
      order.push_back(int(t));
      extend(order, done, all);
      order.pop_back();
      done[t]--;
    }
  }

  // With delayed stores an operation may take effect after its end.
  bool respects_time(const Order& o) const {
    if (delays_stores_) return true;
    size_t next[kMaxThreads] = {};
    Span placed[kMaxThreads * kMostOperations];
    size_t n = 0;
    for (int t : o.threads) {
      Span s = spans_[t][next[t]++];
      for (size_t i = 0; i < n; i++)
        if (s.end < placed[i].begin) return false;
      placed[n++] = s;
    }
    return true;
  }

  bool is_allowed() const {
    if (scenario_.allowed) return scenario_.allowed(outcome_);
    return std::any_of(orders_.begin(), orders_.end(),
                       [&](const Order& o) { return o.outcome == outcome_ && respects_time(o); });
  }

  // One schedule; false: it shows an error.
  bool check(Chooser& chooser) {
    const char* why;
    End end = execute(chooser, &why);
    report_.schedules++;
    if (end == End::Redundant) return true;
    if (end == End::Done && !wrong_state && is_allowed()) return true;
    report_.failed = true;
    if (end != End::Done)
      report_.text = why;
    else if (wrong_state)
      report_.text = wrong_state;
    else
      report_.text = "the outcome " + outcome_.text() + " is that of no order";
    return false;
  }

  std::string pass(bool delays_stores) {
    delays_stores_ = delays_stores;
    const uint64_t most = report_.schedules + setting("HYPHA_MODEL_SCHEDULES", 12000);
    const int last = int(setting("HYPHA_MODEL_BOUND", uint64_t(scenario_.bound)));
    uint64_t before = report_.schedules;
    auto count = [&] { return std::to_string(report_.schedules - before) + " schedules"; };
    for (int bound = 0;; bound++) {
      DepthFirst chooser(bound);
      do {
        if (report_.schedules >= most) return "bound " + std::to_string(bound) + " in part, " + count();
        if (!check(chooser)) return explain(), "FAILED at bound " + std::to_string(bound) + ", " + count();
        // The words that were taken for private before offer choices now.
        if (found_contested_word())
          chooser.start_again();
        else if (!chooser.next())
          break;
      } while (true);
      if (!chooser.cut()) return "all, " + count();
      if (bound == last) return "bound " + std::to_string(bound) + ", " + count();
    }
  }

  // The schedule once more, step by step.
  void explain() {
    std::string schedule = to_text(decisions());
    memory::List<Step> steps;
    steps.reserve(1 << 16);
    Replay again(schedule);
    const char* why;
    bool delayed = delays_stores_;
    delays_stores_ = true;
    record_steps(&steps);
    execute(again, &why);
    record_steps(nullptr);
    delays_stores_ = delayed;
    report_.text =
        scenario_.name + ": " + report_.text + "\nHYPHA_MODEL_REPLAY='" + schedule + "'\n" + step_text(steps);
    if (!scenario_.allowed)
      for (const Order& o : orders_) report_.text += "  possible: " + o.outcome.text() + "\n";
  }

  std::string replay() {
    delays_stores_ = true;
    Replay chooser(std::getenv("HYPHA_MODEL_REPLAY"));
    bool good = check(chooser);
    explain();
    std::printf("%s\n", report_.text.c_str());
    return good ? "replayed" : "FAILED";
  }

  const Scenario& scenario_;
  bool delays_stores_ = false;
  std::vector<Order> orders_;
  Outcome outcome_;
  int64_t results_[kMaxThreads][kMostOperations] = {};
  Span spans_[kMaxThreads][kMostOperations];
  Report report_;
};

// A fault in a scenario: which schedule led there.
const Scenario* explored = nullptr;
void on_fault(int signal) {
  std::fprintf(stderr, "model: %s: signal %d\nHYPHA_MODEL_REPLAY='%s'\n", explored->name.c_str(), signal,
               to_text(decisions()).c_str());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void fail_state(const char* why) { wrong_state = why; }

Report explore(const Scenario& s) {
  explored = &s;
  static char signal_stack[64 * 1024];
  stack_t other{};
  other.ss_sp = signal_stack;
  other.ss_size = sizeof signal_stack;
  sigaltstack(&other, nullptr);
  struct sigaction action = {};
  action.sa_handler = on_fault;
  action.sa_flags = SA_ONSTACK;
  constexpr int kFaults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
  struct sigaction before[std::size(kFaults)];
  for (size_t i = 0; i < std::size(kFaults); i++) sigaction(kFaults[i], &action, &before[i]);
  Report r = Explorer(s).explore();
  for (size_t i = 0; i < std::size(kFaults); i++) sigaction(kFaults[i], &before[i], nullptr);
  return r;
}

}  // namespace hypha::model
