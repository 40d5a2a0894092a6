// SPDX-License-Identifier: MIT
// From a graph to installed code: the frame, the blocks, what lies behind them.
//
//   rbp+8  return address        rbp-8 ...   callee-saved registers
//   rbp    caller's rbp          below       stack slots
//                                rsp ...     arguments of calls
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/node/call_target.h"
#include "framework/thread/thread_state.h"
#include "partial_eval/x64/emitter.h"
#include "partial_eval/x64/stubs.h"

namespace hypha::pe::x64 {

using LowerFunction = void (*)(Emitter&, Id, const Ins&);
static constexpr LowerFunction kLower[] = {
#define HY_OP(name, result, operands, flags) &lower<Op::name>,
#include "partial_eval/ir/ops.def"
};

Emitter::Emitter(Code* code, const Selection& s, const Flow& f, const Intervals& iv, const Allocation& al)
    : g(code->graph), sel(s), code_(code), flow_(f), intervals_(iv), alloc_(al), threaded_(g.blocks.size()) {
  for (size_t b = 0; b < g.blocks.size(); b++) a.label();  // block_label
  deopt_tail_ = a.label();
}

CodeBytes Emitter::run() {
  frame_layout();
  thread_jumps();
  prologue();
  auto hot_end = flow_.layout.begin() + long(flow_.hot);
  blocks({flow_.layout.begin(), hot_end});
  blocks({hot_end, flow_.layout.end()});
  deopt_tail();
  return a.finish();
}

// ---- frame
void Emitter::frame_layout() {
  size_t outgoing = 0;
  for (const Intervals::Call& c : intervals_.calls) {
    const Ins& i = ins(c.id);
    if (i.op != Op::CallRuntime) outgoing = std::max(outgoing, i.args.size());
  }
  int32_t saved = int32_t(alloc_.callee_saved.size());
  frame_bytes_ = 8 * (alloc_.slots + int32_t(outgoing));
  if ((8 * saved + frame_bytes_) % 16) frame_bytes_ += 8;
}

void Emitter::prologue() {
  a.push(a.rbp);
  a.mov(a.rbp, a.rsp);
  Label overflow = a.label();
  // A loop's code is entered where a poll has just been.
  bool loop = g.osr_loop != nullptr;
  Mem limit = Assembler::thread_field(loop ? offsetof(ThreadState, stack_limit) : offsetof(ThreadState, entry_limit));
  if (frame_bytes_ < 4096) {
    a.cmp(a.rsp, a.at(limit));
  } else {  // stack_limit leaves room for small frames only
    a.lea(a.rax, a.ptr[a.rsp - frame_bytes_]);
    a.cmp(a.rax, a.at(limit));
  }
  a.jump(B, overflow);
  for (int r : alloc_.callee_saved) a.push(a.r64(r));
  if (frame_bytes_) a.sub(a.rsp, frame_bytes_);
  later([this, overflow, loop] {
    a.place(overflow);
    a.push(a.rdi);
    a.push(a.rsi);
    a.call_absolute(reinterpret_cast<const void*>(loop ? &hypha_stack_overflow : &hypha_enter_slow));
    code_->call_sites.push_back({a.offset(), -1});
    a.pop(a.rsi);
    a.pop(a.rdi);
    a.leave();
    if (!loop) {  // to where calls of the target lead by now, unless this one has ended
      Label done = a.label();
      a.alu(Alu::Cmp, RAX, Src{.kind = Src::Imm, .imm = int32_t(kNil.bits)});
      a.jump(NE, done);
      a.jmp(a.qword[a.rdi + offsetof(CallTarget, entry)]);
      a.place(done);
    }
    a.ret();
  });
}

void Emitter::epilogue() {
  int32_t offset = 0;
  for (int r : alloc_.callee_saved) a.mov(a.r64(r), a.at(Assembler::slot(offset -= 8)));
  a.leave();
  a.ret();
}

// ---- blocks
std::vector<Emitter::Move> Emitter::jump_moves(Id jump) const {
  const Ins& i = ins(jump);
  const std::vector<Id>& params = g.blocks[g.blocks[i.block].succ[0]].ins;
  std::vector<Move> moves;
  for (size_t k = 0; k < i.args.size(); k++) {
    Loc to = loc(params[k]);
    bool unused = to.kind == Loc::None || (i.args[k] == 0 && to.kind == Loc::Xmm);
    bool there = !is_const(i.args[k]) && loc(i.args[k]) == to;
    if (!unused && !there) moves.push_back(move_to(to, i.args[k]));
  }
  return moves;
}

bool Emitter::does_nothing(int32_t b) const {
  if (b == g.order[0]) return false;
  for (Id id : g.blocks[b].ins) {
    const Ins& i = ins(id);
    if (i.op == Op::BlockParam) {
      if (alloc_.save_slot[id] && alloc_.stored_at_definition[id]) return false;
    } else if (i.op == Op::Jump) {
      return i.args.empty() || jump_moves(id).empty();
    } else if (sel.emits(id)) {
      return false;
    }
  }
  return false;
}

void Emitter::thread_jumps() {
  for (int32_t b : g.order) {
    int32_t target = g.blocks[b].succ[0];
    if (!does_nothing(b) || target == b) continue;
    threaded_[b] = true;
    a.alias(block_label(b), block_label(target));
  }
  // A cycle of empty blocks is an endless loop: alias() left one of its labels standing, and that block must exist.
  for (int32_t b : g.order)
    if (threaded_[b] && !a.is_alias(block_label(b))) threaded_[b] = false;
}

void Emitter::load_params() {  // from [rsi]; the one that goes to rsi comes last
  Id in_rsi = 0;
  for (Id id : g.blocks[g.order[0]].ins) {
    const Ins& i = ins(id);
    if (i.op != Op::Param || !sel.emits(id)) continue;
    if (loc(id) == Loc{Loc::Reg, RSI}) {
      in_rsi = id;
      continue;
    }
    if (loc(id).kind == Loc::None) continue;
    a.mov(a.r64(dst(id)), a.at({.base = RSI, .disp = int32_t(8 * i.imm)}));
    put(id, dst(id));
  }
  if (!in_rsi) return;
  a.mov(a.rsi, a.at({.base = RSI, .disp = int32_t(8 * ins(in_rsi).imm)}));
  put(in_rsi, RSI);
}

void Emitter::start_of_block(int32_t b) {
  for (Id id : g.blocks[b].ins) {
    if (ins(id).op != Op::BlockParam) break;
    Loc l = loc(id);
    if (l.kind == Loc::Reg)
      put(id, l.n);  // moves nothing, but may store
    else if (l.kind == Loc::Xmm)
      xput(id, l.n);
  }
}

// A piece of the layout and the slow paths of what is in it.
void Emitter::blocks(std::vector<int32_t> list) {
  std::erase_if(list, [&](int32_t b) { return threaded_[b]; });
  for (size_t k = 0; k < list.size(); k++) {
    next_ = k + 1 < list.size() ? list[k + 1] : -1;
    block(list[k]);
  }
  next_ = -1;
  out_of_line();
}

void Emitter::block(int32_t b) {
  if (flow_.align[b]) a.align_to(16);
  a.place(block_label(b));
  if (b == g.order[0]) load_params();
  start_of_block(b);
  for (Id id : g.blocks[b].ins)
    if (sel.emits(id)) kLower[int(ins(id).op)](*this, id, ins(id));
}

// ---- out of line
Label Emitter::deopt(Id site) {
  if (deopts_.empty() || deopts_.back().site != site || deopts_.back().undo)
    deopts_.push_back({.site = site, .label = a.label()});
  return deopts_.back().label;
}

Label Emitter::deopt_undoing(Id site, Alu op, int d, Src src) {
  deopts_.push_back({.site = site, .label = a.label(), .undo = true, .op = op, .d = d, .src = src});
  return deopts_.back().label;
}

void Emitter::out_of_line() {
  for (size_t k = 0; k < later_.size(); k++) {  // may add more
    std::function<void()> f = std::move(later_[k]);
    f();
  }
  later_.clear();
}

void Emitter::deopt_tail() {
  for (const DeoptStub& s : deopts_) {
    a.place(s.label);
    if (s.undo) a.alu(s.op == Alu::Add ? Alu::Sub : Alu::Add, s.d, s.src);
    a.mov(a.ecx, uint32_t(s.site));
    a.jump(deopt_tail_);
  }
  if (deopts_.empty()) return;
  a.place(deopt_tail_);
  a.load_imm(RAX, reinterpret_cast<uint64_t>(code_));
  a.call_stub(stubs().deopt);
  epilogue();
}

void Emitter::record_call(Id site) { code_->call_sites.push_back({a.offset(), ins(site).state}); }

// ---- values in caller-saved registers around calls
void Emitter::save_registers(Id call) {
  for (const Allocation::Save& s : alloc_.saves[intervals_.call_index(call)]) {
    if (!s.store) continue;
    Loc l = loc(s.value);
    Mem slot = Assembler::slot(alloc_.save_slot[s.value]);
    if (l.kind == Loc::Reg)
      a.mov(a.at(slot), a.r64(l.n));
    else
      a.movsd(a.at(slot), Xbyak::Xmm(l.n));
  }
}

void Emitter::restore_registers(Id call) {
  for (const Allocation::Save& s : alloc_.saves[intervals_.call_index(call)]) {
    if (!s.reload) continue;
    Loc l = loc(s.value);
    Mem slot = Assembler::slot(alloc_.save_slot[s.value]);
    if (l.kind == Loc::Reg)
      a.mov(a.r64(l.n), a.at(slot));
    else
      a.movsd(Xbyak::Xmm(l.n), a.at(slot));
  }
}

}  // namespace hypha::pe::x64

