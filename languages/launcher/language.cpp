// SPDX-License-Identifier: MIT
#include "languages/launcher/language.h"

#include "languages/python/python.h"
#include "languages/ruby/ruby.h"

namespace hypha {

static Language languages[] = {
  {"ruby", ".rb", "ruby", size_t{64} << 20, ruby::run_program},
  {"python", ".py", "python", size_t{256} << 20, python::run_program},
};

Language* find_language(const std::string& name, const std::string& path, const std::string& text) {
  auto ends_with = [&](const std::string& end) { return path.size() >= end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0; };
  std::string first_line = text.rfind("#!", 0) == 0 ? text.substr(0, text.find('\n')) : "";
  for (Language& l : languages)
    if (!name.empty() ? name == l.name : ends_with(l.extension)) return &l;
  for (Language& l : languages)
    if (name.empty() && first_line.find(l.interpreter) != std::string::npos) return &l;
  return nullptr;
}

}  // namespace hypha
