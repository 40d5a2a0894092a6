// SPDX-License-Identifier: MIT
// Which machine register serves what. rsp and rbp make the frame (backtraces walk the rbp chain). rax and rcx are
// scratch inside one instruction's lowering, so that shifts, divisions, results of calls and deopt stubs have theirs
// for free; xmm14 and xmm15 likewise.
#pragma once
#include <cstdint>

namespace hypha::pe::x64 {

enum Gpr : int { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15 };
constexpr int kXmmScratch = 14, kXmmScratch2 = 15;

// In order of preference: short encodings and caller-saved first.
constexpr int kGprPool[] = {RDX, RSI, RDI, R8, R9, R10, R11, RBX, R12, R13, R14, R15};
constexpr int kXmmPool = 14;  // xmm0 ... xmm13

constexpr bool is_callee_saved(int gpr) { return gpr == RBX || gpr >= R12; }

// C ABI
constexpr int kIntArguments[] = {RDI, RSI, RDX, RCX, R8, R9};
constexpr int kMaxIntArguments = 6, kMaxF64Arguments = 8;

enum Condition : int { O, NO, B, AE, E, NE, BE, A, S, NS, P, NP, L, GE, LE, G };
constexpr Condition negate(Condition c) { return Condition(c ^ 1); }

}  // namespace hypha::pe::x64
