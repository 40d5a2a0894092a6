// SPDX-License-Identifier: MIT
#pragma once
#include "languages/python/core/native.h"

namespace hypha::python {

// list.sort(key=, reverse=), sorted(): stable; asks only for `<`. While it runs the list is empty; ValueError if somebody changes it.
// key: kNil for none. kNil or kThrow.
Value sort_list(Value list, Value key, Value reverse);

}  // namespace hypha::python
