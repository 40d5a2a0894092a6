// SPDX-License-Identifier: MIT
#pragma once
#include "languages/python/core/native.h"

namespace hypha::python {

void define_math_integers(ModuleInfo*);              // gcd, factorial, prod, fsum ...

}  // namespace hypha::python
