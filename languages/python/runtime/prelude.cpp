// SPDX-License-Identifier: MIT
// Modules written in Python that come with the runtime: none so far.
#include "languages/python/runtime/module.h"

namespace hypha::python {

[[gnu::weak]] bool find_prelude(std::string_view, std::string_view*) { return false; }

}  // namespace hypha::python