namespace hypha::pe {

static std::string code_name(const Graph& g) {
  std::string name = g.target ? g.target->name : std::string("graph");
  return "hypha:" + (name.empty() ? "?" : name) + (g.osr_loop ? "~loop" : "");
}

std::unique_ptr<Code> emit(Graph&& graph, DeoptHandler deopt) {
  auto code = std::make_unique<Code>();
  code->graph = std::move(graph);
  code->deopt = deopt;
  x64::stubs();
  x64::Selection selection(code->graph);
  x64::Flow flow(code->graph);
  x64::Intervals intervals(code->graph, selection, flow);
  x64::Allocation allocation = x64::allocate(code->graph, intervals);
  x64::Emitter emitter(code.get(), selection, flow, intervals, allocation);
  CodeBytes bytes = emitter.run();
  std::sort(code->call_sites.begin(), code->call_sites.end(),
            [](const Code::CallSite& a, const Code::CallSite& b) { return a.return_offset < b.return_offset; });
  code->locations = std::move(allocation.location);
  for (size_t v = 0; v < allocation.split.size(); v++)
    if (allocation.split[v]) code->locations[v] = {Loc::Stack, allocation.save_slot[v]};
  code->save_slots = std::move(allocation.save_slot);
  void* at = install_bytes(bytes, code.get());
  if (!at) return nullptr;
  code->bytes = bytes.size;
  code->entry = at;
  write_perf_map(at, bytes.size, code_name(code->graph).c_str());
  return code;
}

}  // namespace hypha::pe
