// SPDX-License-Identifier: MIT
// Questions and what is done with the answers. A question that is asked right before its only user becomes a compare
// and a conditional jump; else a 0 or 1 in a register.
#include "framework/engine/check.h"
#include "framework/heap/heap_object.h"
#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {
namespace {

using Xbyak::Xmm;

constexpr int kKindByte = offsetof(HeapObject, kind) - 1, kAuxByte = offsetof(HeapObject, aux) - 1;

// rcx-relative or register-relative byte or dword of the object's header
Mem header(int r, int offset) { return {.base = r, .disp = offset}; }

Condition compare_words(Emitter& e, Id x, Id y, Condition c, Condition swapped) {
  if (e.is_const(x) && !e.is_const(y)) std::swap(x, y), c = swapped;
  if (e.is_const(y) && e.bits(y) == 0 && e.in_reg(x)) {
    e.a.test(e.a.r64(e.reg(x, RAX)), e.a.r64(e.reg(x, RAX)));
    return c;
  }
  Src s = e.src(y, RCX);
  if (e.on_stack(x) && s.kind != Src::Memory)
    e.a.alu(Alu::Cmp, Assembler::slot(e.loc(x).n), s);
  else
    e.a.alu(Alu::Cmp, e.reg(x, RAX), s);
  return c;
}

Condition compare_ints(Emitter& e, const Ins& i) {
  switch (i.cond) {
    case Cond::LT:
      return compare_words(e, i.args[0], i.args[1], L, G);
    case Cond::LE:
      return compare_words(e, i.args[0], i.args[1], LE, GE);
    case Cond::ULT:
      return compare_words(e, i.args[0], i.args[1], B, A);
    default:
      return compare_words(e, i.args[0], i.args[1], E, E);
  }
}

// The low bits of (word - offset) masked: zero if they are `offset`.
Condition test_low_bits(Emitter& e, Id x, int offset, int mask) {
  int r = e.reg(x, RAX);
  e.a.lea(e.a.eax, e.a.ptr[e.a.r64(r) - offset]);
  e.a.test(e.a.al, uint32_t(mask));
  return E;
}

Condition test_int(Emitter& e, Id x) {
  if (e.on_stack(x))
    e.a.test(e.a.at(Assembler::slot(e.loc(x).n), 8), 1);
  else
    e.a.test(e.a.r8(e.reg(x, RAX)), 1);
  return E;
}

// The questions that are one comparison: emits it and says which condition means yes.
bool simple_question(Emitter& e, const Ins& i, Condition* yes) {
  switch (i.op) {
    case Op::IsInt:
      *yes = test_int(e, i.args[0]);
      return true;
    case Op::IsHeap:
      *yes = test_low_bits(e, i.args[0], 1, 7);
      return true;
    case Op::IsCompletion:
      *yes = test_low_bits(e, i.args[0], 13, 15);
      return true;
    case Op::Truthy:
      *yes = negate(test_low_bits(e, i.args[0], 5, 0xEF));
      return true;
    case Op::Same:
    case Op::SameWord:
      *yes = compare_words(e, i.args[0], i.args[1], E, E);
      return true;
    case Op::CmpInt:
      *yes = compare_ints(e, i);
      return true;
    case Op::HasAux:
      e.a.cmp(e.a.at(header(e.reg(i.args[0], RCX), kAuxByte), 8), uint32_t(i.imm));
      *yes = E;
      return true;
    default:
      break;
  }
  if (i.op == Op::CmpF64 && i.cond != Cond::EQ) {  // the second operand first, so that "unordered" is no
    int y = e.xreg(i.args[1], kXmmScratch);
    e.xsrc(i.args[0], [&](const auto& x) { e.a.comisd(Xmm(y), x); });
    *yes = i.cond == Cond::LT ? A : AE;
    return true;
  }
  return false;
}

// HasShape and HasKind: compare the header, after the test for a pointer if that is needed.
void jump_if_header(Emitter& e, const Ins& i, bool sense, Label target) {
  int r = e.reg(i.args[0], RCX), no = -1;
  if (!(i.flags & kKnownHeap)) {
    e.a.lea(e.a.eax, e.a.ptr[e.a.r64(r) - 1]);
    e.a.test(e.a.al, 7);
    if (sense)
      no = e.a.skip(NE);
    else
      e.a.jump(NE, target);
  }
  if (i.op == Op::HasShape)
    e.a.cmp(e.a.at(header(r, -1), 32), uint32_t(i.imm));
  else
    e.a.cmp(e.a.at(header(r, kKindByte), 8), uint32_t(i.imm));
  e.a.jump(sense ? E : NE, target);
  if (no >= 0) e.a.land(no);
}

// A flonum has low bits 11; else it must be a heap double, which is tested out of line for a guard.
void jump_if_double(Emitter& e, const Ins& i, bool sense, Label target) {
  int r = e.reg(i.args[0], RCX);
  e.a.lea(e.a.eax, e.a.ptr[e.a.r64(r) + 1]);
  e.a.test(e.a.al, 3);
  auto test_heap = [&e, r] {  // leaves "no" by the first jump, the answer in the flags of the second
    e.a.lea(e.a.eax, e.a.ptr[e.a.r64(r) - 1]);
    e.a.test(e.a.al, 7);
  };
  auto test_kind = [&e, r] { e.a.cmp(e.a.at(header(r, kKindByte), 8), uint32_t(Kind::Double)); };
  if (sense) {
    e.a.jump(E, target);
    test_heap();
    int no = e.a.skip(NE);
    test_kind();
    e.a.jump(E, target);
    e.a.land(no);
    return;
  }
  Label other = e.a.label(), back = e.a.label();
  e.a.jump(NE, other);
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(other);
    test_heap();
    e.a.jump(NE, target);
    test_kind();
    e.a.jump(E, back);
    e.a.jump(target);
  });
}

