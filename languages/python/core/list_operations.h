// SPDX-License-Identifier: MIT
// Methods of list and tuple that the compiler sees through. Words: [function, self, arguments...]; whoever runs them has tested that
// self is one. (Elements by index are nodes: languages/python/nodes/subscript.h.)
#pragma once
#include "languages/python/core/native.h"
#include "nodes/node_of.h"

namespace hypha::python {

struct ArrayLengthOp : OperationOf<ArrayLengthOp> {
  RUN { return d.array_length(d.arg(1)); }
};

}  // namespace hypha::python
