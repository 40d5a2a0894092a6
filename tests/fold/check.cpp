// SPDX-License-Identifier: MIT
// Does what must fold still fold? Runs guest programs compiled at the first call, reads the graphs that --dump-ir
// prints, and compares them with what comments of the program demand.
//
//   fold_check --hypha=BINARY PATH...         PATH: a program (.rb, .py) or a folder that is searched
//
//   # expect-ir NAME: CLAUSE, CLAUSE...       about the last graph of the function NAME (`NAME osr`: of a loop of it)
//     no OPERATION        no such instruction; docs/dumps.md says where the operations are listed
//     3 OPERATION         exactly so many
//     ... in loop         only instructions of blocks that reach themselves count
//     returns OPERAND     what every Return returns, as in a dump: `returns #7`
//     has loop            not everything vanished: for use beside `no ... in loop`
//   `Call` stands for CallRuntime, CallTarget and CallDynamic.
//
// Exit status: 0 all as expected, 1 not, 2 usage.
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "partial_eval/ir/graph.h"

namespace {

namespace fs = std::filesystem;
using namespace hypha::pe;

struct Expectation {
  std::string name;
  std::vector<std::string> clauses;
};
struct Dump {
  std::string text;
  Graph graph;
};
using Dumps = std::map<std::string, std::string>;

std::string trimmed(const std::string& s) {
  size_t from = s.find_first_not_of(' '), to = s.find_last_not_of(' ');
  return from == std::string::npos ? "" : s.substr(from, to - from + 1);
}

std::vector<Expectation> expectations_of(const fs::path& program) {
  static const std::string kMark = "# expect-ir ";
  std::vector<Expectation> all;
  std::ifstream in(program);
  for (std::string line; std::getline(in, line);) {
    size_t at = line.find(kMark);
    if (at == std::string::npos) continue;
    at += kMark.size();
    size_t colon = std::min(line.find(": ", at), line.size());
    Expectation e{line.substr(at, colon - at), {}};
    std::istringstream rest(line.substr(std::min(colon + 1, line.size())));
    for (std::string clause; std::getline(rest, clause, ',');) e.clauses.push_back(trimmed(clause));
    all.push_back(std::move(e));
  }
  return all;
}

// Runs the program; the last dump of each name.
bool run(const std::string& hypha, const fs::path& program, Dumps& dumps) {
  std::string command =
      "timeout 60 '" + hypha + "' --jit=first-call '--dump-ir=*' '" + program.string() + "' 2>&1 >/dev/null </dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return false;
  std::string text;
  char buffer[1 << 16];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  int status = pclose(pipe);
  std::istringstream lines(text);
  std::string *current = nullptr, before;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("graph \"")) {
      size_t quote = line.rfind('"');
      current = &dumps[line.substr(7, quote - 7) + line.substr(quote + 1)];
      current->clear();
    }
    if (line.starts_with("== ")) current = nullptr;
    if (current)
      *current += line + "\n";
    else if (!line.starts_with("== "))
      before += line + "\n";
  }
  if (status == 0) return true;
  printf("  status is %d; %s\n", WIFEXITED(status) ? WEXITSTATUS(status) : status, before.c_str());
  return false;
}

// ---- clauses

bool reaches(const Graph& g, int32_t from, int32_t to) {
  std::vector<bool> seen(g.blocks.size());
  std::vector<int32_t> work{from};
  while (!work.empty()) {
    int32_t b = work.back();
    work.pop_back();
    for (int32_t s : g.blocks[b].succ) {
      if (s < 0 || seen[s]) continue;
      if (s == to) return true;
      seen[s] = true;
      work.push_back(s);
    }
  }
  return false;
}
bool in_loop(const Graph& g, int32_t b) { return reaches(g, b, b); }

bool is_call(Op op) { return info(op).call; }
bool is_operation(const std::string& name) {
  for (int k = 0; k < kOpCount; k++)
    if (name == info(Op(k)).name) return true;
  return name == "Call";
}

