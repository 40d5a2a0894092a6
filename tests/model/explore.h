// SPDX-License-Identifier: MIT
// Checks a scenario in all schedules: depth first, with ever more departures from the default (Musuvathi, Qadeer,
// Iterative Context Bounding for Systematic Testing of Multithreaded Programs, PLDI 2007), each from the same state.
// What the operations return and what they leave must be as if they had run one after the other, in an order that
// respects which ended before another began (Herlihy, Wing, Linearizability, TOPLAS 1990).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "tests/model/scheduler.h"

namespace hypha::model {

// Results and final state as numbers.
struct Outcome {
  static constexpr int kMost = 64;
  int64_t numbers[kMost];
  int count = 0;
  void add(int64_t n);
  bool operator==(const Outcome& other) const;
  std::string text() const;
};

// What an operation gives back: nothing, or a number.
struct Operation {
  template <class F>
  Operation(F f) {  // NOLINT: a lambda is one
    if constexpr (std::is_void_v<decltype(f())>)
      run = [f] { return f(), int64_t{0}; };
    else
      run = [f] { return int64_t(f()); };
  }
  std::function<int64_t()> run;
};

struct Scenario {
  std::string name;
  std::function<void()> setup;  // by the controller
  std::vector<std::vector<Operation>> threads;
  std::function<void(Outcome&)> state = {};  // at the end, by the controller; may call fail_state
  // Instead of the comparison with sequential orders: is this a possible outcome?
  std::function<bool(const Outcome&)> allowed = {};
  // Also with store buffers. Then an operation may take effect after its end: which ended before which began does not
  // count.
  bool delays_stores = true;
  Weakening weakening = {};
  int bound = 3;  // departures, at most
};

struct Report {
  bool failed = false;
  std::string text;  // of a failure: what, and the schedule
  uint64_t schedules = 0;
};

// Prints a line on what was explored.
Report explore(const Scenario& s);

// In `state`: the structure is not whole.
void fail_state(const char* why);

}  // namespace hypha::model

// The scenario holds in all its schedules.
#define CHECK_ALL_SCHEDULES(...)                                           \
  do {                                                                     \
    ::hypha::model::Report report_ = ::hypha::model::explore(__VA_ARGS__); \
    CHECK_MESSAGE(!report_.failed, report_.text);                          \
  } while (0)
