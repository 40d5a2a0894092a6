// SPDX-License-Identifier: MIT
// Moves that happen at once: arguments of blocks and of calls. A move is done when nobody waits for what its
// destination holds; if only cycles are left, one value steps aside.
#include "partial_eval/x64/emitter.h"

namespace hypha::pe::x64 {

using Xbyak::Xmm;

// Memory to memory goes through rcx, constants to memory through rcx or xmm14; values step aside to rax or xmm15. rcx
// is a destination too (fourth argument of a C function), but then no destination is in memory.
void Emitter::move_one(Loc to, const Move& m) {
  Loc from = m.from;
  bool constant = from.kind == Loc::None;
  if (constant && ins(m.constant).repr != Repr::F64) {
    uint64_t v = bits(m.constant);
    if (to.kind == Loc::Reg) return a.load_imm(to.n, v);
    if (fits32(v)) return a.mov(a.at(Assembler::slot(to.n)), v);
    a.load_imm(RCX, v);
    return a.mov(a.at(Assembler::slot(to.n)), a.rcx);
  }
  if (to.kind == Loc::Xmm) {
    if (constant) return xget(to.n, m.constant);
    if (from.kind == Loc::Xmm) return a.movaps(Xmm(to.n), Xmm(from.n));
    if (from.kind == Loc::Reg) return a.movq(Xmm(to.n), a.r64(from.n));
    return a.movsd(Xmm(to.n), a.at(Assembler::slot(from.n)));
  }
  if (to.kind == Loc::Reg)
    return a.move(to.n, from.kind == Loc::Reg ? Src{.kind = Src::Reg, .reg = from.n}
                                              : Src{.kind = Src::Memory, .mem = Assembler::slot(from.n)});
  Mem slot = Assembler::slot(to.n);
  if (constant) {
    xget(kXmmScratch, m.constant);
    from = {Loc::Xmm, kXmmScratch};
  } else if (from.kind == Loc::Stack) {
    a.mov(a.rcx, a.at(Assembler::slot(from.n)));
    from = {Loc::Reg, RCX};
  }
  if (from.kind == Loc::Xmm)
    a.movsd(a.at(slot), Xmm(from.n));
  else
    a.mov(a.at(slot), a.r64(from.n));
}

void Emitter::parallel_moves(std::vector<Move>& m) {
  std::erase_if(m, [](const Move& x) { return x.to.kind == Loc::None || x.to == x.from; });
  auto is_read = [&](Loc l, size_t except) {
    for (size_t k = 0; k < m.size(); k++)
      if (k != except && m[k].from == l) return true;
    return false;
  };
  while (!m.empty()) {
    size_t before = m.size();
    for (size_t k = 0; k < m.size();) {
      if (is_read(m[k].to, k)) {
        k++;
        continue;
      }
      move_one(m[k].to, m[k]);
      m[k] = m.back();
      m.pop_back();
    }
    if (m.size() < before) continue;
    Loc from = m[0].from;  // only cycles are left
    Loc aside = from.kind == Loc::Xmm ? Loc{Loc::Xmm, kXmmScratch2} : Loc{Loc::Reg, RAX};
    move_one(aside, m[0]);
    for (Move& x : m)
      if (x.from == from) x.from = aside;
  }
}

}  // namespace hypha::pe::x64