void jump_if_equal(Emitter& e, const Ins& i, bool sense, Label target) {  // doubles
  int x = e.xreg(i.args[0], kXmmScratch);
  e.xsrc(i.args[1], [&](const auto& y) { e.a.ucomisd(Xmm(x), y); });
  if (sense) {
    int nan = e.a.skip(P);
    e.a.jump(E, target);
    e.a.land(nan);
  } else {
    e.a.jump(P, target);
    e.a.jump(NE, target);
  }
}

void question(Emitter& e, Id id, const Ins&) {
  Loc l = e.loc(id);
  bool in_operand = false;
  e.sel.for_each_operand(id, [&](Id v) { in_operand |= l.kind == Loc::Reg && e.in_reg(v, l.n); });
  int d = in_operand ? RAX : e.dst(id);
  e.materialize(id, d);
  e.put(id, d);
}

}  // namespace

void Emitter::jump_if(Id id, bool sense, Label target) {
  if (is_const(id)) {
    if (bool(bits(id) & 1) == sense) a.jump(target);
    return;
  }
  if (!sel.fused(id)) {
    if (on_stack(id))
      a.cmp(a.at(Assembler::slot(loc(id).n), 8), 0);
    else
      a.test(a.r32(loc(id).n), a.r32(loc(id).n));
    return a.jump(sense ? NE : E, target);
  }
  const Ins& i = ins(id);
  Condition yes;
  if (simple_question(*this, i, &yes)) return a.jump(sense ? yes : negate(yes), target);
  switch (i.op) {
    case Op::Not:
      return jump_if(i.args[0], !sense, target);
    case Op::And: {
      if (!sense) {
        jump_if(i.args[0], false, target);
        return jump_if(i.args[1], false, target);
      }
      Label no = a.label();
      jump_if(i.args[0], false, no);
      jump_if(i.args[1], true, target);
      return a.place(no);
    }
    case Op::HasShape:
    case Op::HasKind:
      return jump_if_header(*this, i, sense, target);
    case Op::IsDouble:
      return jump_if_double(*this, i, sense, target);
    case Op::CmpF64:
      return jump_if_equal(*this, i, sense, target);
    default:
      HY_CHECK(false, "not a question");
  }
}

void Emitter::materialize(Id id, int d) {
  const Ins& i = ins(id);
  Condition yes;
  if (simple_question(*this, i, &yes)) return a.set(yes, d);
  Label no = a.label();
  switch (i.op) {
    case Op::HasShape:
    case Op::HasKind:
      jump_if_header(*this, i, false, no);
      break;
    case Op::IsDouble:
      jump_if_double(*this, i, false, no);
      break;
    case Op::CmpF64:
      jump_if_equal(*this, i, false, no);
      break;
    default:
      jump_if(id, false, no);
      break;  // fused Not, And
  }
  a.load_imm(d, 1);
  int end = a.skip();
  a.place(no);
  a.load_imm(d, 0);
  a.land(end);
}

template <>
void lower<Op::IsInt>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::IsDouble>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::IsHeap>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::HasShape>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::HasKind>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::HasAux>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::Same>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::SameWord>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::Truthy>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::IsCompletion>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::CmpInt>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}
template <>
void lower<Op::CmpF64>(Emitter& e, Id id, const Ins& i) {
  question(e, id, i);
}

template <>
void lower<Op::Not>(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id);
  e.get(d, i.args[0]);
  e.a.xor_(e.a.r32(d), 1);
  e.put(id, d);
}

template <>
void lower<Op::And>(Emitter& e, Id id, const Ins& i) {
  e.get(RAX, i.args[0]);
  e.a.alu(Alu::And, RAX, e.src(i.args[1], RCX));
  e.put(id, RAX);
}

template <>
void lower<Op::BoxBool>(Emitter& e, Id id, const Ins& i) {  // false is 0x05, true 0x25
  Id b = i.args[0];
  if (!e.is_const(b) && e.sel.fused(b))
    e.materialize(b, RAX);
  else
    e.get(RAX, b);
  e.a.shl(e.a.eax, 5);
  e.a.add(e.a.eax, 5);
  e.put(id, RAX);
}

template <>
void lower<Op::Guard>(Emitter& e, Id id, const Ins& i) {
  if (i.state >= 0) e.jump_if(i.args[0], false, e.deopt(id));
}

template <>
void lower<Op::Branch>(Emitter& e, Id id, const Ins& i) {
  const Block& b = e.g.blocks[i.block];
  Label yes = e.block_label(b.succ[0]), no = e.block_label(b.succ[1]);
  Label next = e.next_block() < 0 ? -1 : e.block_label(e.next_block());
  if (e.a.same(yes, next)) return e.jump_if(i.args[0], false, no);
  e.jump_if(i.args[0], true, yes);
  if (!e.a.same(no, next)) e.a.jump(no);
}

}  // namespace hypha::pe::x64
