// SPDX-License-Identifier: MIT
// Goldens: a file of tests/partial_eval/golden has toy functions (reader.h), what is run before compiling, and, behind
// a line `---`, the graph that they are compiled to. With UPDATE_GOLDENS in the environment the graphs are written
// anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "framework/engine/options.h"
#include "framework/node/tiering.h"
#include "partial_eval/phases/dead_code.h"
#include "partial_eval/stage/builder.h"
#include "tests/partial_eval/golden/reader.h"

namespace hypha::toy {
namespace {

namespace fs = std::filesystem;

std::string finished(pe::Builder& b) {
  pe::remove_dead_code(b.graph);
  std::string error;
  CHECK_MESSAGE(pe::verify(b.graph, &error), error);
  return pe::dump(b.graph);
}

// Addresses, shapes and the headers that hold shapes differ from process to process: numbered as they first occur.
std::string normalized(const std::string& text) {
  static const std::regex kUnstable(
      R"(0x[0-9a-f]{6,}|\b[0-9]{10,}w|(HasShape [^\[\n]*|StoreShape [^\[\n]*)\[[0-9]+\])");
  std::map<std::string, std::string> names;
  std::string result;
  size_t end = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), kUnstable), none; it != none; ++it) {
    std::string before = (*it)[1], found = it->str().substr(before.size());
    auto name = names
                    .emplace(found, (before.empty() ? "@" : "[shape@") + std::to_string(names.size() + 1) +
                                        (before.empty() ? "" : "]"))
                    .first;
    result += text.substr(end, size_t(it->position()) - end) + before + name->second;
    end = size_t(it->position() + it->length());
  }
  return result + text.substr(end);
}

// A loop that becomes hot is compiled but not entered.
std::string osr_graph;
bool compile_loop(Node& loop, Frame* f, Value*) {
  if (!osr_graph.empty()) return false;
  pe::Builder b;
  b.build_osr(&loop, f->target, f->slots);
  osr_graph = finished(b);
  return false;
}

std::vector<int64_t> numbers(const Text& command) {
  std::vector<int64_t> all;
  for (size_t i = 2; i < command.list.size(); i++) all.push_back(std::stoll(command.list[i].atom));
  return all;
}

// (run F N...), (compile F), (osr F N...)
std::string perform(const Text& command, CallTarget* f) {
  const std::string& what = command.list.at(0).atom;
  if (what == "compile") {
    pe::Builder b;
    b.build(f);
    return finished(b);
  }
  if (what == "osr") {
    Tiering before = tiering;
    tiering.enter_osr = compile_loop;
    options.osr_threshold = 3;
    osr_graph.clear();
    static_cast<void>(run(f, numbers(command)));
    tiering = before;
    options.osr_threshold = 1u << 30;
    return osr_graph;
  }
  if (what != "run") throw std::runtime_error("unknown command " + what);
  static_cast<void>(run(f, numbers(command)));
  return "";
}

std::string graphs_of(const std::string& source) {
  Program p;
  Reader reader(p);
  std::string graphs;
  for (const Text& t : read_text(source)) {
    if (t.list.at(0).atom == "function")
      reader.define(t);
    else
      graphs += perform(t, reader.find(t.list.at(1).atom));
  }
  return normalized(graphs);
}

void check(const fs::path& path) {
  static const std::string kLine = "---\n";
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  std::string source = text.str(), expected;
  if (size_t at = source.find(kLine); at != std::string::npos) {
    expected = source.substr(at + kLine.size());
    source.resize(at);
  }
  std::string graphs = graphs_of(source);
  if (getenv("UPDATE_GOLDENS")) {
    std::ofstream(path) << source << kLine << graphs;
    return;
  }
  bool same = graphs == expected;  // said once: the two texts are long
  CHECK_MESSAGE(same, path.string() << " has another graph:\n" << graphs);
}

TEST_CASE("goldens") {
  boot();
  options.compile_threshold = options.osr_threshold = 1u << 30;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator("tests/partial_eval/golden"))
    if (entry.path().extension() == ".golden") files.push_back(entry.path());
  CHECK(files.size() > 10);
  std::sort(files.begin(), files.end());
  for (const fs::path& f : files) check(f);
}

TEST_CASE("graphs are the same whenever they are made, and a constant makes another one") {
  boot();
  auto source = [](const char* constant) {
    return "(function f (x) (r) (do (set r (record)) (set-field r a " + std::string(constant) +
           ") (effect r))) (run f 1) (compile f)";
  };
  CHECK(graphs_of(source("1")) == graphs_of(source("1")));
  CHECK(graphs_of(source("1")) != graphs_of(source("2")));
}

}  // namespace
}  // namespace hypha::toy
