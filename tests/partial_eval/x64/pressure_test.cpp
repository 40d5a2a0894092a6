// SPDX-License-Identifier: MIT
// More values than registers, values across calls, moves in cycles, and frame states that find all of them.
#include <doctest/doctest.h>

#include <set>

#include "tests/partial_eval/x64/support.h"

using namespace hypha;
using namespace hypha::pe;
using namespace hypha::pe::test;

namespace {

std::string number(int n) { return std::to_string(n); }

// 40 integers and 40 doubles made from the parameters, all alive until the end; in between `middle`.
std::string crowd(const std::string& middle) {
  std::string t = "b0 freq 1:\n  v1:tagged = Param\n  v2:tagged = Param [1]\n  v3:f64 = Unbox v2\n", slots;
  for (int k = 0; k < 40; k++) {
    t += "  v" + number(100 + k) + ":tagged = AddI v1, #" + number(k) + " !s0\n";
    t += "  v" + number(200 + k) + ":f64 = AddF v3, " + number(k) + ".5\n";
    slots += (k ? ", v" : "v") + number(100 + k) + ", v" + number(200 + k);
  }
  t += middle + "  v10:bool = CmpInt.lt v1, #1000\n  Guard v10 !s1\n";
  std::string sum = "v1", sum_f64 = "v3";
  for (int k = 0; k < 40; k++) {
    std::string next = "v" + number(300 + k), next_f64 = "v" + number(400 + k);
    t += "  " + next + ":tagged = AddI " + sum + ", v" + number(100 + k) + " !s1\n";
    t += "  " + next_f64 + ":f64 = AddF " + sum_f64 + ", v" + number(200 + k) + "\n";
    sum = next, sum_f64 = next_f64;
  }
  t += "  v50:tagged = F64ToInt " + sum_f64 + " !s1\n  v51:tagged = SubI " + sum + ", v50 !s1\n  Return v51\n";
  return t + "s0: slots(v1)\ns1: slots(" + slots + ", v3, #nil, 2.5, true)\n";
}

void expect_same(const Compiled& c, const std::vector<uint64_t>& args) {
  Outcome want = evaluate(c.code().graph, args), got = c.run(args);
  CHECK_MESSAGE(same(want, got), to_string(want) << "\n" << to_string(got));
}

}  // namespace

TEST_CASE("forty integers and forty doubles at once, across calls") {
  std::string call = "  CallRuntime [" + hex(reinterpret_cast<uint64_t>(&clobber)) + "] !s1\n";
  for (const std::string& middle : {std::string(), call, call + call + "  Poll !s1\n"}) {
    Compiled c(crowd(middle));
    for (int64_t x : {int64_t{0}, int64_t{-5}, int64_t{999}, int64_t{1000}, kFixnumMax})
      expect_same(c, {fix(x), dbl(0.25)});
  }
}

TEST_CASE("frame states read registers, xmm registers, stack slots and constants") {
  Compiled c(crowd(""));
  std::set<Loc::Kind> kinds;
  for (Loc l : c.code().locations) kinds.insert(l.kind);
  CHECK(kinds.contains(Loc::Reg));
  CHECK(kinds.contains(Loc::Xmm));
  CHECK(kinds.contains(Loc::Stack));
  Outcome o = c.run({fix(2000), dbl(0.25)});
  REQUIRE(o.deopt);
  REQUIRE(o.values.size() == 84);
  CHECK(o.values[2 * 7] == fix(2007));
  CHECK(o.values[2 * 7 + 1] == dbl(7.75));
  CHECK(o.values[80] == dbl(0.25));
  CHECK(o.values[81] == kNil.bits);
  CHECK(o.values[82] == dbl(2.5));
  CHECK(o.values[83] == kTrue.bits);
}

TEST_CASE("loop whose block parameters rotate, in registers and on the stack") {
  for (int n : {2, 3, 7, 20}) {
    std::string t =
        "b0 freq 1:\n  v1:tagged = Param\n  v2:tagged = Param [1]\n  v3:f64 = Unbox v2\n  v4:f64 = MulF v3, 3.0\n  "
        "Jump #0, v3, v4";
    std::string params = "v10:tagged, v11:f64, v12:f64", rotated;
    for (int k = 0; k < n; k++) {
      t += ", #" + number(k * k + 1);
      params += ", v" + number(20 + k) + ":tagged";
      rotated += ", v" + number(20 + (k + 1) % n);
    }
    t += " -> b1\nb1(" + params + ") freq 50:\n  v15:bool = CmpInt.lt v10, v1\n  Branch v15 -> b2, b3\nb2 freq 49:\n" +
         "  v16:tagged = AddI v10, #1 !s0\n  v17:f64 = AddF v12, 1.0\n  Poll !s0\n  Jump v16, v17, v11" + rotated +
         " -> b1\nb3 freq 1:\n  Deopt !s0\ns0: slots(v10, v11, v12" + rotated + ")\n";
    Compiled c(t);
    for (int64_t rounds : {0, 1, 2, 5, 41}) expect_same(c, {fix(rounds), dbl(1.5)});
  }
}

TEST_CASE("empty blocks are jumped over, an empty endless loop too") {
  Compiled c(
      "b0:\n v1:tagged = Param\n v2:bool = IsInt v1\n Branch v2 -> b1, b2\nb1:\n Jump -> b3\nb2:\n Jump -> b4\nb3:\n "
      "Jump -> b4\n"
      "b4:\n v3:bool = Truthy v1\n Branch v3 -> b5, b6\nb5:\n Return #1\nb6:\n Jump -> b7\nb7:\n Jump -> b6\n");
  CHECK(c.run({fix(3)}).result == fix(1));
  CHECK(c.run({dbl(1.5)}).result == fix(1));
}

TEST_CASE("a value survives a rare call behind one that weighs a billion times more") {
  std::string call = "CallRuntime [" + hex(reinterpret_cast<uint64_t>(&clobber)) + "] !s0\n";
  Compiled c(
      "b0 freq 1:\n  v1:tagged = Param\n  Jump #0 -> b1\nb1(v2:tagged) freq 1000000000:\n  v3:bool = CmpInt.lt v2, #3\n"
      "  Branch v3 -> b2, b3\nb2 freq 1000000000:\n  " +
      call + "  v4:tagged = AddI v2, #1 !s0\n  Jump v4 -> b1\nb3 freq 1:\n  v5:tagged = AddI v1, #7 !s0\n  " + call +
      "  v6:tagged = AddI v5, #1 !s0\n  Return v6\ns0: slots()\n");
  expect_same(c, {fix(30)});
}
