// SPDX-License-Identifier: MIT
// Proc#call as an operation: words [closure, block, arguments...].
#pragma once
#include "languages/ruby/nodes/block.h"

namespace hypha::ruby {

template <int N>
struct ProcCallOp : OperationOf<ProcCallOp<N>> {
  YieldOp<N> yield;
  RUN {
    typename D::template Args<N + 1> words;
    words.put(0, d.arg(0));
    for (int i = 0; i < N; i++) words.put(1 + i, d.arg(kMethodHeader + i));
    return d.apply(&yield, words);
  }
};
Node* make_proc_call(int argc);  // at most kMaxPlainArguments

}  // namespace hypha::ruby
