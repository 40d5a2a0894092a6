// SPDX-License-Identifier: MIT
// Tagged fixnums (value << 1) and words. Overflow of 63 bits is overflow of the tagged 64, so one jo is the check.
#include <bit>

#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {
namespace {

bool checked(const Ins& i) { return i.state >= 0; }
int64_t int_constant(Emitter& e, Id id) { return Value{e.bits(id)}.as_int(); }

// d = a + b without flags. False if three operands do not fit a lea.
bool lea_sum(Emitter& e, Id id, Id x, Id y, bool negative) {
  int d = e.dst(id);
  if (!e.in_reg(x)) return false;
  if (e.is_const(y)) {
    int64_t k = negative ? -int64_t(e.bits(y)) : int64_t(e.bits(y));
    if (!fits32(uint64_t(k)) || e.in_reg(x, d)) return false;
    e.a.lea(e.a.r64(d), e.a.at({.base = e.reg(x, RAX), .disp = int32_t(k)}));
  } else {
    if (negative || !e.in_reg(y) || e.in_reg(x, d) || e.in_reg(y, d)) return false;
    e.a.lea(e.a.r64(d), e.a.at({.base = e.reg(x, RAX), .index = e.reg(y, RCX)}));
  }
  e.put(id, d);
  return true;
}

void add_sub(Emitter& e, Id id, const Ins& i, Alu op) {
  Id x = i.args[0], y = i.args[1];
  if (op == Alu::Add && (e.is_const(x) || (e.on_stack(x) && e.in_reg(y)))) std::swap(x, y);
  if (!checked(i) && lea_sum(e, id, x, y, op == Alu::Sub)) return;
  int d = e.dst(id);
  bool in_place = e.in_reg(x, d);
  if (!in_place && e.reads(y, d)) {
    if (op == Alu::Add && e.in_reg(y, d))
      std::swap(x, y), in_place = true;
    else
      d = RAX;
  }
  e.get(d, x);
  Src s = e.src(y, RCX);
  e.a.alu(op, d, s);
  if (checked(i)) e.a.jump(O, in_place ? e.deopt_undoing(id, op, d, s) : e.deopt(id));
  e.put(id, d);
}

void bitwise(Emitter& e, Id id, const Ins& i, Alu op) {
  Id x = i.args[0], y = i.args[1];
  if (e.is_const(x) || (e.on_stack(x) && e.in_reg(y))) std::swap(x, y);
  int d = e.dst(id);
  if (!e.in_reg(x, d) && e.in_reg(y, d)) std::swap(x, y);
  if (!e.in_reg(x, d) && e.reads(y, d)) d = RAX;
  e.get(d, x);
  e.a.alu(op, d, e.src(y, RCX));
  e.put(id, d);
}

void copy(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id);
  e.get(d, i.args[0]);
  e.put(id, d);
}

void shift_left_unchecked(Emitter& e, Id id, Id x, int n) {
  int d = e.dst(id);
  e.get(d, x);
  if (n) e.a.shl(e.a.r64(d), n);
  e.put(id, d);
}

// x * k for a plain number k
void multiply_constant(Emitter& e, Id id, const Ins& i, Id x, int64_t k) {
  int d = e.dst(id);
  if (k == 0) {
    e.a.load_imm(d, 0);
    return e.put(id, d);
  }
  if (!checked(i) && k > 0 && std::has_single_bit(uint64_t(k)))
    return shift_left_unchecked(e, id, x, std::countr_zero(uint64_t(k)));
  if (k == 1) return copy(e, id, Ins{.args = {x}});
  if (k == 2) {
    e.get(d, x);
    e.a.add(e.a.r64(d), e.a.r64(d));
  } else if (!checked(i) && (k == 3 || k == 5 || k == 9)) {
    int r = e.reg(x, RCX);
    e.a.lea(e.a.r64(d), e.a.at({.base = r, .index = r, .scale = int(k - 1)}));
  } else if (fits32(uint64_t(k))) {
    if (e.on_stack(x))
      e.a.imul(e.a.r64(d), e.a.at(Assembler::slot(e.loc(x).n)), int(k));
    else
      e.a.imul(e.a.r64(d), e.a.r64(e.reg(x, RAX)), int(k));
  } else {
    e.a.load_imm(RCX, uint64_t(k));
    e.get(RAX, x);
    e.a.imul(e.a.rax, e.a.rcx);
    d = RAX;
  }
  if (checked(i)) e.a.jump(O, e.deopt(id));
  e.put(id, d);
}

