// SPDX-License-Identifier: MIT
// Floor division and modulo of tagged fixnums. By a constant: shift, mask, or multiplication with a scaled reciprocal
// (Granlund, Montgomery, "Division by Invariant Integers using Multiplication", PLDI 1994), which for numerators of 62
// bits needs no correction.
#include <bit>

#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {
namespace {

// For a negative numerator n, floor(n / c) is ~(~n / c); so rcx = sign mask is applied before and after.
// Leaves the quotient, untagged, in rdx.
void multiply_by_reciprocal(Emitter& e, Id x, uint64_t c) {
  int log = 64 - std::countl_zero(c - 1);  // ceil(log2 c), >= 2 for c >= 3
  uint64_t magic = uint64_t((static_cast<unsigned __int128>(1) << (62 + log)) / c) + 1;
  e.get(RAX, x);
  e.a.mov(e.a.rcx, e.a.rax);
  e.a.sar(e.a.rcx, 63);
  e.a.sar(e.a.rax, 1);
  e.a.xor_(e.a.rax, e.a.rcx);
  e.a.load_imm(RDX, magic);
  e.a.mul(e.a.rdx);
  if (log > 2) e.a.shr(e.a.rdx, log - 2);
  e.a.xor_(e.a.rdx, e.a.rcx);
}

bool by_positive_constant(Emitter& e, Id id, const Ins& i, bool modulo) {
  if (!e.is_const(i.args[1])) return false;
  int64_t c = Value{e.bits(i.args[1])}.as_int();
  int n = power_of_two_divisor(e.g, id), d = e.dst(id);
  if (n >= 0) {
    if (modulo) {
      Src mask = {.kind = Src::Imm, .imm = int32_t(2 * (c - 1))};
      if (!fits32(uint64_t(2 * (c - 1))))
        e.a.load_imm(RCX, uint64_t(2 * (c - 1))), mask = {.kind = Src::Reg, .reg = RCX};
      e.get(d, i.args[0]);
      e.a.alu(Alu::And, d, mask);
    } else {
      e.get(d, i.args[0]);
      if (n) {
        e.a.sar(e.a.r64(d), n);
        e.a.and_(e.a.r64(d), uint32_t(-2));
      }
    }
    e.put(id, d);
    return true;
  }
  if (c < 3 || !fits32(uint64_t(2 * c))) return false;
  multiply_by_reciprocal(e, i.args[0], uint64_t(c));
  if (!modulo) {
    e.a.lea(e.a.r64(d), e.a.at({.base = RDX, .index = RDX}));
    e.put(id, d);
    return true;
  }
  e.a.imul(e.a.rdx, e.a.rdx, int(2 * c));
  e.get(RAX, i.args[0]);
  e.a.sub(e.a.rax, e.a.rdx);
  e.put(id, RAX);
  return true;
}

// rax / divisor for any operands: rax = quotient of the tagged words (untagged), rdx = remainder (tagged), floored.
void signed_divide(Emitter& e, const Src& divisor) {
  e.a.cqo();
  if (divisor.kind == Src::Reg)
    e.a.idiv(e.a.r64(divisor.reg));
  else
    e.a.idiv(e.a.at(divisor.mem));
}

void floor_adjust(Emitter& e, const Src& divisor, bool modulo) {
  e.a.test(e.a.rdx, e.a.rdx);
  int exact = e.a.skip(E);
  e.a.mov(e.a.rcx, e.a.rdx);
  e.a.alu(Alu::Xor, RCX, divisor);
  int same_sign = e.a.skip(NS);
  if (modulo)
    e.a.alu(Alu::Add, RDX, divisor);
  else
    e.a.dec(e.a.rax);
  e.a.land(exact);
  e.a.land(same_sign);
}

void finish(Emitter& e, Id id, const Ins& i, bool modulo) {
  if (modulo) return e.put(id, RDX);
  e.a.add(e.a.rax, e.a.rax);  // overflows for min / -1 only
  if (i.state >= 0) e.a.jump(O, e.deopt(id));
  e.put(id, RAX);
}

void by_constant(Emitter& e, Id id, const Ins& i, bool modulo) {
  int64_t c = int64_t(e.bits(i.args[1]));
  if (c == 0) {
    if (i.state >= 0)
      e.a.jump(e.deopt(id));
    else
      e.a.ud2();  // said not to happen
    return;
  }
  e.a.load_imm(RCX, uint64_t(c));
  e.get(RAX, i.args[0]);
  signed_divide(e, {.kind = Src::Reg, .reg = RCX});
  e.a.test(e.a.rdx, e.a.rdx);
  int fine = e.a.skip(c > 0 ? NS : LE);  // the remainder is 0 or has the divisor's sign
  if (modulo)
    e.a.add(e.a.rdx, e.a.rcx);
  else
    e.a.dec(e.a.rax);
  e.a.land(fine);
  finish(e, id, i, modulo);
}

// Operands that are both below 2^32 as words, so neither negative: one unsigned division half as wide.
void divide(Emitter& e, Id id, const Ins& i, bool modulo) {
  if (by_positive_constant(e, id, i, modulo)) return;
  if (e.is_const(i.args[1])) return by_constant(e, id, i, modulo);
  Src divisor = e.src(i.args[1], RCX);
  if (i.state >= 0) {
    if (divisor.kind == Src::Reg)
      e.a.test(e.a.r64(divisor.reg), e.a.r64(divisor.reg));
    else
      e.a.alu(Alu::Cmp, divisor.mem, {.kind = Src::Imm, .imm = 0});
    e.a.jump(E, e.deopt(id));
  }
  e.get(RAX, i.args[0]);
  e.a.mov(e.a.rcx, e.a.rax);
  e.a.alu(Alu::Or, RCX, divisor);
  e.a.shr(e.a.rcx, 32);
  Label wide = e.a.label(), back = e.a.label();
  e.a.jump(NE, wide);
  e.a.xor_(e.a.edx, e.a.edx);
  if (divisor.kind == Src::Reg)
    e.a.div(e.a.r32(divisor.reg));
  else
    e.a.div(e.a.at(divisor.mem, 32));
  e.a.place(back);
  finish(e, id, i, modulo);
  e.later([&e, divisor, modulo, wide, back] {
    e.a.place(wide);
    signed_divide(e, divisor);
    floor_adjust(e, divisor, modulo);
    e.a.jump(back);
  });
}

}  // namespace

template <>
void lower<Op::DivI>(Emitter& e, Id id, const Ins& i) {
  divide(e, id, i, false);
}
template <>
void lower<Op::ModI>(Emitter& e, Id id, const Ins& i) {
  divide(e, id, i, true);
}

}  // namespace hypha::pe::x64
