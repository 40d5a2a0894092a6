// SPDX-License-Identifier: MIT
#include "framework/value/symbol.h"

#include <string>
#include <thread>
#include <vector>

#include "framework/value/string_data.h"
#include "tests/framework/value/value_fixture.h"

using namespace hypha;

namespace {
Symbol* const early = intern("interned by a static initializer");
}

TEST_CASE("symbols: one for each name") {
  CHECK(intern("foo") == intern(std::string("fo") + "o"));
  CHECK(intern("foo") != intern("foO"));
  CHECK(intern("")->view() == "");
  CHECK(intern({"a\0b", 3}) != intern("a"));
  CHECK(intern("interned by a static initializer") == early);
  CHECK(intern("é")->view() == "é");
  CHECK(is_kind(symbol_value(early), Kind::Symbol));
  CHECK((early->gc & kGcImmortal));
  CHECK(symbol_from_id(early->id) == early);
}

TEST_CASE("symbols: shapes reach those interned before") {
  set_symbol_shape_ids(7, 8);
  CHECK(early->shape_id == 7);
  CHECK(early->text->shape_id == 8);
  CHECK(intern("interned after the shapes were set")->shape_id == 7);
  set_symbol_shape_ids(0, 0);
}

TEST_CASE("symbols: interning from many threads") {
  constexpr int kThreads = 4, kNames = 2000;
  uint32_t before = symbol_count();
  std::vector<std::vector<Symbol*>> seen(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++)
    threads.emplace_back([&seen, t] {
      for (int i = 0; i < kNames; i++) seen[size_t(t)].push_back(intern("concurrent " + std::to_string(i)));
    });
  for (std::thread& t : threads) t.join();
  for (int t = 1; t < kThreads; t++) CHECK(seen[size_t(t)] == seen[0]);
  CHECK(symbol_count() == before + kNames);
  for (Symbol* s : seen[0]) CHECK(symbol_from_id(s->id) == s);
}
