// SPDX-License-Identifier: MIT
// Between tagged words and doubles. The immediate form (flonum) is straight-line code; zero, heap doubles and fixnums
// are out of line.
#include "framework/heap/heap_object.h"
#include "partial_eval/x64/emitter.h"
#include "partial_eval/x64/stubs.h"

namespace hypha::pe::x64 {

using Xbyak::Xmm;

constexpr int kValueOffset = sizeof(HeapObject) - 1;  // HeapDouble::value, from the tagged pointer
static_assert(sizeof(HeapDouble) == sizeof(HeapObject) + sizeof(double));

// flonum: rotate right by 3 what is left after taking 1 + (top bit) off the tag; see flonum_to_double.
template <>
void lower<Op::Unbox>(Emitter& e, Id id, const Ins& i) {
  int d = e.xdst(id);
  Label other = e.a.label(), zero = e.a.label(), back = e.a.label();
  bool maybe_int = i.flags & kMaybeInt;
  e.get(RAX, i.args[0]);
  if (maybe_int) {
    e.a.lea(e.a.ecx, e.a.ptr[e.a.rax + 1]);
    e.a.test(e.a.cl, 3);
    e.a.jump(NE, other);
  } else {
    e.a.test(e.a.al, 2);
    e.a.jump(E, other);
  }
  e.a.cmp(e.a.rax, e.a.constant(kFlonumZero));
  e.a.jump(E, zero);
  e.a.bt(e.a.rax, 63);
  e.a.sbb(e.a.rax, 1);
  e.a.ror(e.a.rax, 3);
  e.a.movq(Xmm(d), e.a.rax);
  e.a.place(back);
  e.xput(id, d);
  e.later([=, &e] {
    e.a.place(other);
    if (maybe_int) {
      e.a.test(e.a.al, 1);
      int heap = e.a.skip(NE);
      e.a.sar(e.a.rax, 1);
      e.a.xorps(Xmm(d), Xmm(d));
      e.a.cvtsi2sd(Xmm(d), e.a.rax);
      e.a.jump(back);
      e.a.land(heap);
    }
    e.a.movsd(Xmm(d), e.a.qword[e.a.rax + kValueOffset]);
    e.a.jump(back);
    e.a.place(zero);
    e.a.xorps(Xmm(d), Xmm(d));
    e.a.jump(back);
  });
}

// See box_double: the top three exponent bits decide.
template <>
void lower<Op::Box>(Emitter& e, Id id, const Ins& i) {
  Label slow = e.a.label(), back = e.a.label();
  e.a.movq(e.a.rax, Xmm(e.xreg(i.args[0], kXmmScratch)));
  e.a.mov(e.a.rcx, e.a.rax);
  e.a.shr(e.a.rcx, 60);
  e.a.inc(e.a.ecx);
  e.a.and_(e.a.ecx, 6);
  e.a.cmp(e.a.ecx, 4);
  e.a.jump(NE, slow);
  e.a.cmp(e.a.rax, e.a.constant(kFlonumHole));
  e.a.jump(E, slow);
  e.a.rol(e.a.rax, 3);
  e.a.or_(e.a.rax, 3);
  e.a.place(back);
  e.put(id, RAX);
  e.later([=, &e] {
    e.a.place(slow);
    e.a.test(e.a.rax, e.a.rax);
    int not_zero = e.a.skip(NE);
    e.a.load_imm(RAX, kFlonumZero);
    e.a.jump(back);
    e.a.land(not_zero);
    e.a.call_stub(stubs().box);
    e.record_call(id);
    e.a.jump(back);
  });
}

}  // namespace hypha::pe::x64
