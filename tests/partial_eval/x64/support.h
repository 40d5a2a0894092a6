// SPDX-License-Identifier: MIT
// Running graphs in tests: as machine code, and in a small evaluator that is written from ops.def alone.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "partial_eval/code/code.h"

namespace hypha::pe::test {

// What running a graph came to. A deoptimization reports the values of its state in the order of
// for_each_state_value(): Word as it is, everything else as a Value. Heap doubles are replaced by their content.
struct Outcome {
  bool deopt = false;
  int32_t site = 0, state = -1;
  uint64_t result = 0;  // if not deopt
  std::vector<uint64_t> values;
  std::vector<Repr> reprs;  // of values
};
bool same(const Outcome&, const Outcome&);
Outcome finished(uint64_t result);
std::string to_string(const Outcome&);

Graph parse_or_fail(const std::string& text);  // verified

class Compiled {
 public:
  explicit Compiled(Graph);
  explicit Compiled(const std::string& text) : Compiled(parse_or_fail(text)) {}
  Outcome run(const std::vector<uint64_t>& args) const;
  Code& code() const { return *code_; }

 private:
  std::unique_ptr<Code> code_;
};

// Gives up (deopt with site -1) after so many steps.
Outcome evaluate(const Graph&, const std::vector<uint64_t>& args, int step_limit = 100'000);

inline uint64_t fix(int64_t n) { return fixnum(n).bits; }
uint64_t dbl(double);             // tagged: flonum or heap double
double undbl(uint64_t word);      // of either
uint64_t content(uint64_t word);  // what Outcome has for this word

// Functions for CallRuntime that leave nothing in the caller-saved registers.
uint64_t mix(uint64_t a, uint64_t b, uint64_t c);
double mix_f64(double a, uint64_t b, double c);
bool is_odd(uint64_t fixnum_word);
void clobber();
// For CallTarget: returns the fixnum sum of its arguments' numbers times their position.
CallTarget* sum_target(uint32_t arguments);
std::string hex(uint64_t);

}  // namespace hypha::pe::test