// Bits are lost if shifting back does not give the operand.
void shift_left_constant(Emitter& e, Id id, const Ins& i, int n) {
  Id x = i.args[0];
  if (!checked(i)) return shift_left_unchecked(e, id, x, n);
  if (n <= 30) return multiply_constant(e, id, i, x, int64_t{1} << n);
  int r = e.reg(x, RCX);
  e.a.move(RAX, r);
  e.a.shl(e.a.rax, n);
  e.a.sar(e.a.rax, n);
  e.a.cmp(e.a.rax, e.a.r64(r));
  e.a.jump(NE, e.deopt(id));
  e.a.shl(e.a.rax, n);
  e.put(id, RAX);
}

// rcx = the count of a shift, checked
void load_count(Emitter& e, Id id, const Ins& i) {
  e.get(RCX, i.args[1]);
  if (checked(i)) {
    e.a.cmp(e.a.rcx, 2 * 62);
    e.a.jump(A, e.deopt(id));
  }
  e.a.shr(e.a.ecx, 1);
}

bool constant_count(Emitter& e, Id id, const Ins& i, int* n) {
  if (!e.is_const(i.args[1])) return false;
  uint64_t count = uint64_t(int_constant(e, i.args[1]));
  if (count > 62) return false;
  *n = int(count);
  return true;
}

}  // namespace

template <>
void lower<Op::AddI>(Emitter& e, Id id, const Ins& i) {
  add_sub(e, id, i, Alu::Add);
}
template <>
void lower<Op::SubI>(Emitter& e, Id id, const Ins& i) {
  add_sub(e, id, i, Alu::Sub);
}
template <>
void lower<Op::AddW>(Emitter& e, Id id, const Ins& i) {
  add_sub(e, id, i, Alu::Add);
}
template <>
void lower<Op::AndI>(Emitter& e, Id id, const Ins& i) {
  bitwise(e, id, i, Alu::And);
}
template <>
void lower<Op::OrI>(Emitter& e, Id id, const Ins& i) {
  bitwise(e, id, i, Alu::Or);
}
template <>
void lower<Op::XorI>(Emitter& e, Id id, const Ins& i) {
  bitwise(e, id, i, Alu::Xor);
}

template <>
void lower<Op::MulI>(Emitter& e, Id id, const Ins& i) {
  Id x = i.args[0], y = i.args[1];
  if (e.is_const(x)) std::swap(x, y);
  if (e.is_const(y)) return multiply_constant(e, id, i, x, int_constant(e, y));
  int d = e.dst(id);
  if (e.in_reg(y, d)) std::swap(x, y);
  if (e.in_reg(y, d)) d = RAX;  // both are the same value
  e.get(d, x);
  e.a.sar(e.a.r64(d), 1);
  Src s = e.src(y, RCX);
  if (s.kind == Src::Memory)
    e.a.imul(e.a.r64(d), e.a.at(s.mem));
  else
    e.a.imul(e.a.r64(d), e.a.r64(s.reg));
  if (checked(i)) e.a.jump(O, e.deopt(id));
  e.put(id, d);
}

template <>
void lower<Op::ShlI>(Emitter& e, Id id, const Ins& i) {
  int n;
  if (constant_count(e, id, i, &n)) return shift_left_constant(e, id, i, n);
  load_count(e, id, i);
  e.get(RAX, i.args[0]);
  e.a.shl(e.a.rax, e.a.cl);
  if (checked(i)) {
    e.a.sar(e.a.rax, e.a.cl);
    Id x = i.args[0];
    if (e.is_const(x))
      e.a.cmp(e.a.rax, e.a.constant(e.bits(x)));
    else
      e.a.alu(Alu::Cmp, RAX, e.src(x, RAX));
    e.a.jump(NE, e.deopt(id));
    e.a.shl(e.a.rax, e.a.cl);
  }
  e.put(id, RAX);
}

template <>
void lower<Op::ShrI>(Emitter& e, Id id, const Ins& i) {
  int n, d = e.dst(id);
  if (constant_count(e, id, i, &n)) {
    e.get(d, i.args[0]);
    if (n) e.a.sar(e.a.r64(d), n);
  } else {
    load_count(e, id, i);
    e.get(d, i.args[0]);
    e.a.sar(e.a.r64(d), e.a.cl);
  }
  e.a.and_(e.a.r64(d), uint32_t(-2));
  e.put(id, d);
}

template <>
void lower<Op::Untag>(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id);
  e.get(d, i.args[0]);
  e.a.sar(e.a.r64(d), 1);
  e.put(id, d);
}

template <>
void lower<Op::Tag>(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id), r = e.reg(i.args[0], RAX);
  e.a.lea(e.a.r64(d), e.a.at({.base = r, .index = r}));
  e.put(id, d);
}

template <>
void lower<Op::Bits>(Emitter& e, Id id, const Ins& i) {
  copy(e, id, i);
}
template <>
void lower<Op::FromBits>(Emitter& e, Id id, const Ins& i) {
  copy(e, id, i);
}

}  // namespace hypha::pe::x64
