// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/proc_call.h"

namespace hypha::ruby {

template <int N>
static Node* make(int argc) {
  if constexpr (N > kMaxPlainArguments)
    return nullptr;
  else if (argc == N)
    return new ProcCallOp<N>;
  else
    return make<N + 1>(argc);
}

Node* make_proc_call(int argc) { return make<0>(argc); }

}  // namespace hypha::ruby
