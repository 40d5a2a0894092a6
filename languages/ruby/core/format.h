// SPDX-License-Identifier: MIT
// Kernel#format, sprintf, String#%.
#pragma once
#include <span>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Value format_string(Value format, std::span<const Value> args);

}  // namespace hypha::ruby
