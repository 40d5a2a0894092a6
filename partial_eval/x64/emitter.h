// SPDX-License-Identifier: MIT
// State of one emission and the vocabulary in which the lowerings are written. A lowering reads operands through
// reg/get/src, computes into dst() and hands its result to put(); it may use rax and rcx (xmm14, xmm15) freely but
// must not write its destination while an operand in the same register is still to be read, nor before its last jump
// to deopt(), except for what deopt_undoing() computes back. Each operation has one specialization of lower<>.
#pragma once
#include <functional>
#include <memory>

#include "partial_eval/x64/allocation.h"
#include "partial_eval/x64/assembler.h"

namespace hypha::pe::x64 {

using Label = Assembler::Label;

class Emitter {
 public:
  Emitter(Code*, const Selection&, const Flow&, const Intervals&, const Allocation&);
  CodeBytes run();

  Assembler a;
  const Graph& g;
  const Selection& sel;

  // ---- values
  const Ins& ins(Id id) const { return g.ins[id]; }
  bool is_const(Id id) const { return id == 0 || g.is_const(id); }
  uint64_t bits(Id id) const { return id ? g.ins[id].imm : kNil.bits; }  // of a constant
  Loc loc(Id id) const { return alloc_.location[id]; }
  bool in_reg(Id id) const { return !is_const(id) && !sel.fused(id) && loc(id).kind == Loc::Reg; }
  bool in_reg(Id id, int r) const { return in_reg(id) && loc(id).n == r; }
  bool in_xmm(Id id, int x) const {
    return !is_const(id) && !sel.fused(id) && loc(id).kind == Loc::Xmm && loc(id).n == x;
  }
  bool on_stack(Id id) const { return !is_const(id) && !sel.fused(id) && loc(id).kind == Loc::Stack; }

  int reg(Id, int scratch);  // the register that holds it; loaded into scratch if it is elsewhere
  void get(int d, Id);       // d = value
  Src src(Id, int scratch);  // register, memory or immediate; scratch for large constants and addresses
  int dst(Id id) const { return loc(id).kind == Loc::Reg ? loc(id).n : RAX; }
  bool reads(Id, int r) const;  // reading the value reads the register, be it as the base of a fused load
  void put(Id, int r);          // the result is in r
  int xreg(Id, int scratch);
  void xget(int d, Id);
  template <class F>
  void xsrc(Id id, F f) {  // f(register or memory operand)
    if (is_const(id))
      f(a.constant(bits(id)));
    else if (sel.fused(id))
      f(a.at(address(id, RCX)));
    else if (loc(id).kind == Loc::Xmm)
      f(Xbyak::Xmm(loc(id).n));
    else
      f(a.at(Assembler::slot(loc(id).n)));
  }
  int xdst(Id id) const { return loc(id).kind == Loc::Xmm ? loc(id).n : kXmmScratch; }
  void xput(Id, int x);
  // The memory operand of a load or store; the base is loaded into scratch if need be.
  Mem address(Id, int scratch);

  // ---- conditions (lower_condition.cpp)
  void jump_if(Id condition, bool sense, Label);
  void materialize(Id condition, int d);  // d = 0 or 1; d is rax or no operand's register

  // ---- control
  Label block_label(int32_t b) const { return b; }
  int32_t next_block() const { return next_; }
  Label deopt(Id site);                           // where to jump if the instruction fails
  Label deopt_undoing(Id site, Alu, int d, Src);  // the same; the stub first undoes d = d op src
  // Code for after the hot blocks, emitted when those are done. f() must end by jumping.
  void later(std::function<void()> f) { later_.push_back(std::move(f)); }
  void record_call(Id site);  // right after a call instruction
  void save_registers(Id call);
  void restore_registers(Id call);
  struct Move {
    Loc to, from;
    Id constant;  // from.kind == None
  };
  void parallel_moves(std::vector<Move>& moves);  // as if all at once; leaves `moves` empty
  std::vector<Move> jump_moves(Id jump) const;
  Move move_to(Loc to, Id v) const { return is_const(v) ? Move{to, {}, v} : Move{to, loc(v), 0}; }
  Mem outgoing(size_t k) const { return {.base = RSP, .disp = int32_t(8 * k)}; }
  void epilogue();
  Code* code() const { return code_; }

 private:
  void prologue();
  void blocks(std::vector<int32_t> list);
  void block(int32_t b);
  void start_of_block(int32_t b);
  void load_params();
  void thread_jumps();
  bool does_nothing(int32_t b) const;
  void out_of_line();
  void deopt_tail();
  void move_one(Loc to, const Move&);
  void frame_layout();

  struct DeoptStub {
    Id site;
    Label label;
    bool undo = false;
    Alu op = Alu::Add;
    int d = 0;
    Src src = {};
  };
  Code* code_;
  const Flow& flow_;
  const Intervals& intervals_;
  const Allocation& alloc_;
  std::vector<DeoptStub> deopts_;
  std::vector<std::function<void()>> later_;
  std::vector<bool> threaded_;  // by block: no code of its own
  int32_t next_ = -1;           // the block laid out after this one
  int32_t frame_bytes_ = 0;
  Label deopt_tail_ = 0;
};

template <Op>
void lower(Emitter&, Id, const Ins&);
#define HY_OP(name, result, operands, flags) \
  template <>                                \
  void lower<Op::name>(Emitter&, Id, const Ins&);
#include "partial_eval/ir/ops.def"

}  // namespace hypha::pe::x64
