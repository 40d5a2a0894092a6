// SPDX-License-Identifier: MIT
// What the files about Thread share.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

Value thread_text(Value t);        // inspect
Value block_place(Value closure);  // "file:line"

}  // namespace hypha::ruby
