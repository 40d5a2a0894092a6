// SPDX-License-Identifier: MIT
// What dump and parse share: the spellings.
//
//   graph "fib" osr                                          header; `osr` if it is for on-stack replacement
//   v9 = Virtual                                             virtual objects, before the blocks
//   b0 freq 1:                                               a block: parameters, frequency, predecessors
//   b1(v8:tagged, v9:f64) freq 9.5 <- b0, b2:
//     v12:tagged = AddI v3, #5 !s7                           !s7: its frame state
//     v13:bool = CmpInt.lt v12, v3                           .cc of comparisons
//     v14:bool = HasShape v3 [17] +heap                      [imm], +flags, x48: `extra`
//     v15: Guard v14 !s7                                     no result; `v15:` may be left out when writing by hand
//     Branch v13 -> b1, b2
//   s7 parent s2 target "fib": slots(v1, #nil) If[@0, v3] -[@1] v9{0x3000000010, 32, 16: v3, 24: #5}
//
// Constants: #5 #nil #true ... #1.5 #0x7f01 (tagged words), 1.5 f64:0x7ff8000000000001 (F64), true false (Bool),
// 5w (words), dead (id 0). In a state: activations as NodeName[log] with @k for markers, then virtual objects as
// id{header, bytes, offset: content ...}.
#pragma once
#include "partial_eval/ir/graph.h"

namespace hypha::pe::text {

inline constexpr const char* kReprNames[] = {"none", "tagged", "f64", "bool", "word", "x"};
inline constexpr const char* kCondNames[] = {"lt", "le", "eq", "ult"};

struct Named {
  const char* name;
  uint64_t bits;
};
inline constexpr Named kSpecials[] = {
    {"false", kFalse.bits},   {"nil", kNil.bits},     {"true", kTrue.bits},     {"undefined", kUndefined.bits},
    {"break", kBreak.bits},   {"next", kNext.bits},   {"return", kReturn.bits}, {"throw", kThrow.bits},
    {"unwind", kUnwind.bits}, {"retry", kRetry.bits}, {"redo", kRedo.bits},     {"failed", kFailed.bits},
};
inline constexpr Named kFlags[] = {{"heap", kKnownHeap}, {"int", kMaybeInt}, {"rare", kRarelyHeap}};

inline bool has_cond(Op op) { return op == Op::CmpInt || op == Op::CmpF64; }

}  // namespace hypha::pe::text
