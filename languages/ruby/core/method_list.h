// SPDX-License-Identifier: MIT
// Names of methods, for reflection.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

enum VisibilityMask : unsigned { kPublicMask = 1, kProtectedMask = 2, kPrivateMask = 4 };

// Of c and its ancestors up to (without) `end`, in order of definition, each once. Undefined ones hide inherited ones.
Value list_methods(ClassInfo* c, unsigned mask, ClassInfo* end = nullptr);
Value list_own_methods(ClassInfo* c, unsigned mask);
Value list_singleton_methods(Value object, bool inherited_modules);

}  // namespace hypha::ruby
