// SPDX-License-Identifier: MIT
#include "tests/random/generator.h"

#include "tests/random/expressions.h"

namespace random_programs {

namespace {

class Generator {
 public:
  Generator(Language language, uint64_t seed) : w_(language), d_(seed), e_(w_, d_) {}

  std::string program() {
    if (!w_.ruby()) w_.line("import functools");
    for (const char* name : {"A", "B", "C"}) define_class(name);
    define_each();
    define_recursion();
    functions_ = 2 + d_.below(4);
    for (int k = 0; k < functions_; k++) define_function(k);
    main_program();
    return w_.take();
  }

 private:
  std::string either(const std::string& ruby, const std::string& python) const { return w_.either(ruby, python); }
  std::string field(const char* name) const { return either("@", "self.") + name; }
  void give(const std::string& value) { w_.line("return " + value); }

  void define_class(const std::string& name) {
    bool derived = name == "C";
    w_.block("class " + name + either(derived ? " < A" : "", derived ? "(A)" : ""), [&] {
      if (!derived) {
        if (w_.ruby()) w_.line("attr_accessor :x, :y");
        w_.block(either("def initialize(v)", "def __init__(self, v)"), [&] {
          w_.line(field("x") + " = v");
          w_.line(field("y") + " = " + d_.pick({"0", "0.5", "1"}));
        });
      }
      for (const char* method : {"m0", "m1"})
        if (!derived || std::string(method) == "m0" || d_.one_in(2)) define_method(method);
    });
  }

  void define_method(const std::string& name) {
    Names n;
    n.numbers = {"v", field("x"), field("y")};
    w_.block("def " + name + either("(v)", "(self, v)"), [&] {
      if (d_.one_in(2)) w_.line(field("y") + " = " + e_.number(n, 2) + " % 997");
      if (d_.one_in(3)) w_.block("if " + e_.truth(n, 2), [&] { give(e_.number(n, 1)); });
      if (name == "m1" && d_.one_in(2)) return give(either("m0(", "self.m0(") + e_.number(n, 1) + ")");
      give(e_.number(n, 2));
    });
  }

  // Yields what the dice say: a method with a block, a generator.
  void define_each() {
    Names n;
    n.ints = {"k"};
    n.numbers = {"k"};
    w_.block("def each_number(count)", [&] {
      w_.line("k = 0");
      w_.block("while k < count", [&] {
        w_.line("k += 1");
        if (d_.one_in(2)) w_.block("if " + e_.truth(n, 1), [&] { w_.line(either("next", "continue")); });
        w_.line("yield " + e_.number(n, 1));
        if (d_.one_in(3)) w_.line("yield k");
      });
      if (d_.one_in(2)) w_.line("yield " + e_.number(n, 0));
    });
  }

  void define_recursion() {
    Names n;
    n.ints = {"n"};
    n.numbers = {"a", "n"};
    w_.block("def recurse(n, a)", [&] {
      w_.block("if n <= 0", [&] { give(e_.number(n, 1)); });
      if (d_.one_in(2)) w_.block("if " + e_.truth(n, 1), [&] { give("recurse(n - 2, " + e_.number(n, 1) + ")"); });
      give("recurse(n - 1, " + e_.number(n, 1) + ")" + d_.pick({"", " + 1", " * 0.5", " - a"}));
    });
  }

  // f<k>(a, b) calls functions before it only.
  void define_function(int k) {
    Names n;
    n.numbers = {"a", "b"};
    n.anything = {"a", "b"};
    n.functions = k;
    n.methods = true;
    counter_ = 0;
    w_.block("def f" + std::to_string(k) + "(a, b)", [&] {
      declare(n);
      for (int count = 2 + d_.below(6); count > 0; count--) statement(n, 3, 0);
      give(either("[", "(") + n.ints[0] + ", " + n.numbers[2] + ", " + e_.number(n, 2) +
           either("].sum", ")[" + std::to_string(d_.below(3)) + "]"));
    });
  }

