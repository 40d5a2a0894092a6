// SPDX-License-Identifier: MIT
// The text form of graphs, and the verifier.
#include <doctest/doctest.h>

#include "partial_eval/ir/graph.h"

using namespace hypha;
using namespace hypha::pe;

namespace {

const char* kEverything = R"(graph ""
v9 = Virtual
b0 freq 1:
  v1:tagged = Param
  v2:tagged = Param [1]
  v3:bool = IsInt v1
  v4: Guard v3 !s0
  v5:tagged = AddI v1, #5 !s1
  v6:f64 = Unbox v2 +int
  v7:f64 = AddF v6, 1.5
  v8:bool = CmpF64.le v7, 0.1
  v10: Branch v8 -> b1, b2
b1 freq 0.25 <- b0:
  v11:tagged = Alloc [0x0700000000000063] x24
  v12: Store v11, #nil [8]
  v13:word = LoadWord v11 [16]
  v14:word = AddW v13, -16w
  v15:tagged = LoadElem v14, #0
  v16:bool = HasShape v15 [17] +heap
  v17:bool = And v16, true
  v18: Guard v17 !s2
  v19: Jump v15, -0.0, dead, false -> b3
b2 freq 0.75 <- b0:
  v20:tagged = CallTarget v1, #1.5, #-0x1234 [0x7f0012345678] !s0
  v21: CheckValid !s1
  v22: Jump v20, f64:0x7ff8000000000001, #undefined, v8 -> b3
b3(v23:tagged, v24:f64, v25:tagged, v26:bool) freq 1 <- b1, b2:
  v27:f64 = CallRuntime v24, inf, nan, 1e+300 [0x401000]
  v28:tagged = Box v27
  v29: Return v28
s0 target "": slots(v1, v2, #nil, dead)
s1 parent s0 target "": slots(v1, true) -[] -[@2, v3, @0]
s2 parent s1 target "": slots(v9, v11) -[v9] v9{0x300000010, 32, 8: v11, 16: 2.5, 24: v9}
)";

std::string error_of(const std::string& text) {
  Graph g;
  std::string error;
  if (!parse(text, &g, &error)) return "parse: " + error;
  verify(g, &error);
  return error;
}

}  // namespace

TEST_CASE("text of a graph comes back the same") {
  std::string text = kEverything;
  text.replace(text.find("#-0x1234"), 8, "#-4660");  // as dump spells it
  text.replace(text.find("0x0700"), 6, "0x700");
  Graph g;
  std::string error;
  REQUIRE_MESSAGE(parse(text, &g, &error), error);
  CHECK(dump(g) == text);
  REQUIRE_MESSAGE(verify(g, &error), error);
  CHECK(g.ins[5].op == Op::AddI);
  CHECK(g.ins[g.ins[5].args[1]].imm == fixnum(5).bits);
  CHECK(g.ins[20].imm == 0x7f0012345678);
  CHECK(g.ins[6].flags == kMaybeInt);
  CHECK(g.states[2].virtuals.size() == 1);
  CHECK(g.states[1].activations[1].log[0].marker);
  CHECK(g.blocks[3].preds == std::vector<int32_t>{1, 2});
}

TEST_CASE("hand-written text: ids and predecessors may be missing") {
  Graph g;
  std::string error;
  REQUIRE_MESSAGE(
      parse("b0:  ; the entry\n v1:tagged = Param\n Jump v1 -> b1\nb1(v2:tagged) freq 9:\n v3:bool = IsInt v2\n"
            " Branch v3 -> b2, b3\nb2:\n Poll !s0\n Jump v2 -> b1\nb3:\n Return v2\ns0: slots(v2)\n",
            &g, &error),
      error);
  REQUIRE_MESSAGE(verify(g, &error), error);
  CHECK(g.blocks[1].preds == std::vector<int32_t>{0, 2});
  CHECK(g.order == std::vector<int32_t>{0, 1, 2, 3});
}

TEST_CASE("parse errors name the line") {
  CHECK(error_of("b0:\n v1:tagged = Foo\n").starts_with("parse: line 2: unknown operation"));
  CHECK(error_of("b0:\n Return v1 v2\n").starts_with("parse: line 2"));
  CHECK(error_of("b0:\n v1:f64 = Param\n Return v1").starts_with("parse: line 2: wrong representation"));
  CHECK(error_of("b0:\n v1:tagged = Param\n v1:tagged = Param\n").starts_with("parse: line 3: value defined twice"));
  CHECK(error_of("b0:\n Return #1e300\n").starts_with("parse: line 2: this double has no immediate form"));
  CHECK(error_of("b0:\n Jump -> b5\n").find("does not exist") != std::string::npos);
  CHECK(error_of("v1:tagged = Param\n").starts_with("parse: line 1"));
  CHECK(error_of("b0:\n Return #\n").starts_with("parse: line 2: expected"));
  CHECK(error_of("b0:\n Return v99999999999\n").starts_with("parse: line 2"));
}

TEST_CASE("the verifier finds violations") {
  auto has = [](const std::string& text, const char* what) {
    std::string e = error_of(text);
    CHECK_MESSAGE(e.find(what) != std::string::npos, e);
  };
  has("b0:\n v1:tagged = Param\n", "closing instruction");
  has("b0:\n v2:tagged = AddI v1, #1\n v1:tagged = LoadCell [8]\n Return v2\n", "does not dominate");
  has("b0:\n v1:tagged = Param\n v2:f64 = AddF v1, 1.5\n Return v1\n", "representation of an operand");
  has("b0:\n v1:tagged = Param\n v2:tagged = AddI v1\n Return v1\n", "number of operands");
  has("b0:\n Jump #1 -> b1\nb1:\n Return #1\n", "number of block arguments");
  has("b0:\n Jump #1 -> b1\nb1(v1:f64):\n Return #1\n", "representation of a block argument");
  has("b0:\n Return #1\nb1:\n Return #2\n", "unreachable");
  has("b0:\n v1:tagged = Param\n v2:bool = IsInt v1\n Guard v2 !s4\n Return v1\n", "frame state chain");
  has("b0:\n Deopt\n", "no frame state");
  has("v1 = Virtual\nb0:\n Return v1\n", "virtual object outside");
  has("v1 = Virtual\nb0:\n Deopt !s0\ns0: slots(v1)\n", "not listed");
  has("b0:\n v1:bool = IsInt #1\n Guard v1 !s0\n v2:tagged = LoadCell [8]\n Return v2\ns0: slots(v2)\n",
      "frame state value does not dominate");
  has("b0:\n v1:tagged = LoadCell [8] !s0\n Return v1\ns0: slots(#1)\n", "cannot use one");
  has("b0 <- b0:\n Return #1\n", "predecessor list");
  has("b0:\n Jump -> b1\nb1:\n v1:tagged = Param\n Return v1\n", "outside of the entry");
  has("b0:\n v1:bool = IsInt #1\n Branch v1 -> b1, b2\nb1:\n v2:tagged = LoadCell [8]\n Jump -> b3\nb2:\n Jump -> "
      "b3\nb3:\n Return v2\n",
      "does not dominate");
  CHECK(error_of("b0:\n v1:tagged = CallRuntime [4096] !s0\n Return v1\ns0: slots(v1)\n") == "");  // after-call state
}