size_t count(const Graph& g, const std::string& operation, bool loops_only) {
  size_t n = 0;
  for (int32_t b : g.order) {
    if (loops_only && !in_loop(g, b)) continue;
    for (Id id : g.blocks[b].ins) n += operation == info(g.op(id)).name || (operation == "Call" && is_call(g.op(id)));
  }
  return n;
}

// The operands of all Returns, in the spelling of the dump.
bool returns_only(const std::string& dump, const std::string& operand) {
  static const std::string kReturn = ": Return ";
  size_t n = 0;
  for (size_t at = 0; (at = dump.find(kReturn, at)) != std::string::npos; n++) {
    at += kReturn.size();
    if (dump.substr(at, dump.find('\n', at) - at) != operand) return false;
  }
  return n > 0;
}

// Empty if it holds.
std::string complaint(const Dump& d, const std::string& clause) {
  if (clause.starts_with("returns "))
    return returns_only(d.text, clause.substr(8)) ? "" : "a Return has another operand";
  if (clause == "has loop")
    return std::any_of(d.graph.order.begin(), d.graph.order.end(), [&](int32_t b) { return in_loop(d.graph, b); })
               ? ""
               : "no loop";
  std::istringstream words(clause);
  std::string amount, operation, in, loop;
  words >> amount >> operation >> in >> loop;
  bool loops_only = in == "in" && loop == "loop";
  bool number = !amount.empty() && amount.find_first_not_of("0123456789") == std::string::npos;
  if ((amount != "no" && !number) || !is_operation(operation) || (!in.empty() && !loops_only)) return "not a clause";
  size_t n = count(d.graph, operation, loops_only);
  return n == (number ? size_t(atoi(amount.c_str())) : 0) ? "" : "there are " + std::to_string(n);
}

// ---- all of it

bool check(const Dumps& dumps, const Expectation& e) {
  auto found = dumps.find(e.name);
  if (found == dumps.end() || e.clauses.empty()) {
    printf("  %s: %s\n", e.name.c_str(), e.clauses.empty() ? "nothing is expected" : "was not compiled");
    return false;
  }
  Dump d{found->second, {}};
  std::string error;
  if (!parse(d.text, &d.graph, &error) || !verify(d.graph, &error)) {
    printf("  %s: %s\n%s", e.name.c_str(), error.c_str(), d.text.c_str());
    return false;
  }
  d.text = dump(d.graph);
  bool good = true;
  for (const std::string& clause : e.clauses) {
    std::string c = complaint(d, clause);
    if (c.empty()) continue;
    printf("  %s: expected `%s`: %s\n", e.name.c_str(), clause.c_str(), c.c_str());
    good = false;
  }
  if (!good) printf("%s", d.text.c_str());
  return good;
}

bool check_program(const std::string& hypha, const fs::path& program) {
  printf("%s\n", program.c_str());
  fflush(stdout);
  Dumps dumps;
  bool good = run(hypha, program, dumps);
  std::vector<Expectation> all = expectations_of(program);
  if (all.empty()) printf("  nothing is expected\n");
  for (const Expectation& e : all) good &= check(dumps, e);
  return good && !all.empty();
}

std::vector<fs::path> programs_in(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.path().extension() == ".rb" || entry.path().extension() == ".py") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  std::string hypha;
  std::vector<fs::path> programs;
  for (int i = 1; i < argc; i++) {
    std::string word = argv[i];
    if (word.starts_with("--hypha=")) {
      hypha = word.substr(8);
    } else {
      for (const fs::path& p : programs_in(word)) programs.push_back(p);
    }
  }
  if (hypha.empty() || programs.empty()) {
    fprintf(stderr, "usage: fold_check --hypha=BINARY PATH...\n");
    return 2;
  }
  size_t failed = 0;
  for (const fs::path& p : programs) failed += !check_program(hypha, p);
  printf("%zu programs, %zu failed\n", programs.size(), failed);
  return failed != 0;
}