  void declare(Names& n) {
    auto variable = [&](std::vector<std::string>& list, const std::string& name, const std::string& value) {
      w_.line(name + " = " + value);
      list.push_back(name);
    };
    Names none = n;
    none.functions = 0;
    variable(n.ints, "i0", e_.integer(none, 0));
    variable(n.ints, "i1", e_.integer(none, 0));
    variable(n.numbers, "n0", e_.number(none, 1));
    variable(n.strings, "s0", e_.string(none, 0));
    variable(n.lists, "l0", e_.list(none, 1));
    variable(n.objects, "o0", e_.object(none, 1));
    variable(n.anything, "x0", e_.anything(none, 1));
    variable(n.dicts, "h0", "{}");
    for (auto* list : {&n.numbers, &n.strings, &n.objects}) n.anything.push_back(list->back());
  }

  void body(Names n, int depth, int loops) {
    for (int count = 1 + d_.below(3); count > 0; count--) statement(n, depth, loops);
  }

  void statement(Names& n, int depth, int loops) {
    Names in_loop = n;
    if (loops) in_loop.functions = std::min(n.functions, 1);
    const Names& names = loops ? in_loop : n;
    if (depth <= 0) return assign(names);
    switch (d_.below(11)) {
      case 0:
      case 1:
      case 2:
        return assign(names);
      case 3:
        return branch(names, depth, loops);
      case 4:
        if (loops < 2) return while_loop(names, depth, loops);
        break;
      case 5:
        if (loops < 2) return for_loop(names, depth, loops);
        break;
      case 6:
        return attempt(names, depth, loops);
      case 7:
        return closure(n);
      case 8:
        if (loops)
          return w_.block("if " + e_.truth(names, 1),
                          [&] { w_.line(d_.one_in(2) ? "break" : either("next", "continue")); });
        break;
      case 9:
        if (d_.one_in(3)) return w_.block("if " + e_.truth(names, 2), [&] { give(e_.number(names, 1)); });
        break;
      default:
        return mutate(names);
    }
    assign(names);
  }

  void assign(const Names& n) {
    switch (d_.below(7)) {
      case 0:
      case 1:
        return w_.line(d_.pick(n.ints) + " = " + e_.integer(n, 2) + " % 1000000007");
      case 2:
        return w_.line("n0 = " + e_.number(n, 3));
      case 3:
        return w_.line("n0 = " + e_.number(n, 2) + " % 65537");
      case 4:
        return w_.line("s0 = " + e_.string(n, 2));
      case 5:
        return w_.line("x0 = " + e_.anything(n, 2));
      default:
        return w_.line("o0 = " + e_.object(n, 1));
    }
  }

  void mutate(const Names& n) {
    switch (d_.below(6)) {
      case 4:
        return w_.line("h0[" + e_.key(n) + "] = " + e_.number(n, 1));
      case 5:
        return w_.line("i0, i1 = i1, i0");
      case 0:
        return w_.line("o0" + std::string(d_.pick({".x", ".y"})) + " = " + e_.number(n, 1) + " % 4099");
      case 1:
        return w_.line("l0[" + e_.integer(n, 0) + " % 3] = " + e_.number(n, 1));
      case 2:
        return w_.block(either("if l0.size < 12", "if len(l0) < 12"),
                        [&] { w_.line(either("l0 << " + e_.number(n, 1), "l0.append(" + e_.number(n, 1) + ")")); });
      default:
        return w_.line("l0 = " + e_.list(n, 1));
    }
  }

  void branch(const Names& n, int depth, int loops) {
    w_.open("if " + e_.truth(n, 2), [&] { body(n, depth - 1, loops); });
    if (d_.one_in(3)) w_.open(either("elsif ", "elif ") + e_.truth(n, 1), [&] { body(n, depth - 1, loops); });
    if (d_.one_in(2)) w_.open("else", [&] { body(n, depth - 1, loops); });
    w_.close();
  }

  void while_loop(const Names& n, int depth, int loops) {
    std::string k = "k" + std::to_string(counter_++);
    w_.line(k + " = 0");
    w_.block("while " + k + " < " + std::to_string(2 + d_.below(9)), [&] {
      w_.line(k + " += 1");
      loop_body(n, k, depth, loops);
    });
  }

