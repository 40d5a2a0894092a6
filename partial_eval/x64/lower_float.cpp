// SPDX-License-Identifier: MIT
// Unboxed doubles: SSE2, and SSE4.1 for rounding.
#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {
namespace {

using Xbyak::Operand;
using Xbyak::Xmm;
using SseForm = void (Xbyak::CodeGenerator::*)(const Xmm&, const Operand&);

void arithmetic(Emitter& e, Id id, const Ins& i, SseForm op, bool commutes) {
  Id x = i.args[0], y = i.args[1];
  if (commutes && e.is_const(x) && !e.is_const(y) && !e.sel.fused(y)) std::swap(x, y);
  int d = e.xdst(id);
  if (!e.in_xmm(x, d) && e.in_xmm(y, d)) {
    if (commutes)
      std::swap(x, y);
    else
      d = kXmmScratch;
  }
  e.xget(d, x);
  e.xsrc(y, [&](const auto& s) { (e.a.*op)(Xmm(d), s); });
  e.xput(id, d);
}

void sign_bit(Emitter& e, Id id, const Ins& i, uint64_t mask, SseForm op) {
  int d = e.xdst(id);
  e.a.movsd(Xmm(kXmmScratch2), e.a.constant(mask));
  e.xget(d, i.args[0]);
  (e.a.*op)(Xmm(d), Xmm(kXmmScratch2));
  e.xput(id, d);
}

void round(Emitter& e, Id id, const Ins& i, int mode) {
  int d = e.xdst(id);
  e.xsrc(i.args[0], [&](const auto& s) { e.a.roundsd(Xmm(d), s, mode | 8 /* not inexact */); });
  e.xput(id, d);
}

}  // namespace

template <>
void lower<Op::AddF>(Emitter& e, Id id, const Ins& i) {
  arithmetic(e, id, i, &Xbyak::CodeGenerator::addsd, true);
}
template <>
void lower<Op::SubF>(Emitter& e, Id id, const Ins& i) {
  arithmetic(e, id, i, &Xbyak::CodeGenerator::subsd, false);
}
template <>
void lower<Op::MulF>(Emitter& e, Id id, const Ins& i) {
  arithmetic(e, id, i, &Xbyak::CodeGenerator::mulsd, true);
}
template <>
void lower<Op::DivF>(Emitter& e, Id id, const Ins& i) {
  arithmetic(e, id, i, &Xbyak::CodeGenerator::divsd, false);
}
template <>
void lower<Op::NegF>(Emitter& e, Id id, const Ins& i) {
  sign_bit(e, id, i, uint64_t{1} << 63, &Xbyak::CodeGenerator::xorps);
}
template <>
void lower<Op::AbsF>(Emitter& e, Id id, const Ins& i) {
  sign_bit(e, id, i, ~(uint64_t{1} << 63), &Xbyak::CodeGenerator::andps);
}
template <>
void lower<Op::FloorF>(Emitter& e, Id id, const Ins& i) {
  round(e, id, i, 1);
}
template <>
void lower<Op::CeilF>(Emitter& e, Id id, const Ins& i) {
  round(e, id, i, 2);
}
template <>
void lower<Op::TruncF>(Emitter& e, Id id, const Ins& i) {
  round(e, id, i, 3);
}

template <>
void lower<Op::SqrtF>(Emitter& e, Id id, const Ins& i) {
  int d = e.xdst(id);
  e.xsrc(i.args[0], [&](const auto& s) { e.a.sqrtsd(Xmm(d), s); });
  e.xput(id, d);
}

template <>
void lower<Op::IntToF64>(Emitter& e, Id id, const Ins& i) {
  int d = e.xdst(id);
  e.get(RAX, i.args[0]);
  e.a.sar(e.a.rax, 1);
  e.a.xorps(Xmm(d), Xmm(d));  // cvtsi2sd keeps the upper half: no dependency on what was there
  e.a.cvtsi2sd(Xmm(d), e.a.rax);
  e.xput(id, d);
}

// Out of range and nan give 0x8000000000000000, which overflows when tagged, as does whatever is too large by one bit.
template <>
void lower<Op::F64ToInt>(Emitter& e, Id id, const Ins& i) {
  e.xsrc(i.args[0], [&](const auto& s) { e.a.cvttsd2si(e.a.rax, s); });
  e.a.add(e.a.rax, e.a.rax);
  if (i.state >= 0) e.a.jump(O, e.deopt(id));
  e.put(id, RAX);
}

}  // namespace hypha::pe::x64
