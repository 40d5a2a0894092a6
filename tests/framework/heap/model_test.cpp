// SPDX-License-Identifier: MIT
// A random object graph, mutated under stress and compared with a model of plain numbers.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <vector>

#include "tests/framework/heap/heap_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {

constexpr int64_t kRoots = 60;
constexpr int64_t kEdges = 3;

// Node number n of the model is a Slots: its number, kEdges references (or nil), and padding that repeats the number.
struct Model {
  std::vector<std::array<int64_t, kEdges>> edges;
  std::vector<int64_t> sizes;
};

int64_t random_size(std::mt19937_64& random) {
  switch (random() % 10) {
    case 0:
      return 1 + kEdges + int64_t(random() % 1500);  // medium and large
    case 1:
    case 2:
      return 1 + kEdges + int64_t(random() % 60);
    default:
      return 1 + kEdges + int64_t(random() % 4);
  }
}

bool node_is_intact(const Model& m, Value v, int64_t n) {
  if (!is_kind(v, Kind::Slots)) return false;
  auto* s = v.ptr<Slots>();
  return s->length == m.sizes[size_t(n)] && s->at[0].load() == fixnum(n) &&
         (s->length == 1 + kEdges || s->at[s->length - 1].load() == fixnum(n));
}

bool walk_is_intact(const Model& m, std::mt19937_64& random, Value v, int64_t n) {
  for (int steps = 0; steps < 20; steps++) {
    if (!node_is_intact(m, v, n)) return false;
    size_t e = random() % kEdges;
    n = m.edges[size_t(n)][e];
    v = v.ptr<Slots>()->at[int64_t(1 + e)].load();
    if (n < 0) return v == kNil;
  }
  return true;
}

void run_model(uint64_t seed, int rounds) {
  std::mt19937_64 random(seed);
  Model m;
  Rooted<Slots> roots(ref(heap::allocate_slots(kRoots)));
  std::vector<int64_t> rooted(kRoots, -1);
  for (int round = 0; round < rounds; round++) {
    auto n = int64_t(m.sizes.size());
    m.sizes.push_back(random_size(random));
    m.edges.emplace_back();
    Slots* s = heap::allocate_slots(m.sizes.back(), fixnum(n));
    for (size_t e = 0; e < kEdges; e++) {
      size_t target = random() % kRoots;
      // Long chains of dead history are cut now and then, or nothing would ever die.
      bool cut = random() % 3 == 0;
      m.edges.back()[e] = cut ? -1 : rooted[target];
      s->at[int64_t(1 + e)].init(cut ? kNil : roots.ptr()->at[int64_t(target)].load());
    }
    size_t place = random() % kRoots;
    roots.ptr()->at[int64_t(place)].write(roots.ptr(), ref(s));
    rooted[place] = n;
    size_t from = random() % kRoots;
    if (rooted[from] >= 0) REQUIRE(walk_is_intact(m, random, roots.ptr()->at[int64_t(from)].load(), rooted[from]));
  }
}

}  // namespace

TEST_CASE("a random graph agrees with its model") {
  for (uint64_t seed = 1; seed <= 4; seed++) {
    WithOptions o(stress(4 * seed * seed, seed));
    run_model(seed, 2500);
  }
}
