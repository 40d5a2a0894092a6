// SPDX-License-Identifier: MIT
#include "tests/random/expressions.h"

namespace random_programs {

std::string Expressions::integer(const Names& n, int depth) {
  if (depth <= 0) {
    if (!n.ints.empty() && !d.one_in(3)) return d.pick(n.ints);
    if (!d.one_in(8)) return std::to_string(d.below(20) - 4);
    return d.pick({"1000000007", "4294967296", "4611686018427387903", "(-4611686018427387904)", "4611686018427387904",
                   "9223372036854775807", "18446744073709551616", "2305843009213693951"});
  }
  auto sub = [&] { return integer(n, depth - 1 - d.below(2)); };
  switch (d.below(12)) {
    case 0:
    case 1:
      return "(" + sub() + " + " + sub() + ")";
    case 2:
      return "(" + sub() + " - " + sub() + ")";
    case 3:
      return "(" + sub() + " * " + std::to_string(d.below(7) - 2) + ")";
    case 4:
      return "(" + sub() + " * " + sub() + " % 1000003)";
    case 5:
      return "(" + sub() + either(" / ", " // ") + (d.one_in(8) ? sub() : std::to_string(d.below(9) + 1)) + ")";
    case 6:
      return "(" + sub() + " % " + d.pick({"7", "16", "(-5)", "1000", "3"}) + ")";
    case 7:
      return "(" + sub() + d.pick({" & ", " | ", " ^ "}) + sub() + ")";
    case 8:
      return "(" + sub() + d.pick({" << ", " >> "}) + std::to_string(d.below(40)) + ")";
    case 9:
      return either("(" + sub() + ").abs", "abs(" + sub() + ")");
    case 10:
      return either("(" + truth(n, depth - 1) + " ? " + sub() + " : " + sub() + ")",
                    "(" + sub() + " if " + truth(n, depth - 1) + " else " + sub() + ")");
    default:
      return either("(" + list(n, 0) + ").size", "len(" + list(n, 0) + ")");
  }
}

std::string Expressions::number(const Names& n, int depth) {
  if (depth <= 0) {
    if (!n.numbers.empty() && !d.one_in(3)) return d.pick(n.numbers);
    return d.one_in(3) ? d.pick({"0.5", "2.0", "(-1.25)", "1e10", "0.1", "3.0"}) : integer(n, 0);
  }
  auto sub = [&] { return number(n, depth - 1 - d.below(2)); };
  switch (d.below(13)) {
    case 0:
      return integer(n, depth);
    case 1:
    case 2:
      return "(" + sub() + " + " + sub() + ")";
    case 3:
      return "(" + sub() + " - " + sub() + ")";
    case 4:
      return "(" + sub() + " * " + d.pick({"2", "0.5", "3", "(-1)"}) + ")";
    case 5:
      return "(" + sub() + " * " + sub() + " % 10007)";
    case 6:
      return either("[" + sub() + ", " + sub() + "]." + d.pick({"max", "min"}),
                    std::string(d.pick({"max", "min"})) + "(" + sub() + ", " + sub() + ")");
    case 7:
      return "(-" + sub() + ")";
    case 8:
      return either("(" + truth(n, depth - 1) + " ? " + sub() + " : " + sub() + ")",
                    "(" + sub() + " if " + truth(n, depth - 1) + " else " + sub() + ")");
    case 9:
      return over_list(n, depth);
    default:
      return call(n, depth);
  }
}

std::string Expressions::over_list(const Names& n, int depth) {
  Names inner = n;
  inner.numbers = {"e"};
  inner.functions = 0;
  inner.closures.clear();
  std::string l = list(n, depth - 1);
  switch (d.below(5)) {
    case 0:
      return l + "[" + small_integer(n) + " % 3]";
    case 1:
      return either(l + ".sum", "sum(" + l + ")");
    case 2: {
      std::string e = number(inner, 1);
      return either(l + ".map { |e| " + e + " }.sum", "sum([" + e + " for e in " + l + "])");
    }
    case 3: {
      std::string e = truth(inner, 1), f = number(inner, 1);
      return either(l + ".select { |e| " + e + " }.map { |e| " + f + " }.sum",
                    "sum(" + f + " for e in " + l + " if " + e + ")");
    }
    default: {
      std::string e = number(inner, 0);
      return either(l + ".inject(1) { |a, e| (a - " + e + ") % 1009 }",
                    "functools.reduce(lambda a, e: (a - " + e + ") % 1009, " + l + ", 1)");
    }
  }
}

std::string Expressions::key(const Names& n) {
  switch (d.below(4)) {
    case 0:
      return string(n, 0);
    case 1:
      return "(" + number(n, 0) + " % 5)";
    default:
      return "(" + small_integer(n) + " % 7)";
  }
}

std::string Expressions::call(const Names& n, int depth) {
  std::string a = number(n, depth - 1);
  switch (d.below(6)) {
    case 4:
      if (n.functions) return "recurse(" + small_integer(n) + " % 6, " + a + ")";
      break;
    case 5:
      if (!n.dicts.empty())
        return either("(" + d.pick(n.dicts) + "[" + key(n) + "] || 0)", d.pick(n.dicts) + ".get(" + key(n) + ", 0)");
      break;
    case 0:
      if (n.functions) return "f" + std::to_string(d.below(n.functions)) + "(" + a + ", " + number(n, depth - 2) + ")";
      break;
    case 1:
      if (!n.closures.empty()) return d.pick(n.closures) + either(".(", "(") + a + ")";
      break;
    case 2:
      if (n.methods && !n.objects.empty()) return d.pick(n.objects) + d.pick({".m0(", ".m1("}) + a + ")";
      break;
    default:
      if (!n.objects.empty()) return d.pick(n.objects) + d.pick({".x", ".y"});
  }
  return either("(" + a + ").abs", "abs(" + a + ")");
}

std::string Expressions::compare(const Names& n, int depth) {
  const char* op = d.pick({" < ", " <= ", " > ", " >= ", " == ", " != "});
  if (d.one_in(6)) return "(" + anything(n, depth - 1) + d.pick({" == ", " != "}) + anything(n, depth - 1) + ")";
  if (d.one_in(5)) return "(" + string(n, depth - 1) + op + string(n, depth - 1) + ")";
  return "(" + number(n, depth - 1) + op + number(n, depth - 1) + ")";
}

std::string Expressions::truth(const Names& n, int depth) {
  if (depth <= 0) return "(" + small_integer(n) + d.pick({" < ", " == ", " >= "}) + small_integer(n) + ")";
  switch (d.below(7)) {
    case 0:
      return "(" + truth(n, depth - 1) + either(" && ", " and ") + truth(n, depth - 1) + ")";
    case 1:
      return "(" + truth(n, depth - 1) + either(" || ", " or ") + truth(n, depth - 1) + ")";
    case 2:
      return either("!", "not ") + truth(n, depth - 1);
    case 3: {
      std::string v = anything(n, 0), type = d.pick({"A", "B", "C"});
      if (d.one_in(3)) type = either(d.pick({"Integer", "Float", "String"}), d.pick({"int", "float", "str"}));
      return either("(" + v + ").is_a?(" + type + ")", "isinstance(" + v + ", " + type + ")");
    }
    case 4:
      return either("(" + anything(n, 0) + ").nil?", "(" + anything(n, 0) + " is None)");
    default:
      return compare(n, depth);
  }
}

std::string Expressions::string(const Names& n, int depth) {
  if (depth <= 0) {
    if (!n.strings.empty() && !d.one_in(3)) return d.pick(n.strings);
    return d.pick({"\"\"", "\"a\"", "\"xyz\"", "\"\xC3\xA9t\xC3\xA9\"", "\"0\""});
  }
  switch (d.below(5)) {
    case 0:
      return "(" + string(n, depth - 1) + " + " + string(n, depth - 1) + ")" + either("[0, 12]", "[:12]");
    case 1:
      return either("(" + anything(n, 0) + ").to_s", "str(" + anything(n, 0) + ")");
    case 2:
      return either("\"<#{" + integer(n, depth - 1) + "}>\"", "f\"<{" + integer(n, depth - 1) + "}>\"");
    case 3:
      return string(n, depth - 1) +
             either(d.pick({".upcase", ".reverse", ".strip"}), d.pick({".upper()", "[::-1]", ".strip()"}));
    default:
      return string(n, 0);
  }
}

std::string Expressions::list(const Names& n, int depth) {
  if (!n.lists.empty() && !d.one_in(4)) return d.pick(n.lists);
  Names plain = n;
  plain.lists.clear();
  int k = depth > 0 ? 1 : 0;
  return "[" + number(plain, k) + ", " + number(plain, 0) + ", " + number(plain, k) +
         (d.one_in(2) ? "]" : ", " + number(plain, 0) + "]");
}

std::string Expressions::object(const Names& n, int depth) {
  if (!n.objects.empty() && !d.one_in(4)) return d.pick(n.objects);
  Names plain = n;
  plain.functions = 0;
  return std::string(d.pick({"A", "B", "C"})) + either(".new(", "(") + number(plain, depth - 1) + ")";
}

std::string Expressions::anything(const Names& n, int depth) {
  switch (d.below(7)) {
    case 0:
      return either("nil", "None");
    case 1:
      return string(n, depth - 1);
    case 2:
      return number(n, depth - 1);
    case 3:
      return list(n, 0);
    case 4:
      return either(d.pick({"true", "false"}), d.pick({"True", "False"}));
    default:
      return n.anything.empty() ? integer(n, depth - 1) : d.pick(n.anything);
  }
}

}  // namespace random_programs
