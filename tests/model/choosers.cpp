// SPDX-License-Identifier: MIT
#include "tests/model/choosers.h"

#include <cstdio>
#include <sstream>

#include "framework/engine/check.h"

namespace hypha::model {

bool DepthFirst::wants(bool contested) {
  if (left_ == 0 && contested) cut_ = true;
  return contested && left_ > 0;
}

unsigned DepthFirst::choose(int thread, uint32_t access, const Option* options, unsigned n) {
  unsigned affordable[16], m = 0;
  for (unsigned i = 0; i < n; i++) {
    if (options[i].cost <= left_)
      affordable[m++] = i;
    else
      cut_ = true;
  }
  unsigned taken = 0;
  if (m > 1) {
    uint32_t who = uint32_t(thread) << 24 ^ access;
    if (depth_ == path_.size()) path_.push_back({0, uint8_t(m), who});
    const Choice& c = path_[depth_++];
    HY_CHECK(c.count == m && c.who == who, "the model does not repeat an execution: some state survives it");
    taken = c.taken;
  }
  left_ -= options[affordable[taken]].cost;
  return affordable[taken];
}

bool DepthFirst::next() {
  path_.resize(depth_);
  while (!path_.empty() && path_.back().taken + 1 == path_.back().count) path_.pop_back();
  begin();
  if (path_.empty()) return false;
  path_.back().taken++;
  return true;
}

int InOrder::next_operation(int thread) {
  if (order_[position_] == thread) return position_++, thread;
  return order_[position_];
}

// Only where a thread has come to its end, or where none has begun.
unsigned InOrder::choose(int, uint32_t, const Option* options, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    if (position_ < order_.size() && options[i].target == order_[position_]) return i;
  return 0;
}

Replay::Replay(const std::string& schedule) {
  std::istringstream in(schedule);
  for (std::string word; in >> word;) {
    unsigned thread, access, target;
    char kind;
    HY_CHECK(std::sscanf(word.c_str(), "%u@%u%c%u", &thread, &access, &kind, &target) == 4, "not a schedule");
    wanted_.push_back({uint8_t(thread), access, {kind, uint8_t(target), 0}});
  }
}

unsigned Replay::choose(int thread, uint32_t access, const Option* options, unsigned n) {
  if (position_ == wanted_.size()) return 0;
  const Decision& d = wanted_[position_];
  if (d.thread != thread || d.access != access) return 0;
  for (unsigned i = 1; i < n; i++)
    if (options[i].kind == d.option.kind && options[i].target == d.option.target) return position_++, i;
  return 0;
}

std::string to_text(const memory::List<Decision>& schedule) {
  std::string text;
  for (const Decision& d : schedule) {
    char word[64];
    std::snprintf(word, sizeof word, "%s%u@%u%c%u", text.empty() ? "" : " ", d.thread, d.access, d.option.kind,
                  d.option.target);
    text += word;
  }
  return text;
}

}  // namespace hypha::model
