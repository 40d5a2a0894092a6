// SPDX-License-Identifier: MIT
// What is appended to the messages of errors about names: the line with the culprit underlined, and similar names.
#pragma once
#include <string>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// "\n\nputs usr.name\n     ^^^" for a NameError that was raised in a program; "" where there is nothing to show.
std::string error_highlight(Value exception);
// "\nDid you mean?  user" for a NameError or KeyError. `message`: what was said so far.
std::string did_you_mean(Value exception, std::string_view message);

}  // namespace hypha::ruby
