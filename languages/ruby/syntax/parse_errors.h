// SPDX-License-Identifier: MIT
// Error sink shared by lexer and parser. A semantic error ("Can't assign to nil") is reported and parsing goes on. A
// syntax error switches panic mode on: the lexer then answers end-of-input, all parsing functions return by
// themselves, and only parse_program decides where to start again.
#pragma once
#include <string>

#include "framework/source/diagnostic.h"

namespace hypha::ruby::syntax {

class ParseErrors {
 public:
  ParseErrors(const Source& source, DiagnosticList& list) : source_(source), list_(list) {}

  void report(uint32_t start, uint32_t length, std::string message) {
    if (panic_ || count_ >= kMaxErrors) return;
    count_++;
    list_.add({&source_, start, length}, std::move(message));
  }
  void fatal(uint32_t start, uint32_t length, std::string message) {
    report(start, length, std::move(message));
    panic_ = true;
  }
  bool panic() const { return panic_; }
  void calm_down() { panic_ = false; }
  size_t count() const { return count_; }
  bool full() const { return count_ >= kMaxErrors; }

 private:
  static constexpr size_t kMaxErrors = 20;
  const Source& source_;
  DiagnosticList& list_;
  bool panic_ = false;
  size_t count_ = 0;
};

}  // namespace hypha::ruby::syntax
