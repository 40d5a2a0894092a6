// SPDX-License-Identifier: MIT
// Text form of the toy language, for the goldens. Expressions: numbers, nil, true, false, the name of a local, and
//   (set x E) (do E...) (if E E E) (while E E) (break) (return E) (+ - * < E E)
//   (call F E...) (throw E) (try E x E) (finally E E) (effect E)
//   (record) (field E name) (set-field E name E)
//   (env x N) (captured x I) (set-captured x I E)   x: the local that holds an Env of N variables, numbered from 1
//   (closure F x) (call-closure E E) (closure-env)  the target of a closure is given the closure and one argument
//   (catch E E) (exit E E)                          a region that takes exits with its token; such an exit
#pragma once
#include <map>

#include "tests/partial_eval/toy/toy.h"

namespace hypha::toy {

struct Text {  // an S-expression
  std::string atom;
  std::vector<Text> list;
};
std::vector<Text> read_text(const std::string&);  // throws std::runtime_error

class Reader {
 public:
  explicit Reader(Program& p) : p_(p) {}
  CallTarget* define(const Text& function);  // (function NAME (PARAMETER...) (LOCAL...) E)
  CallTarget* find(const std::string& name) const { return functions_.at(name); }

 private:
  Node* expression(const Text&);
  Node* atom(const std::string&);
  Node* control(const std::string& head, const Text&);
  Node* object(const std::string& head, const Text&);
  Node* call(const Text&);
  int slot(const Text& t) const { return slots_.at(t.atom); }

  Program& p_;
  std::map<std::string, CallTarget*> functions_;
  std::map<std::string, int> slots_;  // of the function that is read
};

}  // namespace hypha::toy
