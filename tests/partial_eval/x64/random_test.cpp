// SPDX-License-Identifier: MIT
// Random graphs: machine code against the evaluator, before and after text, before and after dead-code removal.
#include <doctest/doctest.h>

#include <bit>
#include <cstdlib>

#include "partial_eval/phases/dead_code.h"
#include "tests/partial_eval/x64/random_graph.h"
#include "tests/partial_eval/x64/support.h"

using namespace hypha;
using namespace hypha::pe;
using namespace hypha::pe::test;

namespace {

alignas(16) uint64_t object[8];

void reset_object() {
  object[0] = 0;
  for (int k = 1; k < 4; k++) object[k] = fix(k * 1000003 - 2);
  for (int k = 4; k < 8; k++) object[k] = std::bit_cast<uint64_t>(k * 1.25 - 6);
}

const std::vector<std::vector<uint64_t>>& argument_sets() {
  static const std::vector<std::vector<uint64_t>> sets = [] {
    std::vector<std::vector<uint64_t>> s;
    uint64_t o = reinterpret_cast<uint64_t>(object) + 1;
    for (auto [x, y, d] :
         {std::tuple<int64_t, int64_t, double>{1, 2, 1.5}, {-7, 100, -0.0}, {kFixnumMax, 3, 1e300}, {0, -1, 0.0}})
      s.push_back({fix(x), fix(y), dbl(d), o});
    return s;
  }();
  return sets;
}

// False if they differ.
bool check(const Graph& g, const Compiled& c, uint64_t seed) {
  for (const auto& args : argument_sets()) {
    reset_object();
    Outcome want = evaluate(g, args);
    if (want.site == -1) continue;
    uint64_t memory[8];
    std::copy(object, object + 8, memory);
    reset_object();
    Outcome got = c.run(args);
    bool ok = same(want, got) && std::equal(memory, memory + 8, object);
    if (ok) continue;
    FAIL_CHECK("seed " << seed << "\nwant " << to_string(want) << "\ngot  " << to_string(got));
    if (getenv("HYPHA_DUMP")) puts(dump(g).c_str());
    return false;
  }
  return true;
}

void run_seeds(uint64_t from, uint64_t to, const RandomOptions& o) {
  for (uint64_t seed = from; seed < to; seed++) {
    Graph g = random_graph(seed, o);
    std::string error;
    REQUIRE_MESSAGE(verify(g, &error), "seed " << seed << ": " << error);
    if (!check(g, Compiled(g), seed)) return;

    std::string text = dump(g);
    Graph parsed;
    REQUIRE_MESSAGE(parse(text, &parsed, &error), "seed " << seed << ": " << error);
    REQUIRE_MESSAGE(dump(parsed) == text, "seed " << seed);
    REQUIRE_MESSAGE(verify(parsed, &error), error);
    for (const auto& args : argument_sets()) {
      reset_object();
      Outcome a = evaluate(g, args);
      reset_object();
      Outcome b = evaluate(parsed, args);
      REQUIRE(same(a, b));
    }

    // A checked operation that nobody needs may vanish with its failure: only graphs that finish can be compared.
    Graph smaller = g;
    remove_dead_code(smaller);
    REQUIRE_MESSAGE(verify(smaller, &error), "seed " << seed << ": " << error);
    if (!check(smaller, Compiled(smaller), seed)) return;
  }
}

}  // namespace

TEST_CASE("random graphs") {
  uint64_t n = getenv("HYPHA_SEEDS") ? strtoull(getenv("HYPHA_SEEDS"), nullptr, 10) : 300;
  SUBCASE("small") { run_seeds(0, n, {.blocks = 3, .per_block = 6, .initial = 1}); }
  SUBCASE("no calls") { run_seeds(0, n, {.blocks = 10, .per_block = 14, .initial = 3, .calls = false}); }
  SUBCASE("with calls") { run_seeds(0, n, {.blocks = 10, .per_block = 14, .initial = 3}); }
  SUBCASE("high pressure") { run_seeds(0, n, {.blocks = 6, .per_block = 30, .initial = 25}); }
  SUBCASE("large") { run_seeds(0, n / 10, {.blocks = 60, .per_block = 30, .initial = 10}); }
}
