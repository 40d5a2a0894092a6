// SPDX-License-Identifier: MIT
#include "partial_eval/x64/assembler.h"

#include <cstdlib>
#include <cstring>

#include "framework/engine/check.h"
#include "framework/thread/thread_state.h"

namespace hypha::pe::x64 {

using namespace Xbyak;

Assembler::Heap Assembler::heap_;

uint8_t* Assembler::Heap::alloc(size_t n) { return static_cast<uint8_t*>(malloc(n)); }
void Assembler::Heap::free(uint8_t* p) { ::free(p); }

bool fits32(uint64_t bits) { return int64_t(bits) == int32_t(bits); }

Assembler::Assembler() : CodeGenerator(16 * 1024, AutoGrow, &heap_) {}

// ---- labels
Assembler::Label Assembler::label() {
  labels_.emplace_back();
  return Label(labels_.size()) - 1;
}

Assembler::Label Assembler::target_of(Label l) const {
  while (labels_[l].alias >= 0) l = labels_[l].alias;
  return l;
}

void Assembler::alias(Label l, Label target) {
  if (target_of(target) != l) labels_[l].alias = target;
}

void Assembler::place(Label l) {
  LabelState& s = labels_[l];
  HY_DCHECK(s.position < 0 && s.alias < 0);
  s.position = int32_t(offset());
  for (int32_t use = s.last_use; use >= 0;) {
    int32_t next;
    memcpy(&next, getCode() + use, 4);
    rewrite(size_t(use), uint64_t(int64_t(s.position - (use + 4))), 4);
    use = next;
  }
}

void Assembler::put_field(Label l) {
  LabelState& s = labels_[l];
  if (s.position >= 0) {
    dd(uint32_t(s.position - int32_t(offset() + 4)));
    return;
  }
  int32_t here = int32_t(offset());
  dd(uint32_t(s.last_use));
  s.last_use = here;
}

void Assembler::jump(Label l) {
  l = target_of(l);
  int32_t p = labels_[l].position, distance = p - int32_t(offset() + 2);
  if (p >= 0 && distance >= -128) {
    db(0xEB);
    db(distance & 0xFF);
  } else {
    db(0xE9);
    put_field(l);
  }
}

void Assembler::jump(Condition c, Label l) {
  l = target_of(l);
  int32_t p = labels_[l].position, distance = p - int32_t(offset() + 2);
  if (p >= 0 && distance >= -128) {
    db(0x70 | c);
    db(distance & 0xFF);
  } else {
    db(0x0F);
    db(0x80 | c);
    put_field(l);
  }
}

int Assembler::skip(Condition c) {
  db(0x70 | c);
  db(0);
  return int(offset());
}

int Assembler::skip() {
  db(0xEB);
  db(0);
  return int(offset());
}

void Assembler::land(int from) {
  int distance = int(offset()) - from;
  HY_CHECK(distance < 128, "skip over too much code");
  rewrite(size_t(from) - 1, uint64_t(distance), 1);
}

// ---- operands
Address Assembler::at(const Mem& m, int bits) {
  if (m.tls) {
    putSeg(fs);
    RegExp e(size_t(int64_t(m.disp)));
    if (m.index >= 0) e = r64(m.index) * m.scale + e;
    return Address(uint32_t(bits), false, e);
  }
  RegExp e(r64(m.base));
  if (m.index >= 0) e = e + r64(m.index) * m.scale;
  return Address(uint32_t(bits), false, e + size_t(int64_t(m.disp)));
}

Address Assembler::constant(uint64_t bits) {
  auto [it, fresh] = pool_.try_emplace(bits);
  if (fresh) pool_order_.push_back(bits);
  return qword[rip + it->second];
}

Mem Assembler::thread_field(size_t offset) {
  // The variable is initial-exec: the same distance from fs:0 in every thread.
  static const int32_t base = [] {
    int64_t d = reinterpret_cast<char*>(&tls_thread) - static_cast<char*>(__builtin_thread_pointer());
    HY_CHECK(fits32(uint64_t(d)));
    return int32_t(d);
  }();
  return {.disp = base + int32_t(offset), .tls = true};
}

// ---- instructions
namespace {
struct AluForms {
  void (CodeGenerator::*with_operand)(const Operand&, const Operand&);
  void (CodeGenerator::*with_imm)(const Operand&, uint32_t);
};
constexpr AluForms kAlu[] = {
    {&CodeGenerator::add, &CodeGenerator::add},   {&CodeGenerator::or_, &CodeGenerator::or_},
    {&CodeGenerator::and_, &CodeGenerator::and_}, {&CodeGenerator::sub, &CodeGenerator::sub},
    {&CodeGenerator::xor_, &CodeGenerator::xor_}, {&CodeGenerator::cmp, &CodeGenerator::cmp},
};
}  // namespace

void Assembler::alu(Alu op, int d, const Src& s) {
  const AluForms& f = kAlu[int(op)];
  switch (s.kind) {
    case Src::Reg:
      return (this->*f.with_operand)(r64(d), r64(s.reg));
    case Src::Memory:
      return (this->*f.with_operand)(r64(d), at(s.mem));
    case Src::Imm:
      return (this->*f.with_imm)(r64(d), uint32_t(s.imm));
  }
}

void Assembler::alu(Alu op, const Mem& d, const Src& s) {
  const AluForms& f = kAlu[int(op)];
  if (s.kind == Src::Reg)
    (this->*f.with_operand)(at(d), r64(s.reg));
  else
    (this->*f.with_imm)(at(d), uint32_t(s.imm));
}

void Assembler::move(int d, const Src& s) {
  switch (s.kind) {
    case Src::Reg:
      return move(d, s.reg);
    case Src::Memory:
      return mov(r64(d), at(s.mem));
    case Src::Imm:
      return load_imm(d, uint64_t(int64_t(s.imm)));
  }
}

void Assembler::store(const Mem& d, const Src& s) {
  if (s.kind == Src::Reg)
    mov(at(d), r64(s.reg));
  else
    mov(at(d), uint64_t(int64_t(s.imm)));
}

void Assembler::set(Condition c, int d) {
  db(0x0F);  // setcc al
  db(0x90 | c);
  db(0xC0);
  movzx(r32(d), al);
}

void Assembler::call_absolute(const void* function) {
  mov(rax, reinterpret_cast<uint64_t>(function));
  call(rax);
}

void Assembler::call_stub(const void* target) {
  db(0xE8);
  relocations_.push_back({offset(), target});
  dd(0);
}

void Assembler::align_to(uint32_t n) {
  if (uint32_t over = offset() % n) nop(n - over);
}

CodeBytes Assembler::finish() {
  if (!pool_order_.empty()) align_to(8);
  for (uint64_t bits : pool_order_) {
    L(pool_.at(bits));
    dq(bits);
  }
  ready(PROTECT_RW);
  for ([[maybe_unused]] const LabelState& s : labels_)
    HY_DCHECK(s.position >= 0 || s.last_use < 0, "label without a place");
  return {getCode(), getSize(), relocations_.data(), relocations_.size()};
}

}  // namespace hypha::pe::x64
