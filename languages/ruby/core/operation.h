// SPDX-License-Identifier: MIT
// For rows of NativeMethod: the operation of a built-in, made for each call site.
#pragma once
#include "nodes/node_of.h"

namespace hypha::ruby {

template <class Operation>
Node* operation() {
  return new Operation;
}

}  // namespace hypha::ruby
