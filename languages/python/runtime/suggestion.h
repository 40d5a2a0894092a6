// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "framework/value/value.h"

namespace hypha::python {

// ". Did you mean: 'x'?" for an AttributeError, NameError or ImportError with a similar name in reach; else "".
std::string suggestion_for(Value exception);

}  // namespace hypha::python
