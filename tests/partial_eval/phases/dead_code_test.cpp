// SPDX-License-Identifier: MIT
#include "partial_eval/phases/dead_code.h"

#include <doctest/doctest.h>

using namespace hypha::pe;

static std::string clean(const std::string& text) {
  Graph g;
  std::string error;
  REQUIRE_MESSAGE(parse(text, &g, &error), error);
  REQUIRE_MESSAGE(verify(g, &error), error);
  remove_dead_code(g);
  REQUIRE_MESSAGE(verify(g, &error), error);
  CHECK(!remove_dead_code(g));
  return dump(g);
}

TEST_CASE("unused pure, reading and checked operations go, with what only they needed") {
  CHECK(clean(R"(b0 freq 1:
  v1:tagged = Param
  v2:tagged = Param [1]
  v3:tagged = AddI v1, #1 !s0
  v4:tagged = MulI v3, v3
  v5:tagged = Load v1 [8]
  v6:tagged = LoadCell [16]
  v7: StoreCell v6 [24]
  v8: Return v1
s0: slots(v2)
)") == R"(graph ""
b0 freq 1:
  v1:tagged = Param
  v6:tagged = LoadCell [16]
  v7: StoreCell v6 [24]
  v8: Return v1
)");
}

TEST_CASE("what frame states of live instructions name stays") {
  std::string text = R"(graph ""
v9 = Virtual
b0 freq 1:
  v1:tagged = Param
  v2:tagged = AddI v1, #1
  v3:tagged = AddI v1, #2
  v4:tagged = AddI v1, #3
  v5:bool = IsInt v1
  v6: Guard v5 !s1
  v8: Return v1
s0 target "": slots(v2)
s1 parent s0 target "": slots(v9) -[@1, v3] v9{0x11, 16, 8: v4}
)";
  CHECK(clean(text) == text);
}

TEST_CASE("unused block parameters, cycles of them too") {
  CHECK(clean(R"(b0 freq 1:
  v1:tagged = Param
  v2: Jump v1, v1, #0 -> b1
b1(v3:tagged, v4:tagged, v5:tagged) freq 9 <- b0, b2:
  v6:tagged = AddI v3, v4 !s0
  v7:bool = CmpInt.lt v5, #10
  v8: Branch v7 -> b2, b3
b2 freq 8 <- b1:
  v9:tagged = AddI v5, #1
  v10: Jump v6, v3, v9 -> b1
b3 freq 1 <- b1:
  v11: Return v5
s0: slots(v3)
)") == R"(graph ""
b0 freq 1:
  v2: Jump #0 -> b1
b1(v5:tagged) freq 9 <- b0, b2:
  v7:bool = CmpInt.lt v5, #10
  v8: Branch v7 -> b2, b3
b2 freq 8 <- b1:
  v9:tagged = AddI v5, #1
  v10: Jump v9 -> b1
b3 freq 1 <- b1:
  v11: Return v5
)");
}

TEST_CASE("unreachable blocks") {
  Graph g;
  std::string error;
  REQUIRE(
      parse("b0:\n v1:tagged = Param\n Jump v1 -> b2\nb1:\n v2:tagged = LoadCell [8]\n Jump v2 -> b2\nb2(v3:tagged):\n "
            "Return v3\n",
            &g, &error));
  CHECK(remove_dead_code(g));
  REQUIRE_MESSAGE(verify(g, &error), error);
  CHECK(g.order == std::vector<int32_t>{0, 2});
  CHECK(g.blocks[2].preds == std::vector<int32_t>{0});
}
