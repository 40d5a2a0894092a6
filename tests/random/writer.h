// SPDX-License-Identifier: MIT
// Lines of a program in one of the languages, and the dice.
#pragma once
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "tests/random/generator.h"

namespace random_programs {

class Dice {
 public:
  explicit Dice(uint64_t seed) : engine_(seed) {}
  int below(int n) { return int(engine_() % uint64_t(n)); }
  bool one_in(int n) { return below(n) == 0; }
  const char* pick(std::initializer_list<const char*> words) { return words.begin()[below(int(words.size()))]; }
  const std::string& pick(const std::vector<std::string>& words) { return words[size_t(below(int(words.size())))]; }

 private:
  std::mt19937_64 engine_;
};

class Writer {
 public:
  explicit Writer(Language language) : ruby_(language == Language::Ruby) {}
  bool ruby() const { return ruby_; }
  // The same thing in the two languages.
  std::string either(const std::string& ruby, const std::string& python) const { return ruby_ ? ruby : python; }
  void line(const std::string& text) { text_ += std::string(size_t(depth_) * 2, ' ') + text + "\n"; }
  // A compound statement: `head` (Python: with a colon), `body`, `end`.
  template <class F>
  void block(const std::string& head, F body) {
    open(head, body);
    close();
  }
  template <class F>
  void open(const std::string& head, F body) {  // more clauses follow
    line(ruby_ ? head : head + ":");
    depth_++;
    body();
    depth_--;
  }
  void close() {
    if (ruby_) line("end");
  }
  std::string take() { return std::move(text_); }

 private:
  bool ruby_;
  int depth_ = 0;
  std::string text_;
};

}  // namespace random_programs
