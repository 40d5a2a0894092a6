// SPDX-License-Identifier: MIT
// Inlining policy: by heat, size and budget; there is no depth constant (decision 11). Every verdict is in the event stream.
#pragma once
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

struct InlineVerdict {
  bool inlined;
  const char* reason;  // static text
  bool cold = false;   // it is seldom got to
};
// `hits`: how often the dispatch entry that leads here was taken (0: not counted).
InlineVerdict judge_inlining(const Builder&, CallTarget*, uint64_t hits);

}  // namespace hypha::pe
