// SPDX-License-Identifier: MIT
// Callbacks of weak references (core/weakref_module.cpp).
#pragma once

namespace hypha::python {

void run_weak_callbacks();  // of references whose object a collection found dead

}  // namespace hypha::python
