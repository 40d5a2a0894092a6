// SPDX-License-Identifier: MIT
// Ways through the schedules of a scenario.
#pragma once
#include <string>
#include <vector>

#include "tests/model/scheduler.h"

namespace hypha::model {

// All schedules with at most `bound` departures, one after the other.
class DepthFirst final : public Chooser {
 public:
  explicit DepthFirst(int bound) : bound_(bound), left_(bound) {}
  // After an execution: false if that was the last one.
  bool next();
  void start_again() {
    path_.clear();
    begin();
    cut_ = false;
  }
  bool cut() const { return cut_; }  // there are schedules with more departures

  bool wants(bool contested) override;
  unsigned choose(int thread, uint32_t access, const Option* options, unsigned n) override;

 private:
  struct Choice {
    uint8_t taken, count;
    uint32_t who;  // to notice if an execution does not repeat what one before it did
  };
  void begin() { depth_ = 0, left_ = bound_; }
  memory::List<Choice> path_;
  size_t depth_ = 0;
  int bound_, left_;
  bool cut_ = false;
};

// Operations one after the other, in the given order of threads.
class InOrder final : public Chooser {
 public:
  explicit InOrder(const std::vector<int>& order) : order_(order) {}
  bool wants(bool) override { return false; }
  unsigned choose(int thread, uint32_t access, const Option* options, unsigned n) override;
  int next_operation(int thread) override;
  bool one_at_a_time() const override { return true; }

 private:
  const std::vector<int>& order_;
  size_t position_ = 0;  // of the operation that comes next
};

// The decisions that a text names; "": none.
class Replay final : public Chooser {
 public:
  explicit Replay(const std::string& schedule);
  bool wants(bool) override { return position_ < wanted_.size(); }
  unsigned choose(int thread, uint32_t access, const Option* options, unsigned n) override;

 private:
  std::vector<Decision> wanted_;
  size_t position_ = 0;
};

// As a text: THREAD@ACCESS KIND TARGET, as in 0@5>1 (scheduler.h, Option).
std::string to_text(const memory::List<Decision>& schedule);

}  // namespace hypha::model
