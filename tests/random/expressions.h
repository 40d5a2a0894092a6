// SPDX-License-Identifier: MIT
// Random expressions. They are typed, so that most of them compute something; what raises now and then is caught.
#pragma once
#include "tests/random/writer.h"

namespace random_programs {

// What an expression may refer to.
struct Names {
  std::vector<std::string> ints, numbers, strings, lists, objects, dicts, anything;  // numbers: integers or floats
  std::vector<std::string> closures;                                                 // of one number
  int functions = 0;     // f0 .. may be called, with two numbers
  bool methods = false;  // m0 and m1 of objects
};

class Expressions {
 public:
  Expressions(Writer& writer, Dice& dice) : w(writer), d(dice) {}

  std::string integer(const Names& n, int depth);
  std::string number(const Names& n, int depth);
  std::string truth(const Names& n, int depth);
  std::string string(const Names& n, int depth);
  std::string list(const Names& n, int depth);
  std::string object(const Names& n, int depth);
  std::string anything(const Names& n, int depth);
  std::string key(const Names& n);  // of a dict

 private:
  std::string small_integer(const Names& n) {
    return n.ints.empty() || d.one_in(3) ? std::to_string(d.below(9)) : d.pick(n.ints);
  }
  std::string either(const std::string& ruby, const std::string& python) { return w.either(ruby, python); }
  std::string call(const Names& n, int depth);
  std::string compare(const Names& n, int depth);
  std::string over_list(const Names& n, int depth);

  Writer& w;
  Dice& d;
};

}  // namespace random_programs
