// SPDX-License-Identifier: MIT
#include "tests/cli/command.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace cli {

namespace {

constexpr double kSeconds = 100;  // on a busy machine, under a sanitizer

struct Folder {
  std::string path = "/tmp/hypha-cli-" + std::to_string(getpid());
  Folder() {
    process::prepare();
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

std::string scratch(const std::string& name) {
  static Folder folder;
  return folder.path + "/" + name;
}

std::string write_file(const std::string& name, const std::string& text) {
  std::string path = scratch(name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

Outcome hypha(const Words& words) {
  scratch("");
  Words command{HYPHA_COMMAND};
  command.insert(command.end(), words.begin(), words.end());
  return process::run(command, kSeconds);
}

Outcome run_program(const std::string& name, const std::string& text, const Words& options) {
  Words words = options;
  words.push_back(write_file(name, text));
  return hypha(words);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string repeat(const std::string& text, size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  while (count--) result += text;
  return result;
}

}  // namespace cli
