// SPDX-License-Identifier: MIT
// Calls, polls, and the ways out of a block.
#include <cstddef>

#include "framework/engine/check.h"
#include "framework/node/call_target.h"
#include "framework/thread/thread_state.h"
#include "partial_eval/x64/emitter.h"
#include "partial_eval/x64/stubs.h"

namespace hypha::pe::x64 {
namespace {

using Xbyak::Xmm;

void put_result(Emitter& e, Id id, const Ins& i) {
  switch (i.repr) {
    case Repr::None:
      break;
    case Repr::F64:
      e.xput(id, 0);
      break;
    case Repr::Bool:
      e.a.movzx(e.a.eax, e.a.al);
      e.put(id, RAX);
      break;
    default:
      e.put(id, RAX);
  }
}

void outgoing_arguments(Emitter& e, const Ins& i, size_t first) {
  for (size_t k = first; k < i.args.size(); k++) {
    Mem to = e.outgoing(k - first);
    Id v = i.args[k];
    if (!e.is_const(v) && e.loc(v).kind == Loc::Xmm) {
      e.a.movsd(e.a.at(to), Xmm(e.loc(v).n));
      continue;
    }
    Src s = e.src(v, RAX);
    if (s.kind == Src::Memory) {
      e.a.mov(e.a.rax, e.a.at(s.mem));
      s = {.kind = Src::Reg, .reg = RAX};
    }
    e.a.store(to, s);
  }
}

// rdi = the target, rsi = the arguments
void call_entry(Emitter& e, Id id, const Ins& i) {
  e.a.mov(e.a.rsi, e.a.rsp);
  e.a.call(e.a.qword[e.a.rdi + offsetof(CallTarget, entry)]);
  e.record_call(id);
  put_result(e, id, i);
  e.restore_registers(id);
}

}  // namespace

template <>
void lower<Op::CallTarget>(Emitter& e, Id id, const Ins& i) {
  e.save_registers(id);
  outgoing_arguments(e, i, 0);
  e.a.load_imm(RDI, i.imm);
  call_entry(e, id, i);
}

template <>
void lower<Op::CallDynamic>(Emitter& e, Id id, const Ins& i) {
  e.save_registers(id);
  outgoing_arguments(e, i, 1);
  e.get(RDI, i.args[0]);
  call_entry(e, id, i);
}

template <>
void lower<Op::CallRuntime>(Emitter& e, Id id, const Ins& i) {
  e.save_registers(id);
  std::vector<Emitter::Move> moves;
  int ints = 0, doubles = 0;
  for (Id v : i.args) {
    bool f64 = e.ins(v).repr == Repr::F64;
    HY_CHECK(f64 ? doubles < kMaxF64Arguments : ints < kMaxIntArguments, "too many arguments for a runtime function");
    moves.push_back(e.move_to(f64 ? Loc{Loc::Xmm, doubles++} : Loc{Loc::Reg, kIntArguments[ints++]}, v));
  }
  e.parallel_moves(moves);
  e.a.call_absolute(reinterpret_cast<const void*>(i.imm));
  e.record_call(id);
  put_result(e, id, i);
  e.restore_registers(id);
}

template <>
void lower<Op::CheckValid>(Emitter& e, Id id, const Ins&) {
  e.a.load_imm(RAX, reinterpret_cast<uint64_t>(&e.code()->valid));
  e.a.cmp(e.a.byte[e.a.rax], 0);
  e.a.jump(E, e.deopt(id));
}

namespace {
Mem deferred(size_t field) { return Assembler::thread_field(offsetof(ThreadState, deferred) + field); }
}  // namespace

template <>
void lower<Op::Poll>(Emitter& e, Id id, const Ins& i) {
  Label asked = e.a.label(), back = e.a.label();
  e.a.cmp(e.a.at(Assembler::thread_field(offsetof(ThreadState, poll)), 8), 0);
  e.a.jump(NE, asked);
  if (i.extra) {
    e.a.dec(e.a.at(deferred(offsetof(DeferredAppends, polls_left)), 32));
    e.a.jump(S, asked);
  }
  e.a.place(back);
  bool leaves = i.state >= 0;
  e.later([=, &e] {
    e.a.place(asked);
    e.a.call_stub(stubs().poll);
    e.record_call(id);
    if (leaves) {
      e.a.test(e.a.al, e.a.al);
      e.a.jump(NE, e.deopt(id));
    }
    e.a.jump(back);
  });
}

template <>
void lower<Op::AppendDeferred>(Emitter& e, Id id, const Ins&) {
  Label some = e.a.label(), back = e.a.label();
  e.a.cmp(e.a.at(deferred(offsetof(DeferredAppends, count)), 32), 0);
  e.a.jump(NE, some);
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(some);
    e.a.call_stub(stubs().append_deferred);
    e.record_call(id);
    e.a.jump(back);
  });
}

template <>
void lower<Op::Jump>(Emitter& e, Id id, const Ins& i) {
  std::vector<Emitter::Move> moves = e.jump_moves(id);
  e.parallel_moves(moves);
  int32_t next = e.next_block();
  Label target = e.block_label(e.g.blocks[i.block].succ[0]);
  if (next < 0 || !e.a.same(target, e.block_label(next))) e.a.jump(target);
}

template <>
void lower<Op::Return>(Emitter& e, Id, const Ins& i) {
  e.get(RAX, i.args[0]);
  e.epilogue();
}

template <>
void lower<Op::Deopt>(Emitter& e, Id id, const Ins&) {
  e.a.jump(e.deopt(id));
}

// Without code of their own
template <>
void lower<Op::Param>(Emitter&, Id, const Ins&) {}  // loaded at the entry
template <>
void lower<Op::BlockParam>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::Dead>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::Const>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::ConstF64>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::ConstBool>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::ConstWord>(Emitter&, Id, const Ins&) {}
template <>
void lower<Op::Virtual>(Emitter&, Id, const Ins&) {}

}  // namespace hypha::pe::x64
