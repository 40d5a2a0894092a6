// SPDX-License-Identifier: MIT
// Parses random changes of the guest programs: each gives a tree or errors that can be told, soon and without a crash.
//
//   parser_fuzz LANGUAGE COUNT SEED FOLDER...
//
// The program being parsed lies in the file that the first line of the output names; it stays there after a crash.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "framework/source/source.h"
#include "framework/thread/thread_state.h"
#include "languages/python/syntax/parser.h"
#include "languages/ruby/syntax/parser.h"
#include "tests/fuzz/mutate.h"

namespace {

using namespace hypha;
using Clock = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlow = 20;
#else
constexpr double kSlow = 5;
#endif

struct Job {
  std::string extension, path;
  size_t count;
  uint64_t seed;
  std::vector<std::string> texts;
};

std::vector<std::string> read_programs(const std::vector<std::string>& folders, const std::string& extension) {
  std::vector<std::string> paths, texts;
  for (const std::string& folder : folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == extension) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    if (!text.str().empty()) texts.push_back(text.str());
  }
  return texts;
}

// Whether there is a tree.
bool parses(const Source& source, const std::string& extension, DiagnosticList& errors) {
  return extension == ".rb" ? ruby::syntax::parse(source, errors) != nullptr : python::parse(source, errors) != nullptr;
}

bool check(const Job& job, const std::string& text) {
  Source source(job.path, text);
  DiagnosticList errors;
  auto begin = Clock::now();
  bool tree = parses(source, job.extension, errors);
  double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  if (seconds > kSlow) return printf("parsing took %.1f s\n", seconds), false;
  if (errors.empty()) return tree || printf("neither a tree nor an error\n") < 0;
  return errors.render().find(job.path) == 0 ||
         printf("the error does not begin with the path: %s\n", errors.render().c_str()) < 0;
}

int run(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  fuzz::Mutator mutator(job.texts, job.seed);
  for (size_t k = 0; k < job.count; k++) {
    std::string text = mutator.next();
    std::ofstream(job.path, std::ios::binary) << text;
    if (!check(job, text)) return 1;
  }
  unlink(job.path.c_str());
  printf("%zu programs parsed\n", job.count);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return fprintf(stderr, "parser_fuzz ruby|python COUNT SEED FOLDER...\n"), 2;
  Job job;
  job.extension = argv[1] == std::string("ruby") ? ".rb" : ".py";
  job.path = "/tmp/parser_fuzz-" + std::to_string(getpid()) + job.extension;
  job.count = strtoull(argv[2], nullptr, 10);
  job.seed = strtoull(argv[3], nullptr, 10);
  job.texts = read_programs(std::vector<std::string>(argv + 4, argv + argc), job.extension);
  printf("%s: %zu programs to change, seed %lu\n", job.path.c_str(), job.texts.size(), job.seed);
  fflush(stdout);
  return job.texts.empty() ? 2 : run_on_guest_stack(run, &job, size_t{64} << 20);
}
