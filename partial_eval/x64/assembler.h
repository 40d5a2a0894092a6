// SPDX-License-Identifier: MIT
// xbyak with what this compiler needs around it: labels that are plain numbers and cost no hash tables, memory operands
// that may be relative to the thread (fs), a pool of constants, calls into code memory. The bytes are position
// independent until code memory has given them their place.
#pragma once
#include <xbyak/xbyak.h>

#include <unordered_map>
#include <vector>

#include "partial_eval/code/code_memory.h"
#include "partial_eval/x64/registers.h"

namespace hypha::pe::x64 {

struct Mem {
  int base = -1, index = -1, scale = 1;
  int32_t disp = 0;
  bool tls = false;  // fs:[index * scale + disp]
};

// An operand of an instruction that takes register, memory or a sign-extended 32-bit immediate.
struct Src {
  enum Kind : uint8_t { Reg, Memory, Imm } kind;
  int reg = 0;
  Mem mem = {};
  int32_t imm = 0;
  bool is(int r) const { return kind == Reg && reg == r; }
};

enum class Alu { Add, Or, And, Sub, Xor, Cmp };

class Assembler : public Xbyak::CodeGenerator {
 public:
  using Label = int;
  Assembler();

  // ---- labels
  Label label();
  void place(Label);                // here
  void alias(Label, Label target);  // before the first jump to either
  bool is_alias(Label l) const { return labels_[l].alias >= 0; }
  bool same(Label x, Label y) const { return x >= 0 && y >= 0 && target_of(x) == target_of(y); }
  void jump(Label);
  void jump(Condition, Label);
  int skip(Condition);  // short jump forward; to where land() is called with what it returns
  int skip();
  void land(int);

  // ---- operands
  static Xbyak::Reg64 r64(int n) { return Xbyak::Reg64(n); }
  static Xbyak::Reg32 r32(int n) { return Xbyak::Reg32(n); }
  static Xbyak::Reg8 r8(int n) { return Xbyak::Reg8(n, n >= 4 && n < 8); }
  // To be used right in the instruction's operand list: emits the segment prefix.
  Xbyak::Address at(const Mem&, int bits = 64);
  Xbyak::Address constant(uint64_t bits);  // a word in the pool, rip-relative
  static Mem slot(int32_t rbp_offset) { return {.base = RBP, .disp = rbp_offset}; }
  static Mem thread_field(size_t offset);

  // ---- instructions
  void alu(Alu, int d, const Src&);
  void alu(Alu, const Mem&, const Src&);  // s: register or immediate
  void move(int d, const Src&);
  void move(int d, int s) {
    if (d != s) mov(r64(d), r64(s));
  }
  void load_imm(int d, uint64_t bits) { mov(r64(d), bits); }
  void store(const Mem&, const Src&);        // s: register or immediate
  void set(Condition, int d);                // d: 0 or 1; flags survive until it has read them
  void call_absolute(const void* function);  // clobbers rax
  void call_stub(const void* in_code_memory);
  void align_to(uint32_t n);  // within the code, wherever the buffer is
  uint32_t offset() const { return uint32_t(getSize()); }

  // Ends the code with its constants and resolves what is open.
  CodeBytes finish();

 private:
  struct Heap : Xbyak::Allocator {
    uint8_t* alloc(size_t n) override;
    void free(uint8_t* p) override;
    bool useProtect() const override { return false; }  // these bytes are copied, not run
  };
  struct LabelState {
    int32_t position = -1;
    int32_t last_use = -1;  // chain of 32-bit fields that wait for the position
    Label alias = -1;
  };
  Label target_of(Label) const;
  void put_field(Label);
  static Heap heap_;
  std::vector<LabelState> labels_;
  std::unordered_map<uint64_t, Xbyak::Label> pool_;
  std::vector<uint64_t> pool_order_;
  std::vector<CodeBytes::Relocation> relocations_;
};

bool fits32(uint64_t bits);

}  // namespace hypha::pe::x64