  void for_loop(const Names& n, int depth, int loops) {
    std::string k = "k" + std::to_string(counter_++), count = std::to_string(2 + d_.below(9));
    bool over_list = d_.one_in(3);
    std::string head =
        over_list ? either(e_.list(n, 1) + ".each do |" + k + "|", "for " + k + " in list(" + e_.list(n, 1) + ")")
                  : either(d_.one_in(2) ? count + ".times do |" + k + "|" : "for " + k + " in 0..." + count,
                           "for " + k + " in range(" + count + ")");
    if (d_.one_in(4))
      head = either("each_number(" + count + ") do |" + k + "|", "for " + k + " in each_number(" + count + ")");
    w_.block(head, [&] { loop_body(n, k, depth, loops); });
  }

  void loop_body(Names n, const std::string& k, int depth, int loops) {
    n.numbers.push_back(k);
    body(n, depth - 1, loops + 1);
  }

  void attempt(const Names& n, int depth, int loops) {
    w_.open(either("begin", "try"), [&] {
      body(n, depth - 1, loops);
      if (d_.one_in(2))
        w_.block("if " + e_.truth(n, 1),
                 [&] { w_.line(either("raise ArgumentError, \"r\"", "raise ValueError(\"r\")")); });
    });
    bool rescue = d_.one_in(2);
    if (rescue)
      w_.open(either("rescue StandardError => ex", "except Exception as ex"),
              [&] { w_.line("n0 = " + e_.number(n, 0)); });
    if (!rescue || d_.one_in(2)) w_.open(either("ensure", "finally"), [&] { assign(n); });
    w_.close();
  }

  void closure(Names& n) {
    std::string g = "g" + std::to_string(counter_++);
    Names inner = n;
    inner.numbers.push_back("z");
    inner.functions = 0;
    inner.closures.clear();
    if (w_.ruby()) {
      std::string head = g + " = ->(z) {";
      w_.line(head + (d_.one_in(2) ? " n0 = " + e_.number(inner, 1) + " % 257;" : "") + " " + e_.number(inner, 2) +
              " }");
    } else {
      w_.block("def " + g + "(z)", [&] {
        if (d_.one_in(2)) {
          w_.line("nonlocal n0");
          w_.line("n0 = " + e_.number(inner, 1) + " % 257");
        }
        give(e_.number(inner, 2));
      });
    }
    n.closures.push_back(g);
  }

  void main_program() {
    w_.block("def show(k, r)", [&] {
      w_.block(either("if k < 3 || k % 41 == 0", "if k < 3 or k % 41 == 0"),
               [&] { w_.line(either("puts \"#{k}: #{r.inspect}\"", "print(k, repr(r))")); });
    });
    std::string arguments[] = {"k", "k * 0.5", "k % 7", "3 - k", "k * 1234567891011", "-1.5"};
    for (int k = 0; k < functions_; k++) {
      std::string a = arguments[d_.below(6)], b = arguments[d_.below(6)], late = arguments[d_.below(6)];
      auto body = [&] {
        w_.open(either("begin", "try"), [&] {
          std::string first = "(k < 150 ? " + a + " : " + late + ")",
                      python_first = "(" + a + " if k < 150 else " + late + ")";
          w_.line("show(k, f" + std::to_string(k) + "(" + either(first, python_first) + ", " + b + "))");
        });
        w_.open(either("rescue StandardError => ex", "except Exception as ex"),
                [&] { w_.line(either("show(k, ex.class)", "show(k, type(ex).__name__)")); });
        w_.close();
      };
      w_.block(either("200.times do |k|", "for k in range(200)"), body);
    }
  }

  Writer w_;
  Dice d_;
  Expressions e_;
  int functions_ = 0, counter_ = 0;
};

}  // namespace

std::string generate(Language language, uint64_t seed) { return Generator(language, seed).program(); }

}  // namespace random_programs
