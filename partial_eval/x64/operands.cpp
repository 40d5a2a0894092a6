// SPDX-License-Identifier: MIT
// Reading operands and placing results.
#include "framework/engine/check.h"
#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {

using Xbyak::Xmm;

int Emitter::reg(Id id, int scratch) {
  if (in_reg(id)) return loc(id).n;
  get(scratch, id);
  return scratch;
}

void Emitter::get(int d, Id id) {
  if (is_const(id)) return a.load_imm(d, bits(id));
  a.move(d, src(id, d));
}

Src Emitter::src(Id id, int scratch) {
  if (is_const(id)) {
    uint64_t v = bits(id);
    if (fits32(v)) return {.kind = Src::Imm, .imm = int32_t(v)};
    a.load_imm(scratch, v);
    return {.kind = Src::Reg, .reg = scratch};
  }
  if (sel.fused(id)) return {.kind = Src::Memory, .mem = address(id, scratch)};
  Loc l = loc(id);
  if (l.kind == Loc::Reg) return {.kind = Src::Reg, .reg = l.n};
  HY_DCHECK(l.kind == Loc::Stack);
  return {.kind = Src::Memory, .mem = Assembler::slot(l.n)};
}

bool Emitter::reads(Id id, int r) const {
  if (is_const(id) || !sel.fused(id)) return in_reg(id, r);
  bool found = false;
  sel.for_each_operand(id, [&](Id v) { found |= in_reg(v, r); });
  return found;
}

void Emitter::put(Id id, int r) {
  Loc l = loc(id);
  if (l.kind == Loc::Reg)
    a.move(l.n, r);
  else if (l.kind == Loc::Stack)
    a.mov(a.at(Assembler::slot(l.n)), a.r64(r));
  if (alloc_.save_slot[id] && alloc_.stored_at_definition[id])
    a.mov(a.at(Assembler::slot(alloc_.save_slot[id])), a.r64(r));
}

int Emitter::xreg(Id id, int scratch) {
  if (!is_const(id) && !sel.fused(id) && loc(id).kind == Loc::Xmm) return loc(id).n;
  xget(scratch, id);
  return scratch;
}

void Emitter::xget(int d, Id id) {
  if (is_const(id) && bits(id) == 0) return a.xorps(Xmm(d), Xmm(d));
  if (!is_const(id) && !sel.fused(id) && loc(id).kind == Loc::Xmm) {
    if (loc(id).n != d) a.movaps(Xmm(d), Xmm(loc(id).n));
    return;
  }
  xsrc(id, [&](const auto& s) { a.movsd(Xmm(d), s); });
}

void Emitter::xput(Id id, int x) {
  Loc l = loc(id);
  if (l.kind == Loc::Xmm && l.n != x)
    a.movaps(Xmm(l.n), Xmm(x));
  else if (l.kind == Loc::Stack)
    a.movsd(a.at(Assembler::slot(l.n)), Xmm(x));
  if (alloc_.save_slot[id] && alloc_.stored_at_definition[id])
    a.movsd(a.at(Assembler::slot(alloc_.save_slot[id])), Xmm(x));
}

Mem Emitter::address(Id id, int scratch) {
  const Ins& i = ins(id);
  if (i.op == Op::LoadTls || i.op == Op::StoreTls) return Assembler::thread_field(size_t(i.imm));
  Id object = i.args[0];
  int tag = g.ins[object].repr == Repr::Tagged ? 1 : 0;
  HY_CHECK(fits32(i.imm), "field offset");
  return {.base = reg(object, scratch), .disp = int32_t(i.imm) - tag};
}

}  // namespace hypha::pe::x64
