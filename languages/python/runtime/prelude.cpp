// SPDX-License-Identifier: MIT
// Modules written in Python that come with the runtime: "a.b" is a/b.py or a/b/__init__.py below languages/python/prelude.
#include "languages/python/prelude_files.h"
#include "languages/python/runtime/module.h"

namespace hypha::python {

bool find_prelude(std::string_view dotted, std::string_view* text, bool* package) {
  std::string path(dotted);
  for (char& c : path)
    if (c == '.') c = '/';
  for (const PreludeFile& f : prelude_files()) {
    *package = f.name == path + "/__init__.py";
    if (!*package && f.name != path + ".py") continue;
    *text = f.text;
    return true;
  }
  return false;
}

}  // namespace hypha::python
